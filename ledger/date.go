package ledger

import "time"

// Date is a civil day: days since 1 January 1970. The zero value means that
// the day is not known.
type Date int32

const iso = "2006-01-02"

// DateOf is the civil day of an instant, in the instant's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// NewDate is the day with that year, month and day of the month; ok is false
// for a day that does not exist (30 February).
func NewDate(year, month, day int) (d Date, ok bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return 0, false
	}
	return DateOf(t), true
}

// ParseDate reads an ISO day (2023-03-08).
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(iso, s)
	if err != nil {
		return 0, err
	}
	return DateOf(t), nil
}

// Time is the day's first instant in UTC.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String is the ISO day, or "" when it is not known.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(iso)
}

// Known tells whether there is a day.
func (d Date) Known() bool { return d != 0 }

// Add moves by days.
func (d Date) Add(days int) Date { return d + Date(days) }

// AddMonths moves by months and keeps the day of the month, or takes the
// month's last day where that day does not exist.
func (d Date) AddMonths(n int) Date {
	first := d.MonthStart().Time().AddDate(0, n, 0)
	last := first.AddDate(0, 1, -1).Day()
	return DateOf(first.AddDate(0, 0, min(d.Day(), last)-1))
}

// Year, Month (1–12) and Day (1–31) of the calendar.
func (d Date) Year() int { return d.Time().Year() }

// Month is the month of the calendar, 1 to 12.
func (d Date) Month() int { return int(d.Time().Month()) }

// Day is the day of the month, 1 to 31.
func (d Date) Day() int { return d.Time().Day() }

// Weekday counts from Monday, 1, to Sunday, 7.
func (d Date) Weekday() int {
	w := int(d.Time().Weekday())
	if w == 0 {
		return 7
	}
	return w
}

// WeekStart is the Monday of the day's week.
func (d Date) WeekStart() Date { return d.Add(1 - d.Weekday()) }

// MonthStart is the first day of the day's month.
func (d Date) MonthStart() Date { return d.Add(1 - d.Day()) }

// Quarter is 1 to 4.
func (d Date) Quarter() int { return (d.Month() + 2) / 3 }

// QuarterStart is the first day of the day's quarter.
func (d Date) QuarterStart() Date {
	q, _ := NewDate(d.Year(), d.Quarter()*3-2, 1)
	return q
}

// YearStart is 1 January of the day's year.
func (d Date) YearStart() Date {
	y, _ := NewDate(d.Year(), 1, 1)
	return y
}
