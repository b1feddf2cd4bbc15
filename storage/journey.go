package storage

import (
	"context"
	"slices"

	"guatu/ledger"
)

// TripsOn are the standing trips that a day lies in, newest first.
func (v *Snapshot) TripsOn(ctx context.Context, on ledger.Date) ([]ledger.Trip, error) {
	return all[ledger.Trip](ctx, v, "read trips of day", `
		SELECT body FROM trips WHERE from_day <= $1 AND (to_day IS NULL OR to_day >= $1) AND withdrawn_at IS NULL ORDER BY n DESC`, day(on))
}

// VisitsUnder are the standing visits that hang under a trip, in the order of
// their days.
func (v *Snapshot) VisitsUnder(ctx context.Context, trip int64) ([]ledger.Visit, error) {
	return all[ledger.Visit](ctx, v, "read visits of trip", `
		SELECT body FROM visits WHERE trip = $1 AND trip <> 0 AND withdrawn_at IS NULL ORDER BY date, n`, trip)
}

// Forms are the drafts of a form that wait, oldest first.
func (v *Snapshot) Forms(ctx context.Context, form string) ([]ledger.Draft, error) {
	parked, err := all[ledger.Draft](ctx, v, "read forms", `SELECT body FROM drafts WHERE parked = 1 ORDER BY id`)
	return slices.DeleteFunc(parked, func(d ledger.Draft) bool { return d.Form != form }), err
}
