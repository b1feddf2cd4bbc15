package storage_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"guatu/chat"
	"guatu/ledger"
	"guatu/storage"
)

// says wants an error that says all of the words.
func says(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one with %q", words)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
}

func TestOpenNamesWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		name, path string
		words      []string
	}{
		{"no folder", filepath.Join(dir, "none", "guatu.db"), []string{"none", "no such"}},
		{"a folder", dir, []string{dir, "cannot be opened"}},
		{"no database", file("text.db", strings.Repeat("no database at all\n", 99)), []string{"text.db", "damaged", "restore a backup"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := storage.Open(t.Context(), options(c.path))
			says(t, err, c.words...)
		})
	}
}

func TestOpenRefusesANewerSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guatu.db")
	if err := open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	change(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)
	_, err := storage.Open(t.Context(), options(path))
	says(t, err, path, "schema 99", "newer program")
}

// change runs a statement past the store.
func change(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestOpenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guatu.db")
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			s, err := storage.Open(t.Context(), options(path))
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func TestOwn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guatu.db")
	first, second := open(t, path), open(t, path)
	if err := errors.Join(first.Own(), first.Own()); err != nil {
		t.Fatal(err)
	}
	says(t, second.Own(), path, "another bot", "stop it first")
	if err := second.Apply(t.Context(), nil, save("星海光电", 1), nil); err != nil {
		t.Errorf("one that does not serve may write: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := second.Own(); err != nil {
		t.Errorf("the first is gone: %v", err)
	}
}

func save(name string, id int64) ledger.Plan {
	return ledger.Plan{Changes: []ledger.Change{ledger.SaveCompany{Company: ledger.Company{ID: id, Name: name}}}}
}

// Two processes share one file: neither gives a number of the other's, and
// each finds the names that the other saved.
func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guatu.db")
	a, b := open(t, path), open(t, path)
	ctx := t.Context()
	seen := map[int64]bool{}
	for i := range 300 {
		n, err := []*storage.Store{a, b}[i%2].Reserve(ctx, ledger.KindCompany)
		if err != nil || seen[n] {
			t.Fatalf("number %d given twice, or %v", n, err)
		}
		seen[n] = true
	}
	near := func(s *storage.Store) int {
		t.Helper()
		v, err := s.Snapshot(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		cs, err := v.CompaniesNear(ctx, "星海")
		if err != nil {
			t.Fatal(err)
		}
		return len(cs)
	}
	for i, s := range []*storage.Store{a, b, a} {
		if err := s.Apply(ctx, nil, save("星海"+strings.Repeat("光", i+1), int64(i+1)), nil); err != nil {
			t.Fatal(err)
		}
		if near(a) != i+1 || near(b) != i+1 {
			t.Errorf("after save %d: %d and %d near names", i+1, near(a), near(b))
		}
	}
}

// A number of a record that was written with one of its own is not given again.
func TestReserveAfterImport(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "guatu.db"))
	p := ledger.Plan{Changes: []ledger.Change{ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: 500}}}}}
	if err := s.Apply(t.Context(), nil, p, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Reserve(t.Context(), ledger.KindVisit); err != nil || n != 501 {
		t.Errorf("number %d, %v; want 501", n, err)
	}
}

func TestEndedContext(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "guatu.db"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Apply(ctx, nil, save("星海光电", 1), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("apply with an ended context: %v", err)
	}
	v, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if _, err := v.Company(t.Context(), 1); !ledger.Is(err, ledger.NotFound) {
		t.Errorf("the plan was applied nevertheless: %v", err)
	}
}

func TestClosed(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "guatu.db"))
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	says(t, s.Apply(t.Context(), nil, save("星海光电", 1), nil), "apply plan", "closed")
}

// What was kept and not done is there after a restart, and what waits to be sent.
func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guatu.db")
	s := open(t, path)
	ctx := t.Context()
	if _, err := s.Keep(ctx, []chat.Update{{ID: 1, Body: []byte("{}")}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Apply(ctx, nil, ledger.Plan{}, []chat.Reply{{Chat: 1, Text: "later"}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	if us, err := s.Undone(ctx); err != nil || len(us) != 1 {
		t.Errorf("undone: %v, %v", us, err)
	}
	if out, err := s.After(ctx, 0, false, 9); err != nil || len(out) != 1 {
		t.Errorf("waiting: %v, %v", out, err)
	}
	b, err := s.Backlog(ctx)
	if err != nil || b.Updates != 1 || b.Sendings != 1 || b.Sending.IsZero() {
		t.Errorf("backlog: %+v, %v", b, err)
	}
}
