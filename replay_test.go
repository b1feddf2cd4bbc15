package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"guatu/internal/demo"
)

// The sample city's quarter goes through the whole program: every message gets
// its expected outcome, the ledger holds what it must, and every question is
// answered as it should be at its time.
func TestSampleQuarter(t *testing.T) {
	w := newWorld(t)
	questions := loadQuestions(t)
	outcomes := tally{}
	for _, q := range questions {
		w.playUntil(t, q.At, outcomes)
		w.ask(t, q)
	}
	w.playUntil(t, questions[len(questions)-1].At.AddDate(1, 0, 0), outcomes)
	outcomes.report(t, "messages")
	w.compareWithTruth(t)
	w.compareViews(t)
	for _, v := range w.sim.Violations() {
		t.Errorf("Telegram would refuse: %s", v)
	}
}

func (w *world) playUntil(t *testing.T, until time.Time, outcomes tally) {
	t.Helper()
	err := w.play.Play(within(t, 5*time.Minute), until, func(h demo.Heard) {
		why := wrongOutcome(h, w.play)
		outcomes.add(h.Message.Style, why == "")
		if why != "" {
			t.Errorf("message %d: %s\n> %s\n< %s", h.Message.N, why, oneLine(h.Text), oneLine(h.Said()))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// wrongOutcome says how the answer to a message is not what it should be.
func wrongOutcome(h demo.Heard, p *demo.Player) string {
	e := h.Message.Expect
	named := refsIn(h.Said())
	switch {
	case (e.Ask || e.Reject) && len(h.Fresh) > 0:
		return "saved " + strings.Join(h.Fresh, " ")
	case e.Ask && !asksBack(h):
		return "nothing is asked"
	case e.Refs > 0 && h.Message.EditOf == 0 && len(h.Fresh) != e.Refs:
		return fmt.Sprintf("%d new references, want %d", len(h.Fresh), e.Refs)
	case e.Refs > 0 && len(named) == 0:
		return "no record is named"
	}
	for _, key := range e.Changed {
		if !slices.Contains(named, p.Ref(key)) {
			return "the changed record " + p.Ref(key) + " is not named"
		}
	}
	return ""
}

func asksBack(h demo.Heard) bool {
	for _, a := range h.Answers {
		if a.Markup != nil && len(a.Markup.Inline) > 0 {
			return true
		}
	}
	return strings.ContainsAny(h.Said(), "？?") || strings.Contains(h.Said(), "请") || strings.Contains(strings.ToLower(h.Said()), "please")
}

// tally counts outcomes by the style of the message.
type tally map[string][2]int

func (c tally) add(style string, right bool) {
	style, _, _ = strings.Cut(style, "/")
	n := c[style]
	if right {
		n[0]++
	}
	n[1]++
	c[style] = n
}

func (c tally) report(t *testing.T, what string) {
	t.Helper()
	var styles []string
	for s := range c {
		styles = append(styles, s)
	}
	slices.Sort(styles)
	for _, s := range styles {
		t.Logf("%s %s: %d of %d right", what, s, c[s][0], c[s][1])
	}
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " / ") }
