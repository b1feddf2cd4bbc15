package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"guatu/chat"
)

// Keep stores updates in one commit and gives those that are new, with their
// rows. An update is known by its id and its content: ids can begin again.
func (s *Store) Keep(ctx context.Context, us []chat.Update) (fresh []chat.Update, err error) {
	err = s.do(ctx, "keep updates", func(ctx context.Context, t *txn) error {
		fresh, err = t.receive(ctx, us)
		return err
	})
	return fresh, err
}

func (t *txn) receive(ctx context.Context, us []chat.Update) ([]chat.Update, error) {
	fresh := []chat.Update{}
	last, err := t.next(ctx, "inbox", len(us))
	if err != nil {
		return nil, err
	}
	for i, u := range us {
		u.Row = last - int64(len(us)-1-i)
		n, err := t.changed(ctx, `
			INSERT INTO inbox (id, update_id, hash, lane, at, state, body) VALUES ($1, $2, $3, $4, $5, 'waiting', $6)
			ON CONFLICT (update_id, hash) DO NOTHING`, u.Row, u.ID, digestOf(u.Body), u.Lane, u.At.UnixMilli(), u.Body)
		if err != nil {
			return nil, fmt.Errorf("keep update %d: %w", u.ID, err)
		}
		if n == 1 {
			fresh = append(fresh, u)
		}
	}
	return fresh, nil
}

func digestOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// Undone are the rows that are kept and not done, oldest first.
func (s *Store) Undone(ctx context.Context) ([]chat.Update, error) {
	us := []chat.Update{}
	rows, err := s.reads.QueryContext(ctx, `SELECT id, update_id, lane, at, body FROM inbox WHERE state = 'waiting' ORDER BY id`)
	if err != nil {
		return nil, s.fault("read inbox", err)
	}
	defer rows.Close()
	for rows.Next() {
		var u chat.Update
		var ms int64
		if err := rows.Scan(&u.Row, &u.ID, &u.Lane, &ms, &u.Body); err != nil {
			return nil, s.fault("read inbox", err)
		}
		u.At = at(ms)
		us = append(us, u)
	}
	return us, s.fault("read inbox", rows.Err())
}

// Quarantine sets a row aside that cannot be worked off, and says why.
func (s *Store) Quarantine(ctx context.Context, row int64, why string) error {
	return s.do(ctx, "set update aside", func(ctx context.Context, t *txn) error {
		return t.exec(ctx, `UPDATE inbox SET state = 'aside', why = $1 WHERE id = $2 AND state = 'waiting'`, why, row)
	})
}

// Done closes rows that need no decision.
func (s *Store) Done(ctx context.Context, rows []int64) error {
	return s.do(ctx, "close updates", func(ctx context.Context, t *txn) error { return t.close(ctx, rows) })
}

func (t *txn) close(ctx context.Context, rows []int64) error {
	for _, id := range rows {
		if err := t.exec(ctx, `UPDATE inbox SET state = 'done' WHERE id = $1`, id); err != nil {
			return fmt.Errorf("close update: %w", err)
		}
	}
	return nil
}

// decided tells whether all the rows are done: then so is what they ask for.
func (t *txn) decided(ctx context.Context, rows []int64) (bool, error) {
	for _, id := range rows {
		done, err := t.scan(ctx, []any{new(int)}, `SELECT 1 FROM inbox WHERE id = $1 AND state = 'done'`, id)
		if err != nil {
			return false, fmt.Errorf("read update: %w", err)
		}
		if !done {
			return false, nil
		}
	}
	return len(rows) > 0, nil
}
