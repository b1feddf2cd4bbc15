package storage

import (
	"context"
	"database/sql"
	"fmt"
)

// companyTallies counts a selection's records and companies.
func (c counter) companyTallies(ctx context.Context, s selection, n needs, d dimension) ([]tally, error) {
	ts, sets, err := c.companySets(ctx, s, n, d)
	if err != nil || !n.part {
		return ts, err
	}
	return ts, c.addParts(ctx, s.cols, ts, sets)
}

// companySets counts records and companies from the companies of days if those
// are all that is asked for, else from the records.
func (c counter) companySets(ctx context.Context, s selection, n needs, d dimension) ([]tally, []idSet, error) {
	told := needs{companies: true, part: n.part}
	if m, by := s.summed(told, d); m.cols.count != "" {
		return c.toldApart(ctx, by.split(m), by)
	}
	if m, _ := s.summed(told, undivided); m.cols.count != "" && d.fact != "" {
		return c.sorted(ctx, m, d.fact)
	}
	often, err := c.oftenVisited(ctx, s, d)
	switch {
	case err != nil:
		return nil, nil, err
	case often > 0:
		return c.lookedUp(ctx, s, often)
	}
	return c.toldApart(ctx, d.split(s), d)
}

// toldApart counts records and companies by a dimension. The companies of a
// group come as one text, from the records or from those of days, and are told
// apart here: sorting them in the database takes it several times as long as
// finding them.
func (c counter) toldApart(ctx context.Context, s selection, d dimension) (ts []tally, sets []idSet, err error) {
	inner, count := glue(sqlf("SELECT "), d.key, sqlf(" AS k, "+s.cols.company+" AS company")), "count(*)"
	switch {
	case s.cols.count != "":
		inner, count = glue(inner, sqlf(", "+s.cols.count+" AS records")), "coalesce(sum(records), 0)"
	case d.many:
		inner = glue(sqlf("SELECT DISTINCT "), d.key, sqlf(" AS k, "+s.cols.company+" AS company, "+s.cols.id+" AS id"+s.rest()))
	}
	head := glue(d.with, sqlf("SELECT "+d.name()+", "+count+", coalesce(group_concat(company), '') FROM ("), inner)
	err = c.each(ctx, s.statement(head, glue(sqlf(") AS x"), d.groups())), func(rows *sql.Rows) error {
		var t tally
		var key sql.NullString
		var ids string
		if err := rows.Scan(&key, &t.n, &ids); err != nil {
			return err
		}
		set := idsIn(ids)
		t.key, t.companies = key.String, set.size()
		ts, sets = append(ts, t), append(sets, set)
		return nil
	})
	return ts, sets, err
}

// oftenVisited is how many visits an undivided selection has, where that is known
// at once and they are so many that most companies are among them; else 0.
func (c counter) oftenVisited(ctx context.Context, s selection, d dimension) (int64, error) {
	if m, _ := s.summed(needs{}, d); m.cols.count == "" || len(s.lazy) > 0 || d.splits() {
		return 0, nil
	}
	n, err := c.records(ctx, s)
	if err != nil {
		return 0, err
	}
	var last int64
	err = c.each(ctx, sqlf("SELECT coalesce(max(id), 0) FROM companies"), func(rows *sql.Rows) error { return rows.Scan(&last) })
	if n < 2*last {
		n = 0
	}
	return n, err
}

// lookedUp counts the companies that have one of n visits, one by one.
func (c counter) lookedUp(ctx context.Context, s selection, n int64) ([]tally, []idSet, error) {
	visited := s.also(sqlf(s.cols.company+" = c.id")).statement(sqlf("SELECT 1"), clause{})
	set, err := c.ids(ctx, glue(sqlf("SELECT coalesce(group_concat(c.id), '') FROM companies c WHERE EXISTS ("), visited, sqlf(")")))
	return []tally{{n: n, companies: set.size()}}, []idSet{set}, err
}

// sorted counts the records and companies of days by what is known of each company.
func (c counter) sorted(ctx context.Context, s selection, fact string) (ts []tally, sets []idSet, err error) {
	text, err := c.list(ctx, s.statement(sqlf("SELECT coalesce(group_concat("+s.cols.company+"), '')"), clause{}))
	if err != nil {
		return nil, nil, err
	}
	often := make([]int64, len(idsIn(text))<<10)
	for id := range numbersIn(text) {
		often[id]++
	}
	groups, err := c.view.alikeIn(ctx, fact)
	for _, g := range groups {
		t, set := tally{key: g.value}, idSet{}
		for id := range numbersIn(g.companies) {
			if id < int64(len(often)) && often[id] > 0 {
				t.n, t.companies = t.n+often[id], t.companies+1
				set.add(id)
			}
		}
		if t.n > 0 {
			ts, sets = append(ts, t), append(sets, set)
		}
	}
	return ts, sets, err
}

// list is the text that a query gives.
func (c counter) list(ctx context.Context, q clause) (text string, err error) {
	err = c.each(ctx, q, func(rows *sql.Rows) error { return rows.Scan(&text) })
	return text, err
}

// ids are the numbers that a query gives as one text.
func (c counter) ids(ctx context.Context, q clause) (idSet, error) {
	text, err := c.list(ctx, q)
	return idsIn(text), err
}

// addParts counts of each group the companies that have reached what a
// conversion asks for.
func (c counter) addParts(ctx context.Context, cols columns, ts []tally, sets []idSet) error {
	found, err := c.reachedOf(ctx, cols, sets)
	for i, set := range sets {
		ts[i].part = set.shared(found)
	}
	return err
}

// reachedOf are the companies that have reached what a conversion asks for. The
// companies of days give them all, and are read once an answer; where they do
// not know, the groups' companies are looked at once each, in the order of the index.
func (c counter) reachedOf(ctx context.Context, cols columns, sets []idSet) (found idSet, err error) {
	if cols.reached.text == "" {
		every := idSet{}
		for _, set := range sets {
			every.join(set)
		}
		return c.ids(ctx, glue(sqlf("SELECT coalesce(group_concat(x.company), '') FROM (SELECT value AS company FROM json_each(?)) AS x WHERE ", every.json()), cols.part))
	}
	key := fmt.Sprint(cols.reached.args...)
	found, known := c.reached[key]
	if !known {
		found, err = c.ids(ctx, cols.reached)
		c.reached[key] = found
	}
	return found, err
}
