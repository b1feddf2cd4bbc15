package storage

import (
	"context"
	"database/sql"
	"strings"

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
	err := v.askEach(ctx, "read companies of names", "i, folded, name", `
		SELECT a.i, c.id, c.root FROM asked a CROSS JOIN company_names n ON n.folded = a.folded CROSS JOIN companies c ON c.id = n.company
		ORDER BY a.i, CASE WHEN c.name = a.name THEN 0 ELSE 1 END, CASE WHEN c.id = c.root THEN 0 ELSE 1 END, c.id`,
		len(names), func(i int) []any { return []any{i, v.store.fold(names[i]), names[i]} }, func(rows *sql.Rows) error {
			var i int
			var c Called
			err := rows.Scan(&i, &c.Said, &c.Root)
			if out[i].Said == 0 {
				out[i] = c
			}
			return err
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
	err := v.askEach(ctx, "read visits of days", "i, company, date", `
		SELECT a.i, min(v.n) FROM asked a CROSS JOIN visits v ON v.company = a.company AND v.date = a.date AND v.withdrawn_at IS NULL GROUP BY a.i`,
		len(days), func(i int) []any { return []any{i, days[i].Company, day(days[i].On)} }, func(rows *sql.Rows) error {
			var i int
			var n int64
			err := rows.Scan(&i, &n)
			out[i] = n
			return err
		})
	return out, err
}

// askMost is how many things one statement asks about.
const askMost = 250

// askEach asks a question about each of n things. They are the rows of the table
// asked, with these columns.
func (v *Snapshot) askEach(ctx context.Context, op, columns, q string, n int, thing func(i int) []any, f func(*sql.Rows) error) error {
	width := strings.Count(columns, ",") + 1
	for from := 0; from < n; from += askMost {
		var args []any
		for i := from; i < min(n, from+askMost); i++ {
			args = append(args, thing(i)...)
		}
		text := "WITH asked (" + columns + ") AS (VALUES " + marks(len(args)/width, width) + ") " + q
		if err := v.each(ctx, op, text, args, f); err != nil {
			return err
		}
	}
	return nil
}
