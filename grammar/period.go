package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// stretch is a part of the calendar as it was written. Where the year (or, of
// a bare day, the month) was left out, it depends on the asking day and on
// what is asked which one is meant.
type stretch struct {
	unit  words.CalendarUnit
	year  int           // 0 where it was left out
	n     int           // month of the year, quarter or half
	day   int           // of a day: the day of the month; n is its month, 0 where it was left out
	fixed ledger.Period // told from the asking day
	back  int           // of a fixed one: how many units before the asking day's
	upTo  int           // of a month or quarter: the last of several in a row (七八月), 0 for one
	plain bool          // 3月, 10年: may be a length too
	last  bool          // only its last day is meant (3月底)
}

// isFixed tells whether it was told from the asking day (上周).
func (s stretch) isFixed() bool { return s.fixed.Known() }

// isOpen tells whether its year was left out.
func (s stretch) isOpen() bool { return !s.isFixed() && s.year == 0 }

// isBareDay tells whether it is a day of a month that was left out (30日).
func (s stretch) isBareDay() bool {
	return s.unit == words.UDay && !s.isFixed() && s.n == 0 && s.year == 0
}

// in is the stretch in a year; ok is false where it does not exist.
func (s stretch) in(year int) (p ledger.Period, ok bool) {
	if s.upTo > s.n {
		last := s
		last.n, last.upTo, s.upTo = s.upTo, 0, 0
		p, ok = s.in(year)
		end, ends := last.in(year)
		p.To = end.To
		return p, ok && ends
	}
	if year < 1900 || year > 9999 {
		return p, false
	}
	switch s.unit {
	case words.UDay:
		d, ok := ledger.NewDate(year, s.n, s.day)
		return ledger.Day(d), ok
	case words.UMonth:
		d, ok := ledger.NewDate(year, s.n, 1)
		return ledger.Month(d), ok
	case words.UQuarter:
		d, ok := ledger.NewDate(year, s.n*3-2, 1)
		return ledger.Quarter(d), ok && s.n >= 1 && s.n <= 4
	case words.UHalf:
		d, ok := ledger.NewDate(year, s.n*6-5, 1)
		return ledger.Period{From: d, To: d.AddMonths(6).Add(-1)}, ok && s.n >= 1 && s.n <= 2
	}
	d, ok := ledger.NewDate(year, 1, 1)
	return ledger.Year(d), ok
}

// past is the nearest one that has begun by the asking day; ok is false where
// there is none.
func (s stretch) past(asked ledger.Date) (ledger.Period, bool) {
	p, ok := s.nearest(asked, func(p ledger.Period) bool { return p.From <= asked }, -1)
	return s.cut(p), ok
}

// next is the nearest one that has not ended before the asking day.
func (s stretch) next(asked ledger.Date) (ledger.Period, bool) {
	p, ok := s.nearest(asked, func(p ledger.Period) bool { return p.To >= asked }, 1)
	return s.cut(p), ok
}

func (s stretch) cut(p ledger.Period) ledger.Period {
	if s.last {
		p.From = p.To
	}
	return p
}

// nearest looks for the nearest that fits, this year's first, then in the direction.
func (s stretch) nearest(asked ledger.Date, fits func(ledger.Period) bool, step int) (p ledger.Period, ok bool) {
	switch {
	case s.isFixed():
		return s.fixed, true
	case s.year != 0:
		return s.in(s.year)
	case s.unit == words.UDay && s.n == 0:
		return s.nearestMonth(asked, fits, step)
	}
	for n := 0; n != 2*step; n += step {
		if p, ok = s.in(asked.Year() + n); ok && fits(p) {
			return p, true
		}
	}
	return p, false
}

// nearestMonth finds a bare day of the month (8号).
func (s stretch) nearestMonth(asked ledger.Date, fits func(ledger.Period) bool, step int) (p ledger.Period, ok bool) {
	for n := 0; n != 2*step; n += step {
		m := asked.MonthStart().AddMonths(n)
		d, exists := ledger.NewDate(m.Year(), m.Month(), s.day)
		if p = ledger.Day(d); exists && fits(p) {
			return p, true
		}
	}
	return p, false
}

// name is how a stretch told from the asking day is called, "" for others.
func (s stretch) name() string {
	if !s.isFixed() {
		return ""
	}
	switch s.unit {
	case words.UDay:
		return map[int]string{0: "today", 1: "yesterday"}[s.back]
	default:
		if prefix := map[int]string{0: "this_", 1: "last_"}[s.back]; prefix != "" {
			return prefix + string(s.unit)
		}
	}
	return ""
}

// around is the week, month, quarter, half or year that many units before the day's.
func around(unit words.CalendarUnit, day ledger.Date, back int) ledger.Period {
	switch unit {
	case words.UDay:
		return ledger.Day(day.Add(-back))
	case words.UWeek:
		return ledger.Week(day.Add(-7 * back))
	case words.UMonth:
		return ledger.Month(day.MonthStart().AddMonths(-back))
	case words.UQuarter:
		return ledger.Quarter(day.QuarterStart().AddMonths(-3 * back))
	case words.UHalf:
		half := stretch{unit: words.UHalf, n: (day.Month() + 5) / 6}
		p, _ := half.in(day.Year())
		from := p.From.AddMonths(-6 * back)
		return ledger.Period{From: from, To: from.AddMonths(6).Add(-1)}
	}
	return ledger.Year(day.YearStart().AddMonths(-12 * back))
}

// backBy is the day so many units before.
func backBy(unit words.CalendarUnit, day ledger.Date, n int) ledger.Date {
	switch unit {
	case words.UDay:
		return day.Add(-n)
	case words.UWeek:
		return day.Add(-7 * n)
	case words.UMonth:
		return day.AddMonths(-n)
	case words.UQuarter:
		return day.AddMonths(-3 * n)
	}
	return day.AddMonths(-12 * n)
}

var (
	relatives = relativeLexicon()
	calendars = calendarLexicon()
)

func relativeLexicon() *lexicon[words.Relative] {
	x := new(lexicon[words.Relative])
	for _, row := range words.Relatives {
		for w := range strings.SplitSeq(row.Words, "|") {
			x.add(w, row)
		}
	}
	return x
}

func calendarLexicon() *lexicon[words.Calendar] {
	x := new(lexicon[words.Calendar])
	for _, row := range words.Calendars {
		for w := range strings.SplitSeq(row.Words, "|") {
			x.add(w, row)
		}
	}
	return x
}

// fromCalendar proposes the parts of the calendar that begin at i.
//
//	calendar = relative | quarter | half | month | year | year-month | day
func (x *lexer) fromCalendar(i int) {
	put := func(end int, s stretch) {
		if end > i && !splitsWord(x.r, end) {
			x.offer(token{kind: stretchToken, from: i, to: end, stretch: &s}, costWord)
		}
	}
	relatives.each(x.r, i, func(end int, w words.Relative) {
		if partsInOut(x.r, end) {
			return
		}
		put(end, stretch{unit: w.Unit, fixed: around(w.Unit, x.asked, w.Back), back: w.Back})
	})
	calendars.each(x.r, i, func(end int, w words.Calendar) { put(end, stretch{unit: w.Unit, n: w.N}) })
	monthNames.each(x.r, i, func(end int, m int) { put(end, stretch{unit: words.UMonth, n: m}) })
	if splitsWord(x.r, i) {
		return
	}
	x.fromDays(i, put)
	if isDigit(x.r[i]) || isHanNumber(x.r[i]) {
		x.fromYears(i, put)
		x.fromMonths(i, put)
		x.fromSpans(i, put)
	}
}

// fromDays proposes the days at i.
func (x *lexer) fromDays(i int, put func(int, stretch)) {
	if d, ok := dateAt(x.r, i, x.asked, false); ok && !d.loose {
		put(d.end, stretch{unit: words.UDay, year: d.year, n: d.month, day: d.day})
	}
	if month, day, end, ok := pointDay(x.r, i); ok {
		put(end, stretch{unit: words.UDay, n: month, day: day})
	}
	days := Days{Asked: x.asked, Role: RoleRecord}
	if s, ok := days.weekday(x.r, i, false); ok && !beginsTogether(x.r, s.To) {
		put(s.To, stretch{unit: words.UDay, fixed: ledger.Day(s.Day), back: -99})
	}
}

// pointDay reads 9.15: a month and a day with a point between them.
func pointDay(r []rune, i int) (month, day, end int, ok bool) {
	month, point, ok := smallNumber(r, i)
	if !ok || !isDigit(r[i]) || point+1 >= len(r) || r[point] != '.' || !isDigit(r[point+1]) {
		return 0, 0, i, false
	}
	day, end, ok = smallNumber(r, point+1)
	more := end+1 < len(r) && r[end] == '.' && isDigit(r[end+1])
	return month, day, end, ok && !more && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

// partsInOut tells whether 内外 would be parted: 今年内外资 is 今年 and 内外资.
func partsInOut(r []rune, end int) bool {
	return end < len(r) && string(r[end-1:end+1]) == words.InAndOut
}

// beginsTogether tells whether the 一 of a weekday belongs to what stands behind
// it: 上周一共 is last week in all.
func beginsTogether(r []rune, end int) bool {
	return end < len(r) && string(r[end-1:end+1]) == words.Together
}

// fromYears proposes 2023, 2023年, 23年, 二〇二三年 and 2023-03.
func (x *lexer) fromYears(i int, put func(int, stretch)) {
	year, end, ok := fullYear(x.r, i)
	digits := ok && isDigit(x.r[i]) && isDigit(x.r[end-1])
	if ok && end < len(x.r) && x.r[end] == '年' {
		put(end+1, stretch{unit: words.UYear, year: year})
		if end+1 < len(x.r) && x.r[end+1] == '度' {
			put(end+2, stretch{unit: words.UYear, year: year})
		}
		return
	}
	if digits && year < 2200 {
		put(end, stretch{unit: words.UYear, year: year})
		x.fromYearMonth(end, year, put)
		return
	}
	if short, end, ok := smallNumber(x.r, i); ok && end-i == 2 && end < len(x.r) && x.r[end] == '年' {
		put(end+1, stretch{unit: words.UYear, year: 2000 + short, n: short, plain: true})
	}
}

// fromYearMonth proposes the month behind a year in digits: 2023-03.
func (x *lexer) fromYearMonth(end, year int, put func(int, stretch)) {
	if end >= len(x.r) || !isDateSep(x.r[end]) {
		return
	}
	m, stop, ok := smallNumber(x.r, end+1)
	if !ok || stop < len(x.r) && isDateSep(x.r[stop]) && stop+1 < len(x.r) && isDigit(x.r[stop+1]) {
		return
	}
	put(stop, stretch{unit: words.UMonth, year: year, n: m})
}

// fromSpans proposes 七八月 and 一二季度: two in a row.
func (x *lexer) fromSpans(i int, put func(int, stretch)) {
	if i+2 >= len(x.r) {
		return
	}
	a, first := words.Digits[x.r[i]]
	b, second := words.Digits[x.r[i+1]]
	if !first || !second || a < 1 || b != a+1 {
		return
	}
	for _, unit := range words.RowUnits {
		if end := i + 2 + len([]rune(unit.Word)); strings.HasPrefix(string(x.r[i+2:min(end, len(x.r))]), unit.Word) {
			put(end, stretch{unit: unit.Unit, n: int(a), upTo: int(b)})
		}
	}
}

// fromMonths proposes 3月, 三月份 and 13月, which does not exist.
func (x *lexer) fromMonths(i int, put func(int, stretch)) {
	m, end, ok := smallNumber(x.r, i)
	if !ok || end >= len(x.r) || x.r[end] != '月' {
		return
	}
	s := stretch{unit: words.UMonth, n: m, plain: true}
	if m == 0 {
		s.n = 99
	}
	put(end+1, s)
	if end+1 < len(x.r) && x.r[end+1] == '份' {
		s.plain = false
		put(end+2, s)
	}
}
