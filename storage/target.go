package storage

import (
	"context"
	"database/sql"

	"guatu/ledger"
)

// Targets are the targets of a year: those that an admin has set, and those of
// the configuration that nobody has set anew. A target of 0 is none.
func (v *Snapshot) Targets(ctx context.Context, year int) ([]ledger.Target, error) {
	type of struct{ district, measure string }
	set := map[of]bool{}
	list := []ledger.Target{}
	err := v.each(ctx, "read targets", `SELECT key, value FROM settings WHERE key LIKE $1 ORDER BY key`,
		[]any{ledger.TargetsOf(year) + "%"}, func(rows *sql.Rows) error {
			var key, value string
			if err := rows.Scan(&key, &value); err != nil {
				return err
			}
			if t, ok := ledger.ParseTarget(key, value); ok {
				set[of{t.District, t.Measure}] = true
				if t.Value > 0 {
					list = append(list, t)
				}
			}
			return nil
		})
	for _, t := range v.store.city.Targets {
		if t.Year == year && !set[of{t.District, t.Measure}] {
			list = append(list, t)
		}
	}
	return list, err
}
