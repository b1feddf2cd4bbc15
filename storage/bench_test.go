package storage_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync/atomic"
	"testing"

	"guatu/chat"
	"guatu/ledger"
	"guatu/storage"
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

// syllables of made-up names: some are in many names, as in a real directory.
var parts = []string{"青山", "海岳", "云岭", "东原", "天和", "华光", "中瑞", "北辰", "南浦", "星河", "安泰", "恒远", "金禾", "博雅", "科创", "智能",
	"装备", "制造", "生物", "医药", "电子", "材料", "能源", "科技", "实业", "集团", "Orbit", "Nova"}

func directory(b *testing.B, n int) *storage.Store {
	b.Helper()
	s := open(b, filepath.Join(b.TempDir(), "guatu.db"))
	r := rand.New(rand.NewPCG(1, 2))
	for i := 0; i < n; {
		var p ledger.Plan
		for range 5000 {
			i++
			name := fmt.Sprintf("%s%s%c%c%s%s", parts[r.IntN(10)], parts[r.IntN(len(parts))], '一'+rune(r.IntN(5000)), '一'+rune(r.IntN(5000)),
				parts[r.IntN(len(parts))], parts[r.IntN(len(parts))])
			p.Add(ledger.SaveCompany{Company: ledger.Company{ID: int64(i), Name: name, Aliases: []string{fmt.Sprintf("%s%d", name, i)}}})
		}
		if err := s.Apply(b.Context(), nil, p, nil); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

// Lookups among 100,000 companies, of two names each.
func BenchmarkNames(b *testing.B) {
	s := directory(b, 100_000)
	v, err := s.Snapshot(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	for _, name := range []string{"海岳科技", "青山", "东原星河测试装备", "青山科技集团有限公司", "Nova", "卫东机械厂"} {
		b.Run("near/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := v.CompaniesNear(b.Context(), name); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, text := range []string{"青山", "华", "qshy", "qingshan"} {
		b.Run("like/"+text, func(b *testing.B) {
			for b.Loop() {
				if _, err := v.CompaniesLike(b.Context(), text, 10); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
