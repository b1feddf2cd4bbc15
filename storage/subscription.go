package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

func (t *txn) saveSubscription(ctx context.Context, s ledger.Subscription) error {
	whole, err := body("write subscription", s)
	if err != nil {
		return err
	}
	err = t.exec(ctx, `
		INSERT INTO subscriptions (chat, of_key, member, ended, body) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (chat, of_key) DO UPDATE SET member = excluded.member, ended = excluded.ended, body = excluded.body`,
		s.Chat, s.Of, s.Member, instant(s.Ended), whole)
	if err != nil {
		return fmt.Errorf("save subscription: %w", err)
	}
	return nil
}

// Subscriptions are those of a chat, ended ones too, oldest first.
func (v *Snapshot) Subscriptions(ctx context.Context, chat int64) ([]ledger.Subscription, error) {
	return all[ledger.Subscription](ctx, v, "read subscriptions", `
		SELECT body FROM subscriptions WHERE chat = $1 ORDER BY of_key`, chat)
}

// SubscriptionsOf are those to a digest that still run, by chat.
func (v *Snapshot) SubscriptionsOf(ctx context.Context, of string) ([]ledger.Subscription, error) {
	return all[ledger.Subscription](ctx, v, "read subscribers", `
		SELECT body FROM subscriptions WHERE of_key = $1 AND ended IS NULL ORDER BY chat`, of)
}
