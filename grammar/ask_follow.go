package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// follow changes the last question by what a follow-up says; the rest stays
// (spec 3.1).
func (b *builder) follow(last ledger.Query, f *frame) (ledger.Query, *problem) {
	if f.clash || len(f.beside) > 0 {
		return last, refuse(NoMix)
	}
	if f.said(words.QPlus) {
		return last, refuse(NoSum)
	}
	b.following = true
	q := last
	q.Asked, q.Also, q.Whole, q.Figure = b.c.Day, nil, nil, ""
	if last.Measure == ledger.ShareOf {
		q.Measure = ledger.Deals
		if last.Whole != nil {
			q.Measure = last.Whole.Measure
		}
	}
	for _, step := range []func(*frame, *ledger.Query) *problem{b.followFilter, b.followMeasure, b.followPeriod, b.followGroups, b.followVersus, b.share, b.followFits, b.faulty} {
		if wrong := step(f, &q); wrong != nil {
			return q, wrong
		}
	}
	if PrintQuery(q) == PrintQuery(last) && !f.said(words.QList) {
		return q, askBack(AskNoMeasure, b.starters(f)...)
	}
	return q, nil
}

// followAll is a follow-up of a question of several figures: where only filters or
// the window change, of all of them.
func (b *builder) followAll(last ledger.Query, f *frame) (ledger.Query, *problem) {
	others := make([]*frame, len(last.Also))
	for i := range others {
		others[i] = f.copy()
	}
	q, wrong := b.followEach(last, f)
	if wrong != nil || len(q.Also) > 0 || !f.onlyNarrows() {
		return q, wrong
	}
	for i, also := range last.Also {
		if len(f.periods) > 0 && also.Period != last.Period {
			return q, nil
		}
		if x, no := b.follow(also, others[i]); no == nil && PrintQuery(x) != PrintQuery(q) {
			q.Also = append(q.Also, x)
		}
	}
	return q, nil
}

// onlyNarrows tells whether nothing is said but filters and a window.
func (f *frame) onlyNarrows() bool {
	return len(f.stages)+len(f.acts)+len(f.funds)+len(f.by)+len(f.dims) == 0 && f.top.n == 0 &&
		!f.saidAny(words.QCount, words.QMuch, words.QMoneySum, words.QStatistic, words.QExtreme, words.QRate, words.QConvert, words.QList, words.QWhich, words.QShare, words.QTrend, words.QRanking, words.QExpect)
}

// followEach is a follow-up, once for each of what it asks for separately.
func (b *builder) followEach(last ledger.Query, f *frame) (q ledger.Query, wrong *problem) {
	parts := f.parts()
	if parts == nil {
		return b.follow(last, f)
	}
	for i, part := range parts {
		x, wrong := b.follow(last, part)
		if wrong != nil {
			return q, wrong
		}
		if i == 0 {
			q = x
		} else {
			q.Also = append(q.Also, x)
		}
	}
	return q, nil
}

// followFilter replaces the filters that are named anew; the others stay.
func (b *builder) followFilter(f *frame, q *ledger.Query) *problem {
	var fresh ledger.Query
	if wrong := b.names(f, &fresh); wrong != nil {
		return wrong
	}
	if len(f.places) > 0 {
		origins := ledger.Filter{Origins: f.places}
		if kindOf(q.Measure) == "V" && !abroad(f.places) {
			origins = ledger.Filter{Places: f.places}
		}
		fresh.Filter = mergeFilter(fresh.Filter, origins)
	}
	for _, fact := range f.facts {
		if funds, of := arrivedAs[fact]; of && q.Measure.IsFunds() {
			q.Measure = funds
			continue
		}
		fresh.Filter = mergeFilter(fresh.Filter, factFilter(fact))
	}
	if f.notYet != "" {
		fresh.Filter.NotYet = f.notYet
	}
	if f.said(words.QCity) && isEmptyFilter(fresh.Filter) && !f.said(words.QShare) {
		q.Filter = dropGroups(q.Filter, []string{"district", "unit"})
	}
	q.Filter = replaceFilter(q.Filter, fresh.Filter)
	return nil
}

// arrivedAs is what 外资 and 内资 mean behind money that arrived.
var arrivedAs = map[string]ledger.Measure{"foreign": ledger.FundsAbroad, "domestic": ledger.FundsHome}

// followMeasure changes what is counted.
func (b *builder) followMeasure(f *frame, q *ledger.Query) *problem {
	switch {
	case f.saidAny(words.QLate, words.QTarget) || f.said(words.QRate) || f.said(words.QConvert) || len(f.funds) > 0 || f.said(words.QIntend) || f.noun("trip") || f.noun("event") || f.noun("step"):
		return b.newMeasure(f, q)
	case f.visits() && len(f.acts) > 0 || f.met || f.noun("visits"):
		return b.followVisits(f, q)
	case f.said(words.QExpect):
		q.Clock, q.Stage, q.Or, q.Measure = ledger.Awaited, "", nil, dealMeasure(q.Measure)
	case len(f.stages) > 0:
		return b.followStage(f, q)
	case f.isNew() && q.Clock == ledger.Standing && q.Stage != "" && len(q.Or) == 0:
		q.Clock = ledger.Moved
	}
	return b.followFigure(f, q)
}

// newMeasure takes another measure with the period and the filters that it can have.
func (b *builder) newMeasure(f *frame, q *ledger.Query) *problem {
	fresh := ledger.Query{Asked: q.Asked, Period: q.Period, Named: q.Named, Filter: q.Filter}
	fresh.Filter.Direction = ""
	if wrong := b.measure(f, &fresh); wrong != nil {
		return wrong
	}
	fresh.By = q.By
	*q = fresh
	return nil
}

// dealMeasure is the measure of deals that a question keeps.
func dealMeasure(m ledger.Measure) ledger.Measure {
	switch m {
	case ledger.Deals, ledger.Investors, ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest:
		return m
	}
	return ledger.Deals
}

// followVisits turns to visits, or turns their direction.
func (b *builder) followVisits(f *frame, q *ledger.Query) *problem {
	if kindOf(q.Measure) != "V" {
		q.Measure, q.Clock, q.Stage, q.Or = ledger.Companies, ledger.Anytime, "", nil
	}
	q.Filter.Direction = f.direction()
	if f.noun("visit") || f.noun("visits") {
		q.Measure = ledger.Visits
	}
	return nil
}

// followStage turns to another stage.
func (b *builder) followStage(f *frame, q *ledger.Query) *problem {
	if len(f.stages) > 1 {
		return b.twoStages(f, q)
	}
	if kindOf(q.Measure) != "D" {
		q.Filter.Direction = ""
	}
	f.newcomers()
	s := f.stages[0]
	if f.said(words.QThose) && q.Clock == ledger.Moved && s.clock == ledger.Moved && s.stage.Rank() > q.Stage.Rank() && s.stage.Rank() <= ledger.StageProducing.Rank() {
		q.Filter.Reached = s.stage
		return b.followFigure(f, q)
	}
	went := *q
	q.Measure = dealMeasure(q.Measure)
	q.Clock, q.Stage, q.Or, q.Toward = s.clock, s.stage, nil, ""
	if f.said(words.QDone) && went.Clock == ledger.Moved && s.clock == ledger.Moved && s.stage.Rank() > went.Stage.Rank() {
		went.Filter.Reached = s.stage
		return askBack(AskTwoReadings, went, *q)
	}
	return b.followFigure(f, q)
}

// followFigure turns to the number, the sum, the average, 家 or 家次.
func (b *builder) followFigure(f *frame, q *ledger.Query) *problem {
	visits := kindOf(q.Measure) == "V"
	switch {
	case f.said(words.QStatistic) && !visits:
		q.Measure = ledger.Average
	case f.saidAny(words.QMoneySum, words.QMuch) && kindOf(q.Measure) == "D":
		q.Measure, q.List = ledger.Sum, false
	case f.saidAny(words.QMoneySum, words.QMuch):
		return refuse(NoMix)
	case f.has[words.QExtreme] == "largest" && q.By == "" && !visits:
		q.Measure = ledger.Largest
	case f.has[words.QExtreme] == "smallest" && q.By == "" && !visits:
		q.Measure = ledger.Smallest
	case visits && f.noun("visit"):
		q.Measure, q.List = ledger.Visits, false
	case visits && f.noun("company") && !f.said(words.QThose):
		q.Measure = ledger.Companies
	case kindOf(q.Measure) == "D" && (f.counter("company") || f.company() && f.asks()):
		q.Measure = ledger.Investors
	case f.said(words.QCount) && kindOf(q.Measure) == "D" && (f.noun("deal") || q.Measure == ledger.Largest) && !f.said(words.QWhich):
		q.Measure, q.List = ledger.Deals, false
	case f.said(words.QCount):
		q.List = false
	}
	return nil
}

// followPeriod changes the window; 去年同期 alone moves it a year back.
func (b *builder) followPeriod(f *frame, q *ledger.Query) *problem {
	if len(f.periods) > 0 && !f.said(words.QVersus) {
		q.Against, q.Versus = nil, ""
		return b.period(f, q)
	}
	return nil
}

// followGroups changes the grouping and the order, or asks for the rows.
func (b *builder) followGroups(f *frame, q *ledger.Query) *problem {
	if len(f.by) > 0 || len(f.dims) > 0 {
		q.By, q.Then, q.Top, q.Winner, q.Least, q.List, q.Duel, q.Empty = "", "", 0, false, false, false, false, false
		if len(f.by) == 0 && !f.saidAny(words.QWhich, words.QExtreme, words.QRanking) {
			f.by = f.dims[:1]
		}
	}
	if f.said(words.QTrend) {
		q.By, q.Top, q.Winner, q.Least = "", 0, false, false
	}
	if f.top.n > 0 || f.said(words.QExtreme) && q.Measure != ledger.Largest && q.Measure != ledger.Smallest {
		q.Top, q.Winner, q.Least = 0, false, false
	}
	if q.Measure == ledger.Largest || q.Measure == ledger.Smallest {
		f = f.copy()
		delete(f.has, words.QExtreme)
	}
	if wrong := b.groups(f, q); wrong != nil {
		return wrong
	}
	if f.said(words.QList) || f.has[words.QWhich] == "many" && !f.said(words.QExtreme) && len(f.dims) == 0 {
		q.By, q.Top, q.Winner, q.Least = "", 0, false, false
		return b.list(f, q)
	}
	return nil
}

// followVersus compares the last window with another; 前一周呢 moves it.
func (b *builder) followVersus(f *frame, q *ledger.Query) *problem {
	if !f.saidAny(words.QVersus, words.QYearAgo, words.QBefore) {
		return nil
	}
	if f.said(words.QYearAgo) && b.asPeriod() {
		if q.Period.From == 0 || q.Period.To == 0 {
			return b.chooseMain(*q)
		}
		b.upToNow(f, q)
		q.Period, q.Named, q.Against = yearBefore(q.Period), "", nil
		return nil
	}
	if unit := f.has[words.QBefore]; unit != "" && unit == string(windowUnit(q.Period)) && !f.saidAny(words.QVersus, words.QDelta) {
		q.Period, q.Named, q.Against, q.Versus = windowBefore(q.Period), "", nil, ""
		return nil
	}
	x := f.copy()
	if len(f.periods) == 1 && f.said(words.QVersus) {
		x.periods = []when{fixedWhen(q.Period), f.periods[0]}
	} else if q.Period.Known() {
		x.periods = []when{fixedWhen(q.Period)}
	}
	return b.versus(x, q)
}

// asPeriod tells whether 去年同期 stands for a period of its own: without a word
// for comparing.
func (b *builder) asPeriod() bool {
	return slices.ContainsFunc(b.items, func(i item) bool {
		return i.kind == itemWord && i.word.sense == words.QYearAgo && i.word.value != ""
	}) && !sketch(b.items).said(words.QVersus)
}

func (b *builder) followFits(f *frame, q *ledger.Query) *problem {
	if kindOf(q.Measure) == "V" && q.Filter.Min != nil {
		f.bounded = words.QInterest
	}
	if kindOf(q.Measure) != "D" || f.said(words.QExpect) {
		q.Was = nil
	}
	if kindOf(q.Measure) != "V" {
		q.Filter.Direction = ""
	}
	return b.fits(f, q)
}
