package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"guatu/ledger"
)

// fill reads the rows' companies and units.
func (c counter) fill(ctx context.Context, rows []seen) error {
	for _, x := range []struct {
		kind  ledger.Kind
		query string
		put   func(*ledger.Row, string)
	}{
		{ledger.KindDeal, `SELECT i.deal, o.name FROM deal_investors i JOIN companies o ON o.id = i.company WHERE i.deal IN (%s) ORDER BY i.deal, i.pos`, addName},
		{ledger.KindDeal, `SELECT deal, unit FROM deal_units WHERE deal IN (%s) ORDER BY deal, pos`, addUnit},
		{ledger.KindVisit, `SELECT visit, unit FROM visit_units WHERE visit IN (%s) ORDER BY visit, pos`, addUnit},
		{ledger.KindTrip, `SELECT trip, unit FROM trip_units WHERE trip IN (%s) ORDER BY trip, pos`, addUnit},
		{ledger.KindEvent, `SELECT event, unit FROM event_units WHERE event IN (%s) ORDER BY event, pos`, addUnit},
	} {
		if err := c.fillFrom(ctx, rows, x.kind, x.query, x.put); err != nil {
			return err
		}
	}
	for i := range rows {
		if rows[i].Ref.Kind == ledger.KindVisit {
			rows[i].Names = []string{rows[i].Name}
		}
	}
	return nil
}

func addName(r *ledger.Row, s string) { r.Names = append(r.Names, s) }
func addUnit(r *ledger.Row, s string) { r.Units = append(r.Units, s) }

// batch is how many values one statement names.
const batch = 500

// fillFrom reads one list of the rows of a kind, a batch of them at a time.
func (c counter) fillFrom(ctx context.Context, rows []seen, kind ledger.Kind, query string, put func(*ledger.Row, string)) error {
	at := map[int64][]int{}
	var numbers []any
	for i, r := range rows {
		if r.Ref.Kind != kind {
			continue
		}
		if at[r.Ref.N] == nil {
			numbers = append(numbers, r.Ref.N)
		}
		at[r.Ref.N] = append(at[r.Ref.N], i)
	}
	for part := range slices.Chunk(numbers, batch) {
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(part)), ", ")
		err := c.each(ctx, clause{fmt.Sprintf(query, marks), part}, func(r *sql.Rows) error {
			var n int64
			var s string
			err := r.Scan(&n, &s)
			for _, i := range at[n] {
				put(&rows[i].Row, s)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
