package main

import (
	"context"
	"fmt"
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
// chain, the reminders, the nightly work on the database and the look for what
// goes wrong.
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
	own, err := ownTasks(cfg, quiet, log, now, store, desk)
	return scheduler.New(log, dueBook{store}, now, append(tasks, own...)), err
}

// ownTasks are the morning's reminders, the work of the night and the look for
// what goes wrong.
func ownTasks(cfg Config, quiet scheduler.Quiet, log *slog.Logger, now func() time.Time, store *storage.Store, desk *handlers.Desk) ([]scheduler.Task, error) {
	morning, err := daily(cfg.Reminders.At, cfg.zone)
	if err != nil {
		return nil, err
	}
	always, err := scheduler.Parse("* * * * *", cfg.zone)
	if err != nil {
		return nil, err
	}
	w := &watch{store: store, desk: desk, now: now, dir: cfg.Backup.Dir}
	tasks, err := nightlyTasks(cfg, log, now, store, w.copied)
	return append(tasks,
		scheduler.Task{Name: "reminders", When: morning, Quiet: quiet, Do: func(ctx context.Context, due scheduler.Due) error {
			return desk.SendReminders(ctx, due.Fires, due.Close)
		}},
		scheduler.Task{Name: "watch", When: always, Quiet: quiet, Do: w.look},
	), err
}

// daily is every day at a time such as 08:30.
func daily(at string, zone *time.Location) (scheduler.Schedule, error) {
	t, err := time.Parse("15:04", at)
	if err != nil {
		return scheduler.Schedule{}, fmt.Errorf("%q is no time of day such as 08:30", at)
	}
	return scheduler.Parse(fmt.Sprintf("%d %d * * *", t.Minute(), t.Hour()), zone)
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
