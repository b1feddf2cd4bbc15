package handlers

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"guatu/chat"
	"guatu/ledger"
)

// Line 1 in both languages: the figure with its unit.
func TestHeadline(t *testing.T) {
	money := func(minor int64, c ledger.Currency) ledger.Figure {
		return ledger.Figure{Money: ledger.Amount{Minor: minor, Currency: c, CNY: minor}}
	}
	rate := func(part, of int64) ledger.Figure { return ledger.Figure{Part: part, Of: of} }
	against := &ledger.Period{From: 1, To: 2}
	for _, x := range []struct {
		answer ledger.Answer
		zh, en string
	}{
		{count(ledger.Deals, 12), "12 个", "12 deals"},
		{count(ledger.Deals, 1), "1 个", "1 deal"},
		{count(ledger.Visits, 520), "520 家次", "520 visits"},
		{count(ledger.Trips, 3), "3 批", "3 trips"},
		{count(ledger.Events, 10), "10 场", "10 events"},
		{count(ledger.Overdue, 66), "66 项", "66 next steps"},
		{count(ledger.Investors, 96), "96 家", "96 companies"},
		{of(ledger.Companies, ledger.Figure{N: 15, Visits: 18}), "15 家（18 家次）", "15 companies (18 visits)"},
		{of(ledger.Sum, money(52_800_000_000_00, ledger.CNY)), "528 亿元", "CNY 52.8 bn"},
		{of(ledger.Sum, money(450_000_000_00, ledger.USD)), "4.5 亿美元", "USD 0.45 bn"},
		{of(ledger.Sum, money(30_000_000_000, ledger.JPY)), "300 亿日元", "JPY 30 bn"},
		{of(ledger.Sum, money(1_005_000_00, ledger.CNY)), "0.01 亿元", "CNY 0.001 bn"},
		{of(ledger.Sum, money(0, ledger.CNY)), "0 亿元", "CNY 0 bn"},
		{of(ledger.FundsBoth, ledger.Figure{Money: ledger.Amount{Minor: 1_680_000_000_00, Currency: ledger.CNY}, Abroad: ledger.Amount{Minor: 100_000_000_00, Currency: ledger.USD}}),
			"内资 16.8 亿元，外资 1 亿美元", "domestic CNY 1.68 bn, foreign USD 0.1 bn"},
		{of(ledger.RateOf, rate(14, 173)), "8.1%", "8.1%"},
		{of(ledger.ShareOf, rate(1, 2)), "50%", "50%"},
		{of(ledger.Conversion, ledger.Figure{None: true}), "0%", "0%"},
		{of(ledger.OutsideOf, ledger.Figure{N: 50, Unit: "家", Mark: ledger.Over}), "50 余家", "50+ companies"},
		{of(ledger.OutsideOf, ledger.Figure{N: 18, Unit: "个"}), "18 个", "18 deals"},
		{of(ledger.OutsideOf, ledger.Figure{None: true}), "没有登记这个数字。", "That figure is not recorded."},
		{ledger.Answer{Query: ledger.Query{Measure: ledger.Deals, Against: against, Versus: "last_quarter"}, Figure: ledger.Figure{N: 12}, Other: ledger.Figure{N: 9}},
			"12 个，上季度 9 个，+33.3%", "12 deals, last quarter 9 deals, +33.3%"},
		{ledger.Answer{Query: ledger.Query{Measure: ledger.Deals, Against: against}, Figure: ledger.Figure{N: 3}, Other: ledger.Figure{N: 4}},
			"3 个，对比期 4 个，-25%", "3 deals, the period before 4 deals, -25%"},
		{ledger.Answer{Query: ledger.Query{Measure: ledger.Deals, Against: against}, Figure: ledger.Figure{N: 173}}, "173 个，对比期 0 个", "173 deals, the period before 0 deals"},
		{ledger.Answer{Query: ledger.Query{Measure: ledger.RateOf, Against: against}, Figure: rate(1, 3), Other: rate(1, 4)},
			"33.3%，对比期 25%，+8.3 个百分点", "33.3%, the period before 25%, +8.3 points"},
		{ledger.Answer{Query: ledger.Query{Measure: ledger.Deals, By: ledger.ByDistrict, Winner: true}, Figure: ledger.Figure{N: 173}, Groups: []ledger.Group{{Key: "x", Figure: ledger.Figure{N: 34}}}},
			"34 个", "34 deals"},
	} {
		if got := (sheet{lang: ledger.Zh, answer: x.answer}).headline(); got != x.zh {
			t.Errorf("%s: %q, want %q", x.answer.Query.Measure, got, x.zh)
		}
		if got := (sheet{lang: ledger.En, answer: x.answer}).headline(); got != x.en {
			t.Errorf("%s: %q, want %q", x.answer.Query.Measure, got, x.en)
		}
	}
}

func of(m ledger.Measure, f ledger.Figure) ledger.Answer {
	return ledger.Answer{Query: ledger.Query{Measure: m}, Figure: f}
}

func count(m ledger.Measure, n int64) ledger.Answer { return of(m, ledger.Figure{N: n}) }

// Whatever an answer holds, its message stays below Telegram's limit, and its
// buttons within 64 bytes.
func TestLongAnswersFit(t *testing.T) {
	s := sheet{lang: ledger.Zh, reading: strings.Repeat("签约 · ", 20), listed: true, answer: count(ledger.Companies, 1000)}
	s.answer.Rows = 1000
	for i := range rowsPage {
		for j := range 300 {
			s.rows = append(s.rows, ledger.Row{Ref: ledger.Ref{Kind: ledger.KindVisit, N: int64(1_000_000 + j)}, Names: []string{fmt.Sprintf("企业%d", i)}})
		}
	}
	g := sheet{lang: ledger.En, answer: count(ledger.Deals, 1000)}
	for i := range 2000 {
		g.answer.Groups = append(g.answer.Groups, ledger.Group{Key: fmt.Sprintf("2023-%d", i), Figure: ledger.Figure{N: 1_000_000}})
	}
	g.page = 7
	for _, x := range []sheet{s, g} {
		if n := len([]rune(chat.Plain(x.text()))); n > 4096 {
			t.Errorf("%d characters", n)
		}
		for _, row := range x.buttons() {
			for _, b := range row {
				if len(b.Data) > 64 || b.Label == "" {
					t.Errorf("button %+v", b)
				}
			}
		}
	}
	if !regexp.MustCompile(`page 8 of 50`).MatchString(g.text()) {
		t.Errorf("no page line in %q", g.text())
	}
}
