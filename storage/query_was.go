package storage

import (
	"context"
	"slices"

	"guatu/ledger"
)

// addWas counts each group in the period that is compared with as well (spec 3.4
// rule 12): a group of names by its name, months and quarters in their order, if
// there are as many. Other stretches of time have no counterpart.
func (c counter) addWas(ctx context.Context, a *ledger.Answer) error {
	q := a.Query
	if q.Against == nil || q.Empty || len(a.Groups) == 0 || q.By.Timed() && (q.Top > 0 || q.Winner) {
		return nil
	}
	q.Period, q.Against, q.Then, q.Top, q.Winner, q.Duel = *q.Against, nil, ledger.ByNone, 0, false, false
	before, err := c.answer(ctx, q)
	if err != nil || before.Hidden && named(q.By) {
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
		g.Was = &f
	}
	inOneCurrency(a.Groups)
	return nil
}

// inOneCurrency shows all groups in yuan where one was in another currency before.
func inOneCurrency(groups []ledger.Group) {
	if !slices.ContainsFunc(groups, func(g ledger.Group) bool { return g.Was != nil && g.Was.Money.Currency != g.Figure.Money.Currency }) {
		return
	}
	for i := range groups {
		g := &groups[i]
		g.Figure.Money = convert(g.Figure.Money)
		if g.Was != nil {
			g.Was.Money = convert(g.Was.Money)
		}
	}
}

// nothing is the figure of a group that has no record, beside a total.
func nothing(q ledger.Query, total ledger.Figure) ledger.Figure {
	if q.Measure.IsFunds() {
		return arrived(0, 0, 0)
	}
	return figure(q, tally{}, total.Money.Currency)
}
