package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// relative reads 昨天, the day before yesterday.
func (d Days) relative(r []rune, i int, _ bool) (DaySpan, bool) {
	n, end, ok := relativeDays.at(r, i)
	return DaySpan{To: end, Day: d.Asked.Add(n), Relative: true}, ok
}

// weekdayAt reads a weekday's name: 周三, 星期日, Wed.
func weekdayAt(r []rune, i int) (weekday, end int, ok bool) {
	if w, end, ok := weekdayNames.at(r, i); ok {
		return w, end, true
	}
	_, end, ok = weekWords.at(r, i)
	if !ok || end >= len(r) {
		return 0, i, false
	}
	w := words.WeekdayRunes[r[end]]
	if w == 0 || isDigit(r[end]) && end+1 < len(r) && isWord(r[end+1]) {
		return 0, i, false
	}
	return w, end + 1, true
}

// weekday reads a weekday with or without its week: 周三, 上周三, next Friday.
//
//	weekday = [ "上" | "本" | "下" … ] ( "周" | "星期" | "礼拜" ) ( "一" … "日" )
func (d Days) weekday(r []rune, i int, _ bool) (s DaySpan, ok bool) {
	shift, j, shifted := shifts.at(r, i)
	if !shifted {
		j = i
	}
	if _, end, ok := weekWord.at(r, skipSpaces(r, j)); ok && shifted {
		j = end
	}
	w, end, ok := weekdayAt(r, skipSpaces(r, j))
	if !ok || i > 0 && strings.ContainsRune(words.DayMarks, r[i-1]) { // that of the date before it
		return s, false
	}
	s = DaySpan{To: end, Relative: true}
	if shifted {
		s.Day = d.Asked.WeekStart().Add(7*shift + w - 1)
		return s, true
	}
	s.Day, s.Doubt = d.nearest(func(n int) (ledger.Date, ledger.Doubt) {
		return d.base().WeekStart().Add(7*n + w - 1), ledger.NoDoubt
	})
	return s, true
}

var weekWord = setOf([]string{"week"})

// distance reads 三天后, 两周内, 10 days ago, in two weeks. 3日前 is the third,
// not three days ago.
func (d Days) distance(r []rune, i int, _ bool) (s DaySpan, ok bool) {
	_, j, ahead := distanceBefore.at(r, i)
	if !ahead {
		j = i
	}
	n, j, ok := countAt(r, skipSpaces(r, j))
	if !ok {
		return s, false
	}
	days, end, ok := distances.at(r, skipSpaces(r, j))
	if !ok {
		return s, false
	}
	sign := 1
	if !ahead {
		if sign, end, ok = distanceAfter.at(r, skipSpaces(r, end)); !ok {
			return s, false
		}
	}
	s = DaySpan{To: end, Day: d.Asked.Add(sign * n * days), Relative: true}
	if days == 0 {
		s.Day = d.Asked.AddMonths(sign * n)
	}
	return s, true
}

// countAt reads a small count: 3, 三, two.
func countAt(r []rune, i int) (n, end int, ok bool) {
	if n, end, ok := smallCounts.at(r, i); ok {
		return n, end, true
	}
	return smallNumber(r, i)
}

// ends reads words for a stretch of the calendar whose last day is meant: 月底,
// 年底, 下周, 二季度, end of next month. As the day of a record it is none.
func (d Days) ends(r []rune, i int, whole bool) (s DaySpan, ok bool) {
	s, ok = d.stretch(r, i)
	if !ok {
		s, ok = d.yearPart(r, i)
	}
	if d.Role == RoleRecord {
		s.Doubt = ledger.DateUnread
	}
	return s, ok
}

// stretch reads a week, month, quarter or year by its distance.
func (d Days) stretch(r []rune, i int) (s DaySpan, ok bool) {
	_, j, ending := endOf.at(r, i)
	if !ending {
		j = i
	}
	shift, k, shifted := shifts.at(r, skipSpaces(r, j))
	if !shifted {
		if shift, k, shifted = yearWords.at(r, j); shifted {
			k = max(k-1, j)
		} else {
			k = j
		}
	}
	span, end, ok := spanWords.at(r, skipSpaces(r, k))
	if !ok || span.Shifted && !shifted && !ending {
		return s, false
	}
	return DaySpan{To: end, Day: d.last(span.Of, shift), Relative: true}, true
}

// last is the last day of the week, month, quarter or year so many away.
func (d Days) last(of rune, shift int) ledger.Date {
	switch of {
	case 'w':
		return ledger.Week(d.Asked.Add(7 * shift)).To
	case 'm':
		return ledger.Month(d.Asked.MonthStart().AddMonths(shift)).To
	case 'q':
		return ledger.Quarter(d.Asked.QuarterStart().AddMonths(3 * shift)).To
	}
	return ledger.Year(d.Asked.YearStart().AddMonths(12 * shift)).To
}

// yearPart reads a quarter or a half: 二季度, 2024年上半年末, end of Q2 2024.
func (d Days) yearPart(r []rune, i int) (s DaySpan, ok bool) {
	raw := rawDate{loose: true}
	if _, j, ending := endOf.at(r, i); ending {
		i = skipSpaces(r, j)
	}
	month, end, ok := yearParts.at(r, raw.hanYear(r, i, d.Asked))
	if !ok {
		return s, false
	}
	raw.month, raw.end = month, end
	if end < len(r) && strings.ContainsRune(words.EndMarks, r[end]) {
		raw.end++
	}
	raw.englishYear(r, d.Asked)
	s = DaySpan{To: raw.end}
	s.Day, s.Doubt = d.resolve(raw)
	return s, true
}
