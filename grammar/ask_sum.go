package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// adds tells whether figures of different units are to be added (spec 1.3
// rule 1).
func (b *builder) adds() bool {
	f := sketch(b.items)
	if !f.saidAny(words.QAdd, words.QPlus) {
		return false
	}
	if b.sums() || f.said(words.QPlus) && f.counted("company") && f.counted("visit") {
		return true
	}
	if f.said(words.QPlus) && slices.ContainsFunc(f.stages, func(s item) bool { return len(f.stages) > 1 && s.clock == ledger.Moved }) {
		return true
	}
	if f.said(words.QAdd) && b.joinsCounts() {
		return true
	}
	kinds := slices.DeleteFunc(f.kinds(), func(k string) bool { return k == "money" || k == "company" })
	return len(kinds) > 1 && (f.said(words.QPlus) || f.has[words.QAdd] == "sum" || b.joined() && !b.tellsApart())
}

// joinsCounts tells whether two things that are counted stand side by side: total
// visits and companies.
func (b *builder) joinsCounts() bool {
	for k := range b.items {
		if k > 0 && joinsFigure(b.items[:k], b.items[k:], true) && !joinsFigure(b.items[:k], b.items[k:], false) {
			return true
		}
	}
	return false
}

// counted tells whether the number of a kind is named: 家数, 家次.
func (f *frame) counted(kind string) bool {
	return slices.ContainsFunc(f.items, func(i item) bool {
		return i.kind == itemWord && i.word.value == kind && (i.word.sense == words.QCounter || i.word.sense == words.QCount)
	})
}

// tellsApart tells whether each kind has its own question and the sum is of
// one of them only: 签了几个，总投资一共多少.
func (b *builder) tellsApart() bool {
	clauses := b.clauses()
	if len(clauses) < 2 || b.sumsAtLast() {
		return false
	}
	for _, f := range clauses {
		kinds := slices.DeleteFunc(f.kinds(), func(k string) bool { return k == "money" || k == "company" })
		if f.said(words.QAdd) && len(kinds) != 1 && !f.said(words.QMoneySum) {
			return false
		}
	}
	return true
}

// sumsAtLast tells whether the last words ask for the sum of all that stands
// before them: 走访几家、签约几个，一共多少.
func (b *builder) sumsAtLast() bool {
	last := 0
	for k, i := range b.items {
		if cuts(i) {
			last = k
		}
	}
	f := sketch(b.items[last:])
	return f.said(words.QAdd) && f.asks() && len(f.kinds()) == 0
}

// joined tells whether two things are named side by side.
func (b *builder) joined() bool {
	return slices.ContainsFunc(b.items, func(i item) bool {
		return i.kind == itemWord && (i.word.sense == words.QJoin || i.word.sense == words.QStop || i.word.sense == words.QPlus)
	})
}

// refuseSum refuses to add, with each figure by itself.
func (b *builder) refuseSum() *problem {
	f := collect(b.items)
	wrong := refuse(NoSum)
	if len(f.faults) > 0 {
		return wrong
	}
	for _, kind := range f.kinds() {
		if q, ok := b.partOf(f, kind); ok {
			wrong.parts = appendQuery(wrong.parts, q)
		}
	}
	return wrong
}

// partOf is the figure of one kind among those that were to be added.
func (b *builder) partOf(f *frame, kind string) (ledger.Query, bool) {
	x := f.copy()
	x.has = map[words.Sense]string{words.QCount: ""}
	x.funds = nil
	keep := map[string][]string{"visit": {"visit", "visits", "company"}, "deal": {"deal"}, "trip": {"trip"}, "event": {"event"}}[kind]
	if keep == nil || kind == "visit" && !f.visits() {
		return ledger.Query{}, false
	}
	x.nouns = slices.DeleteFunc(slices.Clone(f.nouns), func(n string) bool { return !slices.Contains(keep, n) })
	if kind != "visit" {
		x.acts, x.met = nil, false
	}
	if kind != "deal" {
		x.stages = nil
	}
	q, wrong := b.full(x)
	return q, wrong == nil
}
