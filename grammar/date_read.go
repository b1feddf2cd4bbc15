package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// rawDate is a date of the calendar as it was written: what was left out is 0.
type rawDate struct {
	year, month, day int
	last             int  // for a part of a month without a day: its last day, 0 the month's end
	end              int  // where it ends in the runes
	weak, loose      bool // loose: a stretch of days, of which the last is meant
	shifted          bool // the year or month was named by its distance
}

// in is the day in a year and a month.
func (x rawDate) in(year, month int) (ledger.Date, ledger.Doubt) {
	day := x.day
	if x.loose && day == 0 {
		first, _ := ledger.NewDate(year, month, 1)
		if day = x.last; day == 0 {
			day = first.AddMonths(1).Add(-1).Day()
		}
	}
	on, ok := ledger.NewDate(year, month, day)
	if !ok || year < 1900 || year > 9999 {
		return 0, ledger.DateNone
	}
	return on, ledger.NoDoubt
}

// dateAt reads a date of the calendar.
//
//	date = [ year ] month day | day month [ year ] | month day [ "," year ] | day "日"
func dateAt(r []rune, i int, asked ledger.Date, whole bool) (best rawDate, ok bool) {
	for _, read := range []func([]rune, int, ledger.Date, bool) (rawDate, bool){digitDate, hanDate, englishDate} {
		if x, found := read(r, i, asked, whole); found && x.end > best.end {
			best, ok = x, true
		}
	}
	if ok && best.end < len(r) && isDigit(r[best.end]) && isDigit(r[best.end-1]) {
		return best, false
	}
	return best, ok
}

// smallNumber reads a number up to 99 in either script, with spaces before it.
func smallNumber(r []rune, i int) (n, end int, ok bool) {
	i = skipSpaces(r, i)
	for end = i; end < len(r) && end-i < 2 && isDigit(r[end]); end++ {
		n = n*10 + int(r[end]-'0')
	}
	if end > i {
		return n, end, end == len(r) || !isDigit(r[end])
	}
	return hanSmall(r, i)
}

// hanSmall reads a Chinese number up to 99: 八, 十二, 二十, 廿五.
func hanSmall(r []rune, i int) (n, end int, ok bool) {
	units, tens := -1, 0
	for end = i; end < len(r) && end-i < 4; end++ {
		d, digit := words.Digits[r[end]]
		switch {
		case digit && units < 0:
			units = int(d)
		case words.SmallUnits[r[end]] == 10 && tens == 0:
			tens, units = 10*max(1, units), -1
		case words.Tens[r[end]] > 0 && tens == 0 && units < 0:
			tens = int(words.Tens[r[end]])
		default:
			return tens + max(units, 0), end, end > i && !digit && words.SmallUnits[r[end]] == 0
		}
	}
	return tens + max(units, 0), end, end > i
}

func isHanNumber(x rune) bool {
	_, digit := words.Digits[x]
	return digit || words.SmallUnits[x] > 0 || words.Tens[x] > 0
}

// fullYear reads a year of four digits, in either script.
func fullYear(r []rune, i int) (year, end int, ok bool) {
	for end = i; end < len(r) && end-i < 4; end++ {
		d, han := words.Digits[r[end]]
		switch {
		case isDigit(r[end]):
			year = year*10 + int(r[end]-'0')
		case han:
			year = year*10 + int(d)
		default:
			return 0, i, false
		}
	}
	return year, end, end-i == 4 && year >= 1900
}

// digitDate reads 2023-03-08, 2023/3/8, 2023.3.8, 20230308, 3/9 and, where the
// text is known to be a day, 3-9 and 3.9.
func digitDate(r []rune, i int, _ ledger.Date, whole bool) (x rawDate, ok bool) {
	if i >= len(r) || !isDigit(r[i]) {
		return x, false
	}
	if year, end, ok := fullYear(r, i); ok && end < len(r) {
		if isDigit(r[end]) {
			return compactDate(r, i, year)
		}
		sep := r[end]
		if !isDateSep(sep) {
			return x, false
		}
		if x, ok := monthDay(r, end+1, sep); ok {
			x.year = year
			return x, true
		}
		return x, false
	}
	if x, ok = yearLast(r, i); ok {
		return x, true
	}
	month, end, ok := smallNumber(r, i)
	if !ok || end >= len(r) || !isDateSep(r[end]) || r[end] != '/' && !whole {
		return x, false
	}
	if month > 12 && end-i == 2 {
		if x, ok = monthDay(r, end+1, r[end]); ok {
			x.year = 2000 + month
			return x, whole && month < 60
		}
		return dayMonth(r, i)
	}
	x, ok = monthDay(r, i, r[end])
	x.weak = true
	return x, ok && month <= 12 && x.day <= 31
}

// dayMonth reads 14/10, whose first number is no month; 24/7 is every day.
func dayMonth(r []rune, i int) (x rawDate, ok bool) {
	day, slash, ok := smallNumber(r, i)
	if !ok || day > 31 || r[slash] != '/' {
		return x, false
	}
	month, end, ok := smallNumber(r, slash+1)
	if !ok || month == 0 || month > 12 || day == 24 && month == 7 || end < len(r) && (isDateSep(r[end]) || isWord(r[end])) {
		return x, false
	}
	return rawDate{month: month, day: day, end: end, weak: true}, true
}

// yearLast reads 15/10/2024 and 10/15/2024, where the day is told by being no month.
func yearLast(r []rune, i int) (x rawDate, ok bool) {
	a, end, ok := smallNumber(r, i)
	if !ok || end >= len(r) || !isDateSep(r[end]) {
		return x, false
	}
	sep := r[end]
	b, end, ok := smallNumber(r, end+1)
	if !ok || end >= len(r) || r[end] != sep {
		return x, false
	}
	x.year, x.end, ok = fullYear(r, end+1)
	if x.day, x.month = max(a, b), min(a, b); x.month == 0 || x.day > 31 || x.end < len(r) && isDigit(r[x.end]) {
		return x, false
	}
	return x, ok && (x.day > 12 && x.month <= 12 || a == b)
}

func isDateSep(x rune) bool { return x == '-' || x == '/' || x == '.' }

// monthDay reads month, sep and day.
func monthDay(r []rune, i int, sep rune) (x rawDate, ok bool) {
	month, end, ok := smallNumber(r, i)
	if !ok || end >= len(r) || r[end] != sep {
		return x, false
	}
	day, end, ok := smallNumber(r, end+1)
	if !ok || end+1 < len(r) && r[end] == sep && isDigit(r[end+1]) && sep != '-' {
		return x, false
	}
	if end < len(r) && strings.ContainsRune(words.DayMarks, r[end]) {
		end++
	}
	return rawDate{month: nonZero(month), day: day, end: end}, true
}

// nonZero keeps a month that was written as 0 from being taken for left out.
func nonZero(month int) int {
	if month == 0 {
		return 99
	}
	return month
}

// compactDate reads 20230308.
func compactDate(r []rune, i, year int) (x rawDate, ok bool) {
	if digitsAt(r, i) != 8 || i+8 < len(r) && isWord(r[i+8]) || year > 2200 {
		return x, false
	}
	v, ok := ParseInt(string(r[i+4 : i+8]))
	return rawDate{year: year, month: nonZero(int(v / 100)), day: int(v % 100), end: i + 8}, ok
}

// hanDate reads 2023年3月8日, 去年12月5号, 三月八日, 下月15日, 8号, 6月底.
func hanDate(r []rune, i int, asked ledger.Date, whole bool) (x rawDate, ok bool) {
	j := x.hanYear(r, i, asked)
	j, ok = x.hanMonth(r, j, asked)
	if !ok {
		return x, false
	}
	if x.month != 0 {
		if last, end, found := monthParts.at(r, j); found {
			x.last, x.loose, x.end = last, true, end
			return x, true
		}
	}
	day, end, ok := smallNumber(r, j)
	if mark := skipSpaces(r, end); ok && mark < len(r) && strings.ContainsRune(words.DayMarks, r[mark]) && (mark+1 == len(r) || !isHan(r[mark+1])) {
		end = mark // 3 月 8 日, and not 3月8 日本
	}
	marked := ok && end < len(r) && strings.ContainsRune(words.DayMarks, r[end])
	switch {
	case marked:
		x.day, x.end = day, end+1
		x.weak = x.month == 0
		return x, day > 0 || x.month != 0
	case ok && x.month != 0 && !(end < len(r) && isHan(r[end]) && !isDayFollower(r, end)):
		x.day, x.end = day, end
		return x, true
	case x.month != 0 && whole || x.year != 0 && x.month != 0:
		x.loose, x.end = true, j
		return x, true
	}
	return x, false
}

// isDayFollower tells whether what follows a bare day of the month can follow
// a day: 3月8前, 3月8 上午.
func isDayFollower(r []rune, i int) bool {
	_, _, after := dueAfter.at(r, i)
	_, _, tail := dayTails.at(r, i)
	_, _, ranged := rangeMarks.at(r, i)
	return after || tail || ranged
}

// hanYear reads a year before 年, or a word for one. Where there is none it
// takes nothing.
func (x *rawDate) hanYear(r []rune, i int, asked ledger.Date) int {
	if shift, end, ok := yearWords.at(r, i); ok {
		x.year, x.shifted = asked.Year()+shift, true
		return skipSpaces(r, end)
	}
	year, end, ok := fullYear(r, i)
	if !ok {
		if year, end, ok = smallNumber(r, i); !ok || end-i != 2 {
			return i
		}
		year += 2000
	}
	if end = skipSpaces(r, end); end < len(r) && r[end] == words.YearMark {
		x.year = year
		return skipSpaces(r, end+1)
	}
	return i
}

// hanMonth reads a month before 月, or 本月, 上月, 下个月.
func (x *rawDate) hanMonth(r []rune, i int, asked ledger.Date) (end int, ok bool) {
	if shift, end, ok := shifts.at(r, i); ok && x.year == 0 && end < len(r) && r[end] == words.MonthMark {
		m := asked.MonthStart().AddMonths(shift)
		x.year, x.month, x.shifted = m.Year(), m.Month(), true
		return skipSpaces(r, end+1), true
	}
	month, end, ok := smallNumber(r, i)
	if end = skipSpaces(r, end); ok && end < len(r) && r[end] == words.MonthMark {
		x.month = nonZero(month)
		return skipSpaces(r, end+1), true
	}
	return i, x.year == 0 && ok
}

// englishDate reads 8 March 2023, March 8, 2023, 8th of March, 8-Mar-2023,
// mid-June, June, the 8th.
func englishDate(r []rune, i int, asked ledger.Date, whole bool) (x rawDate, ok bool) {
	j := x.beforeMonth(r, i)
	month, next, ok := monthNames.at(r, skipSpaces(r, j))
	if !ok {
		return theDay(r, i)
	}
	j = next
	x.month, x.end = month, j
	if x.day == 0 && !x.loose {
		day, end, found := ordinal(r, skipThe(r, skipSpaces(r, j)))
		switch {
		case found:
			x.day, x.end = day, end
		case whole:
			x.loose = true
		default:
			return x, false
		}
	}
	x.englishYear(r, asked)
	return x, true
}

// theDay reads a day of no month, behind "on" or at the end of a clause (the 14th).
func theDay(r []rune, i int) (x rawDate, ok bool) {
	day, end, ok := ordinal(r, skipThe(r, i))
	if !ok || skipThe(r, i) == i || !isLetter(r[end-1]) {
		return x, false
	}
	next := skipSpaces(r, end)
	if on := i >= 3 && string(r[i-3:i]) == "on "; !on && next < len(r) && !isClause(r, next) && r[next] != '.' && r[next] != '\n' { // the 5th generation
		return x, false
	}
	return rawDate{day: day, weak: true, end: end}, true
}

// beforeMonth reads what stands before an English month: its day, or the part
// of it that is meant.
func (x *rawDate) beforeMonth(r []rune, i int) (end int) {
	if last, end, ok := monthWords.at(r, i); ok {
		x.loose, x.last = true, last
		return end
	}
	if _, end, ok := endOf.at(r, i); ok {
		x.loose = true
		return end
	}
	day, end, ok := ordinal(r, skipThe(r, i))
	if !ok {
		return i
	}
	x.day = day
	if end < len(r) && r[end] == '-' {
		end++
	}
	return end
}

// skipThe skips the article before a day.
func skipThe(r []rune, i int) int {
	if _, end, ok := theWord.at(r, i); ok {
		return skipSpaces(r, end)
	}
	return i
}

// englishYear reads a year behind an English date.
func (x *rawDate) englishYear(r []rune, asked ledger.Date) {
	j := skipSpaces(r, x.end)
	if j < len(r) && (r[j] == ',' || r[j] == '-' && j == x.end) {
		j = skipSpaces(r, j+1)
	}
	if year, end, ok := fullYear(r, j); ok && isDigit(r[j]) && (end == len(r) || !isWord(r[end])) {
		x.year, x.end = year, end
		return
	}
	if shift, end, ok := yearWords.at(r, j); ok {
		x.year, x.end, x.shifted = asked.Year()+shift, end, true
	}
}

// ordinal reads the day of an English date: 8, 8th, 8th of.
func ordinal(r []rune, i int) (day, end int, ok bool) {
	if i >= len(r) || !isDigit(r[i]) {
		return 0, i, false
	}
	day, end, ok = smallNumber(r, i)
	if _, after, found := ordinals.at(r, end); found {
		end = after
	}
	if _, after, found := ofWord.at(r, skipSpaces(r, end)); found {
		end = after
	}
	return day, end, ok
}

var (
	ordinals = setOf([]string{"st", "nd", "rd", "th"})
	ofWord   = setOf([]string{"of"})
	theWord  = setOf([]string{"the"})
	dueAfter = setOf(words.DueAfter)
)
