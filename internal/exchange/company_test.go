package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guatu/ledger"
)

func TestCompanies(t *testing.T) {
	got, faults := Companies(strings.NewReader("\uFEFFcompany,aliases,origin,region,foreign,fortune 500,central soe\n" +
		"达能,Danone|达能集团,法国,,yes,no,no\n\n海河乳业,,天津,,,,\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := []ledger.Company{
		{Name: "达能", Aliases: []string{"Danone", "达能集团"}, Origin: "法国", Foreign: ledger.Yes, Fortune500: ledger.No, CentralSOE: ledger.No},
		{Name: "海河乳业", Origin: "天津"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestCompaniesInChineseColumns(t *testing.T) {
	got, faults := Companies(strings.NewReader("企业,世界500强,榜单年份,央企\n北方重工,是,2022,否\n"))
	if len(faults) > 0 || len(got) != 1 || got[0].Fortune500 != ledger.Yes || got[0].ListYear != 2022 || got[0].CentralSOE != ledger.No {
		t.Errorf("got %+v, %v", got, faults)
	}
}

func TestBadDirectoriesNameRowColumnAndReason(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", "no header row"},
		{"unknown column", "company,colour\nA,red\n", "row 1, column colour: no such column"},
		{"no company column", "aliases\nA\n", "no column is called company"},
		{"no name", "company,origin\n,法国\n", "row 2, column company: a company needs a name"},
		{"not a yes", "company,foreign\nA,maybe\n", `row 2, column foreign: "maybe" is neither yes nor no`},
		{"twice", "company,aliases\nA,B\nB,\n", `row 3, column company: "B" stands in row 2 already`},
		{"broken quotes", "company\n\"A\n", "not CSV"},
	} {
		got, faults := Companies(strings.NewReader(c.in))
		if got != nil || len(faults) == 0 || !strings.Contains(faults[0].String(), c.want) {
			t.Errorf("%s: got %v, %v; want %s", c.name, got, faults, c.want)
		}
	}
}
