package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// share sets what the figure is a share of: of the whole of the same measure
// and period, or of an event's figure from outside (spec 3.4 rule 10).
//
//	share = part "占" [ whole ] | whole "中" part "占比" | "share of" part "in" whole
func (b *builder) share(f *frame, q *ledger.Query) *problem {
	if !f.said(words.QShare) || q.Measure == ledger.RateOf || q.Measure == ledger.Conversion {
		return nil
	}
	switch q.Measure {
	case ledger.Deals, ledger.Sum, ledger.Visits, ledger.Companies, ledger.Investors, ledger.FundsHome, ledger.FundsAbroad:
	default:
		return refuse(NoMix)
	}
	if q.By != "" || q.Against != nil || q.List {
		return refuse(NoMix, *q)
	}
	if b.outside != nil || f.said(words.QProvince) {
		return b.shareOfOutside(f, q)
	}
	return b.shareOfWhole(f, q)
}

// shareOfOutside is a share of an event's figure.
func (b *builder) shareOfOutside(f *frame, q *ledger.Query) *problem {
	name := ""
	if b.outside != nil {
		name = b.outside.name
	} else if name = b.figureOf(f, q); name == "" {
		return refuse(NoRecord, *q)
	}
	if q.Measure != ledger.Deals {
		return refuse(NoMix, *q)
	}
	q.Measure, q.Figure = ledger.ShareOf, name
	return nil
}

// figureOf is the only figure of the named event that begins with 全省 and is
// one of signings.
func (b *builder) figureOf(f *frame, q *ledger.Query) string {
	var found []string
	for _, m := range b.eventsOf(f, q) {
		for _, figure := range m.Figures {
			if startsWith(figure, f.has[words.QProvince]) && !slices.Contains(found, figure) {
				found = append(found, figure)
			}
		}
	}
	if len(found) > 1 {
		found = slices.DeleteFunc(found, func(name string) bool { return !containsStage(name, f.stages) })
	}
	if len(found) == 1 {
		return found[0]
	}
	return ""
}

// eventsOf are the events that a clause names; of a follow-up those of the question.
func (b *builder) eventsOf(f *frame, q *ledger.Query) (events []ledger.Mention) {
	for _, i := range f.names {
		events = append(events, i.names...)
	}
	if len(f.names) > 0 {
		return events
	}
	for _, id := range q.Filter.Events {
		events = append(events, b.c.Names.Find(Squeezed(b.c.Names.NameOf(ledger.KindEvent, id)))...)
	}
	return events
}

// shareOfWhole finds the whole: what stands before 中 or behind 占, else
// everything but the one filter that tells the part.
func (b *builder) shareOfWhole(f *frame, q *ledger.Query) *problem {
	if whole, ok := b.namedWhole(f, *q); ok {
		return b.setWhole(q, whole)
	}
	groups := filterGroups(q.Filter)
	groups = slices.DeleteFunc(groups, func(g string) bool { return g == "dir" || g == "agreement" })
	if len(groups) == 1 {
		return b.setWhole(q, dropGroups(q.Filter, groups))
	}
	if len(groups) == 0 {
		plain := *q
		plain.By = ledger.ByDistrict
		return refuse(NoMix, plain)
	}
	var choices []ledger.Query
	for _, g := range groups {
		x := *q
		if b.setWhole(&x, dropGroups(q.Filter, []string{g})) == nil {
			choices = append(choices, x)
		}
	}
	all := *q
	if b.setWhole(&all, dropGroups(q.Filter, groups)) == nil {
		choices = append(choices, all)
	}
	return askBack(AskTwoReadings, choices...)
}

// setWhole makes the question the share of itself in the same with another filter.
func (b *builder) setWhole(q *ledger.Query, filter ledger.Filter) *problem {
	whole := *q
	filter.Direction = q.Filter.Direction
	whole.Filter, whole.Named, whole.Asked = filter, "", 0
	if PrintQuery(ledger.Query{Filter: filter}) == PrintQuery(ledger.Query{Filter: q.Filter}) {
		return refuse(NoMix, whole)
	}
	q.Measure, q.Whole = ledger.ShareOf, &whole
	return nil
}

// namedWhole is the filter of the whole where its place tells it: before 中
// (签约项目中制造业), or behind 占 (占全市制造业项目).
func (b *builder) namedWhole(f *frame, q ledger.Query) (ledger.Filter, bool) {
	within, share := -1, -1
	for k, i := range f.items {
		if i.kind == itemWord && i.word.sense == words.QWithin {
			within = k
		}
		if i.kind == itemWord && i.word.sense == words.QShare {
			share = k
		}
	}
	before, after := sideFilter(f.items[:share]), sideFilter(f.items[share+1:])
	if within > 0 && within < share {
		part := sideFilter(f.items[within:])
		whole := sideFilter(f.items[:within])
		return whole, !isEmptyFilter(part)
	}
	if isEmptyFilter(before) || isEmptyFilter(after) || b.tokens[f.items[share].from].isLatin(b.f.R) {
		return q.Filter, false
	}
	return after, true
}

// sideFilter joins the filters of some items.
func sideFilter(items []item) (x ledger.Filter) {
	for _, i := range items {
		if i.kind == itemFilter || i.kind == itemBound {
			x = mergeFilter(x, i.filter)
		}
		for _, m := range i.names {
			x = mergeFilter(x, mentionFilter(m))
		}
	}
	return x
}
