package storage

import (
	"cmp"
	"slices"
	"strings"

	"guatu/ledger"
)

// world is a ledger in memory. Its methods count in the plainest way that the
// rules of counting allow, so that they can be checked by reading.
type world struct {
	city      ledger.City
	companies []ledger.Company
	visits    []ledger.Visit
	deals     []ledger.Deal
	trips     []ledger.Trip
	events    []ledger.Event
}

// item is one record that is counted, with the day that it counts by.
type item struct {
	ref       ledger.Ref
	on        ledger.Date
	deal      *ledger.Deal
	visit     *ledger.Visit
	head      *ledger.Head
	district  string
	chain     string
	units     []string
	places    []string
	companies []int64 // what they count as
	step      ledger.Step
	amount    ledger.Money
	abroad    bool
	led       string
}

func (w world) root(id int64) int64 {
	for {
		c := w.companies[id-1]
		if c.MergedInto == 0 {
			return id
		}
		id = c.MergedInto
	}
}

func (w world) roots(ids []int64) []int64 {
	var out []int64
	for _, id := range ids {
		if r := w.root(id); !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

func (w world) company(id int64) ledger.Company { return w.companies[id-1] }

func (w world) rate(c ledger.Currency, on ledger.Date) ledger.Rate {
	r, _ := w.city.Rates.On(c, on)
	return r
}

// fen is a deal's amount in fen: frozen once it is signed.
func (w world) fen(d *ledger.Deal, asked ledger.Date) int64 {
	if d.Rate.Micro != 0 {
		return ledger.InCNY(d.Amount.Low, d.Amount.Currency, d.Rate)
	}
	return ledger.InCNY(d.Amount.Low, d.Amount.Currency, w.rate(d.Amount.Currency, asked))
}

// items are the records of a measure by the clock and the period alone.
func (w world) items(q ledger.Query, p ledger.Period) []item {
	switch kindOf(q.Measure) {
	case ledger.KindVisit:
		return w.visitItems(q, p)
	case ledger.KindTrip:
		return w.tripItems(q, p)
	case ledger.KindEvent:
		return w.eventItems(q, p)
	case ledger.KindStep:
		return w.stepItems(q, p)
	}
	var out []item
	for i := range w.deals {
		d := &w.deals[i]
		if d.IsWithdrawn() {
			continue
		}
		x := item{ref: ledger.Ref{Kind: ledger.KindDeal, N: d.N}, deal: d, head: &d.Head, district: d.District, chain: d.Chain,
			units: d.Units, companies: w.roots(d.Investors), amount: d.Amount}
		if q.Measure == ledger.FundsHome || q.Measure == ledger.FundsAbroad || q.Measure == ledger.FundsBoth {
			out = append(out, arrivals(x, q, p)...)
			continue
		}
		if q.Measure == ledger.Investors && len(d.Investors) == 0 {
			continue
		}
		if q.Was != nil {
			then := *q.Was
			then.Asked = q.Asked
			if _, ok := counts(d, then, then.Period); !ok {
				continue
			}
		}
		if on, ok := counts(d, q, p); ok {
			x.on = on
			out = append(out, x)
		}
	}
	return out
}

func arrivals(x item, q ledger.Query, p ledger.Period) []item {
	var out []item
	for _, f := range x.deal.Funds {
		if !p.Until(q.Asked).Has(f.On) || q.Measure == ledger.FundsHome && f.Foreign || q.Measure == ledger.FundsAbroad && !f.Foreign {
			continue
		}
		x.on, x.amount, x.abroad = f.On, f.Amount, f.Foreign
		out = append(out, x)
	}
	return out
}

// counts tells whether a deal counts, and by which day.
func counts(d *ledger.Deal, q ledger.Query, p ledger.Period) (ledger.Date, bool) {
	past := p.Until(q.Asked)
	stages := append([]ledger.Stage{q.Stage}, q.Or...)
	switch q.Clock {
	case ledger.Moved:
		var first ledger.Date
		for _, s := range stages {
			for _, on := range movesOf(d, s, q.Filter.Agreements) {
				if past.Has(on) && (first == 0 || on < first) {
					first = on
				}
			}
		}
		return first, first != 0
	case ledger.Standing:
		r := reachedOn(d, past.To)
		if q.Stage == "" {
			return r.On, r.Stage != ""
		}
		if r.Stage == ledger.StageSigned && slices.Contains(stages, r.Stage) {
			return r.On, namedPaper(r.Agreement, q.Filter.Agreements)
		}
		return r.On, r.Stage != "" && slices.Contains(stages, r.Stage)
	case ledger.Awaited:
		return d.Expected, d.StageOn(q.Asked) == ledger.StageTalks && p.Has(d.Expected)
	}
	var first ledger.Date
	for _, r := range d.Stages {
		if first == 0 || r.On < first {
			first = r.On
		}
	}
	return first, past.Has(first)
}

func namedPaper(a ledger.Agreement, named []ledger.Agreement) bool {
	if len(named) == 0 {
		return a.Formal()
	}
	return slices.ContainsFunc(named, func(n ledger.Agreement) bool { return n == a || n.Formal() && a.Formal() })
}

// movesOf are the days on which a deal came to a stage for the first time; of
// a signing, with each of the papers named.
func movesOf(d *ledger.Deal, s ledger.Stage, named []ledger.Agreement) []ledger.Date {
	if s != ledger.StageSigned {
		return []ledger.Date{d.First(s)}
	}
	if len(named) == 0 {
		return []ledger.Date{d.Signed()}
	}
	var out []ledger.Date
	for _, a := range named {
		var first ledger.Date
		for _, r := range d.Stages {
			if r.Stage == s && namedPaper(r.Agreement, []ledger.Agreement{a}) && (first == 0 || r.On < first) {
				first = r.On
			}
		}
		out = append(out, first)
	}
	return out
}

// reachedOn is the stage that a deal stood in on a day.
func reachedOn(d *ledger.Deal, day ledger.Date) ledger.Reached {
	var at ledger.Reached
	for _, r := range d.Stages {
		if r.On <= day && (r.On > at.On || r.On == at.On && r.Stage.Rank() > at.Stage.Rank()) {
			at = r
		}
	}
	return at
}

// hasReached tells whether a deal has reached a stage or a further one.
func hasReached(d *ledger.Deal, stage ledger.Stage, by ledger.Date) bool {
	for _, r := range d.Stages {
		further := r.Stage.Rank() >= stage.Rank() && r.Stage.Rank() <= ledger.StageProducing.Rank()
		if r.Stage == ledger.StageSigned && !r.Agreement.Formal() {
			further = stage.Rank() <= ledger.StageTalks.Rank()
		}
		if r.On <= by && (further || r.Stage == stage && stage.Rank() > ledger.StageProducing.Rank()) {
			return true
		}
	}
	return false
}

func (w world) visitItems(q ledger.Query, p ledger.Period) []item {
	var out []item
	for i := range w.visits {
		v := &w.visits[i]
		if v.IsWithdrawn() || !p.Until(q.Asked).Has(v.Date) {
			continue
		}
		out = append(out, item{ref: ledger.Ref{Kind: ledger.KindVisit, N: v.N}, on: v.Date, visit: v, head: &v.Head, district: v.District,
			chain: v.Chain, units: v.Units, places: []string{v.Place}, companies: w.roots([]int64{v.Company}), amount: v.Interest, led: v.LedBy})
	}
	return out
}

func (w world) tripItems(q ledger.Query, p ledger.Period) []item {
	var out []item
	for i := range w.trips {
		t := &w.trips[i]
		if t.IsWithdrawn() || !p.Has(t.Period.From) || (t.Period.From > q.Asked) != q.Filter.Planned {
			continue
		}
		out = append(out, item{ref: ledger.Ref{Kind: ledger.KindTrip, N: t.N}, on: t.Period.From, head: &t.Head, district: t.District, units: t.Units, places: t.Places, led: t.LedBy})
	}
	return out
}

func (w world) eventItems(q ledger.Query, p ledger.Period) []item {
	var out []item
	for i := range w.events {
		e := &w.events[i]
		if e.IsWithdrawn() || !p.Has(e.Period.From) || (e.Period.From > q.Asked) != q.Filter.Planned {
			continue
		}
		out = append(out, item{ref: ledger.Ref{Kind: ledger.KindEvent, N: e.N}, on: e.Period.From, head: &e.Head, district: e.District, units: e.Units, places: e.Places})
	}
	return out
}

func (w world) stepItems(q ledger.Query, p ledger.Period) []item {
	var out []item
	add := func(x item) {
		for _, s := range x.head.Steps {
			late := s.Due.Known() && s.Due < q.Asked && p.Has(s.Due)
			if q.Measure == ledger.Open {
				late = !p.Known() || s.Due.Known() && p.Has(s.Due)
			}
			if s.Done == 0 && late && !x.head.IsWithdrawn() {
				x.on, x.step = s.Due, s
				out = append(out, x)
			}
		}
	}
	for i := range w.visits {
		v := &w.visits[i]
		add(item{ref: ledger.Ref{Kind: ledger.KindVisit, N: v.N}, visit: v, head: &v.Head, district: v.District, chain: v.Chain, units: v.Units, companies: w.roots([]int64{v.Company})})
	}
	for i := range w.deals {
		d := &w.deals[i]
		add(item{ref: ledger.Ref{Kind: ledger.KindDeal, N: d.N}, deal: d, head: &d.Head, district: d.District, chain: d.Chain, units: d.Units, companies: w.roots(d.Investors)})
	}
	for i := range w.trips {
		t := &w.trips[i]
		add(item{ref: ledger.Ref{Kind: ledger.KindTrip, N: t.N}, head: &t.Head, district: t.District, units: t.Units})
	}
	for i := range w.events {
		e := &w.events[i]
		add(item{ref: ledger.Ref{Kind: ledger.KindEvent, N: e.N}, head: &e.Head, district: e.District, units: e.Units})
	}
	return out
}

// select are the items that pass the filter; blind leaves the thresholds out
// and keeps only what has no amount.
func (w world) choose(q ledger.Query, p ledger.Period, blind bool) []item {
	var out []item
	for _, x := range w.items(q, p) {
		if w.passes(q, x) && w.inPlace(q.Filter, x) && (blind && !w.sized(x).Known() || !blind && w.bounds(q, x)) {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.ref.N, b.ref.N))
	})
	return out
}

// sized is the amount that thresholds look at: of an arrival the deal's.
func (w world) sized(x item) ledger.Money {
	if x.deal != nil {
		return x.deal.Amount
	}
	return x.amount
}

func (w world) bounds(q ledger.Query, x item) bool {
	f, m := q.Filter, w.sized(x)
	if f.Min == nil && f.Max == nil {
		return true
	}
	if !m.Known() {
		return false
	}
	fen := ledger.InCNY(m.Low, m.Currency, w.rate(m.Currency, q.Asked))
	if x.deal != nil {
		fen = w.fen(x.deal, q.Asked)
	}
	if b := f.Min; b != nil {
		if at := ledger.InCNY(b.Minor, b.Currency, w.rate(b.Currency, q.Asked)); fen < at || b.Open && fen == at {
			return false
		}
	}
	if b := f.Max; b != nil {
		if at := ledger.InCNY(b.Minor, b.Currency, w.rate(b.Currency, q.Asked)); fen > at || b.Open && fen == at {
			return false
		}
	}
	return true
}

func (w world) inPlace(f ledger.Filter, x item) bool {
	return among(f.Districts, x.district) && apart(f.NotDistricts, x.district) &&
		among(f.Chains, x.chain) && apart(f.NotChains, x.chain) &&
		amongAny(f.Units, x.units) && (len(f.NotUnits) == 0 || !anyOf(f.NotUnits, x.units)) &&
		amongAny(f.Places, x.places) && amongAny(w.roots(f.Companies), x.companies)
}

func among[T comparable](list []T, x T) bool { return len(list) == 0 || slices.Contains(list, x) }
func apart[T comparable](list []T, x T) bool { return !slices.Contains(list, x) }

func anyOf[T comparable](list, xs []T) bool {
	return slices.ContainsFunc(xs, func(x T) bool { return slices.Contains(list, x) })
}

func amongAny[T comparable](list, xs []T) bool { return len(list) == 0 || anyOf(list, xs) }

// passes are the filters that look at what kind of record it is.
func (w world) passes(q ledger.Query, x item) bool {
	f := q.Filter
	who := x.head.Reporter
	if kindOf(q.Measure) == ledger.KindStep {
		who = x.step.Owner
	}
	if !among(f.Members, who) || f.Stale > 0 && x.head.Touched >= q.Asked.Add(-f.Stale) || f.NoAmount && w.sized(x).Known() {
		return false
	}
	if !w.tierPasses(q, x) {
		return false
	}
	if kindOf(q.Measure) == ledger.KindStep {
		return true
	}
	if len(f.Led) > 0 && !anyOf(f.Led, strings.FieldsFunc(x.led, func(r rune) bool { return strings.ContainsRune("、，, ", r) })) {
		return false
	}
	switch {
	case x.visit != nil:
		return w.visitPasses(q, x)
	case x.deal != nil:
		return w.dealPasses(q, x)
	}
	return true
}

func (w world) tierPasses(q ledger.Query, x item) bool {
	if len(q.Filter.Tiers) == 0 {
		return true
	}
	return anyOf(q.Filter.Tiers, w.tiersOf(x))
}

// tiersOf is a visit's own tier, or those of a record's units.
func (w world) tiersOf(x item) []ledger.Tier {
	if x.visit != nil {
		return []ledger.Tier{x.visit.Tier}
	}
	var out []ledger.Tier
	for _, u := range x.units {
		for _, known := range w.city.Units {
			if known.Key == u && !slices.Contains(out, known.Tier) {
				out = append(out, known.Tier)
			}
		}
	}
	return out
}

func (w world) visitPasses(q ledger.Query, x item) bool {
	f, v, c := q.Filter, x.visit, w.company(x.companies[0])
	return (f.Direction == "" || v.Direction == f.Direction) && among(f.Trips, v.Trip) && among(f.Visits, v.N) &&
		tri(f.Foreign, c.Foreign) && tri(f.Fortune500, c.Fortune500) && tri(f.CentralSOE, c.CentralSOE) &&
		(len(f.Origins) == 0 || from(f.Origins, c)) && !from(f.NotOrigins, c) &&
		(f.Reached == "" || w.invested(c.ID, f.Reached, q.Asked)) && (f.NotYet == "" || !w.invested(c.ID, f.NotYet, q.Asked))
}

// from tells whether a company is from one of the places.
func from(places []string, c ledger.Company) bool {
	return slices.Contains(places, c.Origin) || slices.Contains(places, c.Region)
}

func tri(want, is ledger.Tri) bool {
	switch want {
	case ledger.NotYes:
		return is != ledger.Yes
	case ledger.NotNo:
		return is != ledger.No
	}
	return want == ledger.Unknown || want == is
}

// invested tells whether a company has a deal that has reached a stage.
func (w world) invested(company int64, stage ledger.Stage, by ledger.Date) bool {
	return slices.ContainsFunc(w.deals, func(d ledger.Deal) bool {
		return !d.IsWithdrawn() && slices.Contains(w.roots(d.Investors), company) && hasReached(&d, stage, by)
	})
}

func (w world) dealPasses(q ledger.Query, x item) bool {
	f, d := q.Filter, x.deal
	if !among(f.Sectors, d.Sector) || !apart(f.NotSectors, d.Sector) || !among(f.Categories, d.Category) || !among(f.Events, d.Event) ||
		!among(f.Parks, d.Park) || !among(f.Deals, d.N) {
		return false
	}
	if f.Verified == ledger.Yes && d.Verified == 0 || f.Verified == ledger.No && d.Verified != 0 {
		return false
	}
	if f.Reached != "" && !hasReached(d, f.Reached, q.Asked) || f.NotYet != "" && hasReached(d, f.NotYet, q.Asked) {
		return false
	}
	if len(f.Agreements) > 0 && !signing(q) && !slices.ContainsFunc(movesOf(d, ledger.StageSigned, f.Agreements), func(on ledger.Date) bool { return on != 0 && on <= q.Asked }) {
		return false
	}
	return w.dealFacts(f, d)
}

func (w world) dealFacts(f ledger.Filter, d *ledger.Deal) bool {
	facts := func(of func(ledger.Company) ledger.Tri) ledger.Tri {
		var all []ledger.Tri
		for _, id := range d.Investors {
			all = append(all, of(w.company(w.root(id))))
		}
		switch {
		case slices.Contains(all, ledger.Yes):
			return ledger.Yes
		case len(all) == 0 || slices.Contains(all, ledger.Unknown):
			return ledger.Unknown
		}
		return ledger.No
	}
	foreign, fortune := d.Foreign, d.Fortune500
	if foreign == ledger.Unknown {
		foreign = facts(func(c ledger.Company) ledger.Tri { return c.Foreign })
	}
	if fortune == ledger.Unknown && d.Signed() == 0 {
		fortune = facts(func(c ledger.Company) ledger.Tri { return c.Fortune500 })
	}
	origin := func(places []string) bool {
		return slices.Contains(places, d.Origin) || slices.ContainsFunc(w.roots(d.Investors), func(id int64) bool { return from(places, w.company(id)) })
	}
	return (len(f.Origins) == 0 || origin(f.Origins)) && !origin(f.NotOrigins) && tri(f.Foreign, foreign) && tri(f.Fortune500, fortune) && tri(f.CentralSOE, facts(func(c ledger.Company) ledger.Tri { return c.CentralSOE }))
}
