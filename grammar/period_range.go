package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// between reads a range of periods.
//
//	range = [ "从" | "from" | "between" ] part ( "到" | "至" | "-" | "to" | "and" ) part
func (p *parser) between() (when, bool) {
	start := p.at
	if w, ok := p.betweenIn(true); ok {
		return w, true
	}
	p.at = start
	return p.betweenIn(false)
}

// betweenIn reads a range, with a year that both ends share (今年1-4月) or not.
func (p *parser) betweenIn(shared bool) (when, bool) {
	_, opened := p.take(words.QRange)
	year, ok := ledger.Period{}, false
	if shared {
		if year, ok = p.yearPart(); !ok {
			return when{}, false
		}
	}
	a, ok := p.edge(true)
	if !ok || shared && !a.stretch.isOpen() {
		return when{}, false
	}
	if shared {
		a.stretch.year = year.From.Year()
	}
	if !p.skipUntil(opened) {
		return when{}, false
	}
	if p.isToday() {
		p.at++
		return p.onward(a), true
	}
	b, ok := p.edge(false)
	if !ok || a.bare && b.bare {
		return when{}, false
	}
	p.take(words.QUpTo)
	return p.rangeOf(a, b), true
}

// skipUntil takes what joins the ends of a range.
func (p *parser) skipUntil(opened bool) bool {
	if _, ok := p.take(words.QUntil); ok {
		return true
	}
	if !opened {
		return false
	}
	_, ok := p.take(words.QJoin)
	return ok
}

// isToday tells whether the asking day stands at the cursor (to today, 到现在).
func (p *parser) isToday() bool {
	t, ok := p.peek()
	return ok && t.kind == stretchToken && t.stretch.fixed == ledger.Day(p.asked)
}

// edge is one end of a range: a part of the calendar, or a number that takes
// its unit from the other end (1-4月, 6 and 12 March).
type edge struct {
	stretch stretch
	bare    bool
	bad     bool
	end     bool // 3月底: only its last day
}

func (p *parser) edge(first bool) (e edge, ok bool) {
	if t, found := p.peek(); found && t.kind == numberToken {
		p.at++
		return edge{stretch: stretch{n: t.number}, bare: true}, t.number >= 1 && t.number <= 31
	}
	s, bad, ok := p.calendarPart()
	if !ok {
		return e, false
	}
	e = edge{stretch: s, bad: bad}
	if unit, ended := p.take(words.QEndOf); ended {
		e.bad = e.bad || first || unit != "" && unit != string(s.unit)
		e.end = !first
	}
	return e, true
}

// rangeOf is the range from the beginning of one end to the last day of the other.
func (p *parser) rangeOf(a, b edge) when {
	if a.stretch.unit == words.UYear && b.stretch.isOpen() && !b.bare { // 2025年到二季度: of which year?
		return when{bad: true}
	}
	fillEdges(&a.stretch, &b.stretch, a.bare, b.bare)
	past, ok := p.rangeIn(a.stretch, b.stretch, stretch.past)
	next, okNext := p.rangeIn(a.stretch, b.stretch, stretch.next)
	if a.bad || b.bad || falls(a.stretch, b.stretch) {
		return when{bad: true}
	}
	return eitherWay(past, ok, next, okNext)
}

// eitherWay is a period that may exist on one side of the asking day only: 2月29日
// of this year, and of no next one.
func eitherWay(past ledger.Period, ok bool, next ledger.Period, okNext bool) when {
	switch {
	case !ok:
		past = next
	case !okNext:
		next = past
	}
	return when{past: past, next: next, bad: !ok && !okNext}
}

// falls tells whether a range of days ends before it begins: only the next
// year's 1 August comes after 10 August, and nobody names a year like that.
func falls(a, b stretch) bool {
	return a.isOpen() && b.isOpen() && a.unit == words.UDay && b.unit == words.UDay && a.n == b.n && a.day > b.day
}

// fillEdges fills what one end of a range left out and the other says.
func fillEdges(a, b *stretch, bareA, bareB bool) {
	switch {
	case bareA:
		n, year := a.n, a.year
		*a = *b
		a.setLast(n)
		if year != 0 {
			a.year = year
		}
	case bareB:
		n := b.n
		*b = *a
		b.setLast(n)
	}
	if b.unit == words.UDay && b.n == 0 && a.n != 0 {
		b.n = a.n
	}
	if a.unit == words.UDay && a.n == 0 && b.n != 0 {
		a.n, a.year = b.n, b.year
	}
	if a.year == 0 && b.year != 0 && !a.isFixed() && a.order() <= b.order() {
		a.year = b.year
	}
	if b.year == 0 && a.year != 0 && !b.isFixed() && a.order() <= b.order() {
		b.year = a.year
	}
}

func (s *stretch) setLast(n int) {
	if s.unit == words.UDay {
		s.day = n
	} else {
		s.n = n
	}
}

// order compares the places of two stretches in a year.
func (s stretch) order() int {
	p, _ := s.in(2000)
	return int(p.From)
}

// rangeIn resolves both ends: the first by the way given, the second as the
// first one that ends at or after it.
func (p *parser) rangeIn(a, b stretch, way func(stretch, ledger.Date) (ledger.Period, bool)) (x ledger.Period, ok bool) {
	if a.isOpen() && !b.isOpen() {
		last, ok := b.past(p.asked)
		first, okFirst := a.past(last.To)
		return ledger.Period{From: first.From, To: last.To}, ok && okFirst && first.From <= last.To
	}
	first, ok := way(a, p.asked)
	if !ok {
		return x, false
	}
	last, ok := b.next(first.From)
	if a.isOpen() && b.isOpen() && !a.isBareDay() && a.order() <= b.order() && last.To.Year() != first.From.Year() { // to a 29 February that this year has not
		return x, false
	}
	return ledger.Period{From: first.From, To: last.To}, ok && first.From <= last.To
}
