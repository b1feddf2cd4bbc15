package storage

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
