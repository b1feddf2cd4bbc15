package storage

import (
	"context"
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"guatu/ledger"
)

// recounts are the tables of what is counted ahead, and how it is counted anew.
var recounts = map[string]string{
	`visit_months`: `
		SELECT substr(date, 1, 7) || '-01', direction, district, tier, chain, count(*) FROM visits
		WHERE withdrawn_at IS NULL AND date IS NOT NULL GROUP BY 1, 2, 3, 4, 5`,
	`unit_months`: `
		SELECT substr(date, 1, 7) || '-01', direction, unit, min(pos, 1), count(*) FROM visit_units
		WHERE date IS NOT NULL GROUP BY 1, 2, 3, 4`,
	`company_days`: `
		SELECT direction, 'district', date, district, count(*), group_concat(company, ',' ORDER BY company) FROM visits WHERE withdrawn_at IS NULL AND date IS NOT NULL GROUP BY 1, 3, 4
		UNION ALL SELECT direction, 'tier', date, tier, count(*), group_concat(company, ',' ORDER BY company) FROM visits WHERE withdrawn_at IS NULL AND date IS NOT NULL GROUP BY 1, 3, 4
		UNION ALL SELECT direction, 'chain', date, chain, count(*), group_concat(company, ',' ORDER BY company) FROM visits WHERE withdrawn_at IS NULL AND date IS NOT NULL GROUP BY 1, 3, 4
		UNION ALL SELECT direction, 'unit', date, unit, count(*), group_concat(company, ',' ORDER BY company) FROM visit_units WHERE date IS NOT NULL GROUP BY 1, 3, 4
		UNION ALL SELECT 'talks', '', talks_by, '', count(*), group_concat(company, ',' ORDER BY company) FROM deal_investors WHERE talks_by IS NOT NULL GROUP BY 3
		UNION ALL SELECT 'signed', '', signed_by, '', count(*), group_concat(company, ',' ORDER BY company) FROM deal_investors WHERE signed_by IS NOT NULL GROUP BY 3`,
}

// linesOf reads rows as texts, in order.
func linesOf(t *testing.T, v *Snapshot, q string) (out []string) {
	t.Helper()
	err := v.each(t.Context(), "read counts", q, nil, func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		texts, into := make([]string, len(columns)), make([]any, len(columns))
		for i := range texts {
			into[i] = &texts[i]
		}
		err = rows.Scan(into...)
		out = append(out, strings.Join(texts, " "))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// history is a ledger in memory and in a store, and changes both.
type history struct {
	*testing.T
	world
	store *Store
}

func (h *history) apply(changes ...ledger.Change) error {
	return h.store.Apply(context.Background(), nil, ledger.Plan{Source: ledger.Source{At: time.UnixMilli(3)}, Changes: changes}, nil)
}

// steps are what may happen to a ledger: a visit or deal comes, changes or goes, a
// company moves, two become one or two again, a plan fails half way.
var steps = []func(*history, draws){(*history).report, (*history).move, (*history).edit, (*history).edit, (*history).withdraw, (*history).deal, (*history).endDeal, (*history).merge, (*history).part, (*history).fail}

func (h *history) report(d draws) {
	v := d.visit(len(h.visits) + 1)
	v.Steps = nil
	h.visits = append(h.visits, v)
	h.put(len(h.visits) - 1)
}

func (h *history) edit(d draws) {
	i := rapid.IntRange(0, len(h.visits)-1).Draw(d.T, "visit")
	v := d.visit(i + 1)
	v.Steps, v.Version = h.visits[i].Steps, h.visits[i].Version
	h.visits[i] = v
	h.put(i)
}

func (h *history) withdraw(d draws) {
	i := rapid.IntRange(0, len(h.visits)-1).Draw(d.T, "visit")
	h.visits[i].Withdrawn = time.UnixMilli(4)
	h.put(i)
}

func (h *history) put(i int) {
	if err := h.apply(ledger.SaveVisit{Visit: h.visits[i]}); err != nil {
		h.Fatal(err)
	}
	h.visits[i].Version++
}

// deal has a deal come, or change.
func (h *history) deal(d draws) {
	i := rapid.IntRange(0, len(h.deals)).Draw(d.T, "deal")
	x := d.deal(i+1, h.city)
	x.Steps = nil
	if i == len(h.deals) {
		h.deals = append(h.deals, x)
	} else {
		x.Steps, x.Version = h.deals[i].Steps, h.deals[i].Version
		h.deals[i] = x
	}
	h.putDeal(i)
}

func (h *history) endDeal(d draws) {
	i := rapid.IntRange(0, len(h.deals)-1).Draw(d.T, "deal")
	h.deals[i].Withdrawn = time.UnixMilli(4)
	h.putDeal(i)
}

func (h *history) putDeal(i int) {
	if err := h.apply(ledger.SaveDeal{Deal: h.deals[i]}); err != nil {
		h.Fatal(err)
	}
	h.deals[i].Version++
}

func (h *history) merge(d draws) {
	from, to := rapid.Int64Range(1, 9).Draw(d.T, "from"), rapid.Int64Range(1, 9).Draw(d.T, "to")
	if h.companies[from-1].MergedInto == 0 && h.root(to) != from {
		h.count(from, to)
	}
}

func (h *history) part(d draws) {
	h.count(rapid.Int64Range(1, 9).Draw(d.T, "company"), 0)
}

// move makes a company one from elsewhere.
func (h *history) move(d draws) {
	c := &h.companies[rapid.IntRange(0, 8).Draw(d.T, "company")]
	c.Origin = anyOne(d, []string{"日本", "德国", ""})
	if err := h.apply(ledger.SaveCompany{Company: *c}); err != nil {
		h.Fatal(err)
	}
	c.Version++
}

// count makes a company count as another, or as itself.
func (h *history) count(id, as int64) {
	c := &h.companies[id-1]
	c.MergedInto = as
	if err := h.apply(ledger.SaveCompany{Company: *c}); err != nil {
		h.Fatal(err)
	}
	c.Version++
}

// fail has a plan fail half way, in one commit with one that does not.
func (h *history) fail(d draws) {
	fresh, stale, good := d.visit(len(h.visits)+1000), h.visits[0], d.visit(len(h.visits)+1)
	fresh.Steps, good.Steps, stale.Version = nil, nil, 99
	stale.District = "jimo"
	batch := []*job{h.job(ledger.SaveVisit{Visit: fresh}, ledger.SaveVisit{Visit: stale}), h.job(ledger.SaveVisit{Visit: good})}
	h.store.commit(batch, map[string]*sql.Stmt{}) // the writer waits for jobs meanwhile
	if err := <-batch[0].done; !ledger.Is(err, ledger.Conflict) {
		h.Fatalf("a plan that rests on version 99: %v", err)
	}
	if err := <-batch[1].done; err != nil {
		h.Fatal(err)
	}
	good.Version = 1
	h.visits = append(h.visits, good)
}

// job is what the writer does to make changes.
func (h *history) job(changes ...ledger.Change) *job {
	plan := ledger.Plan{Source: ledger.Source{At: time.UnixMilli(3)}, Changes: changes}
	deeds, err := deedsOf(plan)
	if err != nil {
		h.Fatal(err)
	}
	return &job{do: func(ctx context.Context, t *txn) error { return t.apply(ctx, plan, deeds) }, ctx: context.Background(), done: make(chan error, 1)}
}

// monthly are questions that may be answered from the counts of months, and of
// the companies that were visited.
var monthly = rapid.Custom(func(t *rapid.T) ledger.Query {
	d := draws{t}
	q := ledger.Query{Measure: anyOne(d, []ledger.Measure{ledger.Visits, ledger.Visits, ledger.Visits, ledger.Companies, ledger.Conversion}), Asked: dayN - ledger.Date(rapid.IntRange(0, 40).Draw(t, "asked")), Period: d.period()}
	if q.Measure == ledger.Conversion {
		q.Toward = maybe(d, []ledger.Stage{ledger.StageTalks, ledger.StageSigned, ledger.StageStarted})
	}
	q.Filter.Direction = maybe(d, []ledger.Direction{ledger.Outward, ledger.Inward})
	switch rapid.IntRange(0, 5).Draw(t, "filter") {
	case 0:
		q.Filter.Districts = few(d, append(someDistricts, "gone"))
	case 1:
		q.Filter.NotDistricts = few(d, someDistricts)
	case 2:
		q.Filter.Chains, q.Filter.Tiers = few(d, someChains), few(d, someTiers)
	case 3:
		q.Filter.Units = few(d, someUnits)
	}
	q.By = maybe(d, []ledger.Dimension{ledger.ByDistrict, ledger.ByChain, ledger.ByTier, ledger.ByUnit, ledger.ByMonth, ledger.ByQuarter, ledger.ByYear, ledger.ByWeek, ledger.ByOrigin})
	return q
})

// The counts of months and the companies of days are always what counting anew gives, and questions that
// are answered from them agree with counting in memory, whatever happens.
func TestMonthsAreCounted(t *testing.T) {
	for seed := range 4 {
		h := &history{T: t, world: worlds.Example(seed + 1)}
		h.store = h.save(t)
		h.saved()
		for step := range 60 {
			rapid.Custom(func(rt *rapid.T) int {
				rapid.SampledFrom(steps).Draw(rt, "step")(h, draws{rt})
				return step
			}).Example(seed*1000 + step)
			h.check(seed*1000 + step)
		}
	}
}

// saved makes the ledger in memory that of the store: everything has a version.
func (h *history) saved() {
	h.visits, h.deals, h.companies = slices.Clone(h.visits), slices.Clone(h.deals), slices.Clone(h.companies)
	for i := range h.deals {
		h.deals[i].Version = 1
	}
	for i := range h.visits {
		h.visits[i].Version = 1
	}
	for i := range h.companies {
		h.companies[i].Version = 1
	}
}

func (h *history) check(seed int) {
	h.Helper()
	v, err := h.store.Snapshot(h.Context())
	if err != nil {
		h.Fatal(err)
	}
	defer v.Close()
	for table, anew := range recounts {
		if diff := gocmp.Diff(linesOf(h.T, v, anew), linesOf(h.T, v, "SELECT * FROM "+table)); diff != "" {
			h.Fatalf("%s: counted anew - kept +\n%s", table, diff)
		}
	}
	for i := range 6 {
		q := monthly.Example(seed*10 + i)
		a, err := v.Answer(h.Context(), q, ledger.Asker{Member: askers[0]})
		if err != nil {
			h.Fatal(err)
		}
		groups := map[string]ledger.Figure{}
		for _, g := range a.Groups {
			groups[g.Key] = g.Figure
		}
		want := h.answer(q, askers[0])
		if a.Figure.N != want.Figure.N || a.Figure.Part != want.Figure.Part || a.Figure.Of != want.Figure.Of || a.Figure.Visits != want.Figure.Visits || a.Opposite != want.Opposite {
			h.Fatalf("%+v\n%+v and %d opposite, naive %+v and %d", q, a.Figure, a.Opposite, want.Figure, want.Opposite)
		}
		if diff := gocmp.Diff(h.groups(q, askers[0]), groups); diff != "" && q.By != "" {
			h.Fatalf("%+v\ngroups: naive - SQL +\n%s", q, diff)
		}
	}
}

// A ledger that an earlier program filled gets its counts, and goes back whole.
func TestCountsOfAnOlderLedger(t *testing.T) {
	w := worlds.Example(7)
	s := w.save(t)
	path := s.path
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	p, err := (&Store{write: db, path: path}).migrations()
	if err != nil {
		t.Fatal(err)
	}
	now := schemaOf(t, db)
	if _, err := p.DownTo(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(earlierSchema(t), schemaOf(t, db)); diff != "" {
		t.Errorf("earlier - after going back +\n%s", diff)
	}
	if _, err := p.Up(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(now, schemaOf(t, db)); diff != "" {
		t.Error(diff)
	}
	again, err := Open(t.Context(), Options{Path: path, Fold: strings.ToLower, City: w.city})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	h := &history{T: t, world: w, store: again}
	h.check(1)
}

// earlierSchema is what stood before the counts.
func earlierSchema(t *testing.T) []string {
	t.Helper()
	db, err := sql.Open("sqlite3", filepath.Join(t.TempDir(), "first.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	p, err := (&Store{write: db}).migrations()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	return schemaOf(t, db)
}

func schemaOf(t *testing.T, db *sql.DB) (out []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `SELECT sql FROM sqlite_master WHERE sql <> '' ORDER BY name`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		out = append(out, "")
		if err := rows.Scan(&out[len(out)-1]); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
