package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"guatu/ledger"
)

// outside is a figure that an event has from elsewhere, by its name.
func (c counter) outside(ctx context.Context, q ledger.Query) (ledger.Answer, error) {
	a := ledger.Answer{Query: q, Waiting: -1}
	a.Figure.None = true
	s := c.events(q, q.Period)
	s.joins = sqlf(" JOIN event_figures g ON g.event = r.n")
	s = s.also(sqlf("g.name_folded = ?", c.view.store.fold(q.Figure)))
	err := c.each(ctx, s.statement(sqlf("SELECT g.value, g.unit, g.mark"), sqlf(" ORDER BY r.n, g.pos")), func(rows *sql.Rows) error {
		var value int64
		var f ledger.Figure
		if err := rows.Scan(&value, &f.Unit, &f.Mark); err != nil {
			return err
		}
		if a.Rows > 0 && f.Unit != a.Figure.Unit {
			return fmt.Errorf("outside figure %s has several units", q.Figure)
		}
		f.N = a.Figure.N + value
		a.Figure = f
		a.Rows++
		return nil
	})
	return a, err
}

// share is a query's own figure over a whole: the same measure without some of
// its filters, or an event's figure from outside (spec 3.4 rule 10).
func (c counter) share(ctx context.Context, q ledger.Query) (ledger.Answer, error) {
	own, of, whole, err := c.parts(ctx, q)
	if err != nil {
		return ledger.Answer{}, err
	}
	own.Against, own.Also = nil, nil
	a, err := c.counted(ctx, own)
	if err != nil {
		return a, err
	}
	a.Figure = over(own.Measure, a.Figure, of)
	for i := range a.Groups {
		a.Groups[i].Figure = over(own.Measure, a.Groups[i].Figure, of)
	}
	a.Query = q
	return a, c.otherShare(ctx, &a, own, whole)
}

// otherShare is the share in the period that is compared with.
func (c counter) otherShare(ctx context.Context, a *ledger.Answer, own ledger.Query, whole *ledger.Query) error {
	if a.Query.Against == nil || whole == nil {
		return nil
	}
	own.By, own.Period = ledger.ByNone, *a.Query.Against
	before := *whole
	before.Period = own.Period
	part, err := c.counted(ctx, own)
	if err != nil {
		return err
	}
	of, err := c.counted(ctx, before)
	a.Other = over(own.Measure, part.Figure, value(own.Measure, of.Figure))
	return err
}

// parts are the query whose figure is the part, and what the whole comes to.
func (c counter) parts(ctx context.Context, q ledger.Query) (own ledger.Query, of int64, whole *ledger.Query, err error) {
	own = q
	if q.Whole != nil {
		w := *q.Whole
		w.Period, w.Asked = q.Period, q.Asked // a share is of the same period
		own.Measure, w.By, w.Against = w.Measure, ledger.ByNone, nil
		a, err := c.counted(ctx, w)
		return own, value(w.Measure, a.Figure), &w, err
	}
	own.Measure = ledger.Deals
	fromOutside := ledger.Query{Measure: ledger.OutsideOf, Figure: q.Figure, Filter: ledger.Filter{Events: q.Filter.Events}, Asked: q.Asked}
	a, err := c.outside(ctx, fromOutside)
	if unit, money := unitsOfMoney[a.Figure.Unit]; money {
		own.Measure, a.Figure.N = ledger.Sum, a.Figure.N*unit
	}
	return own, a.Figure.N, nil, err
}

// unitsOfMoney are the units of outside figures that are money, in fen.
var unitsOfMoney = map[string]int64{"万": 1e6, "万元": 1e6, "亿": 1e10, "亿元": 1e10, "元": 100}

// value is the number that shares are made of; fen for money.
func value(m ledger.Measure, f ledger.Figure) int64 {
	if m == ledger.Sum || m == ledger.Average {
		return f.Money.CNY
	}
	return f.N
}

func over(m ledger.Measure, f ledger.Figure, of int64) ledger.Figure {
	f.Part, f.Of, f.None = value(m, f), of, of == 0
	return f
}

// attained is what was signed over the target of the year that the period lies in.
func (c counter) attained(ctx context.Context, q ledger.Query) (ledger.Answer, error) {
	own := q
	own.Measure, own.Clock, own.Stage, own.Against = ledger.Deals, ledger.Moved, ledger.StageSigned, nil
	a, err := c.counted(ctx, own)
	if err != nil {
		return a, err
	}
	a.Query = q
	targets, err := c.targets(ctx, q)
	if err != nil {
		return a, err
	}
	a.Figure = over(own.Measure, a.Figure, sumOf(targets, q.Filter.Districts))
	for i, g := range a.Groups {
		a.Groups[i].Figure = over(own.Measure, g.Figure, sumOf(targets, []string{g.Key}))
	}
	return a, nil
}

// targets are how many deals are to be signed in the year that the query's
// period lies in.
func (c counter) targets(ctx context.Context, q ledger.Query) ([]ledger.Target, error) {
	year := q.Asked.Year()
	if q.Period.From.Known() {
		year = q.Period.From.Year()
	}
	return c.view.Targets(ctx, year)
}

// sumOf is what the districts, or the city where none is named, are to sign; 0
// where nobody set it.
func sumOf(targets []ledger.Target, districts []string) (sum int64) {
	if len(districts) == 0 {
		districts = []string{""}
	}
	for _, t := range targets {
		if t.Measure == "signed" && slices.Contains(districts, t.District) {
			sum += t.Value
		}
	}
	return sum
}
