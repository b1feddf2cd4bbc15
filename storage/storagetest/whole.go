package storagetest

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/storage"
)

// Whole tells what is wrong with a SQLite file that no store holds open: damage,
// rows that refer to none, and tables that differ from what its records say.
func Whole(ctx context.Context, o storage.Options) error {
	db, err := sql.Open("sqlite3", o.Path)
	if err != nil {
		return err
	}
	defer db.Close()
	return errors.Join(sound(ctx, db), recounted(ctx, db, o))
}

// sound runs SQLite's own checks.
func sound(ctx context.Context, db *sql.DB) error {
	var words string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check`).Scan(&words); err != nil || words != "ok" {
		return fmt.Errorf("integrity: %s %w", words, err)
	}
	var astray int
	err := db.QueryRowContext(ctx, `SELECT count(*) FROM pragma_foreign_key_check`).Scan(&astray)
	if err == nil && astray > 0 {
		err = fmt.Errorf("%d rows refer to none", astray)
	}
	return err
}

// counts are the tables that saving a record fills without regard to what it says.
var counts = []string{"sequences", "goose_db_version"}

// ofItsOwn are the columns that tell of how often a record was saved.
var ofItsOwn = []string{"version", "generation", "body"}

// recounted saves all records into an empty store and compares the tables that
// they have filled.
func recounted(ctx context.Context, db *sql.DB, o storage.Options) error {
	dir, err := os.MkdirTemp("", "recount")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	again := o
	again.Path = filepath.Join(dir, "again.db")
	if err := saveAgain(ctx, o, again); err != nil {
		return err
	}
	other, err := sql.Open("sqlite3", again.Path)
	if err != nil {
		return err
	}
	defer other.Close()
	tables, err := column(ctx, other, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
	for _, name := range tables {
		if !slices.Contains(counts, name) {
			err = errors.Join(err, sameTable(ctx, db, other, name))
		}
	}
	return err
}

// saveAgain saves the records of one file into another.
func saveAgain(ctx context.Context, from, to storage.Options) error {
	a, err := storage.Open(ctx, from)
	if err != nil {
		return err
	}
	defer a.Close()
	b, err := storage.Open(ctx, to)
	if err != nil {
		return err
	}
	defer b.Close()
	v, err := a.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer v.Close()
	p, err := afresh(ctx, v)
	if err != nil {
		return err
	}
	return b.Apply(ctx, nil, p, nil)
}

// afresh is a plan that saves all records as new ones.
func afresh(ctx context.Context, v *storage.Snapshot) (p ledger.Plan, err error) {
	var merged []ledger.Change // after those that they are merged into
	err = v.EachCompany(ctx, func(c ledger.Company) error {
		c.Version = 0
		if c.MergedInto != 0 {
			merged = append(merged, ledger.SaveCompany{Company: c})
			return nil
		}
		p.Add(ledger.SaveCompany{Company: c})
		return nil
	})
	p.Add(merged...)
	return p, errors.Join(err,
		v.EachEvent(ctx, func(x ledger.Event) error { x.Version = 0; p.Add(ledger.SaveEvent{Event: x}); return nil }),
		v.EachTrip(ctx, func(x ledger.Trip) error { x.Version = 0; p.Add(ledger.SaveTrip{Trip: x}); return nil }),
		v.EachVisit(ctx, func(x ledger.Visit) error { x.Version = 0; p.Add(ledger.SaveVisit{Visit: x}); return nil }),
		v.EachDeal(ctx, func(x ledger.Deal) error { x.Version = 0; p.Add(ledger.SaveDeal{Deal: x}); return nil }))
}

func sameTable(ctx context.Context, a, b *sql.DB, name string) error {
	have, err := rowsOf(ctx, a, name)
	want, errWant := rowsOf(ctx, b, name)
	if err := cmp.Or(err, errWant); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if len(want) == 0 {
		return nil // no table of records, or there are none
	}
	for i := range max(len(have), len(want)) {
		if i >= len(have) || i >= len(want) || have[i] != want[i] {
			return fmt.Errorf("%s: %d rows, its records say %d; they differ at row %d", name, len(have), len(want), i+1)
		}
	}
	return nil
}

// rowsOf are the rows of a table as texts, in order.
func rowsOf(ctx context.Context, db *sql.DB, table string) ([]string, error) {
	names, err := column(ctx, db, `SELECT name FROM pragma_table_info('`+table+`')`)
	if err != nil {
		return nil, err
	}
	var quoted []string
	for _, n := range names {
		if !slices.Contains(ofItsOwn, n) {
			quoted = append(quoted, "quote("+n+")")
		}
	}
	list, err := column(ctx, db, `SELECT `+strings.Join(quoted, `||'|'||`)+` FROM `+table)
	slices.Sort(list)
	return list, err
}

func column(ctx context.Context, db *sql.DB, q string) (list []string, err error) {
	rows, err := db.QueryContext(ctx, q)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		list = append(list, "")
		if err := rows.Scan(&list[len(list)-1]); err != nil {
			return nil, err
		}
	}
	return list, rows.Err()
}
