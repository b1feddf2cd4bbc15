package storage

import (
	"context"
	"time"
)

// How long is kept what nobody asks for any more. Updates are kept as long as
// Telegram might send them again.
const (
	updatesKept = 3 * 24 * time.Hour
	asideKept   = 30 * 24 * time.Hour
	sentKept    = 30 * 24 * time.Hour
	looksKept   = 366 * 24 * time.Hour
)

// pruneSlice is how many rows are pruned in one turn of the writer: nobody waits long.
const pruneSlice = 500

// Prune deletes updates that are done, sendings that are settled, lines of the
// trail, and the bytes of attachments that nothing refers to, once they are old.
func (s *Store) Prune(ctx context.Context, now time.Time) error {
	for _, p := range []struct {
		what, query string
		before      time.Time
	}{
		{"updates", `DELETE FROM inbox WHERE id IN (
			SELECT id FROM inbox WHERE at < $1 AND state = 'done' ORDER BY at LIMIT $2)`, now.Add(-updatesKept)},
		{"updates set aside", `DELETE FROM inbox WHERE id IN (
			SELECT id FROM inbox WHERE at < $1 AND state = 'aside' ORDER BY at LIMIT $2)`, now.Add(-asideKept)},
		{"sendings", `DELETE FROM outbox WHERE id IN (
			SELECT id FROM outbox WHERE settled < $1 AND state <> 'waiting' ORDER BY settled LIMIT $2)`, now.Add(-sentKept)},
		{"looks", `DELETE FROM looks WHERE id IN (
			SELECT id FROM looks WHERE at < $1 ORDER BY at LIMIT $2)`, now.Add(-looksKept)},
		{"attachments", `DELETE FROM attachments WHERE hash IN (
			SELECT a.hash FROM attachments a WHERE a.made < $1
				AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.photo = a.hash OR o.document = a.hash) LIMIT $2)`, now.Add(-sentKept)},
	} {
		if err := s.pruneAll(ctx, "prune "+p.what, p.query, p.before); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) pruneAll(ctx context.Context, op, query string, before time.Time) error {
	for {
		var n int64
		err := s.do(ctx, op, func(ctx context.Context, t *txn) (err error) {
			n, err = t.changed(ctx, query, before.UnixMilli(), pruneSlice)
			return err
		})
		if err != nil || n < pruneSlice {
			return err
		}
	}
}
