package storage

import (
	"slices"
	"strings"

	"guatu/ledger"
)

// dealFilter narrows a selection of deals.
func (c counter) dealFilter(s selection, q ledger.Query) selection {
	f, id := q.Filter, s.cols.id
	s.cols.fen = c.fen(s.cols.frozen, s.cols.currency, s.cols.low, q.Asked)
	s.bound = c.thresholds(f, s.cols.fen, q.Asked)
	s = s.also(places(f, s.cols.district, "d.chain")...)
	s = s.also(sets(
		has("d.sector", f.Sectors), hasNot("d.sector", f.NotSectors), has("d.category", f.Categories),
		has("d.event", f.Events), has("d.park", f.Parks), has("d.reporter", f.Members), has(id, f.Deals),
		linked(id, "deal", "deal_units", "unit", f.Units), unlinked(id, "deal", "deal_units", "unit", f.NotUnits),
		c.tiers(f.Tiers, id, "deal", "deal_units"), investedBy(id, f.Companies),
	)...)
	s = s.also(dealFacts(f, s.cols)...)
	s = s.also(progress(f, q.Asked)...)
	if q.Was != nil {
		s = s.also(was(*q.Was, q.Asked))
	}
	if len(f.Agreements) > 0 && !signing(q) {
		s = s.also(papers(f.Agreements, q.Asked))
	}
	return c.veil(s, "deal_units", "deal", "d")
}

// dealFacts are the conditions on what is known of a deal and its investors.
func dealFacts(f ledger.Filter, cols columns) []clause {
	var out []clause
	id := cols.id
	if f.NoAmount {
		out = append(out, sqlf(cols.amount+" IS NULL"))
	}
	if f.Foreign != ledger.Unknown {
		out = append(out, marked("d.foreign_tri", "", "c.foreign_tri", id, f.Foreign))
	}
	if f.Fortune500 != ledger.Unknown {
		out = append(out, marked("d.fortune500", " AND d.signed_on IS NULL", "c.fortune500", id, f.Fortune500))
	}
	if f.CentralSOE != ledger.Unknown {
		out = append(out, byInvestors("c.central_soe", id, f.CentralSOE))
	}
	if len(f.Origins) > 0 {
		out = append(out, dealFrom(f.Origins, id))
	}
	if len(f.NotOrigins) > 0 {
		out = append(out, glue(sqlf("NOT "), dealFrom(f.NotOrigins, id)))
	}
	return out
}

// dealFrom is the condition that a deal or one of its investors is from one of
// the places.
func dealFrom(origins []string, id string) clause {
	return either(in("d.origin", origins), investor(id, either(in("c.origin", origins), in("c.region", origins))))
}

// was is the condition on what a deal did, or where it stood, in another period.
func was(q ledger.Query, asked ledger.Date) clause {
	if q.Clock == ledger.Standing {
		return glue(sqlf("EXISTS (SELECT 1 FROM deal_stages s WHERE s.deal = d.n AND "), stands("s", q.Period.Until(asked).To), sqlf(" AND "), stagesOf(q), sqlf(")"))
	}
	var moves []clause
	for _, day := range movements(q) {
		moves = append(moves, within(sqlf(day), q.Period, asked))
	}
	return either(moves...)
}

// ledBy is the condition that one of the people led the record, perhaps with
// others.
func ledBy(column string, names []string) []clause {
	if len(names) == 0 {
		return nil
	}
	text := column
	var marks []string
	for _, mark := range []string{"，", ",", " "} {
		text = "replace(" + text + ", '" + mark + "', '、')"
		marks = append(marks, mark, "、")
	}
	parts := make([]clause, len(names))
	for i, name := range names {
		parts[i] = sqlf("'、' || "+text+" || '、' LIKE ?", "%、"+strings.NewReplacer(marks...).Replace(name)+"、%")
	}
	return []clause{either(parts...)}
}

// marked is the condition on a fact that a deal may say of itself, and that
// its investors decide where it does not; undecided restricts the latter. A
// Fortune 500 mark is frozen at signing (spec 3.4 rule 6).
func marked(column, undecided, ofCompany, id string, want ledger.Tri) clause {
	if not, denied := want.Denied(); denied {
		return glue(sqlf("NOT "), marked(column, undecided, ofCompany, id, not))
	}
	return either(
		sqlf(column+" = ?", want),
		glue(sqlf(column+" = 0"+undecided+" AND "), byInvestors(ofCompany, id, want)))
}

// byInvestors is the condition that any investor is so, or that all are known
// not to be: unknown is never counted as no.
func byInvestors(column, id string, want ledger.Tri) clause {
	if not, denied := want.Denied(); denied {
		return glue(sqlf("NOT ("), byInvestors(column, id, not), sqlf(")"))
	}
	if want == ledger.Yes {
		return investor(id, sqlf(column+" = 1"))
	}
	return every(investor(id, sqlf("1 = 1")), glue(sqlf("NOT "), investor(id, sqlf(column+" <> -1"))))
}

// investor is the condition that a deal has an investor that is so.
func investor(id string, is clause) clause {
	return glue(sqlf("EXISTS (SELECT 1 FROM deal_investors i JOIN companies c ON c.id = i.company WHERE i.deal = "+id+" AND "), is, sqlf(")"))
}

// investedBy is the condition that one of the companies is an investor.
func investedBy(id string, companies []int64) []clause {
	if len(companies) == 0 {
		return nil
	}
	return []clause{glue(sqlf(id+" IN (SELECT deal FROM deal_investors WHERE "), rooted("company", companies), sqlf(")"))}
}

// rooted is the condition that a column is what one of the companies counts as.
func rooted(column string, companies []int64) clause {
	return glue(sqlf(column+" IN (SELECT root FROM companies WHERE "), in("id", companies), sqlf(")"))
}

// progress are the conditions on how far a deal has come by the asking day.
func progress(f ledger.Filter, asked ledger.Date) []clause {
	var out []clause
	if f.Reached != "" {
		out = append(out, reached(f.Reached, asked))
	}
	if f.NotYet != "" {
		out = append(out, glue(reached(f.NotYet, asked), sqlf(" IS NOT TRUE")))
	}
	if f.Stale > 0 {
		out = append(out, sqlf("d.touched < ?", asked.Add(-f.Stale).String()))
	}
	switch f.Verified {
	case ledger.Yes:
		out = append(out, sqlf("d.verified <> 0"))
	case ledger.No:
		out = append(out, sqlf("d.verified = 0"))
	}
	return out
}

// signing tells whether the query's own clock looks at signings, so that the
// papers that were named decide the day.
func signing(q ledger.Query) bool {
	return (q.Clock == ledger.Moved || q.Clock == ledger.Standing) &&
		slices.Contains(append([]ledger.Stage{q.Stage}, q.Or...), ledger.StageSigned)
}

// papers is the condition that one of the papers had been signed by a day.
func papers(named []ledger.Agreement, by ledger.Date) clause {
	var parts []clause
	for _, a := range named {
		parts = append(parts, sqlf(signedAs[a]+" <= ?", by.String()))
	}
	return either(parts...)
}

// places are the conditions on districts and chains; "not" keeps the records
// without one (spec 3.4 rule 14).
func places(f ledger.Filter, district, chain string) []clause {
	return sets(has(district, f.Districts), hasNot(district, f.NotDistricts), has(chain, f.Chains), hasNot(chain, f.NotChains))
}

// sets puts the conditions that are there in one list.
func sets(parts ...[]clause) []clause { return slices.Concat(parts...) }

// has is the condition that a column has one of the values; none without values.
func has[T any](column string, values []T) []clause {
	if len(values) == 0 {
		return nil
	}
	return []clause{in(column, values)}
}

// hasNot is the condition that a column has none of the values.
func hasNot[T any](column string, values []T) []clause {
	if len(values) == 0 {
		return nil
	}
	return []clause{notIn(column, values)}
}

// linked is the condition that a record has one of the values in a table of its own.
func linked[T any](id, key, table, column string, values []T) []clause {
	return link(id+" IN", key, table, column, values)
}

// unlinked is the condition that a record has none of them.
func unlinked[T any](id, key, table, column string, values []T) []clause {
	return link(id+" NOT IN", key, table, column, values)
}

func link[T any](head, key, table, column string, values []T) []clause {
	if len(values) == 0 {
		return nil
	}
	return []clause{glue(sqlf(head+" (SELECT "+key+" FROM "+table+" WHERE "), in(column, values), sqlf(")"))}
}

// tiers is the condition that one of a record's units is of one of the tiers.
func (c counter) tiers(tiers []ledger.Tier, id, key, table string) []clause {
	if len(tiers) == 0 {
		return nil
	}
	return linked(id, key, table, "unit", c.unitsOf(tiers))
}

// unitsOf are the units of some tiers.
func (c counter) unitsOf(tiers []ledger.Tier) []string {
	units := []string{""}
	for _, u := range c.city.Units {
		if slices.Contains(tiers, u.Tier) {
			units = append(units, u.Key)
		}
	}
	return units
}
