package handlers

import (
	"cmp"
	"context"
	"slices"

	"guatu/digest"
	"guatu/ledger"
)

const (
	briefDeals = 20 // large deals that a brief names
	comingDays = 14 // next steps due within so many days are to come
)

// brief shows the brief of a dispatch meeting: /brief [区市|单位] [一季度|…]; by
// default of the year so far.
func (t *turn) brief(ctx context.Context, arg string) error {
	of, p, unread := t.scopeAndPeriod(arg, ledger.Period{From: t.today().YearStart(), To: t.today()})
	if !t.knownDigest(p, unread) {
		return nil
	}
	return t.showDigest(ctx, shown{of: of, p: p, brief: true})
}

// meeting is what a brief says besides the digest.
func (c *composer) meeting(ctx context.Context, p ledger.Period) *digest.Meeting {
	signed, awaited := atLeast(c.reached(ledger.Deals, ledger.StageSigned, p), fiftyYi), c.expected()
	m := &digest.Meeting{
		Until:    digest.HalfOf(c.asked),
		SignedN:  c.ask(ctx, signed).Figure.N,
		AwaitedN: c.ask(ctx, awaited).Figure.N,
		Coming:   c.coming(ctx),
	}
	if places := c.unitsReporting(); len(places) > 0 {
		m.Units = c.rowsBy(ctx, ledger.ByUnit, places, p)
	}
	for _, row := range c.list(ctx, signed, briefDeals) {
		m.Signed = append(m.Signed, digest.Deal{Ref: row.Ref, Name: row.Name, Amount: row.Amount, On: row.On})
	}
	for _, row := range c.list(ctx, awaited, mostBig) {
		m.Expected = append(m.Expected, digest.Deal{Ref: row.Ref, Name: row.Name, Amount: row.Amount, Now: row.On})
	}
	unnamed := func(d digest.Deal) bool { return d.Ref == ledger.Ref{} } // sensitive: counted, never named
	m.Signed, m.Expected = slices.DeleteFunc(m.Signed, unnamed), slices.DeleteFunc(m.Expected, unnamed)
	slices.SortStableFunc(m.Expected, func(a, b digest.Deal) int { return cmp.Compare(a.Now, b.Now) })
	m.Expected = m.Expected[:min(len(m.Expected), briefDeals)]
	return m
}

// unitsReporting are the units of which a brief of the city or a chain says how
// much they did; a district's and a unit's own are its rows already.
func (c *composer) unitsReporting() (places []ledger.Place) {
	if c.of.District != "" || c.of.Unit != "" {
		return nil
	}
	for _, u := range c.City.Units {
		places = append(places, u.Place)
	}
	return places
}

// coming are the next steps that are due from the asking day on, within two weeks.
func (c *composer) coming(ctx context.Context) (l digest.List) {
	late, all := c.query(ledger.Overdue, ledger.Period{}), c.query(ledger.Overdue, ledger.Period{})
	all.Asked = c.asked.Add(comingDays + 1)
	before := c.ask(ctx, late).Figure.N
	l.N = c.ask(ctx, all).Figure.N - before
	if c.err != nil || l.N <= 0 {
		return l
	}
	var rows []ledger.Row
	rows, c.err = c.snap.Rows(ctx, all, everything, int(before), digestItems)
	for _, row := range rows {
		if row.Ref != (ledger.Ref{}) {
			l.Items = append(l.Items, c.step(ctx, row))
		}
	}
	return l
}
