package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"guatu/grammar"
	"guatu/handlers"
	"guatu/internal/demo"
	"guatu/ledger"
)

// singleRecord is a line of records.jsonl: one message, and what must come of it.
type singleRecord struct {
	Text   string    `json:"text"`
	At     time.Time `json:"at"`
	From   int64     `json:"from"`
	Expect struct {
		Kind     string         `json:"kind"`
		Fields   map[string]any `json:"fields"`
		Defaults []string       `json:"defaults"`
	} `json:"expect"`
}

// Single reports go through the whole program, one after the other into one
// ledger: each is saved at once as a record of its own, with its fields and
// defaults, or not at all. A visit is withdrawn once it was looked at, since
// several are to one company on one day; deals stand.
func TestSampleRecords(t *testing.T) {
	text, err := os.ReadFile("grammar/testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	for _, m := range w.play.Sample.Messages {
		if m.Expect.Kind == "E" || m.Expect.Kind == "T" {
			w.say(t, m)
		}
	}
	for i, line := range bytes.Split(bytes.TrimSpace(text), []byte("\n")) {
		var x singleRecord
		if err := json.Unmarshal(line, &x); err != nil {
			t.Fatal(err)
		}
		w.playRecord(t, i+1, x)
	}
}

func (w *world) say(t *testing.T, m demo.Message) demo.Heard {
	t.Helper()
	h, err := w.play.Say(within(t, time.Minute), m)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func (w *world) playRecord(t *testing.T, i int, x singleRecord) {
	t.Helper()
	m := demo.Message{N: 10_000 + i, At: x.At, From: x.From, Text: x.Text}
	m.Expect.Refs, m.Expect.Kind = 1, x.Expect.Kind
	h := w.say(t, m)
	saved := len(h.Fresh) == 1
	if saved != (x.Expect.Kind != "") || len(h.Fresh) > 1 {
		t.Errorf("record %d made %v\n> %s\n< %s", i, h.Fresh, oneLine(x.Text), oneLine(h.Said()))
	} else if saved {
		w.compareRecord(t, h, x)
	}
	m.N, m.Text = 20_000+i, "/cancel"
	if saved && x.Expect.Kind == "V" {
		m.Text = h.Fresh[0] + " 撤销"
	}
	w.say(t, m)
}

// compareRecord compares what the ledger holds with what the line says.
func (w *world) compareRecord(t *testing.T, h demo.Heard, x singleRecord) {
	t.Helper()
	got, defaults := w.recordFields(t, h.Fresh[0])
	for field, is := range got {
		want, ok := x.Expect.Fields[field]
		if money, isMoney := want.(map[string]any); ok && isMoney {
			want = moneyOf(money)
		}
		if ok && grammar.FoldText(plain(want)) != grammar.FoldText(is) {
			t.Errorf("%s: %s is %q, want %q\n> %s", h.Fresh[0], field, is, plain(want), oneLine(x.Text))
		}
	}
	for _, f := range []string{"date", "district", "unit", "tier"} {
		if slices.Contains(x.Expect.Defaults, f) != slices.Contains(defaults, f) {
			t.Errorf("%s: %s is a default: %v, want %v\n> %s", h.Fresh[0], f, slices.Contains(defaults, f), !slices.Contains(defaults, f), oneLine(x.Text))
		}
	}
}

// moneyOf is an amount of records.jsonl in the form of inWords.
func moneyOf(m map[string]any) string {
	if m["undecided"] == true {
		return "undecided"
	}
	return strings.TrimSpace(fmt.Sprint(m["cur"], " ", m["minor"], " ", plain(m["minor_high"]), " ", plain(m["mark"])))
}

func inWords(m ledger.Money) string {
	if m.Undecided {
		return "undecided"
	}
	high := "<nil>"
	if m.High != 0 {
		high = fmt.Sprint(m.High)
	}
	mark := string(m.Mark)
	if mark == "" {
		mark = "<nil>"
	}
	return fmt.Sprint(m.Currency, " ", m.Low, " ", high, " ", mark)
}

// recordFields are a record's fields in the terms of records.jsonl, and which of
// them stand as defaults.
func (w *world) recordFields(t *testing.T, text string) (map[string]string, []string) {
	t.Helper()
	ctx := within(t, time.Minute)
	snap, err := desk{w.Store}.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	ref, _ := ledger.ParseRef(text)
	if ref.Kind == ledger.KindVisit {
		v, err := snap.Visit(ctx, ref.N)
		if err != nil {
			t.Fatal(err)
		}
		return map[string]string{"company": companyNames(t, snap, v.Company), "date": v.Date.String(), "district": w.districtName(v.District),
			"unit": w.unitNames(v.Units), "tier": string(v.Tier), "direction": string(v.Direction), "met": v.Met, "led_by": v.LedBy,
			"outcome": v.Outcome, "interest": inWords(v.Interest)}, v.Fields
	}
	d, err := snap.Deal(ctx, ref.N)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{"company": companyNames(t, snap, d.Investors...), "date": d.First(d.Stage()).String(), "district": w.districtName(d.District),
		"unit": w.unitNames(d.Units), "stage": string(d.Stage()), "name": d.Name, "amount": inWords(d.Amount), "sponsor": d.Sponsor,
		"expected": d.Expected.String(), "sector": d.Sector, "category": string(d.Category), "agreement": string(d.Agreement)}, d.Fields
}

// companyNames are names in the order of plain.
func companyNames(t *testing.T, snap handlers.Snapshot, ids ...int64) string {
	t.Helper()
	var names []string
	for _, id := range ids {
		c, err := snap.Company(within(t, time.Minute), id)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, c.Name)
	}
	slices.Sort(names)
	return strings.Join(names, "|")
}

func (w *world) unitNames(keys []string) string {
	var names []string
	for _, u := range w.cfg.city().Units {
		if slices.Contains(keys, u.Key) {
			names = append(names, u.Zh)
		}
	}
	slices.Sort(names)
	return strings.Join(names, "|")
}

func (w *world) districtName(key string) string {
	for _, p := range w.cfg.city().Districts {
		if p.Key == key {
			return p.Zh
		}
	}
	return ""
}
