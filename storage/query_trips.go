package storage

import "guatu/ledger"

// trips selects trips by their first day: those that are under way or done, or
// the planned ones where they are asked for. A trip is planned until its first
// day (spec 3.4 rule 11).
func (c counter) trips(q ledger.Query, p ledger.Period) selection {
	s := c.outing(q, p, "trips", "trip")
	s.kind = ledger.KindTrip
	return s.also(sets(has("r.n", q.Filter.Trips), ledBy("r.led", q.Filter.Led))...)
}

// events selects events by their first day.
func (c counter) events(q ledger.Query, p ledger.Period) selection {
	s := c.outing(q, p, "events", "event")
	s.kind = ledger.KindEvent
	return s.also(has("r.n", q.Filter.Events)...)
}

// outing is what the selections of trips and events have in common.
func (c counter) outing(q ledger.Query, p ledger.Period, table, key string) selection {
	f := q.Filter
	s := selection{from: sqlf(table + " r"), day: sqlf("r.from_day")}
	s.cols = columns{id: "r.n", district: "r.district"}
	begun := within(s.day, p, q.Asked)
	if f.Planned {
		begun = every(during(s.day, p), sqlf("r.from_day > ?", q.Asked.String()))
	}
	s = s.also(sqlf("r.withdrawn_at IS NULL"), begun)
	s = s.also(sets(
		has("r.district", f.Districts), hasNot("r.district", f.NotDistricts), has("r.reporter", f.Members),
		linked("r.n", key, key+"_units", "unit", f.Units), unlinked("r.n", key, key+"_units", "unit", f.NotUnits),
		linked("r.n", key, key+"_places", "place", f.Places), c.tiers(f.Tiers, "r.n", key, key+"_units"),
	)...)
	return c.veil(s, key+"_units", key, "r")
}
