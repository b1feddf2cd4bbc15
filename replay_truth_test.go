package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/grammar"
	"guatu/handlers"
	"guatu/ledger"
)

// truth is what the ledger must hold in the end, by the message that made it.
type truth struct {
	Records []struct {
		Key      string `json:"key"`
		Kind     string `json:"kind"`
		Versions []struct {
			Fields map[string]any `json:"fields"`
		} `json:"versions"`
	} `json:"records"`
}

// compareWithTruth compares every record of the ledger with its last version.
func (w *world) compareWithTruth(t *testing.T) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "qingdao-2023q1", "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want truth
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	snap, err := desk{w.Store}.Snapshot(within(t, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	right := 0
	for _, r := range want.Records {
		ref, ok := ledger.ParseRef(w.play.Ref(r.Key))
		if !ok || ref.N == 999999 {
			t.Errorf("record %s %s was not made", r.Kind, r.Key)
			continue
		}
		got, err := fieldsOf(within(t, time.Minute), snap, w, ref)
		if err != nil {
			t.Errorf("record %s %s: %v", r.Key, ref, err)
			continue
		}
		wanted := normal(r.Versions[len(r.Versions)-1].Fields)
		if d := cmp.Diff(wanted, got); d != "" {
			t.Errorf("record %s %s (-want +got):\n%s", r.Key, ref, d)
			continue
		}
		right++
	}
	t.Logf("records: %d of %d as they must be", right, len(want.Records))
}

// normal is a record's fields as folded text (free text is kept as it was
// written), empty ones left out. The units of two
// members are not judged, nor are reporters.
func normal(fields map[string]any) map[string]string {
	out := map[string]string{}
	for k, v := range fields {
		if k == "reporter" || k == "unit" || v == nil {
			continue
		}
		if s := grammar.FoldText(plain(v)); s != "" && s != "[]" && s != "false" && s != "map[]" {
			out[k] = s
		}
	}
	return out
}

func plain(v any) string {
	switch v := v.(type) {
	case []any:
		var parts []string
		for _, x := range v {
			parts = append(parts, plain(x))
		}
		slices.Sort(parts)
		return strings.Join(parts, "|")
	case map[string]any:
		if v["cur"] != nil {
			return fmt.Sprint(v["cur"], " ", number(v["lo"]), " ", number(v["hi"]), " ", v["mark"])
		}
		b, _ := json.Marshal(v)
		return string(b)
	case float64:
		return number(v)
	}
	return fmt.Sprint(v)
}

func number(v any) string {
	if f, ok := v.(float64); ok {
		return fmt.Sprintf("%.0f", f)
	}
	return fmt.Sprint(v)
}

// fieldsOf is a record of the ledger in the terms of truth.
func fieldsOf(ctx context.Context, snap handlers.Snapshot, w *world, ref ledger.Ref) (map[string]string, error) {
	switch ref.Kind {
	case ledger.KindVisit:
		v, err := snap.Visit(ctx, ref.N)
		if err != nil {
			return nil, err
		}
		return visitFields(ctx, snap, w, v)
	case ledger.KindDeal:
		d, err := snap.Deal(ctx, ref.N)
		if err != nil {
			return nil, err
		}
		return dealFields(ctx, snap, w, d)
	case ledger.KindTrip:
		v, err := snap.Trip(ctx, ref.N)
		return normal(map[string]any{"name": v.Name, "places": list(v.Places), "start": v.Period.From.String(), "end": v.Period.To.String(),
			"led": v.LedBy, "planned": v.Planned, "district": nullable(v.District)}), err
	}
	e, err := snap.Event(ctx, ref.N)
	figures := map[string]any{}
	for _, f := range e.Figures {
		figures[f.Name] = map[string]any{"value": f.Value, "mark": nullable(string(f.Mark))}
	}
	return normal(map[string]any{"name": e.Name, "places": list(e.Places), "start": e.Period.From.String(), "end": e.Period.To.String(),
		"organiser": e.Organiser, "outside": figures, "district": nullable(e.District)}), err
}

func list(s []string) (out []any) {
	for _, x := range s {
		out = append(out, x)
	}
	return out
}

func nullable(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (w *world) keyOf(ref string) any {
	for _, m := range w.play.Sample.Messages {
		for k := 1; k <= max(1, m.Expect.Refs); k++ {
			key := fmt.Sprint(m.N)
			if k > 1 || w.play.Ref(fmt.Sprintf("%d.2", m.N)) != "V999999" {
				key = fmt.Sprintf("%d.%d", m.N, k)
			}
			if w.play.Ref(key) == ref && m.EditOf == 0 {
				return strings.TrimSuffix(key, ".1")
			}
		}
	}
	return nil
}

func visitFields(ctx context.Context, snap handlers.Snapshot, w *world, v ledger.Visit) (map[string]string, error) {
	c, err := snap.Company(ctx, v.Company)
	f := map[string]any{"company": c.Name, "date": v.Date.String(), "tier": string(v.Tier), "district": nullable(v.District), "direction": string(v.Direction),
		"units": list(v.Units), "place": nullable(v.Place), "intended": amount(v.Interest), "outcome": nullable(v.Outcome),
		"led": nullable(v.LedBy), "met": nullable(v.Met), "chain": nullable(v.Chain), "withdrawn": v.IsWithdrawn()}
	for _, s := range v.Steps {
		f["next"], f["due"] = s.Text, nullable(s.Due.String())
	}
	if v.Trip != 0 {
		f["trip"] = w.keyOf(ledger.Ref{Kind: ledger.KindTrip, N: v.Trip}.String())
	}
	return normal(f), err
}

func amount(m ledger.Money) any {
	if !m.Known() {
		return nil
	}
	var hi any
	if m.High != 0 {
		hi = float64(m.High)
	}
	return map[string]any{"cur": string(m.Currency), "lo": float64(m.Low), "hi": hi, "mark": nullable(string(m.Mark))}
}

func dealFields(ctx context.Context, snap handlers.Snapshot, w *world, d ledger.Deal) (map[string]string, error) {
	stages := map[string]any{}
	for _, r := range d.Stages {
		stages[string(r.Stage)] = r.On.String()
	}
	f := map[string]any{"name": nullable(d.Name), "amount": amount(d.Amount), "district": nullable(d.District), "stages": stages, "units": list(d.Units),
		"sector": nullable(d.Sector), "f500": d.Fortune500 == ledger.Yes, "expected": nullable(d.Expected.String()), "chain": nullable(d.Chain),
		"park": nullable(d.Park), "lead": nullable(d.Sponsor), "agreement": nullable(string(d.Agreement)), "withdrawn": d.IsWithdrawn(), "category": nullable(string(d.Category))}
	var investors []any
	for _, id := range d.Investors {
		c, err := snap.Company(ctx, id)
		if err != nil {
			return nil, err
		}
		investors = append(investors, c.Name)
		if d.Fortune500 == ledger.Unknown && c.Fortune500 == ledger.Yes { // the directory's, until it is frozen at signing
			f["f500"] = true
		}
	}
	f["investors"] = investors
	if d.Event != 0 {
		f["event"] = w.keyOf(ledger.Ref{Kind: ledger.KindEvent, N: d.Event}.String())
	}
	var funds []any
	for _, a := range d.Funds {
		funds = append(funds, map[string]any{"date": a.On.String(), "amount": amount(a.Amount)})
	}
	f["funds"] = funds
	var links []any
	for _, c := range d.Ceremonies {
		links = append(links, w.keyOf(ledger.Ref{Kind: ledger.KindEvent, N: c.Event}.String()))
	}
	f["ceremonies"] = links
	return normal(f), nil
}
