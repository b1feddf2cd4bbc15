package grammar

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"guatu/ledger"
)

// sampleQuestion is a question of the sample with its reading in short.
type sampleQuestion struct {
	At       time.Time
	From     int64
	Q        string
	Query    sampleQuery
	FollowUp *int `json:"follow_up_of"`
}

type sampleQuery struct {
	M, Per, On, By, Vs, Move, Expected, Direction, Rate, To, Figure, Outside, Name string

	Ge, Gt, Le, Lt                                     json.RawMessage
	District, Unit, Chain, Sector, Category, Agreement []string
	Origin, Place, Event, Park, Company, Trip, Tier    []string
	NotDistrict                                        []string `json:"not_district"`
	Stage                                              json.RawMessage
	Member                                             []int64
	F500, SOE, Foreign, Verified, List, Most           bool
	NoAmount                                           bool   `json:"no_amount"`
	AnyStage                                           bool   `json:"any_stage"`
	NotReached                                         string `json:"not_reached"`
	Stale, Top                                         int
	Num, Den                                           *sampleQuery
	Parts                                              []sampleQuery
}

type sampleTruth struct {
	Members []struct {
		ID             int64
		Name, District string
		Unit, Scope    string
		Lang           ledger.Lang
	}
	Records []struct {
		Key, Kind string
		Versions  []struct {
			Fields struct {
				Name, Start, End string
				Outside          map[string]json.RawMessage
			}
		}
	}
}

// sampleWorld is the sample's city with the names of its records.
func sampleWorld(t testing.TB) world {
	t.Helper()
	directory := readJSON[sample](t, "sample.json")
	w := world{City: directory.City}
	for i, names := range directory.Companies {
		w.Names = append(w.Names, worldName{Kind: "C", ID: int64(i + 1), Names: names})
	}
	truth := readJSON[sampleTruth](t, "truth.json")
	for _, r := range truth.Records {
		f := r.Versions[len(r.Versions)-1].Fields
		n, _ := strconv.ParseInt(r.Key, 10, 64)
		if f.Name == "" || n == 0 {
			continue
		}
		x := worldName{Kind: r.Kind, ID: n, Names: []string{f.Name}, From: f.Start, To: f.End}
		for figure := range f.Outside {
			x.Figures = append(x.Figures, figure)
		}
		if r.Kind == "E" {
			name := []rune(f.Name)
			for cut := 1; len(name)-cut >= 3; cut++ {
				x.Parts = append(x.Parts, string(name[cut:]))
			}
		}
		w.Names = append(w.Names, x)
	}
	for _, m := range truth.Members {
		w.Names = append(w.Names, worldName{Kind: "M", ID: m.ID, Names: []string{m.Name}})
	}
	return w
}

// TestSampleQuestions reads every question of the sample as its query says.
func TestSampleQuestions(t *testing.T) {
	w := sampleWorld(t)
	town := NewTown(w.City)
	truth := readJSON[sampleTruth](t, "truth.json")
	questions := lines[sampleQuestion](t, "questions.jsonl")
	read := make([]*ledger.Query, len(questions))
	for i, q := range questions {
		c := AskContext{Day: ledger.DateOf(q.At.In(shanghai)), Town: town, Names: worldNames(w.Names)}
		for _, m := range truth.Members {
			if m.ID == q.From {
				if d, ok := town.find(townDistrict, m.Scope); ok {
					m.District = d
				}
				c.Asker = ledger.Member{ID: m.ID, Name: m.Name, Unit: m.Unit, District: m.District, Lang: m.Lang}
			}
		}
		if q.FollowUp != nil {
			c.Last = read[*q.FollowUp]
		}
		asked, miss := Ask(q.Q, c)
		if miss == nil && asked.Choices == nil {
			read[i] = &asked.Query
		}
		if got, want := outcome(asked, miss), w.want(q.Query, c.Day); !slices.Contains(want, got) && !(len(got) >= len(want[0]) && want[0] == got[:len(want[0])] && want[0][0] != '=') {
			t.Errorf("%d %s\n  got  %s\n  want %s", i, q.Q, got, strings.Join(want, "\n    or "))
		}
	}
}

// want are the outcomes that a sample query allows: 今年 may end on the asking
// day or on the year's last.
func (w world) want(s sampleQuery, day ledger.Date) []string {
	switch s.M {
	case "refuse":
		return []string{"no "}
	case "ask":
		return []string{"ask "}
	}
	var all []string
	for _, whole := range []bool{false, true} {
		all = append(all, "= "+PrintQuery(timeless(w.query(s, day, whole))))
	}
	return all
}

var sampleMeasures = map[string]ledger.Measure{
	"companies": ledger.Companies, "visits": ledger.Visits, "deals": ledger.Deals, "sum": ledger.Sum, "avg": ledger.Average, "max": ledger.Largest,
	"funds_cny": ledger.FundsHome, "funds_usd": ledger.FundsAbroad, "funds": ledger.FundsBoth, "investors": ledger.Investors, "outside": ledger.OutsideOf,
	"share": ledger.ShareOf, "rate": ledger.RateOf, "converted": ledger.Converted, "trips": ledger.Trips, "events": ledger.Events, "overdue": ledger.Overdue,
}

// query is a sample query as a typed question.
func (w world) query(s sampleQuery, day ledger.Date, whole bool) ledger.Query {
	if s.M == "multi" {
		q := w.query(s.Parts[0], day, whole)
		for _, p := range s.Parts[1:] {
			q.Also = append(q.Also, w.query(p, day, whole))
		}
		return q
	}
	if s.M == "share" {
		q := w.query(*s.Num, day, whole)
		q.Measure = ledger.ShareOf
		if s.Den != nil {
			den := w.query(*s.Den, day, whole)
			q.Whole = &den
		}
		q.Figure = s.Figure
		return q
	}
	q := ledger.Query{Measure: sampleMeasures[s.M], By: ledger.Dimension(s.By), Winner: s.Most, Top: s.Top, List: s.List, Figure: s.Figure, Toward: ledger.Stage(s.To)}
	q.Filter = w.sampleFilter(s)
	w.sampleStage(&q, s)
	q.Period = samplePeriod(s.Per, day, whole)
	if s.On != "" {
		q.Period = samplePeriod("day:"+s.On, day, whole)
	}
	if s.Expected != "" {
		q.Period = samplePeriod(s.Expected, day, whole)
		if q.Period.To.Year() > 2030 {
			q.Period.To = 0
		}
	}
	if s.Vs != "" {
		against := samplePeriod(s.Vs, day, whole)
		if s.Vs == "yoy" {
			against = yearBefore(q.Period)
		}
		q.Against = &against
	}
	return q
}

func (w world) sampleStage(q *ledger.Query, s sampleQuery) {
	switch q.Measure {
	case ledger.Deals, ledger.Sum, ledger.Average, ledger.Largest, ledger.Investors, ledger.RateOf:
	default:
		return
	}
	var stages []ledger.Stage
	if len(s.Stage) > 0 && json.Unmarshal(s.Stage, &stages) != nil {
		var one ledger.Stage
		_ = json.Unmarshal(s.Stage, &one)
		stages = []ledger.Stage{one}
	}
	switch {
	case s.AnyStage:
	case s.Expected != "":
		q.Clock = ledger.Awaited
	case len(stages) > 0:
		q.Clock, q.Stage, q.Or = ledger.Standing, stages[0], stages[1:]
	case s.Move != "":
		q.Clock, q.Stage = ledger.Moved, ledger.Stage(s.Move)
	default:
		q.Clock, q.Stage = ledger.Moved, ledger.StageSigned
	}
	if s.Rate != "" {
		q.Toward = map[string]ledger.Stage{"开工率": "开工", "履约率": "注册"}[s.Rate]
	}
}

func (w world) sampleFilter(s sampleQuery) (f ledger.Filter) {
	f.Districts, f.NotDistricts, f.Units, f.Chains, f.Sectors, f.Origins, f.Places, f.Parks = s.District, s.NotDistrict, s.Unit, s.Chain, s.Sector, s.Origin, s.Place, s.Park
	f.Members, f.NotYet, f.NoAmount, f.Direction = s.Member, ledger.Stage(s.NotReached), s.NoAmount, ledger.Direction(s.Direction)
	for _, t := range s.Tier {
		f.Tiers = append(f.Tiers, ledger.Tier(t))
	}
	for _, c := range s.Category {
		f.Categories = append(f.Categories, ledger.Category(c))
	}
	for _, a := range s.Agreement {
		f.Agreements = append(f.Agreements, ledger.Agreement(a))
	}
	for _, yes := range []struct {
		said bool
		at   *ledger.Tri
	}{{s.F500, &f.Fortune500}, {s.SOE, &f.CentralSOE}, {s.Foreign, &f.Foreign}, {s.Verified, &f.Verified}} {
		if yes.said {
			*yes.at = ledger.Yes
		}
	}
	if s.Stale > 0 {
		f.Stale = s.Stale - 1
	}
	slices.SortFunc(s.Event, func(a, b string) int { return len(a)*1000 - len(b)*1000 + strings.Compare(a, b) })
	f.Events, f.Trips = sampleKeys(append(s.Event, s.Outside)), sampleKeys(s.Trip)
	for _, name := range append(s.Company, s.Name) {
		for _, n := range w.Names {
			if n.Names[0] == name && n.Kind == "C" {
				f.Companies = append(f.Companies, n.ID)
			}
			if n.Names[0] == name && n.Kind == "D" {
				f.Deals = append(f.Deals, n.ID)
			}
		}
	}
	f.Min, f.Max = sampleBound(s.Ge, false), sampleBound(s.Le, false)
	if b := sampleBound(s.Gt, true); b != nil {
		f.Min = b
	}
	if b := sampleBound(s.Lt, true); b != nil {
		f.Max = b
	}
	return f
}

func sampleKeys(keys []string) []int64 {
	var out []int64
	for _, k := range keys {
		if n, err := strconv.ParseInt(k, 10, 64); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// sampleBound reads 5 as 5亿元 and ["USD", "1"] as 1亿美元.
func sampleBound(raw json.RawMessage, open bool) *ledger.Bound {
	if len(raw) == 0 {
		return nil
	}
	var n int64
	if json.Unmarshal(raw, &n) == nil {
		return &ledger.Bound{Minor: n * 1e10, Currency: ledger.CNY, Open: open}
	}
	var pair [2]string
	_ = json.Unmarshal(raw, &pair)
	n, _ = strconv.ParseInt(pair[1], 10, 64)
	return &ledger.Bound{Minor: n * 1e10, Currency: ledger.Currency(pair[0]), Open: open}
}

func samplePeriod(s string, day ledger.Date, whole bool) (p ledger.Period) {
	kind, rest, _ := strings.Cut(s, ":")
	date := func(s string) ledger.Date { d, _ := ledger.ParseDate(s); return d }
	switch {
	case s == "" || s == "all":
	case kind == "q":
		return ledger.Quarter(date(fmt.Sprintf("%s-%02d-01", rest[:4], int(rest[5]-'0')*3-2)))
	case kind == "h":
		from := date(fmt.Sprintf("%s-%02d-01", rest[:4], int(rest[5]-'0')*6-5))
		return ledger.Period{From: from, To: from.AddMonths(6).Add(-1)}
	case kind == "month":
		return ledger.Month(date(rest + "-01"))
	case kind == "day":
		return ledger.Day(date(rest))
	case kind == "since":
		return ledger.Period{From: date(rest), To: day}
	case kind == "last":
		n, _ := strconv.Atoi(strings.TrimSuffix(rest, "d"))
		return ledger.Period{From: day.Add(1 - n), To: day}
	case strings.Contains(s, ".."):
		p, _ = parsePeriod(s)
	case s == "ytd" && whole:
		return ledger.Year(day)
	case s == "ytd":
		return ledger.Period{From: day.YearStart(), To: day}
	case s == "this_quarter":
		return ledger.Quarter(day)
	case s == "last_quarter":
		return ledger.Quarter(day.QuarterStart().Add(-1))
	case s == "last_week":
		return ledger.Week(day.Add(-7))
	case s == "week_before_last":
		return ledger.Week(day.Add(-14))
	case s == "last_year":
		return ledger.Year(day.YearStart().Add(-1))
	}
	return p
}
