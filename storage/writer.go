package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// job is one thing to write: all of it or nothing.
type job struct {
	do   func(ctx context.Context, t *txn) error
	ctx  context.Context
	err  error
	done chan error
}

// txn is the writer's transaction, as the jobs in it see it.
type txn struct {
	store  *Store
	now    time.Time
	stmts  map[string]*sql.Stmt // the writer's, prepared once
	posted bool                 // something was put into the outbox

	sequences map[string]*sequence // that it has used
	months    monthCounts          // what it adds to the counts of months
	days      companyDays          // and to the companies of days
}

// most is how many jobs share a commit.
const most = 256

var errClosed = errors.New("the database is closed")

// do has a job written. A job that is not taken yet ends with its context; one
// that is taken is decided, and its outcome is waited for.
func (s *Store) do(ctx context.Context, op string, f func(context.Context, *txn) error) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%s: %w", op, err)
	}
	j := &job{do: f, ctx: context.WithoutCancel(ctx), done: make(chan error, 1)}
	select {
	case s.jobs <- j:
		return s.fault(op, <-j.done)
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", op, ctx.Err())
	case <-s.quit:
		return fmt.Errorf("%s: %w", op, errClosed)
	}
}

// writeLoop is the one writer. While it commits, jobs gather, and share the
// next commit; a lone job never waits for company.
func (s *Store) writeLoop() {
	stmts := map[string]*sql.Stmt{}
	for {
		select {
		case j := <-s.jobs:
			s.commit(s.gather(j), stmts)
		case <-s.quit:
			for _, st := range stmts {
				st.Close()
			}
			return
		}
	}
}

func (s *Store) gather(first *job) []*job {
	batch := []*job{first}
	for len(batch) < most {
		select {
		case j := <-s.jobs:
			batch = append(batch, j)
		default:
			return batch
		}
	}
	return batch
}

// commit writes a batch in one transaction. First it is tried without
// savepoints: those make the engine keep a copy of each page that a job
// touches. Only when a job fails are the others done again without it.
func (s *Store) commit(batch []*job, stmts map[string]*sql.Stmt) {
	posted, err := s.transact(batch, stmts, (*txn).run)
	if errors.Is(err, errJob) && len(batch) > 1 {
		posted, err = s.transact(batch, stmts, (*txn).attempt)
	}
	if err == nil && posted {
		s.signal()
	}
	for _, j := range batch {
		if err != nil && !errors.Is(err, errJob) {
			j.err = err
		}
		j.done <- j.err
	}
}

// errJob ends a transaction in which a job failed; the job has its own error.
var errJob = errors.New("a job failed")

func (s *Store) signal() {
	select {
	case s.news <- struct{}{}:
	default:
	}
}

// transact does a batch in one transaction, each job by do, and tells whether
// something was put into the outbox.
func (s *Store) transact(batch []*job, stmts map[string]*sql.Stmt, do func(*txn, *job) error) (posted bool, err error) {
	ctx := context.Background()
	t := &txn{store: s, now: s.now(), stmts: stmts, sequences: map[string]*sequence{}, days: companyDays{}}
	if err := t.begin(ctx); err != nil {
		return false, fmt.Errorf("begin: %w", err)
	}
	for _, j := range batch {
		if err := do(t, j); err != nil {
			return false, errors.Join(err, t.rollback(ctx))
		}
	}
	if err := t.end(ctx); err != nil {
		// A commit that fails may leave the transaction open.
		return false, errors.Join(fmt.Errorf("commit: %w", err), t.rollback(ctx))
	}
	return t.posted, nil
}

// begin waits for its turn among the processes that write.
func (t *txn) begin(ctx context.Context) error {
	if err := t.store.turn.take(); err != nil {
		return err
	}
	defer t.store.turn.give()
	return t.exec(ctx, t.store.dialect.begin)
}

func (t *txn) rollback(ctx context.Context) error {
	if err := t.exec(ctx, `ROLLBACK`); !isOver(err) {
		return err
	}
	return nil
}

func (t *txn) end(ctx context.Context) error {
	if err := t.saveSequences(ctx); err != nil {
		return err
	}
	if err := t.saveCounts(ctx); err != nil {
		return err
	}
	return t.exec(ctx, `COMMIT`)
}

// saveCounts writes what is kept beside the records.
func (t *txn) saveCounts(ctx context.Context) error {
	if err := t.saveMonths(ctx); err != nil {
		return err
	}
	return t.saveDays(ctx)
}

// run does a job; its failure is the transaction's.
func (t *txn) run(j *job) error {
	if j.err = j.do(j.ctx, t); j.err != nil {
		return errJob
	}
	return nil
}

// attempt runs a job in a savepoint of its own, so that its failure is its own.
// An error here is one of the transaction.
func (t *txn) attempt(j *job) error {
	ctx := context.Background()
	posted := t.posted
	if err := t.exec(ctx, `SAVEPOINT job`); err != nil {
		return fmt.Errorf("savepoint: %w", err)
	}
	if j.err = j.do(j.ctx, t); j.err == nil {
		j.err = t.saveCounts(j.ctx)
	}
	if j.err != nil {
		t.posted, t.months, t.days = posted, monthCounts{}, companyDays{}
		if err := t.exec(ctx, `ROLLBACK TO SAVEPOINT job`); err != nil {
			return fmt.Errorf("roll back: %w", errors.Join(err, j.err))
		}
	}
	return t.exec(ctx, `RELEASE SAVEPOINT job`)
}

func (t *txn) prepared(ctx context.Context, q string) (*sql.Stmt, error) {
	if st, ok := t.stmts[q]; ok {
		return st, nil
	}
	st, err := t.store.conn.PrepareContext(ctx, q)
	if err == nil {
		t.stmts[q] = st
	}
	return st, err
}

func (t *txn) exec(ctx context.Context, q string, args ...any) error {
	_, err := t.changed(ctx, q, args...)
	return err
}

// changed is exec that tells how many rows it changed.
func (t *txn) changed(ctx context.Context, q string, args ...any) (int64, error) {
	st, err := t.prepared(ctx, q)
	if err != nil {
		return 0, err
	}
	res, err := st.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// scan reads one row into dest; ok is false where there is none.
func (t *txn) scan(ctx context.Context, dest []any, q string, args ...any) (ok bool, err error) {
	st, err := t.prepared(ctx, q)
	if err != nil {
		return false, err
	}
	err = st.QueryRowContext(ctx, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// each reads rows; f scans one.
func (t *txn) each(ctx context.Context, f func(scan func(...any) error) error, q string, args ...any) error {
	st, err := t.prepared(ctx, q)
	if err != nil {
		return err
	}
	rows, err := st.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// ids reads a column of numbers.
func (t *txn) ids(ctx context.Context, q string, args ...any) (ids []int64, err error) {
	err = t.each(ctx, func(scan func(...any) error) error {
		ids = append(ids, 0)
		return scan(&ids[len(ids)-1])
	}, q, args...)
	return ids, err
}
