package storage

import (
	"context"
	"database/sql"

	"guatu/ledger"
)

// StepsDue are the open next steps that are due by a day, owner by owner, of
// each the latest due first. Steps that nobody owns are left out.
func (v *Snapshot) StepsDue(ctx context.Context, by ledger.Date) (list []ledger.DueStep, err error) {
	err = v.each(ctx, "read steps that are due", `
		SELECT owner, kind, n, id, due FROM steps
		WHERE done IS NULL AND due <= $1 AND owner <> 0
		ORDER BY owner, due DESC, kind, n, pos`, []any{by.String()}, func(rows *sql.Rows) error {
		var s ledger.DueStep
		var kind, due string
		if err := rows.Scan(&s.Owner, &kind, &s.Ref.N, &s.ID, &due); err != nil {
			return err
		}
		s.Ref.Kind = ledger.Kind(kind[0])
		s.Due, err = ledger.ParseDate(due)
		list = append(list, s)
		return err
	})
	return list, err
}
