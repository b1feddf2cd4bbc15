package main

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"guatu/chat"
	"guatu/internal/simulator"
	"guatu/ledger"
)

// BenchmarkLatency is the time from a report to its answer, over HTTP, limits
// lifted: alone, at a pace, and while a digest goes out to many.
func BenchmarkLatency(b *testing.B) {
	for _, mode := range []string{"polling", "webhook"} {
		b.Run(mode+"/alone", func(b *testing.B) { newStopwatch(b, mode).alone() })
		for _, pace := range []int{100, 1000} {
			b.Run(fmt.Sprintf("%s/pace=%d", mode, pace), func(b *testing.B) { newStopwatch(b, mode).paced(pace) })
		}
	}
	b.Run("polling/under-bulk", func(b *testing.B) {
		s := newStopwatch(b, "polling")
		s.fill(b.N * 20)
		s.alone()
	})
}

// stopwatch takes the time of each answer to the reports of 200 people.
type stopwatch struct {
	*testing.B
	w       *world
	people  []*simulator.User
	seen    int64
	answers chan time.Duration

	mu   sync.Mutex
	sent map[int64][]time.Time // chat → when what is not answered yet was sent
}

func newStopwatch(b *testing.B, mode string) *stopwatch {
	w := benchWorld(b, mode, (*world).start)
	s := &stopwatch{B: b, w: w, people: w.crowd(200), answers: make(chan time.Duration, b.N), sent: map[int64][]time.Time{}}
	w.awaitAnswers(b, len(s.people))
	s.seen = w.seen
	go s.watch()
	b.ResetTimer()
	return s
}

// alone sends the next report when the last one is answered.
func (s *stopwatch) alone() {
	took := make([]time.Duration, s.N)
	for n := range took {
		s.send(n)
		took[n] = <-s.answers
	}
	s.report(took)
}

// paced sends so many reports a second, whatever becomes of them.
func (s *stopwatch) paced(pace int) {
	began := time.Now()
	for n := range s.N {
		time.Sleep(time.Until(began.Add(time.Duration(n) * time.Second / time.Duration(pace))))
		s.send(n)
	}
	took := make([]time.Duration, s.N)
	for n := range took {
		took[n] = <-s.answers
	}
	s.report(took)
}

// fill puts what is sent unasked into the outbox.
func (s *stopwatch) fill(n int) {
	s.Helper()
	replies := make([]chat.Reply, n)
	for i := range replies {
		replies[i] = chat.Reply{Chat: s.people[i%len(s.people)].Chat(), Bulk: true, Text: "崂山区周报"}
	}
	for part := range slices.Chunk(replies, 500) {
		if err := s.w.Store.Apply(s.Context(), nil, ledger.Plan{}, part); err != nil {
			s.Fatal(err)
		}
	}
	s.ResetTimer()
}

func (s *stopwatch) send(n int) {
	u := s.people[n%len(s.people)]
	s.mu.Lock()
	s.sent[u.Chat()] = append(s.sent[u.Chat()], time.Now())
	s.mu.Unlock()
	sendVisit(u, n)
}

// watch takes the time of the answers as they come.
func (s *stopwatch) watch() {
	for s.w.sim.Wait(s.Context(), s.seen) == nil {
		events, next := s.w.sim.Events(s.seen)
		s.seen = next
		for _, e := range events {
			if e.Kind == simulator.EventMessage && e.Message.From.IsBot && e.Message.Markup != nil { // a card, no digest
				s.note(e.Chat)
			}
		}
	}
}

func (s *stopwatch) note(room int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if waits := s.sent[room]; len(waits) > 0 {
		s.answers <- time.Since(waits[0])
		s.sent[room] = waits[1:]
	}
}

func (s *stopwatch) report(took []time.Duration) {
	slices.Sort(took)
	for _, q := range []int{50, 99} {
		s.ReportMetric(took[(len(took)-1)*q/100].Seconds()*1000, fmt.Sprintf("p%d-ms", q))
	}
}
