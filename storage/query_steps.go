package storage

import "guatu/ledger"

// stepRecords are the records that next steps stand under.
var stepRecords = []lazy{
	{lazyVisits, " LEFT JOIN visits v ON t.kind = 'V' AND v.n = t.n"},
	{lazyDeals, " LEFT JOIN deals d ON t.kind = 'D' AND d.n = t.n"},
	{lazyTrips, " LEFT JOIN trips p ON t.kind = 'T' AND p.n = t.n"},
	{lazyEvents, " LEFT JOIN events e ON t.kind = 'E' AND e.n = t.n"},
}

// steps selects the next steps that are not done, by the day that they are due:
// those due before the asking day (spec 3.4 rule 9), or all, with and without a day.
func (c counter) steps(q ledger.Query, p ledger.Period) selection {
	f := q.Filter
	s := selection{kind: ledger.KindStep, day: sqlf("t.due")}
	s.from, s.lazy = sqlf("steps t"), stepRecords
	s.cols = columns{id: "t.id", district: "t.district"}
	s = s.also(sqlf("t.done IS NULL"))
	if q.Measure == ledger.Overdue {
		s = s.also(within(s.day, p, q.Asked.Add(-1)))
	} else if p.Known() {
		s = s.also(during(s.day, p))
	}
	s = s.also(places(f, "t.district", "t.chain")...)
	s = s.also(sets(has("t.owner", f.Members), stepsOf("D", f.Deals), stepsOf("V", f.Visits), has("v.trip", f.Trips))...)
	if len(f.Tiers) > 0 {
		s = s.also(either(in("v.tier", f.Tiers), every(sqlf("t.kind <> 'V'"), stepUnit(c.unitsOf(f.Tiers)))))
	}
	if len(f.Units) > 0 {
		s = s.also(stepUnit(f.Units))
	}
	if len(f.NotUnits) > 0 {
		s = s.also(glue(sqlf("NOT "), stepUnit(f.NotUnits)))
	}
	if len(f.Companies) > 0 {
		s = s.also(stepCompany(f.Companies))
	}
	return c.veilSteps(s)
}

func stepsOf(kind string, numbers []int64) []clause {
	if len(numbers) == 0 {
		return nil
	}
	return []clause{every(sqlf("t.kind = ?", kind), in("t.n", numbers))}
}

// stepUnit is the condition that one of the units is credited with the record.
func stepUnit(units []string) clause {
	var parts []clause
	for _, x := range []struct{ kind, name string }{{"V", "visit"}, {"D", "deal"}, {"T", "trip"}, {"E", "event"}} {
		of := linked("t.n", x.name, x.name+"_units", "unit", units)
		parts = append(parts, every(append(of, sqlf("t.kind = ?", x.kind))...))
	}
	return either(parts...)
}

// stepCompany is the condition that the record is about one of the companies.
func stepCompany(companies []int64) clause {
	return either(
		rooted("v.company", companies),
		every(append([]clause{sqlf("t.kind = 'D'")}, investedBy("t.n", companies)...)...))
}

// stepDimension groups next steps by the units of their records, or by the tier:
// of a visit its own, of other records that of their units.
func (c counter) stepDimension(q ledger.Query) (dimension, bool) {
	d := dimension{joins: sqlf(" LEFT JOIN visit_units vu ON t.kind = 'V' AND vu.visit = t.n LEFT JOIN deal_units du ON t.kind = 'D' AND du.deal = t.n" +
		" LEFT JOIN trip_units tu ON t.kind = 'T' AND tu.trip = t.n LEFT JOIN event_units eu ON t.kind = 'E' AND eu.event = t.n")}
	const unit = "coalesce(vu.unit, du.unit, tu.unit, eu.unit, '')"
	d.where = has(unit, q.Filter.Units)
	switch q.By {
	case ledger.ByUnit:
		d.key = sqlf(unit)
		return d, true
	case ledger.ByTier:
		d.key, d.many = glue(sqlf("CASE t.kind WHEN 'V' THEN v.tier ELSE "), c.tierOf(unit), sqlf(" END")), true
		return d, true
	}
	return dimension{}, false
}
