package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"guatu/ledger"
)

// Options say how a Store is opened.
type Options struct {
	Path string
	Log  *slog.Logger             // nil is silent
	Fold func(name string) string // folds names: those that fold to the same are the same
	Now  func() time.Time         // civil time; nil is time.Now
	City ledger.City              // what figures are counted with: districts, units, rates, targets
}

// Store is one open database. Its methods may be called from many goroutines.
type Store struct {
	path    string
	log     *slog.Logger
	fold    func(string) string
	now     func() time.Time
	city    ledger.City
	dialect dialect

	reads *sql.DB
	write *sql.DB
	conn  *sql.Conn // the write pool's one connection, the writer's own

	jobs    chan *job
	quit    chan struct{}
	work    sync.WaitGroup // the writer, and the first reading of the names
	news    chan struct{}
	names   *nameIndex
	facts   *factIndex
	numbers numbers
	lock    *os.File // held by the process that serves
	turn    turn
	close   sync.Once
}

// logPages is after how many pages the log is written into the database: 12 MB.
// The engine's own 1000 would do so every few dozen reports, most of it the same
// pages again.
const logPages = 3000

// readers is how many snapshots may be open at once.
const readers = 16

// Open opens the database of a path, makes it where there is none, and brings
// its schema up to date. It refuses a schema that is newer than the program.
func Open(ctx context.Context, o Options) (*Store, error) {
	s := newStore(o)
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(s.fault("open database", err), s.shut())
	}
	s.work.Go(s.writeLoop)
	s.work.Go(s.fillNames)
	return s, nil
}

func newStore(o Options) *Store {
	s := &Store{path: o.Path, log: o.Log, fold: o.Fold, now: o.Now, city: o.City, dialect: sqlite,
		jobs: make(chan *job), quit: make(chan struct{}), news: make(chan struct{}, 1), names: newNameIndex(o.Fold), facts: &factIndex{columns: map[string][]alike{}}}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.now == nil {
		s.now = time.Now
	}
	return s
}

func (s *Store) open(ctx context.Context) (err error) {
	if s.write, err = sql.Open(s.dialect.driver, s.dialect.source(s.path, s.dialect.write)); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.migrate(ctx); err != nil {
		return err
	}
	if s.conn, err = s.write.Conn(ctx); err != nil {
		return err
	}
	if _, err := s.conn.ExecContext(ctx, fmt.Sprintf(`PRAGMA wal_autocheckpoint = %d`, logPages)); err != nil {
		return err
	}
	if s.turn, err = openTurn(s.path); err != nil {
		return err
	}
	if err := s.probe(ctx); err != nil {
		return err
	}
	if s.reads, err = sql.Open(s.dialect.driver, s.dialect.source(s.path, s.dialect.read)); err != nil {
		return err
	}
	s.reads.SetMaxOpenConns(readers)
	s.reads.SetMaxIdleConns(readers)
	return s.reads.PingContext(ctx)
}

// probe finds out whether the database can be written, before anything rests on it.
func (s *Store) probe(ctx context.Context) error {
	for _, q := range []string{s.dialect.begin, `UPDATE sequences SET last = last WHERE kind = ''`, `ROLLBACK`} {
		if _, err := s.conn.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("probe for writing: %w", err)
		}
	}
	return nil
}

// Close finishes what the writer has taken and closes the database. Open
// snapshots must be closed before.
func (s *Store) Close() (err error) {
	s.close.Do(func() {
		close(s.quit)
		s.work.Wait()
		err = s.shut()
	})
	return err
}

func (s *Store) shut() error {
	var errs []error
	if s.conn != nil {
		errs = append(errs, s.conn.Close())
	}
	for _, db := range []*sql.DB{s.reads, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	for _, f := range []*os.File{s.turn.file, s.lock} {
		if f != nil {
			errs = append(errs, f.Close())
		}
	}
	return errors.Join(errs...)
}
