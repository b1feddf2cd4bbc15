package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"guatu/ledger"
)

// Past is a record as it was before a change, and the change's source.
type Past struct {
	Version int // the version that the body is
	At      time.Time
	Member  int64 // who changed it
	Chat    int64
	Message int64
	Body    json.RawMessage // the record
}

// KindMember is under which the history of members is kept, by their user id.
const KindMember ledger.Kind = 'M'

func (t *txn) keep(ctx context.Context, kind string, n int64, version int, body string, by ledger.Source) error {
	when := by.At
	if when.IsZero() {
		when = t.now
	}
	err := t.exec(ctx, `
		INSERT INTO history (kind, n, version, at, member, chat, message, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		kind, n, version, when.UnixMilli(), by.Member, by.Chat, by.Message, body)
	if err != nil {
		return fmt.Errorf("keep history of %s%d: %w", kind, n, err)
	}
	return nil
}

// History is what a record was before each of its changes, oldest first.
func (v *Snapshot) History(ctx context.Context, ref ledger.Ref) ([]Past, error) {
	past := []Past{}
	err := v.each(ctx, "read history", `
		SELECT version, at, member, chat, message, body FROM history WHERE kind = $1 AND n = $2 ORDER BY version`,
		[]any{string(rune(ref.Kind)), ref.N}, func(rows *sql.Rows) error {
			var p Past
			var ms int64
			var body []byte
			if err := rows.Scan(&p.Version, &ms, &p.Member, &p.Chat, &p.Message, &body); err != nil {
				return err
			}
			p.At, p.Body = at(ms), body
			past = append(past, p)
			return nil
		})
	return past, err
}

func (v *Snapshot) refs(ctx context.Context, op, q string, args ...any) ([]ledger.Ref, error) {
	refs := []ledger.Ref{}
	err := v.each(ctx, op, q, args, func(rows *sql.Rows) error {
		var kind string
		var r ledger.Ref
		if err := rows.Scan(&kind, &r.N); err != nil {
			return err
		}
		r.Kind = ledger.Kind(kind[0])
		refs = append(refs, r)
		return nil
	})
	return refs, err
}
