package storage

import (
	"errors"
	"fmt"
	"net/url"

	"github.com/mattn/go-sqlite3"

	"guatu/ledger"
)

// dialect is what engines do differently.
type dialect struct {
	driver string
	write  string // parameters of the one connection that writes
	read   string // and of those that read
	begin  string // begins a transaction that writes
}

// A commit is on the disk when it is acknowledged (synchronous=FULL). Writers
// of other processes are waited for; a transaction takes the lock at its begin,
// so that it never fails half way for having read first.
var sqlite = dialect{
	driver: "sqlite3",
	write:  "_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_busy_timeout=10000&_txlock=immediate&_cache_size=-16384",
	read:   "_synchronous=FULL&_foreign_keys=on&_busy_timeout=10000&_txlock=deferred&_query_only=on&_cache_size=-32768&_stmt_cache_size=100",
	begin:  "BEGIN IMMEDIATE",
}

// source names a file and how it is opened.
func (d dialect) source(path, params string) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + params
}

// remedies say what an operator can do about an error of the engine.
var remedies = map[sqlite3.ErrNo]struct {
	fault  ledger.Fault
	remedy string
}{
	sqlite3.ErrNotADB:   {ledger.Internal, "the file is damaged or no guatu database: restore a backup"},
	sqlite3.ErrCorrupt:  {ledger.Internal, "the database is damaged: restore a backup"},
	sqlite3.ErrCantOpen: {ledger.Later, "the file cannot be opened: see that its folder exists and belongs to this user"},
	sqlite3.ErrReadonly: {ledger.Later, "the file cannot be written: see that it and its folder belong to this user"},
	sqlite3.ErrPerm:     {ledger.Later, "the file cannot be written: see that it and its folder belong to this user"},
	sqlite3.ErrFull:     {ledger.Later, "the disk is full: make room"},
	sqlite3.ErrIoErr:    {ledger.Later, "the disk does not answer: check it"},
	sqlite3.ErrBusy:     {ledger.Later, "another process writes to the database"},
	sqlite3.ErrLocked:   {ledger.Later, "another process writes to the database"},
}

// isTaken tells whether an error says that a row of that key is there already.
func isTaken(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.ExtendedCode == sqlite3.ErrConstraintPrimaryKey || e.ExtendedCode == sqlite3.ErrConstraintRowID)
}

// isOver tells whether an error of a ROLLBACK says that there is no transaction any
// more: after a full disk and the like the engine has ended it.
func isOver(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && e.Code == sqlite3.ErrError
}

// fault gives an error its kind, the operation and, where there is one, the remedy.
func (s *Store) fault(op string, err error) error {
	var known *ledger.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	var e sqlite3.Error
	if errors.As(err, &e) {
		if r, ok := remedies[e.Code]; ok {
			return &ledger.Error{Fault: r.fault, Op: op, Err: fmt.Errorf("database %s: %s: %w", s.path, r.remedy, err)}
		}
	}
	return fmt.Errorf("%s: %w", op, err)
}
