package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// dayHere reads a day, for trips and events a range of days. A weekday that
// does not fit its date leaves the day in doubt.
func (x *reader) dayHere(i int) (k found, ok bool) {
	k.value = ledger.Value{Field: ledger.FDate}
	if x.namesItself() {
		return x.spanHere(i)
	}
	d := Days{Asked: x.Asked, Role: RoleRecord}
	s, ok := d.At(x.f.R, i)
	if !ok {
		s, ok = x.pointDay(d, i)
	}
	if !ok || s.Doubt == ledger.DateUnread {
		return k, false
	}
	k.value.Date, k.value.Doubt = s.Day, d.refuse(s)
	weekday, end := dayTail(x.f.R, s.To)
	if k.to = end; !endsWord(x.f.R, end, len(x.f.R)) && endsWord(x.f.R, s.To, len(x.f.R)) {
		k.to, weekday = s.To, 0
	}
	if weekday != 0 && s.Day.Known() && s.Day.Weekday() != weekday {
		k.value.Doubt = ledger.DateUnread
	}
	if stop := (Days{Asked: x.Asked, Role: RoleAny}).listEnd(x.f.R, s.To); stop > s.To {
		k.to, k.value.Doubt = stop, ledger.DateUnread
	}
	return k, true
}

// pointDay reads 3.8 as a day where it stands alone and is no amount: in a
// visit, or beside a deal's amount.
func (x *reader) pointDay(d Days, i int) (DaySpan, bool) {
	end := tokenEnd(x.f.R, i)
	if n, dot, ok := smallNumber(x.f.R[:end], i); !ok || n == 0 || n > 12 || dot >= end || x.f.R[dot] != '.' {
		return DaySpan{}, false
	}
	if x.report.Kind == ledger.KindDeal && len(FindMoney(x.f.R)) == 0 {
		return DaySpan{}, false
	}
	s, ok := d.whole(x.f.R[i:end])
	s.From, s.To = i, i+s.To
	return s, ok && s.Doubt == ledger.NoDoubt
}

// maxSpanWords bounds the words that a range of days is written with.
const maxSpanWords = 5

// spanHere reads the days of a trip or an event: the most words from i on that
// are days.
func (x *reader) spanHere(i int) (k found, ok bool) {
	for end, n := tokenEnd(x.f.R, i), 0; end > i && end-i <= maxDay && n < maxSpanWords; n++ {
		v := ledger.Value{Field: ledger.FDate, Text: x.f.Original(i, end)}
		if x.date(&v); v.Doubt == ledger.NoDoubt {
			k, ok = found{value: v, to: end}, true
		}
		next := skipSpaces(x.f.R, end)
		if next == end || next >= len(x.f.R) {
			break
		}
		end = tokenEnd(x.f.R, next)
	}
	return k, ok
}

// dayDoubted reads words that tell when, and no day: 上周, 3月上旬, 春节前, 8/3/2024,
// 3月8日-9日. They are asked about. What lies ahead is the day of no visit and of
// no talks, so it is no doubt of theirs.
func (x *reader) dayDoubted(i int) (k found, ok bool) {
	if x.namesItself() {
		return k, false
	}
	k.value = ledger.Value{Field: ledger.FDate, Doubt: ledger.DateUnread}
	if s, ok := (Days{Asked: x.Asked, Role: RoleRecord}).At(x.f.R, i); ok && s.Doubt == ledger.DateUnread {
		s, _ = Days{Asked: x.Asked, Role: RoleAny}.At(x.f.R, i)
		if k.to = s.To; !s.Day.Known() {
			return k, true
		}
		if s.Day > x.Asked {
			k.value.Date, k.value.Doubt = s.Day, ledger.DateFuture
			return k, reachedStage(x.report.Stage)
		}
		return k, s.Day+recently >= x.Asked
	}
	k.to = tokenEnd(x.f.R, i)
	token := x.f.R[i:k.to]
	return k, isVagueDay(token) || isOddDate(token, x.Asked) || x.isRange(token)
}

// expectedHere reads when a deal is to be signed: 预计4月签约, 力争6月底前签约, 下月 签约.
func (x *reader) expectedHere(i int) (k found, ok bool) {
	if x.report.Kind != ledger.KindDeal || reachedStage(x.report.Stage) {
		return k, false
	}
	r := x.f.R
	_, end, ahead := expecting.at(r, i)
	if ahead {
		i = skipSpaces(r, end)
	}
	if s, past := x.dayBegins(i, len(r)); past && !ahead && s.Day+recently >= x.Asked {
		return k, false // it was
	}
	d := Days{Asked: x.Asked, Role: RoleExpected}
	s, ok := d.at(r, i, true)
	if !ok || s.Doubt != ledger.NoDoubt || s.Day < x.Asked || s.Weak {
		return k, false
	}
	end = s.To
	if _, next, ok := dueAfter.at(r, end); ok {
		end = next
	}
	stage, stop, ok := signings.at(r, skipSpaces(r, end))
	k = found{value: ledger.Value{Field: ledger.FExpected, Text: x.f.Original(s.From, end), Date: s.Day}, to: stop}
	return k, ok && stage == ledger.StageSigned
}

// recently is how many days back a week or a month may lie that somebody
// reports on.
const recently = 62

// reachedStage tells whether a stage is one that a deal has reached on a day.
func reachedStage(s ledger.Stage) bool {
	switch s {
	case ledger.StageSigned, ledger.StageRegistered, ledger.StageStarted, ledger.StageProducing:
		return true
	}
	return false
}

// isVagueDay tells whether a word tells when and no day: 前几天, 国庆节后, 正月初八.
func isVagueDay(token []rune) bool {
	if _, end, ok := vagueDays.at(token, 0); ok {
		for end < len(token) {
			_, next, tail := vagueTails.at(token, end)
			if !tail {
				return false
			}
			end = next
		}
		return true
	}
	_, end, ok := moonDays.at(token, 0)
	return ok && end < len(token) && len(token) <= 8
}

// isOddDate tells whether digits are written like a date that cannot be read
// for sure: 8/3/2024, 03-08-2024, 240308.
func isOddDate(token []rune, asked ledger.Date) bool {
	parts := strings.FieldsFunc(string(token), isDateSep)
	for _, p := range parts {
		if _, ok := ParseInt(p); !ok || len(p) > 4 && len(parts) > 1 {
			return false
		}
	}
	if len(parts) == 3 {
		return true
	}
	if len(parts) != 1 || len(token) != 6 {
		return false
	}
	n, _ := ParseInt(string(token))
	day, ok := ledger.NewDate(2000+int(n/10000), int(n/100%100), int(n%100))
	return ok && day <= asked && day+366 > asked
}

// isRange tells whether a word is a range of days.
func (x *reader) isRange(token []rune) bool {
	if len(token) == 0 || !isDigit(token[0]) && !isHanNumber(token[0]) {
		return false
	}
	p, doubt := ParseSpan(string(token), x.Asked, RoleRecord)
	return doubt == ledger.NoDoubt && p.From != p.To
}

var (
	vagueDays  = setOf(words.VagueDays)
	vagueTails = setOf(words.VagueTails)
	moonDays   = setOf(words.MoonDays)
	expecting  = setOf(words.Expecting)
)
