package grammar

import (
	"strings"
	"testing"

	"guatu/ledger"
)

// What is printed says the same when it is read again.
func TestPrintReport(t *testing.T) {
	c := riverside(t)
	for _, x := range reportCases {
		for _, r := range Reports(x.text, c).Reports {
			for _, lang := range []ledger.Lang{ledger.Zh, ledger.En} {
				printed := PrintReport(r, c, lang)
				again := Reports(printed, c)
				if !readsBack(r) {
					continue
				}
				if len(again.Reports) != 1 || brief(again.Reports[0]) != brief(r) {
					t.Errorf("%s\nprinted\n%s\n got %s\nwant %s", x.name, printed, briefs(again), brief(r))
				}
			}
		}
	}
}

// readsBack tells whether a report can be printed so that it reads the same: a
// name whose end is open cannot.
func readsBack(r ledger.Report) bool {
	for _, v := range r.Values {
		if v.Doubt == ledger.CompanyOpen {
			return false
		}
	}
	return true
}

func TestPrintReportAsItLooks(t *testing.T) {
	c := riverside(t)
	r := Reports("签约 海湾重工 东山 12亿 昨天 船舶海工", c).Reports[0]
	want := "#签约\n企业：海湾重工\n总投资：12亿元（CNY 1,200,000,000）\n区市：东山区\n日期：2024-03-13 周三\n产业链：船舶海工"
	if got := PrintReport(r, c, ledger.Zh); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	want = "#signed\ncompany: 海湾重工\namount: CNY 1.2 billion (CNY 1,200,000,000)\ndistrict: Dongshan\ndate: 2024-03-13 Wed\nchain: Ships and offshore"
	if got := PrintReport(r, c, ledger.En); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A name whose end would be taken for something else is put in quotes, no other.
func TestPrintNames(t *testing.T) {
	c := riverside(t)
	for names, want := range map[string]string{
		"极光 2亿": "“极光 2亿”", "达能、5亿": "“达能”、“5亿”", `极光 "二" 昨天`: `「极光 "二" 昨天」`,
		"Blue Whale Motors": "Blue Whale Motors", "7 11": "7 11", "达能、海湾重工": "达能、海湾重工",
	} {
		v := ledger.Value{Field: ledger.FCompany, Text: names, Names: strings.Split(names, "、")}
		r := ledger.Report{Kind: ledger.KindDeal, Values: []ledger.Value{v}}
		if got := PrintReport(r, c, ledger.Zh); got != "#项目\n企业："+want {
			t.Errorf("%s: got %s, want %s", names, got, want)
		}
	}
}
