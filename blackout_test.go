package main

import (
	"context"
	"errors"
	"flag"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/sync/errgroup"

	"guatu/bot"
	"guatu/internal/demo"
	"guatu/internal/powercut"
	"guatu/internal/simulator"
)

var cuts = flag.Int("cuts", 4, "how often the power is cut under the whole program, in each mode of receiving")

// Where the power is cut at any moment, again and again, each report that
// Telegram was told to have arrived is recorded once and answered.
func TestPowerCutUnderTheWholeProgram(t *testing.T) {
	seed := rand.Uint64()
	for _, mode := range []string{bot.Polling, bot.WebhookMode} {
		t.Run(mode, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { newBlackout(t, seed, mode).run() })
		})
	}
}

// blackout is the program on a machine whose power is cut while people go on.
type blackout struct {
	*trial
	seed   uint64
	random *rand.Rand
	cfg    Config
}

func newBlackout(t *testing.T, seed uint64, mode string) *blackout {
	t.Helper()
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	sim := simulator.New(simulator.Options{Token: "7000000001:simulated", Username: "guatu_bot"})
	t.Cleanup(sim.Close)
	b := &blackout{seed: seed, random: rand.New(rand.NewPCG(seed, 1)), cfg: sampleConfig(t, sample)}
	b.trial = newTrial(t, sim, seed, *cuts, b.cfg)
	b.cfg.Digest.Quiet, b.cfg.Digest.Schedule = "", never
	b.cfg.Telegram.Admins, b.cfg.Telegram.Mode = admins, mode
	// Without a secret each start registers anew, and Telegram brings at once what
	// waits; else presses would get too old in its growing pauses.
	b.cfg.Telegram.Webhook = WebhookConfig{URL: "https://bot.example/telegram"}
	return b
}

func (b *blackout) run() {
	b.t.Logf("seed %d", b.seed)
	b.crowd.enter()
	for range *cuts {
		b.strike()
		b.owe(b.cfg)
	}
	b.crowd.leave()
	b.calm()
	b.judge(b.cfg)
}

// strike runs the program until the power goes, and leaves what is on the disk
// to the next run.
func (b *blackout) strike() {
	disk, err := powercut.Watch(filepath.Dir(b.cfg.Storage.DSN))
	if err != nil {
		b.t.Fatal(err)
	}
	defer disk.Close()
	disk.CutAfter(b.random.IntN(30 << b.random.IntN(8)))
	end := b.start(disk.Off())
	for on := true; on; {
		b.crowd.let(1)
		select {
		case <-disk.Off():
			on = false
		case <-time.After(60 * time.Millisecond):
		}
	}
	end()
	b.mark()
	b.cfg.Storage.DSN = filepath.Join(b.t.TempDir(), "guatu.db")
	if err := disk.Survive(filepath.Dir(b.cfg.Storage.DSN), b.random); err != nil {
		b.t.Fatal(err)
	}
}

// mark notes the last message before a blow: chats share one count.
func (b *blackout) mark() {
	last := 0
	for _, chat := range admins {
		if m, ok := b.sim.Last(chat); ok {
			last = max(last, int(m.ID))
		}
	}
	b.marks = append(b.marks, last)
}

// start runs the program, cut off from Telegram once the power is off. end stops
// what is left of it.
func (b *blackout) start(off <-chan struct{}) (end func()) {
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := b.serve(ctx, off); err != nil && !isOff(off) {
			b.t.Errorf("run: %v", err)
		}
	}()
	return func() {
		stop()
		<-done
	}
}

// serve is run without its listener, so that its time is the test's.
func (b *blackout) serve(ctx context.Context, off <-chan struct{}) error {
	store, err := openStore(ctx, b.cfg, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		return err
	}
	defer store.Close()
	app, err := wire(b.cfg, slog.New(slog.DiscardHandler), Edge{Telegram: &http.Client{Transport: mains{b.sim.Client().Transport, off}}, Now: time.Now}, store)
	if err != nil {
		return err
	}
	b.sim.MapWebhook("https://bot.example/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isOff(off) {
			panic(http.ErrAbortHandler)
		}
		app.Bot.Webhook().ServeHTTP(w, r)
	}))
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return app.Scheduler.Run(ctx) })
	g.Go(func() error { return app.Bot.Run(ctx) })
	return g.Wait()
}

// calm runs the program until all is done that waits.
func (b *blackout) calm() {
	end := b.start(nil)
	defer end()
	for limit := time.Now().Add(time.Hour); ; time.Sleep(time.Second) {
		synctest.Wait()
		if b.sim.Pending() == 0 && b.idle() {
			return
		}
		if time.Now().After(limit) {
			b.t.Fatalf("still waiting after an hour: %d updates in Telegram", b.sim.Pending())
		}
	}
}

// idle tells whether nothing waits in the database.
func (b *blackout) idle() (idle bool) {
	store, err := openStore(context.Background(), b.cfg, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		b.t.Fatal(err)
	}
	defer store.Close()
	return settled(context.Background(), store)
}

// mains is a way to Telegram that needs power.
type mains struct {
	http.RoundTripper
	off <-chan struct{}
}

func (m mains) RoundTrip(r *http.Request) (*http.Response, error) {
	if isOff(m.off) {
		return nil, errors.New("no power")
	}
	return m.RoundTripper.RoundTrip(r)
}

func isOff(off <-chan struct{}) bool {
	select {
	case <-off:
		return true
	default:
		return false
	}
}
