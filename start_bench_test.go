package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"guatu/internal/demo"
	"guatu/internal/simulator"
)

// BenchmarkStart is the program from its start to the first answer: one op is
// one start. It opens the database that GUATU_BENCH_DB names (one that the
// benchmarks of storage keep, say), else an empty one, and reports the memory
// that it then holds.
func BenchmarkStart(b *testing.B) {
	sample, err := demo.LoadSample()
	if err != nil {
		b.Fatal(err)
	}
	cfg := sampleConfig(b, sample)
	cfg.Storage.DSN = filepath.Join(b.TempDir(), "guatu.db")
	if file := os.Getenv("GUATU_BENCH_DB"); file != "" {
		cfg.Storage.DSN = file
	}
	for n := int64(1); b.Loop(); n++ {
		startAndAnswer(b, cfg, n*1000) // an update that came before is known by its id
	}
}

func startAndAnswer(b *testing.B, cfg Config, update int64) {
	b.Helper()
	sim := simulator.New(simulator.Options{Token: cfg.Telegram.Token, Username: "guatu_bot", FirstUpdateID: update})
	defer sim.Close()
	sim.User(demo.Admin, "管理员", "zh-hans").Start("")
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- run(ctx, cfg, slog.New(slog.DiscardHandler), Edge{Telegram: sim.Client()})
	}()
	wait, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for seen := int64(0); ; {
		if m, ok := sim.Last(demo.Admin); ok && m.From.IsBot {
			break
		}
		if err := sim.Wait(wait, seen); err != nil {
			b.Fatalf("no answer: %v", err)
		}
		_, seen = sim.Events(seen)
	}
	b.StopTimer()
	b.ReportMetric(resident(), "MB-resident")
	stop()
	if err := <-done; err != nil {
		b.Fatal(err)
	}
	b.StartTimer()
}

// resident is the process's memory in MB, where the system tells it.
func resident() float64 {
	runtime.GC()
	text, err := os.ReadFile("/proc/self/statm")
	fields := strings.Fields(string(text))
	if err != nil || len(fields) < 2 {
		return 0
	}
	pages := 0.0
	for _, c := range fields[1] {
		pages = pages*10 + float64(c-'0')
	}
	return pages * float64(os.Getpagesize()) / 1e6
}
