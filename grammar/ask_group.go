package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// groups decides what the figure is grouped by, and the order.
func (b *builder) groups(f *frame, q *ledger.Query) *problem {
	by := slices.Compact(slices.Clone(f.by))
	switch {
	case len(by) == 2 && b.twice(f, q, by):
		return nil
	case len(by) > 1:
		return refuse(NoMix, b.grouped(*q, by)...)
	case len(by) == 1 && by[0] == ledger.ByDeal && q.Measure == ledger.Average:
	case len(by) == 1:
		q.By = by[0]
	}
	if len(by) == 1 && len(f.dims) > 0 && !slices.Contains(f.dims, by[0]) {
		return refuse(NoMix, b.grouped(*q, append(by, f.dims[0]))...)
	}
	for _, step := range []func(*frame, *ledger.Query) *problem{b.impliedGroup, b.trend, b.extreme, b.top, b.ranking} {
		if wrong := step(f, q); wrong != nil {
			return wrong
		}
	}
	howOften(q)
	return b.fitsGroup(q)
}

// howOften counts of each company how often: that it is one is known.
func howOften(q *ledger.Query) {
	switch {
	case q.By != ledger.ByCompany:
	case q.Measure == ledger.Companies:
		q.Measure = ledger.Visits
	case q.Measure == ledger.Investors:
		q.Measure = ledger.Deals
	}
}

// twice groups by two things, each group of the first by the second: 各区市各月.
// The first is one that a filter can name; of units those that the question names.
func (b *builder) twice(f *frame, q *ledger.Query, by []ledger.Dimension) bool {
	split := func(d ledger.Dimension) bool {
		return splittable[d] || d == ledger.ByUnit && len(q.Filter.Units) > 0
	}
	if !split(by[0]) {
		by = []ledger.Dimension{by[1], by[0]}
	}
	x := *q
	x.By = by[1]
	if !split(by[0]) || by[1] == ledger.ByDeal || by[1] == ledger.ByCompany || f.top.n > 0 || f.saidAny(words.QExtreme, words.QRanking, words.QList, words.QShare) ||
		f.has[words.QWhich] == "many" || q.Measure == ledger.Open && !q.Period.Known() || strings.HasPrefix(string(q.Measure), "funds") || b.fitsGroup(&x) != nil {
		return false
	}
	x.By = by[0]
	if b.fitsGroup(&x) != nil {
		return false
	}
	q.By, q.Then = by[0], by[1]
	return true
}

// splittable are the dimensions whose groups can be grouped again.
var splittable = map[ledger.Dimension]bool{ledger.ByDistrict: true, ledger.ByChain: true, ledger.ByPark: true, ledger.BySector: true, ledger.ByCategory: true}

func (b *builder) grouped(q ledger.Query, by []ledger.Dimension) []ledger.Query {
	var out []ledger.Query
	for _, d := range by {
		x := q
		x.By = d
		if b.fitsGroup(&x) == nil {
			out = append(out, x)
		}
	}
	return out
}

// impliedGroup takes what is named without 各 or 按 where the rest tells that
// it is grouped by: 哪个区市, 区市排名, 前3的区市, 来源地分布, 临江和望湖分别.
func (b *builder) impliedGroup(f *frame, q *ledger.Query) *problem {
	if q.By != "" {
		return nil
	}
	if f.asksEmpty() {
		q.By, q.Empty = f.dims[0], true
		return nil
	}
	orders := f.saidAny(words.QWhich, words.QExtreme, words.QRanking, words.QSpread, words.QTrend) || f.top.n > 0
	switch {
	case len(f.dims) > 0 && orders:
		q.By = f.dims[0]
	case len(f.dims) > 0 && len(q.Filter.Districts) > 1 && f.dims[0] == ledger.ByDistrict:
		if f.saidAny(words.QSeparate, words.QEach, words.QVersus) {
			q.By = ledger.ByDistrict
		}
	case len(f.dims) > 0:
		plain, grouped := *q, *q
		grouped.By = f.dims[0]
		return b.choiceWithPeriod(f, AskTwoReadings, plain, grouped)
	case f.saidAny(words.QSeparate, words.QEach) || f.said(words.QVersus) && len(f.periods) < 2:
		q.By = severalOf(q.Filter)
	case orders:
		q.By = b.nounGroup(f, q)
	}
	return nil
}

// asksEmpty tells whether the groups with nothing are asked for: 哪些区市还没有
// 签约, 哪些单位没有走访. 哪些区的项目还没签约 asks for deals.
func (f *frame) asksEmpty() bool {
	if len(f.dims) != 1 || len(f.by)+len(f.stages) > 0 || f.notYet == "" && !f.noVisit || !slices.Contains(listedDimensions, f.dims[0]) || !f.saidAny(words.QWhich, words.QCount, words.QList) {
		return false
	}
	for _, i := range f.items {
		switch {
		case i.kind == itemNotYet || i.kind == itemNoVisit:
			return !f.saidAny(words.QExtreme, words.QDelta, words.QShare)
		case i.kind == itemWord && i.word == meaning{words.QNoun, "deal"}:
			return false
		}
	}
	return false
}

// listedDimensions are those of which the configuration lists all values.
var listedDimensions = []ledger.Dimension{ledger.ByDistrict, ledger.ByChain, ledger.ByUnit, ledger.ByPark}

// choiceWithPeriod asks which reading is meant, all in the same window.
func (b *builder) choiceWithPeriod(f *frame, code Code, queries ...ledger.Query) *problem {
	for k := range queries {
		if queries[k].Period.Known() {
			continue
		}
		if wrong := b.period(f, &queries[k]); wrong != nil {
			return wrong
		}
	}
	return askBack(code, queries...)
}

// severalOf is the dimension of which a filter names several.
func severalOf(x ledger.Filter) ledger.Dimension {
	switch {
	case len(x.Districts) > 1:
		return ledger.ByDistrict
	case len(x.Chains) > 1:
		return ledger.ByChain
	case len(x.Units) > 1:
		return ledger.ByUnit
	case len(x.Tiers) > 1:
		return ledger.ByTier
	case len(x.Parks) > 1:
		return ledger.ByPark
	case len(x.Sectors) > 1:
		return ledger.BySector
	case len(x.Categories) > 1:
		return ledger.ByCategory
	case len(x.Origins) > 1:
		return ledger.ByOrigin
	case len(x.Events) > 1:
		return ledger.ByEvent
	case len(x.Companies) > 1:
		return ledger.ByCompany
	}
	return ""
}

// nounGroup is what is ranked where companies, events or deals are named.
func (b *builder) nounGroup(f *frame, q *ledger.Query) ledger.Dimension {
	switch {
	case f.said(words.QRanking) && f.said(words.QMoneySum) && f.dealWord():
		return ledger.ByDeal
	case !f.said(words.QExtreme) && f.top.n == 0:
		return ""
	case f.company() && len(q.Filter.Companies) == 0:
		return ledger.ByCompany
	case f.noun("event") && q.Measure != ledger.Events:
		return ledger.ByEvent
	case f.top.n > 0 && (f.dealWord() || f.top.word.value == "largest" || f.top.word.value == "smallest"):
		return ledger.ByDeal
	}
	return ""
}

// trend groups by time: by month, in short windows by week or day.
func (b *builder) trend(f *frame, q *ledger.Query) *problem {
	if !f.said(words.QTrend) || q.By != "" {
		return nil
	}
	x := *q
	if wrong := b.period(f, &x); wrong != nil {
		return wrong
	}
	q.By = ledger.ByMonth
	if x.Period.From != 0 && x.Period.To != 0 {
		switch days := x.Period.To - x.Period.From + 1; {
		case days <= 7:
			q.By = ledger.ByDay
		case days <= 62:
			q.By = ledger.ByWeek
		}
	}
	return nil
}

// extreme is 最多 and 最少 of groups.
func (b *builder) extreme(f *frame, q *ledger.Query) *problem {
	value, ok := f.has[words.QExtreme]
	if more, compares := f.has[words.QDelta]; !ok && compares && more != "" && f.saidAny(words.QWhich, words.QWho, words.QVersus) && !f.saidAny(words.QYearAgo, words.QBefore) && len(f.periods) < 2 {
		value, ok = more, true
		if by := severalOf(q.Filter); slices.Contains(listedDimensions, by) && (len(f.dims) == 0 || f.dims[0] == by) {
			delete(f.has, words.QWho)
			q.By, q.Duel, q.Least = by, true, value == "least"
			return b.rankedMeasure(f, q)
		}
	}
	if !ok {
		return nil
	}
	if q.By == "" {
		q.By = severalOf(q.Filter)
	}
	if q.By == "" {
		return b.rankWhat(f, *q)
	}
	q.Winner = true
	q.Least = value == "least" || value == "smallest"
	return b.rankedMeasure(f, q)
}

// rankedMeasure asks what is ranked by where it was not said: 走访最多 may be 家
// or 家次, 签约最大 the number or the sum.
func (b *builder) rankedMeasure(f *frame, q *ledger.Query) *problem {
	if b.following {
		return nil
	}
	other := *q
	switch {
	case q.Measure == ledger.Companies && !f.company() && !f.noun("company"):
		other.Measure = ledger.Visits
	case q.Measure == ledger.Deals && f.saysNoNumber():
		other.Measure = ledger.Sum
	default:
		return nil
	}
	return b.choiceWithPeriod(f, AskNoMeasure, *q, other)
}

// saysNoNumber tells whether deals are ranked without a word that says whether
// by their number or their sum.
func (f *frame) saysNoNumber() bool {
	if f.said(words.QCount) || f.dealWord() || f.noun("deal") || f.said(words.QDelta) && !f.said(words.QExtreme) {
		return false
	}
	value, ok := f.has[words.QExtreme]
	if !ok {
		value, ok = f.top.word.value, f.top.word.value != ""
	}
	return !ok || value == "largest" || value == "smallest"
}

// top is the first or last so many of a ranking.
func (b *builder) top(f *frame, q *ledger.Query) *problem {
	if f.top.n == 0 {
		return nil
	}
	if q.By == "" {
		return b.rankWhat(f, *q)
	}
	q.Top, q.Least, q.Winner = f.top.n, f.top.least || q.Least, false
	if q.By == ledger.ByDeal {
		return b.topDeals(f, q)
	}
	return b.rankedMeasure(f, q)
}

// topDeals ranks deals by what they amount to.
func (b *builder) topDeals(f *frame, q *ledger.Query) *problem {
	named := q.Measure == ledger.Sum || f.top.word.value == "largest" || f.top.word.value == "smallest"
	q.Measure = ledger.Sum
	if named {
		return nil
	}
	talks := *q
	talks.Clock, talks.Stage = ledger.Standing, ledger.StageTalks
	return b.choiceWithPeriod(f, AskNoMeasure, *q, talks)
}

// ranking is 排名 without a number.
func (b *builder) ranking(f *frame, q *ledger.Query) *problem {
	if !f.said(words.QRanking) || q.Top > 0 || q.Winner {
		return nil
	}
	if q.By == "" {
		return b.rankWhat(f, *q)
	}
	return b.rankedMeasure(f, q)
}

// rankWhat asks what is ranked.
func (b *builder) rankWhat(f *frame, q ledger.Query) *problem {
	q.Top, q.Least = f.top.n, f.top.least
	if v, ok := f.has[words.QExtreme]; ok {
		q.Winner, q.Least = true, v == "least" || v == "smallest"
	}
	wrong := b.choiceWithPeriod(f, AskNoGroup, b.grouped(q, []ledger.Dimension{ledger.ByDistrict, ledger.ByUnit, ledger.ByChain, ledger.ByMonth})...)
	return wrong
}

// groupsOf says which records can be grouped by what.
var groupsOf = map[ledger.Dimension]string{
	ledger.ByDistrict: "DVTES", ledger.ByUnit: "DVTES", ledger.ByChain: "DVS", ledger.ByTier: "DVTES",
	ledger.ByDay: "DVTES", ledger.ByWeek: "DVTES", ledger.ByMonth: "DVTES", ledger.ByQuarter: "DVTES", ledger.ByYear: "DVTES",
	ledger.ByStage: "D", ledger.BySector: "D", ledger.ByCategory: "D", ledger.ByOrigin: "DV", ledger.ByPark: "D", ledger.ByEvent: "D",
	ledger.ByCompany: "DV", ledger.ByDeal: "D",
}

// fitsGroup refuses a grouping that means nothing for what is counted.
func (b *builder) fitsGroup(q *ledger.Query) *problem {
	if q.By == "" || containsKind(groupsOf[q.By], kindOf(q.Measure)) && !oneFigure(q.Measure) {
		return nil
	}
	plain := *q
	plain.By, plain.Top, plain.Winner, plain.Least = "", 0, false, false
	return refuse(NoMix, plain)
}

// oneFigure tells whether a measure is one figure that is never grouped.
func oneFigure(m ledger.Measure) bool {
	return m == ledger.Largest || m == ledger.Smallest || m == ledger.ShareOf || m == ledger.OutsideOf || m == ledger.RecordOf || m == ledger.FundsBoth
}
