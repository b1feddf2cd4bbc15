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

// sums is where a selection is counted by month, or by day.
type sums struct {
	from      clause
	columns   []string // all that may be mentioned
	count     string   // how many records a row stands for
	companies string   // their companies as one text; empty where a row does not have them
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
func (t monthTable) over(p ledger.Period, alias string) []sums {
	whole := wholeMonths(p)
	if whole.To == 0 || whole.From > whole.To {
		return nil
	}
	parts := []clause{glue(sqlf(t.months), during(sqlf("month"), whole))}
	for _, end := range []ledger.Period{{From: p.From, To: whole.From.Add(-1)}, {From: whole.To.Add(1), To: p.To}} {
		if end.From.Known() && end.From <= end.To {
			parts = append(parts, glue(sqlf(t.days), during(sqlf("date"), end)))
		}
	}
	from := glue(sqlf("("), join(" UNION ALL ", parts...), sqlf(") AS "+alias))
	return []sums{{from: from, columns: t.columns, count: alias + ".visits"}}
}

// visitedOn is what the companies of days say of the visits of a period, by one
// of their sides; they have it under the name of the records' own column.
func visitedOn(p ledger.Period, alias, side string) sums {
	from := glue(sqlf("(SELECT day AS date, what AS direction, key AS "+side+", records, companies FROM company_days WHERE side = ? AND what IN (?, ?) AND ", side, ledger.Outward, ledger.Inward),
		during(sqlf("day"), p), sqlf(") AS "+alias))
	return sums{from: from, columns: []string{alias + ".date", alias + ".direction", alias + "." + side}, count: alias + ".records", companies: alias + ".companies"}
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

// summed is the selection and the dimension as they are counted by month or day,
// where nothing is asked for but how many records or companies there are, and by
// nothing that stands only with the records.
func (s selection) summed(n needs, d dimension) (selection, dimension) {
	if n != (needs{companies: n.companies, part: n.companies && n.part}) {
		return s, d
	}
	for _, x := range s.sums {
		if n.companies && x.companies == "" {
			continue
		}
		if m, by, ok := s.summedIn(x, d); ok {
			return m, by
		}
	}
	return s, d
}

// summedIn is the selection as one table counts it; ok is false where that
// cannot. What their texts mention decides, so that no condition can be passed over.
func (s selection) summedIn(x sums, d dimension) (m selection, by dimension, ok bool) {
	m, by = s, d
	m.from, m.lazy, m.span, m.cols.count, m.cols.company = x.from, nil, nil, x.count, x.companies
	if d.months.text != "" {
		by = dimension{key: d.months}
	}
	split := by.split(m)
	if split.first.text+split.joins.text != "" {
		return m, by, false
	}
	for _, c := range append(split.conditions(), by.key) {
		for _, column := range mention.FindAllString(c.text, -1) {
			if !slices.Contains(x.columns, column) {
				return m, by, false
			}
		}
	}
	return m, by, true
}

// mention is a column of a table by its alias.
var mention = regexp.MustCompile(`\b\w+\.\w+\b`)
