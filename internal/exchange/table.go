package exchange

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Fault is one thing that is wrong with a table.
type Fault struct {
	Row    int    // as a spreadsheet counts: the header is 1; 0 for the table as a whole
	Column string // the header's own word; "" for the whole row
	Reason string
}

func (f Fault) String() string {
	switch {
	case f.Row == 0:
		return f.Reason
	case f.Column == "":
		return fmt.Sprintf("row %d: %s", f.Row, f.Reason)
	}
	return fmt.Sprintf("row %d, column %s: %s", f.Row, f.Column, f.Reason)
}

// table is a header and rows, as text.
type table struct {
	header []string
	rows   []row
}

type row struct {
	n     int
	cells []string
}

// readCSV reads a whole table; rows without any text are left out.
func readCSV(r io.Reader) (table, []Fault) {
	in := bufio.NewReader(r)
	if bom, _ := in.Peek(3); string(bom) == "\uFEFF" {
		in.Discard(3)
	}
	c := csv.NewReader(in)
	c.FieldsPerRecord = -1
	c.TrimLeadingSpace = true
	var t table
	for {
		cells, err := c.Read()
		var bad *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			if t.header == nil {
				return t, []Fault{{Reason: "the file has no header row"}}
			}
			return t, nil
		case errors.As(err, &bad):
			return t, []Fault{{Row: bad.Line, Reason: "not CSV: " + bad.Err.Error()}}
		case err != nil:
			return t, []Fault{{Reason: "the file cannot be read"}}
		case t.header == nil:
			t.header = cells
		case strings.TrimSpace(strings.Join(cells, "")) != "":
			line, _ := c.FieldPos(0)
			t.rows = append(t.rows, row{line, cells})
		}
	}
}
