package bot

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/chat"
	"guatu/internal/simulator"
)

var published = Limits{All: 30, Chat: 1, Group: 20}

// Under a digest to many people and talk with some, Telegram never has to say
// 429, and those who talk do not wait for the digest.
func TestLimitsAreKept(t *testing.T) {
	inWorld(t, Config{Limits: published}, simulator.Options{Limits: true}, func(w *world) {
		const people = 600
		w.withPeople(people)
		g := w.sim.Group(-4001, "专班")
		g.AddBot(w.sim.User(1001, "", ""))
		w.settle(time.Minute)
		for i := range people {
			w.store.say(t, chat.Reply{Chat: int64(1001 + i), Text: "周报", Bulk: true})
		}
		for i := range 40 {
			w.store.say(t, chat.Reply{Chat: -4001, Text: fmt.Sprint("群 ", i)})
		}
		w.desk.answer = echo
		w.settle(time.Second)
		for i := range 100 {
			who := w.sim.User(int64(1001+people-1-i), "", "") // late in the digest
			who.Send("问")
			w.settle(200 * time.Millisecond)
			if !slices.Contains(w.shown(who.Chat()), "收到 问") {
				t.Errorf("person %d has no answer after 200 ms", who.ID())
			}
		}
		w.settle(3 * time.Minute)
		for i, v := range w.store.verdicts() {
			if v != chat.Sent {
				t.Fatalf("row %d is %s", i+1, v)
			}
		}
		for _, c := range w.sim.Calls("") {
			if c.Code == 429 {
				t.Fatalf("429 on %s %v", c.Method, c.Params)
			}
		}
		if n := len(w.shown(-4001)); n != 40 {
			t.Errorf("the group got %d of 40", n)
		}
	})
}

func TestChatOrderWithinLimits(t *testing.T) {
	inWorld(t, Config{Limits: published}, simulator.Options{Limits: true}, func(w *world) {
		w.withPeople(1)
		var want []string
		for i := range 10 {
			want = append(want, fmt.Sprint(i))
			w.store.say(t, chat.Reply{Chat: 1001, Text: want[i]})
		}
		w.settle(100 * time.Millisecond)
		if n := len(w.shown(1001)); n != chatBurst {
			t.Errorf("%d at once, want %d", n, chatBurst)
		}
		w.settle(10 * time.Second)
		if diff := cmp.Diff(want, w.shown(1001)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestBucket(t *testing.T) {
	start := time.Unix(0, 0)
	tests := []struct {
		name  string
		pace  pace
		sends int
		want  time.Duration // until the last may go
	}{
		{"none lifted", newPace(1001, published), 5, 2 * time.Second},
		{"lifted", newPace(1001, Limits{}), 1000, 0},
		{"slow chat", newPace(1001, Limits{Chat: 0.5}), 5, 4 * time.Second},
		{"group", newPace(-4001, Limits{Group: 20}), 21, time.Minute},
		{"group below one a minute", newPace(-4001, Limits{Group: 0.5}), 2, time.Minute},
		{"no chat", newPace(0, published), 100, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			now := start
			for range tt.sends {
				for w := tt.pace.wait(now); w > 0; w = tt.pace.wait(now) {
					now = now.Add(w)
				}
				tt.pace.spend(now)
			}
			if got := now.Sub(start).Round(time.Millisecond); got != tt.want {
				t.Errorf("the last went after %v, want %v", got, tt.want)
			}
		})
	}
}
