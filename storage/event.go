package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

var events = table{
	kind: "E",
	read: `SELECT version, body FROM events WHERE n = $1`,
	drop: `DELETE FROM events WHERE n = $1`,
}

func (t *txn) saveEvent(ctx context.Context, by ledger.Source, e ledger.Event) (err error) {
	if e.Version, err = t.supersede(ctx, events, e.N, e.Version, by); err != nil {
		return err
	}
	if err := t.insertEvent(ctx, e); err != nil {
		return err
	}
	if err := t.saveHead(ctx, ledger.KindEvent, e.Head, e.District, ""); err != nil {
		return err
	}
	if e.IsWithdrawn() {
		return nil
	}
	if err := t.saveOutside(ctx, e); err != nil {
		return err
	}
	err = t.saveList(ctx, `
		INSERT INTO event_units (event, unit, pos) VALUES ($1, $2, $3) ON CONFLICT (event, unit) DO NOTHING`, e.N, e.Units)
	if err != nil {
		return err
	}
	return t.saveList(ctx, `
		INSERT INTO event_places (event, place, pos) VALUES ($1, $2, $3) ON CONFLICT (event, place) DO NOTHING`, e.N, e.Places)
}

func (t *txn) insertEvent(ctx context.Context, e ledger.Event) error {
	whole, err := body("write event", e)
	if err != nil {
		return err
	}
	err = t.exec(ctx, `
		INSERT INTO events (n, version, name, name_folded, from_day, to_day, organiser, district,
			reporter, reported, touched, sensitive, withdrawn_at, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		e.N, e.Version, e.Name, t.store.fold(e.Name), day(e.Period.From), day(e.Period.To), e.Organiser, e.District,
		e.Reporter, e.Reported.UnixMilli(), day(e.Touched), bit(e.Sensitive), instant(e.Withdrawn), whole)
	if err != nil {
		return fmt.Errorf("save event %d: %w", e.N, err)
	}
	return nil
}

func (t *txn) saveOutside(ctx context.Context, e ledger.Event) error {
	for i, f := range e.Figures {
		err := t.exec(ctx, `
			INSERT INTO event_figures (event, pos, name, name_folded, value, unit, mark) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			e.N, i, f.Name, t.store.fold(f.Name), f.Value, f.Unit, f.Mark)
		if err != nil {
			return fmt.Errorf("save figures of event %d: %w", e.N, err)
		}
	}
	return nil
}

// Event is the event of a number, withdrawn or not.
func (v *Snapshot) Event(ctx context.Context, n int64) (ledger.Event, error) {
	return one[ledger.Event](ctx, v, "read event", `SELECT body FROM events WHERE n = $1`, n)
}

// EventsNamed are the standing events with exactly that folded name, else those
// whose name holds it; all of them for an empty name. Newest first.
func (v *Snapshot) EventsNamed(ctx context.Context, part string) ([]ledger.Event, error) {
	return byName[ledger.Event](ctx, v, "read events of name", part, `
		SELECT body FROM events WHERE name_folded = $1 AND withdrawn_at IS NULL ORDER BY from_day DESC, n DESC`, `
		SELECT body FROM events WHERE name_folded LIKE $1 ESCAPE '\' AND withdrawn_at IS NULL ORDER BY from_day DESC, n DESC`)
}
