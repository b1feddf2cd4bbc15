package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"guatu/bot"
	"guatu/storage"
)

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
	age("guatu_telegram_silence_seconds", "For how long Telegram has not answered.", func(h bot.Health) time.Duration {
		return since(h.Reached)
	})
	reg.MustRegister(a.disk()...)
	return reg
}

// began is when the program started.
var began = time.Now()

// since is for how long something is past; since the start where it never was.
func since(at time.Time) time.Duration {
	if at.Before(began) {
		at = began
	}
	return time.Since(at)
}

// disk are the measures of the database and its copies.
func (a *App) disk() []prometheus.Collector {
	gauge := func(name, help string, value func() float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value)
	}
	number, commit := version()
	list := []prometheus.Collector{
		gauge("guatu_database_writable", "1 when the database takes a commit.", a.writable),
		gauge("guatu_database_bytes", "Size of the database file.", func() float64 { return size(a.cfg.Storage.DSN) }),
		gauge("guatu_database_wal_bytes", "Size of the write-ahead file.", func() float64 { return size(a.cfg.Storage.DSN + "-wal") }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "guatu_build_info", Help: "1; what runs stands in the labels.",
			ConstLabels: prometheus.Labels{"version": number, "commit": commit, "schema": strconv.Itoa(storage.Schema())}}, func() float64 { return 1 }),
	}
	if a.cfg.Backup.Dir != "" {
		list = append(list, gauge("guatu_backup_age_seconds", "Age of the newest nightly copy; where there is none, of the program's start.", func() float64 {
			return newestCopy(a.cfg.Backup.Dir).Seconds()
		}))
	}
	return list
}

func (a *App) writable() float64 {
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
	defer stop()
	if a.Store.Writable(ctx) != nil {
		return 0
	}
	return 1
}

// size is the size of a file, 0 where it is not there.
func size(file string) float64 {
	info, err := os.Stat(file)
	if err != nil {
		return 0
	}
	return float64(info.Size())
}

// newestCopy is the age of the newest nightly copy.
func newestCopy(dir string) time.Duration {
	copies, _ := filepath.Glob(filepath.Join(dir, nightly))
	if len(copies) == 0 {
		return time.Since(began)
	}
	slices.Sort(copies)
	info, err := os.Stat(copies[len(copies)-1])
	if err != nil {
		return time.Since(began)
	}
	return time.Since(info.ModTime())
}
