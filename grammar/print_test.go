package grammar

import (
	"testing"

	"guatu/ledger"
)

// What is printed says the same when it is read again.
func TestPrintReport(t *testing.T) {
	c := riverside(t)
	for _, x := range reportCases {
		for _, r := range Reports(x.text, c).Reports {
			for _, lang := range []ledger.Lang{ledger.Zh, ledger.En} {
				printed := PrintReport(r, c.Town, lang)
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
	if got := PrintReport(r, c.Town, ledger.Zh); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	want = "#signed\ncompany: 海湾重工\namount: CNY 1.2 billion (CNY 1,200,000,000)\ndistrict: Dongshan\ndate: 2024-03-13 Wed\nchain: Ships and offshore"
	if got := PrintReport(r, c.Town, ledger.En); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
