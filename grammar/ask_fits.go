package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// list sets whether the rows are asked for.
func (b *builder) list(f *frame, q *ledger.Query) *problem {
	which := f.has[words.QWhich] == "many" && !f.said(words.QExtreme) && len(f.dims) == 0
	if !f.said(words.QList) && !which || q.By != "" || q.Winner {
		return nil
	}
	switch q.Measure {
	case ledger.Deals, ledger.Investors, ledger.Visits, ledger.Companies, ledger.Trips, ledger.Events, ledger.Overdue, ledger.Open, ledger.Converted:
		q.List = true
	case ledger.Sum, ledger.Average, ledger.FundsBoth, ledger.FundsHome, ledger.FundsAbroad:
		if f.said(words.QList) {
			q.List = true
		}
	}
	return nil
}

// kindOf is the letter of the records that a measure counts: deals, visits,
// trips, events, next steps.
func kindOf(m ledger.Measure) string {
	switch m {
	case ledger.Visits, ledger.Companies, ledger.Converted, ledger.Conversion:
		return "V"
	case ledger.Trips:
		return "T"
	case ledger.Events, ledger.OutsideOf:
		return "E"
	case ledger.Overdue, ledger.Open:
		return "S"
	case ledger.RecordOf:
		return "R"
	}
	return "D"
}

func containsKind(kinds, kind string) bool { return kind == "R" || strings.Contains(kinds, kind) }

// filterKinds says which records a part of a filter can narrow; what is not
// listed narrows all.
var filterKinds = map[string]string{
	"amount": "DV", "chain": "DVS", "sector": "D", "category": "D", "agreement": "D", "foreign": "DV", "f500": "DV", "soe": "DV", "origin": "DV",
	"place": "VTE", "event": "DE", "park": "D", "company": "DVS", "trip": "VT", "deal": "DS", "visit": "V", "verified": "D", "stale": "D",
	"notyet": "DV", "planned": "T", "dir": "V", "led": "VT",
}

// fits refuses filters that mean nothing for what is counted: passing over one
// would give a wrong figure.
func (b *builder) fits(f *frame, q *ledger.Query) *problem {
	kind := kindOf(q.Measure)
	if q.Whole != nil {
		kind = kindOf(q.Whole.Measure)
	}
	wrongGroups := misfits(q.Filter, kind)
	if len(q.Filter.Places) > 0 && kind == "D" {
		return b.otherCity(*q)
	}
	if kind == "V" && slices.Contains(filterGroups(q.Filter), "amount") && f.bounded != words.QInterest {
		wrongGroups = append(wrongGroups, "amount")
	}
	if len(wrongGroups) == 0 {
		return b.fitsWords(f, q)
	}
	near := *q
	near.Filter = dropGroups(near.Filter, wrongGroups)
	return refuse(NoMix, near)
}

// misfits are the groups of a filter that cannot narrow records of a kind.
func misfits(x ledger.Filter, kind string) []string {
	var groups []string
	for _, g := range filterGroups(x) {
		if kinds, ok := filterKinds[g]; ok && !containsKind(kinds, kind) {
			groups = append(groups, g)
		}
	}
	return groups
}

// otherCity refuses what happened elsewhere; investors from there are offered.
func (b *builder) otherCity(q ledger.Query) *problem {
	near := q
	near.Filter.Origins, near.Filter.Places = q.Filter.Places, nil
	return refuse(NoCity, near)
}

// fitsWords refuses words that were read and have found no use.
func (b *builder) fitsWords(f *frame, q *ledger.Query) *problem {
	kind := kindOf(q.Measure)
	switch {
	case f.noVisit && !q.Empty || kind == "V" && slices.ContainsFunc(f.items, func(i item) bool { return i.bare }):
		return refuse(NoMix, b.asOrigin(*q)...)
	case f.said(words.QProvince) && q.Measure != ledger.ShareOf && q.Measure != ledger.OutsideOf:
		return refuse(NoRecord, *q)
	case f.said(words.QShare) && q.Measure != ledger.ShareOf && q.Measure != ledger.RateOf && q.Measure != ledger.Conversion:
		return refuse(NoMix, *q)
	case f.saidAny(words.QWho, words.QWhen) && kindOf(q.Measure) != "V":
		return refuse(NoRecord, *q)
	case f.said(words.QExtreme) && !q.Winner && q.Top == 0 && q.Measure != ledger.Largest && q.Measure != ledger.Smallest:
		return refuse(NoMix, *q)
	case f.said(words.QPlan) && !q.Filter.Planned && q.Clock != ledger.Awaited:
		return refuse(NoRecord, *q)
	case f.has[words.QMuch] == "usd" && q.Measure != ledger.FundsAbroad && q.Measure != ledger.FundsBoth && len(q.Filter.Deals) != 1:
		return refuse(NoCurrency, *q)
	case f.said(words.QSeparate) && q.By == "" && !f.parted && !q.List:
		return refuse(NoMix, *q)
	case f.said(words.QStatistic) && q.Measure != ledger.Average:
		return refuse(NoMix, *q)
	case f.notYet != "" && q.Filter.NotYet == "":
		q.Filter.NotYet = f.notYet
		return b.fits(f, q)
	case f.said(words.QUnclear) && !f.asks():
		return b.unclear(f, q)
	case f.said(words.QStill):
		return b.stillSince(f, *q)
	case f.said(words.QSpread) && q.By == "":
		return b.rankWhat(f, *q)
	case f.isWord(meaning{words.QDelta, ""}) && q.Against == nil: // 哪条链签约额增长最大
		return refuse(NoMix, *q)
	case f.said(words.QNew) && q.Clock == ledger.Standing: // 在谈的新项目
		moved := *q
		moved.Clock = ledger.Moved
		return refuse(NoMix, moved)
	case f.countsTwice() || f.passedOver(q) || f.unused(q):
		return refuse(NoMix, *q)
	case q.Winner && f.countsFirst():
		return refuse(NoMix, totalOf(*q), *q)
	case f.boundsGroups(q):
		return refuse(NoMix, groupSums(*q))
	case q.By.Timed() && q.Against != nil && f.said(words.QBefore): // each with the one before it: the series shows them side by side
		series := *q
		series.Against, series.Versus = nil, ""
		return refuse(NoMix, series)
	case q.By != "" && q.Against != nil && f.said(words.QDelta) && f.saidAny(words.QRanking, words.QExtreme):
		return refuse(NoMix, *q)
	}
	return nil
}

// countsTwice tells whether two figures were asked for that no clause parts: one of
// them would be passed over.
func (f *frame) countsTwice() bool {
	counts, money, statistic, topic := 0, -1, -1, false
	for k, i := range f.items {
		switch {
		case i.isTopic() || i.filters() || i.kind == itemName || i.kind == itemPlace:
			topic = true
		case i.kind != itemWord:
		case i.word.sense == words.QCount:
			if counts == 0 || topic {
				counts++
			}
			topic = false
		case i.word.sense == words.QMoneySum:
			money = k
		case i.word.sense == words.QStatistic:
			statistic = k
		}
	}
	if counts > 1 && !f.saidAny(words.QShare, words.QVersus, words.QYearAgo, words.QBefore) {
		return true
	}
	return money >= 0 && statistic >= 0 && slices.ContainsFunc(f.items[min(money, statistic):max(money, statistic)], cuts)
}

// passedOver tells whether events or trips are spoken of and nothing is made of
// them: deals signed at events.
func (f *frame) passedOver(q *ledger.Query) bool {
	if kindOf(q.Measure) != "D" || q.By == ledger.ByEvent || len(q.Filter.Events)+len(q.Filter.Trips) > 0 {
		return false
	}
	return f.noun("event") || f.noun("trip")
}

// unused tells whether something is named that the measure makes nothing of: money
// that arrived, a rate, a stage or next steps beside what is counted.
func (f *frame) unused(q *ledger.Query) bool {
	m, kind := q.Measure, kindOf(q.Measure)
	switch {
	case m == ledger.ShareOf:
		return false
	case len(f.funds) > 0 && !m.IsFunds(), f.said(words.QConvert) && m != ledger.Conversion && m != ledger.Converted,
		f.said(words.QExpect) && q.Clock != ledger.Awaited, f.counter("visit") && (kind == "D" || kind == "S"):
		return true
	case kind != "S" && f.isWord(meaning{words.QNoun, "step"}):
		return true
	case slices.ContainsFunc(f.dims, func(d ledger.Dimension) bool { return d.Timed() && d != q.By && d != q.Then }):
		return true
	}
	return slices.ContainsFunc(f.stages, func(s item) bool { return !uses(q, s.stage) })
}

// uses tells whether a stage is part of what a query counts.
func uses(q *ledger.Query, s ledger.Stage) bool {
	f := q.Filter
	switch {
	case slices.Contains(append([]ledger.Stage{q.Stage, q.Toward, f.Reached, f.NotYet}, q.Or...), s), q.Was != nil && uses(q.Was, s):
		return true
	case q.Clock == ledger.Awaited:
		return s == ledger.StageTalks || s == ledger.StageSigned
	}
	switch q.Measure {
	case ledger.RateOf, ledger.Conversion, ledger.Converted, ledger.Attained:
		return s == ledger.StageSigned
	case ledger.OutsideOf:
		return strings.Contains(q.Figure, string(s)) || !strings.ContainsFunc(q.Figure, isHan)
	}
	return q.Measure == ledger.RecordOf
}

// countsFirst tells whether the whole was asked for before the group that has the
// most of it: 今年签约几个，最多的区是哪个.
func (f *frame) countsFirst() bool {
	counts, parted := false, false
	for _, i := range f.items {
		switch {
		case i.kind != itemWord:
		case i.word.sense == words.QCount:
			counts = true
		case i.word.sense == words.QStop:
			parted = parted || counts
		case i.word.sense == words.QExtreme:
			return parted
		}
	}
	return false
}

// totalOf is a ranking's figure for all groups together.
func totalOf(q ledger.Query) ledger.Query {
	q.By, q.Winner, q.Least = "", false, false
	return q
}

// boundsGroups tells whether a threshold is one of the groups' own sums, which
// none is of: 哪些区签约额过50亿. Where deals are named or counted it is theirs.
func (f *frame) boundsGroups(q *ledger.Query) bool {
	if q.By == "" || q.By == ledger.ByDeal || kindOf(q.Measure) != "D" || f.dealWord() || f.said(words.QExtreme) || f.top.n > 0 || !slices.ContainsFunc(f.items, func(i item) bool { return i.kind == itemBound }) {
		return false
	}
	return f.bounded == words.QMoneySum || f.said(words.QWhich) && !f.said(words.QCount)
}

// groupSums is the sum of each group, for those that a threshold was asked of.
func groupSums(q ledger.Query) ledger.Query {
	q.Measure = ledger.Sum
	q.Filter = dropGroups(q.Filter, []string{"amount"})
	return q
}

// asOrigin offers an excluded place as where companies are from.
func (b *builder) asOrigin(q ledger.Query) []ledger.Query {
	if len(q.Filter.NotOrigins) == 0 {
		return nil
	}
	return []ledger.Query{q}
}

// unclear takes 情况怎么样 for a plain question where it is clear what is
// asked about, and asks where it is not.
func (b *builder) unclear(f *frame, q *ledger.Query) *problem {
	if q.Measure == ledger.RecordOf || q.List || q.By != "" || q.Against != nil {
		return nil
	}
	return askBack(AskNoMeasure, b.starters(f)...)
}

// stillSince asks for how long nothing has moved.
func (b *builder) stillSince(f *frame, q ledger.Query) *problem {
	month, two := q, q
	if len(f.stages) == 0 {
		month.Clock, month.Stage = ledger.Standing, ledger.StageTalks
	}
	two = month
	month.Filter.Stale, two.Filter.Stale = 30, 60
	return askBack(AskTwoReadings, month, two)
}

// faulty asks about phrases that are no certain filter: 大项目, 5亿左右, 50以上.
func (b *builder) faulty(f *frame, q *ledger.Query) *problem {
	if f.said(words.QLarge) {
		return askBack(AskBig, withFilters(*q, bigOnes)...)
	}
	for _, i := range f.faults {
		switch i.kind {
		case itemAmount:
			low := i.filter.Min
			return askBack(AskBareAmount, withFilters(*q, []ledger.Filter{{Min: low}, {Max: low}})...)
		case itemFault:
			if len(i.offers) == 0 {
				return askBack(i.fault, withFilters(*q, bigOnes)...)
			}
			return askBack(i.fault, withFilters(*q, i.offers)...)
		}
	}
	return nil
}

// bigOnes are the thresholds that the field uses (spec 4).
var bigOnes = []ledger.Filter{
	{Min: &ledger.Bound{Minor: 5e10, Currency: ledger.CNY}},
	{Min: &ledger.Bound{Minor: 50e10, Currency: ledger.CNY}},
}

func withFilters(q ledger.Query, filters []ledger.Filter) []ledger.Query {
	out := make([]ledger.Query, len(filters))
	for k, x := range filters {
		out[k] = q
		out[k].Filter = mergeFilter(q.Filter, x)
	}
	return out
}
