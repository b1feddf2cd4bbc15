package storage

import "guatu/ledger"

// visits selects visits by their own day.
func (c counter) visits(q ledger.Query, p ledger.Period) selection {
	f := q.Filter
	s := selection{kind: ledger.KindVisit, from: sqlf("visits v"), day: sqlf("v.date")}
	s.cols = columns{id: "v.n", company: "v.company", district: "v.district", currency: "v.currency", low: "v.low", amount: "v.low", high: "v.high"}
	s.cols.fen = c.fen("", "v.currency", "v.low", q.Asked)
	s.bound = c.thresholds(f, s.cols.fen, q.Asked)
	s = s.also(sqlf("v.withdrawn_at IS NULL"), within(s.day, p, q.Asked))
	if f.Direction != "" {
		s = s.also(sqlf("v.direction = ?", f.Direction))
	}
	s = s.also(places(f, "v.district", "v.chain")...)
	s = s.also(sets(
		has("v.tier", f.Tiers), has("v.place", f.Places), has("v.reporter", f.Members), has("v.trip", f.Trips), has("v.n", f.Visits),
		credited(f.Units, p.Until(q.Asked)), unlinked("v.n", "visit", "visit_units", "unit", f.NotUnits),
	)...)
	s = s.also(visitFacts(f, q.Asked)...)
	return c.veil(s, "visit_units", "visit", "v")
}

// credited is the condition that one of the units is credited with the visit;
// the period stands in it so that the units' own index finds the visits.
func credited(units []string, p ledger.Period) []clause {
	if len(units) == 0 {
		return nil
	}
	return []clause{glue(sqlf("v.n IN (SELECT visit FROM visit_units WHERE "), in("unit", units), sqlf(" AND "), during(sqlf("date"), p), sqlf(")"))}
}

// visitFacts are the conditions on the visited company and on the visit itself.
func visitFacts(f ledger.Filter, asked ledger.Date) []clause {
	var out []clause
	if f.NoAmount {
		out = append(out, sqlf("v.low IS NULL"))
	}
	if f.Stale > 0 {
		out = append(out, sqlf("v.touched < ?", asked.Add(-f.Stale).String()))
	}
	if len(f.Companies) > 0 {
		out = append(out, rooted("v.company", f.Companies))
	}
	if is := companyFacts(f); len(is) > 0 {
		out = append(out, glue(sqlf("v.company IN (SELECT id FROM companies WHERE "), every(is...), sqlf(")")))
	}
	if f.Reached != "" {
		out = append(out, glue(sqlf("v.company IN "), investorsPast(f.Reached, asked)))
	}
	if f.NotYet != "" {
		out = append(out, glue(sqlf("v.company NOT IN "), investorsPast(f.NotYet, asked)))
	}
	return out
}

func companyFacts(f ledger.Filter) []clause {
	var out []clause
	for _, x := range []struct {
		column string
		want   ledger.Tri
	}{{"foreign_tri", f.Foreign}, {"fortune500", f.Fortune500}, {"central_soe", f.CentralSOE}} {
		if x.want != ledger.Unknown {
			out = append(out, sqlf(x.column+" = ?", x.want))
		}
	}
	if len(f.Origins) > 0 {
		out = append(out, either(in("origin", f.Origins), in("region", f.Origins)))
	}
	return out
}

// investorsPast are the companies with a deal that has reached the stage.
func investorsPast(stage ledger.Stage, by ledger.Date) clause {
	return glue(sqlf("(SELECT i.company FROM deal_investors i JOIN deals d ON d.n = i.deal WHERE d.withdrawn_at IS NULL AND "), reached(stage, by), sqlf(")"))
}
