package storage

import (
	"context"
	"fmt"

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
			var last int64
			if _, err := t.scan(ctx, []any{&last}, `SELECT last FROM sequences WHERE kind = $1`, string(rune(kind))); err != nil {
				return fmt.Errorf("read numbers: %w", err)
			}
			before[kind] = last
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

// CompanyCalled finds the company of a name as it was reported, merged or not,
// and the company that it counts as. Of several that were merged it is the one
// that is called exactly so. Both are 0 where nobody has the name.
func (v *Snapshot) CompanyCalled(ctx context.Context, name string) (said, root int64, err error) {
	err = v.row(ctx, `
		SELECT coalesce(max(id), 0), coalesce(max(root), 0) FROM (
			SELECT c.id, c.root FROM company_names n JOIN companies c ON c.id = n.company WHERE n.folded = $1
			ORDER BY CASE WHEN c.name = $2 THEN 0 ELSE 1 END, CASE WHEN c.id = c.root THEN 0 ELSE 1 END, c.id LIMIT 1
		) AS found`, v.store.fold(name), name).Scan(&said, &root)
	return said, root, v.store.fault("read company of name", err)
}

// FirstVisit is the number of the first standing visit of a company on a day, 0
// where there is none. The company is one that stands by itself.
func (v *Snapshot) FirstVisit(ctx context.Context, company int64, on ledger.Date) (n int64, err error) {
	err = v.row(ctx, `
		SELECT coalesce(min(n), 0) FROM visits WHERE company = $1 AND date = $2 AND withdrawn_at IS NULL`, company, day(on)).Scan(&n)
	return n, v.store.fault("read visits of day", err)
}
