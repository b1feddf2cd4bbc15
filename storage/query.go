package storage

import (
	"context"
	"database/sql"
	"fmt"

	"guatu/ledger"
)

// counter answers queries on one snapshot for one asker. A query becomes SQL
// with arguments: what is counted is a selection, a figure is its tally, groups
// are its tallies by a dimension, and the rows are the selection itself; so
// that figure, groups and rows cannot disagree.
type counter struct {
	view     *Snapshot
	city     ledger.City
	by       ledger.Member
	verifies bool             // a deal has been verified: counts say what is not yet
	reached  map[string]idSet // the companies that have reached a stage by a day, as far as they were read
}

// Answer counts what a query asks for. Filters that mean nothing for its
// measure are an error: they are never passed over.
func (v *Snapshot) Answer(ctx context.Context, q ledger.Query, by ledger.Asker) (ledger.Answer, error) {
	c, err := v.counter(ctx, q, by)
	if err != nil {
		return ledger.Answer{}, err
	}
	a, err := c.answer(ctx, q)
	if err != nil {
		return a, err
	}
	return a, c.addWas(ctx, &a)
}

func (c counter) answer(ctx context.Context, q ledger.Query) (ledger.Answer, error) {
	switch q.Measure {
	case ledger.OutsideOf:
		return c.outside(ctx, q)
	case ledger.ShareOf:
		return c.share(ctx, q)
	case ledger.Attained:
		return c.attained(ctx, q)
	case ledger.FundsBoth, ledger.FundsHome, ledger.FundsAbroad:
		return c.fundsAnswer(ctx, q)
	}
	return c.counted(ctx, q)
}

func (v *Snapshot) counter(ctx context.Context, q ledger.Query, by ledger.Asker) (counter, error) {
	c := counter{view: v, city: v.store.city, by: by.Member, reached: map[string]idSet{}}
	if err := c.check(q); err != nil {
		return c, fmt.Errorf("answer %s: %w", q.Measure, err)
	}
	err := v.each(ctx, "answer", `SELECT 1 FROM deals WHERE verified <> 0 LIMIT 1`, nil, func(*sql.Rows) error {
		c.verifies = true
		return nil
	})
	return c, err
}

// counted answers by counting records.
func (c counter) counted(ctx context.Context, q ledger.Query) (ledger.Answer, error) {
	a := ledger.Answer{Query: q, Waiting: -1}
	s, n := c.measured(q, q.Period), c.needsOf(q)
	t, err := c.total(ctx, s, n)
	if err != nil {
		return a, err
	}
	a.Figure = figure(q, t, t.currency())
	a.Ranges, a.Rows = t.ranges, rowsBehind(q, t)
	if a.Hidden, err = c.hides(ctx, q, s); err != nil {
		return a, err
	}
	if n.waits {
		a.Waiting = t.waiting
	}
	for _, more := range []func(context.Context, *ledger.Answer, selection, tally) error{
		c.addRates, c.addLeftOut, c.addOpposite, c.addOther, c.addGroups, c.addBest,
	} {
		if err := more(ctx, &a, s, t); err != nil {
			return a, err
		}
	}
	return a, nil
}

// measured is the selection with what the measure needs beside the records.
func (c counter) measured(q ledger.Query, p ledger.Period) selection {
	return c.measuredFrom(q, c.selects(q, p))
}

func (c counter) measuredFrom(q ledger.Query, s selection) selection {
	switch q.Measure {
	case ledger.Investors:
		s.joins = sqlf(" JOIN deal_investors n ON n.deal = " + s.cols.id)
		s.cols.company, s.cols.rest = "n.company", "n.pos"
	case ledger.RateOf:
		s.cols.part = flag(reached(toward(q, ledger.StageStarted), q.Asked))
	case ledger.Converted, ledger.Conversion:
		s.cols.part = invested("x.company", toward(q, ledger.StageSigned), q.Asked)
		s.cols.reached = investors(toward(q, ledger.StageSigned), q.Asked)
	}
	return s
}

func toward(q ledger.Query, usual ledger.Stage) ledger.Stage {
	if q.Toward == "" {
		return usual
	}
	return q.Toward
}

// flag is 1 where a condition holds, else 0.
func flag(is clause) clause {
	return glue(sqlf("CASE WHEN "), is, sqlf(" THEN 1 ELSE 0 END"))
}

// figure is what a tally says for a measure, its amounts in a currency.
func figure(q ledger.Query, t tally, in ledger.Currency) ledger.Figure {
	switch q.Measure {
	case ledger.Investors:
		return ledger.Figure{N: t.companies}
	case ledger.Companies:
		return ledger.Figure{N: t.companies, Visits: t.n}
	case ledger.Converted, ledger.Conversion:
		return ledger.Figure{N: t.part, Part: t.part, Of: t.companies, None: q.Measure == ledger.Conversion && t.companies == 0}
	case ledger.RateOf:
		return ledger.Figure{N: t.part, Part: t.part, Of: t.n, None: t.n == 0}
	case ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest:
		return ledger.Figure{N: t.amounts, Money: money(q.Measure, t, in), None: q.Measure != ledger.Sum && t.amounts == 0}
	}
	return ledger.Figure{N: t.n}
}

// rowsBehind is how many rows a figure has: records, or one for each company
// where companies are counted.
func rowsBehind(q ledger.Query, t tally) int64 {
	switch q.Measure {
	case ledger.Investors, ledger.Companies:
		return t.companies
	case ledger.Converted, ledger.Conversion, ledger.RateOf:
		return t.part
	case ledger.Sum, ledger.Average:
		return t.amounts
	}
	return t.n
}

// addLeftOut counts the deals that a threshold, sum or average could not see.
func (c counter) addLeftOut(ctx context.Context, a *ledger.Answer, s selection, t tally) (err error) {
	if s.kind != ledger.KindDeal {
		return nil
	}
	if len(s.bound) == 0 {
		if c.needsOf(a.Query).money {
			a.LeftOut = t.n - t.amounts
		}
		return nil
	}
	a.LeftOut, err = c.records(ctx, s.blind())
	return err
}

// addOpposite counts the visits in the other direction.
func (c counter) addOpposite(ctx context.Context, a *ledger.Answer, s selection, _ tally) (err error) {
	q := a.Query
	if s.kind != ledger.KindVisit || q.Filter.Direction == "" {
		return nil
	}
	other := ledger.Outward
	if q.Filter.Direction == ledger.Outward {
		other = ledger.Inward
	}
	q.Filter.Direction = other
	a.Opposite, err = c.records(ctx, c.visits(q, q.Period))
	return err
}

// addOther counts the period that is compared with, in the same currency.
func (c counter) addOther(ctx context.Context, a *ledger.Answer, _ selection, _ tally) error {
	q := a.Query
	if q.Against == nil {
		return nil
	}
	t, err := c.total(ctx, c.measured(q, *q.Against), c.needsOf(q))
	if err != nil {
		return err
	}
	a.Other = figure(q, t, t.currency())
	if a.Figure.Money.Currency != a.Other.Money.Currency {
		a.Figure.Money, a.Other.Money = convert(a.Figure.Money), convert(a.Other.Money)
	}
	return nil
}

// addBest reads the deals that hold the largest, or smallest, amount.
func (c counter) addBest(ctx context.Context, a *ledger.Answer, s selection, t tally) error {
	m := a.Query.Measure
	if m != ledger.Largest && m != ledger.Smallest {
		return nil
	}
	s = holding(s, t)
	n, err := c.records(ctx, s)
	if err != nil {
		return err
	}
	a.Rows = n
	rows, err := c.page(ctx, a.Query, s, 0, int(n))
	if err != nil {
		return err
	}
	a.Hidden = false
	for _, r := range rows {
		a.Hidden = a.Hidden || r.hidden
	}
	if !a.Hidden {
		a.Best = plainRows(rows)
	}
	return nil
}

// holding narrows a selection to the records with the tally's top amount.
func holding(s selection, t tally) selection {
	if t.currency() == ledger.CNY {
		return s.also(glue(s.cols.fen, sqlf(" = ?", t.topFen)))
	}
	return s.also(sqlf(s.cols.low+" = ?", t.topLow))
}
