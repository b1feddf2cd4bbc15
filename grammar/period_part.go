package grammar

import (
	"cmp"

	"guatu/ledger"
	"guatu/words"
)

// calendarPart reads a part of the calendar with its year, if that was said.
//
//	calendar-part = year | year part-of-year | part-of-year [ [ "of" ] year ] | end-of-span
func (p *parser) calendarPart() (s stretch, bad, ok bool) {
	if s, ok = p.endOfSpan(); ok {
		return s, false, true
	}
	t, ok := p.peek()
	if !ok || t.kind != stretchToken {
		return s, false, false
	}
	p.at++
	s = *t.stretch
	if s.unit == words.UYear {
		return p.withinYear(s)
	}
	if s.isOpen() {
		s.year = cmp.Or(p.yearBehind(), p.besideYear(s))
	}
	_, exists := s.past(p.asked)
	_, ahead := s.next(p.asked)
	return s, !exists && !ahead, true
}

// withinYear reads the part that stands behind its year, if there is one.
func (p *parser) withinYear(year stretch) (s stretch, bad, ok bool) {
	whole, exists := year.past(p.asked)
	start := p.at
	p.take(words.QWholeYear)
	t, ok := p.peek()
	if ok && t.kind == stretchToken && t.stretch.isOpen() && t.stretch.unit != words.UYear {
		p.at++
		s = *t.stretch
		s.year = whole.From.Year()
		_, exists = s.in(s.year)
		return s, !exists, true
	}
	p.at = start
	return year, !exists, true
}

// yearPart reads a year; where there is none it takes nothing.
func (p *parser) yearPart() (year ledger.Period, ok bool) {
	t, ok := p.peek()
	if !ok || t.kind != stretchToken || t.stretch.unit != words.UYear {
		return year, false
	}
	if year, ok = t.stretch.past(p.asked); ok {
		p.at++
	}
	return year, ok
}

// yearBehind reads the year that stands behind a part of it (Q2 of 2023), 0
// where there is none.
func (p *parser) yearBehind() int {
	start := p.at
	p.fillers()
	if year, ok := p.yearPart(); ok {
		return year.From.Year()
	}
	p.at = start
	return 0
}

// endOfSpan reads 月底, 年底, end of March, the end of the year: the last day.
//
//	end-of-span = "月底" | "年底" | "end of" ( part | [ "the" ] ( "week" | "month" | "quarter" | "year" ) )
func (p *parser) endOfSpan() (s stretch, ok bool) {
	start := p.at
	if unit, ok := p.take(words.QEndOf); ok && unit != "" {
		return p.lastDay(around(words.CalendarUnit(unit), p.asked, 0)), true
	}
	p.at = start
	if _, ok := p.take(words.QEndBefore); !ok {
		return s, false
	}
	p.fillers()
	if unit, ok := p.take(words.QLength); ok {
		return p.lastDay(around(words.CalendarUnit(unit), p.asked, 0)), true
	}
	s, bad, ok := p.calendarPart()
	if !ok || bad {
		p.at = start
		return s, false
	}
	s.last = true
	return s, true
}

// lastDay is a period's last day as a stretch.
func (p *parser) lastDay(x ledger.Period) stretch {
	return stretch{unit: words.UDay, fixed: ledger.Day(x.To), back: -99, last: true}
}
