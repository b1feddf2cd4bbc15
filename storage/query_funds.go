package storage

import (
	"context"
	"database/sql"
	"fmt"

	"guatu/ledger"
)

// funds selects the money that arrived in a period, by the day of its arrival.
// Filters and thresholds look at the deals.
func (c counter) funds(q ledger.Query, p ledger.Period) selection {
	s := selection{kind: ledger.KindDeal, cols: dealColumns(), day: sqlf("f.on_day")}
	s.from = sqlf("funds f")
	s.lazy = []lazy{{lazyDeals, " JOIN deals d ON d.n = f.deal"}}
	s.cols.id, s.cols.rest, s.cols.district = "f.deal", "f.pos", "f.district"
	s = s.also(within(s.day, p, q.Asked))
	s = c.dealFilter(s, q)
	s.cols.low, s.cols.currency = "f.low", "f.currency"
	s.cols.fen = c.fen("", "f.currency", "f.low", q.Asked)
	switch q.Measure {
	case ledger.FundsHome:
		s = s.also(sqlf("f.from_abroad = 0"))
	case ledger.FundsAbroad:
		s = s.also(sqlf("f.from_abroad = 1"))
	}
	return s
}

// fundsAnswer adds up what arrived: 内资 in yuan, 外资 in dollars, never one sum
// (spec 3.4 rule 8).
func (c counter) fundsAnswer(ctx context.Context, q ledger.Query) (ledger.Answer, error) {
	a := ledger.Answer{Query: q, Waiting: -1}
	if q.Clock != ledger.Anytime {
		return a, fmt.Errorf("funds by clock %s: %w", q.Clock, errMeaningless)
	}
	s := c.funds(q, q.Period)
	ts, err := c.fundTallies(ctx, s, q, undivided)
	if err != nil {
		return a, err
	}
	a.Figure, a.Rows = ts[0].figure, ts[0].n
	if a.Hidden, err = c.hides(ctx, q, s); err != nil {
		return a, err
	}
	if len(s.bound) > 0 {
		if a.LeftOut, err = c.records(ctx, s.blind()); err != nil {
			return a, err
		}
	}
	if err := c.fundRates(ctx, &a, s); err != nil {
		return a, err
	}
	if q.Against != nil {
		other, err := c.fundTallies(ctx, c.funds(q, *q.Against), q, undivided)
		if err != nil {
			return a, err
		}
		a.Other = other[0].figure
	}
	return a, c.fundGroups(ctx, &a, s)
}

// fundTally is one group of arrivals.
type fundTally struct {
	key    string
	n      int64
	figure ledger.Figure
}

func (c counter) fundTallies(ctx context.Context, s selection, q ledger.Query, d dimension) ([]fundTally, error) {
	s = d.split(s)
	distinct := ""
	if d.many {
		distinct = "DISTINCT "
	}
	cents := glue(sqlf("CASE currency WHEN 'USD' THEN low ELSE "), c.dollars("fen", q.Asked), sqlf(" END"))
	head := glue(d.with, sqlf("SELECT "+d.name()+", count(*), coalesce(sum(CASE WHEN abroad = 0 THEN fen END), 0), coalesce(sum(CASE WHEN abroad = 1 THEN fen END), 0), coalesce(sum(CASE WHEN abroad = 1 THEN "),
		cents, sqlf(" END), 0) FROM (SELECT "+distinct), d.key,
		sqlf(" AS k, f.deal AS id, f.pos AS pos, f.from_abroad AS abroad, f.low AS low, f.currency AS currency, "), s.cols.fen, sqlf(" AS fen"))
	var out []fundTally
	err := c.each(ctx, s.statement(head, glue(sqlf(") AS x"), d.groups())), func(rows *sql.Rows) error {
		var t fundTally
		var key sql.NullString
		var home, abroad, cents int64
		err := rows.Scan(&key, &t.n, &home, &abroad, &cents)
		t.key, t.figure = key.String, arrived(home, abroad, cents)
		out = append(out, t)
		return err
	})
	return out, err
}

func arrived(home, abroad, cents int64) ledger.Figure {
	return ledger.Figure{
		Money:  ledger.Amount{Minor: home, Currency: ledger.CNY, CNY: home},
		Abroad: ledger.Amount{Minor: cents, Currency: ledger.USD, CNY: abroad},
	}
}

// fundRates says at which rates arrivals in other currencies were converted.
func (c counter) fundRates(ctx context.Context, a *ledger.Answer, s selection) error {
	q := s.statement(sqlf("SELECT DISTINCT f.from_abroad, f.currency"), sqlf(" AND f.currency <> CASE f.from_abroad WHEN 1 THEN 'USD' ELSE 'CNY' END ORDER BY 1, 2"))
	return c.each(ctx, q, func(rows *sql.Rows) error {
		var abroad int
		var cur ledger.Currency
		if err := rows.Scan(&abroad, &cur); err != nil {
			return err
		}
		to, by := &a.Figure.Money, []ledger.Currency{cur}
		if abroad == 1 {
			to, by = &a.Figure.Abroad, []ledger.Currency{cur, ledger.USD}
		}
		if to.Rates == nil {
			to.Rates = map[ledger.Currency]ledger.Rate{}
		}
		for _, x := range by {
			if r, ok := c.city.Rates.On(x, a.Query.Asked); ok && x != ledger.CNY {
				to.Rates[x] = r
			}
		}
		return nil
	})
}

func (c counter) fundGroups(ctx context.Context, a *ledger.Answer, s selection) error {
	q := a.Query
	if q.By == ledger.ByNone || a.Hidden && named(q.By) {
		return nil
	}
	stretches, err := c.stretches(ctx, q, s)
	if err != nil || q.By.Timed() && len(stretches) == 0 {
		return err
	}
	d, ok := c.dimension(q, s, stretches)
	if !ok {
		return fmt.Errorf("group %s by %s: %w", q.Measure, q.By, errMeaningless)
	}
	ts, err := c.fundTallies(ctx, s, q, d)
	if err != nil {
		return err
	}
	found := map[string]ledger.Figure{}
	for _, t := range ts {
		found[t.key] = t.figure
	}
	a.Groups = c.arrange(q, stretches, found, arrived(0, 0, 0))
	return nil
}
