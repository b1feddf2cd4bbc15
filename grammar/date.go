package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// Role is what a day is read for: it decides which way a day without a year,
// or a bare weekday, is looked for (spec 1.4, 3.4 rule 16).
type Role int

// The roles.
const (
	RoleRecord   Role = iota // of a visit or a stage: the nearest that is not in the future; a future one is refused
	RoleDue                  // of a next step: the nearest that is not before the base
	RoleExpected             // an expected signing: the nearest that is not in the past
	RoleAny                  // of a trip or an event: the nearest
)

// Days is the ground on which days are read.
type Days struct {
	Asked ledger.Date // the day on which the message was sent
	Base  ledger.Date // of RoleDue: the day from which on one is looked for; 0 is the asking day
	Role  Role
}

func (d Days) base() ledger.Date {
	if d.Base == 0 {
		return d.Asked
	}
	return d.Base
}

// DaySpan is a day inside a text: where it stands in the folded runes, what it
// is, and why it cannot be taken, if so.
type DaySpan struct {
	From, To int
	Day      ledger.Date
	Doubt    ledger.Doubt
	Weak     bool // may well be something else in running text: 3/9, 8号
	Relative bool // read from the asking day: 昨天, 下周五
}

// maxDay bounds the runes of a text that may be a day or a range of days.
const maxDay = 60

// ParseDay reads a text that is one day, perhaps with its weekday and an hour.
//
//	day = date [ weekday ] [ hour ] | weekday [ "," ] date | date "(" date ")"
func ParseDay(text string, asked ledger.Date, role Role, base ledger.Date) (ledger.Date, ledger.Doubt) {
	r := trimMarks(squeeze(Fold(text).R))
	switch {
	case len(r) == 0:
		return 0, ledger.Empty
	case len(r) > maxDay:
		return 0, ledger.DateUnread
	}
	d := Days{asked, base, role}
	s, ok := d.whole(r)
	if !ok {
		return 0, ledger.DateUnread
	}
	return s.Day, d.refuse(s)
}

// refuse is the doubt of a day that cannot be taken in its role.
func (d Days) refuse(s DaySpan) ledger.Doubt {
	switch {
	case s.Doubt != ledger.NoDoubt:
		return s.Doubt
	case d.Role == RoleRecord && s.Day > d.Asked:
		return ledger.DateFuture
	}
	return ledger.NoDoubt
}

// whole reads a day that makes up the runes.
func (d Days) whole(r []rune) (DaySpan, bool) {
	s, ok := d.wholeDay(r)
	if !ok && (d.Role == RoleDue || d.Role == RoleExpected) {
		return d.wholeDay(dropDue(r))
	}
	return s, ok
}

// wholeDay reads a day with its weekday and hour.
func (d Days) wholeDay(r []rune) (DaySpan, bool) {
	s, ok := d.at(r, 0, true)
	if !ok {
		return s, false
	}
	weekday, end := dayTail(r, s.To)
	if s.To = end; weekday != 0 && s.Day.Known() && s.Doubt == ledger.NoDoubt && s.Day.Weekday() != weekday {
		s.Doubt = ledger.DateUnread
	}
	return s, end == len(r)
}

// dropDue drops the words around a day that make it the last one: by, 前.
func dropDue(r []rune) []rune {
	for _, word := range dueWords {
		if rest, ok := cutRunes(r, word); ok {
			r = rest[skipSpaces(rest, 0):]
			break
		}
	}
	for i := 1; i < len(r); i++ {
		if _, end, ok := dueAfter.at(r, i); ok && end == len(r) {
			return r[:i]
		}
	}
	return r
}

// cutRunes cuts a word off the beginning.
func cutRunes(r, word []rune) (rest []rune, ok bool) {
	n := len(word)
	if len(r) <= n || !slices.Equal(r[:n], word) || isLetter(word[n-1]) && isLetter(r[n]) {
		return r, false
	}
	return r[n:], true
}

// listEnd is where another day ends that a word like 至, 和 or 、 joins to one that
// ends at i (3月8日至10日, 3月6日和8日); i for none.
func (d Days) listEnd(r []rune, i int) int {
	mark := skipSpaces(r, i)
	_, next, ok := rangeMarks.at(r, mark)
	if !ok {
		_, next, ok = joins.at(r, mark)
	}
	if !ok && mark < len(r) && r[mark] == '、' {
		next, ok = mark+1, true
	}
	s, day := d.At(r, skipSpaces(r, next))
	if !ok || !day {
		return i
	}
	return s.To
}

// NamesYear tells whether the words of a day say its year (2023年3月8日, 去年, 20230308), or
// need none (昨天, 上周五).
func NamesYear(text string) bool {
	f := Fold(text)
	x, ok := dateAt(f.R, skipSpaces(f.R, 0), 0, true)
	return !ok || x.year != 0
}

// dayTail reads what may follow a day: its weekday, in brackets or not, and an hour.
func dayTail(r []rune, i int) (weekday, end int) {
	end = i
	for j := i; j < len(r); {
		for j < len(r) && (isSpace(r[j]) || r[j] == '(' || r[j] == ')' || r[j] == ',') {
			j++
		}
		if w, next, ok := weekdayAt(r, j); ok {
			weekday, j, end = w, next, next
		} else if _, next, ok := dayTails.at(r, j); ok {
			j, end = next, next
		} else if next := hoursAt(r, j); next > j {
			j, end = next, next
		} else {
			break
		}
	}
	if end < len(r) && r[end] == ')' && end > i {
		end++
	}
	return weekday, end
}

// hoursAt skips an hour, or from one to another: 9:30-11:00.
func hoursAt(r []rune, i int) int {
	end := hourAt(r, i)
	if _, next, ok := rangeMarks.at(r, end); ok && end > i {
		if stop := hourAt(r, next); stop > next {
			return stop
		}
	}
	return end
}

// hourAt skips an hour: 14:30, 3点半, 10时20分.
func hourAt(r []rune, i int) int {
	n, j, ok := smallNumber(r, i)
	if !ok || n > 24 || j >= len(r) {
		return i
	}
	if r[j] == ':' {
		if _, end, ok := smallNumber(r, j+1); ok {
			return end
		}
		return i
	}
	if !strings.ContainsRune(words.HourMarks, r[j]) {
		return i
	}
	if _, end, ok := smallNumber(r, j+1); ok && end < len(r) && r[end] == words.Minute {
		return end + 1
	}
	if j+1 < len(r) && r[j+1] == words.HalfRune {
		return j + 2
	}
	return j + 1
}

// FindDays finds the days inside a text, in their order, without the weak ones.
func (d Days) FindDays(r []rune) []DaySpan {
	var found []DaySpan
	for i := 0; i < len(r); {
		s, ok := d.At(r, i)
		if !ok || s.Weak {
			i = skipWord(r, i)
			continue
		}
		found = append(found, s)
		i = s.To
	}
	return found
}

// skipWord is the next place where a day may begin: behind a number, or behind
// letters, to which one may stick.
func skipWord(r []rune, i int) int {
	if !isLetter(r[i]) {
		return skipNumber(r, i)
	}
	for i < len(r) && isLetter(r[i]) {
		i++
	}
	return i
}

// At reads the day that begins at i of a folded text.
func (d Days) At(r []rune, i int) (DaySpan, bool) { return d.at(r, i, false) }

// at reads a day; whole tells that the text is known to be one, so that 3.9
// and a month alone are days too.
func (d Days) at(r []rune, i int, whole bool) (DaySpan, bool) {
	s, ok := d.single(r, i, whole)
	if !ok {
		return s, false
	}
	return d.apposed(r, s, whole), true
}

// single reads a day that is named once. The longest reading counts.
func (d Days) single(r []rune, i int, whole bool) (best DaySpan, ok bool) {
	sticks := i > 0 && i < len(r) && isWord(r[i]) && isWord(r[i-1])
	if sticks && !(isLetter(r[i-1]) && isDigit(r[i])) {
		return best, false
	}
	for _, read := range dayReadings {
		s, found := read(d, r, i, whole)
		if found && s.To > best.To {
			s.From = i
			best, ok = s, true
		}
	}
	if sticks && ok && !slices.Contains(r[i:best.To], words.MonthMark) { // Zoom2月29日
		return DaySpan{}, false
	}
	return best, ok
}

// apposed widens a day by another name of it that stands right behind it: 周三（3月6日）,
// Wednesday, 6 March, 昨天（13日）. A weekday belongs to its date, a week or a month
// gives way to a day; of two that differ neither is sure.
func (d Days) apposed(r []rune, s DaySpan, whole bool) DaySpan {
	weekday, end, bare := weekdayAt(r, skipSpaces(r, s.From))
	if bare = bare && end == s.To; !bare {
		weekday = 0
	}
	t, ok := d.second(r, s.To, bare, whole)
	switch {
	case !ok:
		return s
	case weekday != 0 && t.Doubt == ledger.NoDoubt && t.Day.Weekday() != weekday,
		weekday == 0 && s.Doubt != ledger.DateUnread && t.Day != s.Day:
		t.Day, t.Doubt = 0, ledger.DateUnread
	}
	t.From, t.Weak = s.From, false
	return t
}

// second is the day that stands right behind one that ends at i: in brackets, or
// behind a weekday (bare) after a space or a comma.
func (d Days) second(r []rune, i int, bare, whole bool) (t DaySpan, ok bool) {
	j := skipSpaces(r, i)
	open := j < len(r) && r[j] == '('
	switch {
	case open, bare && j < len(r) && r[j] == ',':
		j = skipSpaces(r, j+1)
	case j > i && !bare:
		return t, false
	}
	if _, _, again := weekdayAt(r, j); again || j >= len(r) {
		return t, false
	}
	t, ok = d.single(r, j, whole)
	if !ok || t.Weak && !open && !bare {
		return t, false
	}
	if open {
		_, t.To = dayTail(r, t.To)
		ok = r[t.To-1] == ')' || t.To < len(r) && r[t.To] == ')'
		if r[t.To-1] != ')' {
			t.To++
		}
	}
	return t, ok
}

// dayReadings are the ways to write a day.
var dayReadings = []func(d Days, r []rune, i int, whole bool) (DaySpan, bool){
	Days.calendar, Days.relative, Days.weekday, Days.distance, Days.ends,
}

// calendar reads a date of the calendar, in Chinese, digits or English.
func (d Days) calendar(r []rune, i int, whole bool) (DaySpan, bool) {
	raw, ok := dateAt(r, i, d.Asked, whole)
	if !ok {
		return DaySpan{}, false
	}
	s := DaySpan{To: raw.end, Weak: raw.weak, Relative: raw.shifted}
	s.Day, s.Doubt = d.resolve(raw)
	if raw.loose && d.Role == RoleRecord {
		s.Doubt = ledger.DateUnread
	}
	return s, true
}

// resolve finds the day of a date, whose year or month may be open.
func (d Days) resolve(raw rawDate) (ledger.Date, ledger.Doubt) {
	if raw.month < 1 || raw.month > 12 {
		if raw.month != 0 {
			return 0, ledger.DateNone
		}
		return d.nearestMonth(raw)
	}
	if raw.year != 0 {
		return raw.in(raw.year, raw.month)
	}
	return d.nearest(func(n int) (ledger.Date, ledger.Doubt) { return raw.in(d.base().Year()+n, raw.month) })
}

// nearestMonth finds the day of a date that names only the day of the month (8号).
func (d Days) nearestMonth(raw rawDate) (ledger.Date, ledger.Doubt) {
	return d.nearest(func(n int) (ledger.Date, ledger.Doubt) {
		m := d.base().MonthStart().AddMonths(n)
		return raw.in(m.Year(), m.Month())
	})
}

// nearest picks from the calendar's last, this and next the day that the role asks for.
func (d Days) nearest(at func(n int) (ledger.Date, ledger.Doubt)) (best ledger.Date, doubt ledger.Doubt) {
	doubt = ledger.DateNone
	for n := -1; n <= 1; n++ {
		day, none := at(n)
		if none != ledger.NoDoubt || !d.fits(day) {
			continue
		}
		if doubt != ledger.NoDoubt || d.distanceTo(day) < d.distanceTo(best) {
			best, doubt = day, ledger.NoDoubt
		}
	}
	return best, doubt
}

// fits tells whether a day lies on the side that the role looks at.
func (d Days) fits(day ledger.Date) bool {
	switch d.Role {
	case RoleRecord:
		return day <= d.Asked
	case RoleDue:
		return day >= d.base()
	case RoleExpected:
		return day >= d.Asked
	}
	return true
}

func (d Days) distanceTo(day ledger.Date) ledger.Date {
	n := day - d.base()
	if n < 0 {
		n = -n
	}
	return n
}

var (
	relativeDays   = lexiconOf(words.RelativeDays)
	weekWords      = setOf(words.WeekWords)
	weekdayNames   = lexiconOf(words.DayNames)
	shifts         = lexiconOf(words.Shifts)
	yearWords      = lexiconOf(words.Years)
	monthNames     = lexiconOf(words.MonthNames)
	monthParts     = lexiconOf(words.MonthParts)
	spanWords      = lexiconOf(words.Stretches)
	endOf          = setOf(words.DayEndOf)
	monthWords     = lexiconOf(words.MonthWords)
	yearParts      = lexiconOf(words.YearParts)
	distances      = lexiconOf(words.Distances)
	distanceAfter  = lexiconOf(words.DistanceAfter)
	distanceBefore = setOf(words.DistanceBefore)
	smallCounts    = lexiconOf(words.SmallCounts)
	dayTails       = setOf(words.DayTails)
)
