package storage

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guatu/ledger"
)

// The random ledgers play between day0 and dayN, and questions are asked in
// the last weeks of it.
const (
	day0 = ledger.Date(19388) // 2023-01-31
	dayN = day0 + 90
)

var (
	someDistricts  = []string{"laoshan", "xihaian", "jimo"}
	someUnits      = []string{"laoshan-bureau", "commerce", "display-chain", "tokyo"}
	someChains     = []string{"display", "ai"}
	someOrigins    = []string{"北京", "日本", "德国"}
	somePlaces     = []string{"深圳", "上海"}
	someSectors    = []string{"C", "I"}
	someParks      = []string{"park-vr", "park-ai"}
	someCurrencies = []ledger.Currency{ledger.CNY, ledger.CNY, ledger.CNY, ledger.USD, ledger.JPY, ledger.EUR}
	someStages     = append(slices.Clone(ladder), ledger.StagePaused, ledger.StageEnded)
	someMembers    = []int64{11, 12, 13}
	someTiers      = []ledger.Tier{ledger.TierLeader, ledger.TierChain, ledger.TierDistrict, ledger.TierLiaison}
	somePapers     = []ledger.Agreement{ledger.Contract, ledger.Framework, ledger.Intent}
	someLeaders    = []string{"", "张市长", "李局长、张市长", "张市长，王主任", "副市长张市长"}
	someCategories = []ledger.Category{ledger.Industry, ledger.Fund}
)

func sampleCity() ledger.City {
	c := ledger.City{Rates: ledger.Rates{
		ledger.USD: {{Micro: 6_870_000}, {Micro: 6_950_000, From: day0 + 30}},
		ledger.JPY: {{Micro: 51_700}},
		ledger.EUR: {{Micro: 7_470_000}},
	}}
	for _, k := range someDistricts {
		c.Districts = append(c.Districts, ledger.Place{Key: k})
	}
	for i, k := range someUnits {
		c.Units = append(c.Units, ledger.Unit{Place: ledger.Place{Key: k}, Tier: someTiers[(i+2)%4]})
	}
	return c
}

// draws is what random values are taken from.
type draws struct{ *rapid.T }

func anyOne[T any](d draws, xs []T) T { return rapid.SampledFrom(xs).Draw(d.T, "one") }

// maybe is one of the values, or nothing.
func maybe[T any](d draws, xs []T) (x T) {
	if d.chance(3) {
		return x
	}
	return anyOne(d, xs)
}

// few are up to two different ones of the values.
func few[T comparable](d draws, xs []T) []T {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(xs), 0, 2, rapid.ID[T]).Draw(d.T, "few")
}

func (d draws) chance(in int) bool { return rapid.IntRange(1, in).Draw(d.T, "chance") == 1 }

func (d draws) day() ledger.Date {
	return ledger.Date(rapid.IntRange(int(day0), int(dayN)).Draw(d.T, "day"))
}

func (d draws) tri() ledger.Tri {
	return anyOne(d, []ledger.Tri{ledger.Yes, ledger.No, ledger.Unknown})
}

// asked is a fact as a filter asks for it.
func (d draws) asked() ledger.Tri {
	return anyOne(d, []ledger.Tri{ledger.Yes, ledger.No, ledger.Unknown, ledger.NotYes, ledger.NotNo})
}

func (d draws) money() ledger.Money {
	if d.chance(4) {
		return ledger.Money{Undecided: d.chance(2)}
	}
	m := ledger.Money{Currency: anyOne(d, someCurrencies), Low: rapid.Int64Range(1, 90).Draw(d.T, "yi") * 1e10}
	if d.chance(3) {
		m.Low += rapid.Int64Range(0, 1e10).Draw(d.T, "fen")
	}
	if d.chance(6) {
		m.High = m.Low * 2
	}
	return m
}

func (d draws) head(n int) ledger.Head {
	h := ledger.Head{N: int64(n), Reporter: anyOne(d, someMembers), Reported: time.UnixMilli(1), Touched: d.day(), Sensitive: d.chance(9)}
	if d.chance(12) {
		h.Withdrawn = time.UnixMilli(2)
	}
	if d.chance(4) {
		s := ledger.Step{Text: "回访", Due: d.day(), Owner: anyOne(d, someMembers)}
		if d.chance(3) {
			s.Done = d.day()
		}
		if d.chance(4) {
			s.Due = 0
		}
		h.Steps = []ledger.Step{s}
	}
	return h
}

var worlds = rapid.Custom(func(t *rapid.T) world {
	d := draws{t}
	w := world{city: sampleCity()}
	for i := range 9 {
		c := ledger.Company{ID: int64(i + 1), Name: fmt.Sprintf("公司%c", 'A'+i), Origin: maybe(d, someOrigins), Region: maybe(d, []string{"亚洲"}),
			Foreign: d.tri(), Fortune500: d.tri(), CentralSOE: d.tri()}
		if i > 6 {
			c.MergedInto = int64(i - 5)
		}
		w.companies = append(w.companies, c)
	}
	for i := range 40 {
		w.visits = append(w.visits, d.visit(i+1))
		w.deals = append(w.deals, d.deal(i+1, w.city))
	}
	for i := range 8 {
		w.trips = append(w.trips, ledger.Trip{Head: d.head(100 + i), Name: "行程", Places: few(d, somePlaces), Period: ledger.Day(d.day()), Units: few(d, someUnits), District: maybe(d, someDistricts), LedBy: anyOne(d, someLeaders)})
		w.events = append(w.events, ledger.Event{Head: d.head(200 + i), Name: fmt.Sprintf("活动%d", i), Places: few(d, somePlaces), Period: ledger.Day(d.day()), Units: few(d, someUnits), District: maybe(d, someDistricts)})
	}
	w.numberSteps()
	return w
})

// numberSteps gives every next step a number of its own.
func (w world) numberSteps() {
	var heads []*ledger.Head
	for i := range w.visits {
		heads = append(heads, &w.visits[i].Head, &w.deals[i].Head)
	}
	for i := range w.trips {
		heads = append(heads, &w.trips[i].Head, &w.events[i].Head)
	}
	for i, h := range heads {
		for j := range h.Steps {
			h.Steps[j].ID = int64(i + 1)
		}
	}
}

func (d draws) visit(n int) ledger.Visit {
	return ledger.Visit{Head: d.head(n), Company: rapid.Int64Range(1, 9).Draw(d.T, "company"), Date: d.day(),
		Direction: anyOne(d, []ledger.Direction{ledger.Outward, ledger.Outward, ledger.Inward}), Tier: anyOne(d, someTiers), District: maybe(d, append(someDistricts, "gone")),
		Units: few(d, someUnits), Place: maybe(d, somePlaces), Chain: maybe(d, someChains), Interest: d.money(), Trip: rapid.Int64Range(0, 3).Draw(d.T, "trip"), LedBy: anyOne(d, someLeaders)}
}

func (d draws) deal(n int, c ledger.City) ledger.Deal {
	x := ledger.Deal{Head: d.head(n), Name: fmt.Sprintf("项目%d", n), Investors: rapid.SliceOfNDistinct(rapid.Int64Range(1, 9), 0, 3, rapid.ID).Draw(d.T, "investors"),
		Amount: d.money(), District: maybe(d, append(someDistricts, "gone")), Chain: maybe(d, someChains), Sector: maybe(d, someSectors), Category: maybe(d, someCategories),
		Foreign: d.tri(), Fortune500: d.tri(), Origin: maybe(d, someOrigins), Park: maybe(d, someParks), Units: few(d, someUnits), Event: anyOne(d, []int64{0, 0, 200, 201})}
	for range rapid.IntRange(1, 5).Draw(d.T, "stages") {
		r := ledger.Reached{Stage: anyOne(d, someStages), On: d.day()}
		if r.Stage == ledger.StageSigned {
			r.Agreement = anyOne(d, append(somePapers, ""))
		}
		x.Stages = append(x.Stages, r)
	}
	if d.chance(2) {
		x.Expected = d.day() + 20
	}
	if on := x.Signed(); on != 0 {
		x.Rate, _ = c.Rates.On(x.Amount.Currency, on)
	}
	if d.chance(4) {
		x.Verified = 99
	}
	for range rapid.IntRange(0, 2).Draw(d.T, "funds") {
		m := d.money()
		if m.Known() {
			x.Funds = append(x.Funds, ledger.Arrival{On: d.day(), Amount: ledger.Money{Currency: m.Currency, Low: m.Low}, Foreign: d.chance(2)})
		}
	}
	return x
}

// save puts a world into a store.
func (w world) save(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "ledger.db"), Fold: strings.ToLower, City: w.city})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.Apply(context.Background(), nil, w.plan(), nil); err != nil {
		t.Fatal(err)
	}
	return s
}

// plan saves all of a world.
func (w world) plan() (p ledger.Plan) {
	for _, c := range w.companies {
		p.Add(ledger.SaveCompany{Company: c})
	}
	for _, x := range w.events {
		p.Add(ledger.SaveEvent{Event: x})
	}
	for _, x := range w.trips {
		p.Add(ledger.SaveTrip{Trip: x})
	}
	for _, x := range w.visits {
		p.Add(ledger.SaveVisit{Visit: x})
	}
	for _, x := range w.deals {
		p.Add(ledger.SaveDeal{Deal: x})
	}
	return p
}
