package storage

import (
	"cmp"
	"context"
	"fmt"
	"math/big"
	"slices"

	"guatu/ledger"
)

// addGroups counts by the query's grouping: every district and every week or
// month of the period is a row, of others only those with something (spec 3.4
// rule 14).
func (c counter) addGroups(ctx context.Context, a *ledger.Answer, s selection, t tally) error {
	q := a.Query
	if q.By == ledger.ByNone || a.Hidden && named(q.By) {
		return nil
	}
	stretches, err := c.stretches(ctx, q, s)
	if err != nil || q.By.Timed() && len(stretches) == 0 {
		return err
	}
	ts, err := c.parted(ctx, q, s, t, stretches)
	if err != nil {
		return err
	}
	in := common(t, ts)
	found := map[string]ledger.Figure{}
	for _, x := range ts {
		found[x.key] = figure(q, x, in)
	}
	a.Groups = c.arrange(q, stretches, found, figure(q, tally{}, in))
	return c.addInner(ctx, a)
}

// addInner groups each group again: each is a question of its own, narrowed to
// the group, so that what stands in a group adds up to it.
func (c counter) addInner(ctx context.Context, a *ledger.Answer) error {
	if a.Query.Then == ledger.ByNone {
		return nil
	}
	for i := range a.Groups {
		q := *narrowed(a.Query, a.Groups[i].Key)
		q.By, q.Then, q.Against, q.Top, q.Winner = q.Then, ledger.ByNone, nil, 0, false
		inner, err := c.counted(ctx, q)
		if err != nil {
			return err
		}
		a.Groups[i].Inner = inner.Groups
	}
	return nil
}

// narrowed is a query whose filter asks for one group of its dimension alone; nil
// where a filter cannot say that.
func narrowed(q ledger.Query, key string) *ledger.Query {
	f := &q.Filter
	switch q.By {
	case ledger.ByDistrict:
		f.Districts = []string{key}
	case ledger.ByChain:
		f.Chains = []string{key}
	case ledger.ByUnit:
		if len(f.Units) == 0 {
			return nil // no filter asks for records without a unit
		}
		f.Units = []string{key}
	case ledger.ByPark:
		f.Parks = []string{key}
	case ledger.BySector:
		f.Sectors = []string{key}
	case ledger.ByCategory:
		f.Categories = []ledger.Category{ledger.Category(key)}
	default:
		return nil
	}
	return &q
}

// parted are the tallies of a selection by the query's dimension.
func (c counter) parted(ctx context.Context, q ledger.Query, s selection, total tally, stretches []stretch) ([]tally, error) {
	n := c.needsOf(q)
	n.waits, n.ranges = false, false
	if q.By == ledger.ByUnit && s.kind == ledger.KindVisit {
		return c.visitsByUnit(ctx, q, s, total, n)
	}
	d, ok := c.dimension(q, s, stretches)
	if !ok {
		return nil, fmt.Errorf("group %s by %s: %w", q.Measure, q.By, errMeaningless)
	}
	return c.tallies(ctx, s, n, d)
}

// visitsByUnit counts from the table of credited units, where one unit's visits
// lie side by side. Visits without a unit, if there are any, are counted apart.
func (c counter) visitsByUnit(ctx context.Context, q ledger.Query, s selection, total tally, n needs) ([]tally, error) {
	of := c.measuredFrom(q, c.visitsIn(fromUnits, q, q.Period))
	ts, err := c.tallies(ctx, of, n, dimension{key: sqlf("u.unit"), where: has("u.unit", q.Filter.Units)})
	if err != nil || len(q.Filter.Units) > 0 {
		return ts, err
	}
	with, err := c.records(ctx, of.also(sqlf("u.pos = 0")))
	if err != nil || with == total.n {
		return ts, err
	}
	none, err := c.total(ctx, s.also(sqlf("NOT EXISTS (SELECT 1 FROM visit_units x WHERE x.visit = v.n)")), n)
	return append(ts, none), err
}

// common is the currency that groups are shown in: the total's where they are
// all in it, else CNY.
func common(total tally, groups []tally) ledger.Currency {
	in := total.currency()
	for _, g := range groups {
		if g.from != "" && g.currency() != in {
			return ledger.CNY
		}
	}
	return in
}

// named tells whether the groups of a dimension are names that a scope hides.
func named(d ledger.Dimension) bool { return d == ledger.ByCompany || d == ledger.ByDeal }

// arrange puts groups in their order, with the rows that must be there though
// nothing is in them; it ranks where the query does.
func (c counter) arrange(q ledger.Query, stretches []stretch, found map[string]ledger.Figure, zero ledger.Figure) []ledger.Group {
	keys := c.mustRows(q, stretches)
	if q.Empty {
		return without(keys, found, zero)
	}
	for _, k := range keys {
		if _, has := found[k]; !has {
			found[k] = zero
		}
	}
	groups := make([]ledger.Group, 0, len(found))
	for k, f := range found {
		if k != "" {
			groups = append(groups, ledger.Group{Key: k, Figure: f})
		}
	}
	slices.SortFunc(groups, func(x, y ledger.Group) int { return cmp.Compare(x.Key, y.Key) })
	c.order(q, groups)
	if q.Duel {
		byFigure(q, groups)
		return groups
	}
	if q.Top > 0 || q.Winner {
		return ranked(q, groups)
	}
	if f, has := found[""]; has {
		groups = append(groups, ledger.Group{Figure: f})
	}
	return groups
}

// without are the keys of which nothing was found, in the order of the list.
func without(keys []string, found map[string]ledger.Figure, zero ledger.Figure) []ledger.Group {
	groups := []ledger.Group{}
	for _, k := range keys {
		if _, has := found[k]; !has {
			groups = append(groups, ledger.Group{Key: k, Figure: zero})
		}
	}
	return groups
}

// mustRows are the keys of groups that are rows even if nothing is in them.
func (c counter) mustRows(q ledger.Query, stretches []stretch) []string {
	var keys []string
	for _, x := range stretches {
		keys = append(keys, x.key)
	}
	if q.By != ledger.ByDistrict && !q.Duel && !q.Empty {
		return keys
	}
	asked, not := sidesNamed(q)
	for _, k := range c.configured(q.By) {
		if (len(asked) == 0 || slices.Contains(asked, k)) && !slices.Contains(not, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// sidesNamed are the values of the query's dimension that its filter asks for,
// and those that it does not want.
func sidesNamed(q ledger.Query) (asked, not []string) {
	f := q.Filter
	switch q.By {
	case ledger.ByDistrict:
		return f.Districts, f.NotDistricts
	case ledger.ByChain:
		return f.Chains, f.NotChains
	case ledger.ByUnit:
		return f.Units, f.NotUnits
	}
	return f.Parks, nil
}

// configured are the values of a dimension that the configuration lists; nil
// where it lists none.
func (c counter) configured(d ledger.Dimension) []string {
	switch d {
	case ledger.ByDistrict, ledger.ByChain, ledger.ByUnit, ledger.ByPark:
		return c.listOf(d)
	}
	return nil
}

// order sorts groups: those of a fixed list by it, times by themselves, others
// by what they come to.
func (c counter) order(q ledger.Query, groups []ledger.Group) {
	if q.By.Timed() || q.By == ledger.BySector {
		return
	}
	list := c.listOf(q.By)
	if list == nil {
		byFigure(q, groups)
		return
	}
	place := func(k string) int {
		if i := slices.Index(list, k); i >= 0 {
			return i
		}
		return len(list)
	}
	slices.SortStableFunc(groups, func(x, y ledger.Group) int { return cmp.Compare(place(x.Key), place(y.Key)) })
}

// listOf is the fixed order of a dimension's values, nil where there is none.
func (c counter) listOf(d ledger.Dimension) []string {
	switch d {
	case ledger.ByDistrict:
		return keys(c.city.Districts, func(p ledger.Place) string { return p.Key })
	case ledger.ByChain:
		return keys(c.city.Chains, func(p ledger.Place) string { return p.Key })
	case ledger.ByPark:
		return keys(c.city.Parks, func(p ledger.Place) string { return p.Key })
	case ledger.ByUnit:
		return keys(c.city.Units, func(u ledger.Unit) string { return u.Key })
	case ledger.ByTier:
		return []string{string(ledger.TierLeader), string(ledger.TierChain), string(ledger.TierDistrict), string(ledger.TierLiaison)}
	case ledger.ByStage:
		return append(keys(ladder, func(s ledger.Stage) string { return string(s) }), string(ledger.StagePaused), string(ledger.StageEnded))
	case ledger.ByCategory:
		return []string{string(ledger.Industry), string(ledger.Headquarters), string(ledger.Fund), string(ledger.Trade)}
	}
	return nil
}

func keys[T any](xs []T, key func(T) string) []string {
	out := make([]string, len(xs))
	for i, x := range xs {
		out[i] = key(x)
	}
	return out
}

// ranked are the first groups of a ranking, or the winner with all that tie.
// What has no figure has no place.
func ranked(q ledger.Query, groups []ledger.Group) []ledger.Group {
	groups = slices.DeleteFunc(groups, func(g ledger.Group) bool { return g.Figure.None })
	byFigure(q, groups)
	if q.Winner {
		n := 0
		for n < len(groups) && compare(q, groups[n].Figure, groups[0].Figure) == 0 {
			n++
		}
		return groups[:n]
	}
	return groups[:min(q.Top, len(groups))]
}

// byFigure sorts groups from the largest, or the smallest; equal ones stay as
// they are.
func byFigure(q ledger.Query, groups []ledger.Group) {
	slices.SortStableFunc(groups, func(x, y ledger.Group) int {
		if q.Least {
			return compare(q, x.Figure, y.Figure)
		}
		return compare(q, y.Figure, x.Figure)
	})
}

// compare orders two figures of a query's measure.
func compare(q ledger.Query, x, y ledger.Figure) int {
	switch q.Measure {
	case ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest, ledger.FundsBoth, ledger.FundsHome:
		return cmp.Compare(x.Money.Minor, y.Money.Minor)
	case ledger.FundsAbroad:
		return cmp.Compare(x.Abroad.Minor, y.Abroad.Minor)
	case ledger.RateOf, ledger.Conversion, ledger.ShareOf, ledger.Attained:
		return ratio(x).Cmp(ratio(y))
	}
	return cmp.Compare(x.N, y.N)
}

func ratio(f ledger.Figure) *big.Rat {
	if f.Of == 0 {
		return new(big.Rat)
	}
	return big.NewRat(f.Part, f.Of)
}
