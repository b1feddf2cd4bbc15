package storage

import (
	"context"
	"database/sql"
	"maps"
	"math/bits"
	"slices"
	"strconv"
)

// companyTallies counts a selection's records and companies. The companies of a
// group come as one text and are told apart here: sorting them in the database
// takes it several times as long as finding them.
func (c counter) companyTallies(ctx context.Context, s selection, n needs, d dimension) ([]tally, error) {
	s = d.split(s)
	inner := glue(sqlf("SELECT "), d.key, sqlf(" AS k, "+s.cols.company+" AS company"))
	if d.many {
		inner = glue(sqlf("SELECT DISTINCT "), d.key, sqlf(" AS k, "+s.cols.company+" AS company, "+s.cols.id+" AS id"+s.rest()))
	}
	head := glue(d.with, sqlf("SELECT "+d.name()+", count(*), coalesce(group_concat(company), '') FROM ("), inner)
	var ts []tally
	var sets []idSet
	err := c.each(ctx, s.statement(head, glue(sqlf(") AS x"), d.groups())), func(rows *sql.Rows) error {
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
	if err != nil || !n.part {
		return ts, err
	}
	return ts, c.addParts(ctx, s.cols.part, ts, sets)
}

// addParts counts of each group the companies that have reached what a
// conversion asks for. They are looked at once each, in the order of the index.
func (c counter) addParts(ctx context.Context, reached clause, ts []tally, sets []idSet) error {
	every := idSet{}
	for _, set := range sets {
		every.join(set)
	}
	q := glue(sqlf("SELECT coalesce(group_concat(x.company), '') FROM (SELECT value AS company FROM json_each(?)) AS x WHERE ", every.json()), reached)
	return c.each(ctx, q, func(rows *sql.Rows) error {
		var ids string
		if err := rows.Scan(&ids); err != nil {
			return err
		}
		found := idsIn(ids)
		for i, set := range sets {
			ts[i].part = set.shared(found)
		}
		return nil
	})
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

// join adds the numbers of another set.
func (s idSet) join(other idSet) {
	for k, word := range other {
		s[k] |= word
	}
}

// json is the numbers in their order, as a JSON array.
func (s idSet) json() string {
	text := []byte{'['}
	for _, k := range slices.Sorted(maps.Keys(s)) {
		for word := s[k]; word != 0; word &= word - 1 {
			if len(text) > 1 {
				text = append(text, ',')
			}
			text = strconv.AppendInt(text, k<<6+int64(bits.TrailingZeros64(word)), 10)
		}
	}
	return string(append(text, ']'))
}
