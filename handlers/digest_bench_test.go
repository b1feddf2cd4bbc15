package handlers_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"guatu/grammar"
	"guatu/handlers"
	"guatu/ledger"
	"guatu/storage"
)

// The size of the benchmark's ledger: GUATU_BENCH_FULL=1 makes it that of a
// province with 100 districts. GUATU_BENCH_DIR keeps the ledger between runs.
const (
	benchDistricts          = 100
	fullVisits, fullDeals   = 1_000_000, 100_000
	smallVisits, smallDeals = 20_000, 2_000
	benchYears              = 5
)

// BenchmarkDigests composes the week's digests of all districts, and reports
// what that takes of the processors.
func BenchmarkDigests(b *testing.B) {
	city := wideCity()
	now := time.Date(2023, 3, 27, 8, 30, 0, 0, city.Zone)
	store := wideStore(b, city, now)
	desk := handlers.New(handlers.Deps{Store: ports{store}, City: city, Now: func() time.Time { return now }})
	week := ledger.Week(ledger.DateOf(now).Add(-7))
	worked := processors()
	for b.Loop() {
		for _, d := range city.Districts {
			if _, err := desk.Digest(b.Context(), d.Key, week, ledger.Zh); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric((processors()-worked).Seconds()/float64(b.N), "cpu-s")
}

// processors is the time that the processors have worked for this process.
func processors() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// wideCity has a hundred districts with two units each.
func wideCity() ledger.City {
	city := testCity()
	city.Districts, city.Units = nil, nil
	for i := range benchDistricts {
		d := ledger.Place{Key: fmt.Sprint("d", i), Zh: fmt.Sprint("第", i, "区"), En: fmt.Sprint("District ", i)}
		city.Districts = append(city.Districts, d)
		for j := range 2 {
			u := ledger.Place{Key: fmt.Sprint("u", i, "-", j), Zh: fmt.Sprint("第", i, "区", j, "组"), En: fmt.Sprint("Unit ", i, " ", j)}
			city.Units = append(city.Units, ledger.Unit{Place: u, Tier: ledger.TierDistrict, District: d.Key})
		}
	}
	return city
}

// wideStore is a store with a large ledger, always the same.
func wideStore(b *testing.B, city ledger.City, now time.Time) *storage.Store {
	b.Helper()
	visits, deals := smallVisits, smallDeals
	if os.Getenv("GUATU_BENCH_FULL") != "" {
		visits, deals = fullVisits, fullDeals
	}
	file := filepath.Join(cmp.Or(os.Getenv("GUATU_BENCH_DIR"), b.TempDir()), fmt.Sprintf("digests-%d.db", visits))
	_, missing := os.Stat(file)
	store, err := storage.Open(b.Context(), storage.Options{Path: file, Fold: grammar.FoldName, City: city, Now: func() time.Time { return now }})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	if missing == nil {
		return store
	}
	if err := store.Bulk(b.Context()); err != nil {
		b.Fatal(err)
	}
	w := wideLedger{b: b, store: store, now: now, rnd: rand.New(rand.NewPCG(1, 2))}
	w.each(deals/5, w.company)
	w.each(visits, w.visit)
	w.each(deals, w.deal)
	return store
}

// wideLedger fills a store.
type wideLedger struct {
	b     *testing.B
	store *storage.Store
	now   time.Time
	rnd   *rand.Rand
	n     int // companies
}

// each saves so many records, many in one commit.
func (w *wideLedger) each(n int, make func(i int64) ledger.Change) {
	const batch = 5000
	for from := 0; from < n; from += batch {
		plan := ledger.Plan{Source: ledger.Source{At: w.now}}
		for i := from; i < min(n, from+batch); i++ {
			plan.Add(make(int64(i + 1)))
		}
		if err := w.store.Apply(w.b.Context(), nil, plan, nil); err != nil {
			w.b.Fatal(err)
		}
	}
}

func (w *wideLedger) company(i int64) ledger.Change {
	w.n = int(i)
	return ledger.SaveCompany{Company: ledger.Company{ID: i, Name: fmt.Sprint("样例企业", i)}}
}

// day is a day of the past years, and its report a few days later.
func (w *wideLedger) day() (on ledger.Date, head ledger.Head) {
	on = ledger.DateOf(w.now).Add(-w.rnd.IntN(benchYears * 365))
	reported := on.Time().Add(time.Duration(w.rnd.IntN(72)) * time.Hour)
	return on, ledger.Head{Reporter: 11, Reported: reported, Touched: ledger.DateOf(reported), Text: "#走访 样例企业 北京 张总带队，对接二期项目"}
}

func (w *wideLedger) place() (district string, units []string) {
	d := w.rnd.IntN(benchDistricts)
	return fmt.Sprint("d", d), []string{fmt.Sprint("u", d, "-", w.rnd.IntN(2))}
}

func (w *wideLedger) visit(i int64) ledger.Change {
	v := ledger.Visit{Company: int64(1 + w.rnd.IntN(w.n)), Direction: ledger.Outward, Tier: ledger.TierDistrict, Place: "北京"}
	v.Date, v.Head = w.day()
	v.N = i
	v.District, v.Units = w.place()
	if i%10 == 0 {
		v.Direction = ledger.Inward
	}
	if i%50 == 0 {
		v.Steps = []ledger.Step{{ID: i, Text: "报送方案", Due: v.Date.Add(30), Owner: 11, Done: v.Date.Add(20)}}
		if i%500 == 0 {
			v.Steps[0].Done = 0
		}
	}
	return ledger.SaveVisit{Visit: v}
}

func (w *wideLedger) deal(i int64) ledger.Change {
	d := ledger.Deal{Name: fmt.Sprint("样例项目", i), Investors: []int64{int64(1 + w.rnd.IntN(w.n))}}
	var on ledger.Date
	on, d.Head = w.day()
	d.N = i
	d.District, d.Units = w.place()
	d.Amount = ledger.Money{Currency: ledger.CNY, Low: int64(1+w.rnd.IntN(60)) * fenAYi}
	d.Stages = []ledger.Reached{{Stage: ledger.StageTalks, On: on}}
	if i%3 > 0 {
		d.Stages = append(d.Stages, ledger.Reached{Stage: ledger.StageSigned, On: on.Add(w.rnd.IntN(90))})
	} else if i%30 > 0 {
		d.Stages = append(d.Stages, ledger.Reached{Stage: ledger.StageEnded, On: on.Add(200)})
	}
	return ledger.SaveDeal{Deal: d}
}

// fenAYi is how many fen 1亿元 has.
const fenAYi = 1_00_000_000_00
