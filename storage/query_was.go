package storage

import (
	"context"

	"guatu/ledger"
)

// addWas counts each group in the period that is compared with as well (spec 3.4
// rule 12): a group of names by its name, months and quarters in their order, if
// there are as many. Other stretches of time have no counterpart.
func (c counter) addWas(ctx context.Context, a *ledger.Answer) error {
	q := a.Query
	if q.Against == nil || q.Empty || len(a.Groups) == 0 {
		return nil
	}
	q.Period, q.Against, q.Then, q.Top, q.Winner, q.Duel = *q.Against, nil, ledger.ByNone, 0, false, false
	before, err := c.answer(ctx, q)
	if err != nil {
		return err
	}
	was := map[string]ledger.Figure{}
	for i, g := range before.Groups {
		switch {
		case !q.By.Timed():
			was[g.Key] = g.Figure
		case (q.By == ledger.ByMonth || q.By == ledger.ByQuarter) && len(a.Groups) == len(before.Groups):
			was[a.Groups[i].Key] = g.Figure
		}
	}
	for i := range a.Groups {
		g := &a.Groups[i]
		f, has := was[g.Key]
		if !has && q.By.Timed() {
			continue
		}
		if !has {
			f = nothing(q, before.Figure)
		}
		if f.Money.Currency != g.Figure.Money.Currency {
			f.Money, g.Figure.Money = convert(f.Money), convert(g.Figure.Money)
		}
		g.Was = &f
	}
	return nil
}

// nothing is the figure of a group that has no record, beside a total.
func nothing(q ledger.Query, total ledger.Figure) ledger.Figure {
	if kindOf(q.Measure) == ledger.KindDeal && total.Abroad.Currency != "" {
		return arrived(0, 0, 0)
	}
	return figure(q, tally{}, total.Money.Currency)
}
