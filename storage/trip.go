package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

var trips = table{
	kind: "T",
	read: `SELECT version, body FROM trips WHERE n = $1`,
	drop: `DELETE FROM trips WHERE n = $1`,
}

func (t *txn) saveTrip(ctx context.Context, by ledger.Source, x ledger.Trip) (err error) {
	if x.Version, err = t.supersede(ctx, trips, x.N, x.Version, by); err != nil {
		return err
	}
	if err := t.insertTrip(ctx, x); err != nil {
		return err
	}
	if err := t.saveHead(ctx, ledger.KindTrip, x.Head, x.District, ""); err != nil {
		return err
	}
	if x.IsWithdrawn() {
		return nil
	}
	err = t.saveList(ctx, `
		INSERT INTO trip_units (trip, unit, pos) VALUES ($1, $2, $3) ON CONFLICT (trip, unit) DO NOTHING`, x.N, x.Units)
	if err != nil {
		return err
	}
	return t.saveList(ctx, `
		INSERT INTO trip_places (trip, place, pos) VALUES ($1, $2, $3) ON CONFLICT (trip, place) DO NOTHING`, x.N, x.Places)
}

func (t *txn) insertTrip(ctx context.Context, x ledger.Trip) error {
	whole, err := body("write trip", x)
	if err != nil {
		return err
	}
	err = t.exec(ctx, `
		INSERT INTO trips (n, version, name, name_folded, from_day, to_day, led, district, planned, closed,
			reporter, reported, touched, sensitive, withdrawn_at, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		x.N, x.Version, x.Name, t.store.fold(x.Name), day(x.Period.From), day(x.Period.To), x.LedBy, x.District, bit(x.Planned), bit(x.Closed),
		x.Reporter, x.Reported.UnixMilli(), day(x.Touched), bit(x.Sensitive), instant(x.Withdrawn), whole)
	if err != nil {
		return fmt.Errorf("save trip %d: %w", x.N, err)
	}
	return nil
}

// Trip is the trip of a number, withdrawn or not.
func (v *Snapshot) Trip(ctx context.Context, n int64) (ledger.Trip, error) {
	return one[ledger.Trip](ctx, v, "read trip", `SELECT body FROM trips WHERE n = $1`, n)
}

// TripsNamed are the standing trips with exactly that folded name, else those
// whose name holds it; all of them for an empty name. Newest first.
func (v *Snapshot) TripsNamed(ctx context.Context, part string) ([]ledger.Trip, error) {
	return byName[ledger.Trip](ctx, v, "read trips of name", part, `
		SELECT body FROM trips WHERE name_folded = $1 AND withdrawn_at IS NULL ORDER BY from_day DESC, n DESC`, `
		SELECT body FROM trips WHERE name_folded LIKE $1 ESCAPE '\' AND withdrawn_at IS NULL ORDER BY from_day DESC, n DESC`)
}

// byName reads the records of exactly that name, else those whose name holds it.
func byName[T any](ctx context.Context, v *Snapshot, op, part, exact, like string) ([]T, error) {
	folded := v.store.fold(part)
	if folded != "" {
		if xs, err := all[T](ctx, v, op, exact, folded); err != nil || len(xs) > 0 {
			return xs, err
		}
	}
	if folded == "" && part != "" { // a name of which nothing is left is nobody's
		return []T{}, nil
	}
	return all[T](ctx, v, op, like, pattern(folded))
}
