package bot

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/internal/simulator"
)

var hooked = Config{Mode: WebhookMode, Webhook: Webhook{URL: "https://bot.example/telegram", Secret: "geheim"}}

// inHookedWorld is a world whose bot is brought its updates.
func inHookedWorld(t *testing.T, test func(*world)) {
	t.Helper()
	inWorld(t, hooked, simulator.Options{}, func(w *world) {
		w.settle(time.Second)
		test(w)
	})
}

func TestWebhookBringsUpdates(t *testing.T) {
	inHookedWorld(t, func(w *world) {
		wang := w.sim.User(1001, "王芳", "zh-hans")
		wang.Send("一")
		m := wang.Send("二")
		w.settle(time.Second)
		wang.Press(m.ID, "x")
		w.settle(time.Second)
		if diff := cmp.Diff([]string{"收到 一", "收到 二"}, w.shown(wang.Chat())); diff != "" {
			t.Error(diff)
		}
		if n := len(w.sim.Answers(1001)); n != 1 {
			t.Errorf("%d answers", n)
		}
		if h := w.bot.Health(); h.Fault != "" || time.Since(h.Received) > time.Minute {
			t.Errorf("health: %+v", h)
		}
	})
}

func TestWebhookSurvivesTheDatabase(t *testing.T) {
	inHookedWorld(t, func(w *world) {
		w.store.breakDown(true)
		wang := w.sim.User(1001, "王芳", "zh-hans")
		wang.Send("早")
		w.settle(time.Minute)
		if h := w.bot.Health(); !strings.Contains(h.Fault, storeFails) {
			t.Errorf("health: %+v", h)
		}
		w.store.breakDown(false)
		w.settle(time.Minute)
		if diff := cmp.Diff([]string{"收到 早"}, w.shown(wang.Chat())); diff != "" {
			t.Error(diff)
		}
		if h := w.bot.Health(); h.Fault != "" {
			t.Errorf("health: %+v", h)
		}
	})
}

func TestWebhookIsRegisteredWithPatience(t *testing.T) {
	inWorld(t, hooked, simulator.Options{}, func(w *world) {
		w.stop()
		w.sim.Fail("setWebhook", 3, simulator.BadGateway())
		w.start(hooked)
		w.settle(time.Minute)
		calls := w.sim.Calls("setWebhook")
		last := calls[len(calls)-1]
		if last.Code != http.StatusOK || last.Params["secret_token"] != "geheim" || !strings.Contains(last.Params["allowed_updates"], "my_chat_member") {
			t.Errorf("last call: %+v", last)
		}
		if h := w.bot.Health(); h.Fault != "" {
			t.Errorf("health: %+v", h)
		}
	})
}

func TestWebhookAnswers(t *testing.T) {
	const update = `{"update_id":1,"message":{"message_id":5,"date":1,"chat":{"id":1001,"type":"private"},"from":{"id":1001},"text":"早"}}`
	tests := []struct {
		name, method, secret, body string
		down                       bool
		code                       int
		kept                       int
	}{
		{"an update", "POST", "geheim", update, false, 200, 1},
		{"no secret", "POST", "", update, false, 401, 0},
		{"a wrong secret", "POST", "geheiM", update, false, 401, 0},
		{"GET", "GET", "geheim", "", false, 405, 0},
		{"no JSON", "POST", "geheim", `{"update_id":1`, false, 400, 0},
		{"no update", "POST", "geheim", `{"message":{}}`, false, 400, 0},
		{"too large", "POST", "geheim", `{"update_id":1,"x":"` + strings.Repeat("x", mostUpdate) + `"}`, false, 413, 0},
		{"database down", "POST", "geheim", update, true, 503, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inHookedWorld(t, func(w *world) {
				w.desk.answer = silent
				w.store.breakDown(tt.down)
				r := httptest.NewRequest(tt.method, "/telegram", strings.NewReader(tt.body))
				r.Header.Set("X-Telegram-Bot-Api-Secret-Token", tt.secret)
				rec := httptest.NewRecorder()
				w.bot.Webhook().ServeHTTP(rec, r)
				w.store.breakDown(false)
				if rec.Code != tt.code {
					t.Errorf("code %d, want %d", rec.Code, tt.code)
				}
				if again := rec.Header().Get("Retry-After") != ""; again != (tt.code == 503) {
					t.Errorf("Retry-After: %v", again)
				}
				if n := len(w.store.inbox); n != tt.kept {
					t.Errorf("%d kept, want %d", n, tt.kept)
				}
			})
		})
	}
}

// A bot that stops takes nothing more; Telegram keeps it for the next start.
func TestStoppedWebhookTakesNothing(t *testing.T) {
	inHookedWorld(t, func(w *world) {
		w.stop()
		wang := w.sim.User(1001, "王芳", "zh-hans")
		wang.Send("早")
		w.settle(time.Minute)
		if len(w.store.inbox) != 0 {
			t.Fatal("it took an update")
		}
		w.start(hooked)
		w.settle(5 * time.Minute)
		if diff := cmp.Diff([]string{"收到 早"}, w.shown(wang.Chat())); diff != "" {
			t.Error(diff)
		}
	})
}
