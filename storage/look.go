package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"guatu/ledger"
)

func (t *txn) saveLook(ctx context.Context, l ledger.Look) error {
	err := t.exec(ctx, `INSERT INTO looks (at, member, login, chat, way, of_key) VALUES ($1, $2, $3, $4, $5, $6)`,
		l.At.UnixMilli(), l.Member, l.Login, l.Chat, string(l.Way), l.Of)
	if err != nil {
		return fmt.Errorf("save look: %w", err)
	}
	return nil
}

// Looks gives the trail since an instant line by line, oldest first: what was
// asked for, and the digests that were sent. It ends with the first error of f.
func (v *Snapshot) Looks(ctx context.Context, since time.Time, f func(ledger.Look) error) error {
	return v.each(ctx, "read looks", `
		SELECT at, member, login, chat, way, of_key, id FROM looks WHERE at >= $1
		UNION ALL SELECT composed, CASE WHEN recipient > 0 THEN recipient ELSE 0 END, '', recipient, 'sent',
			of_key || ' ' || period_from || ' ' || period_to, 0
		FROM digests WHERE composed >= $1 AND state = 'sent'
		ORDER BY 1, 7`, []any{since.UnixMilli()}, func(rows *sql.Rows) error {
		var id int64
		var l ledger.Look
		var ms int64
		if err := rows.Scan(&ms, &l.Member, &l.Login, &l.Chat, &l.Way, &l.Of, &id); err != nil {
			return err
		}
		l.At = at(ms)
		return f(l)
	})
}
