package ledger

// Period is a range of days; both ends belong to it (spec: in ranges of dates
// both ends belong). A zero From has no beginning, a zero To no end.
type Period struct {
	From, To Date
}

// Day is the period of one day.
func Day(d Date) Period { return Period{d, d} }

// Week is Monday to Sunday of the day's week.
func Week(d Date) Period { return Period{d.WeekStart(), d.WeekStart().Add(6)} }

// Month is the calendar month of the day.
func Month(d Date) Period { return Period{d.MonthStart(), d.MonthStart().AddMonths(1).Add(-1)} }

// Quarter is the calendar quarter of the day.
func Quarter(d Date) Period { return Period{d.QuarterStart(), d.QuarterStart().AddMonths(3).Add(-1)} }

// Year is the calendar year of the day.
func Year(d Date) Period { return Period{d.YearStart(), d.YearStart().AddMonths(12).Add(-1)} }

// Has tells whether the day lies in the period.
func (p Period) Has(d Date) bool {
	return d.Known() && d >= p.From && (p.To == 0 || d <= p.To)
}

// Until is the period cut off after the day.
func (p Period) Until(d Date) Period {
	if p.To == 0 || p.To > d {
		p.To = d
	}
	return p
}

// Known tells whether the period has an end or a beginning.
func (p Period) Known() bool { return p != Period{} }
