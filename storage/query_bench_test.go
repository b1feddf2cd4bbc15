package storage

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"guatu/ledger"
)

// The size of the benchmark's ledger: GUATU_BENCH_FULL=1 makes it that of a
// province, 100,000 deals and 1,000,000 visits over five years.
const (
	fullDeals, fullVisits   = 100_000, 1_000_000
	smallDeals, smallVisits = 5_000, 50_000
	benchDays               = 5 * 365
)

// benchDay is the asking day: a Friday in the last quarter of the five years.
var benchDay, _ = ledger.NewDate(2023, 3, 31)

// bulk are the statements that fill a ledger of any size, with values that are
// spread but always the same. rnd(i, k) stands for a number that looks random.
var bulk = []string{
	`INSERT INTO companies (id, version, name, origin, foreign_tri, fortune500, central_soe, root, generation, body)
		SELECT i, 1, '企业' || i, CASE {rnd i 7} % 20 WHEN 0 THEN '日本' WHEN 1 THEN '德国' ELSE '北京' END,
			CASE {rnd i 7} % 20 WHEN 0 THEN 1 WHEN 1 THEN 1 ELSE -1 END, CASE {rnd i 3} % 50 WHEN 0 THEN 1 ELSE -1 END, -1, i, 1, '{}'
		FROM {series deals}`,
	`INSERT INTO visits (n, version, company, said, date, direction, tier, district, place, chain, currency, low, trip, reporter, reported, touched, body)
		SELECT i, 1, 1 + {rnd i 1} % {deals}, 1, {day i 2}, CASE {rnd i 3} % 10 WHEN 0 THEN 'in' ELSE 'out' END,
			CASE {rnd i 4} % 20 WHEN 0 THEN 'leader' WHEN 1 THEN 'chain' ELSE 'district' END, 'd' || ({rnd i 5} % 11), '深圳', CASE {rnd i 6} % 4 WHEN 0 THEN 'ai' ELSE '' END,
			CASE {rnd i 7} % 5 WHEN 0 THEN 'CNY' ELSE '' END, CASE {rnd i 7} % 5 WHEN 0 THEN (1 + {rnd i 8} % 90) * 10000000000 END, {rnd i 9} % 400, 11, 1, {day i 2}, {body}
		FROM {series visits}`,
	`INSERT INTO visit_units (visit, unit, pos, date, direction, company) SELECT n, 'u' || (n % 40), 0, date, direction, company FROM visits`,
	`INSERT INTO visit_units (visit, unit, pos, date, direction, company) SELECT n, 'joint', 1, date, direction, company FROM visits WHERE n % 10 = 0`,
	`INSERT INTO deals (n, version, name, currency, low, rate_micro, cny_low, district, talks_on, signed_on, started_on, stage_now, stage_since, expected, chain, sector, reporter, reported, touched, body)
		SELECT i, 1, '项目' || i, CASE {rnd i 1} % 20 WHEN 0 THEN 'USD' ELSE 'CNY' END, CASE {rnd i 2} % 20 WHEN 0 THEN NULL ELSE (1 + {rnd i 2} % 90) * 10000000000 END,
			CASE {rnd i 1} % 20 WHEN 0 THEN 6870000 END, CASE {rnd i 2} % 20 WHEN 0 THEN NULL ELSE (1 + {rnd i 2} % 90) * 10000000000 END, 'd' || ({rnd i 3} % 11),
			{day i 4}, CASE WHEN i % 3 = 0 THEN NULL ELSE {day i 5} END, CASE WHEN i % 6 = 1 THEN {day i 6} END, CASE i % 3 WHEN 0 THEN '在谈' ELSE '签约' END, {day i 5},
			{day i 7}, CASE {rnd i 8} % 4 WHEN 0 THEN 'ai' ELSE '' END, char(65 + {rnd i 9} % 18), 11, 1, {day i 5}, {body}
		FROM {series deals}`,
	`INSERT INTO deal_stages (deal, on_day, until_day, stage, district, currency, low, cny_low)
		SELECT n, min(talks_on, coalesce(signed_on, '9999')), max(talks_on, coalesce(signed_on, '9999-12-31')), '在谈', district, currency, low, cny_low FROM deals`,
	`INSERT INTO deal_stages (deal, on_day, until_day, stage, district, currency, low, cny_low)
		SELECT n, max(talks_on, signed_on), '9999-12-31', '签约', district, currency, low, cny_low FROM deals WHERE signed_on IS NOT NULL`,
	`INSERT INTO deal_investors (deal, pos, company, said, talks_by, signed_by) SELECT n, 0, 1 + n * 7 % {deals}, 1, talks_on, signed_on FROM deals`,
	`INSERT INTO deal_units (deal, unit, pos) SELECT n, 'u' || (n % 40), 0 FROM deals`,
	`INSERT INTO funds (deal, pos, on_day, currency, low, from_abroad, district) SELECT n, 0, signed_on, currency, low, CASE currency WHEN 'USD' THEN 1 ELSE 0 END, district
		FROM deals WHERE signed_on IS NOT NULL AND low IS NOT NULL`,
	`INSERT INTO steps (kind, n, pos, id, text, due, owner, district, chain) SELECT 'V', n, 0, n, '回访', date, 11, district, chain FROM visits WHERE n % 50 = 0`,
}

// spread writes the statements out for a size.
func spread(text string, nDeals, nVisits int) string {
	for {
		i := strings.Index(text, "{rnd i ")
		if i < 0 {
			break
		}
		k := text[i+7 : i+8]
		text = strings.Replace(text, "{rnd i "+k+"}", "((i * 7919 + "+k+" * 104729) * 1103515245 / 65536 % 1000003)", 1)
	}
	for k := range 10 {
		text = strings.ReplaceAll(text, fmt.Sprintf("{day i %d}", k),
			fmt.Sprintf("date('%s', '-' || (((i * 7919 + %d * 104729) * 1103515245 / 65536 %% 1000003) %% %d) || ' days')", benchDay, k, benchDays))
	}
	series := "(WITH RECURSIVE x (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM x WHERE i < %d) SELECT i FROM x)"
	return strings.NewReplacer("{series deals}", fmt.Sprintf(series, nDeals), "{series visits}", fmt.Sprintf(series, nVisits),
		"{deals}", fmt.Sprint(nDeals), "{body}", "replace(hex(zeroblob(400)), '00', 'x')").Replace(text)
}

// bigStore is a store with a large ledger. GUATU_BENCH_DIR keeps it between runs.
func bigStore(b *testing.B) *Store {
	b.Helper()
	nDeals, nVisits := smallDeals, smallVisits
	if os.Getenv("GUATU_BENCH_FULL") != "" {
		nDeals, nVisits = fullDeals, fullVisits
	}
	dir := os.Getenv("GUATU_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	path := filepath.Join(dir, fmt.Sprintf("bench-%d.db", nVisits))
	_, err := os.Stat(path)
	s, openErr := Open(context.Background(), Options{Path: path, Fold: strings.ToLower, City: bigCity()})
	if openErr != nil {
		b.Fatal(openErr)
	}
	b.Cleanup(func() { s.Close() })
	if os.IsNotExist(err) {
		fillBig(b, path, nDeals, nVisits)
	}
	return s
}

func bigCity() ledger.City {
	c := sampleCity()
	c.Districts = nil
	for i := range 11 {
		c.Districts = append(c.Districts, ledger.Place{Key: fmt.Sprintf("d%d", i)})
	}
	return c
}

func fillBig(b *testing.B, path string, nDeals, nVisits int) {
	b.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_synchronous=OFF&_journal_mode=WAL&_cache_size=-400000")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	for _, text := range bulk {
		if _, err := db.Exec(spread(text, nDeals, nVisits)); err != nil {
			b.Fatalf("%s: %v", text, err)
		}
	}
	for table, anew := range recounts {
		if _, err := db.Exec("INSERT INTO " + table + " " + anew); err != nil {
			b.Fatalf("%s: %v", table, err)
		}
	}
	for _, text := range []string{`ANALYZE`, `PRAGMA wal_checkpoint(TRUNCATE)`} {
		if _, err := db.Exec(text); err != nil {
			b.Fatalf("%s: %v", text, err)
		}
	}
}

// budgets are what each class of question may take at the full size.
var budgets = map[string]time.Duration{"week": 10 * time.Millisecond, "month": 10 * time.Millisecond, "30-days": 10 * time.Millisecond, "quarter": 50 * time.Millisecond,
	"year": 250 * time.Millisecond, "all": 250 * time.Millisecond}

var benchPeriods = []struct {
	class  string
	period ledger.Period
}{
	{"week", ledger.Week(benchDay.Add(-7))},
	{"month", ledger.Month(benchDay)},
	{"30-days", ledger.Period{From: benchDay.Add(-44), To: benchDay.Add(-15)}}, // no whole month
	{"quarter", ledger.Quarter(benchDay)},
	{"year", ledger.Period{From: benchDay.Add(-364), To: benchDay}},
	{"all", ledger.Period{}},
}

// questions are those that leaders ask, without their period.
var benchQuestions = []struct {
	name  string
	query ledger.Query
}{
	{"visits", ledger.Query{Measure: ledger.Visits, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"companies", ledger.Query{Measure: ledger.Companies, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"companies-of-leaders", ledger.Query{Measure: ledger.Companies, Filter: ledger.Filter{Direction: ledger.Outward, Tiers: []ledger.Tier{ledger.TierLeader}}}},
	{"companies-of-districts", ledger.Query{Measure: ledger.Companies, Filter: ledger.Filter{Direction: ledger.Outward, Tiers: []ledger.Tier{ledger.TierDistrict}}}},
	{"conversion-by-district", ledger.Query{Measure: ledger.Conversion, By: ledger.ByDistrict, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"visits-by-district", ledger.Query{Measure: ledger.Visits, By: ledger.ByDistrict, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"visits-by-unit", ledger.Query{Measure: ledger.Visits, By: ledger.ByUnit, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"visits-of-unit", ledger.Query{Measure: ledger.Visits, Filter: ledger.Filter{Direction: ledger.Outward, Units: []string{"u7"}}}},
	{"visits-by-month", ledger.Query{Measure: ledger.Visits, By: ledger.ByMonth}},
	{"visits-of-japan", ledger.Query{Measure: ledger.Companies, Filter: ledger.Filter{Origins: []string{"日本"}}}},
	{"history-of-company", ledger.Query{Measure: ledger.Visits, List: true, Filter: ledger.Filter{Companies: []int64{77}}}},
	{"signed", ledger.Query{Measure: ledger.Deals, Clock: ledger.Moved, Stage: ledger.StageSigned}},
	{"signed-5bn", ledger.Query{Measure: ledger.Deals, Clock: ledger.Moved, Stage: ledger.StageSigned, Filter: ledger.Filter{Min: &ledger.Bound{Minor: 5e11, Currency: ledger.CNY}}}},
	{"signed-sum-by-district", ledger.Query{Measure: ledger.Sum, Clock: ledger.Moved, Stage: ledger.StageSigned, By: ledger.ByDistrict}},
	{"signed-by-sector", ledger.Query{Measure: ledger.Deals, Clock: ledger.Moved, Stage: ledger.StageSigned, By: ledger.BySector}},
	{"talks", ledger.Query{Measure: ledger.Deals, Clock: ledger.Standing, Stage: ledger.StageTalks}},
	{"talks-5bn", ledger.Query{Measure: ledger.Deals, Clock: ledger.Standing, Stage: ledger.StageTalks, Filter: ledger.Filter{Min: &ledger.Bound{Minor: 5e11, Currency: ledger.CNY}}}},
	{"expected-5bn", ledger.Query{Measure: ledger.Deals, Clock: ledger.Awaited, Filter: ledger.Filter{Min: &ledger.Bound{Minor: 5e11, Currency: ledger.CNY}}}},
	{"funds", ledger.Query{Measure: ledger.FundsBoth}},
	{"start-rate", ledger.Query{Measure: ledger.RateOf, Clock: ledger.Moved, Stage: ledger.StageSigned, Toward: ledger.StageStarted}},
	{"conversion", ledger.Query{Measure: ledger.Conversion, Toward: ledger.StageSigned, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"overdue", ledger.Query{Measure: ledger.Overdue}},
	{"companies-of-district", ledger.Query{Measure: ledger.Companies, Filter: ledger.Filter{Direction: ledger.Outward, Districts: []string{"d3"}}}},
	{"companies-by-district", ledger.Query{Measure: ledger.Companies, By: ledger.ByDistrict, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"companies-by-tier", ledger.Query{Measure: ledger.Companies, By: ledger.ByTier, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"companies-by-chain", ledger.Query{Measure: ledger.Companies, By: ledger.ByChain, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"companies-by-unit", ledger.Query{Measure: ledger.Companies, By: ledger.ByUnit, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"companies-by-month", ledger.Query{Measure: ledger.Companies, By: ledger.ByMonth, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"companies-by-origin", ledger.Query{Measure: ledger.Companies, By: ledger.ByOrigin, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"conversion-by-tier", ledger.Query{Measure: ledger.Conversion, Toward: ledger.StageSigned, By: ledger.ByTier, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"conversion-by-chain", ledger.Query{Measure: ledger.Conversion, Toward: ledger.StageSigned, By: ledger.ByChain, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"conversion-by-unit", ledger.Query{Measure: ledger.Conversion, Toward: ledger.StageSigned, By: ledger.ByUnit, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"visits-by-tier", ledger.Query{Measure: ledger.Visits, By: ledger.ByTier, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"visits-by-origin", ledger.Query{Measure: ledger.Visits, By: ledger.ByOrigin, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"visits-by-company", ledger.Query{Measure: ledger.Visits, By: ledger.ByCompany, Top: 10, Filter: ledger.Filter{Direction: ledger.Outward}}},
	{"visits-of-fortune500", ledger.Query{Measure: ledger.Visits, Filter: ledger.Filter{Direction: ledger.Outward, Fortune500: ledger.Yes}}},
	{"signed-average", ledger.Query{Measure: ledger.Average, Clock: ledger.Moved, Stage: ledger.StageSigned}},
	{"signed-largest", ledger.Query{Measure: ledger.Largest, Clock: ledger.Moved, Stage: ledger.StageSigned}},
	{"signed-by-month", ledger.Query{Measure: ledger.Sum, Clock: ledger.Moved, Stage: ledger.StageSigned, By: ledger.ByMonth}},
	{"signed-by-chain", ledger.Query{Measure: ledger.Sum, Clock: ledger.Moved, Stage: ledger.StageSigned, By: ledger.ByChain}},
	{"signed-by-unit", ledger.Query{Measure: ledger.Deals, Clock: ledger.Moved, Stage: ledger.StageSigned, By: ledger.ByUnit}},
	{"signed-by-origin", ledger.Query{Measure: ledger.Deals, Clock: ledger.Moved, Stage: ledger.StageSigned, By: ledger.ByOrigin}},
	{"investors-signed", ledger.Query{Measure: ledger.Investors, Clock: ledger.Moved, Stage: ledger.StageSigned}},
	{"talks-by-district", ledger.Query{Measure: ledger.Sum, Clock: ledger.Standing, Stage: ledger.StageTalks, By: ledger.ByDistrict}},
	{"deals-by-stage", ledger.Query{Measure: ledger.Deals, Clock: ledger.Standing, By: ledger.ByStage}},
	{"funds-by-district", ledger.Query{Measure: ledger.FundsBoth, By: ledger.ByDistrict}},
	{"overdue-by-district", ledger.Query{Measure: ledger.Overdue, By: ledger.ByDistrict}},
}

// BenchmarkAnswer reports what 95 of 100 answers take at most, what an answer
// takes of the processors, and the budget; then what was over its budget.
func BenchmarkAnswer(b *testing.B) {
	s := bigStore(b)
	by := ledger.Asker{Member: ledger.Member{ID: 1, Role: ledger.Leader, Scope: ledger.Scope{District: "d3"}, District: "d3"}}
	var asked int
	var over []string
	for _, p := range benchPeriods {
		for _, x := range benchQuestions {
			b.Run(p.class+"/"+x.name, func(b *testing.B) {
				q := x.query
				q.Asked, q.Period = benchDay, p.period
				budget := budgets[p.class]
				if q.Clock == ledger.Standing {
					budget = budgets["all"] // what stands on a day has come in all the years before it
				}
				took := benchAnswer(b, s, q, by, budget)
				if asked++; took > budget {
					over = append(over, fmt.Sprintf("%s %v", b.Name(), took))
				}
			})
		}
	}
	fmt.Printf("%d of %d classes over their budget: %s\n", len(over), asked, strings.Join(over, ", "))
}

// benchAnswer gives what 95 of 100 answers take at most.
func benchAnswer(b *testing.B, s *Store, q ledger.Query, by ledger.Asker, budget time.Duration) time.Duration {
	v, err := s.Snapshot(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	var took []time.Duration
	worked := processors()
	for b.Loop() {
		start := time.Now()
		if _, err := v.Answer(b.Context(), q, by); err != nil {
			b.Fatal(err)
		}
		if q.List {
			if _, err := v.Rows(b.Context(), q, by, 0, 10); err != nil {
				b.Fatal(err)
			}
		}
		took = append(took, time.Since(start))
	}
	worked = processors() - worked
	slices.Sort(took)
	p95 := took[len(took)*95/100]
	b.ReportMetric(float64(p95.Microseconds())/1000, "p95-ms")
	b.ReportMetric(float64(worked.Microseconds())/1000/float64(len(took)), "cpu-ms")
	b.ReportMetric(float64(budget.Milliseconds()), "budget-ms")
	return p95
}

// processors is the time that the processors have worked for this process.
func processors() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
