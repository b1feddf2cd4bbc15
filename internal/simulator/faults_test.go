package simulator_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"guatu/internal/simulator"
)

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		fault simulator.Fault
		code  int // 0: the connection breaks
		body  string
		sent  bool
	}{
		{"429", simulator.TooMany(5), 429, `"retry_after":5`, false},
		{"500", simulator.ServerError(), 500, `"description":"Internal Server Error"`, false},
		{"502", simulator.BadGateway(), 502, "<h1>502 Bad Gateway</h1>", false},
		{"413", simulator.TooLarge(), 413, "<h1>413 Request Entity Too Large</h1>", false},
		{"401", simulator.Unauthorized(), 401, `"description":"Unauthorized"`, false},
		{"409", simulator.Conflicting(), 409, "terminated by other getUpdates request", false},
		{"garbage", simulator.Garbage(), 200, `{"ok":true,"resu`, false},
		{"nonsense", simulator.Nonsense(), 200, "not a word of JSON", false},
		{"mistyped", simulator.Mistyped(), 200, `"message_id":"a number"`, true},
		{"not modified", simulator.NotModified(), 400, "Bad Request: message is not modified", false},
		{"blocked", simulator.Blocked(), 403, "Forbidden: bot was blocked by the user", false},
		{"kicked", simulator.Kicked(), 403, "Forbidden: bot was kicked from the group chat", false},
		{"moved", simulator.Migrated(-1000000000009), 400, `"migrate_to_chat_id":-1000000000009`, false},
		{"reset", simulator.Reset(), 0, "", false},
		{"reset after", simulator.ResetAfter(), 0, "", true},
		{"slow", simulator.Slow(8 * time.Second), 200, `"ok":true`, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				sim, _ := start(t, simulator.Options{})
				sim.Fail("sendMessage", 1, c.fault)
				code, body, err := raw(sim)
				if c.code == 0 && !errors.Is(err, syscall.ECONNRESET) {
					t.Errorf("answer: %d, %v; want a reset connection", code, err)
				}
				if code != c.code || !strings.Contains(body, c.body) {
					t.Errorf("answer: %d %s\nwant: %d %s", code, body, c.code, c.body)
				}
				if _, sent := sim.Last(1001); sent != c.sent {
					t.Errorf("the message arrived: %v, want %v", sent, c.sent)
				}
				if v := sim.Violations(); v != nil {
					t.Errorf("a fault is not the bot's violation: %q", v)
				}
				time.Sleep(time.Minute)
				if code, _, err := raw(sim); code != 200 {
					t.Errorf("afterwards: %d %v", code, err)
				}
			})
		})
	}
}

// raw sends a text and returns what came back, whatever it is.
func raw(sim *simulator.Server) (int, string, error) {
	res, err := sim.Client().PostForm("https://x/bot"+token+"/sendMessage", values("chat_id", "1001", "text", "x"))
	if err != nil {
		return 0, "", err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return res.StatusCode, string(body), err
}

// A requester that gives up does not stop a slow delivery.
func TestSlowAndGone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, _ := start(t, simulator.Options{})
		sim.Fail("", 1, simulator.Slow(8*time.Second))
		client := sim.Client()
		client.Timeout = 5 * time.Second
		if _, err := client.PostForm("https://x/bot"+token+"/sendMessage", values("chat_id", "1001", "text", "x")); err == nil {
			t.Error("an answer came before it could")
		}
		time.Sleep(4 * time.Second)
		if _, sent := sim.Last(1001); !sent {
			t.Error("the message did not arrive")
		}
	})
}

func TestHeal(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	sim.Fail("getMe", 9, simulator.ServerError())
	if r := ask(t, sim, "getMe", `{}`); r.Code != http.StatusInternalServerError {
		t.Errorf("the fault: %d", r.Code)
	}
	sim.Heal()
	if r := ask(t, sim, "getMe", `{}`); !r.OK {
		t.Errorf("healed: %s", r.Description)
	}
}
