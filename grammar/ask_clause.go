package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// clauses cuts the items where one question ends and the next begins: 签了几个、
// 总投资多少. Parts without a question of their own belong to the next one.
//
//	clauses = clause { ( stop | join | "其中" ) clause }
func (b *builder) clauses() []*frame {
	var parts [][]item
	var now []item
	for _, i := range b.items {
		if (cuts(i) || i.starts() && collect(now).said(words.QCount)) && len(now) > 0 {
			parts = append(parts, now)
			now = nil
		}
		now = append(now, i)
	}
	parts = append(parts, now)
	var merged [][]item
	for _, part := range parts {
		last := len(merged) - 1
		if last >= 0 && !(asksEnough(merged[last]) && asksMore(part)) {
			merged[last] = append(slices.Clip(merged[last]), part...)
			continue
		}
		merged = append(merged, part)
	}
	out := make([]*frame, len(merged))
	for k, items := range merged {
		out[k] = collect(items)
	}
	return out
}

// cuts tells whether a clause may begin with an item.
func cuts(i item) bool {
	return i.kind == itemWord && slices.Contains([]words.Sense{words.QStop, words.QJoin, words.QThose}, i.word.sense)
}

// starts tells whether an item begins a further question without a mark
// before it (签约几个总投资多少).
func (i item) starts() bool {
	return i.kind == itemWord && i.word.sense == words.QMoneySum
}

// asksEnough tells whether the items are a whole question.
func asksEnough(items []item) bool {
	f := collect(items)
	return f.asks() || f.said(words.QMoneySum) && (len(f.stages) > 0 || len(f.periods) > 0)
}

// asksMore tells whether the items ask for something by themselves that a
// question before them has not asked for.
func asksMore(items []item) bool {
	f := collect(items)
	if f.saidAny(words.QVersus, words.QYearAgo, words.QBefore, words.QDelta) || len(f.nouns)+len(f.stages)+len(f.acts)+len(f.funds) == 0 && !f.saidAny(words.QMoneySum, words.QMuch, words.QStatistic, words.QRate, words.QThose) {
		return false
	}
	return f.asks() || f.said(words.QMoneySum)
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

// apartBounds are the frames of thresholds that are asked about separately.
func (f *frame) apartBounds() []*frame {
	var parts []*frame
	for _, i := range f.items {
		if i.kind != itemBound {
			continue
		}
		x := collect(slices.DeleteFunc(slices.Clone(f.items), func(o item) bool { return o.kind == itemBound && o.from != i.from }))
		if x.clash {
			return nil
		}
		parts = append(parts, x)
	}
	return parts
}

// apartFilters are the frames of filters of different kinds that are named
// side by side: 500强和外资各几个.
func (f *frame) apartFilters() []*frame {
	var parts []*frame
	for _, keep := range f.beside {
		x := collect(slices.DeleteFunc(slices.Clone(f.items), func(o item) bool {
			return o.from != keep.from && slices.ContainsFunc(f.beside, func(b item) bool { return b.from == o.from })
		}))
		if x.clash || len(x.beside) > 0 {
			return nil
		}
		parts = append(parts, x)
	}
	return parts
}

// borrow takes from the next clause what a bare one leaves to it.
func (f *frame) borrow(next *frame) {
	f.periods, f.stages, f.acts, f.met, f.names, f.filter = next.periods, next.stages, next.acts, next.met, next.names, next.filter
	f.nouns = next.nouns
}

// topic tells whether it is said what is asked about.
func (f *frame) topic() bool {
	return f.strong() || len(f.nouns) > 0 || f.saidAny(words.QMoneySum, words.QMuch, words.QStatistic, words.QLanding) || f.notYet != "" || len(f.facts) > 0
}

// strong tells whether a question about it can stand alone.
func (f *frame) strong() bool {
	return len(f.stages) > 0 || f.visits() && len(f.acts)+len(f.names) > 0 || f.met || len(f.funds) > 0 || len(f.names) > 0 && len(f.nouns) == 0 ||
		f.noun("deal") && f.dealWord() || f.noun("trip") || f.noun("event") || f.noun("step") || f.noun("investor") || f.noun("visits") ||
		f.saidAny(words.QRate, words.QConvert, words.QIntend, words.QLate, words.QExpect, words.QTarget) || f.top.word.value == "largest"
}

// dealWord tells whether deals are named by more than their 个.
func (f *frame) dealWord() bool {
	return slices.ContainsFunc(f.items, func(i item) bool {
		return i.kind == itemWord && i.word.sense == words.QNoun && i.word.value == "deal"
	})
}

// complete tells whether a clause is a whole question, which inherits nothing.
func (f *frame) complete() bool {
	switch {
	case f.said(words.QThose) || f.said(words.QOnly) && !f.asks():
		return false
	case f.said(words.QAnd):
		return f.strong() && f.asks() && len(f.periods) > 0
	}
	return f.strong() || f.topic() && len(f.periods) > 0 || len(f.facts) > 0 && f.saidAny(words.QCount, words.QMuch) || f.said(words.QLarge)
}

// sides are the filters of different kinds that 和 or "and" puts side by side:
// all of them at once can hardly be meant (500强和外资). Where each is asked about
// separately 、 does the same.
func sides(items []item, separate bool) []item {
	var out []item
	last := -1
	for k, i := range items {
		if !i.filters() {
			continue
		}
		if last >= 0 && andBetween(items[last+1:k], separate) && !slices.Equal(i.groups(), items[last].groups()) {
			if len(out) == 0 {
				out = append(out, items[last])
			}
			out = append(out, i)
		}
		last = k
	}
	return out
}

// filters tells whether an item narrows what is counted.
func (i item) filters() bool {
	return i.kind == itemFilter || i.kind == itemBound || i.kind == itemWord && i.word.sense == words.QFact
}

// groups are the kinds of filter that an item sets.
func (i item) groups() []string {
	if i.kind == itemWord {
		return filterGroups(factFilter(i.word.value))
	}
	return filterGroups(i.filter)
}

// andBetween tells whether nothing but 和 and fillers stands between two items.
func andBetween(items []item, separate bool) bool {
	joined := false
	for _, i := range items {
		switch {
		case i.kind != itemWord:
			return false
		case i.word == meaning{words.QJoin, "and"} || separate && i.word.sense == words.QJoin:
			joined = true
		case i.word.sense != words.QFill && i.word != meaning{words.QNoun, "deal"} && i.word != meaning{words.QNoun, "company"}:
			return false
		}
	}
	return joined
}

// company tells whether companies are named by more than their 家.
func (f *frame) company() bool {
	return slices.ContainsFunc(f.items, func(i item) bool {
		return i.kind == itemWord && i.word.sense == words.QNoun && i.word.value == "company"
	})
}

// apart are the frames of what a clause asks for separately.
func (f *frame) apart() []*frame {
	var parts []*frame
	if f.clash {
		return f.apartBounds()
	}
	if len(f.beside) > 0 {
		return f.apartFilters()
	}
	if len(f.periods) > 1 && len(f.stages) < 2 && !f.saidAny(words.QVersus, words.QYearAgo, words.QBefore) {
		for _, w := range f.periods {
			x := *f
			x.periods = []when{w}
			parts = append(parts, &x)
		}
		return parts
	}
	if len(f.stages) > 1 {
		for _, s := range f.stages {
			x := *f
			x.stages = []item{s}
			parts = append(parts, &x)
		}
		return parts
	}
	if len(f.acts) > 1 && len(f.stages) == 0 {
		for _, d := range f.acts {
			x := *f
			x.acts = []ledger.Direction{d}
			parts = append(parts, &x)
		}
		return parts
	}
	if f.visits() && len(f.stages) == 1 {
		visits, deals := *f, *f
		visits.stages = nil
		deals.acts, deals.met = nil, false
		deals.nouns = slices.DeleteFunc(slices.Clone(f.nouns), func(n string) bool { return n != "deal" })
		visits.nouns = slices.DeleteFunc(slices.Clone(f.nouns), func(n string) bool { return n == "deal" })
		return []*frame{&visits, &deals}
	}
	return nil
}
