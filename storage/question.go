package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

func (t *txn) saveQuestion(ctx context.Context, q ledger.Question) error {
	err := t.exec(ctx, `
		INSERT INTO questions (person, chat, at, normal) VALUES ($1, $2, $3, $4)
		ON CONFLICT (person, chat) DO UPDATE SET at = excluded.at, normal = excluded.normal`,
		q.Person, q.Chat, instant(q.At), q.Normal)
	if err != nil {
		return fmt.Errorf("save question: %w", err)
	}
	return nil
}

// Question is the last answered question of a person in a chat.
func (v *Snapshot) Question(ctx context.Context, person, room int64) (ledger.Question, error) {
	q := ledger.Question{Person: person, Chat: room}
	var ms int64
	err := v.row(ctx, `SELECT coalesce(at, 0), normal FROM questions WHERE person = $1 AND chat = $2`, person, room).Scan(&ms, &q.Normal)
	if err != nil {
		return ledger.Question{}, v.missing("read question", err)
	}
	q.At = at(ms)
	return q, nil
}

func (t *txn) saveSetting(ctx context.Context, key, value string) error {
	err := t.exec(ctx, `
		INSERT INTO settings (key, value) VALUES ($1, $2)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	if err != nil {
		return fmt.Errorf("save setting: %w", err)
	}
	return nil
}

// Setting is the value that was last saved under a key.
func (v *Snapshot) Setting(ctx context.Context, key string) (value string, err error) {
	if err := v.row(ctx, `SELECT value FROM settings WHERE key = $1`, key).Scan(&value); err != nil {
		return "", v.missing("read setting", err)
	}
	return value, nil
}
