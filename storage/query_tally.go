package storage

import (
	"context"
	"database/sql"

	"guatu/ledger"
)

// tally is what one group of a selection comes to.
type tally struct {
	key       string
	n         int64 // records
	companies int64 // distinct ones
	part      int64 // records, or companies, that reached what a rate asks for
	amounts   int64 // records with an amount
	low, fen  int64 // their sums
	topLow    int64 // the largest, or smallest, of them
	topFen    int64
	from, to  string // the first and the last of the currencies by name
	ranges    int64
	waiting   int64
}

// currency is the one that all amounts are in; CNY where they are mixed.
func (t tally) currency() ledger.Currency {
	if t.from == "" || t.from != t.to {
		return ledger.CNY
	}
	return ledger.Currency(t.from)
}

// needs are the parts of a tally that a measure is made of; no other is read.
type needs struct {
	companies, part, money, ranges, waits bool
	smallest                              bool
}

// sum is a column that is read of each record, and what it adds up to; none is
// what stands there where it is not needed.
type sum struct {
	needed     bool
	name       string
	column     clause
	adds, none string
}

// sums are the columns of a tally, in the order in which it is scanned.
func (n needs) sums(s selection) []sum {
	top := "max"
	if n.smallest {
		top = "min"
	}
	currency := "CASE WHEN " + s.cols.low + " IS NULL THEN NULL ELSE " + s.cols.currency + " END"
	return []sum{
		{n.part, "part", s.cols.part, "coalesce(sum(part), 0)", "0"},
		{n.money, "low", sqlf(s.cols.low), "count(low), coalesce(sum(low), 0), coalesce(" + top + "(low), 0)", "0, 0, 0"},
		{n.money, "fen", s.cols.fen, "coalesce(sum(fen), 0), coalesce(" + top + "(fen), 0)", "0, 0"},
		{n.money, "currency", sqlf(currency), "coalesce(min(currency), ''), coalesce(max(currency), '')", "'', ''"},
		{n.ranges, "high", sqlf(s.cols.high), "count(high)", "0"},
		{n.waits, "waits", sqlf(s.cols.waits), "coalesce(sum(waits), 0)", "0"},
	}
}

// columns are what is read of each record, and what it adds up to.
func (n needs) columns(s selection) (inner []clause, outer clause) {
	var adds []clause
	for _, x := range n.sums(s) {
		if !x.needed {
			adds = append(adds, sqlf(x.none))
			continue
		}
		inner = append(inner, glue(x.column, sqlf(" AS "+x.name)))
		adds = append(adds, sqlf(x.adds))
	}
	return inner, join(", ", adds...)
}

// tallies counts a selection, by a dimension.
func (c counter) tallies(ctx context.Context, s selection, n needs, d dimension) ([]tally, error) {
	if n.companies || d.fact != "" && n == (needs{}) {
		return c.companyTallies(ctx, s, n, d)
	}
	s, d = s.summed(n, d)
	s = d.split(s)
	inner, outer := n.columns(s)
	count, distinct := "count(*)", ""
	switch {
	case s.cols.count != "":
		inner = append(inner, sqlf(s.cols.count+" AS records"))
		count = "coalesce(sum(records), 0)"
	case d.many && len(inner) == 0 && s.cols.rest == "":
		inner = append(inner, sqlf(s.cols.id+" AS id"))
		count = "count(DISTINCT id)"
	case d.many:
		distinct = "DISTINCT "
		inner = append(inner, sqlf(s.cols.id+" AS id"+s.rest()))
	}
	inner = append([]clause{glue(d.key, sqlf(" AS k"))}, inner...)
	head := glue(d.with, sqlf("SELECT "+d.name()+", "+count+", "), outer, sqlf(" FROM (SELECT "+distinct), join(", ", inner...))
	var ts []tally
	err := c.each(ctx, s.statement(head, glue(sqlf(") AS x"), d.groups())), func(rows *sql.Rows) error {
		var t tally
		ts = append(ts, t)
		return scanTally(rows, &ts[len(ts)-1])
	})
	return ts, err
}

func scanTally(rows *sql.Rows, t *tally) error {
	var key sql.NullString
	err := rows.Scan(&key, &t.n, &t.part, &t.amounts, &t.low, &t.topLow, &t.fen, &t.topFen, &t.from, &t.to, &t.ranges, &t.waiting)
	t.key = key.String
	return err
}

// total counts a selection whole.
func (c counter) total(ctx context.Context, s selection, n needs) (tally, error) {
	ts, err := c.tallies(ctx, s, n, undivided)
	if err != nil || len(ts) == 0 {
		return tally{}, err
	}
	return ts[0], nil
}

// records is how many records a selection has.
func (c counter) records(ctx context.Context, s selection) (int64, error) {
	s, _ = s.summed(needs{}, undivided)
	what := "count(*)"
	switch {
	case s.cols.count != "":
		what = "coalesce(sum(" + s.cols.count + "), 0)"
	case s.cols.rest != "":
		what = "count(DISTINCT " + s.cols.id + ")"
	}
	var n int64
	err := c.each(ctx, s.statement(sqlf("SELECT "+what), clause{}), func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n, err
}

// each runs a query and calls f with each row.
func (c counter) each(ctx context.Context, q clause, f func(*sql.Rows) error) error {
	return c.view.each(ctx, "answer", q.numbered(), q.args, f)
}

// needsOf says what a measure is made of.
func (c counter) needsOf(q ledger.Query) needs {
	f := q.Filter
	n := needs{ranges: f.Min != nil || f.Max != nil}
	switch q.Measure {
	case ledger.Investors, ledger.Companies:
		n.companies = true
	case ledger.Converted, ledger.Conversion:
		n.companies, n.part = true, true
	case ledger.RateOf:
		n.part = true
	case ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest:
		n.money, n.ranges = true, true
		n.smallest = q.Measure == ledger.Smallest
	}
	n.waits = c.verifies && kindOf(q.Measure) == ledger.KindDeal
	if n.companies { // records come once for each company
		n.waits, n.ranges = false, false
	}
	return n
}
