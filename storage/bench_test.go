package storage_test

import (
	"path/filepath"
	"sync/atomic"
	"testing"

	"guatu/chat"
	"guatu/ledger"
)

func visitPlan(n int64) ledger.Plan {
	return ledger.Plan{Changes: []ledger.Change{ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: n, Chat: n, Message: 1},
		Company: n % 500, Date: 19000 + ledger.Date(n%90), Units: []string{"north-bureau"}}}}}
}

// A plan alone: what a person waits for.
func BenchmarkApplyAlone(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "guatu.db"))
	var n int64
	for b.Loop() {
		n++
		if err := s.Apply(b.Context(), nil, visitPlan(n), []chat.Reply{{Chat: n, Text: "V"}}); err != nil {
			b.Fatal(err)
		}
	}
}

// Two hundred at once share commits.
func BenchmarkApply200(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "guatu.db"))
	var n atomic.Int64
	b.SetParallelism(100) // for each of two processors
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			i := n.Add(1)
			if err := s.Apply(b.Context(), nil, visitPlan(i), []chat.Reply{{Chat: i, Text: "V"}}); err != nil {
				b.Error(err)
				return
			}
		}
	})
}
