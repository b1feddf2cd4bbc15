package digest

import "guatu/ledger"

// Span is the length of a digest's period, by which it is named.
type Span int

// The spans. Weeks are several weeks in one message, where some were missed.
const (
	Range Span = iota
	Week
	Weeks
	Month
	Quarter
	Half
	Year
)

// SpanOf is the calendar's span that a period is; Range where it is none.
func SpanOf(p ledger.Period) Span {
	switch p {
	case ledger.Week(p.From):
		return Week
	case ledger.Month(p.From):
		return Month
	case ledger.Quarter(p.From):
		return Quarter
	case HalfOf(p.From):
		return Half
	case ledger.Year(p.From):
		return Year
	}
	return Range
}

// HalfOf is the calendar half-year of a day.
func HalfOf(d ledger.Date) ledger.Period {
	from := d.YearStart()
	if d.Month() > 6 {
		from = from.AddMonths(6)
	}
	return ledger.Period{From: from, To: from.AddMonths(6).Add(-1)}
}

// Before is the period that a digest compares with: the whole week, month,
// quarter, half or year before; of another range as many days before it.
func Before(p ledger.Period) ledger.Period {
	end := p.From.Add(-1)
	switch SpanOf(p) {
	case Month:
		return ledger.Month(end)
	case Quarter:
		return ledger.Quarter(end)
	case Half:
		return HalfOf(end)
	case Year:
		return ledger.Year(end)
	}
	return ledger.Period{From: p.From.Add(-int(p.To-p.From) - 1), To: end}
}
