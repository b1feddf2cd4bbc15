package simulator_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"guatu/internal/simulator"
)

// burst sends n texts at once and writes down each answer: "ok" or the retry_after.
func burst(t *testing.T, sim *simulator.Server, chat int64, n int) string {
	t.Helper()
	var out []string
	for range n {
		r := ask(t, sim, "sendMessage", params("chat_id", chat, "text", "x"))
		if r.OK {
			out = append(out, "ok")
			continue
		}
		want := fmt.Sprintf("Too Many Requests: retry after %d", r.Parameters.RetryAfter)
		if r.Code != 429 || r.status != 429 || r.Description != want || r.header.Get("Retry-After") != fmt.Sprint(r.Parameters.RetryAfter) {
			t.Errorf("refusal: %+v", r)
		}
		out = append(out, fmt.Sprint(r.Parameters.RetryAfter))
		break
	}
	return strings.Join(out, " ")
}

func TestChatLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, _ := start(t, simulator.Options{Limits: true})
		if got := burst(t, sim, 1001, 4); got != "ok ok ok 1" {
			t.Errorf("at once: %q", got)
		}
		time.Sleep(time.Second)
		if got := burst(t, sim, 1001, 2); got != "ok 1" {
			t.Errorf("a second later: %q", got)
		}
		time.Sleep(10 * time.Second)
		if got := burst(t, sim, 1001, 4); got != "ok ok ok 1" {
			t.Errorf("ten seconds later: %q", got)
		}
		if v := sim.Violations(); v != nil {
			t.Errorf("a 429 that is heeded is no violation: %q", v)
		}
	})
}

func TestGlobalLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, _ := start(t, simulator.Options{Limits: true})
		for i := range int64(31) {
			sim.User(2000+i, "科员", "zh").Start("")
			got, want := burst(t, sim, 2000+i, 1), "ok"
			if i == 30 {
				want = "1"
			}
			if got != want {
				t.Errorf("send %d: %q, want %q", i+1, got, want)
			}
		}
	})
}

func TestGroupLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{Limits: true})
		sim.Group(-5, "招商群").AddBot(wang)
		for range 20 {
			if got := burst(t, sim, -5, 1); got != "ok" {
				t.Fatalf("got %q", got)
			}
			time.Sleep(time.Second)
		}
		if got := burst(t, sim, -5, 1); got != "40" {
			t.Errorf("the 21st in a minute: %q, want 40", got)
		}
	})
}

// Who sends before the time is up waits longer, and broke a rule.
func TestEarly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, _ := start(t, simulator.Options{})
		sim.User(1002, "李强", "zh").Start("")
		sim.Fail("sendMessage", 1, simulator.TooMany(10).In(1001))
		if got := burst(t, sim, 1001, 1); got != "10" {
			t.Errorf("the fault: %q", got)
		}
		if got := burst(t, sim, 1002, 1); got != "ok" {
			t.Errorf("another chat: %q", got)
		}
		time.Sleep(6 * time.Second)
		if got := burst(t, sim, 1001, 1); got != "10" {
			t.Errorf("early: %q, want the whole span again", got)
		}
		time.Sleep(10 * time.Second)
		if got := burst(t, sim, 1001, 1); got != "ok" {
			t.Errorf("in time: %q", got)
		}
		want := "send to chat 1001 came 4s before its retry_after had passed"
		if v := sim.Violations(); len(v) != 1 || v[0] != want {
			t.Errorf("violations %q, want %q", v, want)
		}
	})
}
