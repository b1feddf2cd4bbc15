package main

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"time"

	"guatu/chat"
	"guatu/internal/simulator"
)

const (
	delayed     = "guatu_sends_delayed_total"
	quarantined = "guatu_updates_quarantined_total"
	putOff      = "send put off"
)

// sends makes the next n sends meet a fault.
func sends(n int, f simulator.Fault) func(*house) {
	return func(h *house) { h.sim.Fail("sendMessage", n, f) }
}

// polls makes all polls meet a fault.
func polls(f simulator.Fault) func(*house) {
	return func(h *house) { h.sim.Fail("getUpdates", 1<<30, f) }
}

// answered wants the two reports that were made meanwhile to be answered.
func answered(wang, li int) func(*house) {
	return func(h *house) { h.wants(wang, li) }
}

var sendingOrdeals = []ordeal{
	{name: "429 in one chat", strike: sends(1, simulator.TooMany(60).In(1001)), during: answered(0, 1), log: putOff, metric: delayed},
	{name: "429 for all chats", strike: sends(2, simulator.TooMany(60)), during: answered(0, 0), log: putOff, metric: delayed},
	{name: "500", strike: sends(3, simulator.ServerError()), log: putOff, metric: delayed},
	{name: "HTML 502", strike: sends(3, simulator.BadGateway()), log: putOff, metric: delayed},
	{name: "reset before delivery", strike: sends(3, simulator.Reset()), log: putOff, metric: delayed},
	{name: "reset after delivery", strike: sends(2, simulator.ResetAfter()), log: putOff, metric: delayed, twice: 2},
	{name: "answers after 8 s", strike: sends(6, simulator.Slow(8*time.Second)), during: answered(1, 1)},
	{name: "half an answer", strike: sends(2, simulator.Garbage()), log: putOff, metric: delayed},
	{name: "an answer that is no JSON", strike: sends(2, simulator.Nonsense()), log: putOff, metric: delayed},
	{name: "an answer of wrong types", strike: sends(2, simulator.Mistyped()), during: answered(1, 1)},
}

const unreachable = "Telegram cannot be reached: check the network, telegram.api_url and telegram.proxy"

var receivingOrdeals = []ordeal{
	{name: "poll: 429", strike: polls(simulator.TooMany(7)), ready: "Telegram asks for a pause", log: "telegram says 429"},
	{name: "poll: 500", strike: polls(simulator.ServerError()), ready: "Telegram is out of order", log: "telegram says 500"},
	{name: "poll: HTML 502", strike: polls(simulator.BadGateway()), ready: unreachable, log: unreachable},
	{name: "poll: half an answer", strike: polls(simulator.Garbage()), ready: unreachable, log: unreachable},
	{name: "poll: no JSON", strike: polls(simulator.Nonsense()), ready: unreachable, log: unreachable},
	{name: "poll: wrong types", strike: polls(simulator.Mistyped()), lasts: 2 * time.Minute, ready: unreachable, log: unreachable},
	{name: "poll: reset after the answer", lasts: 2 * time.Minute, strike: polls(simulator.ResetAfter()), ready: unreachable, log: unreachable},
	{name: "token revoked", lasts: 5 * time.Minute, strike: func(h *house) {
		h.sim.Fail("", 1<<30, simulator.Unauthorized())
		h.sim.Fail("getUpdates", 1<<30, simulator.Unauthorized())
	}, ready: "set telegram.token", log: "set telegram.token"},
	{name: "unreachable for an hour", lasts: time.Hour, strike: func(h *house) { h.away.Store(true) }, mend: func(h *house) { h.away.Store(false) },
		during: answered(0, 0), ready: unreachable, log: "no such host", metric: delayed},
	{name: "a second poller", lasts: time.Minute, strike: poller, ready: "another bot polls with this token: stop it", log: "another bot polls with this token: stop it"},
	{name: "a forgotten webhook", strike: func(h *house) {
		h.sim.MapWebhook("https://elsewhere.example/", http.NotFoundHandler())
		h.ask("setWebhook", `{"url":"https://elsewhere.example/hook"}`)
	}, during: answered(1, 1), log: "a forgotten webhook was deleted"},
	{name: "update ids jump down", strike: func(h *house) { h.sim.JumpUpdates(17) }, during: answered(1, 1)},
}

// ask is a call that somebody else makes with the bot's token.
func (h *house) ask(method, params string) {
	h.Helper()
	res, err := h.post(context.Background(), method, params)
	if err != nil || res.StatusCode != http.StatusOK {
		h.Errorf("%s: %v", method, err)
	}
}

func (h *house) post(ctx context.Context, method, params string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.telegram.org/bot7000000001:simulated/"+method, bytes.NewBufferString(params))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	return h.sim.Client().Do(req)
}

// poller is another process that polls with the same token, and acknowledges nothing.
func poller(h *house) {
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		for ctx.Err() == nil {
			if _, err := h.post(ctx, "getUpdates", `{"timeout":50}`); err != nil && ctx.Err() == nil {
				h.Error(err)
			}
			select {
			case <-time.After(2 * time.Second):
			case <-ctx.Done():
			}
		}
	}()
	time.AfterFunc(75*time.Second, stop)
}

var errAlways = errors.New("it never succeeds")

// poisoned has the officer send a message over which the handler stumbles.
func poisoned(stumble func() error) func(*house) {
	return func(h *house) {
		h.before = func(_ context.Context, m chat.Message) error {
			if m.Text == "毒" {
				return stumble()
			}
			return nil
		}
		h.li.Send("毒")
	}
}

// injected has something come that Telegram never sent before.
func injected(raw string) func(*house) {
	return func(h *house) {
		if _, err := h.sim.Inject(raw); err != nil {
			h.Fatal(err)
		}
	}
}

const toldAside = "条更新无法处理，已搁置"

// adminHears wants the admin to be told something.
func adminHears(words string) func(*house) {
	return func(h *house) {
		h.Helper()
		if !h.hears(1001, words) {
			h.Errorf("the admin is not told %q", words)
		}
	}
}

var poisonOrdeals = []ordeal{
	{name: "a handler that panics", lasts: 3 * time.Minute, set: noQuiet, strike: poisoned(func() error { panic("no") }),
		during: adminHears(toldAside), log: "panic with string", metric: "guatu_panics_total"},
	{name: "a handler that always fails", lasts: 5 * time.Minute, set: noQuiet, strike: poisoned(func() error { return errAlways }),
		during: adminHears(toldAside), log: errAlways.Error(), metric: quarantined},
	{name: "an update of a kind that nobody knows", strike: injected(`{"holographic_message":{"chat":{"id":1002},"text":"x"}}`), during: answered(1, 1)},
	{name: "an update that cannot be read", lasts: 3 * time.Minute, set: noQuiet,
		strike: injected(`{"message":{"message_id":5,"chat":"nowhere","date":1,"text":"x"}}`),
		during: adminHears(toldAside), log: "an update was set aside", metric: quarantined},
}

func noQuiet(c *Config) { c.Digest.Quiet = "" }
