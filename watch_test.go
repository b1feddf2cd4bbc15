package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guatu/chat"
	"guatu/handlers"
	"guatu/internal/demo"
	"guatu/ledger"
	"guatu/scheduler"
	"guatu/storage"
)

// watched is what happens by itself, on a clock that the test moves.
type watched struct {
	t     *testing.T
	cfg   Config
	now   time.Time
	store *storage.Store
	sched *scheduler.Scheduler
}

func newWatched(t *testing.T) *watched {
	t.Helper()
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	w := &watched{t: t, cfg: sampleConfig(t, sample)}
	w.now = time.Date(2023, 3, 15, 10, 0, 0, 0, w.cfg.zone)
	w.cfg.Backup.Dir = filepath.Join(t.TempDir(), "copies")
	if w.store, err = openStore(t.Context(), w.cfg, slog.New(slog.DiscardHandler), w.clock); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.store.Close() })
	w.restart()
	w.look()
	return w
}

func (w *watched) clock() time.Time { return w.now }

// restart wires everything anew on the same database.
func (w *watched) restart() {
	w.t.Helper()
	d := handlers.New(handlers.Deps{Store: desk{w.store}, City: w.cfg.city(), Admins: w.cfg.Telegram.Admins, Now: w.clock})
	var err error
	if w.sched, err = newScheduler(w.cfg, slog.New(slog.DiscardHandler), w.clock, w.store, d); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watched) look() { w.sched.Look(w.t.Context()) }

// pass lets time pass, minute by minute.
func (w *watched) pass(d time.Duration) {
	for end := w.now.Add(d); w.now.Before(end); {
		w.now = w.now.Add(time.Minute)
		w.look()
	}
}

// until moves the clock to an hour of that day or the next one and looks twice.
func (w *watched) until(hour, minute int) {
	next := time.Date(w.now.Year(), w.now.Month(), w.now.Day(), hour, minute, 0, 0, w.now.Location())
	if !next.After(w.now) {
		next = next.AddDate(0, 0, 1)
	}
	w.now = next
	w.look()
	w.pass(time.Minute)
}

// waiting is what waits to be sent.
func (w *watched) waiting() (list []chat.Sending) {
	w.t.Helper()
	for _, bulk := range []bool{false, true} {
		part, err := w.store.After(w.t.Context(), 0, bulk, 1000)
		if err != nil {
			w.t.Fatal(err)
		}
		list = append(list, part...)
	}
	return list
}

// settle notes that what waits was sent.
func (w *watched) settle() {
	w.t.Helper()
	var os []chat.Outcome
	for _, s := range w.waiting() {
		os = append(os, chat.Outcome{Row: s.Row, Verdict: chat.Sent, Message: int(s.Row)})
	}
	if err := w.store.Settle(w.t.Context(), os); err != nil {
		w.t.Fatal(err)
	}
}

// told checks how often the admin is being told something.
func (w *watched) told(what string, times int) {
	w.t.Helper()
	n := 0
	for _, s := range w.waiting() {
		if s.Reply.Chat == w.cfg.Telegram.Admins[0] && strings.Contains(s.Reply.Text, what) {
			n++
		}
	}
	if n != times {
		w.t.Errorf("%s: “%s” is told %d times, want %d", w.now.Format("01-02 15:04"), what, n, times)
	}
}

func (w *watched) apply(replies []chat.Reply, changes ...ledger.Change) {
	w.t.Helper()
	if err := w.store.Apply(w.t.Context(), nil, ledger.Plan{Changes: changes}, replies); err != nil {
		w.t.Fatal(err)
	}
}

func TestALateOutboxIsTold(t *testing.T) {
	w := newWatched(t)
	w.apply([]chat.Reply{{Chat: 5, Text: "x"}})
	w.pass(10 * time.Minute)
	w.told("没有发出", 0)
	w.pass(30 * time.Minute)
	w.told("没有发出", 1)
	w.restart()
	w.pass(30 * time.Minute)
	w.told("没有发出", 1)
	w.settle()
	w.pass(2 * time.Hour)
	w.told("没有发出", 0)
	w.apply([]chat.Reply{{Chat: 5, Text: "x"}})
	w.pass(30 * time.Minute)
	w.told("没有发出", 1)
}

// What waited while the program was down is about to be sent: that is no news.
func TestAStartIsNoIncident(t *testing.T) {
	w := newWatched(t)
	w.apply([]chat.Reply{{Chat: 5, Text: "x"}})
	w.now = w.now.Add(time.Hour)
	w.restart()
	w.look()
	w.told("没有发出", 0)
	w.settle()
	w.pass(5 * time.Minute)
	w.told("没有发出", 0)
}

func TestUpdatesSetAsideAreTold(t *testing.T) {
	w := newWatched(t)
	aside := func(id int64) {
		t.Helper()
		kept, err := w.store.Keep(t.Context(), []chat.Update{{ID: id, Body: []byte("{}"), At: w.now}})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.store.Quarantine(t.Context(), kept[0].Row, "unreadable"); err != nil {
			t.Fatal(err)
		}
	}
	w.pass(time.Minute)
	w.told("已搁置", 0)
	aside(1)
	w.pass(time.Minute)
	w.told("1 条更新无法处理", 1)
	aside(2)
	w.pass(20 * time.Minute)
	w.told("已搁置", 1)
	w.restart()
	w.pass(2 * time.Hour)
	w.told("已搁置", 1)
	aside(3)
	w.pass(time.Minute)
	w.told("已搁置", 2)
}

// A copy that cannot be made is told when the quiet hours end, once however
// often it is tried; the next night's is told again.
func TestAFailedBackupIsTold(t *testing.T) {
	w := newWatched(t)
	if err := os.WriteFile(w.cfg.Backup.Dir, nil, 0o600); err != nil { // no folder can be made there
		t.Fatal(err)
	}
	w.until(3, 31)
	w.told("备份失败", 0)
	w.until(7, 31)
	w.told("备份失败", 1)
	w.restart()
	w.pass(20 * time.Minute)
	w.told("备份失败", 1)
	if err := os.Remove(w.cfg.Backup.Dir); err != nil {
		t.Fatal(err)
	}
	w.pass(time.Minute)
	w.settle()
	w.until(3, 31)
	w.until(8, 0)
	w.told("备份失败", 0)
	copies, err := filepath.Glob(filepath.Join(w.cfg.Backup.Dir, "*.db"))
	if err != nil || len(copies) != 2 {
		t.Errorf("copies: %v, %v", copies, err)
	}
	w.cfg.Backup.Dir = filepath.Join(copies[0], "no folder")
	w.restart()
	w.until(3, 31)
	w.until(8, 0)
	w.told("备份失败", 1)
}

// A digest that reached none of its recipients is told; one that reached some
// of them is not.
func TestADigestThatNobodyGotIsTold(t *testing.T) {
	w := newWatched(t)
	week := ledger.Week(ledger.DateOf(w.now).Add(-7))
	send := func(of string, verdicts map[int64]chat.Verdict) {
		t.Helper()
		var replies []chat.Reply
		var changes []ledger.Change
		for room := range verdicts {
			replies = append(replies, chat.Reply{Chat: room, Text: "x", Bulk: true, Once: of})
			changes = append(changes, ledger.SaveDelivery{Delivery: ledger.Delivery{Of: of, Period: week, Chat: room, Once: of, At: w.now}})
		}
		w.apply(replies, changes...)
		w.told("周报没有送到任何人", 0)
		var os []chat.Outcome
		for _, s := range w.waiting() {
			os = append(os, chat.Outcome{Row: s.Row, Verdict: verdicts[s.Reply.Chat], Message: 1})
		}
		if err := w.store.Settle(t.Context(), os); err != nil {
			t.Fatal(err)
		}
	}
	send("city", map[int64]chat.Verdict{5: chat.Shut, 6: chat.Sent})
	w.pass(time.Minute)
	w.told("周报没有送到任何人", 0)
	w.settle()
	send("district:laoshan", map[int64]chat.Verdict{5: chat.Shut, 6: chat.Refused})
	w.pass(30 * time.Minute)
	w.restart()
	w.pass(30 * time.Minute)
	w.told("周报没有送到任何人", 1)
	w.told("崂山区 "+week.From.String(), 1)
}

// Reminders go out at the configured time of the city's day, once a day.
func TestRemindersGoOutInTheMorning(t *testing.T) {
	w := newWatched(t)
	w.cfg.Reminders.At = "09:15"
	w.restart()
	w.look()
	owner := w.cfg.Telegram.Admins[0]
	day := ledger.DateOf(w.now).Add(1)
	w.apply(nil,
		ledger.SaveMember{Member: ledger.Member{ID: owner, Name: "管理员", Role: ledger.Admin, Since: w.now}},
		ledger.SaveTrip{Trip: ledger.Trip{Head: ledger.Head{N: 1, Reporter: owner, Steps: []ledger.Step{{ID: 1, Text: "回访", Due: day, Owner: owner}}}, Name: "赴沪"}})
	w.until(9, 13)
	w.told("今天到期 1 项", 0)
	w.until(9, 15)
	w.told("今天到期 1 项", 1)
	w.pass(time.Hour)
	w.told("下一步提醒", 1)
}
