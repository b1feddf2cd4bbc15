package simulator_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"guatu/internal/simulator"
)

// ids lists the updates that a poll with these parameters answers, as offsets from the first: 0 1 2.
func ids(t *testing.T, sim *simulator.Server, params string) string {
	t.Helper()
	var updates []struct {
		ID int64 `json:"update_id"`
	}
	ask(t, sim, "getUpdates", params).into(t, &updates)
	out := []string{}
	for _, u := range updates {
		out = append(out, fmt.Sprint(u.ID-100))
	}
	return strings.Join(out, " ")
}

func TestOffsets(t *testing.T) {
	for _, c := range []struct{ params, want string }{
		{`{}`, "0 1 2 3"},
		{`{"offset":0}`, "0 1 2 3"},
		{`{"offset":102}`, "2 3"},
		{`{"offset":104}`, ""},
		{`{"offset":-1}`, "3"},
		{`{"offset":-3}`, "1 2 3"},
		{`{"offset":-99}`, "0 1 2 3"},
		{`{"offset":1}`, "0 1 2 3"},
		{`{"offset":115}`, "0 1 2 3"},
		{`{"limit":2}`, "0 1"},
		{`{"limit":0}`, "0 1 2 3"},
		{`{"limit":101}`, "0 1 2 3"},
	} {
		t.Run(c.params, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				sim, wang := start(t, simulator.Options{FirstUpdateID: 100})
				for _, text := range []string{"甲", "乙", "丙"} {
					wang.Send(text)
				}
				if got := ids(t, sim, c.params); got != c.want {
					t.Errorf("got %q, want %q", got, c.want)
				}
			})
		})
	}
}

// Confirmed updates are gone; those that are only fetched come again.
func TestConfirm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{FirstUpdateID: 100})
		wang.Send("甲")
		for _, c := range []struct{ params, want string }{
			{`{}`, "0 1"}, {`{"offset":101}`, "1"}, {`{}`, "1"}, {`{"offset":102}`, ""}, {`{}`, ""},
		} {
			time.Sleep(5 * time.Second)
			if got := ids(t, sim, c.params); got != c.want {
				t.Errorf("%s: got %q, want %q", c.params, got, c.want)
			}
		}
		if n := sim.Pending(); n != 0 {
			t.Errorf("%d pending", n)
		}
	})
}

// An offset that is far from the queue confirms nothing; so it is after ids jumped down.
func TestJump(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{FirstUpdateID: 900000})
		if got := ids(t, sim, `{"offset":900001}`); got != "" {
			t.Fatalf("got %q", got)
		}
		sim.JumpUpdates(100)
		wang.Send("甲")
		if got := ids(t, sim, `{"offset":900001,"timeout":9}`); got != "0" {
			t.Errorf("after the jump: %q", got)
		}
	})
}

func TestLongPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{FirstUpdateID: 100})
		ids(t, sim, `{"offset":101}`)
		begin := time.Now()
		if got := ids(t, sim, `{"offset":101,"timeout":3600}`); got != "" || time.Since(begin) != 50*time.Second {
			t.Errorf("an empty poll gave %q after %v, want nothing after 50s", got, time.Since(begin))
		}
		go func() {
			time.Sleep(7 * time.Second)
			wang.Send("甲")
		}()
		begin = time.Now()
		if got := ids(t, sim, `{"offset":101,"timeout":50}`); got != "1" || time.Since(begin) != 7*time.Second {
			t.Errorf("got %q after %v, want 1 after 7s", got, time.Since(begin))
		}
	})
}

// Telegram slows down a bot that asks the same again and again.
func TestHotLoop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{FirstUpdateID: 100})
		wang.Send("甲")
		if got := ids(t, sim, `{}`) + "/" + ids(t, sim, `{}`); got != "0 1/0" {
			t.Errorf("the same at once: %q, want one update the second time", got)
		}
		ids(t, sim, `{"offset":102}`)
		begin := time.Now()
		ids(t, sim, `{"offset":102}`)
		if d := time.Since(begin); d != 3*time.Second {
			t.Errorf("the same at once, empty, took %v, want 3s", d)
		}
	})
}

// The older of two polls is told off, but only where it waits.
func TestTwoPollers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{FirstUpdateID: 100})
		if a, b := ids(t, sim, `{"timeout":50}`), ids(t, sim, `{"offset":100,"timeout":50}`); a != "0" || b != "0" {
			t.Errorf("two polls with something pending: %q and %q, want 0 and 0", a, b)
		}
		first := make(chan reply, 1)
		go func() { first <- ask(t, sim, "getUpdates", `{"offset":101,"timeout":50}`) }()
		synctest.Wait()
		go func() {
			time.Sleep(time.Second)
			wang.Send("甲")
		}()
		if got := ids(t, sim, `{"offset":101,"timeout":50}`); got != "1" {
			t.Errorf("the newer poll got %q", got)
		}
		wantRefusal(t, <-first, 409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
	})
}

func TestPollAndWebhook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, _ := start(t, simulator.Options{FirstUpdateID: 100})
		sim.MapWebhook("https://bot.example/", http.NotFoundHandler())
		ids(t, sim, `{"offset":101}`)
		waiting := make(chan reply, 1)
		go func() { waiting <- ask(t, sim, "getUpdates", `{"offset":101,"timeout":50}`) }()
		synctest.Wait()
		if r := ask(t, sim, "setWebhook", `{"url":"https://bot.example/hook"}`); !r.OK || r.Description != "Webhook was set" {
			t.Errorf("setWebhook: %q", r.Description)
		}
		wantRefusal(t, <-waiting, 409, "Conflict: terminated by setWebhook request")
		wantRefusal(t, ask(t, sim, "getUpdates", `{}`), 409,
			"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	})
}

// allowed_updates stays as it was last set, and works when something happens, not when it is fetched.
func TestAllowedUpdates(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{FirstUpdateID: 100})
		ids(t, sim, `{"offset":101,"allowed_updates":["callback_query"]}`)
		wang.Send("甲")
		wang.Press(1, "x")
		if got := kinds(t, sim); got != "callback_query" {
			t.Errorf("asked for presses, got %q", got)
		}
		ids(t, sim, `{"offset":102,"allowed_updates":"nonsense"}`)
		wang.Send("乙")
		if got := kinds(t, sim); got != "" {
			t.Errorf("nonsense changed the filter: %q", got)
		}
		ids(t, sim, `{"allowed_updates":[]}`)
		wang.Send("丙")
		if got := kinds(t, sim); got != "message" {
			t.Errorf("the default set gave %q", got)
		}
	})
}

// kinds lists what waits, once the guard against hot loops is over.
func kinds(t *testing.T, sim *simulator.Server) string {
	t.Helper()
	time.Sleep(5 * time.Second)
	var updates []map[string]json.RawMessage
	ask(t, sim, "getUpdates", `{}`).into(t, &updates)
	var out []string
	for _, u := range updates {
		for kind := range u {
			if kind != "update_id" {
				out = append(out, kind)
			}
		}
	}
	return strings.Join(out, " ")
}

// Messages wait a day, presses two and a half minutes.
func TestExpiry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{})
		wang.Press(1, "x")
		time.Sleep(149 * time.Second)
		if n := sim.Pending(); n != 2 {
			t.Errorf("after 149 s: %d pending, want 2", n)
		}
		time.Sleep(time.Second)
		if n := sim.Pending(); n != 1 {
			t.Errorf("after 150 s: %d pending, want 1", n)
		}
		time.Sleep(24 * time.Hour)
		if n := sim.Pending(); n != 0 {
			t.Errorf("after a day: %d pending, want 0", n)
		}
	})
}

// Updates that nobody has seen yet come through as they are.
func TestInject(t *testing.T) {
	sim, _ := start(t, simulator.Options{FirstUpdateID: 100})
	if _, err := sim.Inject(`{"message":{"chat":{"id":1},"forward_origin":{"type":"from_mars"}}}`); err != nil {
		t.Fatal(err)
	}
	if _, err := sim.Inject(`{"update_id":100,"brand_new":{}}`); err != nil {
		t.Fatal(err)
	}
	if _, err := sim.Inject(`half`); err == nil {
		t.Error("half a JSON text was taken")
	}
	if got := ids(t, sim, `{}`); got != "0 1 0" {
		t.Errorf("got %q", got)
	}
}

// A requester that goes away leaves the updates where they are.
func TestAbandonedPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{FirstUpdateID: 100})
		ids(t, sim, `{"offset":101}`)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://x/bot"+token+"/getUpdates?"+url.Values{"timeout": {"50"}}.Encode(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := sim.Client().Do(req); err == nil {
			t.Error("an abandoned poll gave an answer")
		}
		wang.Send("甲")
		if got := ids(t, sim, `{"offset":101}`); got != "1" {
			t.Errorf("got %q", got)
		}
	})
}

// Pollers that keep throwing each other out are told so more slowly.
func TestPollersSlowed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, _ := start(t, simulator.Options{FirstUpdateID: 100})
		ids(t, sim, `{"offset":101}`)
		begin := time.Now()
		told := make(chan time.Duration, 3)
		for range 3 {
			go func() {
				if r := ask(t, sim, "getUpdates", `{"offset":101,"timeout":50}`); r.Code == 409 {
					told <- time.Since(begin)
				}
			}()
			synctest.Wait()
		}
		if first, second := <-told, <-told; first != 0 || second != 3*time.Second {
			t.Errorf("told after %v and %v, want 0s and 3s", first, second)
		}
	})
}
