package storage

import "guatu/ledger"

// dimension says how a selection falls into groups.
type dimension struct {
	with   clause   // a table of its own
	first  clause   // stands before the selection's tables
	joins  clause   // stands after them
	where  []clause // which groups are asked for
	at     clause   // in place of the selection's day, of a stage on a day
	key    clause
	months clause // the key of a count by month; empty where it is the same, or there is none
	fact   string // the column of companies that is the key; empty where it is none of theirs
	many   bool   // a record may come several times with one key
}

// split is the selection with the dimension's tables.
func (d dimension) split(s selection) selection {
	s.first, s.joins = glue(d.first, s.first), glue(s.joins, d.joins)
	if d.at.text != "" {
		s.at = d.at
	}
	return s.also(d.where...)
}

// undivided is the dimension of what is not split: one group without a key.
var undivided = dimension{key: clause{text: "''"}}

// splits tells whether there are groups.
func (d dimension) splits() bool { return d.key.text != undivided.key.text }

// groups ends a statement that counts by the dimension.
func (d dimension) groups() clause {
	if !d.splits() {
		return clause{}
	}
	return sqlf(" GROUP BY k")
}

// name is the key where a statement gives it back.
func (d dimension) name() string {
	if !d.splits() {
		return "''"
	}
	return "k"
}

// dimension is how a query's selection falls into groups; ok is false where
// the records have no such side.
func (c counter) dimension(q ledger.Query, s selection, stretches []stretch) (d dimension, ok bool) {
	if len(stretches) > 0 {
		return buckets(q, s, stretches), true
	}
	if column, has := sides[s.kind][q.By]; has {
		if q.By == ledger.ByDistrict {
			column = s.cols.district
		}
		return dimension{key: sqlf(column)}, true
	}
	switch s.kind {
	case ledger.KindDeal:
		return c.dealDimension(q, s)
	case ledger.KindVisit:
		return c.visitDimension(q, s)
	case ledger.KindStep:
		return c.stepDimension(q)
	case ledger.KindTrip, ledger.KindEvent:
		key := map[ledger.Kind]string{ledger.KindTrip: "trip", ledger.KindEvent: "event"}[s.kind]
		return c.byUnit(q, key+"_units", key, s.cols.id)
	}
	return dimension{}, false
}

// sides are the dimensions that are a column of the record.
var sides = map[ledger.Kind]map[ledger.Dimension]string{
	ledger.KindDeal: {ledger.ByDistrict: "d.district", ledger.ByChain: "d.chain", ledger.BySector: "d.sector",
		ledger.ByCategory: "d.category", ledger.ByPark: "d.park"},
	ledger.KindVisit: {ledger.ByDistrict: "v.district", ledger.ByChain: "v.chain", ledger.ByTier: "v.tier"},
	ledger.KindTrip:  {ledger.ByDistrict: "r.district"},
	ledger.KindEvent: {ledger.ByDistrict: "r.district"},
	ledger.KindStep:  {ledger.ByDistrict: "t.district", ledger.ByChain: "t.chain"},
}

func (c counter) dealDimension(q ledger.Query, s selection) (dimension, bool) {
	id := s.cols.id
	switch q.By {
	case ledger.ByUnit, ledger.ByTier:
		return c.byUnit(q, "deal_units", "deal", id)
	case ledger.ByStage:
		if q.Clock == ledger.Standing {
			return dimension{key: sqlf("s.stage")}, true
		}
		joins := glue(sqlf(" LEFT JOIN deal_stages g ON g.deal = "+id+" AND "), stands("g", q.Asked))
		return dimension{joins: joins, key: sqlf("g.stage")}, true
	case ledger.ByOrigin:
		return dealOrigin(id), true
	case ledger.ByEvent:
		return dimension{joins: sqlf(" LEFT JOIN events e ON e.n = d.event"), key: sqlf("coalesce(e.name, '')")}, true
	case ledger.ByCompany:
		return dimension{joins: sqlf(" LEFT JOIN deal_investors o ON o.deal = " + id + " LEFT JOIN companies oc ON oc.id = o.company"),
			where: rootedIn("o.company", q.Filter.Companies), key: s.veiled("coalesce(oc.name, '')"), many: true}, true
	case ledger.ByDeal:
		return dimension{key: sqlf("'D' || " + id)}, true
	}
	return dimension{}, false
}

// dealOrigin groups by the deal's own origin, else by its investors'.
func dealOrigin(id string) dimension {
	return dimension{
		joins: sqlf(" LEFT JOIN deal_investors o ON o.deal = " + id + " AND d.origin = '' LEFT JOIN companies oc ON oc.id = o.company"),
		where: []clause{sqlf("(coalesce(oc.origin, '') <> '' OR d.origin <> '' OR NOT EXISTS (SELECT 1 FROM deal_investors p JOIN companies pc ON pc.id = p.company WHERE p.deal = " + id + " AND pc.origin <> ''))")},
		key:   sqlf("CASE WHEN d.origin <> '' THEN d.origin ELSE coalesce(oc.origin, '') END"), many: true}
}

func (c counter) visitDimension(q ledger.Query, s selection) (dimension, bool) {
	company := sqlf(" JOIN companies oc ON oc.id = v.company")
	switch q.By {
	case ledger.ByOrigin:
		return dimension{joins: company, key: sqlf("oc.origin"), fact: "origin"}, true
	case ledger.ByCompany:
		return dimension{joins: company, key: s.veiled("oc.name")}, true
	}
	return dimension{}, false
}

// veiled is a name, or [ledger.Secret] for what is never named to the asker.
func (s selection) veiled(name string) clause {
	return glue(sqlf("CASE WHEN "), s.cols.secret, sqlf(" = 1 THEN ? ELSE "+name+" END", ledger.Secret))
}

// byUnit groups by the credited units, or by their tiers: a record of several
// counts once for each. Where units are asked for, only they are groups.
func (c counter) byUnit(q ledger.Query, table, key, id string) (dimension, bool) {
	d := dimension{joins: sqlf(" LEFT JOIN " + table + " u ON u." + key + " = " + id), key: sqlf("coalesce(u.unit, '')")}
	d.where = has("u.unit", q.Filter.Units)
	switch q.By {
	case ledger.ByUnit:
		return d, true
	case ledger.ByTier:
		d.key, d.many = c.tierOf("u.unit"), true
		return d, true
	}
	return dimension{}, false
}

// tierOf is the tier of a unit, by the configuration.
func (c counter) tierOf(column string) clause {
	parts := []clause{sqlf("CASE " + column)}
	for _, u := range c.city.Units {
		parts = append(parts, sqlf(" WHEN ? THEN ?", u.Key, u.Tier))
	}
	if len(parts) == 1 {
		return sqlf("coalesce(NULL, '')")
	}
	return glue(append(parts, sqlf(" ELSE '' END"))...)
}

func rootedIn(column string, companies []int64) []clause {
	if len(companies) == 0 {
		return nil
	}
	return []clause{rooted(column, companies)}
}
