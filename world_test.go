package main

import (
	"bytes"
	"cmp"
	"context"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"guatu/internal/demo"
	"guatu/internal/exchange"
	"guatu/internal/simulator"
	"guatu/internal/transfer"
)

// world is the whole program against a simulated Telegram, in one process.
type world struct {
	*App
	sim      *simulator.Server
	play     *demo.Player
	telegram *http.Client // nil: one that needs no sockets
	cfg      Config
	log      diary

	seen     int64 // the last event that awaitAnswers looked at
	answered int
}

// diary is a log that is read while it is written.
type diary struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (d *diary) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.Write(p)
}

// String is all that was written since Reset.
func (d *diary) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.String()
}

// Reset forgets what was written.
func (d *diary) Reset() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.text.Reset()
}

// sampleConfig is the sample city's configuration, with the limits lifted.
func sampleConfig(t testing.TB, s demo.Sample) Config {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(file, s.Config, 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := ReadConfig(file, []string{
		"GUATU_TELEGRAM_TOKEN=7000000001:simulated", "GUATU_TELEGRAM_WEBHOOK_SECRET=" + hookSecret, "GUATU_TELEGRAM_ADMINS=1001", "GUATU_HTTP_LISTEN=127.0.0.1:0",
		"GUATU_TELEGRAM_LIMITS_ALL=0", "GUATU_TELEGRAM_LIMITS_CHAT=0", "GUATU_TELEGRAM_LIMITS_GROUP=0",
		"GUATU_STORAGE_DSN=" + filepath.Join(t.TempDir(), "guatu.db"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

// newWorld imports the sample's companies, starts the program and lets the
// sample's members in.
func newWorld(t testing.TB) *world {
	t.Helper()
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{cfg: sampleConfig(t, sample)}
	w.importCompanies(t, sample)
	w.sim = simulator.New(simulator.Options{Token: "7000000001:simulated", Username: "guatu_bot"})
	w.start(t)
	w.play = demo.NewPlayer(w.sim, sample)
	w.play.Idle = w.idle
	if err := w.play.Enrol(within(t, time.Minute)); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) importCompanies(t testing.TB, s demo.Sample) {
	t.Helper()
	ctx := within(t, time.Minute)
	store, err := openStore(ctx, w.cfg, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	companies, faults := exchange.Companies(bytes.NewReader(s.Companies))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if err := transfer.Companies(ctx, store, companies); err != nil {
		t.Fatal(err)
	}
}

// idle tells whether nothing waits to be decided or to be sent.
func (w *world) idle() bool {
	b, err := w.Store.Backlog(context.Background())
	return err == nil && b.Updates == 0 && b.Sendings == 0
}

// start runs the program until the test ends.
func (w *world) start(t testing.TB) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	ready, done := make(chan *App, 1), make(chan error, 1)
	go func() {
		edge := Edge{Telegram: cmp.Or(w.telegram, w.sim.Client()), Ready: func(a *App) { ready <- a }}
		done <- run(ctx, w.cfg, slog.New(slog.NewTextHandler(&w.log, nil)), edge)
	}()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("run: %v", err)
		}
		w.sim.Close()
	})
	select {
	case w.App = <-ready:
	case err := <-done:
		done <- nil
		t.Fatalf("run: %v", err)
	}
}

// freeAddress is a loopback address that nobody listens on.
func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// within is a context that ends after a while, so that a test that hangs says where.
func within(t testing.TB, d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), d)
	t.Cleanup(cancel)
	return ctx
}
