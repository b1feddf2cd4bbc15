package exchange

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"guatu/ledger"
	"guatu/words"
)

// Cells are a record as a row, in the order of its kind's columns.
func Cells(r *Record, c *Context) []string {
	var cells []string
	for _, x := range tables[r.Kind].list {
		if x.write != nil {
			cells = append(cells, shield(x.write(r, c)))
		}
	}
	return cells
}

// Header is the header row of a kind of table.
func Header(kind ledger.Kind, lang ledger.Lang) []string {
	var cells []string
	for _, x := range tables[kind].list {
		if x.write != nil {
			cells = append(cells, x.name.In(lang))
		}
	}
	return cells
}

// CSV writes a table as CSV, in UTF-8 with a BOM, as Excel wants it.
type CSV struct {
	file *os.File
	buf  *bufio.Writer
	csv  *csv.Writer
}

// NewCSV begins a new file, which must not be there already.
func NewCSV(name string, header []string) (*CSV, error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	x := &CSV{file: f, buf: bufio.NewWriterSize(f, 1<<16)}
	x.csv = csv.NewWriter(x.buf)
	x.csv.UseCRLF = true
	if _, err := io.WriteString(x.buf, bom); err != nil {
		return nil, err
	}
	return x, x.csv.Write(header)
}

// Row writes a row.
func (x *CSV) Row(cells []string) error { return x.csv.Write(cells) }

// Close writes out what is left; the file is on the disk then.
func (x *CSV) Close() error {
	x.csv.Flush()
	for _, f := range []func() error{x.csv.Error, x.buf.Flush, x.file.Sync, x.file.Close} {
		if err := f(); err != nil {
			return fmt.Errorf("write %s: %w", x.file.Name(), err)
		}
	}
	return nil
}

// XLSX writes tables into one workbook, a sheet a kind; a kind with more rows
// than a sheet holds goes on in another.
type XLSX struct {
	f     *excelize.File
	lang  ledger.Lang
	kind  ledger.Kind
	sheet *excelize.StreamWriter
	n     int // of sheets of the kind
	row   int
	most  int // rows of a sheet
}

// NewXLSX begins a workbook.
func NewXLSX(lang ledger.Lang) *XLSX {
	return &XLSX{f: excelize.NewFile(), lang: lang, most: excelize.TotalRows}
}

// Begin begins the table of a kind.
func (x *XLSX) Begin(kind ledger.Kind) error {
	if err := x.end(); err != nil {
		return err
	}
	x.kind, x.n = kind, 0
	return x.next()
}

// next begins a sheet.
func (x *XLSX) next() (err error) {
	x.n++
	name := words.SheetNames[x.kind].In(x.lang)
	if x.n > 1 {
		name = fmt.Sprintf("%s %d", name, x.n)
	}
	if _, err = x.f.NewSheet(name); err != nil {
		return err
	}
	if x.sheet, err = x.f.NewStreamWriter(name); err != nil {
		return err
	}
	if err := x.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	x.row = 0
	return x.Row(Header(x.kind, x.lang))
}

// Row writes a row of the table that was begun.
func (x *XLSX) Row(cells []string) error {
	if x.row == x.most {
		if err := x.end(); err != nil {
			return err
		}
		if err := x.next(); err != nil {
			return err
		}
	}
	x.row++
	values := make([]any, len(cells))
	for i, c := range cells {
		if len(c) > excelize.TotalCellChars && len(utf16.Encode([]rune(c))) > excelize.TotalCellChars {
			return fmt.Errorf("%s has a cell of more than %d characters, more than a workbook holds; the CSV file has it", cells[0], excelize.TotalCellChars)
		}
		if c != "" {
			values[i] = c
		}
	}
	return x.sheet.SetRow(fmt.Sprintf("A%d", x.row), values)
}

func (x *XLSX) end() error {
	if x.sheet == nil {
		return nil
	}
	err := x.sheet.Flush()
	x.sheet = nil
	return err
}

// Save writes the workbook to a new file, which must not be there already.
func (x *XLSX) Save(name string) error {
	if err := x.end(); err != nil {
		return err
	}
	if err := x.f.DeleteSheet("Sheet1"); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := x.f.Write(f); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return f.Sync()
}

// Close gives the workbook's memory back.
func (x *XLSX) Close() error { return x.f.Close() }
