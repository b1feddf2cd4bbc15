package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"guatu/ledger"
)

// Snapshot is one consistent view of the database: what is committed later is
// not in it. It belongs to one goroutine at a time, and must be closed.
type Snapshot struct {
	store      *Store
	tx         *sql.Tx
	generation int64 // of the companies in this view
}

// Snapshot opens a view of what is committed now.
func (s *Store) Snapshot(ctx context.Context) (*Snapshot, error) {
	tx, err := s.reads.BeginTx(ctx, nil)
	if err != nil {
		return nil, s.fault("open snapshot", err)
	}
	v := &Snapshot{store: s, tx: tx}
	// The view is of the moment of its first reading.
	err = tx.QueryRowContext(ctx, `SELECT coalesce(max(last), 0) FROM sequences WHERE kind = $1`, generations).Scan(&v.generation)
	if err != nil {
		return nil, errors.Join(s.fault("open snapshot", err), tx.Rollback())
	}
	return v, nil
}

// Close ends the view. It may be called again.
func (v *Snapshot) Close() error {
	if err := v.tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return fmt.Errorf("close snapshot: %w", err)
	}
	return nil
}

func (v *Snapshot) query(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	return v.tx.QueryContext(ctx, q, args...)
}

func (v *Snapshot) row(ctx context.Context, q string, args ...any) *sql.Row {
	return v.tx.QueryRowContext(ctx, q, args...)
}

// one reads the body of one row; a missing row is NotFound.
func one[T any](ctx context.Context, v *Snapshot, op, q string, args ...any) (x T, err error) {
	var body []byte
	if err := v.row(ctx, q, args...).Scan(&body); err != nil {
		return x, v.missing(op, err)
	}
	if err := json.Unmarshal(body, &x); err != nil {
		return x, fmt.Errorf("%s: %w", op, err)
	}
	return x, nil
}

// all reads the bodies of rows; none are an empty slice.
func all[T any](ctx context.Context, v *Snapshot, op, q string, args ...any) ([]T, error) {
	xs := []T{}
	err := v.each(ctx, op, q, args, func(rows *sql.Rows) error {
		var body []byte
		if err := rows.Scan(&body); err != nil {
			return err
		}
		var x T
		xs = append(xs, x)
		return json.Unmarshal(body, &xs[len(xs)-1])
	})
	return xs, err
}

// each calls f with each row.
func (v *Snapshot) each(ctx context.Context, op, q string, args []any, f func(*sql.Rows) error) error {
	rows, err := v.query(ctx, q, args...)
	if err != nil {
		return v.store.fault(op, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return v.store.fault(op, err)
		}
	}
	return v.store.fault(op, rows.Err())
}

func (v *Snapshot) missing(op string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return &ledger.Error{Fault: ledger.NotFound, Op: op}
	}
	return v.store.fault(op, err)
}
