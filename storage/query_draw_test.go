package storage

import (
	"pgregory.net/rapid"

	"guatu/ledger"
)

var dealMeasures = []ledger.Measure{ledger.Deals, ledger.Investors, ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest,
	ledger.RateOf, ledger.FundsBoth, ledger.FundsHome, ledger.FundsAbroad}

var otherMeasures = []ledger.Measure{ledger.Visits, ledger.Companies, ledger.Converted, ledger.Conversion, ledger.Trips, ledger.Events, ledger.Overdue, ledger.Open}

var dimensionsOf = map[ledger.Kind][]ledger.Dimension{
	ledger.KindDeal: {ledger.ByDistrict, ledger.ByChain, ledger.ByUnit, ledger.ByTier, ledger.ByStage, ledger.BySector, ledger.ByCategory,
		ledger.ByOrigin, ledger.ByPark, ledger.ByEvent, ledger.ByCompany, ledger.ByDeal},
	ledger.KindVisit: {ledger.ByDistrict, ledger.ByChain, ledger.ByUnit, ledger.ByTier, ledger.ByOrigin, ledger.ByCompany},
	ledger.KindTrip:  {ledger.ByDistrict, ledger.ByUnit, ledger.ByTier},
	ledger.KindEvent: {ledger.ByDistrict, ledger.ByUnit, ledger.ByTier},
	ledger.KindStep:  {ledger.ByDistrict, ledger.ByChain, ledger.ByUnit, ledger.ByTier},
}

var times = []ledger.Dimension{ledger.ByDay, ledger.ByWeek, ledger.ByMonth, ledger.ByQuarter, ledger.ByYear}

// queries are typed questions that mean something.
var queries = rapid.Custom(func(t *rapid.T) ledger.Query {
	d := draws{t}
	q := ledger.Query{Measure: anyOne(d, append(dealMeasures, otherMeasures...)), Asked: dayN - ledger.Date(rapid.IntRange(0, 40).Draw(t, "asked")), Period: d.period()}
	d.clock(&q)
	d.filter(&q)
	if d.chance(3) {
		p := d.period()
		q.Against = &p
	}
	if d.chance(2) {
		q.By = anyOne(d, append(dimensionsOf[kindOf(q.Measure)], times...))
		d.within(&q)
	}
	if kindOf(q.Measure) == ledger.KindDeal && !q.Measure.IsFunds() && d.chance(4) {
		q.Was = &ledger.Query{Measure: ledger.Deals, Clock: anyOne(d, []ledger.Clock{ledger.Moved, ledger.Standing}), Stage: anyOne(d, someStages), Period: d.period()}
	}
	if q.Measure == ledger.Open && q.By.Timed() {
		q.Period = ledger.Month(d.day()) // steps without a due day are in no stretch of time
		if q.Against != nil {
			p := ledger.Month(d.day())
			q.Against = &p
		}
	}
	return q
})

// within groups again, ranks what is named, or asks for the groups with nothing.
func (d draws) within(q *ledger.Query) {
	again := anyOne(d, append([]ledger.Dimension{ledger.ByDistrict, ledger.ByUnit}, times...))
	if q.Measure.IsFunds() {
		return
	}
	side := q.By == ledger.ByDistrict || q.By == ledger.ByUnit
	switch {
	case narrowed(*q, "") != nil && again != q.By && d.chance(2) && (q.Measure != ledger.Open || !again.Timed()):
		q.Then = again
	case side && d.chance(3):
		q.Duel, q.Filter.Districts, q.Filter.Units = true, []string{"laoshan", "jimo"}, []string{"commerce", "tokyo"}
	case side && d.chance(2):
		q.Empty = true
	}
}

func (d draws) period() ledger.Period {
	from, to := d.day(), d.day()
	if from > to {
		from, to = to, from
	}
	return anyOne(d, []ledger.Period{{}, {To: to}, {From: from}, {From: from, To: to}, {From: from, To: to}, ledger.Month(from), ledger.Week(from)})
}

func (d draws) clock(q *ledger.Query) {
	switch q.Measure {
	case ledger.Deals, ledger.Investors, ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest, ledger.RateOf:
	default:
		q.Toward = maybe(d, []ledger.Stage{ledger.StageSigned, ledger.StageTalks})
		return
	}
	q.Clock = anyOne(d, []ledger.Clock{ledger.Moved, ledger.Moved, ledger.Moved, ledger.Standing, ledger.Standing, ledger.Awaited, ledger.Anytime})
	switch q.Clock {
	case ledger.Moved:
		q.Stage = anyOne(d, append(someStages, ledger.StageSigned, ledger.StageSigned))
	case ledger.Standing:
		q.Stage = maybe(d, someStages)
	}
	if q.Stage != "" && d.chance(5) {
		q.Or = []ledger.Stage{anyOne(d, someStages)}
	}
	q.Toward = maybe(d, []ledger.Stage{ledger.StageRegistered, ledger.StageStarted, ledger.StageProducing})
}

// filter sets up to three parts of a filter that mean something.
func (d draws) filter(q *ledger.Query) {
	sides := filterDraws[kindOf(q.Measure)]
	for range rapid.IntRange(0, 3).Draw(d.T, "filters") {
		anyOne(d, sides)(d, &q.Filter)
	}
}

type filterDraw func(draws, *ledger.Filter)

var (
	everywhere = []filterDraw{
		func(d draws, f *ledger.Filter) { f.Districts = few(d, append(someDistricts, "gone")) },
		func(d draws, f *ledger.Filter) { f.NotDistricts = few(d, someDistricts) },
		func(d draws, f *ledger.Filter) { f.Units = few(d, someUnits) },
		func(d draws, f *ledger.Filter) { f.NotUnits = few(d, someUnits) },
		func(d draws, f *ledger.Filter) { f.Members = few(d, someMembers) },
	}
	ofChains = []filterDraw{
		func(d draws, f *ledger.Filter) { f.Chains = few(d, someChains) },
		func(d draws, f *ledger.Filter) { f.NotChains = few(d, someChains) },
		func(d draws, f *ledger.Filter) { f.Companies = few(d, []int64{1, 2, 3, 8}) },
	}
	ofAmounts = []filterDraw{
		func(d draws, f *ledger.Filter) { f.Min = d.bound() },
		func(d draws, f *ledger.Filter) { f.Max = d.bound() },
		func(d draws, f *ledger.Filter) { f.Min, f.Max = d.bound(), d.bound() },
		func(d draws, f *ledger.Filter) { f.NoAmount = true },
		func(d draws, f *ledger.Filter) { f.Foreign = d.asked() },
		func(d draws, f *ledger.Filter) { f.Fortune500 = d.asked() },
		func(d draws, f *ledger.Filter) { f.CentralSOE = d.asked() },
		func(d draws, f *ledger.Filter) { f.Origins = few(d, append(someOrigins, "亚洲")) },
		func(d draws, f *ledger.Filter) { f.NotOrigins = few(d, append(someOrigins, "亚洲")) },
		func(d draws, f *ledger.Filter) { f.Stale = rapid.IntRange(0, 40).Draw(d.T, "stale") },
		func(d draws, f *ledger.Filter) { f.Reached = anyOne(d, someStages) },
		func(d draws, f *ledger.Filter) { f.NotYet = anyOne(d, someStages) },
	}
	ofDeals = []filterDraw{
		func(d draws, f *ledger.Filter) { f.Sectors = few(d, someSectors) },
		func(d draws, f *ledger.Filter) { f.NotSectors = few(d, someSectors) },
		func(d draws, f *ledger.Filter) { f.Categories = few(d, someCategories) },
		func(d draws, f *ledger.Filter) { f.Agreements = few(d, somePapers) },
		func(d draws, f *ledger.Filter) { f.Events = few(d, []int64{200, 201}) },
		func(d draws, f *ledger.Filter) { f.Parks = few(d, someParks) },
		func(d draws, f *ledger.Filter) { f.Verified = d.tri() },
		func(d draws, f *ledger.Filter) { f.Deals = few(d, []int64{1, 2, 3, 4}) },
		func(d draws, f *ledger.Filter) { f.Tiers = few(d, someTiers) },
	}
	ofVisits = []filterDraw{
		func(d draws, f *ledger.Filter) {
			f.Direction = anyOne(d, []ledger.Direction{ledger.Outward, ledger.Inward})
		},
		func(d draws, f *ledger.Filter) { f.Direction = ledger.Outward },
		func(d draws, f *ledger.Filter) { f.Tiers = few(d, someTiers) },
		func(d draws, f *ledger.Filter) { f.Places = few(d, somePlaces) },
		func(d draws, f *ledger.Filter) { f.Trips = few(d, []int64{1, 2, 3}) },
		func(d draws, f *ledger.Filter) { f.Led = []string{anyOne(d, []string{"张市长", "王主任"})} },
		func(d draws, f *ledger.Filter) { f.Visits = few(d, []int64{1, 2, 3, 4, 5}) },
	}
	ofOutings = []filterDraw{
		func(d draws, f *ledger.Filter) { f.Places = few(d, somePlaces) },
		func(d draws, f *ledger.Filter) { f.Planned = true },
		func(d draws, f *ledger.Filter) { f.Tiers = few(d, someTiers) },
	}
)

var filterDraws = map[ledger.Kind][]filterDraw{
	ledger.KindDeal:  concat(everywhere, ofChains, ofAmounts, ofDeals),
	ledger.KindVisit: concat(everywhere, ofChains, ofAmounts, ofVisits),
	ledger.KindTrip:  concat(everywhere, ofOutings),
	ledger.KindEvent: concat(everywhere, ofOutings),
	ledger.KindStep:  concat(everywhere, ofChains, ofOutings[2:]),
}

func concat(parts ...[]filterDraw) (out []filterDraw) {
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

func (d draws) bound() *ledger.Bound {
	return &ledger.Bound{Minor: rapid.Int64Range(1, 90).Draw(d.T, "bound") * 1e10, Currency: anyOne(d, []ledger.Currency{ledger.CNY, ledger.CNY, ledger.USD}), Open: d.chance(2)}
}

// askers are members of every scope.
var askers = []ledger.Member{
	{ID: 1, Role: ledger.Admin},
	{ID: 11, Role: ledger.Officer, Scope: ledger.Scope{District: "laoshan"}, District: "laoshan", Unit: "laoshan-bureau"},
	{ID: 12, Role: ledger.Leader, Scope: ledger.Scope{Chain: "display"}},
	{ID: 13, Role: ledger.Officer, Scope: ledger.Scope{Unit: "commerce"}, Unit: "commerce"},
}
