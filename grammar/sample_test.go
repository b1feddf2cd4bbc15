package grammar

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"guatu/ledger"
)

// sample is the configuration and the company directory of the sample data.
type sample struct {
	City      ledger.City
	Companies [][]string // canonical name, aliases
}

func (s sample) context(at time.Time) Context {
	k := knownNames{}
	for _, names := range s.Companies {
		for _, n := range names {
			k[FoldName(n)] = true
		}
	}
	return Context{Asked: ledger.DateOf(at.In(shanghai)), Town: NewTown(s.City), Companies: k}
}

// canonical is the directory's name of a company.
func (s sample) canonical(name string) string {
	for _, names := range s.Companies {
		for _, n := range names {
			if FoldName(n) == FoldName(name) {
				return FoldName(names[0])
			}
		}
	}
	return FoldName(name)
}

func readJSON[T any](t testing.TB, name string) T {
	t.Helper()
	var x T
	data, err := os.ReadFile("testdata/" + name)
	if err == nil {
		err = json.Unmarshal(data, &x)
	}
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// checker compares the values of a report with what is right.
type checker struct {
	sample
	t    *testing.T
	name string
	r    ledger.Report
}

func (c checker) text(field ledger.Field, want any) {
	v, _ := c.r.Get(field)
	if FoldText(strings.TrimSpace(v.Text)) != FoldText(fmt.Sprint(want)) || v.Doubt != "" {
		c.t.Errorf("%s: %s is %q %s, want %q", c.name, field, v.Text, v.Doubt, want)
	}
}

func (c checker) key(field ledger.Field, want string) {
	v, _ := c.r.Get(field)
	if v.Key != want || v.Doubt != "" {
		c.t.Errorf("%s: %s is %q (%s) %s, want %q", c.name, field, v.Key, v.Text, v.Doubt, want)
	}
}

func (c checker) money(field ledger.Field, want ledger.Money) {
	v, _ := c.r.Get(field)
	if v.Money != want || v.Doubt != "" {
		c.t.Errorf("%s: %s is %+v (%s) %s, want %+v", c.name, field, v.Money, v.Text, v.Doubt, want)
	}
}

func (c checker) date(field ledger.Field, want string) {
	v, _ := c.r.Get(field)
	if v.Date.String() != want || v.Doubt != "" {
		c.t.Errorf("%s: %s is %s (%s) %s, want %s", c.name, field, v.Date, v.Text, v.Doubt, want)
	}
}

func (c checker) companies(want []string) {
	v, _ := c.r.Get(ledger.FCompany)
	if len(v.Names) != len(want) || v.Doubt != "" {
		c.t.Errorf("%s: companies %q %s, want %q", c.name, v.Names, v.Doubt, want)
		return
	}
	for i := range want {
		if c.canonical(v.Names[i]) != c.canonical(want[i]) {
			c.t.Errorf("%s: companies %q, want %q", c.name, v.Names, want)
		}
	}
}

func (c checker) step(text, due string) {
	v, _ := c.r.Get(ledger.FNext)
	if len(v.Steps) != 1 || FoldText(v.Steps[0].Text) != FoldText(text) || v.Steps[0].Due.String() != due || v.Doubt != "" {
		c.t.Errorf("%s: next is %+v (%s) %s, want %q due %s", c.name, v.Steps, v.Text, v.Doubt, text, due)
	}
}

// zhOf is the Chinese name of a key of the configuration.
func zhOf(list []ledger.Place, key string) string {
	for _, p := range list {
		if p.Key == key {
			return p.Zh
		}
	}
	return ""
}

func TestSampleRecords(t *testing.T) {
	s := readJSON[sample](t, "sample.json")
	for _, x := range lines[sampleRecord](t, "records.jsonl") {
		ctx := s.context(x.At)
		got := Reports(x.Text, ctx)
		if x.Expect.Ask || x.Expect.Reject {
			continue
		}
		if len(got.Reports) != 1 || string(rune(got.Reports[0].Kind)) != x.Expect.Kind {
			t.Errorf("%q: %d reports by rule %d", x.Text, len(got.Reports), got.Rule)
			continue
		}
		c := checker{s, t, fmt.Sprintf("%.40q", x.Text), got.Reports[0]}
		for field, want := range x.Expect.Fields {
			c.field(field, want)
		}
		for _, v := range c.r.Values {
			if v.Doubt != "" {
				t.Errorf("%s: %s is doubted: %s", c.name, v.Text, v.Doubt)
			}
		}
		for _, n := range x.Expect.Notes {
			c.text(ledger.FNote, n)
		}
	}
}

// field compares one field of records.jsonl; what is a default there is not
// the grammar's.
func (c checker) field(field string, want any) {
	switch field {
	case "company":
		if list, ok := want.([]any); ok {
			var names []string
			for _, n := range list {
				names = append(names, n.(string))
			}
			c.companies(names)
		} else {
			c.companies([]string{want.(string)})
		}
	case "name", "met", "outcome", "sponsor", "event":
		c.text(ledger.Field(field), want)
	case "led_by":
		c.text(ledger.FLedBy, want)
	case "place":
		c.key(ledger.FPlace, want.([]any)[0].(string))
	case "origin":
		c.key(ledger.FOrigin, want.([]any)[0].(string))
	case "date", "expected":
		if c.r.Has(ledger.Field(field)) {
			c.date(ledger.Field(field), want.(string))
		}
	case "sector", "category", "agreement":
		c.key(ledger.Field(field), want.(string))
	case "amount", "interest":
		data, _ := json.Marshal(want)
		var a sampleAmount
		_ = json.Unmarshal(data, &a)
		c.money(ledger.Field(field), a.money(c.t))
	case "next":
		v, _ := c.r.Get(ledger.FNext)
		if len(v.Steps) != 1 || FoldText(v.Steps[0].Text) != FoldText(want.(string)) {
			c.t.Errorf("%s: next is %+v, want %q", c.name, v.Steps, want)
		}
	case "due":
		v, _ := c.r.Get(ledger.FNext)
		if len(v.Steps) != 1 || v.Steps[0].Due.String() != want.(string) {
			c.t.Errorf("%s: due is %+v, want %q", c.name, v.Steps, want)
		}
	default:
		c.named(field, want)
	}
}

// named compares fields that are given by their Chinese names.
func (c checker) named(field string, want any) {
	v, given := c.r.Get(ledger.Field(field))
	switch field {
	case "stage":
		if stage := c.stage(); string(stage) != want.(string) {
			c.t.Errorf("%s: stage is %s, want %s", c.name, stage, want)
		}
	case "direction":
		if string(c.r.Direction) != want.(string) {
			c.t.Errorf("%s: direction is %s, want %s", c.name, c.r.Direction, want)
		}
	case "fortune500":
		if (v.Tri == ledger.Yes) != want.(bool) || v.Tri == ledger.Unknown {
			c.t.Errorf("%s: fortune 500 is %d, want %v", c.name, v.Tri, want)
		}
	case "district", "chain", "park":
		list := map[string][]ledger.Place{"district": c.City.Districts, "chain": c.City.Chains, "park": c.City.Parks}[field]
		if zh := zhOf(list, v.Key); given && zh != want.(string) {
			c.t.Errorf("%s: %s is %s, want %s", c.name, field, zh, want)
		} else if !given && field != "district" {
			c.t.Errorf("%s: no %s, want %s", c.name, field, want)
		}
	case "unit", "tier":
	default:
		c.t.Errorf("%s: what is %s?", c.name, field)
	}
}

// stage is the stage that the report gives: its field's before its tag's.
func (c checker) stage() ledger.Stage {
	if v, ok := c.r.Get(ledger.FStage); ok {
		return ledger.Stage(v.Key)
	}
	return c.r.Stage
}
