package transfer

import (
	"cmp"
	"context"
	"slices"

	"guatu/grammar"
	"guatu/internal/exchange"
	"guatu/ledger"
	"guatu/storage"
)

// visited is a visit of the batch that may have been reported before.
type visited struct {
	row *exchange.Record
	n   int64
	day storage.VisitDay
}

// record adds a row to the plan.
func (b *batch) record(ctx context.Context, i int) error {
	r, head := &b.rows[i], b.head(i)
	for _, x := range r.Remarks {
		b.note(r, "%s", x)
	}
	switch r.Kind {
	case ledger.KindCompany:
		return b.directory(ctx, r)
	case ledger.KindVisit:
		b.visit(r, head)
	case ledger.KindDeal:
		return b.deal(ctx, r, head)
	case ledger.KindTrip:
		x := *r.Trip
		x.Head = head
		b.plan.Add(ledger.SaveTrip{Trip: x})
	case ledger.KindEvent:
		x := *r.Event
		x.Head = head
		b.plan.Add(ledger.SaveEvent{Event: x})
	}
	return nil
}

// head is a record's head under its number, with its steps under theirs.
func (b *batch) head(i int) (h ledger.Head) {
	if b.rows[i].Head() == nil {
		return h
	}
	h = *b.rows[i].Head()
	h.N = b.numbers.of[i]
	h.Steps = slices.Clone(h.Steps)
	for k, id := range b.numbers.steps[i] {
		if id != 0 {
			h.Steps[k].ID = id
		}
	}
	return h
}

func (b *batch) visit(r *exchange.Record, h ledger.Head) {
	x := *r.Visit
	x.Head = h
	company := b.companyOf(r.Companies[0])
	x.Company = company.Said
	x.Trip = b.pointed(ledger.KindTrip, x.Trip)
	if r.Link != "" {
		x.Trip, _ = b.links[ledger.KindTrip].find(r.Link)
	}
	b.plan.Add(ledger.SaveVisit{Visit: x})
	if !x.IsWithdrawn() {
		b.visits = append(b.visits, visited{r, h.N, storage.VisitDay{Company: company.Root, On: x.Date}})
	}
}

// sameVisits lists visits that may have been reported before: of the same
// company on the same day (spec 1.3 rule 2).
func (b *batch) sameVisits(ctx context.Context) error {
	days := make([]storage.VisitDay, len(b.visits))
	for i, v := range b.visits {
		days[i] = v.day
	}
	first, err := b.snap.FirstVisits(ctx, days)
	if err != nil {
		return err
	}
	for i, v := range b.visits {
		n := cmp.Or(first[i], b.flownOn(v.day), b.seen[v.day])
		if n == 0 {
			b.seen[v.day] = v.n
			continue
		}
		b.counts.doubles++
		b.note(v.row, "%s may be the same visit as %s: %s on %s", ledger.Ref{Kind: ledger.KindVisit, N: v.n}, ledger.Ref{Kind: ledger.KindVisit, N: n}, v.row.Companies[0], v.day.On)
	}
	return nil
}

// flownOn is the first visit on a day that the batch before this one saves.
func (b *batch) flownOn(day storage.VisitDay) int64 {
	if b.before == nil {
		return 0
	}
	return b.before.seen[day]
}

func (b *batch) deal(ctx context.Context, r *exchange.Record, h ledger.Head) error {
	x := *r.Deal
	x.Stages, x.Ceremonies = b.reached(x.Stages), b.reached(x.Ceremonies)
	x.Event = b.pointed(ledger.KindEvent, x.Event)
	if r.Link != "" {
		copied := *r
		copied.Deal = &x
		event, _ := b.links[ledger.KindEvent].find(r.Link)
		copied.SetEvent(event)
	}
	x.Head = h
	var roots []int64
	for _, name := range r.Companies {
		c := b.companyOf(name)
		if !slices.Contains(x.Investors, c.Said) {
			x.Investors, roots = append(x.Investors, c.Said), append(roots, c.Root)
		}
	}
	if !r.Kept {
		if err := b.freeze(ctx, &x, roots); err != nil {
			return err
		}
	}
	b.plan.Add(ledger.SaveDeal{Deal: x})
	if x.IsWithdrawn() {
		return nil
	}
	return b.sameDeal(ctx, r, roots, x)
}

// reached are stages with the numbers that their events have here.
func (b *batch) reached(list []ledger.Reached) []ledger.Reached {
	list = slices.Clone(list)
	for i := range list {
		list[i].Event = b.pointed(ledger.KindEvent, list[i].Event)
	}
	return list
}

// freeze fixes what the signing of a new deal fixes.
func (b *batch) freeze(ctx context.Context, x *ledger.Deal, investors []int64) error {
	var list []ledger.Company
	for _, id := range investors {
		c, err := b.snap.Company(ctx, id)
		if err != nil && !ledger.Is(err, ledger.NotFound) { // one of this batch has no facts
			return err
		}
		list = append(list, c)
	}
	x.Fields = slices.Clone(x.Fields)
	for _, f := range x.Freeze(b.city.Rates, list) {
		x.Fields = append(x.Fields, string(f))
	}
	return nil
}

// sameDeal lists a deal that may have been reported before: with a common
// investor, and the same name; or, where a name is missing, in the same district
// at another stage (spec 2.3).
func (b *batch) sameDeal(ctx context.Context, r *exchange.Record, investors []int64, x ledger.Deal) error {
	earlier, err := b.snap.DealsOf(ctx, investors)
	if err != nil {
		return err
	}
	for _, id := range investors {
		if b.before != nil {
			earlier = append(earlier, b.before.deals[id]...)
		}
		earlier = append(earlier, b.deals[id]...)
		b.deals[id] = append(b.deals[id], x)
	}
	i := slices.IndexFunc(earlier, func(d ledger.Deal) bool { return likely(d, x) })
	if i >= 0 {
		b.counts.doubles++
		b.note(r, "%s may be the same deal as %s", ledger.Ref{Kind: ledger.KindDeal, N: x.N}, ledger.Ref{Kind: ledger.KindDeal, N: earlier[i].N})
	}
	return nil
}

func likely(a, b ledger.Deal) bool {
	one, other := grammar.FoldName(a.Name), grammar.FoldName(b.Name)
	if one != "" && other != "" {
		return one == other
	}
	return a.District == b.District && a.Stage() != b.Stage()
}
