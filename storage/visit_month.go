package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

// monthCell and unitCell are what visits are counted by, a month at a time.
type (
	monthCell struct {
		month     string
		direction ledger.Direction
		district  string
		tier      ledger.Tier
		chain     string
	}
	unitCell struct {
		month     string
		direction ledger.Direction
		unit      string
		pos       int // 0: the first of the visit's units, 1: a further one
	}
)

// monthCounts is what a transaction adds to the counts of months: below 0 where
// it takes away. It is gathered while visits are saved and written once, since
// the visits of a batch share cells.
type monthCounts struct {
	visits map[monthCell]int64
	units  map[unitCell]int64
}

// add counts a visit, or with -1 no longer. What is withdrawn or undated
// counts in no month.
func (m *monthCounts) add(v ledger.Visit, n int64) {
	if v.IsWithdrawn() || !v.Date.Known() {
		return
	}
	if m.visits == nil {
		m.visits, m.units = map[monthCell]int64{}, map[unitCell]int64{}
	}
	month := v.Date.MonthStart().String()
	m.visits[monthCell{month, v.Direction, v.District, v.Tier, v.Chain}] += n
	known := map[string]bool{}
	for i, u := range v.Units {
		if !known[u] {
			m.units[unitCell{month, v.Direction, u, min(i, 1)}] += n
		}
		known[u] = true
	}
}

// uncount makes months and days count a visit no longer as it is saved.
func (t *txn) uncount(ctx context.Context, n int64) error {
	was, err := t.savedVisits(ctx, `SELECT company, body FROM visits WHERE n = $1`, n)
	if err != nil {
		return err
	}
	for _, r := range was {
		t.months.add(r.Visit, -1)
		t.days.addVisit(r, -1)
	}
	return nil
}

// saveMonths writes what was gathered, and forgets it.
func (t *txn) saveMonths(ctx context.Context) error {
	m := t.months
	t.months = monthCounts{}
	for c, n := range m.visits {
		err := t.bump(ctx, n, `
			INSERT INTO visit_months (visits, month, direction, district, tier, chain) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (month, direction, district, tier, chain) DO UPDATE SET visits = visit_months.visits + excluded.visits`, `
			DELETE FROM visit_months WHERE month = $1 AND direction = $2 AND district = $3 AND tier = $4 AND chain = $5 AND visits = 0`,
			c.month, c.direction, c.district, c.tier, c.chain)
		if err != nil {
			return err
		}
	}
	for c, n := range m.units {
		err := t.bump(ctx, n, `
			INSERT INTO unit_months (visits, month, direction, unit, pos) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (month, direction, unit, pos) DO UPDATE SET visits = unit_months.visits + excluded.visits`, `
			DELETE FROM unit_months WHERE month = $1 AND direction = $2 AND unit = $3 AND pos = $4 AND visits = 0`,
			c.month, c.direction, c.unit, c.pos)
		if err != nil {
			return err
		}
	}
	return nil
}

// bump adds n to one cell, and removes the cell where nothing is left in it.
func (t *txn) bump(ctx context.Context, n int64, add, clean string, cell ...any) error {
	if n == 0 {
		return nil
	}
	err := t.exec(ctx, add, append([]any{n}, cell...)...)
	if err == nil && n < 0 {
		err = t.exec(ctx, clean, cell...)
	}
	if err != nil {
		return fmt.Errorf("count visits of month: %w", err)
	}
	return nil
}
