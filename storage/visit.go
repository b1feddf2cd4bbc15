package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

var visits = table{
	kind: "V",
	read: `SELECT version, body FROM visits WHERE n = $1`,
	drop: `DELETE FROM visits WHERE n = $1`,
}

func (t *txn) saveVisit(ctx context.Context, by ledger.Source, v ledger.Visit) (err error) {
	if v.Version, err = t.supersede(ctx, visits, v.N, v.Version, by); err != nil {
		return err
	}
	root, err := t.root(ctx, v.Company)
	if err != nil {
		return err
	}
	if err := t.insertVisit(ctx, v, root); err != nil {
		return err
	}
	if err := t.saveHead(ctx, ledger.KindVisit, v.Head, v.District, v.Chain); err != nil {
		return err
	}
	if v.IsWithdrawn() {
		return nil
	}
	return t.saveVisitUnits(ctx, v, root)
}

func (t *txn) insertVisit(ctx context.Context, v ledger.Visit, root int64) error {
	whole, err := body("write visit", v)
	if err != nil {
		return err
	}
	err = t.exec(ctx, `
		INSERT INTO visits (n, version, company, said, date, direction, tier, district, place, chain,
			currency, low, high, led, trip, reporter, reported, touched, sensitive, withdrawn_at, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
		v.N, v.Version, root, v.Company, day(v.Date), v.Direction, v.Tier, v.District, v.Place, v.Chain,
		v.Interest.Currency, amount(v.Interest.Low), amount(v.Interest.High), v.LedBy, v.Trip,
		v.Reporter, v.Reported.UnixMilli(), day(v.Touched), bit(v.Sensitive), instant(v.Withdrawn), whole)
	if err != nil {
		return fmt.Errorf("save visit %d: %w", v.N, err)
	}
	return nil
}

func (t *txn) saveVisitUnits(ctx context.Context, v ledger.Visit, root int64) error {
	for i, u := range v.Units {
		err := t.exec(ctx, `
			INSERT INTO visit_units (visit, unit, pos, date, direction, company) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (visit, unit) DO NOTHING`, v.N, u, i, day(v.Date), v.Direction, root)
		if err != nil {
			return fmt.Errorf("save units of visit %d: %w", v.N, err)
		}
	}
	return nil
}

// Visit is the visit of a number, withdrawn or not.
func (v *Snapshot) Visit(ctx context.Context, n int64) (ledger.Visit, error) {
	return one[ledger.Visit](ctx, v, "read visit", `SELECT body FROM visits WHERE n = $1`, n)
}

// VisitsOn are the standing visits of a company on a day, under whichever of
// its merged names they were reported.
func (v *Snapshot) VisitsOn(ctx context.Context, company int64, on ledger.Date) ([]ledger.Visit, error) {
	root, err := v.root(ctx, company)
	if err != nil {
		return nil, err
	}
	return all[ledger.Visit](ctx, v, "read visits of day", `
		SELECT body FROM visits WHERE company = $1 AND date = $2 AND withdrawn_at IS NULL ORDER BY n`, root, day(on))
}

// VisitsOf are the standing visits of a company, newest first.
func (v *Snapshot) VisitsOf(ctx context.Context, company int64, most int) ([]ledger.Visit, error) {
	root, err := v.root(ctx, company)
	if err != nil {
		return nil, err
	}
	return all[ledger.Visit](ctx, v, "read visits of company", `
		SELECT body FROM visits WHERE company = $1 AND withdrawn_at IS NULL ORDER BY date DESC, n DESC LIMIT $2`, root, most)
}
