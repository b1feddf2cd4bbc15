package grammar

import (
	"maps"
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// copy is a frame that can be changed without the other.
func (f *frame) copy() *frame {
	x := *f
	x.has = maps.Clone(f.has)
	return &x
}

// apart are the frames of what a clause asks for separately: 签约和开工各几个.
func (f *frame) apart() []*frame {
	switch {
	case f.clash:
		return f.apartBounds()
	case len(f.beside) > 0:
		return f.apartFilters()
	case len(f.periods) > 1 && len(f.stages) < 2 && !f.saidAny(words.QVersus, words.QYearAgo, words.QBefore):
		return apartBy(f, f.periods, func(x *frame, w when) { x.periods = []when{w} })
	case len(f.stages) > 1:
		return apartBy(f, f.stages, func(x *frame, s item) { x.stages = []item{s} })
	case len(f.facts) > 1 && len(f.funds) == 0:
		return apartBy(f, f.facts, func(x *frame, v string) { x.facts = []string{v} })
	case len(f.acts) > 1 && len(f.stages) == 0:
		return apartBy(f, f.acts, func(x *frame, d ledger.Direction) { x.acts = []ledger.Direction{d} })
	case f.visits() && len(f.stages) == 1:
		return f.apartKinds()
	case len(f.names) > 1 && severalOf(f.named()) == "" && !f.asksRecords():
		return apartBy(f, f.names, func(x *frame, n item) { x.names = []item{n} })
	}
	return nil
}

// asksRecords tells whether several records themselves are asked for, and no figure.
func (f *frame) asksRecords() bool {
	x := f.named()
	return len(x.Deals)+len(x.Visits) > 1 && !f.saidAny(words.QMoneySum, words.QMuch)
}

// named is the filter of all names.
func (f *frame) named() (x ledger.Filter) {
	for _, i := range f.names {
		x = mergeFilter(x, mentionFilter(i.names[0]))
	}
	return x
}

// parts are the frames of what is asked about separately, two or more; none
// where nothing is.
func (f *frame) parts() []*frame {
	if !f.said(words.QSeparate) {
		return nil
	}
	parts := f.apart()
	if len(parts) < 2 {
		return nil
	}
	for _, x := range parts {
		x.parted = true
	}
	return parts
}

// apartBy are copies of a frame, one for each of the values.
func apartBy[T any](f *frame, values []T, set func(*frame, T)) []*frame {
	parts := make([]*frame, len(values))
	for i, v := range values {
		parts[i] = f.copy()
		set(parts[i], v)
	}
	return parts
}

// apartKinds are the visits and the deals that a clause names together.
func (f *frame) apartKinds() []*frame {
	visits, deals := f.copy(), f.copy()
	visits.stages = nil
	deals.acts, deals.met = nil, false
	deals.nouns = slices.DeleteFunc(slices.Clone(f.nouns), func(n string) bool { return n != "deal" })
	visits.nouns = slices.DeleteFunc(slices.Clone(f.nouns), func(n string) bool { return n == "deal" })
	return []*frame{visits, deals}
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
