package grammar

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"guatu/ledger"
)

type sampleMessage struct {
	N      int
	At     time.Time
	Text   string
	Style  string
	EditOf int `json:"edit_of"`
	Reply  int `json:"reply_to"`
	Expect struct {
		Refs        int
		Kind        string
		Ask, Reject bool
		Changed     []string
	}
}

type truth struct {
	Records []struct {
		Key, Kind string
		Versions  []struct {
			N      int
			Fields truthFields
		}
	}
}

type truthMoney struct {
	Cur    string
	Lo, Hi int64
	Mark   string
	Cent   bool
}

func (m *truthMoney) money() ledger.Money {
	if m == nil {
		return ledger.Money{Undecided: true}
	}
	return ledger.Money{Currency: ledger.Currency(m.Cur), Low: m.Lo, High: m.Hi, Mark: ledger.Mark(m.Mark)}
}

type truthFields struct {
	Company, Date, District, Direction, Place, Outcome, Led, Met, Next, Due, Name, Sector, Expected, Chain, Park, Lead, Trip, Event, Agreement, Category, Start, End, Organiser string

	Investors, Places []string
	Intended, Amount  *truthMoney
	Stages            map[string]string
	F500              *bool
	Planned           bool
	Outside           map[string]struct {
		Value int64
		Mark  string
	}
}

var refText = regexp.MustCompile(`\{ref:(\d+)[.\d]*\}`)

// TestSampleMessages reads every message that made records, and compares what
// the message itself says with what the ledger must hold.
func TestSampleMessages(t *testing.T) {
	s := readJSON[sample](t, "sample.json")
	right := readJSON[truth](t, "truth.json")
	first := map[string]truthFields{}
	for _, r := range right.Records {
		if n, _, _ := strings.Cut(r.Key, "."); strconv.Itoa(r.Versions[0].N) == n {
			first[r.Key] = r.Versions[0].Fields
		}
	}
	town := NewTown(s.City)
	ground := s.context(time.Time{})
	compared := 0
	for _, m := range lines[sampleMessage](t, "messages.jsonl") {
		if m.Expect.Refs == 0 || m.Style == "answer" || m.Style == "press" || m.EditOf != 0 {
			continue
		}
		ground.Asked, ground.Town = ledger.DateOf(m.At.In(shanghai)), town
		got := Reports(refText.ReplaceAllString(m.Text, "T$1"), ground)
		if len(got.Reports) != m.Expect.Refs {
			t.Errorf("message %d: %d reports, want %d: %q", m.N, len(got.Reports), m.Expect.Refs, m.Text)
			continue
		}
		for i, r := range got.Reports {
			key := strconv.Itoa(m.N)
			if m.Expect.Refs > 1 {
				key = fmt.Sprintf("%d.%d", m.N, i+1)
			}
			want, ok := first[key]
			if !ok {
				want, ok = first[fmt.Sprintf("%d.%d", m.N, i+1)]
			}
			if !ok {
				continue
			}
			compared++
			c := checker{s, t, fmt.Sprintf("message %s %.60q", key, m.Text), r}
			c.truth(want, right)
		}
	}
	if compared < 900 {
		t.Errorf("only %d records were compared", compared)
	}
}

// truth compares a report with the first version of its record.
func (c checker) truth(w truthFields, all truth) {
	for _, v := range c.r.Values {
		if v.Doubt != "" {
			c.t.Errorf("%s: %s %q is doubted: %s", c.name, v.Field, v.Text, v.Doubt)
		}
	}
	switch c.r.Kind {
	case ledger.KindVisit:
		c.companies([]string{w.Company})
		c.moneyOr(ledger.FInterest, w.Intended, false)
	case ledger.KindDeal:
		c.companies(w.Investors)
		c.textOr(ledger.FName, w.Name)
		c.moneyOr(ledger.FAmount, w.Amount, true)
		c.stages(w.Stages)
	default:
		c.days(w)
	}
	for field, want := range map[ledger.Field]string{ledger.FOutcome: w.Outcome, ledger.FMet: w.Met, ledger.FSponsor: w.Lead, ledger.FOrganiser: w.Organiser, ledger.FLedBy: w.Led} {
		c.textOr(field, want)
	}
	for field, want := range map[ledger.Field]string{ledger.FChain: w.Chain, ledger.FPark: w.Park, ledger.FSector: w.Sector, ledger.FCategory: w.Category, ledger.FAgreement: w.Agreement} {
		c.keyOr(field, want)
	}
	if c.r.Kind == ledger.KindVisit {
		c.keyOr(ledger.FPlace, w.Place)
		if w.Direction != string(c.r.Direction) {
			c.t.Errorf("%s: direction is %s", c.name, c.r.Direction)
		}
	}
	if c.r.Has(ledger.FDistrict) {
		c.key(ledger.FDistrict, w.District)
	}
	if w.Expected != "" || c.r.Has(ledger.FExpected) {
		c.date(ledger.FExpected, w.Expected)
	}
	if w.Next != "" || c.r.Has(ledger.FNext) {
		c.step(w.Next, w.Due)
	}
	if w.Date != "" && c.r.Has(ledger.FDate) {
		c.date(ledger.FDate, w.Date)
	}
	c.links(w, all)
}

// links compares a trip or an event that is named or referred to.
func (c checker) links(w truthFields, all truth) {
	for field, want := range map[ledger.Field]string{ledger.FTrip: w.Trip, ledger.FEvent: w.Event} {
		v, ok := c.r.Get(field)
		if ok != (want != "") {
			c.t.Errorf("%s: %s is %q, want record %q", c.name, field, v.Text, want)
		}
		if !ok || v.ID != 0 && strconv.FormatInt(v.ID, 10) == want {
			continue
		}
		for _, r := range all.Records {
			if r.Key == want && !strings.Contains(r.Versions[0].Fields.Name, v.Text) {
				c.t.Errorf("%s: %s is %q, want record %q", c.name, field, v.Text, want)
			}
		}
	}
}

// days compares a trip's or an event's places, days and figures.
func (c checker) days(w truthFields) {
	c.text(ledger.FName, w.Name)
	place, _ := c.r.Get(ledger.FPlace)
	if !slices.Equal(place.Keys, w.Places) {
		c.t.Errorf("%s: places %q, want %q", c.name, place.Keys, w.Places)
	}
	date, _ := c.r.Get(ledger.FDate)
	if date.Period.From.String() != w.Start || date.Period.To.String() != w.End {
		c.t.Errorf("%s: from %s to %s, want %s to %s", c.name, date.Period.From, date.Period.To, w.Start, w.End)
	}
	plan, _ := c.r.Get(ledger.FPlanned)
	if (plan.Tri == ledger.Yes) != w.Planned {
		c.t.Errorf("%s: planned %d", c.name, plan.Tri)
	}
	figures := 0
	for _, v := range c.r.Values {
		if v.Field == ledger.FFigure {
			figures++
			if want := w.Outside[v.Figure.Name]; want.Value != v.Figure.Value || want.Mark != string(v.Figure.Mark) {
				c.t.Errorf("%s: figure %+v, want %+v", c.name, v.Figure, want)
			}
		}
	}
	if figures != len(w.Outside) {
		c.t.Errorf("%s: %d figures, want %d", c.name, figures, len(w.Outside))
	}
}

// stages compares the stage and its day, where the report gives one.
func (c checker) stages(want map[string]string) {
	day, ok := want[string(c.stageOrTalks())]
	if !ok && c.stageOrTalks() == ledger.StageSigned {
		return // a framework agreement has a day of its own
	}
	if !ok {
		c.t.Errorf("%s: stage %s, want %v", c.name, c.stageOrTalks(), want)
	}
	if v, given := c.r.Get(ledger.FDate); given && v.Date.String() != day {
		c.t.Errorf("%s: stage on %s, want %v", c.name, v.Date, want)
	}
}

func (c checker) stageOrTalks() ledger.Stage {
	if s := c.stage(); s != "" {
		return s
	}
	return ledger.StageTalks
}

func (c checker) textOr(field ledger.Field, want string) {
	if want != "" || c.r.Has(field) {
		c.text(field, want)
	}
}

func (c checker) keyOr(field ledger.Field, want string) {
	if want != "" || c.r.Has(field) {
		c.key(field, want)
	}
}

func (c checker) moneyOr(field ledger.Field, want *truthMoney, required bool) {
	if want != nil || required || c.r.Has(field) {
		c.money(field, want.money())
	}
}
