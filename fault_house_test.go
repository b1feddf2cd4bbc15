package main

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/sync/errgroup"

	"guatu/bot"
	"guatu/chat"
	"guatu/grammar"
	"guatu/internal/demo"
	"guatu/internal/powercut"
	"guatu/internal/simulator"
	"guatu/ledger"
	"guatu/storage"
)

// house is the whole program with its database file, in virtual time: what goes
// wrong around it is the test's to say.
type house struct {
	*testing.T
	*App
	cfg  Config
	sim  *simulator.Server
	disk *powercut.Disk
	logs logbook
	stop func() // ends the program, as SIGTERM does

	wang, li *simulator.User // an admin, and an officer
	said     []told

	ahead  atomic.Int64                              // nanoseconds by which the civil clock is ahead of the machine's
	away   atomic.Bool                               // the name of Telegram is not found
	before func(context.Context, chat.Message) error // happens before a message is decided
}

// logbook is a log that may be read while it is written.
type logbook struct {
	mu  sync.Mutex
	all strings.Builder
}

func (j *logbook) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.all.Write(p)
}

func (j *logbook) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.all.String()
}

// inHouse runs a test in virtual time on a program that runs and has an admin
// and an officer; set changes its configuration.
func inHouse(t *testing.T, set func(*Config), test func(*house)) {
	t.Helper()
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	database, err := blank()
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		h := &house{T: t, cfg: sampleConfig(t, sample), sim: simulator.New(simulator.Options{Token: "7000000001:simulated", Username: "guatu_bot"})}
		defer h.sim.Close()
		if set != nil {
			set(&h.cfg)
		}
		if err := os.WriteFile(h.cfg.Storage.DSN, database, 0o600); err != nil {
			t.Fatal(err)
		}
		h.watchDisk()
		defer h.disk.Close()
		h.start()
		defer func() { h.stop() }()
		h.enrol()
		test(h)
	})
}

// blank is a database in which nothing was saved, made once for all houses.
var blank = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "guatu-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "guatu.db")
	store, err := storage.Open(context.Background(), storage.Options{Path: file, Fold: grammar.FoldName})
	if err != nil {
		return nil, err
	}
	if err := store.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

func (h *house) watchDisk() {
	var err error
	if h.disk, err = powercut.Watch(filepath.Dir(h.cfg.Storage.DSN)); err != nil {
		h.Fatal(err)
	}
}

func (h *house) clock() time.Time { return time.Now().Add(time.Duration(h.ahead.Load())) }

// start runs the program, without its listener.
func (h *house) start() {
	h.Helper()
	log := slog.New(slog.NewJSONHandler(io.MultiWriter(&h.logs, h.Output()), nil))
	store, err := openStore(context.Background(), h.cfg, log, h.clock)
	if err != nil {
		h.Fatal(err)
	}
	edge := Edge{Telegram: &http.Client{Transport: h}, Now: h.clock}
	if h.App, err = wire(h.cfg, log, edge, store); err != nil {
		h.Fatal(err)
	}
	deps := bot.Deps{Log: log, Inbox: store, Outbox: store, Handler: h, Client: edge.Telegram, Now: h.clock}
	if h.App.Bot, err = bot.New(botConfig(h.cfg.Telegram), deps); err != nil {
		h.Fatal(err)
	}
	h.sim.MapWebhook("https://bot.example/", h.App.Bot.Webhook())
	ctx, stop := context.WithCancel(context.Background())
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return h.App.Scheduler.Run(ctx) })
	g.Go(func() error { return h.App.Bot.Run(ctx) })
	h.stop = sync.OnceFunc(func() {
		stop()
		if err := g.Wait(); err != nil {
			h.Errorf("run: %v", err)
		}
		if err := store.Close(); err != nil {
			h.Errorf("close: %v", err)
		}
	})
}

// RoundTrip is the way to Telegram.
func (h *house) RoundTrip(r *http.Request) (*http.Response, error) {
	if h.away.Load() {
		return nil, &net.DNSError{Err: "no such host", Name: r.URL.Host, IsNotFound: true}
	}
	return h.sim.Client().Transport.RoundTrip(r)
}

// Handle is the desk, after what the test does.
func (h *house) Handle(ctx context.Context, rows []int64, m chat.Message) error {
	if h.before != nil {
		if err := h.before(ctx, m); err != nil {
			return err
		}
	}
	return h.Desk.Handle(ctx, rows, m)
}

// enrol lets the admin and the officer in.
func (h *house) enrol() {
	h.Helper()
	h.wang, h.li = h.sim.User(1001, "王芳", "zh-hans"), h.sim.User(1002, "李强", "zh-hans")
	since := h.clock().AddDate(0, 0, -30)
	h.apply(
		ledger.SaveMember{Member: ledger.Member{ID: 1001, Name: "王芳", Role: ledger.Admin, Lang: ledger.Zh, Since: since}},
		ledger.SaveMember{Member: ledger.Member{ID: 1002, Name: "李强", Role: ledger.Officer, Lang: ledger.Zh, District: "laoshan", Unit: "commerce-dept", Since: since}})
	h.wang.Start("")
	h.li.Start("")
	h.pass(5 * time.Second)
	if len(saidIn(h.sim, 1001)) == 0 || len(saidIn(h.sim, 1002)) == 0 {
		h.Fatal("no greeting")
	}
}

func (h *house) apply(changes ...ledger.Change) {
	h.Helper()
	if err := h.Store.Apply(context.Background(), nil, ledger.Plan{Changes: changes}, nil); err != nil {
		h.Fatal(err)
	}
}

// pass lets time pass, and whatever is under way happen.
func (h *house) pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// report has somebody report a visit, each to a company of its own.
func (h *house) report(u *simulator.User) told {
	r := told{company: companyName(len(h.said)), place: "上海", chat: u.Chat()}
	r.message = u.Send(r.text()).ID
	h.said = append(h.said, r)
	return r
}

// reportBoth has both report, and returns the officer's.
func (h *house) reportBoth() told {
	h.report(h.wang)
	return h.report(h.li)
}

// answers counts the messages in which a report is answered.
func (h *house) answers(r told) (n int) {
	for _, m := range saidIn(h.sim, r.chat) {
		if strings.Contains(m.Body(), r.company) {
			n++
		}
	}
	return n
}

// wants checks how often each of the last reports is answered.
func (h *house) wants(answers ...int) {
	h.Helper()
	for i, want := range answers {
		if r := h.said[len(h.said)-len(answers)+i]; h.answers(r) != want {
			h.Errorf("a report of %d is answered %d times, want %d", r.chat, h.answers(r), want)
		}
	}
}

// hears tells whether somebody is told something by the bot.
func (h *house) hears(room int64, words string) bool {
	for _, m := range saidIn(h.sim, room) {
		if strings.Contains(m.Body(), words) {
			return true
		}
	}
	return false
}

// get is what the program shows an operator at an address.
func (h *house) get(path string) (code int, body string) {
	rec := httptest.NewRecorder()
	h.App.routes().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, path, nil))
	return rec.Code, rec.Body.String()
}

// metric is the value of a metric.
func (h *house) metric(name string) float64 {
	h.Helper()
	_, body := h.get("/metrics")
	for line := range strings.Lines(body) {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil {
				h.Fatal(err)
			}
			return n
		}
	}
	h.Fatalf("there is no metric %s", name)
	return 0
}

// ready checks what /readyz says: 200 and nothing more, or 503 with some words.
func (h *house) ready(words string) {
	h.Helper()
	code, body := h.get("/readyz")
	if words == "" && (code != http.StatusOK || body != "ready\n") {
		h.Errorf("/readyz: %d %s, want ready", code, body)
	}
	if words != "" && (code != http.StatusServiceUnavailable || !strings.Contains(body, words)) {
		h.Errorf("/readyz: %d %s, want 503 and %q", code, body, words)
	}
}

// check looks that all is well in the end: each report is recorded once, as it
// was said, and answered, nothing waits, nothing was said that Telegram forbids,
// and the log keeps secrets. That many messages may have come twice.
func (h *house) check(twice int) {
	h.Helper()
	h.recorded()
	answers := 0
	for _, r := range h.said {
		n := h.answers(r)
		answers += n
		if (n == 0) != r.dropped {
			h.Errorf("report %s of %d is answered %d times", r.company, r.chat, n)
		}
		if strings.Contains(h.logs.String(), r.company) {
			h.Errorf("the log shows what was reported: %s", r.company)
		}
	}
	if answers > len(h.said)+twice {
		h.Errorf("%d reports are answered %d times, %d may be twice", len(h.said), answers, twice)
	}
	if strings.Contains(h.logs.String(), "simulated") {
		h.Error("the log shows the token")
	}
	if b, err := h.Store.Backlog(context.Background()); err != nil || b.Updates > 0 || b.Sendings > 0 || h.sim.Pending() > 0 {
		h.Errorf("waiting: %+v, %v, %d updates in Telegram", b, err, h.sim.Pending())
	}
	if v := h.sim.Violations(); len(v) > 0 {
		h.Errorf("violations: %v", v)
	}
	h.ready("")
}

// recorded looks that each report is a record, once.
func (h *house) recorded() {
	h.Helper()
	ctx := context.Background()
	v, err := h.Store.Snapshot(ctx)
	if err != nil {
		h.Fatal(err)
	}
	defer v.Close()
	records := map[string]int{}
	err = v.EachVisit(ctx, func(x ledger.Visit) error {
		c, err := v.Company(ctx, x.Company)
		records[c.Name+" "+x.Place]++
		return err
	})
	if err != nil {
		h.Fatal(err)
	}
	for _, r := range h.said {
		if n := records[r.company+" "+r.place]; n != 1 {
			h.Errorf("report %s is recorded %d times", r.company, n)
		}
	}
	if len(records) != len(h.said) {
		h.Errorf("%d records of %d reports: %v", len(records), len(h.said), records)
	}
}
