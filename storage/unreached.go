package storage

import (
	"context"
	"database/sql"
	"time"

	"guatu/ledger"
)

// Unreached are the digests composed since an instant that nobody got and that
// are on their way to nobody, the oldest first. What one message covers is one
// of them.
func (v *Snapshot) Unreached(ctx context.Context, since time.Time) (list []ledger.Mailed, err error) {
	err = v.each(ctx, "read digests that nobody got", `
		SELECT of_key, MIN(period_from), MAX(period_to), composed, MAX(failed)
		FROM (SELECT of_key, period_from, MIN(period_to) AS period_to, MAX(composed) AS composed, COUNT(*) AS failed
			FROM digests WHERE composed >= $1
			GROUP BY of_key, period_from HAVING SUM(CASE WHEN state IN ('sent', 'owed') THEN 1 ELSE 0 END) = 0) x
		GROUP BY of_key, composed ORDER BY composed, of_key`, []any{since.UnixMilli()}, func(rows *sql.Rows) error {
		var m ledger.Mailed
		var from, to string
		var composed int64
		if err := rows.Scan(&m.Of, &from, &to, &composed, &m.Failed); err != nil {
			return err
		}
		m.At = at(composed)
		m.Period, err = periodOf(from, to)
		list = append(list, m)
		return err
	})
	return list, err
}
