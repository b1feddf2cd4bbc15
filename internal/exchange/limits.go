package exchange

import "fmt"

// Limits bound what a file may cost to read.
type Limits struct {
	File     int64 // bytes of the file
	Unzipped int64 // bytes of a workbook's parts
	Ratio    int64 // by how much a workbook's parts may be larger than its file
	Rows     int   // of a table
	Columns  int
	Cell     int // bytes of a cell
}

// DefaultLimits let a million visits through, and no bomb.
func DefaultLimits() Limits {
	return Limits{File: 2 << 30, Unzipped: 6 << 30, Ratio: 100, Rows: 2_000_000, Columns: 256, Cell: 1 << 20}
}

// check sees that a row keeps to the limits.
func (l Limits) check(n int, cells []string) error {
	if n > l.Rows {
		return Fault{Row: n, Reason: fmt.Sprintf("the table has more than %d rows", l.Rows)}
	}
	if len(cells) > l.Columns {
		return Fault{Row: n, Reason: fmt.Sprintf("the row has more than %d columns", l.Columns)}
	}
	for i, c := range cells {
		if len(c) > l.Cell {
			return Fault{Row: n, Reason: fmt.Sprintf("cell %d has more than %d bytes", i+1, l.Cell)}
		}
	}
	return nil
}
