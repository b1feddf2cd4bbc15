package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

// UnfinishedDrafts counts the drafts of the members of a district or unit, of
// all members where the scope is the city's. A chain has no drafts of its own.
func (v *Snapshot) UnfinishedDrafts(ctx context.Context, of ledger.Scope) (n int64, err error) {
	if of.Chain != "" {
		return 0, nil
	}
	err = v.row(ctx, `
		SELECT COUNT(*) FROM drafts d JOIN members m ON m.id = d.person AND m.revoked IS NULL
		WHERE ($1 = '' OR m.district = $1) AND ($2 = '' OR m.unit = $2)`, of.District, of.Unit).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count drafts: %w", err)
	}
	return n, nil
}

// OpenOrders are the orders of leaders (督办) that are not done, the earliest
// due first: how many, and the first few with the record that each belongs to.
func (v *Snapshot) OpenOrders(ctx context.Context, of ledger.Scope, most int) (list []ledger.Row, n int64, err error) {
	rows, err := v.query(ctx, `
		SELECT t.kind, t.n, t.text, COALESCE(t.due, ''), t.owner, COUNT(*) OVER ()
		FROM steps t
		WHERE t.ordered = 1 AND t.done IS NULL AND ($1 = '' OR t.district = $1) AND ($2 = '' OR t.chain = $2)
		AND ($3 = '' OR t.kind = 'V' AND EXISTS (SELECT 1 FROM visit_units u WHERE u.visit = t.n AND u.unit = $3)
			OR t.kind = 'D' AND EXISTS (SELECT 1 FROM deal_units u WHERE u.deal = t.n AND u.unit = $3))
		ORDER BY t.due IS NULL, t.due, t.kind, t.n, t.pos LIMIT $4`, of.District, of.Chain, of.Unit, most)
	if err != nil {
		return nil, 0, fmt.Errorf("read orders: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var r ledger.Row
		var kind, due string
		if err := rows.Scan(&kind, &r.Ref.N, &r.Text, &due, &r.Owner, &n); err != nil {
			return nil, 0, fmt.Errorf("read order: %w", err)
		}
		r.Ref.Kind = ledger.Kind(kind[0])
		if due != "" {
			if r.On, err = ledger.ParseDate(due); err != nil {
				return nil, 0, fmt.Errorf("read order: %w", err)
			}
		}
		list = append(list, r)
	}
	return list, n, rows.Err()
}
