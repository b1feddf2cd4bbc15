package storage

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"guatu/ledger"
)

// Records that one plan saves leave the same rows in every table, history and
// all that is derived, as when each is saved by itself.
func TestRecordsSavedTogetherAreAsSavedOneByOne(t *testing.T) {
	for seed := range 8 {
		plan := manyChanges.Example(seed)
		together, single := tempStore(t), tempStore(t)
		if err := together.Apply(t.Context(), nil, plan, nil); err != nil {
			t.Fatal(err)
		}
		for _, c := range plan.Changes {
			if err := single.Apply(t.Context(), nil, ledger.Plan{Source: plan.Source, Changes: []ledger.Change{c}}, nil); err != nil {
				t.Fatal(err)
			}
		}
		if d := gocmp.Diff(dump(t, single), dump(t, together)); d != "" {
			t.Errorf("plan of seed %d: %s", seed, d)
		}
	}
}

// A visit whose number is taken, by a record of the ledger or of the same plan,
// is a conflict, and nothing of the plan is saved.
func TestVisitsOfOneNumberConflict(t *testing.T) {
	w := worlds.Example(1)
	visits := func(ns ...int64) (p ledger.Plan) {
		for _, n := range ns {
			v := w.visits[0]
			v.N, v.Steps = n, nil
			p.Add(ledger.SaveVisit{Visit: v})
		}
		return p
	}
	s := w.save(t)
	before := dump(t, s)
	for _, ns := range [][]int64{{40}, {41, 42, 40}, {41, 42, 41}} {
		if err := s.Apply(t.Context(), nil, visits(ns...), nil); !ledger.Is(err, ledger.Conflict) {
			t.Errorf("visits %v: %v, want a conflict", ns, err)
		}
	}
	if d := gocmp.Diff(before, dump(t, s)); d != "" {
		t.Error(d)
	}
}

// manyChanges are plans with new records of all kinds, more visits than one
// statement takes, and changes of some of them in between.
var manyChanges = rapid.Custom(func(t *rapid.T) ledger.Plan {
	d := draws{t}
	w := worlds.Draw(t, "world")
	for i := range w.visits {
		d.embellish(&w.visits[i])
	}
	p := w.plan()
	for i := range int64(150) { // of more companies than are looked up at once; every third counts as another
		c := ledger.Company{ID: 1000 + i, Name: fmt.Sprintf("远处%d", i)}
		if i%3 == 2 {
			c.MergedInto = c.ID - 1
		}
		p.Changes = slices.Insert(p.Changes, int(i), ledger.Change(ledger.SaveCompany{Company: c}))
		p.Add(ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: 5000 + i}, Company: c.ID, Date: d.day(), Direction: ledger.Inward, Units: someUnits[:1]}})
	}
	p.Source = ledger.Source{At: time.UnixMilli(7), Member: 11, Chat: -5, Message: 3}
	for range rapid.IntRange(0, 3).Draw(t, "amendments") {
		v := anyOne(d, w.visits)
		v.Version, v.District, v.Outcome = 1, maybe(d, someDistricts), "更正"
		v.Head.Withdrawn = time.Time{}
		w.visits = slices.DeleteFunc(w.visits, func(o ledger.Visit) bool { return o.N == v.N })
		from := 1 + slices.IndexFunc(p.Changes, func(c ledger.Change) bool {
			s, ok := c.(ledger.SaveVisit)
			return ok && s.Visit.N == v.N
		})
		at := rapid.IntRange(from, len(p.Changes)).Draw(t, "at")
		p.Changes = slices.Insert(p.Changes, at, ledger.Change(ledger.SaveVisit{Visit: v}))
	}
	if d.chance(2) { // a merge, when visits are there already
		p.Add(ledger.SaveCompany{Company: ledger.Company{ID: 1, Version: 1, Name: "公司A", MergedInto: 5}})
	}
	return p
})

// embellish gives a visit what few visits have: a message, several steps, a
// unit that is named twice.
func (d draws) embellish(v *ledger.Visit) {
	if d.chance(2) {
		v.Chat, v.Message, v.Item = -5, rapid.Int64Range(1, 9).Draw(d.T, "message"), rapid.IntRange(0, 3).Draw(d.T, "item")
	}
	if d.chance(3) {
		v.Steps = append(v.Steps, ledger.Step{ID: 1000 + v.N, Text: "督办", Order: true, By: 99})
	}
	if len(v.Units) > 0 && d.chance(3) {
		v.Units = append(v.Units, v.Units[0])
	}
	if d.chance(9) {
		v.Date = 0
	}
}

// tempStore is an empty store that does not wait for the disk.
func tempStore(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "ledger.db"), Fold: strings.ToLower, City: sampleCity(), Now: func() time.Time { return time.UnixMilli(9) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := s.Bulk(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// dump is all rows of all tables, each as text, in order.
func dump(t *testing.T, s *Store) map[string][]string {
	tables := texts(t, s, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'goose%' AND name NOT LIKE 'sqlite%'`)
	out := map[string][]string{}
	for _, table := range tables {
		out[table] = texts(t, s, "SELECT * FROM "+table)
	}
	return out
}

// texts are the rows that a query finds, in the order of their texts.
func texts(t *testing.T, s *Store, q string) (out []string) {
	rows, err := s.reads.Query(q)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		values, dest := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			dest[i] = &values[i]
		}
		if err := rows.Scan(dest...); err != nil {
			t.Fatal(err)
		}
		line := strings.TrimSpace(fmt.Sprintln(values...))
		out = append(out, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}
