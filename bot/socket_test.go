package bot

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"guatu/internal/simulator"
)

// Over real sockets: the bot's own client, listener and shutdown.
func TestOverSockets(t *testing.T) {
	sim := simulator.New(simulator.Options{})
	defer sim.Close()
	api := httptest.NewServer(sim)
	defer api.Close()
	listen := freeAddress(t)
	sim.MapWebhookTo("https://bot.example/", &url.URL{Scheme: "http", Host: listen})
	s := newStore()
	b, err := New(Config{
		Token: token, APIURL: api.URL, Mode: WebhookMode,
		Webhook: Webhook{URL: "https://bot.example/telegram", Listen: listen},
	}, Deps{Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Inbox: s, Outbox: s, Handler: &desk{store: s}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()

	wang := sim.User(1001, "王芳", "zh-hans")
	wang.Send("早")
	for seen := int64(0); ; {
		if m, ok := sim.Last(1001); ok && m.Text == "收到 早" {
			break
		}
		if err := sim.Wait(ctx, seen); err != nil {
			t.Fatal("no answer: ", err)
		}
		_, seen = sim.Events(seen)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := http.Post("http://"+listen+"/telegram", "application/json", nil); err == nil {
		t.Error("the listener is open after the end")
	}
}

// freeAddress is a loopback address that nobody listens to.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func TestNewRefuses(t *testing.T) {
	tests := map[string]Config{
		"no token":         {},
		"a token in words": {Token: "token"},
		"a blank in it":    {Token: "123:ab c"},
		"no address":       {Token: token, APIURL: "telegram"},
		"no proxy":         {Token: token, Proxy: "socks5://%zz"},
	}
	for name, cfg := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := New(cfg, Deps{Log: slog.New(slog.DiscardHandler)}); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestProbe(t *testing.T) {
	sim := simulator.New(simulator.Options{})
	defer sim.Close()
	api := httptest.NewServer(sim)
	defer api.Close()
	tests := []struct{ name, token, url, username, fault string }{
		{"all is well", token, api.URL, "simulated_bot", ""},
		{"a token that Telegram does not know", "7000000001:other", api.URL, "", wrongToken},
		{"nobody there", token, "http://" + freeAddress(t), "", unreachable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			username, err := Probe(t.Context(), Config{Token: tt.token, APIURL: tt.url})
			if username != tt.username {
				t.Errorf("username %q, want %q", username, tt.username)
			}
			if got := words(err); !strings.HasPrefix(got, tt.fault) || (got == "") != (tt.fault == "") || strings.Contains(got, tt.token) {
				t.Errorf("error %q, want %q", got, tt.fault)
			}
		})
	}
}

func words(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
