package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// ParseSpan reads a text that is a day or a range of days, as trips and events
// have them; both ends belong to it.
//
//	span = day | day range ( day | [ month ] day-of-month ) | day-of-month range day | month
func ParseSpan(text string, asked ledger.Date, role Role) (ledger.Period, ledger.Doubt) {
	r := trimMarks(squeeze(Fold(text).R))
	switch {
	case len(r) == 0:
		return ledger.Period{}, ledger.Empty
	case len(r) > maxDay:
		return ledger.Period{}, ledger.DateUnread
	}
	d := Days{Asked: asked, Role: role}
	if p, ok := d.month(r); ok {
		return p, ledger.NoDoubt
	}
	if s, ok := d.whole(r); ok {
		return ledger.Day(s.Day), d.refuse(s)
	}
	doubt := ledger.DateUnread
	for i := range r {
		_, end, ok := rangeMarks.at(r, i)
		if !ok || i == 0 || end == len(r) {
			continue
		}
		p, why := d.between(trimMarks(r[:i]), trimMarks(r[end:]))
		if why == ledger.NoDoubt {
			return p, why
		}
		if why != ledger.DateUnread {
			doubt = why
		}
	}
	return ledger.Period{}, doubt
}

// month reads a month alone, which is the range of its days.
func (d Days) month(r []rune) (ledger.Period, bool) {
	raw, ok := dateAt(r, 0, d.Asked, true)
	if !ok || !raw.loose || raw.last != 0 || raw.day != 0 || raw.end != len(r) {
		return ledger.Period{}, false
	}
	day, doubt := d.resolve(raw)
	return ledger.Month(day), doubt == ledger.NoDoubt
}

// between is the range from one day to another, of which one may leave out what
// the other says (13日至15日, 7-9 March).
func (d Days) between(from, to []rune) (ledger.Period, ledger.Doubt) {
	a, okA := d.endpoint(dropFrom(from))
	b, okB := d.endpoint(to)
	if !okA || !okB {
		return ledger.Period{}, ledger.DateUnread
	}
	complete(&a, &b)
	first, doubt := d.day(a)
	if doubt != ledger.NoDoubt {
		return ledger.Period{}, doubt
	}
	due := Days{Asked: d.Asked, Base: first, Role: RoleDue}
	if s, ok := due.whole(to); ok && b.raw.end == 0 {
		b.day = s // a bare weekday is the next one (下周一到周五)
	}
	last, doubt := due.day(b)
	if doubt != ledger.NoDoubt {
		return ledger.Period{}, doubt
	}
	if last < first || b.raw.year == 0 && last > first+maxRolled {
		return ledger.Period{}, ledger.DateUnread
	}
	return ledger.Period{From: first, To: last}, ledger.NoDoubt
}

// maxRolled bounds the days of a range whose end names no year: a longer one
// ends before it begins (10月25日至20日).
const maxRolled = 200

// endpoint is one end of a range: a date with parts left out, or a resolved day.
type endpoint struct {
	raw rawDate
	day DaySpan
}

func (d Days) endpoint(r []rune) (e endpoint, ok bool) {
	if raw, ok := dateAt(r, 0, d.Asked, true); ok && !raw.loose {
		if _, end := dayTail(r, raw.end); end == len(r) {
			return endpoint{raw: raw}, true
		}
	}
	if n, end, ok := smallNumber(r, 0); ok && end == len(r) && n > 0 {
		return endpoint{raw: rawDate{day: n, end: end}}, true
	}
	e.day, ok = d.whole(r)
	e.day.Doubt = ""
	return e, ok
}

// complete gives each end what only the other one says: the month, and the later
// one the year.
func complete(a, b *endpoint) {
	if a.raw.end == 0 || b.raw.end == 0 {
		return
	}
	if b.raw.month == 0 {
		b.raw.month = a.raw.month
		b.raw.year = max(b.raw.year, a.raw.year)
	}
	if a.raw.month == 0 {
		a.raw.month, a.raw.year = b.raw.month, b.raw.year
	}
	if a.raw.year == 0 && b.raw.year != 0 {
		a.raw.year = b.raw.year
		if a.raw.month > b.raw.month {
			a.raw.year--
		}
	}
}

func (d Days) day(e endpoint) (ledger.Date, ledger.Doubt) {
	if e.raw.end == 0 {
		return e.day.Day, e.day.Doubt
	}
	return d.resolve(e.raw)
}

// dropFrom drops a word before the first day of a range (from 1 March to …).
func dropFrom(r []rune) []rune {
	if _, end, ok := fromWords.at(r, 0); ok {
		return r[skipSpaces(r, end):]
	}
	return r
}

var fromWords = setOf(words.RangeFrom)
