package main

import (
	"database/sql"
	"fmt"
	"maps"
	"testing"
	"time"

	"guatu/ledger"
)

// compareViews compares what the views give, read beside the running program,
// with its own answers, by district.
func (w *world) compareViews(t *testing.T) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+w.cfg.Storage.DSN+"?mode=ro&_query_only=on")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`DELETE FROM names`); err == nil {
		t.Error("a reader of the views can write")
	}
	snap, err := w.Store.Snapshot(within(t, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	all := ledger.Period{From: ledger.DateOf(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)), To: ledger.DateOf(time.Now()) + 1000}
	count := func(g ledger.Group) string { return fmt.Sprint(g.Figure.N) }
	for _, c := range []struct {
		view string
		q    ledger.Query
		say  func(ledger.Group) string
	}{
		{`SELECT district_key, count(*) FROM v_visits GROUP BY 1`, ledger.Query{Measure: ledger.Visits}, count},
		{`SELECT district_key, count(DISTINCT company_id) FROM v_visits GROUP BY 1`, ledger.Query{Measure: ledger.Companies}, count},
		{`SELECT district_key, count(*) FROM v_deals WHERE signed_on IS NOT NULL GROUP BY 1`, ledger.Query{Measure: ledger.Deals, Clock: ledger.Moved, Stage: ledger.StageSigned}, count},
		{`SELECT district_key, count(*) FROM v_deals WHERE stage_key = '在谈' GROUP BY 1`, ledger.Query{Measure: ledger.Deals, Clock: ledger.Standing, Stage: ledger.StageTalks}, count},
		{`SELECT district_key, printf('%.2f', sum(amount_yi)) FROM v_deals WHERE signed_on IS NOT NULL AND amount IS NOT NULL GROUP BY 1`,
			ledger.Query{Measure: ledger.Sum, Clock: ledger.Moved, Stage: ledger.StageSigned}, func(g ledger.Group) string { return fmt.Sprintf("%.2f", float64(g.Figure.Money.CNY)/1e10) }},
		{`SELECT district_key, printf('%.2f', sum(amount_yi)) FROM v_funds WHERE NOT is_from_abroad GROUP BY 1`,
			ledger.Query{Measure: ledger.FundsHome}, func(g ledger.Group) string { return fmt.Sprintf("%.2f", float64(g.Figure.Money.CNY)/1e10) }},
	} {
		c.q.Period, c.q.Asked, c.q.By = all, all.To, ledger.ByDistrict
		a, err := snap.Answer(within(t, time.Minute), c.q, ledger.Asker{Member: ledger.Member{ID: 1, Role: ledger.Admin}})
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		for _, g := range a.Groups {
			if said := c.say(g); said != "0" && said != "0.00" {
				want[g.Key] = said
			}
		}
		if got := pairs(t, db, c.view); len(got) == 0 || !maps.Equal(got, want) {
			t.Errorf("%s\ngives         %v\nthe program %v", c.view, got, want)
		}
	}
	if n := pairs(t, db, `SELECT district_key, district FROM v_visits WHERE district_key = 'laoshan'`); n["laoshan"] != "崂山区" {
		t.Errorf("districts are called %v", n)
	}
}

// pairs reads rows of a key and a value.
func pairs(t *testing.T, db *sql.DB, query string) map[string]string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			t.Fatal(err)
		}
		out[key] = value
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
