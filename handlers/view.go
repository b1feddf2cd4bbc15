package handlers

import (
	"context"
	"slices"

	"guatu/grammar"
	"guatu/ledger"
)

// view is the snapshot with what this message has already decided on top, so
// that the second record of a message sees what the first one makes.
type view struct {
	Snapshot
	plan  ledger.Plan
	named map[string]lookup // folded name → what the snapshot has under it, once it is read
}

// lookup is what a look for a company found, kept for the next.
type lookup struct {
	company ledger.Company
	err     error
}

// companies are the companies that the plan saves.
func (v *view) companies() []ledger.Company {
	var cs []ledger.Company
	for _, c := range v.plan.Changes {
		if s, ok := c.(ledger.SaveCompany); ok {
			cs = append(cs, s.Company)
		}
	}
	return cs
}

// entries are the records that the plan saves.
func (v *view) entries() []entry {
	var es []entry
	for _, c := range v.plan.Changes {
		if e, ok := entryOf(c); ok {
			e = e.clone()
			e.head().Version++
			es = append(es, e)
		}
	}
	return es
}

// planned is the record as the plan saves it.
func (v *view) planned(ref ledger.Ref) (entry, bool) {
	for _, e := range v.entries() {
		if e.ref() == ref {
			return e, true
		}
	}
	return entry{}, false
}

func (v *view) Company(ctx context.Context, id int64) (ledger.Company, error) {
	for _, c := range v.companies() {
		if c.ID == id {
			return c, nil
		}
	}
	return v.Snapshot.Company(ctx, id)
}

func (v *view) CompanyNamed(ctx context.Context, name string) (ledger.Company, error) {
	folded := grammar.FoldName(name)
	for _, c := range v.companies() {
		if slices.ContainsFunc(c.Names(), func(n string) bool { return grammar.FoldName(n) == folded }) {
			return c, nil
		}
	}
	found, ok := v.named[folded]
	if !ok {
		found.company, found.err = v.Snapshot.CompanyNamed(ctx, name)
		v.named[folded] = found
	}
	found.company.Aliases = slices.Clone(found.company.Aliases)
	return found.company, found.err
}

func (v *view) Visit(ctx context.Context, n int64) (ledger.Visit, error) {
	if e, ok := v.planned(ledger.Ref{Kind: ledger.KindVisit, N: n}); ok {
		return *e.visit, nil
	}
	return v.Snapshot.Visit(ctx, n)
}

func (v *view) Deal(ctx context.Context, n int64) (ledger.Deal, error) {
	if e, ok := v.planned(ledger.Ref{Kind: ledger.KindDeal, N: n}); ok {
		return *e.deal, nil
	}
	return v.Snapshot.Deal(ctx, n)
}

func (v *view) Trip(ctx context.Context, n int64) (ledger.Trip, error) {
	if e, ok := v.planned(ledger.Ref{Kind: ledger.KindTrip, N: n}); ok {
		return *e.trip, nil
	}
	return v.Snapshot.Trip(ctx, n)
}

func (v *view) Event(ctx context.Context, n int64) (ledger.Event, error) {
	if e, ok := v.planned(ledger.Ref{Kind: ledger.KindEvent, N: n}); ok {
		return *e.event, nil
	}
	return v.Snapshot.Event(ctx, n)
}

func (v *view) VisitsOn(ctx context.Context, company int64, day ledger.Date) ([]ledger.Visit, error) {
	vs, err := v.Snapshot.VisitsOn(ctx, company, day)
	vs = slices.DeleteFunc(vs, func(x ledger.Visit) bool { return v.saves(ledger.Ref{Kind: ledger.KindVisit, N: x.N}) })
	for _, e := range v.entries() {
		if e.visit != nil && e.visit.Company == company && e.visit.Date == day && !e.visit.IsWithdrawn() {
			vs = append(vs, *e.visit)
		}
	}
	return vs, err
}

func (v *view) DealsOf(ctx context.Context, investors []int64) ([]ledger.Deal, error) {
	ds, err := v.Snapshot.DealsOf(ctx, investors)
	ds = slices.DeleteFunc(ds, func(x ledger.Deal) bool { return v.saves(ledger.Ref{Kind: ledger.KindDeal, N: x.N}) })
	for _, e := range v.entries() {
		if e.deal != nil && !e.deal.IsWithdrawn() && slices.ContainsFunc(e.deal.Investors, func(id int64) bool { return slices.Contains(investors, id) }) {
			ds = append(ds, *e.deal)
		}
	}
	return ds, err
}

func (v *view) TripsNamed(ctx context.Context, part string) ([]ledger.Trip, error) {
	ts, err := v.Snapshot.TripsNamed(ctx, part)
	for _, e := range v.entries() {
		if e.trip != nil && e.trip.Version == 1 && grammar.FoldName(e.trip.Name) == grammar.FoldName(part) {
			ts = append(ts, *e.trip)
		}
	}
	return ts, err
}

func (v *view) EventsNamed(ctx context.Context, part string) ([]ledger.Event, error) {
	es, err := v.Snapshot.EventsNamed(ctx, part)
	for _, e := range v.entries() {
		if e.event != nil && e.event.Version == 1 && grammar.FoldName(e.event.Name) == grammar.FoldName(part) {
			es = append(es, *e.event)
		}
	}
	return es, err
}

func (v *view) saves(ref ledger.Ref) bool { _, ok := v.planned(ref); return ok }
