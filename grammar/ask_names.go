package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// names adds the filters that were named: records, companies, members, and the
// asker's own.
func (b *builder) names(f *frame, q *ledger.Query) *problem {
	q.Filter = mergeFilter(q.Filter, f.filter)
	for _, i := range f.names {
		named := i.names
		if len(named) > 1 && i.n == 0 {
			if named = f.occasions(named); named == nil {
				return b.whichName(f, i)
			}
		}
		for _, m := range named {
			q.Filter = mergeFilter(q.Filter, mentionFilter(m))
		}
	}
	for _, own := range f.own {
		x, ok := b.own(own)
		if !ok {
			return refuse(NoOwn)
		}
		q.Filter = mergeFilter(q.Filter, x)
	}
	return nil
}

// own is the filter for what belongs to the asker.
func (b *builder) own(what string) (x ledger.Filter, ok bool) {
	me := b.c.Asker
	switch what {
	case "me":
		return ledger.Filter{Members: []int64{me.ID}}, me.ID != 0
	case "district":
		return ledger.Filter{Districts: []string{me.District}}, me.District != ""
	}
	return ledger.Filter{Units: []string{me.Unit}}, me.Unit != ""
}

// mentionFilter is the filter for a name.
func mentionFilter(m ledger.Mention) (x ledger.Filter) {
	id := []int64{m.ID}
	switch m.Kind {
	case ledger.KindCompany:
		x.Companies = id
	case ledger.KindMember:
		x.Members = id
	case ledger.KindEvent:
		x.Events = id
	case ledger.KindTrip:
		x.Trips = id
	case ledger.KindDeal:
		x.Deals = id
	case ledger.KindVisit:
		x.Visits = id
	}
	return x
}

// whichName asks which of several with one name is meant.
func (b *builder) whichName(f *frame, i item) *problem {
	var choices []ledger.Query
	for _, m := range i.names[:min(len(i.names), 6)] {
		x := f.copy()
		x.names = slices.Clone(f.names)
		for k := range x.names {
			if x.names[k].from == i.from {
				x.names[k].names = []ledger.Mention{m}
			}
		}
		q, wrong := b.full(x)
		if wrong != nil && !wrong.asks {
			return wrong
		}
		if wrong == nil {
			choices = append(choices, q)
		}
	}
	return askBack(AskTwoNames, choices...)
}

// places settles what a place without 在 or 来自 means: a country is where an
// investor comes from; of visits it may also be where they took place; another
// city's own figures are not recorded.
func (b *builder) places(f *frame, q *ledger.Query) *problem {
	if len(f.places) == 0 {
		return nil
	}
	from := f.copy()
	from.places = nil
	from.filter = mergeFilter(f.filter, ledger.Filter{Origins: f.places})
	if f.visits() {
		in := from.copy()
		in.filter = mergeFilter(f.filter, ledger.Filter{Places: f.places})
		return b.chooseFull(AskTwoReadings, in, from)
	}
	if !abroad(f.places) {
		wrong := refuse(NoCity)
		if origin, no := b.full(from); no == nil {
			wrong.queries = []ledger.Query{origin}
		}
		return wrong
	}
	f.filter = from.filter
	q.Filter = mergeFilter(q.Filter, ledger.Filter{Origins: f.places})
	return nil
}

// chooseFull asks which of several frames is meant.
func (b *builder) chooseFull(code Code, frames ...*frame) *problem {
	var choices []ledger.Query
	for _, x := range frames {
		q, wrong := b.full(x)
		if wrong != nil {
			return wrong
		}
		choices = append(choices, q)
	}
	return askBack(code, choices...)
}

// abroad tells whether all places are countries or lie in another than China.
func abroad(places []string) bool {
	return !slices.ContainsFunc(places, func(p string) bool {
		x := placeOf[p]
		return x.Kind != words.Country && x.Kind != words.Region || x.Kind == words.Country && p == words.HomeCountry
	})
}
