package storage_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"guatu/ledger"
	"guatu/storage"
)

func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	path, copied, restored := filepath.Join(dir, "guatu.db"), filepath.Join(dir, "copy.db"), filepath.Join(dir, "restored.db")
	s := open(t, path)
	ctx := t.Context()
	if err := s.Apply(ctx, nil, save("星海光电", 1), nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	says(t, s.Backup(ctx, copied), copied, "already")
	says(t, s.Backup(ctx, filepath.Join(dir, "none", "copy.db")), "back up", "none")
	says(t, storage.Restore(ctx, copied, path), path, "already")
	if err := storage.Restore(ctx, copied, restored); err != nil {
		t.Fatal(err)
	}
	v, err := open(t, restored).Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if c, err := v.CompanyNamed(ctx, "星海光电"); err != nil || c.ID != 1 {
		t.Errorf("the restored company is %v, %v", c, err)
	}
	left, err := filepath.Glob(filepath.Join(dir, ".guatu-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestRestoreRefuses(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "guatu.db"), filepath.Join(dir, "copy.db")
	s := open(t, path)
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, content []byte) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	broken := bytes.Clone(whole)
	for i := 4096; i < 3*4096; i++ {
		broken[i] = 0xaa
	}
	for _, c := range []struct {
		name, file string
		words      []string
	}{
		{"a missing file", filepath.Join(dir, "none.db"), []string{"none.db", "no such"}},
		{"a text", write("text.db", bytes.Repeat([]byte("text "), 999)), []string{"text.db", "damaged"}},
		{"a torn file", write("torn.db", whole[:len(whole)/2]), []string{"torn.db", "damaged"}},
		{"a broken file", write("broken.db", broken), []string{"broken.db", "damaged"}},
		{"an empty file", write("empty.db", nil), []string{"empty.db", "no guatu database"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			to := filepath.Join(dir, "to.db")
			says(t, storage.Restore(t.Context(), c.file, to), c.words...)
			if _, err := os.Stat(to); err == nil {
				t.Error("a database was made of it")
			}
		})
	}
	to := filepath.Join(dir, "to.db")
	write("to.db-wal", []byte("of another"))
	says(t, storage.Restore(t.Context(), copied, to), "to.db-wal", "move it away")
}

// A copy of a newer program is refused, and so is one under a bot that serves.
func TestRestoreRefusesNewerAndServed(t *testing.T) {
	dir := t.TempDir()
	path, copied, to := filepath.Join(dir, "guatu.db"), filepath.Join(dir, "copy.db"), filepath.Join(dir, "to.db")
	s := open(t, path)
	if err := errors.Join(s.Own(), s.Backup(t.Context(), copied)); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	says(t, storage.Restore(t.Context(), copied, path), "another bot", "stop it first")
	change(t, copied, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)
	says(t, storage.Restore(t.Context(), copied, to), "schema 99", "newer program")
	if _, err := os.Stat(to); err == nil {
		t.Error("a database was made of it")
	}
}

// A copy that is made while plans are written holds each of them whole or not
// at all, and no fewer than there were when it began.
func TestBackupWhileWriting(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "guatu.db"))
	ctx, stop := context.WithCancel(t.Context())
	var written atomic.Int64
	var writer sync.WaitGroup
	writer.Go(func() {
		for n := int64(1); ctx.Err() == nil; n++ {
			p := ledger.Plan{}
			p.Add(ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: n}, Company: 1, Date: 19_400}}, ledger.SaveDeal{Deal: ledger.Deal{Head: ledger.Head{N: n}, Name: "甲"}})
			if err := s.Apply(t.Context(), nil, p, nil); err != nil {
				t.Error(err)
				return
			}
			written.Store(n)
		}
	})
	defer writer.Wait()
	defer stop()
	for i := range 5 {
		before := written.Load()
		file := filepath.Join(dir, fmt.Sprintf("copy%d.db", i))
		if err := s.Backup(t.Context(), file); err != nil {
			t.Fatal(err)
		}
		in, err := storage.Inside(t.Context(), file)
		if err != nil || in.Visits != in.Deals || in.Visits < before {
			t.Errorf("copy %d has %v, there were %d: %v", i, in, before, err)
		}
	}
}
