package grammar

import (
	"cmp"
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// calendarPart reads a part of the calendar with its year, if that was said.
//
//	calendar-part = year | year [ "-" ] row | row [ [ "of" ] year ] | end-of-span
//	row = { number join } part-of-year { join part-of-year }
func (p *parser) calendarPart() (s stretch, bad, ok bool) {
	if s, ok = p.endOfSpan(); ok {
		return s, false, true
	}
	first := p.numbersInRow()
	t, ok := p.peek()
	if !ok || t.kind != stretchToken {
		return s, false, false
	}
	p.at++
	s = *t.stretch
	if first > 0 {
		s.n, s.upTo, s.plain = first, s.n, false
	}
	if s.unit == words.UYear {
		return p.withinYear(s)
	}
	p.inRow(&s)
	if s.isOpen() {
		s.year = cmp.Or(p.yearBehind(), p.besideYear(s))
	}
	_, exists := s.past(p.asked)
	_, ahead := s.next(p.asked)
	return s, !exists && !ahead, true
}

// inRow takes the months or quarters that follow in a row: 7月和8月, Q1 and Q2.
// Where each is asked about, or one is compared with the other, they stay apart.
func (p *parser) inRow(s *stretch) {
	if s.unit != words.UMonth && s.unit != words.UQuarter || p.saysApart() {
		return
	}
	for {
		start := p.at
		_, joined := p.take(words.QJoin)
		t, ok := p.peek()
		if !joined || !ok || t.kind != stretchToken || t.stretch.unit != s.unit || !t.stretch.isOpen() || t.stretch.n != max(s.n, s.upTo)+1 || p.sense(1, words.QYearAgo) {
			p.at = start
			return
		}
		p.at++
		s.upTo, s.plain = t.stretch.n, false
	}
}

// numbersInRow takes the numbers before the last month or quarter of a row, the
// first of which it gives: 6、7、8月; 0 where there are none.
func (p *parser) numbersInRow() (first int) {
	start, last := p.at, 0
	for {
		n, ok := p.number()
		if _, joined := p.take(words.QJoin); !ok || !joined || last > 0 && n != last+1 {
			break
		}
		if last = n; first == 0 {
			first = n
		}
	}
	p.at = start + 2*(last-first+1)
	t, ok := p.peek()
	if first == 0 || !ok || t.kind != stretchToken || !t.stretch.isOpen() || t.stretch.unit != words.UMonth && t.stretch.unit != words.UQuarter || t.stretch.n != last+1 || p.saysApart() {
		p.at = start
		return 0
	}
	return first
}

// saysApart tells whether a word of the question keeps what is named side by side apart.
func (p *parser) saysApart() bool {
	return slices.ContainsFunc(p.tokens, func(t token) bool {
		return slices.ContainsFunc(t.means, func(m meaning) bool {
			return slices.Contains([]words.Sense{words.QSeparate, words.QVersus, words.QDelta, words.QEach, words.QBefore, words.QYearAgo, words.QWhich}, m.sense)
		})
	})
}

// withinYear reads the part that stands behind its year, if there is one.
func (p *parser) withinYear(year stretch) (s stretch, bad, ok bool) {
	whole, exists := year.past(p.asked)
	start := p.at
	p.take(words.QWholeYear)
	if p.dash() {
		p.at++
	}
	t, ok := p.peek()
	if ok && t.kind == stretchToken && t.stretch.isOpen() && t.stretch.unit != words.UYear {
		p.at++
		s = *t.stretch
		p.inRow(&s)
		s.year = whole.From.Year()
		_, exists = s.in(s.year)
		return s, !exists, true
	}
	p.at = start
	return year, !exists, true
}

// dash tells whether a mark stands at the cursor that joins a year to its part:
// 2026-Q2.
func (p *parser) dash() bool {
	t, ok := p.peek()
	_, until := t.is(words.QUntil)
	_, stop := t.is(words.QStop)
	return ok && until && stop
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
