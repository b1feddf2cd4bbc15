package storage

import (
	"context"
	"encoding/json"
	"fmt"

	"guatu/ledger"
)

// Move takes what waits for a chat, and what is going on in it, over to the id
// that the chat has now: a group became a supergroup. The messages that were
// sent stay behind: they cannot be edited any more.
func (s *Store) Move(ctx context.Context, from, to int64) error {
	return s.do(ctx, "move chat", func(ctx context.Context, t *txn) error { return t.move(ctx, from, to) })
}

func (t *txn) move(ctx context.Context, from, to int64) error {
	if from == to {
		return nil
	}
	for _, q := range []string{
		`UPDATE outbox SET chat = $1 WHERE chat = $2 AND state = 'waiting'`,
		`UPDATE once SET chat = $1 WHERE chat = $2 AND key NOT IN (SELECT o.key FROM once o WHERE o.chat = $1)`,
		`UPDATE questions SET chat = $1 WHERE chat = $2 AND person NOT IN (SELECT q.person FROM questions q WHERE q.chat = $1)`,
	} {
		if err := t.exec(ctx, q, to, from); err != nil {
			return fmt.Errorf("move chat: %w", err)
		}
	}
	if err := t.moveDrafts(ctx, from, to); err != nil {
		return fmt.Errorf("move drafts: %w", err)
	}
	if err := t.moveSubscriptions(ctx, from, to); err != nil {
		return fmt.Errorf("move subscriptions: %w", err)
	}
	return nil
}

func (t *txn) moveDrafts(ctx context.Context, from, to int64) error {
	drafts, err := bodies[ledger.Draft](ctx, t, `SELECT body FROM drafts WHERE chat = $1 ORDER BY id`, from)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		d.Chat = to
		if err := t.saveDraft(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

func (t *txn) moveSubscriptions(ctx context.Context, from, to int64) error {
	subs, err := bodies[ledger.Subscription](ctx, t, `SELECT body FROM subscriptions WHERE chat = $1 ORDER BY of_key`, from)
	if err != nil {
		return err
	}
	if err := t.exec(ctx, `DELETE FROM subscriptions WHERE chat = $1`, from); err != nil {
		return err
	}
	for _, s := range subs {
		s.Chat = to
		if err := t.saveSubscription(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// bodies reads whole rows inside the writer's transaction.
func bodies[T any](ctx context.Context, t *txn, q string, args ...any) (xs []T, err error) {
	err = t.each(ctx, func(scan func(...any) error) error {
		var whole []byte
		var x T
		if err := scan(&whole); err != nil {
			return err
		}
		xs = append(xs, x)
		return json.Unmarshal(whole, &xs[len(xs)-1])
	}, q, args...)
	return xs, err
}
