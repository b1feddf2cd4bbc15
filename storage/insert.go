package storage

import (
	"context"
	"strings"
)

// insertMany is how many rows a statement inserts where there are so many. More
// of them save little: what is left is the work of the engine.
const insertMany = 32

// insertion inserts rows of one table, one or many to a statement.
type insertion struct {
	width     int // columns
	one, many string
}

// into is the insertion of rows with these columns; last follows the values.
func into(table, columns, last string) insertion {
	width := strings.Count(columns, ",") + 1
	text := func(rows int) string {
		return "INSERT INTO " + table + " (" + columns + ") VALUES " + marks(rows, width) + " " + last
	}
	return insertion{width, text(1), text(insertMany)}
}

// marks are the marks of rows: (?, ?), (?, ?). Marks with numbers would be
// looked up among all others, each of them.
func marks(rows, width int) string {
	row := "(?" + strings.Repeat(", ?", width-1) + ")"
	return row + strings.Repeat(", "+row, rows-1)
}

// insert inserts rows; their columns stand one behind the other.
func (t *txn) insert(ctx context.Context, x insertion, rows []any) error {
	for q, n := x.many, x.width*insertMany; len(rows) > 0; rows = rows[n:] {
		if len(rows) < n {
			q, n = x.one, x.width
		}
		if err := t.exec(ctx, q, rows[:n]...); err != nil {
			return err
		}
	}
	return nil
}
