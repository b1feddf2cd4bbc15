package main

import (
	"context"
	"log/slog"
	"time"

	"guatu/handlers"
	"guatu/ledger"
	"guatu/scheduler"
	"guatu/storage"
)

// dueBook is the store as the scheduler sees it.
type dueBook struct{ *storage.Store }

// Dues are the times at which things are due next.
func (b dueBook) Dues(ctx context.Context) (map[string]time.Time, error) {
	snap, err := b.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	defer snap.Close()
	return snap.Dues(ctx)
}

// Apply carries a plan out.
func (b dueBook) Apply(ctx context.Context, inbox []int64, plan ledger.Plan) error {
	return b.Store.Apply(ctx, inbox, plan, nil)
}

// shutOut is when it is looked for recipients who have shut the bot out.
const shutOut = "*/15 * * * *"

// newScheduler plans the digests of the city and of every district, unit and
// chain, and the nightly work on the database.
func newScheduler(cfg Config, log *slog.Logger, now func() time.Time, store *storage.Store, desk *handlers.Desk) (*scheduler.Scheduler, error) {
	quiet, err := scheduler.ParseQuiet(cfg.Digest.Quiet)
	if err != nil {
		return nil, err
	}
	var tasks []scheduler.Task
	for _, s := range digestScopes(cfg) {
		when, err := scheduler.Parse(s.schedule, cfg.zone)
		if err != nil {
			return nil, err
		}
		tasks = append(tasks, scheduler.Task{Name: "digest:" + s.name, When: when, Quiet: quiet, Do: func(ctx context.Context, due scheduler.Due) error {
			return desk.SendDigest(ctx, s.scope, due.Fires, due.Close)
		}})
	}
	shut, err := scheduler.Parse(shutOut, cfg.zone)
	if err != nil {
		return nil, err
	}
	tasks = append(tasks, scheduler.Task{Name: "shut", When: shut, Do: func(ctx context.Context, due scheduler.Due) error {
		return desk.EndShut(ctx, due.Close)
	}})
	nightly, err := nightlyTasks(cfg, log, now, store)
	return scheduler.New(log, dueBook{store}, now, append(tasks, nightly...)), err
}

// digestScope is something that has a digest, with its schedule.
type digestScope struct {
	name, schedule string
	scope          ledger.Scope
}

func digestScopes(cfg Config) []digestScope {
	or := func(own string) string {
		if own != "" {
			return own
		}
		return cfg.Digest.Schedule
	}
	list := []digestScope{{"city", cfg.Digest.Schedule, ledger.Scope{}}}
	for _, d := range cfg.Districts {
		list = append(list, digestScope{"district:" + d.Key, or(d.Schedule), ledger.Scope{District: d.Key}})
	}
	for _, u := range cfg.Units {
		list = append(list, digestScope{"unit:" + u.Key, or(u.Schedule), ledger.Scope{Unit: u.Key}})
	}
	for _, c := range cfg.Chains {
		list = append(list, digestScope{"chain:" + c.Key, or(c.Schedule), ledger.Scope{Chain: c.Key}})
	}
	return list
}

// digestChats are the chats that the configuration names, as subscriptions.
func (c Config) digestChats() (list []ledger.Subscription) {
	for _, d := range c.Digest.Chats {
		of, _ := c.scopeOf(d.Of)
		list = append(list, ledger.Subscription{Chat: d.Chat, Of: of})
	}
	return list
}
