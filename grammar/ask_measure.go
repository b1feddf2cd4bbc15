package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// measure decides what is counted.
//
//	measure = target | overdue | open | outside | rate | conversion | expected | funds | prospects | record | visits | trips | events | deals
func (b *builder) measure(f *frame, q *ledger.Query) *problem {
	if f.said(words.QMay) {
		return b.ahead(f, *q)
	}
	if b.outside != nil && !f.said(words.QShare) {
		q.Measure, q.Figure = ledger.OutsideOf, b.outside.name
		q.Filter.Events = b.outside.events
		return nil
	}
	for _, m := range []func(*frame, *ledger.Query) (bool, *problem){
		b.target, b.steps, b.rate, b.expected, b.conversion, b.fundsOf, b.foreignFact, b.prospects, b.record, b.visitsOf, b.tripsOrEvents,
	} {
		if ok, wrong := m(f, q); ok || wrong != nil {
			return wrong
		}
	}
	return b.deals(f, q)
}

// ahead refuses what will be; signings that are expected are offered.
func (b *builder) ahead(f *frame, q ledger.Query) *problem {
	wrong := refuse(NoFuture)
	if f.visits() {
		return wrong
	}
	q.Measure, q.Clock, q.Filter = ledger.Deals, ledger.Awaited, dropGroups(q.Filter, misfits(q.Filter, "D"))
	if b.period(f, &q) == nil {
		wrong.queries = []ledger.Query{q}
	}
	return wrong
}

// target is how much of the year's target was reached. Targets are of deals
// signed in a year, by the city or a district.
func (b *builder) target(f *frame, q *ledger.Query) (bool, *problem) {
	if !f.said(words.QTarget) {
		return false, nil
	}
	q.Measure, q.Clock, q.Stage = ledger.Attained, ledger.Moved, ledger.StageSigned
	if wrong := b.period(f, q); wrong != nil {
		return true, wrong
	}
	if !q.Period.Known() {
		q.Period, q.Named = around(words.UYear, b.c.Day, 0), "this_year"
	}
	signs := len(f.stages) == 0 || len(f.stages) == 1 && f.stages[0].stage == ledger.StageSigned
	if signs && !f.visits() && isOnlyDistricts(q.Filter) && q.Period.From == q.Period.From.YearStart() && b.hasTarget(*q) && len(f.funds)+len(f.facts) == 0 {
		return true, nil
	}
	near := *q
	near.Measure = ledger.Deals
	wrong := refuse(NoRecord, near)
	for _, i := range b.items {
		if i.kind == itemWord && i.word.sense == words.QTarget {
			wrong.items = append(wrong.items, i)
		}
	}
	return true, wrong
}

func isOnlyDistricts(f ledger.Filter) bool {
	return isEmptyFilter(dropGroups(f, []string{"district"})) && len(f.NotDistricts) == 0
}

// hasTarget tells whether a target of the window's year is set for the city or
// every district that is asked about.
func (b *builder) hasTarget(q ledger.Query) bool {
	districts := q.Filter.Districts
	if len(districts) == 0 {
		districts = []string{""}
	}
	for _, d := range districts {
		if !slices.ContainsFunc(b.c.Town.City.Targets, func(t ledger.Target) bool {
			return t.District == d && t.Year == q.Period.From.Year() && t.Measure == "signed"
		}) {
			return false
		}
	}
	return true
}

func (b *builder) rate(f *frame, q *ledger.Query) (bool, *problem) {
	toward, ok := f.has[words.QRate]
	reached := f.reachedStage()
	if !ok && f.said(words.QShare) && !f.visits() && reached != "" && len(f.stages) == 2 {
		toward, ok = string(reached), true
		f.stages = f.stages[:1]
		delete(f.has, words.QShare)
	}
	if !ok {
		return false, nil
	}
	if len(f.stages) > 1 || len(f.stages) == 1 && f.stages[0].stage != ledger.StageSigned {
		return true, refuse(NoMix)
	}
	q.Measure, q.Clock, q.Stage, q.Toward = ledger.RateOf, ledger.Moved, ledger.StageSigned, ledger.Stage(toward)
	return true, nil
}

// expected is what is expected to be signed.
func (b *builder) expected(f *frame, q *ledger.Query) (bool, *problem) {
	planned := f.said(words.QPlan) && len(f.stages) > 0
	if !f.said(words.QExpect) && !planned {
		return false, nil
	}
	for _, s := range f.stages {
		if s.stage != ledger.StageSigned && s.stage != ledger.StageTalks {
			return true, refuse(NoRecord, ledger.Query{Measure: ledger.Deals, Clock: ledger.Awaited, Asked: b.c.Day})
		}
	}
	q.Clock = ledger.Awaited
	return true, b.dealFigure(f, q)
}

// conversion reads 走访过的企业有几家签约 and 转化率.
func (b *builder) conversion(f *frame, q *ledger.Query) (bool, *problem) {
	toward, rate := f.has[words.QConvert]
	if !rate && !(f.visits() && len(f.stages) == 1 && !f.said(words.QSeparate)) {
		return false, nil
	}
	if !rate {
		stage := f.stages[0].stage
		if f.noun("deal") || !f.company() && !f.noun("company") || b.partsBetween() {
			return true, b.mixed(f)
		}
		if toward = string(stage); stage != ledger.StageSigned && stage != ledger.StageTalks {
			return true, b.mixed(f)
		}
		rate = f.said(words.QShare)
	}
	delete(f.has, words.QShare)
	q.Measure, q.Toward = ledger.Converted, ledger.Stage(toward)
	if rate {
		q.Measure = ledger.Conversion
	}
	q.Filter.Direction = f.direction()
	return true, nil
}

// partsBetween tells whether something parts the visits from the stage: 走访、签约.
func (b *builder) partsBetween() bool {
	act, stage := -1, -1
	for k, i := range b.items {
		if i.kind == itemWord && i.word.sense == words.QAct && act < 0 {
			act = k
		}
		if i.kind == itemStage {
			stage = k
		}
	}
	if act < 0 || stage < 0 {
		return true
	}
	return slices.ContainsFunc(b.items[min(act, stage):max(act, stage)], func(i item) bool {
		return i.kind == itemWord && (i.word.sense == words.QJoin || i.word.sense == words.QStop || i.word.sense == words.QPlus)
	})
}

// mixed refuses what names visits and deals at once; each is offered by itself.
func (b *builder) mixed(f *frame) *problem {
	var near []ledger.Query
	for _, kind := range []string{"visit", "deal"} {
		if q, ok := b.partOf(f, kind); ok {
			near = append(near, q)
		}
	}
	return refuse(NoMix, near...)
}

// fundsOf is money that arrived: 内资, 外资, or both side by side.
func (b *builder) fundsOf(f *frame, q *ledger.Query) (bool, *problem) {
	if len(f.funds) == 0 {
		return false, nil
	}
	home := slices.Contains(f.funds, "home") || slices.Contains(f.facts, "domestic")
	abroad := slices.Contains(f.funds, "abroad") || slices.Contains(f.facts, "foreign")
	if len(f.stages) > 0 || f.noun("visits") || f.noun("visit") {
		return true, b.besideFunds(f)
	}
	f.facts, f.acts = nil, nil
	switch {
	case home == abroad:
		q.Measure = ledger.FundsBoth
		delete(f.has, words.QSeparate)
	case home:
		q.Measure = ledger.FundsHome
	default:
		q.Measure = ledger.FundsAbroad
	}
	return true, nil
}

// besideFunds refuses money that arrived beside deals or visits: each is offered
// by itself.
func (b *builder) besideFunds(f *frame) *problem {
	wrong := b.mixed(f)
	x := f.copy()
	x.stages, x.acts, x.met, x.nouns = nil, nil, false, nil
	if len(x.periods) > 1 {
		x.periods = x.periods[len(x.periods)-1:]
	}
	if q, no := b.full(x); no == nil {
		wrong.queries = append(wrong.queries, q)
	}
	return wrong
}

// foreignFact takes 外资 and 内资 for a filter where deals or companies are
// spoken of; alone they may also be money that arrived (spec 3.4 rule 19).
func (b *builder) foreignFact(f *frame, q *ledger.Query) (bool, *problem) {
	if len(f.facts) == 0 {
		return false, nil
	}
	fact := factFilter(f.facts[0])
	if len(f.facts) > 1 {
		return true, refuse(NoMix)
	}
	if len(f.stages) == 0 && !f.visits() && !f.noun("deal") && !f.noun("company") && !f.noun("investor") && f.notYet == "" {
		return true, b.fundsOrDeals(f, *q, fact)
	}
	f.filter = mergeFilter(f.filter, fact)
	q.Filter = mergeFilter(q.Filter, fact)
	return false, nil
}

// foreignLeft takes 外资 for a filter of whatever is counted, where nothing else
// has taken it.
func (b *builder) foreignLeft(f *frame, q *ledger.Query) *problem {
	for _, fact := range f.facts {
		q.Filter = mergeFilter(q.Filter, factFilter(fact))
	}
	return nil
}

func (b *builder) fundsOrDeals(f *frame, q ledger.Query, fact ledger.Filter) *problem {
	funds, deals := q, q
	funds.Measure = ledger.FundsAbroad
	if fact.Foreign == ledger.No {
		funds.Measure = ledger.FundsHome
	}
	deals.Measure, deals.Clock, deals.Stage = ledger.Deals, ledger.Moved, ledger.StageSigned
	deals.Filter = mergeFilter(deals.Filter, fact)
	for _, x := range []*ledger.Query{&funds, &deals} {
		if wrong := b.period(f, x); wrong != nil {
			return wrong
		}
		if wrong := b.groups(f, x); wrong != nil && !wrong.asks {
			return wrong
		}
	}
	return askBack(AskTwoReadings, funds, deals)
}

// prospects are the companies that intend to settle in a park.
func (b *builder) prospects(f *frame, q *ledger.Query) (bool, *problem) {
	if !f.said(words.QIntend) {
		return false, nil
	}
	if len(f.stages) > 0 || f.visits() {
		return true, b.mixed(f)
	}
	q.Measure, q.Clock, q.Stage, q.Or = ledger.Investors, ledger.Standing, ledger.StageLead, []ledger.Stage{ledger.StageTalks}
	if f.noun("deal") && !f.company() {
		q.Measure = ledger.Deals
	}
	return true, nil
}

// record is one record by its reference or name, a deal's amount, or a
// company's history.
func (b *builder) record(f *frame, q *ledger.Query) (bool, *problem) {
	x := q.Filter
	switch {
	case len(x.Deals) > 0 && f.saidAny(words.QMoneySum, words.QMuch):
		q.Measure = ledger.Sum
		return true, b.onlyRecord(f)
	case len(x.Deals)+len(x.Visits) > 0:
		q.Measure = ledger.RecordOf
		recordsListed(q)
		return true, b.onlyRecord(f)
	case len(x.Trips)+len(x.Events) > 0 && !f.visits() && len(f.stages) == 0 && !f.saidAny(words.QCount, words.QMuch, words.QMoneySum, words.QStatistic, words.QExtreme, words.QShare) && !f.noun("deal") && !f.noun("company"):
		q.Measure = ledger.RecordOf
		return true, nil
	case len(x.Companies) > 0 && !f.topicBesideName() && len(misfits(x, "S")) > 0:
		return true, refuse(NoMix, ledger.Query{Measure: ledger.Visits, Filter: ledger.Filter{Companies: x.Companies}, List: true, Asked: b.c.Day})
	case len(x.Companies) > 0 && !f.topicBesideName():
		q.Measure = ledger.Visits
		f.has[words.QList] = ""
		return true, nil
	}
	return false, nil
}

// recordsListed makes a question about several records of one kind a list of them.
func recordsListed(q *ledger.Query) {
	switch x := q.Filter; {
	case len(x.Deals) > 1 && len(x.Visits) == 0:
		q.Measure, q.List = ledger.Deals, true
	case len(x.Visits) > 1 && len(x.Deals) == 0:
		q.Measure, q.List = ledger.Visits, true
	}
}

// topicBesideName tells whether a question that names a company asks for
// something else than its history.
func (f *frame) topicBesideName() bool {
	return len(f.stages) > 0 || f.visits() || f.noun("deal") || f.noun("investor") || f.noun("trip") || f.noun("event") ||
		f.saidAny(words.QMoneySum, words.QMuch, words.QCount, words.QStatistic, words.QExtreme) || f.notYet != ""
}

// onlyRecord refuses parts that mean nothing for one record.
func (b *builder) onlyRecord(f *frame) *problem {
	if len(f.by) > 0 || f.visits() || f.said(words.QShare) {
		return refuse(NoMix)
	}
	f.stages, f.notYet = nil, ""
	return nil
}

// visitsOf are visits or the companies visited.
func (b *builder) visitsOf(f *frame, q *ledger.Query) (bool, *problem) {
	if !f.visits() {
		return false, nil
	}
	if len(f.stages) > 0 || f.noun("deal") && f.dealWord() || f.noun("event") || f.noun("trip") && f.counter("trip") || f.saidAny(words.QMuch, words.QMoneySum, words.QStatistic) {
		return true, b.mixed(f)
	}
	q.Filter.Direction = f.direction()
	switch {
	case f.noun("visit") && f.counter("company"), f.noun("visits") && f.company() && f.said(words.QCount) && b.joined() && !f.met:
		return true, refuse(NoMix)
	case (f.noun("visit") || f.noun("visits") || f.counter("") && !f.company()) && !f.asksCompanies():
		q.Measure = ledger.Visits
	case len(q.Filter.Companies) > 0:
		q.Measure = ledger.Visits
	default:
		q.Measure = ledger.Companies
	}
	if len(q.Filter.Companies) > 0 && !f.said(words.QCount) && len(f.by)+len(f.dims) == 0 && !f.saidAny(words.QShare, words.QTrend, words.QExtreme) {
		f.has[words.QList] = ""
	}
	if f.saidAny(words.QWho, words.QWhen) && len(q.Filter.Companies) == 0 {
		return true, refuse(NoRecord, ledger.Query{Measure: q.Measure, Filter: q.Filter, By: ledger.ByUnit, Asked: b.c.Day})
	}
	return true, nil
}

// asksCompanies tells whether it is companies that are asked for with 来往: 跟哪些
// 企业有来往.
func (f *frame) asksCompanies() bool {
	return f.met && f.has[words.QWhich] == "many" && f.company() && !f.noun("visit")
}

// counter tells whether a word of counting for that kind stands in the clause.
func (f *frame) counter(kind string) bool {
	return slices.ContainsFunc(f.items, func(i item) bool {
		return i.kind == itemWord && i.word.sense == words.QCounter && i.word.value == kind
	})
}

func (b *builder) tripsOrEvents(f *frame, q *ledger.Query) (bool, *problem) {
	if len(f.stages) > 0 || f.saidAny(words.QMuch, words.QMoneySum, words.QStatistic) {
		return false, nil
	}
	switch {
	case f.noun("trip"):
		q.Measure = ledger.Trips
		q.Filter.Planned = f.said(words.QPlan)
	case f.noun("event") && !f.noun("deal"):
		q.Measure = ledger.Events
	default:
		return false, nil
	}
	if f.noun("trip") && f.noun("event") || f.counter("company") || f.counter("visit") && !f.noun("trip") {
		return true, refuse(NoMix)
	}
	return true, nil
}
