package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"guatu/bot"
)

// How long Telegram may be silent, and a row wait, before the program says that
// it is not ready.
const (
	silence = 2 * time.Minute
	backlog = 10 * time.Minute
)

// listen serves health and metrics until ctx ends.
func (a *App) listen(ctx context.Context, addr string, log *slog.Logger) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("http.listen %s: the address is taken or not ours: %w", addr, err)
	}
	s := &http.Server{Handler: a.routes(), ReadHeaderTimeout: 5 * time.Second}
	log.Info("health and metrics", "listen", l.Addr().String())
	stopped := context.AfterFunc(ctx, func() { s.Close() })
	defer stopped()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve health: %w", err)
	}
	return nil
}

func (a *App) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", a.ready)
	mux.Handle("GET /metrics", promhttp.HandlerFor(a.metrics(), promhttp.HandlerOpts{}))
	return mux
}

// ready answers 200 when reports are taken and answered, else 503 with what is
// wrong, a line each.
func (a *App) ready(w http.ResponseWriter, r *http.Request) {
	var wrong []string
	if err := a.Store.Writable(r.Context()); err != nil {
		wrong = append(wrong, "the database cannot be written: check the disk and the file's rights")
	}
	wrong = append(wrong, unready(a.Bot.Health(), time.Now())...)
	if len(wrong) > 0 {
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, strings.Join(wrong, "\n"))
		return
	}
	fmt.Fprintln(w, "ready")
}

func unready(h bot.Health, now time.Time) (wrong []string) {
	if h.Fault != "" {
		wrong = append(wrong, h.Fault)
	}
	if now.Sub(h.Reached) > silence {
		wrong = append(wrong, "Telegram has not answered lately: check the network, the proxy and the token")
	}
	if h.Inbox > backlog {
		wrong = append(wrong, fmt.Sprintf("the oldest message has waited for %s", h.Inbox.Round(time.Second)))
	}
	if h.Outbox > backlog {
		wrong = append(wrong, fmt.Sprintf("the oldest answer has waited for %s", h.Outbox.Round(time.Second)))
	}
	return wrong
}

// version is what the build knows of itself.
func version() (number, commit string) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown", "unknown"
	}
	number, commit = info.Main.Version, "unknown"
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			commit = s.Value
		}
	}
	return number, commit
}
