package handlers_test

import (
	"context"
	"strings"
	"testing"

	"guatu/chat"
	"guatu/ledger"
)

// When a group becomes a supergroup, what it is bound to, and what somebody
// was being asked there, go with it, whoever did it.
func TestGroupMoves(t *testing.T) {
	s := newStage(t)
	s.direct("member 小崂 officer unit:laoshan-bureau")
	s.direct("member 老周 leader district:laoshan")
	s.play("老周 in the group> /bind 崂山区\n小崂 in the group> #在谈 企业：晚风科技；总投资：50")
	old, now := chat.Room{ID: -100, Group: true}, chat.Room{ID: -100999, Group: true}
	m := chat.Message{Kind: chat.Moved, Room: old, MovedTo: now.ID, From: chat.Person{ID: 7, Name: "群主"}, ID: 50, At: s.now}
	if err := s.desk.Handle(t.Context(), nil, m); err != nil {
		t.Fatal(err)
	}
	snap, err := s.store.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	for _, c := range []struct {
		room int64
		want string
	}{{old.ID, ""}, {now.ID, "district:laoshan"}} {
		if of := boundTo(t, snap, c.room); of != c.want {
			t.Errorf("chat %d is bound to %q; want %q", c.room, of, c.want)
		}
	}
	answer := chat.Message{From: s.person("小崂"), Room: now, ID: 51, At: s.now, Date: s.now, Text: "@guatu_bot 50亿元", Me: "guatu_bot"}
	if err := s.desk.Handle(t.Context(), nil, answer); err != nil {
		t.Fatal(err)
	}
	rs := s.waiting()
	if last := rs[len(rs)-1]; last.Chat != now.ID || !strings.HasPrefix(last.Text, "/D1") {
		t.Errorf("the answer in the new chat got %q in chat %d", last.Text, last.Chat)
	}
}

// boundTo is what a chat is subscribed to.
func boundTo(t *testing.T, snap interface {
	Subscriptions(context.Context, int64) ([]ledger.Subscription, error)
}, room int64) string {
	subs, err := snap.Subscriptions(t.Context(), room)
	if err != nil {
		t.Fatal(err)
	}
	var of []string
	for _, x := range subs {
		if x.Ended.IsZero() {
			of = append(of, x.Of)
		}
	}
	return strings.Join(of, " ")
}
