package storage

import (
	"context"
	"time"
)

// Backlog is how much waits, and since when.
type Backlog struct {
	Updates, Sendings, Aside int
	Update, Sending          time.Time // when the oldest of them came; zero when none waits
}

// Backlog tells what waits to be worked off and to be sent.
func (s *Store) Backlog(ctx context.Context) (b Backlog, err error) {
	var update, sending int64
	err = s.reads.QueryRowContext(ctx, `
		SELECT
			(SELECT count(*) FROM inbox WHERE state = 'waiting'),
			(SELECT coalesce(min(at), 0) FROM inbox WHERE state = 'waiting'),
			(SELECT count(*) FROM outbox WHERE state = 'waiting'),
			(SELECT coalesce(min(made), 0) FROM outbox WHERE state = 'waiting'),
			(SELECT count(*) FROM inbox WHERE state = 'aside')`).
		Scan(&b.Updates, &update, &b.Sendings, &sending, &b.Aside)
	b.Update, b.Sending = at(update), at(sending)
	return b, s.fault("read backlog", err)
}

// Writable tells whether the database takes a commit now.
func (s *Store) Writable(ctx context.Context) error {
	return s.do(ctx, "probe for writing", func(ctx context.Context, t *txn) error {
		_, err := t.next(ctx, "probe", 1)
		return err
	})
}
