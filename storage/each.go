package storage

import (
	"context"
	"database/sql"
	"encoding/json"

	"guatu/ledger"
)

// EachCompany calls f with every company, merged ones too, in the order of
// their numbers. It ends with the first error of f.
func (v *Snapshot) EachCompany(ctx context.Context, f func(ledger.Company) error) error {
	return each(ctx, v, "read companies", `SELECT body FROM companies ORDER BY id`, f)
}

// EachVisit calls f with every visit, withdrawn ones too, in the order of their
// numbers. It ends with the first error of f.
func (v *Snapshot) EachVisit(ctx context.Context, f func(ledger.Visit) error) error {
	return each(ctx, v, "read visits", `SELECT body FROM visits ORDER BY n`, f)
}

// EachDeal calls f with every deal, withdrawn ones too, in the order of their
// numbers. It ends with the first error of f.
func (v *Snapshot) EachDeal(ctx context.Context, f func(ledger.Deal) error) error {
	return each(ctx, v, "read deals", `SELECT body FROM deals ORDER BY n`, f)
}

// EachTrip calls f with every trip, withdrawn ones too, in the order of their
// numbers. It ends with the first error of f.
func (v *Snapshot) EachTrip(ctx context.Context, f func(ledger.Trip) error) error {
	return each(ctx, v, "read trips", `SELECT body FROM trips ORDER BY n`, f)
}

// EachEvent calls f with every event, withdrawn ones too, in the order of their
// numbers. It ends with the first error of f.
func (v *Snapshot) EachEvent(ctx context.Context, f func(ledger.Event) error) error {
	return each(ctx, v, "read events", `SELECT body FROM events ORDER BY n`, f)
}

// each reads the bodies of rows one by one.
func each[T any](ctx context.Context, v *Snapshot, op, q string, f func(T) error) error {
	return v.each(ctx, op, q, nil, func(rows *sql.Rows) error {
		var body []byte
		if err := rows.Scan(&body); err != nil {
			return err
		}
		var x T
		if err := json.Unmarshal(body, &x); err != nil {
			return err
		}
		return f(x)
	})
}
