package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// lately reads 近30天, last two weeks: the days up to and with the asking day.
//
//	lately = ( "近" | "过去" | "last" | "past" ) ( number length | half-year ) [ onward ]
func (p *parser) lately() (when, bool) {
	if _, ok := p.take(words.QLately); !ok {
		return when{}, false
	}
	w, ok := p.latelyMany()
	if ok {
		p.take(words.QOnward)
	}
	return w, ok
}

// latelyMany reads how long ago lately begins.
func (p *parser) latelyMany() (when, bool) {
	if _, ok := p.take(words.QHalfYear); ok {
		return p.lastOf(words.UMonth, 6), true
	}
	if _, ok := p.take(words.QWholeYear); ok {
		return p.lastOf(words.UYear, 1), true
	}
	t, ok := p.peek()
	if ok && t.kind == stretchToken && t.stretch.plain {
		p.at++
		return p.lastOf(t.stretch.unit, t.stretch.n), true
	}
	if ok && t.kind == stretchToken && t.stretch.isBareDay() {
		p.at++
		return p.lastOf(words.UDay, t.stretch.day), true
	}
	n, counted := p.number()
	unit, ok := p.take(words.QLength)
	if !counted && ok && unit != string(words.UDay) { // the last year: up to today, or the one before
		return p.vagueLast(words.CalendarUnit(unit), 1), true
	}
	return p.lastOf(words.CalendarUnit(unit), n), ok && counted
}

// ahead reads 未来三个月: from the asking day on, for what is expected; what has
// happened lies in no such time.
//
//	ahead = "未来" ( number length | half-year )
func (p *parser) ahead() (when, bool) {
	if _, ok := p.take(words.QAhead); !ok {
		return when{}, false
	}
	unit, n := string(words.UMonth), 6
	if _, half := p.take(words.QHalfYear); !half {
		if t, ok := p.peek(); ok && t.kind == stretchToken && t.stretch.plain {
			p.at++
			unit, n = string(t.stretch.unit), t.stretch.n
		} else if n, ok = p.number(); !ok {
			return when{}, false
		} else if unit, ok = p.take(words.QLength); !ok {
			return when{}, false
		}
	}
	if n < 1 || n > 5000 {
		return when{bad: true}, true
	}
	last := backBy(words.CalendarUnit(unit), p.asked, -n)
	return when{past: ledger.Period{From: p.asked + 1, To: last}, next: ledger.Period{From: p.asked, To: last}}, true
}

func (p *parser) lastOf(unit words.CalendarUnit, n int) when {
	if n < 1 || n > 5000 {
		return when{bad: true}
	}
	return fixedWhen(ledger.Period{From: backBy(unit, p.asked, n).Add(1), To: p.asked})
}

// firstOf reads 今年前三季度, the first four months of 2024. Without a year 前两个月
// may as well mean the last months, so that it is asked about; 头两个月 may not,
// nor do so many months as half a year, or as have passed of this one.
//
//	first = [ year ] ( "前" | "first" ) number length [ [ "of" ] year ] | [ year ] "前" quarter
func (p *parser) firstOf() (when, bool) {
	year, hasYear := p.yearPart()
	how, ok := p.take(words.QFirstOf)
	if !ok {
		return when{}, false
	}
	vague := how == "vague"
	unit, n, ok := p.countOfParts()
	if !ok || hasYear && vague {
		return when{}, false
	}
	if vague || unit == words.UWeek || unit == words.UDay {
		return p.vagueLast(unit, n), !hasYear
	}
	if !hasYear {
		if y := p.yearBehind(); y != 0 {
			year.From, hasYear = ledger.NewDate(y, 1, 1)
		}
	}
	if !hasYear && unit == words.UQuarter {
		s := stretch{unit: words.UQuarter, n: 1}
		first, _ := s.past(p.asked)
		year, hasYear = first, true
	}
	if !hasYear && unit == words.UMonth && (how == "year" || n >= surelyFirst || n == p.asked.Month()-1) {
		year, hasYear = ledger.Year(p.asked), true
	}
	if !hasYear {
		return p.vagueFirst(unit, n), true
	}
	return fixedWhen(firstParts(unit, year.From, n)), true
}

// surelyFirst is from how many months on 前 counts from the beginning of the year.
const surelyFirst = 6

// countOfParts reads 三季度, 四个月, three quarters behind 前.
func (p *parser) countOfParts() (unit words.CalendarUnit, n int, ok bool) {
	t, ok := p.peek()
	if ok && t.kind == stretchToken && t.stretch.isOpen() && (t.stretch.unit == words.UQuarter || t.stretch.plain && t.stretch.unit == words.UMonth) {
		p.at++
		return t.stretch.unit, t.stretch.n, true
	}
	if n, ok = p.number(); !ok {
		return "", 0, false
	}
	u, ok := p.take(words.QLength)
	unit = words.CalendarUnit(u)
	return unit, n, ok && n >= 1 && n <= mostParts[unit]
}

// mostParts is how many parts of a year can be counted from its beginning, or
// from today.
var mostParts = map[words.CalendarUnit]int{words.UDay: 366, words.UWeek: 53, words.UMonth: 12, words.UQuarter: 4}

// vagueLast are the last so many weeks up to today, or whole ones before this.
func (p *parser) vagueLast(unit words.CalendarUnit, n int) when {
	whole := ledger.Period{From: around(unit, p.asked, n).From, To: around(unit, p.asked, 1).To}
	return when{vague: true, choices: []ledger.Period{p.lastOf(unit, n).past, whole}}
}

// firstParts is the first months or quarters of the year that begins on a day.
func firstParts(unit words.CalendarUnit, from ledger.Date, n int) ledger.Period {
	return ledger.Period{From: from, To: backBy(unit, from, -n).Add(-1)}
}

func (p *parser) vagueFirst(unit words.CalendarUnit, n int) when {
	return when{vague: true, choices: []ledger.Period{firstParts(unit, p.asked.YearStart(), n), p.lastOf(unit, n).past}}
}
