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
// overwrite one, and to put one beside what was left of another.
func Restore(ctx context.Context, backup, path string) error {
	s := &Store{path: backup}
	if err := check(ctx, backup); err != nil {
		return s.fault("restore", err)
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
	dir, err := os.MkdirTemp(filepath.Dir(file), ".guatu-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	temp := filepath.Join(dir, "copy.db")
	if _, err := db.ExecContext(ctx, `VACUUM INTO $1`, temp); err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	if err := errors.Join(check(ctx, temp), flush(temp)); err != nil {
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

// check reads a whole database and says what is wrong with it.
func check(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	db, err := sql.Open(sqlite.driver, sqlite.source(path, readOnly))
	if err != nil {
		return err
	}
	defer db.Close()
	var verdict string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&verdict); err != nil {
		return fmt.Errorf("check %s: %w", path, err)
	}
	if verdict != "ok" {
		return fmt.Errorf("check %s: the file is damaged: %s", path, verdict)
	}
	if _, err := db.ExecContext(ctx, `SELECT 1 FROM visits, deals LIMIT 1`); err != nil {
		return fmt.Errorf("check %s: no guatu database: %w", path, err)
	}
	return nil
}
