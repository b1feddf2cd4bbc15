package handlers

import (
	"context"

	"guatu/digest"
	"guatu/ledger"
)

// attention is what needs a decision: overdue steps, orders, stale talks, deals
// without an amount, drafts.
func (c *composer) attention(ctx context.Context, r *digest.Report) {
	stale, unknown := c.inTalks(), c.inTalks()
	stale.Filter.Stale = staleDays
	unknown.Filter.NoAmount = true
	r.Overdue = c.items(ctx, c.query(ledger.Overdue, ledger.Period{}))
	r.Stale = c.items(ctx, stale)
	r.Unknown = c.items(ctx, unknown)
	r.Orders = c.orders(ctx)
	if c.err == nil {
		var n int64
		n, c.err = c.snap.UnfinishedDrafts(ctx, c.of)
		r.Drafts = int(n)
	}
}

func (c *composer) items(ctx context.Context, q ledger.Query) (l digest.List) {
	if l.N = c.ask(ctx, q).Figure.N; l.N == 0 {
		return l
	}
	for _, row := range c.list(ctx, q, digestItems) {
		if row.Ref == (ledger.Ref{}) { // sensitive: counted, never named
			continue
		}
		if q.Measure == ledger.Overdue {
			l.Items = append(l.Items, c.step(ctx, row))
		} else {
			l.Items = append(l.Items, c.deal(ctx, row, q.Filter.Stale > 0))
		}
	}
	return l
}

// deal is a deal that needs attention, with its reporter and, where that is
// why, for how many days nobody has moved it.
func (c *composer) deal(ctx context.Context, row ledger.Row, stale bool) digest.Item {
	i := digest.Item{Ref: row.Ref, Name: row.Name}
	if c.err != nil {
		return i
	}
	var d ledger.Deal
	d, c.err = c.snap.Deal(ctx, row.Ref.N)
	i.Owner = c.memberName(ctx, d.Reporter)
	if stale {
		i.Days = int(c.asked - d.Touched)
	}
	return i
}

// step is a next step with how long it is overdue and whose it is.
func (c *composer) step(ctx context.Context, row ledger.Row) digest.Item {
	i := digest.Item{Ref: row.Ref, Name: row.Name, Text: row.Text, Due: row.On, Owner: c.memberName(ctx, row.Owner)}
	if row.On.Known() && row.On < c.asked {
		i.Days = int(c.asked - row.On)
	}
	return i
}

func (c *composer) orders(ctx context.Context) (l digest.List) {
	if c.err != nil {
		return l
	}
	var rows []ledger.Row
	rows, l.N, c.err = c.snap.OpenOrders(ctx, c.of, digestItems)
	for _, row := range rows {
		name, secret := c.recordName(ctx, row.Ref)
		if row.Name = name; !secret { // sensitive: counted, never named
			l.Items = append(l.Items, c.step(ctx, row))
		}
	}
	return l
}

// recordName is what a record is called, by its name, else its company's; and
// whether it is sensitive.
func (c *composer) recordName(ctx context.Context, ref ledger.Ref) (name string, secret bool) {
	if c.err != nil {
		return "", true
	}
	v := view{Snapshot: c.snap}
	var e entry
	if e, c.err = v.entry(ctx, ref); c.err != nil || e.head().Sensitive {
		return "", true
	}
	var company int64
	switch {
	case e.deal != nil && (e.deal.Name != "" || len(e.deal.Investors) == 0):
		return e.deal.Name, false
	case e.deal != nil:
		company = e.deal.Investors[0]
	case e.visit != nil:
		company = e.visit.Company
	case e.trip != nil:
		return e.trip.Name, false
	default:
		return e.event.Name, false
	}
	var who ledger.Company
	who, c.err = c.snap.Company(ctx, company)
	return who.Name, false
}
