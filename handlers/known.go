package handlers

import (
	"context"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// namedRecord is an event or a trip that a report may name.
type namedRecord struct {
	name string
	ref  ledger.Ref
}

// recordsKnown finds the event and the trip that a report names. What nobody
// knows is asked for, never created silently.
func (t *turn) recordsKnown(ctx context.Context, d *ledger.Draft) (*need, error) {
	for i := range d.Report.Values {
		v := &d.Report.Values[i]
		if v.Field != ledger.FEvent && v.Field != ledger.FTrip || v.ID != 0 && !isReference(v.Text) {
			continue
		}
		found, err := t.recordsNamed(ctx, v.Field, v.Text)
		if err != nil {
			return nil, err
		}
		if len(found) == 1 {
			v.ID, v.Doubt = found[0].ref.N, ledger.NoDoubt
			continue
		}
		return t.askRecord(ctx, *v, found)
	}
	return nil, nil
}

// isReference tells of E2 and T3: the grammar reads them, the ledger knows
// whether there are such.
func isReference(text string) bool { _, ok := ledger.ParseRef(text); return ok }

// recordsNamed are the events or trips that a text means: by reference, by the
// whole name, or by a part of it.
func (t *turn) recordsNamed(ctx context.Context, f ledger.Field, text string) ([]namedRecord, error) {
	kind := kindOf(f)
	if ref, ok := ledger.ParseRef(text); ok {
		if ref.Kind != kind {
			return nil, nil
		}
		e, err := t.entry(ctx, ref)
		if ledger.Is(err, ledger.NotFound) || err == nil && e.head().IsWithdrawn() {
			return nil, nil
		}
		return []namedRecord{{ref: ref}}, err
	}
	all, err := t.recordsLike(ctx, f, text)
	if err != nil {
		return nil, err
	}
	folded := grammar.FoldName(text)
	var exact []namedRecord
	for _, r := range all {
		if grammar.FoldName(r.name) == folded {
			exact = append(exact, r)
		}
	}
	if len(exact) > 0 {
		return exact, nil
	}
	return all, nil
}

// recordsLike are the standing events or trips whose names hold a part; all
// for an empty one.
func (t *turn) recordsLike(ctx context.Context, f ledger.Field, part string) ([]namedRecord, error) {
	var all []namedRecord
	if f == ledger.FEvent {
		es, err := t.EventsNamed(ctx, part)
		for _, e := range es {
			if !e.IsWithdrawn() {
				all = append(all, namedRecord{e.Name, ledger.Ref{Kind: ledger.KindEvent, N: e.N}})
			}
		}
		return all, err
	}
	ts, err := t.TripsNamed(ctx, part)
	for _, x := range ts {
		if !x.IsWithdrawn() {
			all = append(all, namedRecord{x.Name, ledger.Ref{Kind: ledger.KindTrip, N: x.N}})
		}
	}
	return all, err
}

func kindOf(f ledger.Field) ledger.Kind {
	if f == ledger.FTrip {
		return ledger.KindTrip
	}
	return ledger.KindEvent
}

// askRecord asks which event or trip is meant: those that bear the name, or
// the three nearest.
func (t *turn) askRecord(ctx context.Context, v ledger.Value, found []namedRecord) (*need, error) {
	n := &need{field: v.Field, doubt: ledger.NameMany}
	if len(found) == 0 {
		n.doubt = ledger.NameUnknown
		all, err := t.recordsLike(ctx, v.Field, "")
		if err != nil {
			return nil, err
		}
		found = nearestRecords(v.Text, all)
	}
	for _, r := range found[:min(3, len(found))] {
		n.options = append(n.options, ledger.Option{Label: r.name, Value: r.ref.String()})
	}
	n.options = append(n.options, option(words.ButtonLeave.In(t.lang), optLeave))
	n.text = t.text(words.Doubts[n.doubt], label(v.Field, t.lang), v.Text, t.exampleOf(v.Field))
	return n, nil
}

// nearestRecords are the three records whose names are nearest.
func nearestRecords(written string, all []namedRecord) []namedRecord {
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = r.name
	}
	var near []namedRecord
	for _, name := range grammar.Nearest(written, names) {
		for _, r := range all {
			if r.name == name {
				near = append(near, r)
				break
			}
		}
	}
	return near
}
