package main

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"guatu/chat"
	"guatu/ledger"
)

// What runs is finished at a stop, and soon; what cannot be is done after the start.
func TestStopInTheMiddleOfWork(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.before = func(context.Context, chat.Message) error {
			time.Sleep(3 * time.Second)
			return nil
		}
		h.reportBoth()
		h.pass(time.Second)
		h.stopsWithin(10 * time.Second)
		h.wants(1, 1)
		h.before = func(ctx context.Context, _ chat.Message) error {
			<-ctx.Done()
			return ctx.Err()
		}
		h.start()
		h.reportBoth()
		h.pass(time.Second)
		h.stopsWithin(10 * time.Second)
		h.wants(0, 0)
		h.before = nil
		h.start()
		h.pass(10 * time.Second)
		h.check(0)
	})
}

// stopsWithin ends the program.
func (h *house) stopsWithin(limit time.Duration) {
	h.Helper()
	asked := time.Now()
	h.stop()
	if took := time.Since(asked); took > limit {
		h.Errorf("the stop took %v", took)
	}
}

// A digest that is going out at a stop goes on after the start; nobody is left out or gets it twice.
func TestStopInTheMiddleOfAFanOut(t *testing.T) {
	inHouse(t, func(c *Config) { c.Telegram.Limits.All = 5 }, func(h *house) {
		const first, n = 2000, 40
		for id := int64(first); id < first+n; id++ {
			h.sim.User(id, fmt.Sprint("成员", id), "zh-hans").Start("")
			h.apply(
				ledger.SaveMember{Member: ledger.Member{ID: id, Name: fmt.Sprint("成员", id), Role: ledger.Leader, Lang: ledger.Zh, Since: h.clock()}},
				ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: id, Member: id, Of: "city", Since: h.clock()}})
		}
		h.pass(30 * time.Second) // the greetings
		sent := func() (list []int) {
			for id := int64(first); id < first+n; id++ {
				list = append(list, h.digests(id))
			}
			return list
		}
		h.digest()
		h.pass(4 * time.Second)
		h.report(h.li)
		h.pass(100 * time.Millisecond)
		h.stopsWithin(10 * time.Second)
		h.wants(1)
		if got := sent(); !slices.Contains(got, 0) || !slices.Contains(got, 1) {
			t.Errorf("the stop was not in the middle: %v", got)
		}
		h.start()
		h.pass(30 * time.Second)
		if got := sent(); slices.Min(got) != 1 || slices.Max(got) != 1 {
			t.Errorf("digests: %v", got)
		}
		h.check(0)
	})
}

// One digest covers the weeks that were missed. What people wrote is there as far
// as Telegram has kept it, which is for a day.
func TestAWeekOfDowntime(t *testing.T) {
	inHouse(t, nil, func(h *house) {
		h.zhao()
		h.reportBoth()
		h.pass(5 * time.Second)
		h.stop()
		h.li.Send("#走访；企业：" + companyName(500) + "；地点：上海；单位：市商务局")
		h.pass(15 * 24 * time.Hour)
		h.reportBoth()
		h.start()
		h.pass(2 * time.Minute)
		h.wants(1, 1)
		if n := h.digests(zhaoID); n != 1 {
			t.Errorf("%d digests", n)
		}
		h.stop()
		h.start()
		h.pass(2 * time.Minute)
		if n := h.digests(zhaoID); n != 1 {
			t.Errorf("%d digests after one more start", n)
		}
		h.check(0)
	})
}

// Wherever the civil clock jumps, reports are taken and answered once, digests are
// sent once, and what goes wrong is told as soon as the clock is right again.
func TestAClockThatJumps(t *testing.T) {
	inHouse(t, noQuiet, func(h *house) {
		h.zhao()
		for _, days := range []int{3, 400, -1, -400, 0} {
			h.ahead.Store(int64(days) * int64(24*time.Hour))
			h.pass(2 * time.Minute)
			h.reportBoth()
			h.pass(10 * time.Second)
			h.wants(1, 1)
		}
		h.pass(time.Hour)
		injected(`{"message":{"message_id":5,"chat":"nowhere","date":1,"text":"x"}}`)(h)
		h.pass(3 * time.Minute)
		adminHears(toldAside)(h)
		if n := h.digests(zhaoID); n != 2 { // as the clock passed one Monday, and as it passed many
			t.Errorf("%d digests", n)
		}
		h.check(2) // the reminder of a day that came too early
	})
}

// Time zones are part of the program: no machine is without them.
func TestTimeZonesAreOnBoard(t *testing.T) {
	if !slices.Contains(importsOf(t)["main.go"], "time/tzdata") {
		t.Error("main.go does not import time/tzdata")
	}
}
