package storage

import (
	"regexp"
	"slices"

	"guatu/ledger"
)

// monthTable is the counts of a source by month, under the names of the
// records' own columns: what is read of months, and of days one by one, up to
// the condition on the date.
type monthTable struct {
	months, days string
	columns      []string
}

// sums is where a selection is counted by month.
type sums struct {
	from    clause
	columns []string // all that may be mentioned
	count   string   // how many records a row stands for
}

var (
	visitMonths = monthTable{
		months:  "SELECT month AS date, direction, district, tier, chain, visits FROM visit_months WHERE ",
		days:    "SELECT date, direction, district, tier, chain, 1 FROM visits WHERE withdrawn_at IS NULL AND ",
		columns: []string{"v.date", "v.direction", "v.district", "v.tier", "v.chain"},
	}
	unitMonths = monthTable{
		months:  "SELECT month AS date, direction, unit, pos, visits FROM unit_months WHERE ",
		days:    "SELECT date, direction, unit, min(pos, 1), 1 FROM visit_units WHERE ",
		columns: []string{"u.date", "u.direction", "u.unit", "u.pos"},
	}
)

// over is the table for a period with an end: its whole months, and the days
// before and after them. Without a whole month there is none.
func (t monthTable) over(p ledger.Period, alias string) sums {
	whole := wholeMonths(p)
	if whole.To == 0 || whole.From > whole.To {
		return sums{}
	}
	parts := []clause{glue(sqlf(t.months), during(sqlf("month"), whole))}
	for _, end := range []ledger.Period{{From: p.From, To: whole.From.Add(-1)}, {From: whole.To.Add(1), To: p.To}} {
		if end.From.Known() && end.From <= end.To {
			parts = append(parts, glue(sqlf(t.days), during(sqlf("date"), end)))
		}
	}
	return sums{glue(sqlf("("), join(" UNION ALL ", parts...), sqlf(") AS "+alias)), t.columns, alias + ".visits"}
}

// wholeMonths are the months that lie whole in a period; of one without an end
// none are.
func wholeMonths(p ledger.Period) ledger.Period {
	if p.From.Known() && p.From != p.From.MonthStart() {
		p.From = ledger.Month(p.From).To.Add(1)
	}
	if p.To.Known() && p.To != ledger.Month(p.To).To {
		p.To = p.To.MonthStart().Add(-1)
	}
	return p
}

// monthKey is the key of the stretch that a day lies in; empty where those are
// shorter than a month.
func monthKey(by ledger.Dimension, day string) clause {
	switch by {
	case ledger.ByMonth:
		return sqlf("substr(" + day + ", 1, 7)")
	case ledger.ByQuarter:
		return sqlf("substr(" + day + ", 1, 4) || '-Q' || ((substr(" + day + ", 6, 2) + 2) / 3)")
	case ledger.ByYear:
		return sqlf("substr(" + day + ", 1, 4)")
	}
	return clause{}
}

// summed is the selection and the dimension as they are counted by month, where
// nothing is asked for but how many there are, and by nothing that stands only
// with the records. What their texts mention decides, so that no condition can
// be passed over.
func (s selection) summed(n needs, d dimension) (selection, dimension) {
	if s.sums.from.text == "" || n != (needs{}) {
		return s, d
	}
	m := s
	m.from, m.lazy, m.span, m.cols.count = s.sums.from, nil, nil, s.sums.count
	by := d
	if d.months.text != "" {
		by = dimension{key: d.months}
	}
	split := by.split(m)
	if split.first.text+split.joins.text != "" {
		return s, d
	}
	for _, x := range append(split.conditions(), by.key) {
		for _, column := range mention.FindAllString(x.text, -1) {
			if !slices.Contains(s.sums.columns, column) {
				return s, d
			}
		}
	}
	return m, by
}

// mention is a column of a table by its alias.
var mention = regexp.MustCompile(`\b\w+\.\w+\b`)
