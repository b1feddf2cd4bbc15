package storage

import (
	"context"
	"fmt"
	"time"

	"guatu/ledger"
)

// Dues are the times at which things that happen by a schedule are due next.
func (v *Snapshot) Dues(ctx context.Context) (map[string]time.Time, error) {
	rows, err := v.query(ctx, `SELECT name, next_at FROM schedules`)
	if err != nil {
		return nil, fmt.Errorf("read schedules: %w", err)
	}
	defer rows.Close()
	dues := map[string]time.Time{}
	for rows.Next() {
		var name string
		var next int64
		if err := rows.Scan(&name, &next); err != nil {
			return nil, fmt.Errorf("read schedule: %w", err)
		}
		dues[name] = time.UnixMilli(next)
	}
	return dues, rows.Err()
}

// closeDue moves a schedule on, unless another process has moved it.
func (t *txn) closeDue(ctx context.Context, c ledger.CloseDue) error {
	if c.Was.IsZero() {
		return t.exec(ctx, `INSERT INTO schedules (name, next_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`,
			c.Name, c.Next.UnixMilli())
	}
	n, err := t.changed(ctx, `UPDATE schedules SET next_at = $1 WHERE name = $2 AND next_at = $3`,
		c.Next.UnixMilli(), c.Name, c.Was.UnixMilli())
	if err != nil {
		return fmt.Errorf("close schedule: %w", err)
	}
	if n == 1 {
		return nil
	}
	return conflict("schedule %s has moved on", c.Name)
}

// saveDelivery notes a digest for a chat, once; a delivery that is sent again
// takes the place of what failed.
func (t *txn) saveDelivery(ctx context.Context, d ledger.Delivery) error {
	onConflict := `DO NOTHING`
	if d.Again {
		onConflict = `DO UPDATE SET state = excluded.state, composed = excluded.composed, figures = excluded.figures, outbox_row = excluded.outbox_row`
	}
	err := t.exec(ctx, `
		INSERT INTO digests (of_key, period_from, period_to, recipient, state, composed, figures, outbox_row)
		VALUES ($1, $2, $3, $4, 'owed', $5, $6, COALESCE((SELECT outbox FROM once WHERE chat = $4 AND key = $7), 0))
		ON CONFLICT (of_key, period_from, recipient) `+onConflict,
		d.Of, d.Period.From.String(), d.Period.To.String(), d.Chat, d.At.UnixMilli(), d.Figures, d.Once)
	if err != nil {
		return fmt.Errorf("save delivery: %w", err)
	}
	return nil
}
