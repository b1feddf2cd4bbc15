package main

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"testing"
	"time"

	"guatu/internal/demo"
	"guatu/internal/simulator"
)

// BenchmarkIntake is reports in and cards out: kept, decided, committed with
// synchronous=FULL and delivered, limits lifted. One op is one report answered.
func BenchmarkIntake(b *testing.B) {
	for _, mode := range []string{"polling", "webhook"} {
		for _, chats := range []int{1, 200} {
			b.Run(fmt.Sprintf("%s/chats=%d", mode, chats), func(b *testing.B) { benchmarkIntake(b, mode, chats) })
		}
	}
}

func benchmarkIntake(b *testing.B, mode string, chats int) {
	w := benchWorld(b, mode)
	people := make([]*simulator.User, chats)
	for i := range people {
		people[i] = w.sim.User(int64(50_000+i), "填报员", "zh-hans")
		people[i].Start("")
	}
	w.awaitAnswers(b, chats)
	b.ResetTimer()
	for n := range b.N {
		u := people[n%chats]
		u.Send(fmt.Sprintf("#走访；企业：基准%s厂；地点：上海；单位：市商务局；成果：谈得不错，下月来青考察", label4(n)))
	}
	w.awaitAnswers(b, chats+b.N)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

// label4 makes names that are not near each other.
func label4(n int) string { return label(n/100%100) + label(n%100) + string(rune('一'+n/10_000)) }

// benchWorld is the program alone, everyone an admin.
func benchWorld(b *testing.B, mode string) *world {
	b.Helper()
	sample, err := demo.LoadSample()
	if err != nil {
		b.Fatal(err)
	}
	w := &world{cfg: sampleConfig(b, sample), sim: simulator.New(simulator.Options{Token: "7000000001:simulated", Username: "guatu_bot"})}
	w.cfg.Storage.DSN = filepath.Join(b.TempDir(), "guatu.db")
	w.cfg.Telegram.Mode = mode
	for i := range int64(200) {
		w.cfg.Telegram.Admins = append(w.cfg.Telegram.Admins, 50_000+i)
	}
	if mode == "webhook" {
		w.cfg.Telegram.Webhook = WebhookConfig{URL: "https://bot.example/telegram", Listen: freeAddress(b), Path: "/telegram", Secret: "benchmark-secret"}
		w.sim.MapWebhookTo("https://bot.example/", &url.URL{Scheme: "http", Host: w.cfg.Telegram.Webhook.Listen})
	}
	w.start(b)
	return w
}

// awaitAnswers waits until the bot has sent so many messages in all.
func (w *world) awaitAnswers(b *testing.B, n int) {
	b.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	for {
		events, next := w.sim.Events(w.seen)
		w.seen = next
		for _, e := range events {
			if e.Kind == simulator.EventMessage && e.Message.From != nil && e.Message.From.IsBot {
				w.answered++
			}
		}
		if w.answered >= n {
			return
		}
		if err := w.sim.Wait(ctx, w.seen); err != nil {
			b.Fatalf("%d of %d answers: %v", w.answered, n, err)
		}
	}
}
