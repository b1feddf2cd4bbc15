package storage

import (
	"context"
	"database/sql"
	"slices"

	"guatu/ledger"
)

// veil marks what of a selection the asker may not see, and what is sensitive
// and never named outside its unit (spec 3.3). Figures count both.
func (c counter) veil(s selection, table, key, alias string) selection {
	mine := c.mine(s.cols.id, table, key, alias+".reporter")
	seen := append([]clause{sqlf(s.cols.district+" = ?", c.by.District)}, mine...)
	if c.by.District == "" {
		seen = mine
	}
	if chain := c.by.Scope.Chain; chain != "" && (alias == "d" || alias == "v") {
		seen = append(seen, sqlf(alias+".chain = ?", chain))
	}
	return c.curtain(s, seen, mine, alias+".sensitive = 1")
}

// mine are the conditions that a record is the asker's own or of the asker's unit.
func (c counter) mine(id, table, key, reporter string) []clause {
	out := []clause{sqlf(reporter+" = ?", c.by.ID)}
	if c.by.Unit != "" {
		out = append(out, linked(id, key, table, "unit", []string{c.by.Unit})...)
	}
	return out
}

func (c counter) curtain(s selection, seen, mine []clause, sensitive string) selection {
	s.cols.hidden = sqlf("0")
	if !c.by.CityRole() {
		s.cols.hidden = glue(sqlf("CASE WHEN "), either(seen...), sqlf(" THEN 0 ELSE 1 END"))
	}
	s.cols.secret = glue(sqlf("CASE WHEN "+sensitive+" AND "), either(mine...), sqlf(" IS NOT TRUE THEN 1 ELSE 0 END"))
	return s
}

// veilSteps does the same for next steps, which stand under visits and deals.
func (c counter) veilSteps(s selection) selection {
	mine := []clause{sqlf("t.owner = ?", c.by.ID), sqlf("coalesce(v.reporter, d.reporter, p.reporter, e.reporter) = ?", c.by.ID)}
	if c.by.Unit != "" {
		mine = append(mine, stepUnit([]string{c.by.Unit}))
	}
	seen := mine
	if c.by.District != "" {
		seen = append(seen[:len(seen):len(seen)], sqlf("t.district = ?", c.by.District))
	}
	if chain := c.by.Scope.Chain; chain != "" {
		seen = append(seen[:len(seen):len(seen)], sqlf("t.chain = ?", chain))
	}
	return c.curtain(s, seen, mine, "coalesce(v.sensitive, d.sensitive, p.sensitive, e.sensitive, 0) = 1")
}

// hides tells whether the asker may not see one of the records, so that no row
// is shown. It is not part of the tally: the first such record decides.
func (c counter) hides(ctx context.Context, q ledger.Query, s selection) (hidden bool, err error) {
	if c.by.CityRole() || c.within(q.Filter) {
		return false, nil
	}
	first := s.statement(sqlf("SELECT 1"), glue(sqlf(" AND "), s.cols.hidden, sqlf(" = 1 LIMIT 1")))
	err = c.each(ctx, first, func(*sql.Rows) error { hidden = true; return nil })
	return hidden, err
}

// within tells whether a filter asks for nothing but what the asker may see.
func (c counter) within(f ledger.Filter) bool {
	only := func(asked []string, own string) bool {
		return own != "" && len(asked) > 0 && !slices.ContainsFunc(asked, func(x string) bool { return x != own })
	}
	return only(f.Districts, c.by.District) || only(f.Units, c.by.Unit) || only(f.Chains, c.by.Scope.Chain)
}
