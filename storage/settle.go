package storage

import (
	"context"
	"fmt"

	"guatu/chat"
)

// Settle writes verdicts down, all in one commit.
func (s *Store) Settle(ctx context.Context, os []chat.Outcome) error {
	return s.do(ctx, "settle sendings", func(ctx context.Context, t *txn) error {
		for _, o := range os {
			if err := t.settle(ctx, o); err != nil {
				return fmt.Errorf("settle row %d: %w", o.Row, err)
			}
		}
		return nil
	})
}

func (t *txn) settle(ctx context.Context, o chat.Outcome) error {
	settled := any(t.now.UnixMilli())
	if o.Verdict == chat.Waiting {
		settled = nil
	}
	var row sentRow
	found, err := t.scan(ctx, []any{&row.chat, &row.key, &row.photo, &row.bulk}, `
		UPDATE outbox SET state = $1, tries = $2, not_before = $3, settled = $4, message = $5, why = $6 WHERE id = $7
		RETURNING chat, key, photo, bulk`,
		o.Verdict, o.Tries, instant(o.After), settled, o.Message, o.Why, o.Row)
	if err != nil || !found {
		return err
	}
	if o.Verdict == chat.Sent {
		err = t.delivered(ctx, row, o)
	}
	if err == nil && row.bulk && o.Verdict != chat.Waiting {
		err = t.settleDigest(ctx, o.Row, string(o.Verdict))
	}
	if err == nil && o.MovedTo != 0 {
		err = t.move(ctx, row.chat, o.MovedTo)
	}
	return err
}

// sentRow is what a row of the outbox says of where it went.
type sentRow struct {
	chat       int64
	key, photo string
	bulk       bool
}

func (t *txn) delivered(ctx context.Context, row sentRow, o chat.Outcome) error {
	if o.FileID != "" && row.photo != "" {
		if err := t.exec(ctx, `UPDATE attachments SET photo_id = $1 WHERE hash = $2`, o.FileID, row.photo); err != nil {
			return fmt.Errorf("remember picture: %w", err)
		}
	}
	if row.key == "" || o.Message == 0 {
		return nil
	}
	return t.exec(ctx, `
		INSERT INTO sent (chat, message, key, outbox) VALUES ($1, $2, $3, $4)
		ON CONFLICT (chat, message) DO UPDATE SET key = excluded.key, outbox = excluded.outbox`,
		row.chat, o.Message, row.key, o.Row)
}
