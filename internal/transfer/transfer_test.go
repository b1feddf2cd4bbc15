package transfer

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/storage"
)

// A made-up city.
func tableCity() ledger.City {
	return ledger.City{
		Place:     ledger.Place{Key: "city", Zh: "云港市", En: "Yungang"},
		Districts: []ledger.Place{{Key: "east", Zh: "东湖区", En: "East Lake"}, {Key: "west", Zh: "西岭新区", En: "West Ridge"}},
		Chains:    []ledger.Place{{Key: "chips", Zh: "集成电路", En: "Chips"}},
		Units: []ledger.Unit{
			{Place: ledger.Place{Key: "east-bureau", Zh: "东湖区商务局", En: "East bureau"}, Tier: ledger.TierDistrict, District: "east"},
			{Place: ledger.Place{Key: "west-bureau", Zh: "西岭新区商务局", En: "West bureau"}, Tier: ledger.TierDistrict, District: "west"},
		},
		Rates:    ledger.Rates{"USD": {{Micro: 6_870_000}}},
		Language: ledger.Zh,
		Zone:     time.FixedZone("UTC+8", 8*3600),
	}
}

// importDay is when the tests import.
var importDay = time.Date(2023, 4, 3, 9, 0, 0, 0, tableCity().Zone)

func tableStore(t testing.TB) *storage.Store {
	return storeAt(t, filepath.Join(t.TempDir(), "guatu.db"))
}

func storeAt(t testing.TB, path string) *storage.Store {
	t.Helper()
	s, err := storage.Open(t.Context(), storage.Options{Path: path, Fold: grammar.FoldName, City: tableCity(), Now: func() time.Time { return importDay }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// take imports files and gives what was told, with the files' names only.
func take(ctx context.Context, s *storage.Store, skip bool, files ...string) (string, error) {
	var out bytes.Buffer
	in := New(s, tableCity(), importDay, &out, io.Discard)
	in.SkipBad = skip
	err := in.Files(ctx, files)
	told := out.String()
	for _, f := range files {
		told = strings.ReplaceAll(told, filepath.Dir(f)+"/", "")
	}
	return told, err
}

func mustTake(t testing.TB, s *storage.Store, files ...string) string {
	t.Helper()
	told, err := take(t.Context(), s, false, files...)
	if err != nil {
		t.Fatalf("%v\n%s", err, told)
	}
	return told
}

// tables writes tables into files: a name and a text in turn.
func tables(t testing.TB, parts ...string) (files []string) {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(parts); i += 2 {
		name := filepath.Join(dir, parts[i])
		if err := os.WriteFile(name, []byte(parts[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	return files
}

// exported is what an export writes, by file; the workbook is only counted.
func exported(t testing.TB, s *storage.Store) (dir string, files map[string]string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "out")
	if err := Export(t.Context(), s, tableCity(), dir, io.Discard); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range list {
		text, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(f.Name()) == ".csv" {
			files[f.Name()] = string(text)
		}
	}
	return dir, files
}

var csvFiles = []string{"companies.csv", "events.csv", "trips.csv", "visits.csv", "deals.csv"}

func inDir(dir string, names ...string) (files []string) {
	for _, n := range names {
		files = append(files, filepath.Join(dir, n))
	}
	return files
}

// A ledger that is read by eye: everything that a record can hold.
func handMade(t testing.TB) *storage.Store {
	t.Helper()
	s := tableStore(t)
	day := func(text string) ledger.Date {
		d, err := ledger.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	at := time.Date(2023, 3, 9, 10, 30, 0, 0, tableCity().Zone)
	head := func(n int64) ledger.Head {
		return ledger.Head{N: n, Reporter: 1004, Reported: at, Touched: day("2023-03-10"), Chat: -100123, Message: 7, Text: "#走访\n企业：达能", Sent: at}
	}
	visit, deal := head(2), head(1)
	visit.Fields, visit.Notes = []string{"date", "tier"}, []string{"天气：晴", "a|b"}
	visit.Steps = []ledger.Step{{ID: 3, Text: "回访", Due: day("2023-03-20"), Owner: 1004}, {ID: 4, Text: "寄资料", Done: day("2023-03-10"), Order: true, By: 1001}}
	visit.Files = []ledger.File{{Kind: "photo", ID: "AgAC=="}}
	deal.Sensitive = true
	withdrawn := head(9)
	withdrawn.Withdrawn, withdrawn.WithdrawnBy = at.Add(time.Hour), 1001
	var p ledger.Plan
	p.Add(
		ledger.SaveCompany{Company: ledger.Company{ID: 1, Name: "达能", Aliases: []string{"Danone"}, Origin: "法国", Foreign: ledger.Yes, Fortune500: ledger.Yes, ListYear: 2022}},
		ledger.SaveCompany{Company: ledger.Company{ID: 3, Name: "达能饮料", MergedInto: 1}},
		ledger.SaveCompany{Company: ledger.Company{ID: 5, Name: "=HYPERLINK(\"http://x\")"}},
		ledger.SaveEvent{Event: ledger.Event{Head: head(2), Name: "第三届儒商大会", Places: []string{"上海"}, Period: ledger.Period{From: day("2023-03-07"), To: day("2023-03-09")}, Organiser: "商务厅",
			Figures: []ledger.Outside{{Name: "全省签约", Value: 18, Unit: "个"}}}},
		ledger.SaveTrip{Trip: ledger.Trip{Head: head(3), Name: "赴沪招商", Places: []string{"上海", "苏州"}, Period: ledger.Period{From: day("2023-03-07"), To: day("2023-03-09")}, LedBy: "区长", Units: []string{"east-bureau"}, District: "east", Closed: true}},
		ledger.SaveVisit{Visit: ledger.Visit{Head: visit, Company: 3, Date: day("2023-03-08"), Direction: ledger.Outward, Tier: ledger.TierDistrict, District: "east", Units: []string{"east-bureau", "west-bureau"},
			Place: "上海", LedBy: "王区长", Met: "-陈总", Chain: "chips", Outcome: "谈得不错，\n下月来访。", Interest: ledger.Money{Currency: "CNY", Low: 5_000_000_000_00, High: 6_000_000_000_00, Mark: ledger.About}, Trip: 3}},
		ledger.SaveVisit{Visit: ledger.Visit{Head: withdrawn, Company: 5, Date: day("2023-03-08"), Direction: ledger.Inward}},
		ledger.SaveDeal{Deal: ledger.Deal{Head: deal, Name: "饮料二期", Investors: []int64{1, 5}, Amount: ledger.Money{Currency: "USD", Low: 450_000_000_00}, District: "east",
			Stages:     []ledger.Reached{{Stage: ledger.StageTalks, On: day("2023-01-05")}, {Stage: ledger.StageSigned, On: day("2023-03-08"), Agreement: ledger.Contract, Event: 2}, {Stage: ledger.StagePaused, On: day("2023-03-09"), Reason: "等审批"}},
			Ceremonies: []ledger.Reached{{Stage: ledger.StageSigned, On: day("2023-03-09"), Event: 2}}, Expected: day("2023-03-08"), Slips: []ledger.Slip{{Was: day("2023-02-01"), On: day("2023-01-20")}},
			Chain: "chips", Sector: "C", Category: ledger.Industry, Foreign: ledger.Yes, Fortune500: ledger.Yes, Origin: "法国", Agreement: ledger.Contract, Event: 2, Units: []string{"east-bureau"}, Stuck: "用地",
			Funds: []ledger.Arrival{{On: day("2023-03-09"), Amount: ledger.Money{Currency: "USD", Low: 5_000_000_00}, Foreign: true}}, Rate: ledger.Rate{Micro: 6_870_000, From: day("2023-01-01")}, Verified: 1002, VerifiedOn: day("2023-03-10")}},
	)
	if err := s.Apply(t.Context(), nil, p, nil); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestExportIsReadByEye(t *testing.T) {
	_, files := exported(t, handMade(t))
	var got strings.Builder
	for _, name := range csvFiles {
		fmt.Fprintf(&got, "== %s\n%s\n", name, strings.ReplaceAll(strings.TrimPrefix(files[name], "\uFEFF"), "\r\n", "\n"))
	}
	want, err := os.ReadFile(filepath.Join("testdata", "export.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Error(d)
	}
	for name, text := range files {
		if !strings.HasPrefix(text, "\uFEFF") {
			t.Errorf("%s has no BOM", name)
		}
	}
}

// What was exported is imported into an empty database, and exported again the
// same to the byte; from the CSV files and from the workbook.
func TestExportImportExport(t *testing.T) {
	dir, want := exported(t, handMade(t))
	for _, files := range [][]string{inDir(dir, csvFiles...), inDir(dir, workbook), inDir(dir, "deals.csv", "visits.csv", "companies.csv", "trips.csv", "events.csv")} {
		s := tableStore(t)
		mustTake(t, s, files...)
		if _, got := exported(t, s); cmp.Diff(want, got) != "" {
			t.Error(cmp.Diff(want, got))
		}
	}
}

func TestExportOverwritesNothing(t *testing.T) {
	s := handMade(t)
	dir, _ := exported(t, s)
	if err := Export(t.Context(), s, tableCity(), dir, io.Discard); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("got %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestNothingIsImportedUnlessAllIsGood(t *testing.T) {
	s := tableStore(t)
	files := tables(t, "trips.csv", "行程名称,日期\n赴沪招商,2023-03-01\n赴沪考察,2023-03-02\n",
		"visits.csv", "走访编号,企业,日期,行程\nV3,甲,2023-03-08,赴沪招商\nV3,乙,2023-03-08,赴沪\n,丙,2月30日,T9\n,丁,2023-03-08,T9\n,戊,2023-03-08,赴京\n")
	told, err := take(t.Context(), s, false, files...)
	want := `visits.csv row 3: several trips are called "赴沪": write the reference
visits.csv row 4, column 日期: "2月30日" is a day that does not exist
visits.csv row 5: there is no trip T9
visits.csv row 6: no trip is called "赴京"
`
	if d := cmp.Diff(want, told); d != "" || err == nil || err.Error() != "nothing was imported: 4 faults; correct them, or leave the bad rows out with -skip-bad" {
		t.Error(d, err)
	}
	if _, got := exported(t, s); strings.Count(got["visits.csv"]+got["trips.csv"]+got["companies.csv"], "\n") != 3 {
		t.Errorf("something was imported: %v", got)
	}
	told, err = take(t.Context(), s, true, files...)
	if err != nil || !strings.Contains(told, "left out: visits.csv row 6: no trip is called") || !strings.Contains(told, "3 records imported") {
		t.Error(told, err)
	}
	if _, got := exported(t, s); !strings.Contains(got["visits.csv"], "V3,甲,2023-03-08,走出去") || !strings.Contains(got["visits.csv"], ",T1,") {
		t.Errorf("got %s", got["visits.csv"])
	}
}

func TestFaultsBetweenRows(t *testing.T) {
	for _, c := range []struct {
		name  string
		files []string
		want  string
	}{
		{"a reference twice", []string{"v.csv", "走访编号,企业,日期\nV3,甲,2023-03-08\nV3,乙,2023-03-08\n"}, "v.csv row 3: V3 stands in v.csv row 2 already\n"},
		{"in two files", []string{"a.csv", "走访编号,企业,日期\nV3,甲,2023-03-08\n", "b.csv", "走访编号,企业,日期\nV3,甲,2023-03-08\n"}, "b.csv row 2: V3 stands in a.csv row 2 already\n"},
		{"a company twice", []string{"c.csv", "企业,别名\n甲公司,乙\n乙有限公司,\n"}, "c.csv row 3, column 企业: \"乙有限公司\" stands in row 2 already\n"},
		{"two companies in one", []string{"c.csv", "企业,别名\n达能,恒远\n"}, "c.csv row 2: \"恒远\" is another company's name already: merge the two first\n"},
		{"one company in two", []string{"c.csv", "企业,别名\n达能,\nDanone,\n"}, "c.csv row 3: this is the company of c.csv row 2\n"},
		{"merged into nobody", []string{"c.csv", "企业,并入\n甲,乙\n"}, "c.csv row 2: \"乙\", into which it was merged, stands in no row above and is not known\n"},
		{"an event that is not there", []string{"d.csv", "项目,企业,总投资,区市,历程\n二期,甲,5亿元,东湖区,签约 2023-03-08 E7\n"}, "d.csv row 2: there is no event E7\n"},
	} {
		s := tableStore(t)
		var p ledger.Plan
		p.Add(ledger.SaveCompany{Company: ledger.Company{ID: 1, Name: "达能", Aliases: []string{"Danone"}}}, ledger.SaveCompany{Company: ledger.Company{ID: 2, Name: "恒远"}})
		if err := s.Apply(t.Context(), nil, p, nil); err != nil {
			t.Fatal(err)
		}
		told, err := take(t.Context(), s, false, tables(t, c.files...)...)
		if told != c.want || err == nil {
			t.Errorf("%s:\n got %q, %v\nwant %q", c.name, told, err, c.want)
		}
	}
}

func TestLikelyDoublesAreSavedAndListed(t *testing.T) {
	s := tableStore(t)
	mustTake(t, s, tables(t, "v.csv", "企业,日期\n京东方,2023-03-08\n", "d.csv", "项目,企业,总投资,区市\n二期,京东方,5亿元,东湖区\n")...)
	told := mustTake(t, s, tables(t, "v.csv", "走访编号,企业,日期\nV1,京东方有限公司,2023-03-08\n,京东方科技集团,2023-03-08\n,海河,2023-03-09\n,海河,2023-03-09\n,海河乳业,2023-03-10\n",
		"d.csv", "项目,企业,总投资,区市\n二期,京东方、海河,6亿元,西岭新区\n")...)
	want := `v.csv row 2: V1 is taken, the record is now V2
v.csv row 3: new company 京东方科技集团; it may be 京东方
v.csv row 6: new company 海河乳业; it may be 海河
v.csv row 2: V2 may be the same visit as V1: 京东方有限公司 on 2023-03-08
v.csv row 5: V5 may be the same visit as V4: 海河 on 2023-03-09
d.csv row 2: D2 may be the same deal as D1
6 records imported; 3 companies new, 0 brought up to date; 5 likely doubles, 1 numbers changed, all listed above
`
	if d := cmp.Diff(want, told); d != "" {
		t.Error(d)
	}
	if told = mustTake(t, s, tables(t, "v.csv", "企业,日期\n京东方,2023-03-08\n", "d.csv", "项目,企业,总投资,区市\n二期,京东方,5亿元,东湖区\n")...); !strings.Contains(told, "these files were imported on") {
		t.Errorf("got %s", told)
	}
}

// A deal with a name beside an earlier one without is saved and listed, as the
// chat saves it and says so on its card; what the chat noted comes back.
func TestNamedDealsBesideNamelessOnesAreListed(t *testing.T) {
	s := tableStore(t)
	told := mustTake(t, s, tables(t, "d.csv", "项目,企业,总投资,区市,阶段,日期,默认项\n,达能,未定,东湖区,在谈,2023-03-10,\n净水器二厂,达能,6亿元,东湖区,开工,2023-03-09,own\n")...)
	if want := "d.csv row 3: D2 may be the same deal as D1\n"; !strings.Contains(told, want) || !strings.Contains(told, "2 records imported") {
		t.Errorf("got %s, want %s", told, want)
	}
	if _, got := exported(t, s); !strings.Contains(got["deals.csv"], "own") {
		t.Errorf("deals:\n%s", got["deals.csv"])
	}
}

func TestNumbersThatAreTakenMoveWithWhatPointsToThem(t *testing.T) {
	s := handMade(t)
	mustTake(t, s, tables(t, "t.csv", "行程编号,行程名称,日期\nT3,赴京,2023-03-15\n", "v.csv", "企业,日期,行程\n甲,2023-03-15,T3\n", "e.csv", "活动编号,活动名称,日期\nE2,茶博会,2023-03-15\n",
		"d.csv", "项目,企业,总投资,区市,历程,活动\n茶园,甲,5亿元,东湖区,签约 2023-03-15 E2,E2\n")...)
	_, got := exported(t, s)
	if !strings.Contains(got["visits.csv"], ",T4,") || !strings.Contains(got["deals.csv"], "签约 2023-03-15 E3") || strings.Count(got["deals.csv"], ",E3,") != 1 {
		t.Errorf("visits:\n%s\ndeals:\n%s", got["visits.csv"], got["deals.csv"])
	}
}

func TestADirectoryBringsCompaniesUpToDate(t *testing.T) {
	s := tableStore(t)
	mustTake(t, s, tables(t, "c.csv", "company,aliases,origin\n京东方,BOE,北京\n")...)
	told := mustTake(t, s, tables(t, "c.csv", "company,aliases,central soe\nBOE,京东方科技,no\n新芯,,\n")...)
	if !strings.Contains(told, "1 companies new, 1 brought up to date") {
		t.Error(told)
	}
	_, got := exported(t, s)
	if !strings.Contains(got["companies.csv"], "京东方,BOE|京东方科技,北京,,,,,否,") {
		t.Errorf("got %s", got["companies.csv"])
	}
}

// A new deal is frozen at its signing as a report's would be.
func TestSigningFreezesNewDeals(t *testing.T) {
	s := tableStore(t)
	mustTake(t, s, tables(t, "c.csv", "company,origin,foreign,fortune 500\n达能,法国,yes,yes\n", "d.csv", "项目,企业,总投资,区市,阶段,日期\n二期,达能,4.5亿美元,东湖区,签约,2023-03-08\n")...)
	snap, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	d, err := snap.Deal(t.Context(), 1)
	if err != nil || d.Rate.Micro != 6_870_000 || d.Foreign != ledger.Yes || d.Fortune500 != ledger.Yes || d.Origin != "法国" {
		t.Errorf("got %+v, %v", d, err)
	}
}
