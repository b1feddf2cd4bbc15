package storage

import (
	"context"

	"guatu/ledger"
)

// bulkPragmas make the writer keep the indexes of a large ledger in memory, write to
// the log without waiting for the disk, and move the log into the database in
// large pieces.
var bulkPragmas = []string{
	`PRAGMA synchronous = NORMAL`,
	`PRAGMA cache_size = -262144`,
	`PRAGMA wal_autocheckpoint = 65536`,
}

// Bulk readies the store for many large plans in a row. A power cut may then
// take back the last of them, all that were applied after some moment, so
// whoever applies them must keep in the plans how far they have come. It is
// called before anything is written.
func (s *Store) Bulk(ctx context.Context) error {
	for _, q := range bulkPragmas {
		if _, err := s.conn.ExecContext(ctx, q); err != nil {
			return s.fault("ready for bulk", err)
		}
	}
	return nil
}

// Claim keeps the numbers of each kind up to these from being given out, and
// tells note up to which they may have been given before: what lies between is
// the caller's. What note answers is saved in the same commit.
func (s *Store) Claim(ctx context.Context, upTo map[ledger.Kind]int64, note func(before map[ledger.Kind]int64) ledger.SaveSetting) error {
	return s.do(ctx, "claim numbers", func(ctx context.Context, t *txn) error {
		before := map[ledger.Kind]int64{}
		for kind, n := range upTo {
			s, err := t.sequence(ctx, string(rune(kind)))
			if err != nil {
				return err
			}
			before[kind] = s.last
			if err := t.claim(ctx, kind, n); err != nil {
				return err
			}
		}
		x := note(before)
		return t.saveSetting(ctx, x.Key, x.Value)
	})
}

// ReserveMany gives n numbers of a kind in a row that were never given before,
// to no process: first and those that follow it.
func (s *Store) ReserveMany(ctx context.Context, kind ledger.Kind, n int) (first int64, err error) {
	err = s.do(ctx, "reserve numbers", func(ctx context.Context, t *txn) error {
		last, err := t.next(ctx, string(rune(kind)), n)
		first = last - int64(n) + 1
		return err
	})
	return first, err
}

// Called is the company that a name means: as it was said, merged or not, and
// the one that it counts as. Both are 0 where nobody has the name.
type Called struct{ Said, Root int64 }

// CompaniesCalled are the companies of names, in their order. Of several that
// were merged and share a name it is the one that is called exactly so.
func (v *Snapshot) CompaniesCalled(ctx context.Context, names []string) ([]Called, error) {
	out := make([]Called, len(names))
	err := v.rows(ctx, "read companies of names", `
		SELECT coalesce(max(id), 0), coalesce(max(root), 0) FROM (
			SELECT c.id, c.root FROM company_names n JOIN companies c ON c.id = n.company WHERE n.folded = $1
			ORDER BY CASE WHEN c.name = $2 THEN 0 ELSE 1 END, CASE WHEN c.id = c.root THEN 0 ELSE 1 END, c.id LIMIT 1
		) AS found`, len(names), func(i int) (args, dest []any) {
		return []any{v.store.fold(names[i]), names[i]}, []any{&out[i].Said, &out[i].Root}
	})
	return out, err
}

// VisitDay is a company on a day. The company is one that stands by itself.
type VisitDay struct {
	Company int64
	On      ledger.Date
}

// FirstVisits are the numbers of the first standing visits of companies on
// days, in their order; 0 where there is none.
func (v *Snapshot) FirstVisits(ctx context.Context, days []VisitDay) ([]int64, error) {
	out := make([]int64, len(days))
	err := v.rows(ctx, "read visits of days", `
		SELECT coalesce(min(n), 0) FROM visits WHERE company = $1 AND date = $2 AND withdrawn_at IS NULL`, len(days), func(i int) (args, dest []any) {
		return []any{days[i].Company, day(days[i].On)}, []any{&out[i]}
	})
	return out, err
}

// rows asks one question n times, each with arguments of its own, for one row
// each.
func (v *Snapshot) rows(ctx context.Context, op, q string, n int, at func(i int) (args, dest []any)) error {
	if n == 0 {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	st, err := v.conn.PrepareContext(ctx, q)
	if err != nil {
		return v.store.fault(op, err)
	}
	defer st.Close()
	for i := range n {
		args, dest := at(i)
		if err := st.QueryRowContext(ctx, args...).Scan(dest...); err != nil {
			return v.store.fault(op, err)
		}
	}
	return nil
}
