package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"

	"guatu/ledger"
)

// Snapshot is one consistent view of the database: what is committed later is
// not in it. It belongs to one goroutine at a time, and must be closed.
type Snapshot struct {
	store      *Store
	conn       *sql.Conn // its own, in a transaction
	generation int64     // of the companies in this view
}

// Snapshot opens a view of what is committed now.
func (s *Store) Snapshot(ctx context.Context) (*Snapshot, error) {
	conn, err := s.reads.Conn(ctx)
	if err != nil {
		return nil, s.fault("open snapshot", err)
	}
	v := &Snapshot{store: s, conn: conn}
	if err := v.begin(ctx); err != nil {
		return nil, errors.Join(s.fault("open snapshot", err), v.Close())
	}
	return v, nil
}

// begin begins the transaction. The view is of the moment of its first reading.
func (v *Snapshot) begin(ctx context.Context) error {
	if _, err := v.conn.ExecContext(context.WithoutCancel(ctx), `BEGIN`); err != nil {
		return err
	}
	return v.row(ctx, `SELECT coalesce(max(last), 0) FROM sequences WHERE kind = $1`, generations).Scan(&v.generation)
}

// Close ends the view. It may be called again.
func (v *Snapshot) Close() error {
	_, err := v.conn.ExecContext(context.Background(), `ROLLBACK`)
	if errors.Is(err, sql.ErrConnDone) {
		return nil
	}
	if err != nil { // who knows what the connection is in: it is not used again
		_ = v.conn.Raw(func(any) error { return driver.ErrBadConn })
		return fmt.Errorf("close snapshot: %w", err)
	}
	return v.conn.Close()
}

// query begins to read rows. What is begun is read to its end: readings are
// short, and each that could be broken off would take two goroutines to watch it.
func (v *Snapshot) query(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return v.conn.QueryContext(context.WithoutCancel(ctx), q, args...)
}

func (v *Snapshot) row(ctx context.Context, q string, args ...any) *sql.Row {
	return v.conn.QueryRowContext(context.WithoutCancel(ctx), q, args...)
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
