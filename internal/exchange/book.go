package exchange

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"guatu/ledger"
)

// Book is an open file with one table or several.
type Book struct {
	Tables []*Table
	xlsx   *excelize.File
}

// Table is one table of a file, of one kind of record.
type Table struct {
	File  string
	Sheet string // of a workbook
	Kind  ledger.Kind

	heads    []head
	names    map[ledger.Field]string // what the header calls the columns of fields
	top      int                     // the row of the header
	workbook bool
	days     int
	rows     func(f func(n int, cells []string) error) error
}

// Open opens a CSV file or a workbook and finds out what its tables are of. An
// error that is a [Fault], or joins several, is the file's.
func Open(name string, l Limits) (*Book, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > l.File {
		return nil, Fault{File: name, Reason: fmt.Sprintf("the file has more than %d bytes", l.File)}
	}
	b := new(Book)
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm":
		err = b.openXLSX(name, l)
	case ".csv":
		err = b.add(&Table{File: name, rows: func(f func(int, []string) error) error { return csvFile(name, l, f) }})
	default:
		err = Fault{File: name, Reason: "neither CSV nor XLSX: save it as one of them"}
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

func csvFile(name string, l Limits, f func(n int, cells []string) error) error {
	in, err := os.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	return csvRows(in, l, f)
}

func (b *Book) openXLSX(name string, l Limits) (err error) {
	if b.xlsx, err = openXLSX(name, l); err != nil {
		return err
	}
	days := 0
	if from1904(b.xlsx) {
		days = 1462
	}
	var faults []error
	for _, sheet := range b.xlsx.GetSheetList() {
		rows := func(f func(int, []string) error) error { return xlsxRows(b.xlsx, sheet, l, f) }
		err := b.add(&Table{File: name, Sheet: sheet, workbook: true, days: days, rows: rows})
		if !errors.Is(err, errNoHeader) {
			faults = append(faults, err)
		}
	}
	if err := errors.Join(faults...); err != nil {
		return err
	}
	if len(b.Tables) == 0 {
		return Fault{File: name, Reason: "the workbook has no header row"}
	}
	return nil
}

// Close closes the file.
func (b *Book) Close() error {
	if b.xlsx == nil {
		return nil
	}
	return b.xlsx.Close()
}

// errNoHeader is a table without any text.
var errNoHeader = errors.New("the file has no header row")

// errFound ends the reading of rows.
var errFound = errors.New("found")

// add finds a table's header, which tells what the table is of. A line above it
// that is a title has one cell.
func (b *Book) add(t *Table) error {
	var faults []Fault
	err := t.rows(func(n int, cells []string) error {
		if isTitle(cells) {
			return nil
		}
		t.top = n
		faults = t.recognise(cells)
		return errFound
	})
	switch {
	case err == nil && t.workbook:
		return errNoHeader
	case err == nil:
		return Fault{File: t.File, Reason: errNoHeader.Error()}
	case !errors.Is(err, errFound):
		return t.place(err)
	}
	if len(faults) > 0 {
		var all []error
		for _, f := range faults {
			f.Row = t.top
			all = append(all, t.place(f))
		}
		return errors.Join(all...)
	}
	b.Tables = append(b.Tables, t)
	return nil
}

// place tells a fault's file and sheet.
func (t *Table) place(err error) error {
	var f Fault
	if errors.As(err, &f) {
		f.File, f.Sheet = t.File, t.Sheet
		return f
	}
	return err
}

// Each calls f with each record of the table and what is wrong with it. It ends
// with the first error of f, and with a [Fault] where the table cannot be read on.
func (t *Table) Each(c *Context, f func(r Record, faults []Fault) error) error {
	c = c.in(t)
	return t.place(t.rows(func(n int, cells []string) error {
		if n <= t.top {
			return nil
		}
		r, faults := t.record(n, cells, c)
		return f(r, faults)
	}))
}

// record reads a row.
func (t *Table) record(n int, cells []string, c *Context) (Record, []Fault) {
	r := newRecord(t.Kind)
	r.Place = Place{t.File, t.Sheet, n}
	r.columns = t.names
	var faults []Fault
	for i, cell := range cells {
		cell = unshield(cell)
		if cell == "" {
			continue
		}
		if i >= len(t.heads) || t.heads[i].word == "" {
			faults = append(faults, Fault{t.File, t.Sheet, n, "", fmt.Sprintf("cell %d has no column: %q", i+1, short(cell))})
			continue
		}
		if reason := t.heads[i].read(r, cell, c); reason != "" {
			faults = append(faults, Fault{t.File, t.Sheet, n, t.heads[i].word, reason})
		}
	}
	if len(faults) == 0 {
		faults = r.finish(c)
	}
	return *r, faults
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

func (r *Record) finish(c *Context) []Fault {
	var faults []Fault
	switch r.Kind {
	case ledger.KindCompany:
		return r.finishCompany()
	case ledger.KindVisit:
		faults = r.finishVisit(c)
	case ledger.KindDeal:
		faults = r.finishDeal(c)
	case ledger.KindTrip:
		faults = r.finishTrip(c)
	case ledger.KindEvent:
		faults = r.finishEvent(c)
	}
	if h := r.Head(); !r.Kept {
		h.Reported, h.Touched = c.Now, c.Today
	}
	return faults
}

// Companies reads a company directory in CSV. Where there are faults, nothing
// of the table may be taken.
func Companies(in io.Reader) ([]ledger.Company, []Fault) {
	b, c := new(Book), NewContext(ledger.City{Zone: time.UTC}, time.Time{})
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, []Fault{{Reason: "the file cannot be read"}}
	}
	t := &Table{rows: func(f func(int, []string) error) error {
		return csvRows(strings.NewReader(string(data)), DefaultLimits(), f)
	}}
	var faults []Fault
	var names Names
	var out []ledger.Company
	if err := b.add(t); err != nil {
		return nil, Faults(err)
	}
	err = t.Each(c, func(r Record, wrong []Fault) error {
		if len(wrong) == 0 {
			wrong = names.Check(r)
		}
		faults = append(faults, wrong...)
		out = append(out, *r.Company)
		return nil
	})
	if faults = append(faults, Faults(err)...); len(faults) > 0 {
		return nil, faults
	}
	return out, nil
}

// Faults are the faults that an error holds; an error that is none is one.
func Faults(err error) []Fault {
	if err == nil {
		return nil
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		var all []Fault
		for _, e := range many.Unwrap() {
			all = append(all, Faults(e)...)
		}
		return all
	}
	var f Fault
	if errors.As(err, &f) {
		return []Fault{f}
	}
	return []Fault{{Reason: err.Error()}}
}
