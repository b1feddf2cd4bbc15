package storage

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"guatu/ledger"
)

// stretch is one week, month … of a period: every one of them is a row.
type stretch struct {
	key    string
	period ledger.Period
}

// stretches are those of a query's period, cut at its ends. A period that is open
// goes as far as there are records. Of a stage on a day only those that have
// begun have a figure.
func (c counter) stretches(ctx context.Context, q ledger.Query, s selection) ([]stretch, error) {
	if !q.By.Timed() {
		return nil, nil
	}
	p := q.Period
	if !p.From.Known() || !p.To.Known() {
		ends, err := c.ends(ctx, q, s)
		if err != nil || !ends.Known() {
			return nil, err
		}
		p = closed(p, ends)
	}
	if q.Clock == ledger.Standing {
		p = p.Until(q.Asked)
	}
	return cut(p, q.By), nil
}

// closed puts ends where a period has none.
func closed(p, ends ledger.Period) ledger.Period {
	if !p.From.Known() {
		p.From = ends.From
	}
	if !p.To.Known() {
		p.To = ends.To
	}
	return p
}

// ends are the first and the last day of a selection's records; of a stage on
// a day the last is the asking day.
func (c counter) ends(ctx context.Context, q ledger.Query, s selection) (ledger.Period, error) {
	standing := q.Clock == ledger.Standing
	if standing {
		s.at = sqlf("s.on_day <= ?", q.Asked.String())
	}
	var p ledger.Period
	for which, day := range map[string]*ledger.Date{"min": &p.From, "max": &p.To} { // apart: each ends at the first row of an index
		err := c.each(ctx, s.statement(glue(sqlf("SELECT "+which+"("), s.day, sqlf(")")), clause{}), func(rows *sql.Rows) error {
			var found sql.NullString
			err := rows.Scan(&found)
			*day = dayIn(found)
			return err
		})
		if err != nil {
			return p, err
		}
	}
	if standing && p.Known() {
		p.To = q.Asked
	}
	return p, nil
}

func dayIn(s sql.NullString) ledger.Date {
	d, err := ledger.ParseDate(s.String)
	if err != nil || s.String == beginning {
		return 0
	}
	return d
}

// cut cuts a period into the stretches of a dimension.
func cut(p ledger.Period, by ledger.Dimension) []stretch {
	var out []stretch
	for day := p.From; day <= p.To; {
		whole, key := around(day, by)
		end := min(whole.To, p.To)
		out = append(out, stretch{key, ledger.Period{From: day, To: end}})
		day = end.Add(1)
	}
	return out
}

// around is the stretch that a day lies in and its key: weeks by their Monday.
func around(d ledger.Date, by ledger.Dimension) (ledger.Period, string) {
	switch by {
	case ledger.ByWeek:
		w := ledger.Week(d)
		return w, w.From.String()
	case ledger.ByMonth:
		return ledger.Month(d), d.String()[:7]
	case ledger.ByQuarter:
		return ledger.Quarter(d), fmt.Sprintf("%d-Q%d", d.Year(), d.Quarter())
	case ledger.ByYear:
		return ledger.Year(d), strconv.Itoa(d.Year())
	}
	return ledger.Day(d), d.String()
}

// buckets is the dimension of stretches: a table of their first and last days, so
// that each is found by the index on the day.
func buckets(q ledger.Query, s selection, stretches []stretch) dimension {
	rows := make([]string, len(stretches))
	args := []any{}
	for i, x := range stretches {
		rows[i] = "(?, ?, ?)"
		args = append(args, x.key, x.period.From.String(), x.period.To.String())
	}
	d := dimension{with: clause{"WITH bucket (name, a, b) AS (VALUES " + strings.Join(rows, ", ") + ") ", args}}
	d.first = sqlf("bucket CROSS JOIN ")
	d.key = sqlf("bucket.name")
	if q.Clock == ledger.Standing {
		d.at = sqlf("s.on_day <= bucket.b AND s.until_day > bucket.b")
		return d
	}
	d.where = []clause{glue(s.day, sqlf(" BETWEEN bucket.a AND bucket.b"))}
	d.months = monthKey(q.By, s.day.text)
	return d
}
