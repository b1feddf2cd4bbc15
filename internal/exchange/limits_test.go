package exchange

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bomb writes a zip file whose one part unpacks into so many megabytes.
func bomb(t *testing.T, megabytes int) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "bomb.xlsx")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 1<<20)
	for range megabytes {
		if _, err := w.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestFilesThatCostTooMuchAreRefused(t *testing.T) {
	small := DefaultLimits()
	small.File, small.Rows, small.Columns, small.Cell = 200, 3, 3, 10
	unzipped := DefaultLimits()
	unzipped.Unzipped = 1 << 20
	for _, c := range []struct {
		name, file string
		limits     Limits
		want       string
	}{
		{"a bomb", bomb(t, 100), DefaultLimits(), "bomb.xlsx: the workbook unpacks into more than 100 times its size"},
		{"a large workbook", bomb(t, 2), unzipped, "bomb.xlsx: the workbook unpacks into more than 1048576 bytes"},
		{"no workbook", file(t, "t.xlsx", "企业\n达能\n"), small, "t.xlsx: not an XLSX workbook (one with a password, or an old .xls, must be saved as XLSX first)"},
		{"another kind", file(t, "t.xls", "企业\n"), small, "t.xls: neither CSV nor XLSX: save it as one of them"},
		{"a large file", file(t, "t.csv", "企业\n"+strings.Repeat("达能\n", 100)), small, "t.csv: the file has more than 200 bytes"},
		{"many rows", file(t, "t.csv", "企业\n甲\n乙\n丙\n"), small, "t.csv row 4: the table has more than 3 rows"},
		{"many columns", file(t, "t.csv", "企业,地区,外资\n甲,,,,\n"), small, "t.csv row 2: the row has more than 3 columns"},
		{"a long cell", file(t, "t.csv", "企业\n"+strings.Repeat("达能", 5)+"\n"), small, "t.csv row 2: cell 1 has more than 10 bytes"},
	} {
		_, faults := read(t, c.file, c.limits)
		if len(faults) != 1 || faults[0] != c.want {
			t.Errorf("%s: got %q, want %q", c.name, faults, c.want)
		}
	}
}

func TestAQuoteThatIsNeverClosedSwallowsNoFile(t *testing.T) {
	_, faults := readCSV(t, "企业\n\""+strings.Repeat("达能\n", rowBytes/5))
	if len(faults) != 1 || !strings.Contains(faults[0], "is a quote left open?") {
		t.Errorf("got %q", faults)
	}
}
