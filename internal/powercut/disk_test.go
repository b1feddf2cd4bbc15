package powercut_test

import (
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/mattn/go-sqlite3"

	"guatu/internal/powercut"
)

// table is a database in a watched folder, with a table of numbers.
type table struct {
	*sql.DB
	disk *powercut.Disk
	file string
}

func newTable(t *testing.T, params string) table {
	t.Helper()
	dir := t.TempDir()
	disk, err := powercut.Watch(dir)
	if err != nil {
		t.Fatal(err)
	}
	x := table{disk: disk, file: filepath.Join(dir, "numbers.db")}
	if x.DB, err = sql.Open("sqlite3", "file:"+x.file+"?"+params); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		disk.Close()
		x.DB.Close() // there may be no power for it
	})
	x.SetMaxOpenConns(1)
	if _, err := x.Exec(`CREATE TABLE numbers (n INTEGER PRIMARY KEY, pad BLOB)`); err != nil {
		t.Fatal(err)
	}
	return x
}

// fill inserts numbers until there is no power, each in a commit, and returns
// how many were acknowledged.
func (x table) fill(most int) int {
	for n := range most {
		if _, err := x.Exec(`INSERT INTO numbers VALUES (?, randomblob(2000))`, n+1); err != nil {
			return n
		}
	}
	return most
}

// left opens what the cut has left.
func (x table) left(t *testing.T, r *rand.Rand) (numbers int, err error) {
	t.Helper()
	dir := t.TempDir()
	if err := x.disk.Survive(dir, r); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, filepath.Base(x.file))+"?_synchronous=OFF")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var health string
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&health); err != nil {
		return 0, err
	}
	if health != "ok" {
		return 0, fmt.Errorf("integrity: %s", health)
	}
	return numbers, db.QueryRow(`SELECT count(*) FROM numbers`).Scan(&numbers)
}

const (
	wal     = "_journal_mode=WAL&_synchronous=FULL"
	journal = "_journal_mode=DELETE&_synchronous=EXTRA" // EXTRA: else the deletion of a journal may be undone, and with it a commit
)

// With syncs, all that was acknowledged is there, and the file is whole.
func TestSyncedSurvives(t *testing.T) {
	for name, params := range map[string]string{"wal": wal, "journal": journal} {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(8) {
				r := rand.New(rand.NewPCG(seed, 1))
				x := newTable(t, params)
				x.disk.CutAfter(r.IntN(600))
				acked := x.fill(1000)
				got, err := x.left(t, r)
				if err != nil || got != acked && got != acked+1 {
					t.Errorf("seed %d: %d numbers left of %d, %v", seed, got, acked, err)
				}
			}
		})
	}
}

// Without, something is missing or broken sooner or later: the cut is one.
func TestUnsyncedIsLost(t *testing.T) {
	for name, params := range map[string]string{
		"wal":     "_journal_mode=WAL&_synchronous=OFF",
		"journal": "_journal_mode=DELETE&_synchronous=OFF",
	} {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(20) {
				r := rand.New(rand.NewPCG(seed, 1))
				x := newTable(t, params)
				x.disk.CutAfter(50 + r.IntN(600))
				acked := x.fill(1000)
				if got, err := x.left(t, r); err != nil || got < acked {
					return
				}
			}
			t.Error("nothing was ever lost")
		})
	}
}

// Nothing reaches the disk once the power is off, and other folders keep theirs.
func TestOffIsOff(t *testing.T) {
	x, other := newTable(t, wal), newTable(t, wal)
	x.fill(10)
	select {
	case <-x.disk.Off():
		t.Fatal("off before the cut")
	default:
	}
	x.disk.Cut()
	<-x.disk.Off()
	if n := x.fill(1); n != 0 {
		t.Error("written without power")
	}
	if n := other.fill(5); n != 5 {
		t.Error("another disk went off too")
	}
	if got, err := x.left(t, rand.New(rand.NewPCG(1, 1))); err != nil || got != 10 {
		t.Errorf("%d numbers left of 10, %v", got, err)
	}
}

// What is refused is not written, whatever the reason; afterwards all goes on.
func TestRefused(t *testing.T) {
	x := newTable(t, wal)
	x.fill(10)
	for _, why := range []sqlite3.ErrNo{sqlite3.ErrFull, sqlite3.ErrReadonly, sqlite3.ErrIoErr} {
		x.disk.Refuse(why)
		_, err := x.Exec(`INSERT INTO numbers VALUES (11, randomblob(2000))`)
		if e := (sqlite3.Error{}); !errors.As(err, &e) || e.Code != why {
			t.Errorf("error %v, want %v", err, why)
		}
		x.disk.Refuse(0)
	}
	if _, err := x.Exec(`INSERT INTO numbers VALUES (11, randomblob(2000))`); err != nil {
		t.Error(err)
	}
	x.disk.Cut()
	if got, err := x.left(t, rand.New(rand.NewPCG(1, 1))); err != nil || got != 11 {
		t.Errorf("%d numbers left of 11, %v", got, err)
	}
}

// Of what was not synced a part survives, torn where sectors meet.
func TestTorn(t *testing.T) {
	torn := false
	for seed := range uint64(12) {
		x := newTable(t, "_journal_mode=WAL&_synchronous=OFF")
		x.fill(30)
		whole, err := os.ReadFile(x.file + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		x.disk.Cut()
		dir := t.TempDir()
		if err := x.disk.Survive(dir, rand.New(rand.NewPCG(seed, 1))); err != nil {
			t.Fatal(err)
		}
		left, err := os.ReadFile(filepath.Join(dir, "numbers.db-wal"))
		if err != nil {
			continue
		}
		kept, lost := 0, 0
		for i := 0; i+512 <= len(left); i += 512 {
			switch string(left[i : i+512]) {
			case string(whole[i : i+512]):
				kept++
			default:
				lost++
			}
		}
		torn = torn || kept > 0 && lost > 0
	}
	if !torn {
		t.Error("no file was ever torn")
	}
}
