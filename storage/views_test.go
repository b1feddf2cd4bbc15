package storage

import (
	"database/sql"
	"strconv"
	"strings"
	"testing"

	"guatu/ledger"
)

// asAdmin sees every row.
var asAdmin = ledger.Asker{Member: ledger.Member{ID: 1, Role: ledger.Admin}}

// What is counted over the views is what the program answers.
func TestViewsAgreeWithAnswers(t *testing.T) {
	for seed := range 12 {
		s := worlds.Example(seed).save(t)
		snap, err := s.Snapshot(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer snap.Close()
		all := ledger.Period{From: day0 - 100, To: dayN + 100}
		for _, c := range []struct {
			view string
			q    ledger.Query
		}{
			{`SELECT count(*) FROM v_visits`, ledger.Query{Measure: ledger.Visits}},
			{`SELECT count(*) FROM v_visits WHERE district_key = 'laoshan'`, ledger.Query{Measure: ledger.Visits, Filter: ledger.Filter{Districts: []string{"laoshan"}}}},
			{`SELECT count(DISTINCT company_id) FROM v_visits`, ledger.Query{Measure: ledger.Companies}},
			{`SELECT count(*) FROM v_visit_units WHERE unit_key = 'commerce'`, ledger.Query{Measure: ledger.Visits, Filter: ledger.Filter{Units: []string{"commerce"}}}},
			{`SELECT count(*) FROM v_deals WHERE signed_on IS NOT NULL`, ledger.Query{Measure: ledger.Deals, Clock: ledger.Moved, Stage: ledger.StageSigned}},
			{`SELECT count(DISTINCT company_id) FROM v_deal_investors JOIN v_deals USING (ref) WHERE signed_on IS NOT NULL`, ledger.Query{Measure: ledger.Investors, Clock: ledger.Moved, Stage: ledger.StageSigned}},
			{`SELECT count(*) FROM v_deal_stages WHERE stage_key = '在谈' AND until_day IS NULL`, ledger.Query{Measure: ledger.Deals, Clock: ledger.Standing, Stage: ledger.StageTalks}},
			{`SELECT count(*) FROM v_trips WHERE NOT is_planned`, ledger.Query{Measure: ledger.Trips}},
			{`SELECT count(*) FROM v_events`, ledger.Query{Measure: ledger.Events}},
			{`SELECT count(*) FROM v_steps WHERE done_day IS NULL AND due_day < '` + all.To.String() + `'`, ledger.Query{Measure: ledger.Overdue}},
		} {
			c.q.Period, c.q.Asked = all, all.To
			a, err := snap.Answer(t.Context(), c.q, asAdmin)
			if err != nil {
				t.Fatal(c.view, err)
			}
			if got := readOne(t, s.path, c.view); got != strconv.FormatInt(a.Figure.N, 10) {
				t.Errorf("%s gives %s, the program %d", c.view, got, a.Figure.N)
			}
		}
	}
}

// readOne reads one value as somebody beside the bot does.
func readOne(t *testing.T, path, query string) (value string) {
	t.Helper()
	db, err := sql.Open(sqlite.driver, sqlite.source(path, readOnly+"&_query_only=on"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(query).Scan(&value); err != nil {
		t.Fatal(query, err)
	}
	return value
}

func TestViewsNameKeys(t *testing.T) {
	s := worlds.Example(7).save(t)
	ctx := t.Context()
	names := map[KeyOf]string{{"direction", "out"}: "走出去", {"direction", "in"}: "引进来", {"district", "laoshan"}: "崂山区"}
	for range 2 {
		if err := s.NameKeys(ctx, names); err != nil {
			t.Fatal(err)
		}
	}
	p := ledger.Plan{}
	p.Add(ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: 900}, Company: 1, Date: day0, Direction: ledger.Outward, District: "laoshan",
		Units: []string{"tokyo", "commerce"}, Outcome: "有意建厂", Interest: ledger.Money{Currency: ledger.CNY, Low: 55e8}}},
		ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: 901}, Company: 1, Date: day0, Direction: ledger.Outward, District: "jimo", Interest: ledger.Money{Currency: ledger.JPY, Low: 3e9}}})
	if err := s.Apply(ctx, nil, p, nil); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		`SELECT direction || district || units || outcome || intended_yi || currency FROM v_visits WHERE ref = 'V900'`: "走出去崂山区tokyo、commerce有意建厂0.55CNY",
		`SELECT direction || district || intended || (intended_yi IS NULL) FROM v_visits WHERE ref = 'V901'`:           "走出去jimo3000000000.01",
		`SELECT company FROM v_visits WHERE ref = 'V901'`:                                                              "公司A",
	} {
		if got := readOne(t, s.path, query); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	if err := s.NameKeys(ctx, map[KeyOf]string{{"district", "laoshan"}: "Laoshan"}); err != nil {
		t.Fatal(err)
	}
	if got := readOne(t, s.path, `SELECT district || direction FROM v_visits WHERE ref = 'V900'`); got != "Laoshanout" {
		t.Error(got)
	}
}

// Every view can be read, whatever the schema becomes, and reading changes nothing.
func TestEveryViewReads(t *testing.T) {
	s := worlds.Example(7).save(t)
	f := openFile(t, s.path)
	views := f.lines(`SELECT name FROM sqlite_master WHERE type = 'view'`)
	if len(views) < 13 {
		t.Fatalf("only %v", views)
	}
	for _, v := range views {
		if rows := f.lines(`SELECT * FROM ` + strings.Trim(v, `["]`)); len(rows) == 0 && !strings.Contains(v, "members") {
			t.Errorf("%s is empty", v)
		}
	}
	if n := readOne(t, s.path, `SELECT count(*) FROM sqlite_master WHERE type = 'trigger'`); n != "0" {
		t.Errorf("%s triggers slow writes", n)
	}
}
