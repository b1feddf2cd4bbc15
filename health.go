package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
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

// health asks the bot that runs with a config whether it is ready, or only
// whether it is there, and prints what it answers.
func health(ctx context.Context, args []string) error {
	f, file := configFlag("health")
	alive := f.Bool("alive", false, "ask only whether the process answers")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	path := "/readyz"
	if *alive {
		path = "/healthz"
	}
	ctx, stop := context.WithTimeout(ctx, 5*time.Second)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+askAt(cfg.HTTP.Listen)+path, nil)
	if err != nil {
		return fmt.Errorf("http.listen %s: %w", cfg.HTTP.Listen, err)
	}
	res, err := (&http.Client{Transport: &http.Transport{}}).Do(req) // past every proxy
	if err != nil {
		return fmt.Errorf("the bot does not answer on http.listen %s: %w", cfg.HTTP.Listen, err)
	}
	defer res.Body.Close()
	said, err := io.ReadAll(io.LimitReader(res.Body, 64<<10))
	if err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return errors.New(strings.TrimSpace(string(said)))
	}
	fmt.Print(string(said))
	return nil
}

// askAt is where what listens on an address is asked from the same machine.
func askAt(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return listen
}

// metrics are the counts of the bot, read when they are asked for.
func (a *App) metrics() *prometheus.Registry {
	reg := prometheus.NewRegistry()
	reg.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, m := range []struct {
		name, help string
		value      func(bot.Stats) int64
	}{
		{"guatu_updates_received_total", "Updates that were new.", func(s bot.Stats) int64 { return s.Received }},
		{"guatu_updates_repeated_total", "Updates that came again.", func(s bot.Stats) int64 { return s.Repeated }},
		{"guatu_updates_quarantined_total", "Updates that were set aside because they cannot be worked off.", func(s bot.Stats) int64 { return s.Quarantined }},
		{"guatu_messages_handled_total", "Messages that were decided.", func(s bot.Stats) int64 { return s.Handled }},
		{"guatu_messages_retried_total", "Decisions that were tried again.", func(s bot.Stats) int64 { return s.Retried }},
		{"guatu_panics_total", "Panics that were contained.", func(s bot.Stats) int64 { return s.Panics }},
		{"guatu_sends_sent_total", "Sends that Telegram took.", func(s bot.Stats) int64 { return s.Sent }},
		{"guatu_sends_blocked_total", "Sends to people and groups that shut the bot out.", func(s bot.Stats) int64 { return s.Shut }},
		{"guatu_sends_refused_total", "Sends that Telegram will never take.", func(s bot.Stats) int64 { return s.Refused }},
		{"guatu_sends_delayed_total", "Sends that were put off.", func(s bot.Stats) int64 { return s.Delayed }},
		{"guatu_presses_dropped_total", "Answers to presses that came too late.", func(s bot.Stats) int64 { return s.Dropped }},
	} {
		reg.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Name: m.name, Help: m.help},
			func() float64 { return float64(m.value(a.Bot.Stats())) }))
	}
	age := func(name, help string, value func(bot.Health) time.Duration) {
		reg.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help},
			func() float64 { return value(a.Bot.Health()).Seconds() }))
	}
	age("guatu_inbox_age_seconds", "For how long the oldest message has waited to be worked off.", func(h bot.Health) time.Duration { return h.Inbox })
	age("guatu_outbox_age_seconds", "For how long the oldest answer has waited to be sent.", func(h bot.Health) time.Duration { return h.Outbox })
	return reg
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
