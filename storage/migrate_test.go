package storage

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pressly/goose/v3"
)

// file is a database that is moved between schemas.
type file struct {
	t    *testing.T
	path string
	db   *sql.DB
	p    *goose.Provider
}

func openFile(t *testing.T, path string) file {
	t.Helper()
	db, err := sql.Open(sqlite.driver, sqlite.source(path, sqlite.write))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	p, err := (&Store{write: db}).migrations()
	if err != nil {
		t.Fatal(err)
	}
	return file{t, path, db, p}
}

func (f file) to(schema int) {
	f.t.Helper()
	if err := (&Store{}).move(f.t.Context(), f.p, int64(schema)); err != nil {
		f.t.Fatal(err)
	}
}

// lines are the rows that a query gives, as text.
func (f file) lines(query string) (out []string) {
	f.t.Helper()
	rows, err := f.db.Query(query)
	if err != nil {
		f.t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	cols, err := rows.Columns()
	if err != nil {
		f.t.Fatal(err)
	}
	for rows.Next() {
		row, into := make([]any, len(cols)), make([]any, len(cols))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			f.t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%q", row))
	}
	if err := rows.Err(); err != nil {
		f.t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// schema is all that the database is made of.
func (f file) schema() (out []string) {
	for _, line := range f.lines(`SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`) {
		out = append(out, strings.Join(strings.Fields(strings.ReplaceAll(line, `\n`, " ")), " "))
	}
	return out
}

// content is every row of every table but the engine's and the migrations' own.
func (f file) content() map[string][]string {
	out := map[string][]string{}
	for _, name := range f.lines(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'goose_db_version'`) {
		name = strings.Trim(name, `["]`)
		out[name] = f.lines(`SELECT * FROM "` + name + `"`)
	}
	return out
}

func TestMigrationsAreNumbered(t *testing.T) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range files {
		if !strings.HasPrefix(name, fmt.Sprintf("migrations/%05d_", i+1)) {
			t.Errorf("%s is migration %d", name, i+1)
		}
		text, err := fs.ReadFile(migrations, name)
		if err != nil {
			t.Fatal(err)
		}
		if _, back, ok := strings.Cut(string(text), "-- +goose Down"); i > 0 && (!ok || !strings.Contains(back, ";")) {
			t.Errorf("%s has no way back", name)
		}
	}
}

// Every schema is reached from above as from below, and a ledger that goes down
// to the first schema, up to the newest and down again is the same.
func TestMigrationsThereAndBack(t *testing.T) {
	w := worlds.Example(7)
	s := w.save(t)
	fresh, used := openFile(t, filepath.Join(t.TempDir(), "fresh.db")), openFile(t, s.path)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	newest := used.content()
	schemas := map[int][]string{}
	for k := 1; k <= Schema(); k++ {
		fresh.to(k)
		schemas[k] = fresh.schema()
	}
	for k := Schema(); k >= 1; k-- {
		used.to(k)
		if d := cmp.Diff(schemas[k], used.schema()); d != "" {
			t.Errorf("schema %d from above (-from below +from above):\n%s", k, d)
		}
	}
	first := used.content()
	for kind, n := range map[string]int{"companies": len(w.companies), "visits": len(w.visits), "deals": len(w.deals), "trips": len(w.trips), "events": len(w.events)} {
		if len(first[kind]) != n {
			t.Errorf("%d %s in the first schema, want %d", len(first[kind]), kind, n)
		}
	}
	used.to(Schema())
	if d := cmp.Diff(newest, used.content()); d != "" {
		t.Errorf("after down and up:\n%s", d)
	}
	used.to(1)
	if d := cmp.Diff(first, used.content()); d != "" {
		t.Errorf("after down, up and down:\n%s", d)
	}
}

// An upgrade copies the database first, and is refused while a bot serves it.
func TestUpgradeAndMoveBack(t *testing.T) {
	s := worlds.Example(7).save(t)
	o := Options{Path: s.path, Fold: strings.ToLower}
	if err := s.Own(); err != nil {
		t.Fatal(err)
	}
	older := Schema() - 1
	if _, err := MoveBack(t.Context(), o, older); err == nil || !strings.Contains(err.Error(), "another bot") {
		t.Errorf("moved back under a bot: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, to := range []int{0, Schema(), Schema() + 1} {
		if _, err := MoveBack(t.Context(), o, to); err == nil {
			t.Errorf("moved back from %d to %d", Schema(), to)
		}
	}
	copied, err := MoveBack(t.Context(), o, older)
	if err != nil {
		t.Fatal(err)
	}
	inSchema(t, copied, Schema())
	inSchema(t, s.path, older)
	if _, err := MoveBack(t.Context(), o, older); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("schema %d", older)) {
		t.Errorf("moved back twice: %v", err)
	}
	bot, err := lockFile(t.Context(), s.path+".lock")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), o); err == nil || !strings.Contains(err.Error(), "another bot") {
		t.Errorf("upgraded under a bot: %v", err)
	}
	bot.Close()
	again, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	inSchema(t, fmt.Sprintf("%s.schema%d", s.path, older), older)
	inSchema(t, s.path, Schema())
	if err := again.Own(); err != nil {
		t.Errorf("the upgrade keeps the lock: %v", err)
	}
}

// A copy that cannot be made stops the upgrade.
func TestUpgradeNeedsItsCopy(t *testing.T) {
	s := worlds.Example(7).save(t)
	o := Options{Path: s.path, Fold: strings.ToLower}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	older := Schema() - 1
	if _, err := MoveBack(t.Context(), o, older); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(fmt.Sprintf("%s.schema%d/full", s.path, older), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), o); err == nil || !strings.Contains(err.Error(), "copy the database") {
		t.Errorf("upgraded without a copy: %v", err)
	}
	inSchema(t, s.path, older)
}

// inSchema checks the schema of a file, and that its ledger is there.
func inSchema(t *testing.T, path string, want int) {
	t.Helper()
	f := openFile(t, path)
	defer f.db.Close()
	have, err := f.p.GetDBVersion(context.Background())
	if err != nil || have != int64(want) {
		t.Errorf("%s has schema %d, want %d: %v", path, have, want, err)
	}
	if n := len(f.lines(`SELECT n FROM visits`)); n != 40 {
		t.Errorf("%s has %d visits", path, n)
	}
}
