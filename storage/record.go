package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

// table is how the rows of one kind of record are read and replaced.
type table struct {
	kind string
	read string // version and body of one row
	drop string // with all that belongs to it
}

// supersede makes way for a record's next version: it sees that the change
// rests on the version that stands, keeps that in the history, and drops its
// row. It gives the version to save.
func (t *txn) supersede(ctx context.Context, tab table, id int64, version int, by ledger.Source) (int, error) {
	var had int
	var old string
	found, err := t.scan(ctx, []any{&had, &old}, tab.read, id)
	if err != nil {
		return 0, fmt.Errorf("read version of %s%d: %w", tab.kind, id, err)
	}
	if had != version || found != (version > 0) {
		return 0, conflict("%s%d has version %d, the change rests on %d", tab.kind, id, had, version)
	}
	if !found {
		return 1, nil
	}
	if err := t.keep(ctx, tab.kind, id, had, old, by); err != nil {
		return 0, err
	}
	if err := t.exec(ctx, tab.drop, id); err != nil {
		return 0, fmt.Errorf("replace %s%d: %w", tab.kind, id, err)
	}
	return version + 1, nil
}

func conflict(format string, args ...any) error {
	return &ledger.Error{Fault: ledger.Conflict, Op: fmt.Sprintf(format, args...)}
}

var (
	intoMade  = into("made", "chat, message, item, kind, n", "")
	intoSteps = into("steps", "kind, n, pos, id, text, due, owner, done, ordered, ordered_by, district, chain", "")
)

// headRow is a record's head, with the copies that its steps keep.
type headRow struct {
	ledger.Head
	district, chain string
}

// saveHead is saveHeads of one record.
func (t *txn) saveHead(ctx context.Context, kind ledger.Kind, h ledger.Head, district, chain string) error {
	return t.saveHeads(ctx, kind, []headRow{{h, district, chain}})
}

// saveHeads writes what all records have in rows of their own: which message
// made them, and their next steps.
func (t *txn) saveHeads(ctx context.Context, kind ledger.Kind, heads []headRow) error {
	var made, steps []any
	var newest int64
	for i := range heads {
		h := &heads[i]
		if h.Version > 1 {
			if err := t.dropHead(ctx, kind, h.N); err != nil {
				return err
			}
		} else {
			newest = max(newest, h.N)
		}
		if h.Message != 0 {
			made = append(made, h.Chat, h.Message, int64(h.Item), string(rune(kind)), h.N)
		}
		steps = h.appendSteps(steps, kind)
	}
	if newest > 0 {
		if err := t.claim(ctx, kind, newest); err != nil {
			return err
		}
	}
	err := t.insert(ctx, intoMade, made)
	if err == nil {
		err = t.insert(ctx, intoSteps, steps)
	}
	if err != nil {
		return fmt.Errorf("save messages and steps from %s on: %w", ledger.Ref{Kind: kind, N: heads[0].N}, err)
	}
	return nil
}

func (t *txn) dropHead(ctx context.Context, kind ledger.Kind, n int64) error {
	for _, q := range []string{
		`DELETE FROM made WHERE kind = $1 AND n = $2`,
		`DELETE FROM steps WHERE kind = $1 AND n = $2`,
	} {
		if err := t.exec(ctx, q, string(rune(kind)), n); err != nil {
			return fmt.Errorf("replace steps of %s: %w", ledger.Ref{Kind: kind, N: n}, err)
		}
	}
	return nil
}

func (h *headRow) appendSteps(rows []any, kind ledger.Kind) []any {
	if h.IsWithdrawn() {
		return rows
	}
	for i, s := range h.Steps {
		rows = append(rows, string(rune(kind)), h.N, int64(i), s.ID, s.Text, day(s.Due), s.Owner, day(s.Done), bit(s.Order), s.By, h.district, h.chain)
	}
	return rows
}

// saveList writes the keys or names of a record, each once, in their order.
func (t *txn) saveList(ctx context.Context, insert string, n int64, list []string) error {
	for i, x := range list {
		if err := t.exec(ctx, insert, n, x, i); err != nil {
			return fmt.Errorf("save units and places of %d: %w", n, err)
		}
	}
	return nil
}

// MadeBy are the records that a message made, in its order, withdrawn ones too.
func (v *Snapshot) MadeBy(ctx context.Context, room int64, message int) ([]ledger.Ref, error) {
	return v.refs(ctx, "read records of message", `
		SELECT kind, n FROM made WHERE chat = $1 AND message = $2 ORDER BY item, kind, n`, room, message)
}

// ReportedBy are a person's standing records, newest first.
func (v *Snapshot) ReportedBy(ctx context.Context, person int64, most int) ([]ledger.Ref, error) {
	return v.refs(ctx, "read records of member", `
		SELECT kind, n FROM (
			SELECT 'V' AS kind, n, reported FROM visits WHERE reporter = $1 AND withdrawn_at IS NULL
			UNION ALL
			SELECT 'D' AS kind, n, reported FROM deals WHERE reporter = $1 AND withdrawn_at IS NULL
			UNION ALL
			SELECT 'T' AS kind, n, reported FROM trips WHERE reporter = $1 AND withdrawn_at IS NULL
			UNION ALL
			SELECT 'E' AS kind, n, reported FROM events WHERE reporter = $1 AND withdrawn_at IS NULL
		) AS mine ORDER BY reported DESC, n DESC LIMIT $2`, person, most)
}
