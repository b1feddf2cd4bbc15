package storage

import (
	"context"
	"database/sql"
	"math/bits"
)

// companyTallies counts a selection's records and companies. The companies of a
// group come as one text and are told apart here: sorting them in the database
// takes it several times as long as finding them.
func (c counter) companyTallies(ctx context.Context, s selection, n needs, d dimension) ([]tally, error) {
	part, reached, err := c.reachedPart(ctx, s, n)
	if err != nil {
		return nil, err
	}
	s = d.split(s)
	inner := glue(sqlf("SELECT "), d.key, sqlf(" AS k, "+s.cols.company+" AS company"))
	if d.many {
		inner = glue(sqlf("SELECT DISTINCT "), d.key, sqlf(" AS k, "+s.cols.company+" AS company, "+s.cols.id+" AS id"+s.rest()))
	}
	head := glue(d.with, sqlf("SELECT "+d.name()+", count(*), coalesce(group_concat(company), ''), "), part, sqlf(" FROM ("), inner)
	var ts []tally
	err = c.each(ctx, s.statement(head, glue(sqlf(") AS x"), d.groups())), func(rows *sql.Rows) error {
		var t tally
		var key sql.NullString
		var all, some string
		if err := rows.Scan(&key, &t.n, &all, &some); err != nil {
			return err
		}
		t.key = key.String
		set := idsIn(all)
		t.companies, t.part = set.size(), idsIn(some).size()
		if reached != nil {
			t.part = set.shared(reached)
		}
		ts = append(ts, t)
		return nil
	})
	return ts, err
}

// reachedPart is how a group's companies are found that have reached what a
// conversion asks for: looked at record by record, where there are fewer records
// than companies, or among all that have.
func (c counter) reachedPart(ctx context.Context, s selection, n needs) (part clause, reached idSet, err error) {
	if !n.part {
		return sqlf("''"), nil, nil
	}
	records, err := c.records(ctx, s)
	if err != nil {
		return part, nil, err
	}
	var last int64
	err = c.each(ctx, sqlf("SELECT coalesce(max(id), 0) FROM companies"), func(rows *sql.Rows) error { return rows.Scan(&last) })
	if err != nil || records < last {
		return glue(sqlf("coalesce(group_concat(CASE WHEN "), s.cols.part, sqlf(" = 1 THEN x.company END), '')")), nil, err
	}
	q := glue(sqlf("SELECT coalesce(group_concat(x.company), '') FROM (SELECT id AS company FROM companies) AS x WHERE "), s.cols.part, sqlf(" = 1"))
	err = c.each(ctx, q, func(rows *sql.Rows) error {
		var ids string
		err := rows.Scan(&ids)
		reached = idsIn(ids)
		return err
	})
	return sqlf("''"), reached, err
}

// idSet is a set of numbers, 64 neighbours to a word.
type idSet map[int64]uint64

// idsIn are the numbers of a text that parts them by commas.
func idsIn(text string) idSet {
	set := idSet{}
	for len(text) > 0 {
		var id int64
		i := 0
		for ; i < len(text) && text[i] != ','; i++ {
			id = id*10 + int64(text[i]-'0')
		}
		text = text[min(i+1, len(text)):]
		set[id>>6] |= 1 << (id & 63)
	}
	return set
}

func (s idSet) size() (n int64) { return s.shared(s) }

// shared is how many numbers are in both sets.
func (s idSet) shared(other idSet) (n int64) {
	for k, word := range s {
		n += int64(bits.OnesCount64(word & other[k]))
	}
	return n
}
