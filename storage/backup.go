package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"guatu/ledger"
)

// Backup writes a consistent and checked copy of the database to a new file,
// while the bot runs. It refuses to overwrite one.
func (s *Store) Backup(ctx context.Context, file string) error {
	return s.fault("back up", copyNew(ctx, s.path, file))
}

// Restore makes a database out of a backup that it has checked. It refuses to
// overwrite one, to put one beside what was left of another or under a bot that
// serves, and a schema that is newer than the program.
func Restore(ctx context.Context, backup, path string) error {
	s := newStore(Options{Path: path})
	if err := s.Own(); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	defer s.disown()
	s.path = backup
	inside, err := check(ctx, backup)
	if err != nil {
		return s.fault("restore", err)
	}
	if inside.Schema > Schema() {
		return fmt.Errorf("restore: %s has schema %d, this program knows %d: use the newer program", backup, inside.Schema, Schema())
	}
	for _, left := range []string{path + "-wal", path + "-journal"} {
		if err := mustBeAbsent(left); err != nil {
			return s.fault("restore", err)
		}
	}
	return s.fault("restore", copyNew(ctx, backup, path))
}

const readOnly = "mode=ro&_busy_timeout=10000"

func mustBeAbsent(file string) error {
	_, err := os.Lstat(file)
	switch {
	case err == nil:
		return &ledger.Error{Fault: ledger.Denied, Op: file + " is there already: move it away first"}
	case errors.Is(err, fs.ErrNotExist):
		return nil
	default:
		return err
	}
}

// copyNew copies a database to a new file, which gets its name only when it is
// whole, checked and on the disk.
func copyNew(ctx context.Context, path, file string) error {
	if err := mustBeAbsent(file); err != nil {
		return err
	}
	db, err := sql.Open(sqlite.driver, sqlite.source(path, readOnly))
	if err != nil {
		return err
	}
	defer db.Close()
	before, err := count(ctx, db)
	if err != nil {
		return fmt.Errorf("count %s: no guatu database: %w", path, err)
	}
	dir, err := os.MkdirTemp(filepath.Dir(file), ".guatu-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	temp := filepath.Join(dir, "copy.db")
	if _, err := db.ExecContext(ctx, `VACUUM INTO $1`, temp); err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	after, err := check(ctx, temp)
	if err != nil {
		return err
	}
	if !after.holds(before) {
		return fmt.Errorf("copy %s: it has %v, the database had %v", path, after, before)
	}
	if err := flush(temp); err != nil {
		return err
	}
	if err := os.Rename(temp, file); err != nil {
		return err
	}
	return flush(filepath.Dir(file))
}

// flush has a file's or a folder's content written to the disk.
func flush(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// check reads a whole database, says what is wrong with it, and counts it.
func check(ctx context.Context, path string) (Contents, error) {
	if _, err := os.Stat(path); err != nil {
		return Contents{}, err
	}
	db, err := sql.Open(sqlite.driver, sqlite.source(path, readOnly))
	if err != nil {
		return Contents{}, err
	}
	defer db.Close()
	var verdict string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
		return Contents{}, fmt.Errorf("check %s: %w", path, err)
	}
	if verdict != "ok" {
		return Contents{}, fmt.Errorf("check %s: the file is damaged: %s", path, verdict)
	}
	c, err := count(ctx, db)
	if err != nil {
		return c, fmt.Errorf("check %s: no guatu database: %w", path, err)
	}
	return c, nil
}
