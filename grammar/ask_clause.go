package grammar

import (
	"slices"

	"guatu/words"
)

// clauses cuts the items where one question ends and the next begins: 签了几个、
// 总投资多少. Parts without a question of their own belong to the next one.
//
//	clauses = clause { ( stop | join | "其中" ) clause }
func (b *builder) clauses() []*frame {
	var parts [][]item
	from := 0
	for k, i := range b.items {
		now := b.items[from:k:k]
		if len(now) > 0 && (cuts(i) || i.starts() && sketch(now).said(words.QCount) || b.startsAnew(now, k)) {
			parts = append(parts, now)
			from = k
		}
	}
	parts = append(parts, slices.Clip(b.items[from:]))
	var merged [][]item
	joined, adds := false, sketch(b.items).said(words.QAdd)
	for _, part := range parts {
		last := len(merged) - 1
		enough := last >= 0 && (asksEnough(merged[last]) || last > 0 && sketch(merged[last]).said(words.QMoneySum))
		joins := last >= 0 && joinsFigure(merged[last], part, !adds)
		joined = joined || joins
		if last >= 0 && !joins && !(enough && asksMore(part)) {
			merged[last] = append(slices.Clip(merged[last]), part...)
			continue
		}
		merged = append(merged, part)
	}
	out := make([]*frame, len(merged))
	for k, items := range merged {
		out[k] = collect(items)
	}
	if joined {
		b.shareTopic(out)
	}
	b.shareWindow(out)
	return out
}

// shareTopic gives what ends an English question to all that it joins: deals and
// value in talks, visits and companies in Germany.
func (b *builder) shareTopic(clauses []*frame) {
	last := clauses[len(clauses)-1]
	if !b.tokens[clauses[0].items[0].from].isLatin(b.f.R) {
		return
	}
	for _, f := range clauses[:len(clauses)-1] {
		if nouns := f.nouns; len(f.periods)+len(f.stages)+len(f.acts)+len(f.names) == 0 && !f.met && isEmptyFilter(f.filter) {
			f.borrow(last)
			f.nouns = nouns
		}
	}
}

// shareWindow gives the window that ends an English question to all that it asks
// for: how many visits and how many deals signed last week.
func (b *builder) shareWindow(clauses []*frame) {
	last := clauses[len(clauses)-1]
	n := len(last.items) - 1
	for n > 0 && last.items[n].kind == itemWord && last.items[n].word.sense == words.QStop {
		n--
	}
	if len(last.periods) != 1 || last.items[n].kind != itemPeriod || !b.tokens[clauses[0].items[0].from].isLatin(b.f.R) {
		return
	}
	for _, f := range clauses[:len(clauses)-1] {
		if len(f.periods) == 0 && !f.bare() && !f.said(words.QAdd) {
			f.periods = last.periods
		}
	}
}

// joinsFigure tells whether what is counted is joined to a sum or, where counts may
// be, to something else that is: 签约项目和总投资, visits and companies.
func joinsFigure(items, next []item, counts bool) bool {
	if next[0].kind != itemWord || next[0].word.sense != words.QJoin {
		return false
	}
	fills := func(i item) bool { return i.kind == itemWord && i.word.sense == words.QFill }
	before, after := len(items)-1, 1
	for before > 0 && fills(items[before]) {
		before--
	}
	for after < len(next) && fills(next[after]) {
		after++
	}
	if after == len(next) {
		return false
	}
	x, y := items[before].figure(), next[after].figure()
	switch f := sketch(items); {
	case y == "sum":
		return x != "" && x != y || f.dealWord() && len(f.stages) > 0
	case x == "sum" && next[after].kind == itemWord && next[after].word.sense == words.QCount:
		return true
	}
	return counts && x != "" && y != "" && x != y
}

// figure is what an item names that can be counted or added up; empty for others.
func (i item) figure() string {
	switch {
	case i.kind != itemWord:
	case i.word.sense == words.QNoun && i.word.value == "meetings" || i.word == meaning{words.QCounter, "visit"}:
		return "visits"
	case i.word.sense == words.QNoun:
		return i.word.value
	case i.word.sense == words.QMoneySum:
		return "sum"
	}
	return ""
}

// cuts tells whether a clause may begin with an item.
func cuts(i item) bool {
	return i.kind == itemWord && slices.Contains([]words.Sense{words.QStop, words.QJoin, words.QThose}, i.word.sense)
}

// starts tells whether an item begins a further question without a mark
// before it (签约几个总投资多少).
func (i item) starts() bool {
	return i.kind == itemWord && (i.word.sense == words.QMoneySum || i.word.sense == words.QMuch)
}

// startsAnew tells whether a further question of the same shape begins without a
// mark: 走访几次来访几次, 签约多少个开工多少个, 外资几个制造业几个.
func (b *builder) startsAnew(now []item, k int) bool {
	if !b.items[k].filters() && !b.items[k].isTopic() {
		return false
	}
	f := sketch(now)
	switch {
	case !f.said(words.QCount) || f.said(words.QDone):
		return false
	case b.items[k].filters():
		if last := now[len(now)-1]; last.kind != itemWord || last.word.sense != words.QCounter {
			return false
		}
	case len(f.stages)+len(f.acts) == 0 || now[len(now)-1].isTopic():
		return false
	}
	for _, i := range b.items[k+1:] {
		if cuts(i) || i.isTopic() {
			return false
		}
		if i.kind == itemWord && i.word.sense == words.QCount {
			return true
		}
	}
	return false
}

// isTopic tells whether an item is a stage or an act: what a question is about.
func (i item) isTopic() bool {
	return i.kind == itemStage || i.kind == itemWord && i.word.sense == words.QAct
}

// asksEnough tells whether the items are a whole question.
func asksEnough(items []item) bool {
	f := sketch(items)
	return f.asks() || f.namesVisits() || f.said(words.QMoneySum) && (len(f.stages) > 0 || len(f.periods) > 0)
}

// namesVisits tells whether 家次 alone names the figure: 走访家次.
func (f *frame) namesVisits() bool {
	last := len(f.items) - 1
	for last > 0 && (cuts(f.items[last]) || f.items[last].word.sense == words.QFill) {
		last--
	}
	return f.items[last].word == meaning{words.QCounter, "visit"} && !f.said(words.QCount)
}

// asksMore tells whether the items ask for something by themselves that a
// question before them has not asked for.
func asksMore(items []item) bool {
	f := sketch(items)
	if f.saidAny(words.QVersus, words.QYearAgo, words.QBefore, words.QDelta) || len(f.nouns)+len(f.stages)+len(f.acts)+len(f.funds) == 0 && !f.saidAny(words.QMoneySum, words.QMuch, words.QStatistic, words.QRate, words.QIntend, words.QThose) && !f.asksLargest() && !f.countsPart() {
		return false
	}
	return f.asks() || f.said(words.QMoneySum) || f.namesVisits()
}

// countsPart tells whether the number of a part is asked for: 制造业个数.
func (f *frame) countsPart() bool {
	return f.said(words.QCount) && slices.ContainsFunc(f.items, item.filters)
}

// asksLargest tells whether the largest or the smallest is asked for.
func (f *frame) asksLargest() bool {
	v := f.has[words.QExtreme]
	return (v == "largest" || v == "smallest") && f.said(words.QWhich)
}

// asks tells whether a figure or a list is asked for in words.
func (f *frame) asks() bool {
	return f.saidAny(words.QCount, words.QMuch, words.QStatistic, words.QRate, words.QConvert, words.QList, words.QWhich)
}

// bare tells whether a clause is nothing but the word for what is counted
// (number and total investment of …).
func (f *frame) bare() bool {
	return len(f.periods)+len(f.stages)+len(f.acts)+len(f.names) == 0 && isEmptyFilter(f.filter) && len(f.nouns) == 0
}

// borrow takes from the next clause what a bare one leaves to it.
func (f *frame) borrow(next *frame) {
	f.periods, f.stages, f.acts, f.met, f.names, f.filter = next.periods, next.stages, next.acts, next.met, next.names, next.filter
	f.nouns = next.nouns
}

// topic tells whether it is said what is asked about.
func (f *frame) topic() bool {
	return f.strong() || len(f.nouns) > 0 || f.saidAny(words.QMoneySum, words.QMuch, words.QStatistic, words.QLanding) || f.notYet != "" || len(f.facts)+len(f.filter.Agreements) > 0
}

// onlyCounts tells whether nothing but a count is asked for: 一共多少个.
func (f *frame) onlyCounts() bool {
	return f.said(words.QCount) && !slices.ContainsFunc(f.items, func(i item) bool {
		return i.kind != itemWord || !slices.Contains([]words.Sense{words.QFill, words.QStop, words.QCount, words.QCounter, words.QAdd}, i.word.sense)
	})
}

// strong tells whether a question about it can stand alone.
func (f *frame) strong() bool {
	return len(f.stages) > 0 || len(f.acts) > 0 || f.met || len(f.funds) > 0 || len(f.names) > 0 || f.company() && f.said(words.QCount) ||
		f.noun("deal") && f.dealWord() || f.noun("trip") || f.noun("event") || f.noun("step") || f.noun("investor") || f.noun("visits") ||
		f.saidAny(words.QRate, words.QConvert, words.QIntend, words.QLate, words.QOpen, words.QDue, words.QExpect, words.QTarget, words.QLanding) || f.top.word.value == "largest"
}

// dealWord tells whether deals are named by more than their 个.
func (f *frame) dealWord() bool {
	return slices.ContainsFunc(f.items, func(i item) bool {
		return i.kind == itemWord && i.word.sense == words.QNoun && i.word.value == "deal"
	})
}

// continues tells whether a word says that the last question goes on.
func (f *frame) continues() bool { return f.saidAny(words.QThose, words.QOnly, words.QAnd) }

// unclear tells whether it is not said what is asked about, and nothing says
// that the last question goes on (spec 3.4 rule 19): 各区市排名, 一共多少.
func (f *frame) unclear() bool {
	if f.continues() {
		return false
	}
	count := f.said(words.QCount) && isEmptyFilter(f.filter) && len(f.periods)+len(f.nouns)+len(f.by)+len(f.dims) == 0
	changes := f.saidAny(words.QMoneySum, words.QMuch, words.QStatistic, words.QShare, words.QYearAgo, words.QBefore, words.QVersus)
	return count && !changes || f.saidAny(words.QUnclear, words.QRanking)
}

// complete tells whether a clause is a whole question, which inherits nothing.
func (f *frame) complete() bool {
	switch {
	case f.said(words.QThose) || f.said(words.QOnly) && !f.asks():
		return false
	case f.said(words.QAnd):
		return f.strong() && (f.asks() && len(f.periods) > 0 || len(f.periods) > 1)
	}
	return f.strong() || f.notYet != "" && len(f.dims) > 0 || f.topic() && len(f.periods) > 0 || len(f.facts) > 0 && f.saidAny(words.QCount, words.QMuch) || f.said(words.QLarge)
}

// company tells whether companies are named by more than their 家.
func (f *frame) company() bool {
	return slices.ContainsFunc(f.items, func(i item) bool {
		return i.kind == itemWord && i.word.sense == words.QNoun && i.word.value == "company"
	})
}
