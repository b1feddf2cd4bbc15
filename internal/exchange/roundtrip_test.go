package exchange

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"guatu/ledger"
)

// What is written is read back equal, whatever it holds.
func TestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		d := drawer{t}
		c := context()
		c.Lang = pick(d, ledger.Zh, ledger.En)
		name := filepath.Join(dir, pick(d, "t.csv", "t.xlsx"))
		defer os.Remove(name)
		var want []*Record
		kind := pick(d, Kinds()...)
		for range rapid.IntRange(0, 3).Draw(t, "rows") {
			want = append(want, d.record(kind))
		}
		var rows [][]string
		for _, r := range want {
			rows = append(rows, Cells(r, c))
		}
		writeRows(t, name, kind, c.Lang, rows)
		compare(t, want, name)
	})
}

// fataler is what tests and properties have in common.
type fataler interface {
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func writeRows(t fataler, name string, kind ledger.Kind, lang ledger.Lang, rows [][]string) {
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if filepath.Ext(name) == ".csv" {
		w, err := NewCSV(name, Header(kind, lang))
		must(err)
		for _, r := range rows {
			must(w.Row(r))
		}
		must(w.Close())
		return
	}
	w := NewXLSX(lang)
	must(w.Begin(kind))
	for _, r := range rows {
		must(w.Row(r))
	}
	must(w.Save(name))
	must(w.Close())
}

func compare(t fataler, want []*Record, name string) {
	b, err := Open(name, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	i := 0
	err = b.Tables[0].Each(context(), func(got Record, faults []Fault) error {
		if len(faults) > 0 {
			t.Fatalf("%v\n%+v", faults, want[i])
		}
		opts := append(ignored, cmpopts.IgnoreFields(Record{}, "Kept", "Remarks"))
		if d := cmp.Diff(*want[i], got, opts...); d != "" {
			t.Fatal(d)
		}
		i++
		return nil
	})
	if err != nil || i != len(want) {
		t.Fatalf("read %d rows of %d: %v", i, len(want), err)
	}
}

// A kind with more rows than a sheet holds goes on in another.
func TestManyRowsGoOnInAnotherSheet(t *testing.T) {
	w := NewXLSX(ledger.Zh)
	defer w.Close()
	w.most = 3
	if err := w.Begin(ledger.KindCompany); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"甲", "乙", "丙", "丁", "戊"} {
		if err := w.Row([]string{name}); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(t.TempDir(), "t.xlsx")
	if err := w.Save(name); err != nil {
		t.Fatal(err)
	}
	got, faults := read(t, name, DefaultLimits())
	var names []string
	for _, r := range got {
		names = append(names, r.Sheet+" "+r.Company.Name)
	}
	if d := cmp.Diff([]string{"企业 甲", "企业 乙", "企业 2 丙", "企业 2 丁", "企业 3 戊"}, names); d != "" || len(faults) > 0 {
		t.Error(d, faults)
	}
}

// A cell that a workbook cannot hold is named, and not cut short.
func TestACellTooLongForAWorkbook(t *testing.T) {
	w := NewXLSX(ledger.Zh)
	defer w.Close()
	if err := w.Begin(ledger.KindCompany); err != nil {
		t.Fatal(err)
	}
	if err := w.Row([]string{"甲", strings.Repeat("长", excelize.TotalCellChars)}); err != nil {
		t.Error(err)
	}
	if err := w.Row([]string{"乙", strings.Repeat("长", excelize.TotalCellChars+1)}); err == nil || !strings.HasPrefix(err.Error(), "乙 has a cell") {
		t.Errorf("got %v", err)
	}
}

// No cell that is written begins as a formula does.
func TestNoCellIsAFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawer{t}
		for _, cell := range Cells(d.record(pick(d, Kinds()...)), context()) {
			if cell != "" && strings.ContainsRune(formulaSigns, []rune(cell)[0]) {
				t.Fatalf("the cell %q", cell)
			}
		}
	})
}

func TestShield(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "-5": "'-5", "＝1": "'＝1", "'=1": "''=1", "a=1": "a=1", "'quoted'": "'quoted'", "": ""} {
		if got := shield(in); got != want || unshield(got) != in {
			t.Errorf("%q is written %q and read %q", in, got, unshield(got))
		}
	}
	if got := unshield(" 达能 "); got != "达能" {
		t.Errorf("spaces around stay: %q", got)
	}
}

// A workbook as Excel saves it: days as numbers, amounts as numbers under a
// header with their unit, formulas with their last value, a sheet that is empty.
func TestWorkbooksAsExcelSavesThem(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	sheet := "一季度走访"
	if _, err := f.NewSheet(sheet); err != nil {
		t.Fatal(err)
	}
	set := func(cell string, value any) {
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	for i, v := range []string{"企业", "走访日期", "意向投资(亿元)", "成果"} {
		set(string(rune('A'+i))+"2", v)
	}
	set("A1", "走访统计")
	set("A3", "甲公司")
	set("B3", on("2023-03-08").Time())
	set("C3", 0.1+0.2)
	if err := f.SetCellFormula(sheet, "D3", `HYPERLINK("http://example.com","点我")`); err != nil {
		t.Fatal(err)
	}
	set("A5", "乙公司")
	set("B5", "2023年3月9日")
	set("C5", "未定")
	name := filepath.Join(t.TempDir(), "t.xlsx")
	if err := f.SaveAs(name); err != nil {
		t.Fatal(err)
	}
	got, faults := read(t, name, DefaultLimits())
	if len(faults) > 0 || len(got) != 2 {
		t.Fatal(faults, len(got))
	}
	if v := got[0].Visit; v.Date != on("2023-03-08") || v.Interest.Low != 30_000_000_00 || v.Outcome != "" {
		t.Errorf("got %+v", v)
	}
	if v := got[1].Visit; v.Date != on("2023-03-09") || !v.Interest.Undecided || got[1].Row != 5 {
		t.Errorf("got %+v in row %d", v, got[1].Row)
	}
}
