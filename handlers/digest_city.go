package handlers

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"guatu/digest"
	"guatu/ledger"
	"guatu/words"
)

// How many events a digest names, and how many it looks at.
const (
	digestEvents = 6
	mostEvents   = 500
)

// manufacturing is the section of GB/T 4754 that a digest names.
const manufacturing = "C"

// city is what the city's digest says besides of a period longer than a week:
// visits and events of the year so far, the large deals of the period.
func (c *composer) city(ctx context.Context, p ledger.Period) *digest.City {
	year := c.thisYear()
	out := &digest.City{Fifty: c.fifty(ctx, p)}
	for _, t := range words.TierWords {
		q := toward(c.query(ledger.Companies, year), ledger.Outward)
		q.Filter.Tiers = []ledger.Tier{t.Value}
		f := c.ask(ctx, q).Figure
		out.Tiers = append(out.Tiers, digest.TierVisits{Tier: t.Value, Companies: f.N, Visits: f.Visits})
	}
	out.Events, out.Others = c.events(ctx, year)
	return out
}

// fifty says what the signings of 50亿元 and more are, and what is expected in
// the half-year of the asking day.
func (c *composer) fifty(ctx context.Context, p ledger.Period) digest.Fifty {
	signed := atLeast(c.reached(ledger.Deals, ledger.StageSigned, p), fiftyYi)
	top, made := signed, signed
	top.Filter.Fortune500 = ledger.Yes
	made.Filter.Sectors = []string{manufacturing}
	expected := c.ask(ctx, c.expected())
	return digest.Fifty{
		Fortune500:    c.ask(ctx, top).Figure.N,
		Manufacturing: c.ask(ctx, made).Figure.N,
		Expected:      expected.Figure.N,
		Until:         digest.HalfOf(c.asked),
		NoAmount:      expected.LeftOut,
	}
}

// expected are the deals of 50亿元 and more that are to be signed in the
// half-year of the asking day.
func (c *composer) expected() ledger.Query {
	q := atLeast(c.query(ledger.Deals, digest.HalfOf(c.asked)), fiftyYi)
	q.Clock = ledger.Awaited
	return q
}

// signedAt is an event of the ledger with what was signed there.
type signedAt struct {
	number int64
	digest.Event
}

// events are those of the year with signings, the largest first; what is not
// named is put together.
func (c *composer) events(ctx context.Context, year ledger.Period) (named []digest.Event, rest digest.Event) {
	var all []signedAt
	for _, row := range c.list(ctx, c.query(ledger.Events, year), mostEvents) {
		if e := c.event(ctx, row.Name, row.Ref.N); e.Deals > 0 {
			all = append(all, signedAt{row.Ref.N, e})
		}
	}
	slices.SortStableFunc(all, func(a, b signedAt) int { return cmp.Compare(b.Sum.CNY, a.Sum.CNY) })
	var others []int64
	for i, e := range all {
		if i >= digestEvents {
			others = append(others, e.number)
			continue
		}
		e.Shares = c.shares(ctx, e.number)
		named = append(named, e.Event)
	}
	if len(others) > 0 {
		rest = c.event(ctx, "", others...)
	}
	return named, rest
}

// event is what was signed at an event, or at several.
func (c *composer) event(ctx context.Context, name string, numbers ...int64) digest.Event {
	q := c.reached(ledger.Deals, ledger.StageSigned, ledger.Period{})
	q.Filter.Events = numbers
	sum := q
	sum.Measure = ledger.Sum
	e := digest.Event{N: len(numbers), Name: name, Deals: c.ask(ctx, q).Figure.N}
	if e.Deals > 0 {
		e.Sum = c.ask(ctx, sum).Figure.Money
	}
	return e
}

// shares are what an event's signings are of the province's or the country's,
// where the event has such figures from outside.
func (c *composer) shares(ctx context.Context, n int64) (list []digest.Share) {
	if c.err != nil {
		return nil
	}
	var e ledger.Event
	if e, c.err = c.snap.Event(ctx, n); c.err != nil {
		return nil
	}
	for _, f := range e.Figures {
		if !isShareFigure(f.Name) {
			continue
		}
		q := c.reached(ledger.ShareOf, ledger.StageSigned, ledger.Period{})
		q.Figure, q.Filter.Events = f.Name, []int64{n}
		if a := c.ask(ctx, q); a.Figure.Of > 0 {
			list = append(list, digest.Share{Of: f.Name, Part: a.Figure.Part, Whole: a.Figure.Of})
		}
	}
	return list
}

// isShareFigure tells whether an outside figure counts signings of a whole that
// the event's own are a part of.
func isShareFigure(name string) bool {
	return strings.Contains(name, string(ledger.StageSigned)) &&
		slices.ContainsFunc(words.ShareFigures, func(w string) bool { return strings.HasPrefix(name, w) })
}
