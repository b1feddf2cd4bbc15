package storage

import (
	"slices"

	"guatu/ledger"
)

// visitSource is where visits are read from: their own table, or that of the
// credited units, which has copies of what most counts need.
type visitSource struct {
	from, alias, id string
	lazy            []lazy
	standing        []clause
	months          monthTable
	sides           []string // by which of its sides its companies of days stand, those with the fewest keys first
}

var (
	fromVisits = visitSource{from: "visits v", alias: "v", id: "v.n", standing: []clause{{text: "v.withdrawn_at IS NULL"}}, months: visitMonths, sides: []string{byTier, byDistrict, byChain}}
	fromUnits  = visitSource{from: "visit_units u", alias: "u", id: "u.visit", lazy: []lazy{{lazyVisits, " JOIN visits v ON v.n = u.visit"}}, months: unitMonths, sides: []string{byUnit}}
)

// visits selects visits by their own day. Those of one unit lie side by side in
// the table of credited units.
func (c counter) visits(q ledger.Query, p ledger.Period) selection {
	if len(q.Filter.Units) == 1 {
		return c.visitsIn(fromUnits, q, p)
	}
	return c.visitsIn(fromVisits, q, p)
}

func (c counter) visitsIn(from visitSource, q ledger.Query, p ledger.Period) selection {
	f := q.Filter
	s := selection{kind: ledger.KindVisit, from: sqlf(from.from), lazy: from.lazy, day: sqlf(from.alias + ".date"), sums: from.months.over(p.Until(q.Asked), from.alias)}
	for _, side := range from.sides {
		s.sums = append(s.sums, visitedOn(p.Until(q.Asked), from.alias, side))
	}
	s.cols = columns{id: from.id, company: from.alias + ".company", district: "v.district", currency: "v.currency", low: "v.low", amount: "v.low", high: "v.high"}
	s.cols.fen = c.fen("", "v.currency", "v.low", q.Asked)
	s.bound = c.thresholds(f, s.cols.fen, q.Asked)
	s.span = append(slices.Clone(from.standing), within(s.day, p, q.Asked))
	if f.Direction != "" {
		s = s.also(sqlf(from.alias+".direction = ?", f.Direction))
	}
	s = s.also(places(f, "v.district", "v.chain")...)
	s = s.also(sets(
		has("v.tier", f.Tiers), has("v.place", f.Places), ledBy("v.led", f.Led), has("v.reporter", f.Members), has("v.trip", f.Trips), has(s.cols.id, f.Visits),
		from.credited(f.Units, p.Until(q.Asked)), unlinked(s.cols.id, "visit", "visit_units", "unit", f.NotUnits),
	)...)
	s = s.also(visitFacts(f, s.cols.company, p, q.Asked)...)
	return c.veil(s, "visit_units", "visit", "v")
}

// credited is the condition that one of the units is credited with the visit;
// the period stands in it so that the units' own index finds the visits.
func (from visitSource) credited(units []string, p ledger.Period) []clause {
	switch {
	case len(units) == 0:
		return nil
	case len(units) == 1 && from.alias == fromUnits.alias:
		return has("u.unit", units)
	}
	return []clause{glue(sqlf(from.id+" IN (SELECT visit FROM visit_units WHERE "), in("unit", units), sqlf(" AND "), during(sqlf("date"), p), sqlf(")"))}
}

// visitFacts are the conditions on the visited company and on the visit itself.
func visitFacts(f ledger.Filter, company string, p ledger.Period, asked ledger.Date) []clause {
	var out []clause
	if f.NoAmount {
		out = append(out, sqlf("v.low IS NULL"))
	}
	if f.Stale > 0 {
		out = append(out, sqlf("v.touched < ?", asked.Add(-f.Stale).String()))
	}
	if len(f.Companies) > 0 {
		out = append(out, rooted(company, f.Companies))
	}
	for _, known := range companyFacts(f) {
		lead := "+" // keeps the period in the lead: companies by the thousand are so
		if longer(p, 2*366) {
			lead = ""
		}
		out = append(out, glue(sqlf(lead+company+" IN ("), known, sqlf(")")))
	}
	if len(f.NotOrigins) > 0 {
		out = append(out, glue(sqlf("+"+company+" NOT IN ("), companiesFrom(f.NotOrigins), sqlf(")")))
	}
	if f.Reached != "" {
		out = append(out, invested(company, f.Reached, asked))
	}
	if f.NotYet != "" {
		out = append(out, glue(sqlf("NOT "), invested(company, f.NotYet, asked)))
	}
	return out
}

// companyFacts are the companies of which what is asked for is known.
func companyFacts(f ledger.Filter) []clause {
	var out []clause
	for _, x := range []struct {
		column string
		want   ledger.Tri
	}{{"foreign_tri", f.Foreign}, {"fortune500", f.Fortune500}, {"central_soe", f.CentralSOE}} {
		if not, denied := x.want.Denied(); denied {
			out = append(out, sqlf("SELECT id FROM companies WHERE "+x.column+" <> ?", not))
		} else if x.want != ledger.Unknown {
			out = append(out, sqlf("SELECT id FROM companies WHERE "+x.column+" = ?", x.want))
		}
	}
	if len(f.Origins) > 0 {
		out = append(out, companiesFrom(f.Origins))
	}
	return out
}

// companiesFrom are the companies from one of the places.
func companiesFrom(origins []string) clause {
	return join(" UNION ", glue(sqlf("SELECT id FROM companies WHERE "), in("origin", origins)), glue(sqlf("SELECT id FROM companies WHERE "), in("region", origins)))
}

// invested is the condition that a company has a deal that has reached the stage.
func invested(company string, stage ledger.Stage, by ledger.Date) clause {
	if column, ok := reachedBy[stage]; ok {
		return sqlf("EXISTS (SELECT 1 FROM deal_investors i WHERE i.company = "+company+" AND "+column+" <= ?)", by.String())
	}
	return glue(sqlf("EXISTS (SELECT 1 FROM deal_investors i JOIN deals d ON d.n = i.deal WHERE i.company = "+company+" AND d.withdrawn_at IS NULL AND "), reached(stage, by), sqlf(")"))
}

// investors is the statement that gives the companies for which invested holds,
// as one text; empty where only the records tell.
func investors(stage ledger.Stage, by ledger.Date) clause {
	what, ok := investorsOf[stage]
	if !ok {
		return clause{}
	}
	return sqlf("SELECT coalesce(group_concat(companies), '') FROM company_days WHERE what = ? AND side = '' AND day <= ?", what, by.String())
}

// reachedBy are the stages whose day stands with the investors.
var reachedBy = map[ledger.Stage]string{ledger.StageTalks: "i.talks_by", ledger.StageSigned: "i.signed_by"}
