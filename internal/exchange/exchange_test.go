package exchange

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"guatu/ledger"
)

// A made-up city: two of its units have one English name, one chain none.
func city() ledger.City {
	return ledger.City{
		Place:     ledger.Place{Key: "city", Zh: "云港市", En: "Yungang"},
		Districts: []ledger.Place{{Key: "east", Zh: "东湖区", En: "East Lake", Aliases: []string{"东湖"}}, {Key: "west", Zh: "西岭新区", En: "West Ridge"}},
		Chains:    []ledger.Place{{Key: "chips", Zh: "集成电路", En: "Chips"}, {Key: "food", Zh: "食品"}},
		Parks:     []ledger.Place{{Key: "park-a", Zh: "软件园", En: "Software Park"}},
		Units: []ledger.Unit{
			{Place: ledger.Place{Key: "east-bureau", Zh: "东湖区商务局", En: "Bureau"}, Tier: ledger.TierDistrict, District: "east"},
			{Place: ledger.Place{Key: "west-bureau", Zh: "西岭新区商务局", En: "Bureau"}, Tier: ledger.TierDistrict, District: "west"},
			{Place: ledger.Place{Key: "leaders", Zh: "市领导", En: "City leaders"}, Tier: ledger.TierLeader},
		},
		Rates:    ledger.Rates{"USD": {{Micro: 6_870_000}}, "EUR": {{Micro: 7_470_000}}, "JPY": {{Micro: 51_700}}},
		Language: ledger.Zh,
		Zone:     time.FixedZone("UTC+8", 8*3600),
	}
}

func on(s string) ledger.Date {
	d, err := ledger.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func context() *Context {
	return NewContext(city(), time.Date(2023, 4, 3, 9, 0, 0, 0, city().Zone))
}

// file writes a test's file.
func file(t testing.TB, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// read reads all records of a file, and all that is wrong with it, without the
// folder's name.
func read(t testing.TB, name string, l Limits) (records []Record, faults []string) {
	t.Helper()
	fault := func(fs ...Fault) {
		for _, f := range fs {
			if f.File != "" {
				f.File = filepath.Base(f.File)
			}
			faults = append(faults, f.Error())
		}
	}
	b, err := Open(name, l)
	if err != nil {
		fault(Faults(err)...)
		return nil, faults
	}
	defer b.Close()
	for _, table := range b.Tables {
		err := table.Each(context(), func(r Record, wrong []Fault) error {
			fault(wrong...)
			records = append(records, r)
			return nil
		})
		fault(Faults(err)...)
	}
	return records, faults
}

func readCSV(t testing.TB, text string) ([]Record, []string) {
	t.Helper()
	return read(t, file(t, "t.csv", text), DefaultLimits())
}

var ignored = cmp.Options{cmpopts.IgnoreUnexported(Record{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(Record{}, "Place")}

func TestVisitsAsPeopleWriteThem(t *testing.T) {
	got, faults := readCSV(t, "\uFEFF2023年一季度走访统计表,,,\n"+
		"序号,企业,日期,地点,带队,单位,产业链,意向投资（亿元）,下一步,成果\n"+
		"1,北方光电股份有限公司,2023/3/8,上海,王区长,东湖区商务局,集成电路,50,3月20日前回访,\"谈得不错，下月来访。\n愿建二期\"\n"+
		"2, 南山食品 ,3月9日,那个老地方,,市领导、西岭新区商务局,食品,约3000万元,,=1+1\n")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	now := context().Now
	head := ledger.Head{Reported: now, Touched: on("2023-04-03")}
	first, second := head, head
	first.Notes, first.Fields = []string{"序号：1"}, []string{"district", "tier"}
	first.Steps = []ledger.Step{{Text: "回访", Due: on("2023-03-20")}}
	second.Notes, second.Fields = []string{"序号：2"}, []string{"tier"}
	want := []Record{
		{Kind: 'V', Companies: []string{"北方光电股份有限公司"}, Visit: &ledger.Visit{Head: first, Date: on("2023-03-08"), Direction: ledger.Outward, Tier: ledger.TierDistrict,
			District: "east", Units: []string{"east-bureau"}, Place: "上海", LedBy: "王区长", Chain: "chips", Outcome: "谈得不错，下月来访。\n愿建二期",
			Interest: ledger.Money{Currency: "CNY", Low: 5_000_000_000_00}}},
		{Kind: 'V', Companies: []string{"南山食品"}, Visit: &ledger.Visit{Head: second, Date: on("2023-03-09"), Direction: ledger.Outward, Tier: ledger.TierLeader,
			Units: []string{"leaders", "west-bureau"}, Place: "那个老地方", Chain: "food", Outcome: "=1+1", Interest: ledger.Money{Currency: "CNY", Low: 30_000_000_00, Mark: ledger.About}}},
	}
	if d := cmp.Diff(want, got, ignored); d != "" {
		t.Error(d)
	}
	if got[0].Row != 3 || got[1].Row != 4 {
		t.Errorf("rows %d and %d", got[0].Row, got[1].Row)
	}
}

func TestDealsAsPeopleWriteThem(t *testing.T) {
	got, faults := readCSV(t, "项目,投资方,总投资,区市,阶段,签约日期,开工日期,协议,活动,行业,到账\n"+
		"二期,\"甲公司、Bolt Co., Ltd\",4.5亿美元,东湖区,开工,2023-03-08,2023-04-01,正式合同,儒商大会,制造业,2023-03-20 2亿元\n"+
		"一期,乙公司,未定,西岭新区,,,,,,,\n")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if d := cmp.Diff([]string{"甲公司", "Bolt Co., Ltd"}, got[0].Companies); d != "" {
		t.Error(d)
	}
	stages := []ledger.Reached{{Stage: ledger.StageSigned, On: on("2023-03-08"), Agreement: ledger.Contract}, {Stage: ledger.StageStarted, On: on("2023-04-01")}}
	if d := cmp.Diff(stages, got[0].Deal.Stages); d != "" {
		t.Error(d)
	}
	if got[0].Link != "儒商大会" || got[0].Deal.Sector != "C" || got[0].Deal.Funds[0].Amount.Low != 200_000_000_00 {
		t.Errorf("got %+v", got[0].Deal)
	}
	got[0].SetEvent(4)
	if got[0].Deal.Event != 4 || got[0].Deal.Stages[0].Event != 4 || got[0].Deal.Stages[1].Event != 0 {
		t.Errorf("the event is not the signing's: %+v", got[0].Deal.Stages)
	}
	talks := []ledger.Reached{{Stage: ledger.StageTalks, On: on("2023-04-03")}}
	if d := cmp.Diff(talks, got[1].Deal.Stages); d != "" || !got[1].Deal.Amount.Undecided {
		t.Error(d, got[1].Deal.Amount)
	}
}

func TestTheKindIsKnownByTheColumns(t *testing.T) {
	for _, c := range []struct {
		header string
		want   ledger.Kind
	}{
		{"企业", 'C'},
		{"company,aliases,origin,region,foreign,fortune 500,central soe", 'C'},
		{"企业,来源地,外资", 'C'},
		{"企业,日期", 'V'},
		{"company,date,place,led by,notes", 'V'},
		{"企业,金额,区市,日期", 'D'},
		{"project name,investor,total investment,district,stage,date", 'D'},
		{"项目名称,签约日期,总投资", 'D'},
		{"行程名称,地点,日期,带队", 'T'},
		{"名称,地点,日期,带队,状态", 'T'},
		{"活动名称,地点,日期", 'E'},
		{"event,date,organiser", 'E'},
		{"ref,company,date", 'V'},
		{"编号,企业,日期,总投资,区市", 'D'},
	} {
		b, err := Open(file(t, "t.csv", c.header+"\n"), DefaultLimits())
		if err != nil {
			t.Errorf("%s: %v", c.header, err)
			continue
		}
		if got := b.Tables[0].Kind; got != c.want {
			t.Errorf("%s is a table of %c, want %c", c.header, got, c.want)
		}
	}
	for _, kind := range Kinds() {
		for _, lang := range []ledger.Lang{ledger.Zh, ledger.En} {
			b, err := Open(file(t, "t.csv", strings.Join(Header(kind, lang), ",")), DefaultLimits())
			if err != nil || b.Tables[0].Kind != kind || len(b.Tables[0].Unknown()) > 0 {
				t.Errorf("the written header of %c in %s: %v", kind, lang, err)
			}
		}
	}
}

func TestFaultsAreNamed(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", "t.csv: the file has no header row"},
		{"unknown column of a directory", "company,colour\nA,red\n", "t.csv row 1, column colour: no such column in a company directory"},
		{"no company", "aliases\nA\n", "t.csv row 1: not known by its columns what the table is of; of companies: no column is called company (企业)"},
		{"trips or events", "名称,地点,日期\n", "t.csv row 1: the columns fit events and trips: name one of them 活动编号 or 行程编号"},
		{"a column twice", "企业,日期,时间\n", "t.csv row 1, column 时间: the column 日期 means the same"},
		{"no name", "company,origin\n,法国\n", "t.csv row 2, column company: a company needs a name"},
		{"not a yes", "company,foreign\nA,maybe\n", `t.csv row 2, column foreign: "maybe" is neither yes nor no`},
		{"broken quotes", "company\n\"A\n", "t.csv row 2: not CSV: extraneous or missing \" in quoted-field"},
		{"not UTF-8", "企业,日期\n\xb4\xef\xc4\xdc,2023-01-01\n", "t.csv row 2: the file is not UTF-8: save it as CSV UTF-8 or as XLSX"},
		{"UTF-16", "\xff\xfe\x01\x4f", "t.csv: the file is UTF-16: save it as CSV UTF-8 or as XLSX"},
		{"no company in a row", "企业,日期\n,2023-01-01\n", "t.csv row 2, column 企业: a visit needs its company"},
		{"no day", "企业,日期\nA,\n", "t.csv row 2, column 日期: a visit needs its day"},
		{"no such day", "企业,日期\nA,2月30日\n", `t.csv row 2, column 日期: "2月30日" is a day that does not exist`},
		{"future", "企业,日期\nA,2023-04-04\n", `t.csv row 2, column 日期: "2023-04-04" lies in the future`},
		{"no day at all", "企业,日期\nA,whenever\n", `t.csv row 2, column 日期: "whenever" is no day such as 2023-03-08`},
		{"row after lines in a cell", "企业,日期,成果\nA,2023-01-01,\"a\nb\"\n\nB,2月30日,\n", `t.csv row 4, column 日期: "2月30日" is a day that does not exist`},
		{"amount without unit", "企业,日期,意向投资\nA,2023-01-01,50\n", `t.csv row 2, column 意向投资: "50" has no unit: write 81.7亿元, or the unit into the header (总投资（亿元）)`},
		{"vague amount", "企业,日期,意向\nA,2023-01-01,十几亿\n", `t.csv row 2, column 意向: "十几亿" is no certain amount: write a figure, or 未定`},
		{"no rate", "企业,日期,意向\nA,2023-01-01,5亿英镑\n", `t.csv row 2, column 意向: the config has no rate for GBP`},
		{"district", "企业,日期,区市\nA,2023-01-01,北海区\n", `t.csv row 2, column 区市: "北海区" is not in the config; there are 东湖区, 西岭新区`},
		{"too many cells", "企业,日期\nA,2023-01-01,more\n", `t.csv row 2: cell 3 has no column: "more"`},
		{"reference of another kind", "走访编号,企业,日期\nD7,A,2023-01-01\n", `t.csv row 2, column 走访编号: "D7" is no reference such as V12`},
		{"deal without amount", "企业,总投资,区市\nA,,东湖\n", "t.csv row 2, column 总投资: a deal needs its amount, or 未定"},
		{"deal without district", "企业,总投资,区市\nA,5亿,\n", "t.csv row 2, column 区市: a deal needs its district"},
		{"stage without day", "企业,总投资,区市,阶段\nA,5亿,东湖,签约\n", "t.csv row 2, column date: the stage 签约 needs its day"},
		{"stage and history", "企业,总投资,区市,阶段,历程\nA,5亿,东湖,签约,在谈 2023-01-05\n", "t.csv row 2, column 阶段: 签约 is not what the column 历程 (stages) says: 在谈"},
		{"stage that is none", "企业,总投资,区市,历程\nA,5亿,东湖,散步 2023-01-05\n", `t.csv row 2, column 历程: "散步" is not known; there are 线索, 在谈, 签约`},
		{"funds without day", "企业,总投资,区市,到账\nA,5亿,东湖,2亿元\n", `t.csv row 2, column 到账: each amount needs its day before it (2023-03-20 2亿元): "2亿元" is no day such as 2023-03-08`},
		{"time", "企业,日期,填报时间\nA,2023-01-01,then\n", `t.csv row 2, column 填报时间: "then" is no time such as 2023-03-08T09:30:00+08:00`},
	} {
		_, faults := readCSV(t, c.in)
		if len(faults) != 1 || faults[0] != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, faults, c.want)
		}
	}
}

func TestAllFaultsOfATableAreNamed(t *testing.T) {
	_, faults := readCSV(t, "企业,日期,区市\nA,2月30日,北海区\nB,2023-01-01,东湖区\n,2023-01-01,\n")
	want := []string{
		`t.csv row 2, column 日期: "2月30日" is a day that does not exist`,
		`t.csv row 2, column 区市: "北海区" is not in the config; there are 东湖区, 西岭新区`,
		`t.csv row 4, column 企业: a visit needs its company`,
	}
	if d := cmp.Diff(want, faults); d != "" {
		t.Error(d)
	}
}

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
	_, faults = Companies(strings.NewReader("企业,别名\nA,B\nB,\n"))
	if len(faults) != 1 || faults[0].Error() != `row 3, column 企业: "B" stands in row 2 already` {
		t.Errorf("a name twice: %v", faults)
	}
}
