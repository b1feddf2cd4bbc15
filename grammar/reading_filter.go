package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// filter are the filters, each as people name it.
func (r phraser) filter(q ledger.Query) []string {
	x, w := q.Filter, words.Readings
	var parts []string
	put := func(ok bool, text string) {
		if ok {
			parts = append(parts, text)
		}
	}
	put(kindOf(q.Measure) == "V", r.direction(x.Direction))
	parts = append(parts, r.bounds(q)...)
	put(x.NoAmount, w.NoAmount.In(r.lang))
	parts = append(parts, r.places(x)...)
	for _, t := range x.Tiers {
		put(true, words.TierName(t).In(r.lang))
	}
	for _, c := range x.Categories {
		put(true, words.CategoryName(c).In(r.lang))
	}
	for _, a := range x.Agreements {
		put(true, words.AgreementName(a).In(r.lang))
	}
	put(len(x.Sectors) > 0, r.list(x.Sectors, r.sector))
	put(len(x.NotSectors) > 0, r.say(w.Not, r.list(x.NotSectors, r.sector)))
	parts = append(parts, r.facts(x)...)
	reporter := words.Readings.Reporter
	if kindOf(q.Measure) == "S" { // whose steps they are
		reporter = words.Readings.With
	}
	parts = append(parts, r.records(x, reporter)...)
	put(x.Stale > 0, r.say(w.Stale, x.Stale))
	put(x.NotYet != "", r.say(w.NotYet, words.StageName(x.NotYet).In(r.lang)))
	put(x.Reached != "", r.say(w.Reached, words.StageName(x.Reached).In(r.lang)))
	put(x.Planned, w.Planned.In(r.lang))
	return parts
}

func (r phraser) direction(d ledger.Direction) string {
	switch d {
	case ledger.Inward:
		return words.Readings.In.In(r.lang)
	case ledger.Outward:
		return words.Readings.Out.In(r.lang)
	}
	return words.Readings.Both.In(r.lang)
}

// bounds are the thresholds: 总投资 ≥50亿元.
func (r phraser) bounds(q ledger.Query) []string {
	label := words.Readings.Bound
	if kindOf(q.Measure) == "V" {
		label = words.Readings.Interest
	}
	var parts []string
	put := func(b *ledger.Bound, closed, open string) {
		if b == nil {
			return
		}
		sign := closed
		if b.Open {
			sign = open
		}
		parts = append(parts, r.say(label, sign, PlainMoney(ledger.Money{Currency: b.Currency, Low: b.Minor}, r.lang)))
	}
	put(q.Filter.Min, "≥", ">")
	put(q.Filter.Max, "≤", "<")
	return parts
}

// places are districts, units, chains and parks, and the world's places.
func (r phraser) places(x ledger.Filter) []string {
	w := words.Readings
	chain := func(key string) string { return r.say(w.Chain, r.placeName(r.city.Chains, key)) }
	unit := func(key string) string { return r.unitName(key) }
	district := func(key string) string { return r.placeName(r.city.Districts, key) }
	park := func(key string) string { return r.placeName(r.city.Parks, key) }
	var parts []string
	put := func(keys []string, name func(string) string, frame words.Text) {
		if len(keys) > 0 {
			parts = append(parts, r.say(frame, r.list(keys, name)))
		}
	}
	put(x.Districts, district, w.With)
	put(x.NotDistricts, district, w.Not)
	put(x.Units, unit, w.With)
	put(x.NotUnits, unit, w.Not)
	put(x.Chains, chain, w.With)
	put(x.NotChains, chain, w.Not)
	put(x.Parks, park, w.With)
	put(x.Origins, r.worldName, w.Origin)
	if len(x.NotOrigins) > 0 {
		parts = append(parts, r.say(w.Not, r.say(w.Origin, r.list(x.NotOrigins, r.worldName))))
	}
	put(x.Places, r.worldName, w.Place)
	put(x.Led, func(name string) string { return name }, w.Led)
	return parts
}

func (r phraser) list(keys []string, name func(string) string) string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = name(k)
	}
	return strings.Join(out, words.ListMark.In(r.lang))
}

func (r phraser) placeName(list []ledger.Place, key string) string {
	for _, p := range list {
		if p.Key == key {
			return words.Text{Zh: p.Zh, En: p.En}.In(r.lang)
		}
	}
	return key
}

func (r phraser) unitName(key string) string {
	for _, u := range r.city.Units {
		if u.Key == key {
			return words.Text{Zh: u.Zh, En: u.En}.In(r.lang)
		}
	}
	return key
}

func (r phraser) worldName(zh string) string {
	if t, ok := PlaceIn(zh); ok {
		return t.In(r.lang)
	}
	return zh
}

func (r phraser) sector(letter string) string { return words.SectorName(letter).In(r.lang) }

// facts are what a deal or a company is or is not.
func (r phraser) facts(x ledger.Filter) []string {
	w := words.Readings
	var parts []string
	put := func(t ledger.Tri, says map[ledger.Tri]words.Text) {
		if text, ok := says[t]; ok {
			parts = append(parts, text.In(r.lang))
		}
	}
	put(x.Foreign, map[ledger.Tri]words.Text{ledger.Yes: w.Foreign, ledger.No: w.Domestic, ledger.NotYes: w.NotForeign, ledger.NotNo: w.NotDomestic})
	put(x.Fortune500, map[ledger.Tri]words.Text{ledger.Yes: w.F500, ledger.NotYes: w.NotF500})
	put(x.CentralSOE, map[ledger.Tri]words.Text{ledger.Yes: w.SOE, ledger.NotYes: w.NotSOE})
	put(x.Verified, map[ledger.Tri]words.Text{ledger.Yes: w.Verified, ledger.No: w.Unverified})
	return parts
}

// records are named records, companies and members.
func (r phraser) records(x ledger.Filter, reporter words.Text) []string {
	var parts []string
	put := func(ids []int64, kind ledger.Kind, frame words.Text) {
		if len(ids) == 0 {
			return
		}
		list := make([]string, len(ids))
		for i, id := range ids {
			list[i] = r.name(kind, id)
		}
		parts = append(parts, r.say(frame, strings.Join(list, words.ListMark.In(r.lang))))
	}
	with := words.Readings.With
	put(x.Companies, ledger.KindCompany, with)
	put(x.Events, ledger.KindEvent, with)
	put(x.Trips, ledger.KindTrip, with)
	put(x.Members, ledger.KindMember, reporter)
	put(x.Deals, ledger.KindDeal, with)
	put(x.Visits, ledger.KindVisit, with)
	return parts
}

// name is what a record, company or member is called; its reference where it
// has no name.
func (r phraser) name(kind ledger.Kind, id int64) string {
	if r.names != nil {
		if name := r.names.NameOf(kind, id); name != "" {
			return name
		}
	}
	return ledger.Ref{Kind: kind, N: id}.String()
}
