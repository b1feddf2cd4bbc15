package handlers

import (
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// why explains a figure: the rule of counting, how many rows it rests on, what
// was left out and why, and what would change it.
func (s sheet) why() string {
	q, w := s.answer.Query, words.Whys
	lines := []string{chat.Bold(s.say(w.Title, s.headline())), chat.Escape(s.reading)}
	put := func(line string) { lines = append(lines, chat.Escape(line)) }
	put(s.say(w.Rule, nameOf(words.WhyRules, q.Measure, s.lang)))
	if clock, ok := words.WhyClocks[q.Clock]; ok {
		put(clock.In(s.lang))
	}
	if q.Clock != ledger.Awaited {
		put(s.counted())
	}
	put(s.say(w.Rows, s.answer.Rows))
	lines = append(lines, s.trust()...)
	put("")
	put(w.Change.In(s.lang))
	for _, x := range s.movers() {
		put("· " + x)
	}
	return strings.Join(lines, "\n")
}

// counted says which days were counted.
func (s sheet) counted() string {
	q := s.answer.Query
	p := q.Period.Until(q.Asked)
	days := p.To.String()
	if p.From.Known() {
		days = s.say(words.ReadPeriod, p.From, p.To)
	}
	return s.say(words.Whys.Period, days, q.Asked)
}

// movers are what would change the figure.
func (s sheet) movers() []string {
	a, w := s.answer, words.Whys
	var out []string
	if a.LeftOut > 0 {
		out = append(out, s.say(w.ChangeAmount, a.LeftOut))
	}
	if a.Waiting > 0 {
		out = append(out, s.say(w.ChangeVerify, a.Waiting))
	}
	switch a.Query.Measure {
	case ledger.Visits, ledger.Companies, ledger.Converted, ledger.Conversion:
		return append(out, w.ChangeVisit.In(s.lang))
	case ledger.Trips, ledger.Events, ledger.Overdue, ledger.Open, ledger.OutsideOf:
		return append(out, w.ChangeEdit.In(s.lang))
	}
	return append(out, w.ChangeStage.In(s.lang))
}
