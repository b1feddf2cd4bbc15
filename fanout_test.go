package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"guatu/internal/demo"
	"guatu/internal/simulator"
	"guatu/ledger"
)

var subscribers = flag.Int("subscribers", 600, "how many leaders a digest goes to in TestFanOut")

// A digest and its chart go out to very many at the pace that Telegram allows,
// cause not one 429, and delay nobody who talks with the bot: the whole program
// in virtual time.
func TestFanOut(t *testing.T) {
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		f := newFanOut(t, sample, *subscribers)
		f.send()
		f.talk()
		f.check()
	})
}

// fanOut is a program with many subscribers and some officers who report
// meanwhile.
type fanOut struct {
	*testing.T
	*App
	sim      *simulator.Server
	leaders  int
	officers []*simulator.User
	asked    map[int64]time.Time // officer's chat → when the report was sent that has no answer yet
	waited   []time.Duration
	began    time.Time
	watched  time.Time // up to when calls were looked at
	uploads  int
}

const fanOutDistrict = "laoshan"

func newFanOut(t *testing.T, sample demo.Sample, leaders int) *fanOut {
	cfg := sampleConfig(t, sample)
	cfg.Telegram.Limits = LimitsConfig{All: 30, Chat: 1, Group: 20}
	f := &fanOut{T: t, leaders: leaders, asked: map[int64]time.Time{},
		sim: simulator.New(simulator.Options{Token: "7000000001:simulated", Username: "guatu_bot", Limits: true})}
	log := slog.New(slog.DiscardHandler)
	store, err := openStore(t.Context(), cfg, log, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if f.App, err = wire(cfg, log, Edge{Telegram: f.sim.Client(), Now: time.Now}, store); err != nil {
		t.Fatal(err)
	}
	f.enrol()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- f.Bot.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
		f.sim.Close()
		store.Close()
	})
	return f
}

// enrol lets leaders and officers in, as if they had come long ago.
func (f *fanOut) enrol() {
	since := time.Now().AddDate(0, 0, -30)
	var plan ledger.Plan
	for i := range f.leaders + 50 {
		id := int64(100_000 + i)
		u := f.sim.User(id, fmt.Sprint("成员", i), "zh-hans")
		u.Start("")
		m := ledger.Member{ID: id, Name: fmt.Sprint("成员", i), Role: ledger.Officer, District: fanOutDistrict, Since: since, Last: since}
		if i < f.leaders {
			m.Role, m.Scope = ledger.Leader, ledger.Scope{District: fanOutDistrict}
			plan.Add(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: id, Member: id, Of: "district:" + fanOutDistrict, Since: since}})
		} else {
			f.officers = append(f.officers, u)
		}
		plan.Add(ledger.SaveMember{Member: m})
		if len(plan.Changes) > 500 || i == f.leaders+49 {
			if err := f.Store.Apply(f.Context(), nil, plan, nil); err != nil {
				f.Fatal(err)
			}
			plan = ledger.Plan{}
		}
	}
	f.visits(since)
	// Their first words to the bot were answered then.
	req, err := http.NewRequest(http.MethodPost, "https://api.telegram.org/bot7000000001:simulated/deleteWebhook", strings.NewReader(`{"drop_pending_updates":true}`))
	if err != nil {
		f.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	if res, err := f.sim.Client().Do(req); err != nil || res.StatusCode != http.StatusOK {
		f.Fatalf("drop updates: %v", err)
	}
}

// visits fills the weeks that the digest's chart shows.
func (f *fanOut) visits(since time.Time) {
	plan := ledger.Plan{Changes: []ledger.Change{ledger.SaveCompany{Company: ledger.Company{ID: 1, Name: "基准甲厂"}}}}
	for n := range int64(30) {
		on := ledger.DateOf(since).Add(int(n))
		plan.Add(ledger.SaveVisit{Visit: ledger.Visit{Head: ledger.Head{N: n + 1, Reporter: 100_000, Reported: since, Touched: on},
			Company: 1, Date: on, Direction: ledger.Outward, District: fanOutDistrict, Units: []string{fanOutDistrict + "-bureau"}}})
	}
	if err := f.Store.Apply(f.Context(), nil, plan, nil); err != nil {
		f.Fatal(err)
	}
}

// send has the week's digest sent to all.
func (f *fanOut) send() {
	synctest.Wait()
	f.began = time.Now()
	fire := f.began.Truncate(time.Minute)
	err := f.Desk.SendDigest(f.Context(), ledger.Scope{District: fanOutDistrict}, []time.Time{fire}, ledger.CloseDue{Name: "digest", Next: fire.AddDate(0, 0, 7)})
	if err != nil {
		f.Fatal(err)
	}
}

// talk has officers report, three in a second, until all digests are out.
func (f *fanOut) talk() {
	for n := 0; ; n++ {
		u := f.officers[n%len(f.officers)]
		f.asked[u.Chat()] = time.Now()
		sendVisit(u, n)
		time.Sleep(time.Second / 3)
		synctest.Wait()
		if b, err := f.Store.Backlog(f.Context()); err != nil || b.Sendings == 0 && b.Updates == 0 {
			if err != nil {
				f.Fatal(err)
			}
			return
		}
		f.hear()
		if n%100 == 0 {
			f.watch()
		}
	}
}

// watch looks at the calls since it last did, of which not all are kept for long.
func (f *fanOut) watch() {
	f.Helper()
	calls := f.sim.Calls("")
	for _, c := range calls {
		if !c.At.After(f.watched) {
			continue
		}
		f.uploads += len(c.Files)
		if c.Code == http.StatusTooManyRequests {
			f.Fatalf("429 on %s to %s", c.Method, c.Params["chat_id"])
		}
	}
	f.watched = calls[len(calls)-1].At
}

// hear notes how long the answers took that have come.
func (f *fanOut) hear() {
	for room, at := range f.asked {
		m, ok := f.sim.Last(room)
		if ok && m.From != nil && m.From.IsBot {
			f.waited = append(f.waited, f.answeredAt(room).Sub(at))
			delete(f.asked, room)
		}
	}
}

// answeredAt is when the last message to a chat was sent.
func (f *fanOut) answeredAt(room int64) time.Time {
	calls := f.sim.Calls("sendMessage")
	for i := len(calls) - 1; i >= 0; i-- {
		if calls[i].Params["chat_id"] == fmt.Sprint(room) {
			return calls[i].At
		}
	}
	return time.Time{}
}

func (f *fanOut) check() {
	f.hear()
	took := time.Since(f.began)
	f.watch()
	for i := range f.leaders {
		f.checkLeader(int64(100_000 + i))
	}
	pace := float64(2*f.leaders+len(f.waited)) / took.Seconds()
	slices.Sort(f.waited)
	p99 := f.waited[len(f.waited)*99/100]
	f.Logf("%d digests with their charts and %d answers in %v: %.1f a second; an answer within %v in 99 of 100", f.leaders, len(f.waited), took.Round(time.Second), pace, p99)
	if pace < 28 || pace > 30.5 { // the first second may send what it has saved up
		f.Errorf("%.1f messages a second, want 28 to 30", pace)
	}
	if p99 >= time.Second {
		f.Errorf("officers wait for %v", p99)
	}
	if f.uploads == 0 || f.uploads > 30 { // those that set out before the first has arrived
		f.Errorf("the chart was uploaded %d times", f.uploads)
	}
	if v := f.sim.Violations(); len(v) > 0 {
		f.Errorf("violations: %v", v)
	}
}

// checkLeader sees that a leader got the digest and its chart once.
func (f *fanOut) checkLeader(id int64) {
	f.Helper()
	var texts, charts int
	for _, m := range f.sim.Messages(id) {
		switch {
		case m.From == nil || !m.From.IsBot:
		case len(m.Photo) > 0:
			charts++
		default:
			texts++
		}
	}
	if texts != 1 || charts != 1 {
		f.Fatalf("leader %d got %d digests and %d charts", id, texts, charts)
	}
}
