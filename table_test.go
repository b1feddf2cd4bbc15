package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"guatu/handlers"
	"guatu/internal/exchange"
	"guatu/ledger"
)

// What a digest's table writes is read back as the same records.
func TestTableOfADigest(t *testing.T) {
	city := ledger.City{Zone: time.UTC, Language: ledger.Zh, Districts: []ledger.Place{{Key: "laoshan", Zh: "崂山区"}}}
	now := func() time.Time { return time.Date(2023, 3, 27, 9, 0, 0, 0, time.UTC) }
	on, _ := ledger.NewDate(2023, 3, 20)
	visit := ledger.Visit{Head: ledger.Head{N: 12}, Company: 1, Date: on, Direction: ledger.Outward, District: "laoshan", Place: "北京"}
	deal := ledger.Deal{Head: ledger.Head{N: 7}, Name: "端口器件", Investors: []int64{1}, District: "laoshan",
		Stages: []ledger.Reached{{Stage: ledger.StageSigned, On: on}}}
	data, err := tabulate(city, now)(handlers.Table{Lang: ledger.Zh, Visits: []ledger.Visit{visit}, Deals: []ledger.Deal{deal}, Names: map[int64]string{1: "京东方"}})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "table.xlsx")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := exchange.Open(file, exchange.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	found := map[ledger.Kind]int{}
	for _, table := range book.Tables {
		err := table.Each(exchange.NewContext(city, now()), func(r exchange.Record, faults []exchange.Fault) error {
			found[r.Kind]++
			if len(faults) > 0 || len(r.Companies) != 1 || r.Companies[0] != "京东方" {
				t.Errorf("%s: %v, of %v", table.Sheet, faults, r.Companies)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found[ledger.KindVisit] != 1 || found[ledger.KindDeal] != 1 {
		t.Errorf("found %v, want a visit and a deal", found)
	}
}
