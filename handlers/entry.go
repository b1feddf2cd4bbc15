package handlers

import (
	"context"
	"slices"
	"time"

	"guatu/ledger"
)

// entry is one record of any kind: exactly one of the pointers is set.
type entry struct {
	visit *ledger.Visit
	deal  *ledger.Deal
	trip  *ledger.Trip
	event *ledger.Event
}

// kind is the kind of the record.
func (e entry) kind() ledger.Kind {
	switch {
	case e.visit != nil:
		return ledger.KindVisit
	case e.deal != nil:
		return ledger.KindDeal
	case e.trip != nil:
		return ledger.KindTrip
	}
	return ledger.KindEvent
}

// head is what every record has.
func (e entry) head() *ledger.Head {
	switch {
	case e.visit != nil:
		return &e.visit.Head
	case e.deal != nil:
		return &e.deal.Head
	case e.trip != nil:
		return &e.trip.Head
	}
	return &e.event.Head
}

func (e entry) ref() ledger.Ref { return ledger.Ref{Kind: e.kind(), N: e.head().N} }

// units are the units that are credited.
func (e entry) units() *[]string {
	switch {
	case e.visit != nil:
		return &e.visit.Units
	case e.deal != nil:
		return &e.deal.Units
	case e.trip != nil:
		return &e.trip.Units
	}
	return &e.event.Units
}

// district is the key of the record's district.
func (e entry) district() *string {
	switch {
	case e.visit != nil:
		return &e.visit.District
	case e.deal != nil:
		return &e.deal.District
	case e.trip != nil:
		return &e.trip.District
	}
	return &e.event.District
}

// chain is the key of the record's chain; "" for trips and events.
func (e entry) chain() string {
	switch {
	case e.visit != nil:
		return e.visit.Chain
	case e.deal != nil:
		return e.deal.Chain
	}
	return ""
}

// change is the change that saves the record.
func (e entry) change() ledger.Change {
	switch {
	case e.visit != nil:
		return ledger.SaveVisit{Visit: *e.visit}
	case e.deal != nil:
		return ledger.SaveDeal{Deal: *e.deal}
	case e.trip != nil:
		return ledger.SaveTrip{Trip: *e.trip}
	}
	return ledger.SaveEvent{Event: *e.event}
}

// clone is a copy that can be changed without changing the record.
func (e entry) clone() entry {
	c := entry{}
	switch {
	case e.visit != nil:
		v := *e.visit
		c.visit = &v
	case e.deal != nil:
		d := *e.deal
		d.Investors, d.Stages, d.Ceremonies, d.Slips, d.Funds = slices.Clone(d.Investors), slices.Clone(d.Stages), slices.Clone(d.Ceremonies), slices.Clone(d.Slips), slices.Clone(d.Funds)
		c.deal = &d
	case e.trip != nil:
		x := *e.trip
		x.Places = slices.Clone(x.Places)
		c.trip = &x
	default:
		x := *e.event
		x.Places, x.Figures = slices.Clone(x.Places), slices.Clone(x.Figures)
		c.event = &x
	}
	h := c.head()
	h.Steps, h.Notes, h.Files, h.Fields = slices.Clone(h.Steps), slices.Clone(h.Notes), slices.Clone(h.Files), slices.Clone(h.Fields)
	*c.units() = slices.Clone(*c.units())
	return c
}

// newEntry is an empty record of a kind.
func newEntry(k ledger.Kind) entry {
	switch k {
	case ledger.KindVisit:
		return entry{visit: new(ledger.Visit)}
	case ledger.KindDeal:
		return entry{deal: new(ledger.Deal)}
	case ledger.KindTrip:
		return entry{trip: new(ledger.Trip)}
	}
	return entry{event: new(ledger.Event)}
}

// entry reads a record.
func (v *view) entry(ctx context.Context, ref ledger.Ref) (entry, error) {
	switch ref.Kind {
	case ledger.KindVisit:
		x, err := v.Visit(ctx, ref.N)
		return entry{visit: &x}, err
	case ledger.KindDeal:
		x, err := v.Deal(ctx, ref.N)
		return entry{deal: &x}, err
	case ledger.KindTrip:
		x, err := v.Trip(ctx, ref.N)
		return entry{trip: &x}, err
	}
	x, err := v.Event(ctx, ref.N)
	return entry{event: &x}, err
}

// save puts a changed record into the plan: the day on which it was touched,
// and the version that the store will give it.
func (t *turn) save(e entry) {
	e.head().Touched = t.today()
	if t.put(e.change()) {
		e.head().Version++
	}
}

// put adds a change and tells whether it is the record's first; a second one
// takes the first one's place.
func (v *view) put(c ledger.Change) bool {
	for i, old := range v.plan.Changes {
		if s, ok := merge(old, c); ok {
			v.plan.Changes[i] = s
			return false
		}
	}
	v.plan.Add(c)
	return true
}

// merge is the later of two saves of one record, on the version that the first
// one rests on.
func merge(old, c ledger.Change) (ledger.Change, bool) {
	a, okA := entryOf(old)
	b, okB := entryOf(c)
	if !okA || !okB || a.ref() != b.ref() {
		return nil, false
	}
	b.head().Version = a.head().Version
	return b.change(), true
}

// entryOf is the record that a change saves.
func entryOf(c ledger.Change) (entry, bool) {
	switch c := c.(type) {
	case ledger.SaveVisit:
		return entry{visit: &c.Visit}, true
	case ledger.SaveDeal:
		return entry{deal: &c.Deal}, true
	case ledger.SaveTrip:
		return entry{trip: &c.Trip}, true
	case ledger.SaveEvent:
		return entry{event: &c.Event}, true
	}
	return entry{}, false
}

// isDefault tells whether a field of the record stands as a default.
func (e entry) isDefault(f ledger.Field) bool { return slices.Contains(e.head().Fields, string(f)) }

// mark notes that a field stands as a default, or no longer does.
func (e entry) mark(f ledger.Field, asDefault bool) {
	h := e.head()
	h.Fields = slices.DeleteFunc(h.Fields, func(x string) bool { return x == string(f) })
	if asDefault {
		h.Fields = append(h.Fields, string(f))
	}
}

// withdraw marks the record as withdrawn by somebody, or restores it.
func (e entry) withdraw(at time.Time, by int64) {
	e.head().Withdrawn, e.head().WithdrawnBy = at, by
}
