package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

func (t *txn) saveDraft(ctx context.Context, d ledger.Draft) error {
	var had int
	if _, err := t.scan(ctx, []any{&had}, `SELECT version FROM drafts WHERE id = $1`, d.ID); err != nil {
		return fmt.Errorf("read version of draft %d: %w", d.ID, err)
	}
	if had != d.Version {
		return conflict("draft %d has version %d, the change rests on %d", d.ID, had, d.Version)
	}
	d.Version++
	whole, err := body("write draft", d)
	if err != nil {
		return err
	}
	err = t.exec(ctx, `
		INSERT INTO drafts (id, version, person, chat, parked, made, body) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (id) DO UPDATE SET version = excluded.version, person = excluded.person, chat = excluded.chat,
			parked = excluded.parked, made = excluded.made, body = excluded.body`,
		d.ID, d.Version, d.Person, d.Chat, bit(d.Parked), instant(d.Made.At), whole)
	if err != nil {
		return fmt.Errorf("save draft %d: %w", d.ID, err)
	}
	return nil
}

func (t *txn) endDraft(ctx context.Context, id int64, version int) error {
	n, err := t.changed(ctx, `DELETE FROM drafts WHERE id = $1 AND version = $2`, id, version)
	if err != nil {
		return fmt.Errorf("end draft %d: %w", id, err)
	}
	if n == 0 {
		return conflict("draft %d has no version %d", id, version)
	}
	return nil
}

// Draft is the active draft of a person in a chat.
func (v *Snapshot) Draft(ctx context.Context, person, room int64) (ledger.Draft, error) {
	return one[ledger.Draft](ctx, v, "read draft", `
		SELECT body FROM drafts WHERE person = $1 AND chat = $2 AND parked = 0 ORDER BY id DESC LIMIT 1`, person, room)
}

// DraftByID is the draft of a number, active or parked.
func (v *Snapshot) DraftByID(ctx context.Context, id int64) (ledger.Draft, error) {
	return one[ledger.Draft](ctx, v, "read draft", `SELECT body FROM drafts WHERE id = $1`, id)
}

// Drafts are a person's drafts in a chat, newest first, parked ones too.
func (v *Snapshot) Drafts(ctx context.Context, person, room int64) ([]ledger.Draft, error) {
	return all[ledger.Draft](ctx, v, "read drafts", `
		SELECT body FROM drafts WHERE person = $1 AND chat = $2 ORDER BY id DESC`, person, room)
}
