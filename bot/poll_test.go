package bot

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/internal/simulator"
)

// What keeps updates away is named, for the operator to mend, and the bot goes
// on as soon as it is mended.
func TestFaultsOfPollingAreNamed(t *testing.T) {
	tests := []struct {
		name   string
		method string
		fault  simulator.Fault
		want   string
	}{
		{"wrong token at start", "getMe", simulator.Unauthorized(), wrongToken},
		{"no network at start", "getMe", simulator.Reset(), unreachable},
		{"token revoked", "getUpdates", simulator.Unauthorized(), wrongToken},
		{"two bots", "getUpdates", simulator.Conflicting(), otherPoller},
		{"no network", "getUpdates", simulator.Reset(), unreachable},
		{"a proxy's page", "getUpdates", simulator.BadGateway(), unreachable},
		{"half an answer", "getUpdates", simulator.Garbage(), unreachable},
		{"no JSON", "getUpdates", simulator.Nonsense(), unreachable},
		{"no list", "getUpdates", simulator.Mistyped(), unreachable},
		{"out of order", "getUpdates", simulator.ServerError(), outOfOrder},
		{"too many polls", "getUpdates", simulator.TooMany(7), tooManyCalls},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inWorld(t, Config{}, simulator.Options{}, func(w *world) {
				w.stop()
				w.sim.Fail(tt.method, 1<<30, tt.fault)
				w.start(Config{})
				wang := w.sim.User(1001, "王芳", "zh-hans")
				wang.Send("早")
				w.settle(10 * time.Minute)
				if h := w.bot.Health(); !strings.Contains(h.Fault, tt.want) {
					t.Errorf("health: %+v", h)
				}
				if logs := w.logs.String(); !strings.Contains(logs, tt.want) {
					t.Errorf("the log does not say %q", tt.want)
				}
				w.sim.Heal()
				w.settle(time.Minute)
				if diff := cmp.Diff([]string{"收到 早"}, w.shown(wang.Chat())); diff != "" {
					t.Error(diff)
				}
				h := w.bot.Health()
				if h.Fault != "" || time.Since(h.Reached) > time.Minute || time.Since(h.Received) > time.Minute {
					t.Errorf("health afterwards: %+v", h)
				}
				checkNoSecrets(w)
			})
		})
	}
}

// checkNoSecrets looks for the token and for people's words in the log.
func checkNoSecrets(w *world) {
	w.Helper()
	for _, secret := range []string{token, "7000000001:", "早"} {
		if strings.Contains(w.logs.String(), secret) {
			w.Errorf("the log shows %q", secret)
		}
	}
}

func TestForgottenWebhookIsDeleted(t *testing.T) {
	inWorld(t, Config{Mode: WebhookMode, Webhook: Webhook{URL: "https://bot.example/telegram"}}, simulator.Options{}, func(w *world) {
		w.settle(time.Second)
		w.stop()
		wang := w.sim.User(1001, "王芳", "zh-hans")
		wang.Send("早")
		w.start(Config{})
		w.settle(10 * time.Second)
		if diff := cmp.Diff([]string{"收到 早"}, w.shown(wang.Chat())); diff != "" {
			t.Error(diff)
		}
		if h := w.bot.Health(); h.Fault != "" {
			t.Errorf("health: %+v", h)
		}
	})
}

// After a quiet week ids may begin anew below those that were seen.
func TestUpdateIDsJumpDown(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		wang := w.sim.User(1001, "王芳", "zh-hans")
		wang.Send("一")
		w.settle(time.Minute)
		w.sim.JumpUpdates(17)
		wang.Send("二")
		wang.Send("三")
		w.settle(10 * time.Second)
		if diff := cmp.Diff([]string{"一", "二", "三"}, texts(w.desk.messages())); diff != "" {
			t.Error(diff)
		}
		if n := w.sim.Pending(); n != 0 {
			t.Errorf("%d updates are not acknowledged", n)
		}
	})
}

// An update is acknowledged only after it is kept.
func TestNothingIsAcknowledgedUnkept(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		wang := w.sim.User(1001, "王芳", "zh-hans")
		w.settle(time.Second)
		w.store.breakDown(true)
		wang.Send("早")
		w.settle(time.Hour)
		if n := w.sim.Pending(); n != 1 {
			t.Errorf("%d updates pending", n)
		}
		w.store.breakDown(false)
		w.settle(time.Minute)
		if n := w.sim.Pending(); n != 0 || len(w.desk.messages()) != 1 {
			t.Errorf("%d updates pending, %d decided", n, len(w.desk.messages()))
		}
	})
}
