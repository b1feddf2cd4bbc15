package main

import (
	"context"
	"fmt"
	"io"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"guatu/internal/demo"
	"guatu/internal/simulator"
)

// BenchmarkIntake is reports in and cards out over HTTP: kept, decided,
// committed with synchronous=FULL and delivered, limits lifted. One op is one
// report answered. The bare loop does the same writes and calls and nothing else.
// GUATU_BENCH_DB names a large ledger (one that the benchmark of digests keeps),
// of which a copy is reported into.
func BenchmarkIntake(b *testing.B) {
	for _, mode := range []string{"polling", "webhook"} {
		for _, chats := range []int{1, 200} {
			for _, by := range []struct {
				name  string
				start func(*world, testing.TB)
			}{{"guatu", (*world).start}, {"bare", startBare}} {
				b.Run(fmt.Sprintf("%s/chats=%d/%s", mode, chats, by.name), func(b *testing.B) {
					benchmarkIntake(b, mode, chats, by.start)
				})
			}
		}
	}
}

func benchmarkIntake(b *testing.B, mode string, chats int, start func(*world, testing.TB)) {
	w := benchWorld(b, mode, start)
	people := w.crowd(chats)
	w.awaitAnswers(b, chats)
	used := cpu(b)
	b.ResetTimer()
	for n := range b.N {
		sendVisit(people[n%chats], n)
	}
	w.awaitAnswers(b, chats+b.N)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
	b.ReportMetric((cpu(b)-used).Seconds()*1000/float64(b.N), "cpu-ms/op")
}

// crowd are so many people who have greeted the bot.
func (w *world) crowd(n int) []*simulator.User {
	people := make([]*simulator.User, n)
	for i := range people {
		people[i] = w.sim.User(int64(50_000+i), "填报员", "zh-hans")
		people[i].Start("")
	}
	return people
}

// sendVisit sends a visit to a company that nobody knows yet.
func sendVisit(u *simulator.User, n int) {
	u.Send(fmt.Sprintf("#走访；企业：基准%s；地点：上海；单位：市商务局；成果：谈得不错，下月来青考察", companyName(n)))
}

// cpu is the time that this process has worked so far, on all cores together.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// benchWorld is the program alone, everyone an admin, Telegram at a socket.
func benchWorld(b *testing.B, mode string, start func(*world, testing.TB)) *world {
	b.Helper()
	sample, err := demo.LoadSample()
	if err != nil {
		b.Fatal(err)
	}
	w := &world{cfg: sampleConfig(b, sample), sim: simulator.New(simulator.Options{Token: "7000000001:simulated", Username: "guatu_bot"})}
	w.cfg.Storage.DSN = filepath.Join(b.TempDir(), "guatu.db")
	if large := os.Getenv("GUATU_BENCH_DB"); large != "" {
		copyFile(b, w.cfg.Storage.DSN, large)
	}
	w.cfg.Telegram.Mode = mode
	for i := range int64(200) {
		w.cfg.Telegram.Admins = append(w.cfg.Telegram.Admins, 50_000+i)
	}
	if mode == "webhook" {
		w.cfg.Telegram.Webhook = WebhookConfig{URL: "https://bot.example/telegram", Listen: freeAddress(b), Path: "/telegram", Secret: "benchmark-secret"}
		w.sim.MapWebhookTo("https://bot.example/", &url.URL{Scheme: "http", Host: w.cfg.Telegram.Webhook.Listen})
	}
	server := httptest.NewServer(w.sim)
	b.Cleanup(server.Close)
	w.cfg.Telegram.APIURL = server.URL
	w.telegram = manyConnections()
	start(w, b)
	return w
}

// copyFile copies a large ledger, for a benchmark that writes into it.
func copyFile(b *testing.B, to, from string) {
	b.Helper()
	in, err := os.Open(from)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		b.Fatal(err)
	}
	defer out.Close()
	if _, err := io.Copy(out, in); err != nil {
		b.Fatal(err)
	}
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
