package exchange

import (
	"archive/zip"
	"errors"
	"fmt"
	"os"

	"github.com/xuri/excelize/v2"
)

// bombLeast is the unzipped size below which no workbook is a bomb, however
// well it was compressed.
const bombLeast = 64 << 20

// openXLSX opens a workbook whose parts keep to the limits.
func openXLSX(name string, l Limits) (*excelize.File, error) {
	if err := checkZip(name, l); err != nil {
		return nil, err
	}
	f, err := excelize.OpenFile(name, excelize.Options{UnzipSizeLimit: l.Unzipped, RawCellValue: true})
	if err != nil {
		return nil, Fault{File: name, Reason: "not a workbook that can be read: " + err.Error()}
	}
	return f, nil
}

// checkZip sees that a workbook does not unpack into more than it may. The sizes
// that a zip file tells are those that its reader keeps to.
func checkZip(name string, l Limits) error {
	z, err := zip.OpenReader(name)
	if err != nil {
		return Fault{File: name, Reason: "not an XLSX workbook (one with a password, or an old .xls, must be saved as XLSX first)"}
	}
	defer z.Close()
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	var size uint64
	for _, part := range z.File {
		if size += part.UncompressedSize64; part.UncompressedSize64 > uint64(l.Unzipped) || size > uint64(l.Unzipped) {
			return Fault{File: name, Reason: fmt.Sprintf("the workbook unpacks into more than %d bytes", l.Unzipped)}
		}
	}
	if size > bombLeast && size/uint64(l.Ratio) > uint64(info.Size()) {
		return Fault{File: name, Reason: fmt.Sprintf("the workbook unpacks into more than %d times its size", l.Ratio)}
	}
	return nil
}

// xlsxRows calls f with each row of a sheet that has any text. A formula's cell
// has the value that was saved with it.
func xlsxRows(f *excelize.File, sheet string, l Limits, each func(n int, cells []string) error) (err error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return fmt.Errorf("read sheet: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return Fault{Row: n, Reason: "the row cannot be read: " + err.Error()}
		}
		if err := l.check(n, cells); err != nil {
			return err
		}
		if isEmpty(cells) {
			continue
		}
		if err := each(n, cells); err != nil {
			return err
		}
	}
	return rows.Error()
}

// from1904 tells whether a workbook counts its days from 1904.
func from1904(f *excelize.File) bool {
	p, err := f.GetWorkbookProps()
	return err == nil && p.Date1904 != nil && *p.Date1904
}
