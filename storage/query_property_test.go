package storage

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"guatu/ledger"
)

// eachWorld runs a check of queries on several random ledgers.
func eachWorld(t *testing.T, check func(*rapid.T, world, *Snapshot)) {
	for seed := range 6 {
		w := worlds.Example(seed + 1)
		s := w.save(t)
		view, err := s.Snapshot(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		t.Run("", func(t *testing.T) { rapid.Check(t, func(rt *rapid.T) { check(rt, w, view) }) })
		if err := view.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// ungrouped is a query for its figure alone.
func ungrouped(q ledger.Query) ledger.Query {
	q.By, q.Then, q.Against, q.Duel, q.Empty = ledger.ByNone, ledger.ByNone, nil, false, false
	return q
}

func ask(t *rapid.T, v *Snapshot, q ledger.Query, by ledger.Member) ledger.Answer {
	t.Helper()
	a, err := v.Answer(context.Background(), q, ledger.Asker{Member: by})
	if err != nil {
		t.Fatalf("answer %+v: %v", q, err)
	}
	return a
}

func rowsOf(t *rapid.T, v *Snapshot, q ledger.Query, by ledger.Member) []ledger.Row {
	t.Helper()
	rows, err := v.Rows(context.Background(), q, ledger.Asker{Member: by}, 0, 0)
	if err != nil {
		t.Fatalf("rows of %+v: %v", q, err)
	}
	return rows
}

// What SQL says is what counting in memory says, for every question and asker.
func TestAnswersAreTheNaiveCount(t *testing.T) {
	eachWorld(t, func(rt *rapid.T, w world, v *Snapshot) {
		q, by := queries.Draw(rt, "query"), rapid.SampledFrom(askers).Draw(rt, "asker")
		got, want := ask(rt, v, q, by), w.answer(q, by)
		hidden := want.Hidden
		if q.Measure == ledger.Largest || q.Measure == ledger.Smallest {
			got.Hidden, want.Hidden = false, false // only the best rows decide it
		}
		got.Figure.Money.Rates, got.Figure.Money.Frozen, got.Figure.Abroad.Rates = nil, false, nil
		if diff := gocmp.Diff(want, got, cmpopts.IgnoreFields(ledger.Answer{}, "Groups", "Rows", "Best")); diff != "" {
			rt.Fatalf("%+v\nnaive - SQL +\n%s", q, diff)
		}
		if q.By == ledger.ByNone || hidden && named(q.By) {
			return
		}
		groups := map[string]ledger.Figure{}
		for _, g := range got.Groups {
			groups[g.Key] = g.Figure
		}
		if diff := gocmp.Diff(w.shownGroups(q, by), groups, cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf("%+v\ngroups: naive - SQL +\n%s", q, diff)
		}
		checkInner(rt, w, got, by)
		checkWas(rt, w, got, by)
	})
}

// shownGroups are the groups in the currency that they are shown in beside those
// of the period that is compared with.
func (w world) shownGroups(q ledger.Query, by ledger.Member) map[string]ledger.Figure {
	now := w.groups(q, by)
	if q.Against == nil || q.Empty || kindOf(q.Measure) != ledger.KindDeal || q.By.Timed() && q.By != ledger.ByMonth && q.By != ledger.ByQuarter {
		return now
	}
	other := q
	other.Period, other.Against = *q.Against, nil
	was := w.groups(other, by)
	if named(q.By) && w.answer(other, by).Hidden {
		return now
	}
	if q.By.Timed() && len(was) != len(now) || inside(now) == inside(was) {
		return now
	}
	for k, f := range now {
		f.Money = convert(f.Money)
		now[k] = f
	}
	return now
}

// inside is the currency that figures are in, all in one.
func inside(figures map[string]ledger.Figure) (in ledger.Currency) {
	for _, f := range figures {
		in = f.Money.Currency
	}
	return in
}

// checkMonthsWere compares what months and quarters are compared with: the other
// period's, in their order.
func checkMonthsWere(rt *rapid.T, w world, got ledger.Answer, by ledger.Member) {
	if got.Query.Against == nil || !slices.ContainsFunc(got.Groups, func(g ledger.Group) bool { return g.Was != nil }) {
		return
	}
	q := got.Query
	q.Period, q.Against = *q.Against, nil
	was := w.groups(q, by)
	for i, key := range slices.Sorted(maps.Keys(was)) {
		if x := was[key]; got.Groups[i].Was.N != x.N || got.Groups[i].Was.Money.CNY != x.Money.CNY {
			rt.Fatalf("%+v\n%q was %+v, naive %+v", got.Query, got.Groups[i].Key, got.Groups[i].Was, x)
		}
	}
}

// checkWas compares what each group is compared with with the naive count of the
// other period.
func checkWas(rt *rapid.T, w world, got ledger.Answer, by ledger.Member) {
	q := got.Query
	if q.Against == nil || q.By.Timed() {
		checkMonthsWere(rt, w, got, by)
		return
	}
	q.Period, q.Against = *q.Against, nil
	if q.Empty {
		return
	}
	want := w.groups(q, by)
	hidden := named(q.By) && w.answer(q, by).Hidden
	for _, g := range got.Groups {
		if hidden && g.Was == nil {
			continue
		}
		x, has := want[g.Key]
		if g.Was == nil || g.Was.N != x.N || g.Was.Part != x.Part || has && (g.Was.Of != x.Of || g.Was.Money.CNY != x.Money.CNY || g.Was.Abroad.Minor != x.Abroad.Minor) {
			rt.Fatalf("%+v\n%q was %+v, naive %+v", got.Query, g.Key, g.Was, x)
		}
	}
}

// checkInner compares the groups inside of each group with the naive count of
// what the group has.
func checkInner(rt *rapid.T, w world, got ledger.Answer, by ledger.Member) {
	if got.Query.Then == ledger.ByNone {
		return
	}
	for _, g := range got.Groups {
		inside := w
		inside.deals = slices.DeleteFunc(slices.Clone(w.deals), func(d ledger.Deal) bool {
			return !slices.Contains(w.keysOf(got.Query, item{deal: &d, district: d.District, chain: d.Chain, units: d.Units}, by), g.Key)
		})
		q := *narrowed(got.Query, g.Key)
		q.By, q.Then = got.Query.Then, ledger.ByNone
		if kindOf(q.Measure) != ledger.KindDeal || q.Measure == ledger.Converted {
			inside.deals = w.deals
		}
		figures := map[string]ledger.Figure{}
		for _, x := range g.Inner {
			figures[x.Key] = x.Figure
		}
		if diff := gocmp.Diff(inside.groups(q, by), figures, cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf("%+v\nin %q: naive - SQL +\n%s", got.Query, g.Key, diff)
		}
	}
}

// The rows are the very records that were counted, in the order of their days.
func TestRowsAddUp(t *testing.T) {
	eachWorld(t, func(rt *rapid.T, w world, v *Snapshot) {
		q := queries.Draw(rt, "query")
		q = ungrouped(q)
		got := []ledger.Ref{}
		sum := int64(0)
		for _, r := range rowsOf(rt, v, q, askers[0]) {
			if r.Ref == (ledger.Ref{}) { // sensitive: counted and never named
				r.Ref = ledger.Ref{Kind: 'X'}
			}
			got = append(got, r.Ref)
			sum += r.Amount.Low
		}
		a := ask(rt, v, q, askers[0])
		if diff := gocmp.Diff(w.refs(q), sorted(got), cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf("%+v\nnaive - SQL +\n%s", q, diff)
		}
		if q.Measure == ledger.Sum && a.Figure.Money.Currency != ledger.CNY && sum != a.Figure.Money.Minor {
			rt.Fatalf("%+v: rows come to %d, the figure is %d", q, sum, a.Figure.Money.Minor)
		}
		if !counted(q.Measure) && a.Rows != int64(len(got)) {
			rt.Fatalf("%+v: %d rows, said to be %d", q, len(got), a.Rows)
		}
	})
}

// counted tells whether companies are counted, of which each has several rows.
func counted(m ledger.Measure) bool {
	return slices.Contains([]ledger.Measure{ledger.Investors, ledger.Companies, ledger.Converted, ledger.Conversion}, m)
}

func sorted(refs []ledger.Ref) []ledger.Ref {
	slices.SortFunc(refs, func(a, b ledger.Ref) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.N, b.N)) })
	return refs
}

// refs are the references of the records that add up to a figure.
func (w world) refs(q ledger.Query) []ledger.Ref {
	items := w.choose(q, q.Period, false)
	figure := w.figure(q, items, currency(items))
	var out []ledger.Ref
	for _, x := range items {
		times := 1
		switch q.Measure {
		case ledger.RateOf:
			times = ones(hasReached(x.deal, toward(q, ledger.StageStarted), q.Asked))
		case ledger.Converted, ledger.Conversion:
			times = ones(w.invested(x.companies[0], toward(q, ledger.StageSigned), q.Asked))
		case ledger.Sum, ledger.Average:
			times = ones(x.amount.Known())
		case ledger.Largest, ledger.Smallest:
			one := w.figure(q, []item{x}, currency(items))
			times = ones(x.amount.Known() && one.Money.Minor == figure.Money.Minor)
		case ledger.Investors:
			times = len(x.deal.Investors)
		}
		for range times {
			if secret(x, askers[0]) {
				x.ref = ledger.Ref{Kind: 'X'}
			}
			out = append(out, x.ref)
		}
	}
	return sorted(out)
}

func ones(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Two halves of a period come to the whole, for what is counted one by one.
func TestPeriodsPartition(t *testing.T) {
	eachWorld(t, func(rt *rapid.T, _ world, v *Snapshot) {
		q := queries.Draw(rt, "query")
		if q.Clock == ledger.Standing || counted(q.Measure) || q.Measure == ledger.RateOf || len(q.Or) > 0 || len(q.Filter.Agreements) > 1 {
			rt.SkipNow()
		}
		q = ungrouped(q)
		q.Period = ledger.Period{From: day0, To: dayN}
		cut := draws{rt}.day()
		first, second := q, q
		first.Period.To, second.Period.From = cut, cut+1
		whole, a, b := ask(rt, v, q, askers[0]), ask(rt, v, first, askers[0]), ask(rt, v, second, askers[0])
		switch q.Measure {
		case ledger.Sum, ledger.FundsHome, ledger.FundsAbroad, ledger.FundsBoth:
			if a.Figure.Money.CNY+b.Figure.Money.CNY != whole.Figure.Money.CNY || a.Figure.Abroad.Minor+b.Figure.Abroad.Minor != whole.Figure.Abroad.Minor {
				rt.Fatalf("%+v cut after %s: %v + %v, not %v", q, cut, a.Figure, b.Figure, whole.Figure)
			}
		case ledger.Average, ledger.Largest, ledger.Smallest:
		default:
			if a.Figure.N+b.Figure.N != whole.Figure.N {
				rt.Fatalf("%+v cut after %s: %d + %d, not %d", q, cut, a.Figure.N, b.Figure.N, whole.Figure.N)
			}
		}
	})
}

// A further filter never counts more, but for papers: naming 框架协议 counts
// what is no 签约 otherwise.
func TestFiltersOnlyNarrow(t *testing.T) {
	eachWorld(t, func(rt *rapid.T, _ world, v *Snapshot) {
		q := queries.Draw(rt, "query")
		q = ungrouped(q)
		if q.Filter.Planned || len(q.Filter.Agreements) > 0 {
			rt.SkipNow()
		}
		wide := q
		wide.Filter, wide.Was = ledger.Filter{}, nil
		narrow, all := ask(rt, v, q, askers[0]), ask(rt, v, wide, askers[0])
		if q.Measure == ledger.Conversion || q.Measure == ledger.RateOf {
			narrow.Figure.N, all.Figure.N = narrow.Figure.Of, all.Figure.Of
		}
		if narrow.Figure.N > all.Figure.N {
			rt.Fatalf("%+v: %d of %d", q.Filter, narrow.Figure.N, all.Figure.N)
		}
	})
}

// Every mark of a statement is numbered in the order in which it appears, so
// that all engines bind the same arguments.
func TestMarksAscend(t *testing.T) {
	c := join(" AND ", in("a", []string{"x", "y"}), sqlf("b = ?", 1), notIn("c", []int64{7}))
	if got, want := c.numbered(), "a IN ($1, $2) AND b = $3 AND c NOT IN ($4)"; got != want {
		t.Errorf("numbered() = %q, want %q", got, want)
	}
	if len(c.args) != 4 {
		t.Errorf("%d arguments, want 4", len(c.args))
	}
	for _, k := range slices.Sorted(maps.Keys(dayOf)) {
		if k.Rank() == 0 {
			t.Errorf("stage %q has no rank", k)
		}
	}
}
