package simulator_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"guatu/internal/simulator"
)

// hook answers deliveries as answer tells, and keeps when each came: "0s 甲".
type hook struct {
	mu     sync.Mutex
	begin  time.Time
	log    []string
	answer func(w http.ResponseWriter, text string, n int)
}

func (h *hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text := textOf(r)
	h.mu.Lock()
	h.log = append(h.log, fmt.Sprint(time.Since(h.begin).Round(time.Second), " ", text))
	n := len(h.log)
	h.mu.Unlock()
	if h.answer != nil {
		h.answer(w, text, n)
	}
}

func (h *hook) seen() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return strings.Join(h.log, ", ")
}

// textOf is the text of the message, or the data of the press, that a request delivers.
func textOf(r *http.Request) string {
	body, _ := io.ReadAll(r.Body)
	var u struct {
		Message  struct{ Text string }
		Callback struct{ Data string } `json:"callback_query"`
	}
	_ = json.Unmarshal(body, &u)
	return u.Message.Text + u.Callback.Data
}

// hooked returns a Telegram that delivers to h, with an empty queue.
func hooked(t *testing.T, h *hook, params string) (*simulator.Server, *simulator.User) {
	t.Helper()
	sim, wang := start(t, simulator.Options{})
	h.begin = time.Now()
	sim.MapWebhook("https://bot.example/", h)
	r := ask(t, sim, "setWebhook", `{"url":"https://bot.example/hook","drop_pending_updates":true`+params+`}`)
	if !r.OK {
		t.Fatal(r.Description)
	}
	return sim, wang
}

func TestDelivery(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var secret, kind, method string
		h := &hook{}
		outer := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			secret, kind, method = r.Header.Get("X-Telegram-Bot-Api-Secret-Token"), r.Header.Get("Content-Type"), r.Method
			h.ServeHTTP(w, r)
		})
		sim, wang := hooked(t, h, `,"secret_token":"s-1"`)
		sim.MapWebhook("https://bot.example/hook", outer)
		wang.Send("甲")
		wang.Send("乙")
		synctest.Wait()
		if got := h.seen(); got != "0s 甲, 0s 乙" {
			t.Errorf("delivered %q", got)
		}
		if secret != "s-1" || kind != "application/json" || method != "POST" {
			t.Errorf("request: secret %q, type %q, method %q", secret, kind, method)
		}
		if n := sim.Pending(); n != 0 {
			t.Errorf("%d pending", n)
		}
	})
}

// A failed delivery is repeated at once, then after 2, 4, 8 seconds; it holds up its own chat only.
func TestRetry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &hook{answer: func(w http.ResponseWriter, text string, n int) {
			if text == "甲" && n < 6 {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
		}}
		sim, wang := hooked(t, h, "")
		wang.Send("甲")
		wang.Send("乙")
		time.Sleep(time.Second)
		sim.User(1002, "李强", "zh").Send("丙")
		time.Sleep(time.Minute)
		if got, want := h.seen(), "0s 甲, 0s 甲, 1s 丙, 2s 甲, 6s 甲, 14s 甲, 14s 乙"; got != want {
			t.Errorf("delivered %q\nwant      %q", got, want)
		}
		var info struct {
			Words   string `json:"last_error_message"`
			Pending int    `json:"pending_update_count"`
		}
		ask(t, sim, "getWebhookInfo", `{}`).into(t, &info)
		if info.Words != "Wrong response from the webhook: 503 Service Unavailable" || info.Pending != 0 {
			t.Errorf("info = %+v", info)
		}
	})
}

// Other answers than 2xx are failures; Retry-After is heeded; a bot that does not answer for a minute failed too.
func TestFailures(t *testing.T) {
	for name, c := range map[string]struct {
		answer func(w http.ResponseWriter, text string, n int)
		want   string
	}{
		"redirect": {func(w http.ResponseWriter, _ string, n int) {
			if n == 1 {
				w.Header().Set("Location", "https://elsewhere.example/")
				w.WriteHeader(http.StatusFound)
			}
		}, "0s 甲, 0s 甲"},
		"204": {func(w http.ResponseWriter, _ string, n int) { w.WriteHeader(http.StatusNoContent) }, "0s 甲"},
		"retry after": {func(w http.ResponseWriter, _ string, n int) {
			if n == 1 {
				w.Header().Set("Retry-After", "30")
				w.WriteHeader(http.StatusServiceUnavailable)
			}
		}, "0s 甲, 30s 甲"},
		"silence": {func(w http.ResponseWriter, _ string, n int) {
			if n == 1 {
				time.Sleep(90 * time.Second)
			}
		}, "0s 甲, 1m0s 甲"},
		"crash": {func(w http.ResponseWriter, _ string, n int) {
			if n == 1 {
				panic(http.ErrAbortHandler)
			}
		}, "0s 甲, 0s 甲"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := &hook{answer: c.answer}
				_, wang := hooked(t, h, "")
				wang.Send("甲")
				time.Sleep(2 * time.Minute)
				if got := h.seen(); got != c.want {
					t.Errorf("delivered %q, want %q", got, c.want)
				}
			})
		})
	}
}

// A press that cannot be delivered for 150 seconds vanishes.
func TestPressVanishes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &hook{answer: func(w http.ResponseWriter, _ string, _ int) { w.WriteHeader(http.StatusInternalServerError) }}
		sim, wang := hooked(t, h, "")
		wang.Press(1, "ok")
		time.Sleep(time.Hour)
		if n := sim.Pending(); n != 0 {
			t.Errorf("%d pending after an hour", n)
		}
		if got, want := h.seen(), "0s ok, 0s ok, 2s ok, 6s ok, 14s ok, 30s ok, 1m2s ok"; !strings.HasPrefix(got, want) {
			t.Errorf("delivered %q, want %q …", got, want)
		}
	})
}

// A message and a press of one person arrive side by side; max_connections bounds how many requests run.
func TestSideBySide(t *testing.T) {
	for connections, want := range map[string]string{
		"":                     "0s 甲, 0s ok",
		`,"max_connections":1`: "0s 甲, 5s ok",
	} {
		synctest.Test(t, func(t *testing.T) {
			h := &hook{answer: func(http.ResponseWriter, string, int) { time.Sleep(5 * time.Second) }}
			_, wang := hooked(t, h, connections)
			wang.Send("甲")
			synctest.Wait()
			wang.Press(1, "ok")
			time.Sleep(time.Minute)
			if got := h.seen(); got != want {
				t.Errorf("max_connections %q: delivered %q, want %q", connections, got, want)
			}
		})
	}
}

// After 23 hours of 410 Gone, Telegram deletes the webhook.
func TestGone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &hook{answer: func(w http.ResponseWriter, _ string, _ int) { w.WriteHeader(http.StatusGone) }}
		sim, wang := hooked(t, h, "")
		wang.Send("甲")
		time.Sleep(24*time.Hour - time.Minute)
		if r := ask(t, sim, "deleteWebhook", `{}`); r.Description != "Webhook is already deleted" {
			t.Errorf("deleteWebhook: %q", r.Description)
		}
	})
}

// A method in the answer is carried out; what comes of it is not told.
func TestReplyInAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &hook{answer: func(w http.ResponseWriter, text string, _ int) {
			_, _ = w.Write([]byte(`{"method":"sendMessage","chat_id":1001,"text":"收到 ` + text + `"}`))
		}}
		sim, wang := hooked(t, h, "")
		wang.Send("甲")
		synctest.Wait()
		if m, _ := sim.Last(1001); m.Text != "收到 甲" {
			t.Errorf("last message: %q", m.Text)
		}
	})
}

func TestWebhookRefusals(t *testing.T) {
	for _, c := range []struct{ params, words string }{
		{`"url":"nonsense"`, "invalid webhook URL specified"},
		{`"url":"http://bot.example/"`, "bad webhook: An HTTPS URL must be provided for webhook"},
		{`"url":"https://bot.example:9000/"`, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"},
		{`"url":"https://10.0.0.1/"`, "bad webhook: IP address 10.0.0.1 is reserved"},
		{`"url":"https://[::1]/"`, "bad webhook: IPv6-only addresses are not allowed"},
		{`"url":"https://other.example/"`, "bad webhook: Failed to resolve host: Name or service not known"},
		{`"url":"https://bot.example/","secret_token":"` + strings.Repeat("x", 257) + `"`, "secret token is too long"},
		{`"url":"https://bot.example/","secret_token":"密"`, "secret token contains unallowed characters"},
	} {
		sim, _ := start(t, simulator.Options{})
		sim.MapWebhook("https://bot.example", http.NotFoundHandler())
		wantRefusal(t, ask(t, sim, "setWebhook", `{`+c.params+`}`), 400, "Bad Request: "+c.words)
	}
}

func TestWebhookTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, _ := hooked(t, &hook{}, "")
		again := `{"url":"https://bot.example/hook"}`
		r := ask(t, sim, "setWebhook", again)
		if r.Code != 429 || r.Parameters.RetryAfter != 1 {
			t.Errorf("twice at once: %d %s", r.Code, r.Description)
		}
		time.Sleep(2 * time.Second)
		if r := ask(t, sim, "setWebhook", again); r.Description != "Webhook is already set" {
			t.Errorf("twice: %q", r.Description)
		}
		if r := ask(t, sim, "deleteWebhook", `{}`); r.Description != "Webhook was deleted" {
			t.Errorf("deleted: %q", r.Description)
		}
	})
}

// Deliveries reach a listener through its address, with the host of the registered one.
func TestMapToListener(t *testing.T) {
	got := make(chan string, 1)
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got <- r.Host + r.URL.Path + " " + textOf(r)
	}))
	defer web.Close()
	target, err := url.Parse(web.URL)
	if err != nil {
		t.Fatal(err)
	}
	sim, wang := start(t, simulator.Options{})
	sim.MapWebhookTo("https://bot.example/", target)
	ask(t, sim, "setWebhook", `{"url":"https://bot.example/hook","drop_pending_updates":true}`)
	wang.Send("甲")
	if s := <-got; s != "bot.example/hook 甲" {
		t.Errorf("the listener got %q", s)
	}
}

// While nothing succeeds, Telegram tries with one request at a time.
func TestCalm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var busy, most atomic.Int32
		h := &hook{}
		h.answer = func(w http.ResponseWriter, _ string, _ int) {
			if n := busy.Add(1); time.Since(h.begin) > 30*time.Second {
				most.Store(max(most.Load(), n))
			}
			time.Sleep(time.Second)
			busy.Add(-1)
			w.WriteHeader(http.StatusInternalServerError)
		}
		sim, _ := hooked(t, h, "")
		for id := range int64(5) {
			sim.User(2000+id, "科员", "zh").Send("甲")
		}
		time.Sleep(5 * time.Minute)
		if most.Load() != 1 {
			t.Errorf("%d requests at once, want 1", most.Load())
		}
	})
}
