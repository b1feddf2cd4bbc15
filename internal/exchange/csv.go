package exchange

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

const bom = "\uFEFF"

// rowBytes is how long a row of CSV may be: a quote that is never closed would
// swallow the file.
const rowBytes = 16 << 20

// csvRows calls f with each row that has any text. Rows are counted as a
// spreadsheet counts them: empty lines are rows, lines within a cell are not.
func csvRows(r io.Reader, l Limits, f func(n int, cells []string) error) error {
	in := &rowReader{r: r}
	buffered := bufio.NewReaderSize(in, 1<<16)
	if head, _ := buffered.Peek(3); string(head) == bom {
		buffered.Discard(3)
	} else if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		return Fault{Reason: "the file is UTF-16: save it as CSV UTF-8 or as XLSX"}
	}
	c := csv.NewReader(buffered)
	c.FieldsPerRecord = -1
	c.TrimLeadingSpace = true
	for n, end := 0, 0; ; {
		in.left = rowBytes
		cells, err := c.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return csvFault(err)
		}
		begin, _ := c.FieldPos(0)
		n += begin - end
		end = endLine(c, cells)
		if err := readable(n, cells); err != nil {
			return err
		}
		if err := l.check(n, cells); err != nil {
			return err
		}
		if isEmpty(cells) {
			continue
		}
		if err := f(n, cells); err != nil {
			return err
		}
	}
}

// endLine is the line that the row just read ends in.
func endLine(c *csv.Reader, cells []string) int {
	last := len(cells) - 1
	line, _ := c.FieldPos(last)
	return line + strings.Count(cells[last], "\n")
}

func isEmpty(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

func readable(n int, cells []string) error {
	for _, c := range cells {
		if !utf8.ValidString(c) {
			return Fault{Row: n, Reason: "the file is not UTF-8: save it as CSV UTF-8 or as XLSX"}
		}
	}
	return nil
}

func csvFault(err error) error {
	var bad *csv.ParseError
	switch {
	case errors.Is(err, errLongRow):
		return Fault{Reason: fmt.Sprintf("a row is longer than %d bytes: is a quote left open?", rowBytes)}
	case errors.As(err, &bad):
		return Fault{Row: bad.StartLine, Reason: "not CSV: " + bad.Err.Error()}
	}
	return err
}

var errLongRow = errors.New("row too long")

// rowReader reads at most so many bytes for one row.
type rowReader struct {
	r    io.Reader
	left int
}

func (x *rowReader) Read(p []byte) (int, error) {
	if x.left < 0 {
		return 0, errLongRow
	}
	n, err := x.r.Read(p)
	x.left -= n
	return n, err
}
