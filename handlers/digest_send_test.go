package handlers_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"guatu/chat"
	"guatu/ledger"
)

// digestStage is a ledger with two leaders of one district and one of the city.
func digestStage(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	s.play(strings.Join([]string{"member 小崂 officer unit:laoshan-bureau", "member 罗局 leader district:laoshan", "member Alex leader city"}, "\n"))
	plan := ledger.Plan{}
	for chat := int64(901); chat <= 903; chat++ {
		plan.Add(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: chat, Member: chat, Of: "district:laoshan", Since: s.now}})
	}
	plan.Add(ledger.CloseDue{Name: "digest", Next: s.now})
	if err := s.store.Apply(t.Context(), nil, plan, nil); err != nil {
		t.Fatal(err)
	}
	return s
}

// mail are the digests that wait to be sent.
func (s *stage) mail() (list []chat.Reply) {
	s.t.Helper()
	waiting, err := s.store.After(s.t.Context(), 0, true, 10_000)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, w := range waiting {
		list = append(list, w.Reply)
	}
	return list
}

func (s *stage) send(fires ...time.Time) error {
	closing := ledger.CloseDue{Name: "digest", Was: s.now, Next: s.now.AddDate(0, 0, 7)}
	return s.desk.SendDigest(s.t.Context(), ledger.Scope{District: "laoshan"}, fires, closing)
}

func TestDigestGoesToEachSubscriberOnce(t *testing.T) {
	s := digestStage(t)
	monday := time.Date(2023, 3, 6, 8, 30, 0, 0, s.now.Location())
	if err := s.send(monday); err != nil {
		t.Fatal(err)
	}
	if err := s.send(monday); !ledger.Is(err, ledger.Conflict) {
		t.Errorf("a second time: %v", err)
	}
	if n := len(s.mail()); n != 3 {
		t.Errorf("%d messages, want 3", n)
	}
}

// Two processes that both find it due, the lock on the file bypassed: each
// subscriber gets it once.
func TestDigestFromTwoProcesses(t *testing.T) {
	s := digestStage(t)
	monday := time.Date(2023, 3, 6, 8, 30, 0, 0, s.now.Location())
	errs := make([]error, 4)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() { errs[i] = s.send(monday) })
	}
	all.Wait()
	done := 0
	for _, err := range errs {
		if err == nil {
			done++
		} else if !ledger.Is(err, ledger.Conflict) {
			t.Error(err)
		}
	}
	if n := len(s.mail()); n != 3 || done != 1 {
		t.Errorf("%d messages by %d, want 3 by 1", n, done)
	}
}

func TestMissedWeeksComeInOneMessage(t *testing.T) {
	s := digestStage(t)
	at := func(day int) time.Time { return time.Date(2023, 2, day, 8, 30, 0, 0, s.now.Location()) }
	if err := s.send(at(13), at(20), at(27)); err != nil {
		t.Fatal(err)
	}
	mail := s.mail()
	if len(mail) != 3 {
		t.Fatalf("%d messages, want 3", len(mail))
	}
	text := chat.Plain(mail[0].Text)
	for _, want := range []string{"2023-02-06 至 02-26", "本期合并 3 周", "与上期持平"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// A fan-out that was broken off is completed, and nobody is sent it twice.
func TestAManyFoldDigestIsCutIntoSlices(t *testing.T) {
	s := digestStage(t)
	plan := ledger.Plan{}
	for i := range int64(450) {
		plan.Add(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: 10_000 + i, Member: 10_000 + i, Of: "district:laoshan", Since: s.now}})
	}
	if err := s.store.Apply(t.Context(), nil, plan, nil); err != nil {
		t.Fatal(err)
	}
	monday := time.Date(2023, 3, 6, 8, 30, 0, 0, s.now.Location())
	lost := ledger.CloseDue{Name: "digest", Was: s.now.Add(time.Hour), Next: s.now} // fails in the last slice
	if err := s.desk.SendDigest(t.Context(), ledger.Scope{District: "laoshan"}, []time.Time{monday}, lost); !ledger.Is(err, ledger.Conflict) {
		t.Fatalf("the last slice: %v", err)
	}
	if n := len(s.mail()); n != 400 {
		t.Errorf("%d messages after two slices, want 400", n)
	}
	if err := s.send(monday); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, r := range s.mail() {
		seen[fmt.Sprint(r.Chat)]++
	}
	if len(seen) != 453 || len(s.mail()) != 453 {
		t.Errorf("%d chats, %d messages, want 453", len(seen), len(s.mail()))
	}
}
