package storage

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/ledger"
)

// day23 is a day of 2023.
func day23(month, day int) ledger.Date {
	d, _ := ledger.NewDate(2023, month, day)
	return d
}

func yi(n float64) ledger.Money {
	return ledger.Money{Currency: ledger.CNY, Low: int64(n * 1e10)}
}

// smallCity has two districts and the targets of the first.
func smallCity() ledger.City {
	return ledger.City{
		Districts: []ledger.Place{{Key: "laoshan"}, {Key: "jimo"}, {Key: "laixi"}},
		Units:     []ledger.Unit{{Place: ledger.Place{Key: "office"}, Tier: ledger.TierLeader}},
		Rates:     ledger.Rates{ledger.USD: {{Micro: 6_870_000}}},
		Targets:   []ledger.Target{{District: "laoshan", Year: 2023, Measure: "signed", Value: 8}},
	}
}

// smallLedger is the ledger that the questions below are asked of.
func smallLedger() ledger.Plan {
	var p ledger.Plan
	head := func(n int64) ledger.Head {
		return ledger.Head{N: n, Reporter: 5, Reported: time.UnixMilli(1), Touched: day23(3, 1)}
	}
	deal := func(n int64, name, district string, m ledger.Money, stages ...ledger.Reached) ledger.Deal {
		d := ledger.Deal{Head: head(n), Name: name, District: district, Amount: m, Stages: stages, Investors: []int64{n % 3}, Units: []string{"u"}}
		if d.Investors[0] == 0 {
			d.Investors = nil
		}
		return d
	}
	signed := func(month, day int) ledger.Reached {
		return ledger.Reached{Stage: ledger.StageSigned, On: day23(month, day)}
	}
	p.Add(ledger.SaveCompany{Company: ledger.Company{ID: 1, Name: "京东方", Origin: "北京"}}, ledger.SaveCompany{Company: ledger.Company{ID: 2, Name: "达能", Origin: "法国", Foreign: ledger.Yes}})
	p.Add(ledger.SaveEvent{Event: ledger.Event{Head: head(1), Name: "省旅发大会", Period: ledger.Day(day23(3, 17)), Figures: []ledger.Outside{{Name: "全省签约", Value: 18, Unit: "个"}}}})
	big := deal(1, "甲", "laoshan", yi(50), signed(2, 1))
	big.Event = 1
	dollars := deal(2, "乙", "laoshan", ledger.Money{Currency: ledger.USD, Low: 450_000_000_00}, signed(3, 1))
	dollars.Rate = ledger.Rate{Micro: 6_870_000}
	secret := deal(4, "丙", "jimo", yi(5), signed(3, 31))
	secret.Sensitive = true
	framework := deal(7, "庚", "jimo", yi(9), ledger.Reached{Stage: ledger.StageSigned, On: day23(3, 2), Agreement: ledger.Framework})
	gone := deal(8, "辛", "jimo", yi(90), signed(3, 3))
	gone.Withdrawn = time.UnixMilli(2)
	for _, d := range []ledger.Deal{
		big, dollars, deal(3, "丁", "", ledger.Money{Undecided: true}, signed(3, 5)), secret,
		deal(5, "戊", "jimo", yi(60), ledger.Reached{Stage: ledger.StageTalks, On: day23(1, 5)}),
		deal(6, "己", "jimo", yi(3), ledger.Reached{Stage: ledger.StageTalks, On: day23(1, 5)}, ledger.Reached{Stage: ledger.StageStarted, On: day23(4, 1)}),
		framework, gone,
	} {
		p.Add(ledger.SaveDeal{Deal: d})
	}
	for i, on := range []ledger.Date{day23(3, 6), day23(3, 6), day23(3, 13)} {
		p.Add(ledger.SaveVisit{Visit: ledger.Visit{Head: head(int64(i + 1)), Company: int64(i%2 + 1), Date: on, Direction: ledger.Outward, District: "laoshan", Units: []string{"u"}}})
	}
	return p
}

func smallStore(t *testing.T) *Snapshot {
	t.Helper()
	s, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "ledger.db"), Fold: strings.ToLower, City: smallCity()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.Apply(t.Context(), nil, smallLedger(), nil); err != nil {
		t.Fatal(err)
	}
	v, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

var firstQuarter = ledger.Period{From: day23(1, 1), To: day23(3, 31)}

// signedQ is a question about what was signed in the first quarter, asked in April.
func signedQ(m ledger.Measure, f ledger.Filter) ledger.Query {
	return ledger.Query{Measure: m, Clock: ledger.Moved, Stage: ledger.StageSigned, Filter: f, Period: firstQuarter, Asked: day23(4, 6)}
}

func by(q ledger.Query, d ledger.Dimension, top int, winner bool) ledger.Query {
	q.By, q.Top, q.Winner = d, top, winner
	return q
}

func bound(n float64, open bool) *ledger.Bound {
	return &ledger.Bound{Minor: yi(n).Low, Currency: ledger.CNY, Open: open}
}

var cityLeader = ledger.Asker{Member: ledger.Member{ID: 9, Role: ledger.Leader}}

// brief is an answer in short: the figure, then the groups.
func brief(a ledger.Answer) string {
	text := figureText(a.Query.Measure, a.Figure)
	for _, g := range a.Groups {
		text += " " + g.Key + ":" + figureText(a.Query.Measure, g.Figure)
	}
	if a.LeftOut > 0 {
		text += fmt.Sprintf(" left out %d", a.LeftOut)
	}
	return text
}

func figureText(m ledger.Measure, f ledger.Figure) string {
	switch {
	case f.None:
		return "none"
	case f.Of > 0:
		return fmt.Sprintf("%d/%d", f.Part, f.Of)
	case f.Money.Currency != "":
		return fmt.Sprintf("%.2f亿%s", float64(f.Money.Minor)/1e10, f.Money.Currency)
	}
	return fmt.Sprint(f.N)
}

func TestAnswer(t *testing.T) {
	v := smallStore(t)
	share := signedQ(ledger.ShareOf, ledger.Filter{Districts: []string{"laoshan"}})
	whole := signedQ(ledger.Deals, ledger.Filter{})
	share.Whole = &whole
	ofProvince := ledger.Query{Measure: ledger.ShareOf, Clock: ledger.Moved, Stage: ledger.StageSigned, Figure: "全省签约", Filter: ledger.Filter{Events: []int64{1}}, Asked: day23(4, 6)}
	outside := ledger.Query{Measure: ledger.OutsideOf, Figure: "全省签约", Filter: ledger.Filter{Events: []int64{1}}, Asked: day23(4, 6)}
	attained := ledger.Query{Measure: ledger.Attained, Period: ledger.Year(day23(1, 1)), Filter: ledger.Filter{Districts: []string{"laoshan"}}, Asked: day23(4, 6)}
	untargeted := attained
	untargeted.Filter.Districts = []string{"jimo"}
	talks := ledger.Query{Measure: ledger.Deals, Clock: ledger.Standing, Stage: ledger.StageTalks, Asked: day23(4, 6)}
	talksInMarch := talks
	talksInMarch.Period = ledger.Month(day23(3, 1))
	started := signedQ(ledger.RateOf, ledger.Filter{})
	weekly := ledger.Query{Measure: ledger.Companies, Period: ledger.Period{From: day23(3, 8), To: day23(3, 21)}, By: ledger.ByWeek, Asked: day23(4, 6)}
	least := by(signedQ(ledger.Deals, ledger.Filter{}), ledger.ByDistrict, 0, true)
	least.Least = true
	for _, x := range []struct {
		asked string
		query ledger.Query
		want  string
	}{
		{"signed in the first quarter: no framework, nothing withdrawn", signedQ(ledger.Deals, ledger.Filter{}), "4"},
		{"framework agreements by name", signedQ(ledger.Deals, ledger.Filter{Agreements: []ledger.Agreement{ledger.Framework}}), "1"},
		{"5亿元以上: the number itself is in it, dollars count in yuan", signedQ(ledger.Deals, ledger.Filter{Min: bound(5, false)}), "3 left out 1"},
		{"超过5亿元: the number itself is outside", signedQ(ledger.Deals, ledger.Filter{Min: bound(5, true)}), "2 left out 1"},
		{"4.5亿美元 is below 50亿元", signedQ(ledger.Deals, ledger.Filter{Max: bound(50, true)}), "2 left out 1"},
		{"sum of several currencies", signedQ(ledger.Sum, ledger.Filter{}), "85.92亿CNY left out 1"},
		{"sum of one foreign currency", signedQ(ledger.Sum, ledger.Filter{Foreign: ledger.Yes, Min: bound(1, false)}), "4.50亿USD"},
		{"average of those with an amount", signedQ(ledger.Average, ledger.Filter{}), "28.64亿CNY left out 1"},
		{"average of none", signedQ(ledger.Average, ledger.Filter{Districts: []string{"laixi"}}), "none"},
		{"by district: zero rows, and 未填 last", by(signedQ(ledger.Deals, ledger.Filter{}), ledger.ByDistrict, 0, false), "4 laoshan:2 jimo:1 laixi:0 :1"},
		{"by district within some", by(signedQ(ledger.Deals, ledger.Filter{Districts: []string{"jimo"}}), ledger.ByDistrict, 0, false), "1 jimo:1"},
		{"除了崂山区 keeps what has no district", signedQ(ledger.Deals, ledger.Filter{NotDistricts: []string{"laoshan"}}), "2"},
		{"top 2: the total counts all, 未填 has no place", by(signedQ(ledger.Deals, ledger.Filter{}), ledger.ByDistrict, 2, false), "4 laoshan:2 jimo:1"},
		{"the most", by(signedQ(ledger.Deals, ledger.Filter{}), ledger.ByDistrict, 0, true), "4 laoshan:2"},
		{"the fewest, zero rows too", least, "4 laixi:0"},
		{"most by month: both that tie", by(signedQ(ledger.Deals, ledger.Filter{Districts: []string{"laoshan"}}), ledger.ByMonth, 0, true), "2 2023-02:1 2023-03:1"},
		{"by sensitive investor", by(signedQ(ledger.Deals, ledger.Filter{Districts: []string{"jimo"}}), ledger.ByCompany, 0, false), "1 *:1"},
		{"in talks now: what started without signing has moved on", talks, "1"},
		{"in talks at the end of March", talksInMarch, "2"},
		{"start rate", started, "0/4"},
		{"share of the city", share, "2/4"},
		{"share of the province", ofProvince, "1/18"},
		{"an outside figure", outside, "18"},
		{"share of the year's target", attained, "2/8"},
		{"a target that nobody set", untargeted, "none"},
		{"companies by week, weeks by their Monday", weekly, "1 2023-03-06:0 2023-03-13:1 2023-03-20:0"},
	} {
		t.Run(x.asked, func(t *testing.T) {
			a, err := v.Answer(t.Context(), x.query, cityLeader)
			if err != nil {
				t.Fatal(err)
			}
			if got := brief(a); got != x.want {
				t.Errorf("%s, want %s", got, x.want)
			}
		})
	}
}

// What a scope does not show is counted, and no row of it is given.
func TestScope(t *testing.T) {
	v := smallStore(t)
	district := func(d string) ledger.Asker {
		return ledger.Asker{Member: ledger.Member{ID: 7, Role: ledger.Officer, Scope: ledger.Scope{District: d}, District: d}}
	}
	for _, x := range []struct {
		asked  string
		query  ledger.Query
		by     ledger.Asker
		hidden bool
		names  []string
	}{
		{"one's own district", signedQ(ledger.Deals, ledger.Filter{Districts: []string{"laoshan"}}), district("laoshan"), false, []string{"甲", "乙"}},
		{"another district", signedQ(ledger.Deals, ledger.Filter{Districts: []string{"laoshan"}}), district("jimo"), true, nil},
		{"the whole city", signedQ(ledger.Deals, ledger.Filter{}), district("laoshan"), true, nil},
		{"a sensitive deal, to its district", signedQ(ledger.Deals, ledger.Filter{Districts: []string{"jimo"}}), district("jimo"), false, []string{""}},
		{"a sensitive deal, to its unit", signedQ(ledger.Deals, ledger.Filter{Districts: []string{"jimo"}}), ledger.Asker{Member: ledger.Member{ID: 7, Unit: "u", District: "jimo", Scope: ledger.Scope{Unit: "u"}}}, false, []string{"丙"}},
		{"a sensitive deal, to a city leader", signedQ(ledger.Deals, ledger.Filter{Districts: []string{"jimo"}}), cityLeader, false, []string{""}},
		{"the largest, of another district", signedQ(ledger.Largest, ledger.Filter{}), district("jimo"), true, nil},
	} {
		t.Run(x.asked, func(t *testing.T) {
			a, err := v.Answer(t.Context(), x.query, x.by)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := v.Rows(t.Context(), x.query, x.by, 0, 10)
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, r := range rows {
				names = append(names, r.Name)
			}
			if a.Hidden != x.hidden || a.Hidden && len(a.Best) > 0 {
				t.Errorf("hidden %v, want %v; best %v", a.Hidden, x.hidden, a.Best)
			}
			if d := cmp.Diff(x.names, names); d != "" {
				t.Error(d)
			}
		})
	}
}

// A filter or a grouping that means nothing for a measure is never passed over.
func TestMeaninglessQuestions(t *testing.T) {
	v := smallStore(t)
	for _, q := range []ledger.Query{
		{Measure: ledger.Visits, Filter: ledger.Filter{Parks: []string{"park-vr"}}, Asked: day23(4, 6)},
		{Measure: ledger.Trips, Filter: ledger.Filter{Chains: []string{"ai"}}, Asked: day23(4, 6)},
		{Measure: ledger.Trips, By: ledger.ByStage, Asked: day23(4, 6)},
		{Measure: ledger.FundsHome, Clock: ledger.Moved, Stage: ledger.StageSigned, Asked: day23(4, 6)},
		{Measure: ledger.Deals, Clock: ledger.Moved, Stage: "落户", Asked: day23(4, 6)},
	} {
		if _, err := v.Answer(t.Context(), q, cityLeader); !errors.Is(err, errMeaningless) {
			t.Errorf("Answer(%s by %s %+v) = %v, want an error", q.Measure, q.By, q.Filter, err)
		}
	}
	q := signedQ(ledger.Deals, ledger.Filter{Min: &ledger.Bound{Minor: 1, Currency: "CHF"}})
	if _, err := v.Answer(t.Context(), q, cityLeader); err == nil {
		t.Error("a threshold in a currency without a rate was answered")
	}
}

// A list of companies is paged by companies, with all their visits.
func TestCompanyPages(t *testing.T) {
	v := smallStore(t)
	q := ledger.Query{Measure: ledger.Companies, Period: firstQuarter, Asked: day23(4, 6)}
	for offset, want := range []string{"京东方 V1 京东方 V3", "达能 V2", ""} {
		rows, err := v.Rows(t.Context(), q, cityLeader, offset, 1)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range rows {
			got = append(got, r.Names[0], r.Ref.String())
		}
		if text := strings.Join(got, " "); text != want {
			t.Errorf("company %d: %s, want %s", offset+1, text, want)
		}
	}
}
