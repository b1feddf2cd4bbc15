package handlers

import (
	"cmp"
	"context"
	"slices"

	"guatu/digest"
	"guatu/ledger"
)

// most deals that are looked at for the section of large ones.
const mostBig = 500

// big are the deals of 50亿元 and more with news: what moved first, then what
// slipped, then what is stuck.
func (c *composer) big(ctx context.Context, p ledger.Period, wanted func(digest.Deal) bool) (deals []digest.Deal, more int) {
	seen := map[int64]bool{}
	rows := c.list(ctx, atLeast(c.inTalks(), fiftyYi), mostBig)
	for _, s := range stagesInOrder { // one by one: each is read from the index of its day
		rows = append(rows, c.list(ctx, atLeast(c.reached(ledger.Deals, s, p), fiftyYi), mostBig)...)
	}
	for _, r := range rows {
		if seen[r.Ref.N] || c.err != nil || r.Ref == (ledger.Ref{}) { // sensitive: counted, never named
			continue
		}
		seen[r.Ref.N] = true
		var d ledger.Deal
		d, c.err = c.snap.Deal(ctx, r.Ref.N)
		if b, news := c.bigDeal(ctx, d, r.Name, p); news && wanted(b) {
			deals = append(deals, b)
		}
	}
	slices.SortStableFunc(deals, func(a, b digest.Deal) int {
		return cmp.Or(cmp.Compare(bigRank(a), bigRank(b)), cmp.Compare(a.Ref.N, b.Ref.N))
	})
	if len(deals) > digestDeals {
		deals, more = deals[:digestDeals], len(deals)-digestDeals
	}
	return deals, more
}

// wants tells whether a large deal's news stand in the digest: a brief lists what
// was signed apart, and what is in talks.
func (s shown) wants(d digest.Deal) bool {
	return !s.brief || d.Was.Known() || d.Stuck != "" || d.To != "" && d.To != ledger.StageSigned && d.To != ledger.StageTalks
}

// bigRank orders large deals: what was signed, what else moved, what slipped,
// what is stuck.
func bigRank(d digest.Deal) int {
	switch {
	case d.To == ledger.StageSigned:
		return 0
	case d.To != "":
		return 1
	case d.Was.Known():
		return 2
	case d.Stuck != "":
		return 3
	}
	return 4
}

// bigDeal says what moved of a deal in the period, what is stuck and what comes
// next; without any of it there is no news.
func (c *composer) bigDeal(ctx context.Context, d ledger.Deal, name string, p ledger.Period) (b digest.Deal, news bool) {
	b = digest.Deal{Ref: ledger.Ref{Kind: ledger.KindDeal, N: d.N}, Name: name, Amount: d.Amount, Stuck: d.Stuck}
	if now, before := d.StageOn(p.To), d.StageOn(p.From.Add(-1)); now != before {
		b.From, b.To, b.On = before, now, lastReached(d, now, p.To)
	}
	for _, s := range d.Slips {
		if p.Has(s.On) && !b.Was.Known() {
			b.Was, b.Now = s.Was, d.Expected
		}
	}
	for _, s := range d.Steps {
		if !s.Done.Known() && (b.Next.Text == "" || s.Due.Known() && s.Due < b.Next.Due) {
			b.Next, b.Owner = s, c.memberName(ctx, s.Owner)
		}
	}
	return b, b.To != "" || b.Was.Known() || b.Stuck != "" || b.Next.Text != ""
}

// lastReached is the last day up to a day on which the deal reached the stage.
func lastReached(d ledger.Deal, s ledger.Stage, until ledger.Date) (on ledger.Date) {
	for _, r := range d.Stages {
		if r.Stage == s && r.On <= until && r.On > on {
			on = r.On
		}
	}
	return on
}
