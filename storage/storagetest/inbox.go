package storagetest

import (
	"testing"
	"time"

	"guatu/chat"
	"guatu/ledger"
)

func testInbox(t *testing.T, open func(*testing.T) Engine) {
	e, ctx := open(t), t.Context()
	update := func(id int64, body string) chat.Update {
		return chat.Update{ID: id, Lane: id * 10, Body: []byte(body), At: Now()}
	}
	none, err := e.Keep(ctx, nil)
	same(t, none, err, []chat.Update{})
	first, err := e.Keep(ctx, []chat.Update{update(5, "a"), update(6, "b"), update(5, "a")})
	same(t, bodies(first), err, []string{"a", "b"})
	again, err := e.Keep(ctx, []chat.Update{update(6, "b"), update(6, "another under the same id"), update(2, "c")})
	same(t, bodies(again), err, []string{"another under the same id", "c"})
	undone, err := e.Undone(ctx)
	same(t, undone, err, append(first, again...))

	if err := e.Quarantine(ctx, first[0].Row, "unreadable"); err != nil {
		t.Fatal(err)
	}
	if err := e.Done(ctx, []int64{again[0].Row}); err != nil {
		t.Fatal(err)
	}
	plan := planOf(ledger.SaveSetting{Key: "k", Value: "once"})
	if err := e.Apply(ctx, []int64{first[1].Row}, plan, []chat.Reply{{Chat: 1}}); err != nil {
		t.Fatal(err)
	}
	undone, err = e.Undone(ctx)
	same(t, bodies(undone), err, []string{"c"})

	// A decision that is repeated changes nothing.
	if err := e.Apply(ctx, []int64{first[1].Row}, planOf(ledger.SaveSetting{Key: "k", Value: "twice"}), []chat.Reply{{Chat: 1}}); err != nil {
		t.Fatal(err)
	}
	value, err := look(t, e).Setting(ctx, "k")
	same(t, value, err, "once")

	// A refused plan leaves its update to be decided again.
	refused := planOf(ledger.EndDraft{ID: 1, Version: 1})
	fails(t, e.Apply(ctx, []int64{again[1].Row}, refused, nil), ledger.Conflict)
	undone, err = e.Undone(ctx)
	same(t, bodies(undone), err, []string{"c"})

	// What is done is known for three days.
	if err := e.Prune(ctx, Now().Add(71*time.Hour)); err != nil {
		t.Fatal(err)
	}
	none, err = e.Keep(ctx, []chat.Update{update(6, "b")})
	same(t, none, err, []chat.Update{})
	if err := e.Prune(ctx, Now().Add(73*time.Hour)); err != nil {
		t.Fatal(err)
	}
	late, err := e.Keep(ctx, []chat.Update{update(6, "b")})
	same(t, bodies(late), err, []string{"b"})
	undone, err = e.Undone(ctx)
	same(t, bodies(undone), err, []string{"c", "b"})
}

func bodies(us []chat.Update) []string {
	var ss []string
	for _, u := range us {
		ss = append(ss, string(u.Body))
	}
	return ss
}
