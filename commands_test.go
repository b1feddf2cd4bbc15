package main

import (
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/internal/demo"
	"guatu/ledger"
)

// Keys that records use are told, so that check can name those that the config
// has dropped.
func TestKeysInUse(t *testing.T) {
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	ctx := within(t, time.Minute)
	store, err := openStore(ctx, sampleConfig(t, sample), slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	plan := ledger.Plan{}
	plan.Add(ledger.SaveCompany{Company: ledger.Company{ID: 1, Name: "甲"}},
		ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: 1}, Company: 1, Date: 19_400, District: "sifang", Chain: "vr", Units: []string{"old-bureau"}}},
		ledger.SaveDeal{Deal: ledger.Deal{Head: ledger.Head{N: 1}, Name: "乙", District: "laoshan", Park: "park-old", Units: []string{"laoshan-bureau"}}})
	if err := store.Apply(ctx, nil, plan, nil); err != nil {
		t.Fatal(err)
	}
	snap, err := store.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	got, err := snap.Keys(ctx)
	want := map[string][]string{"district": {"laoshan", "sifang"}, "unit": {"laoshan-bureau", "old-bureau"}, "chain": {"vr"}, "park": {"park-old"}}
	if d := cmp.Diff(want, got); err != nil || d != "" {
		t.Error(err, d)
	}
}
