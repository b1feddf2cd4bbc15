package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// filters are the filters as they are asked for.
func (w worder) filters(q ledger.Query) []string {
	x, f := words.Wordings, q.Filter
	var parts []string
	put := func(ok bool, text string) {
		if ok {
			parts = append(parts, text)
		}
	}
	parts = append(parts, w.thresholds(q)...)
	put(f.NoAmount, words.Readings.NoAmount.In(w.lang))
	parts = append(parts, w.town(f)...)
	for _, t := range f.Tiers {
		put(true, words.TierName(t).In(w.lang))
	}
	for _, c := range f.Categories {
		put(true, w.say(x.Category, words.CategoryName(c).In(w.lang)))
	}
	for _, a := range f.Agreements {
		put(true, words.AgreementName(a).In(w.lang))
	}
	put(len(f.Sectors) > 0, w.names(f.Sectors, w.sector))
	put(len(f.NotSectors) > 0, w.say(x.Not, w.names(f.NotSectors, w.sector)))
	parts = append(parts, w.facts(f)...)
	parts = append(parts, w.people(f)...)
	put(f.Stale > 0, w.say(x.Stale, f.Stale))
	put(f.NotYet != "", w.say(x.NotYet, words.WordingStages[f.NotYet].In(w.lang)))
	put(f.Reached != "", w.say(x.Reached, words.WordingStages[f.Reached].In(w.lang)))
	return parts
}

// thresholds are the bounds of an amount.
func (w worder) thresholds(q ledger.Query) []string {
	x := words.Wordings
	var parts []string
	put := func(b *ledger.Bound, closed, open words.Text) {
		if b == nil {
			return
		}
		frame := closed
		if b.Open {
			frame = open
		}
		text := w.say(frame, PlainMoney(ledger.Money{Currency: b.Currency, Low: b.Minor}, w.lang))
		if kindOf(q.Measure) == "V" {
			text = w.say(x.Interest, text)
		}
		parts = append(parts, text)
	}
	put(q.Filter.Min, x.AtLeast, x.Over)
	put(q.Filter.Max, x.AtMost, x.Under)
	return parts
}

// names are several names of one part.
func (w worder) names(keys []string, name func(string) string) string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = name(k)
	}
	return strings.Join(out, words.Wordings.Pair.In(w.lang))
}

// town are the names of the configuration, and the world's places.
func (w worder) town(f ledger.Filter) []string {
	x := words.Wordings
	var parts []string
	put := func(keys []string, name func(string) string, frame words.Text) {
		if len(keys) > 0 {
			parts = append(parts, w.say(frame, w.names(keys, name)))
		}
	}
	chain := func(key string) string { return w.say(words.Readings.Chain, w.placeName(w.city.Chains, key)) }
	district := func(key string) string { return w.placeName(w.city.Districts, key) }
	park := func(key string) string { return w.placeName(w.city.Parks, key) }
	with := words.Readings.With
	put(f.Districts, district, with)
	put(f.NotDistricts, district, x.Not)
	put(f.Units, w.unitName, with)
	put(f.NotUnits, w.unitName, x.Not)
	put(f.Chains, chain, with)
	put(f.NotChains, chain, x.Not)
	put(f.Parks, park, with)
	for _, o := range f.Origins {
		parts = append(parts, w.say(x.Origin, w.worldName(o)))
	}
	if len(f.NotOrigins) > 0 {
		parts = append(parts, w.say(x.Not, w.say(x.Origin, w.names(f.NotOrigins, w.worldName))))
	}
	for _, l := range f.Led {
		parts = append(parts, w.say(x.Led, l))
	}
	for _, p := range f.Places {
		parts = append(parts, w.say(x.Place, w.worldName(p)))
	}
	return parts
}

// facts are what a deal or a company is or is not.
func (w worder) facts(f ledger.Filter) []string {
	x, r := words.Wordings, words.Readings
	var parts []string
	put := func(t ledger.Tri, says map[ledger.Tri]words.Text) {
		if text, ok := says[t]; ok {
			parts = append(parts, text.In(w.lang))
		}
	}
	put(f.Foreign, map[ledger.Tri]words.Text{ledger.Yes: r.Foreign, ledger.No: r.Domestic, ledger.NotYes: x.NotForeign, ledger.NotNo: x.NotDomestic})
	put(f.Fortune500, map[ledger.Tri]words.Text{ledger.Yes: r.F500, ledger.NotYes: x.NotF500})
	put(f.CentralSOE, map[ledger.Tri]words.Text{ledger.Yes: r.SOE, ledger.NotYes: x.NotSOE})
	put(f.Verified, map[ledger.Tri]words.Text{ledger.Yes: x.Verified, ledger.No: r.Unverified})
	return parts
}

// people are named companies, members and records. Whoever asks for one of
// them by a name that others have too is asked again.
func (w worder) people(f ledger.Filter) []string {
	var parts []string
	for _, x := range []struct {
		kind ledger.Kind
		ids  []int64
	}{{ledger.KindCompany, f.Companies}, {ledger.KindMember, f.Members}, {ledger.KindEvent, f.Events}, {ledger.KindTrip, f.Trips}, {ledger.KindDeal, f.Deals}, {ledger.KindVisit, f.Visits}} {
		for _, id := range x.ids {
			parts = append(parts, w.name(x.kind, id))
		}
	}
	return parts
}
