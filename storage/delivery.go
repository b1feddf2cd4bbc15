package storage

import (
	"context"
	"database/sql"

	"guatu/ledger"
)

// Mailed are the digests that were composed, the newest first, each with how
// many recipients have got it, wait for it, and did not get it.
func (v *Snapshot) Mailed(ctx context.Context, offset, most int) (list []ledger.Mailed, err error) {
	err = v.each(ctx, "read digests", `
		SELECT of_key, MIN(period_from), MAX(period_to), composed,
			SUM(CASE WHEN state = 'sent' THEN 1 ELSE 0 END), SUM(CASE WHEN state = 'owed' THEN 1 ELSE 0 END),
			SUM(CASE WHEN state NOT IN ('sent', 'owed') THEN 1 ELSE 0 END)
		FROM (SELECT of_key, recipient, outbox_row, MIN(period_from) AS period_from, MAX(period_to) AS period_to, MIN(state) AS state, composed
			FROM digests GROUP BY of_key, recipient, outbox_row, composed) x
		GROUP BY of_key, composed ORDER BY composed DESC, of_key LIMIT $1 OFFSET $2`, []any{most, offset}, func(rows *sql.Rows) error {
		var m ledger.Mailed
		var from, to string
		var composed int64
		if err := rows.Scan(&m.Of, &from, &to, &composed, &m.Sent, &m.Pending, &m.Failed); err != nil {
			return err
		}
		m.At = at(composed)
		m.Period, err = periodOf(from, to)
		list = append(list, m)
		return err
	})
	return list, err
}

// Failed are the digests that did not reach their recipient, the newest first;
// what one message covers is one of them.
func (v *Snapshot) Failed(ctx context.Context, most int) ([]ledger.Sent, error) {
	return v.sent(ctx, `d.state IN ('blocked', 'refused', 'dropped')`, most)
}

// Shut are the digests that reached nobody because the recipient has shut the
// bot out, of those whose subscription still runs or who have none.
func (v *Snapshot) Shut(ctx context.Context, most int) ([]ledger.Sent, error) {
	return v.sent(ctx, `d.state = 'blocked'
		AND NOT EXISTS (SELECT 1 FROM subscriptions s WHERE s.chat = d.recipient AND s.of_key = d.of_key AND s.ended IS NOT NULL)`, most)
}

func (v *Snapshot) sent(ctx context.Context, which string, most int) (list []ledger.Sent, err error) {
	err = v.each(ctx, "read deliveries", `
		SELECT d.of_key, MIN(d.period_from), MAX(d.period_to), d.recipient, MIN(d.state), d.composed, coalesce(MIN(o.why), '')
		FROM digests d LEFT JOIN outbox o ON o.id = d.outbox_row
		WHERE `+which+`
		GROUP BY d.of_key, d.recipient, d.outbox_row, d.composed ORDER BY d.composed DESC, d.of_key, d.recipient LIMIT $1`,
		[]any{most}, func(rows *sql.Rows) error {
			var s ledger.Sent
			var from, to string
			var composed int64
			if err := rows.Scan(&s.Of, &from, &to, &s.Chat, &s.State, &composed, &s.Why); err != nil {
				return err
			}
			s.At = at(composed)
			s.Period, err = periodOf(from, to)
			list = append(list, s)
			return err
		})
	return list, err
}

// settleDigest notes on a digest what became of the message that carries it.
func (t *txn) settleDigest(ctx context.Context, row int64, verdict string) error {
	return t.exec(ctx, `UPDATE digests SET state = $1 WHERE outbox_row = $2 AND outbox_row <> 0`, verdict, row)
}
