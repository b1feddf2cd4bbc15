package main

import (
	"context"
	"strconv"
	"time"

	"guatu/handlers"
	"guatu/ledger"
	"guatu/scheduler"
	"guatu/storage"
	"guatu/words"
)

// calm is for how long something must have been well for it to be news when it
// goes wrong again.
const calm = time.Hour

// unreachedFor is how far back it is looked for digests that nobody got.
const unreachedFor = 7 * 24 * time.Hour

// watch looks for what goes wrong while the program runs and has it told to the
// admins, once an incident. It is used by one goroutine, the scheduler's.
type watch struct {
	store  *storage.Store
	desk   *handlers.Desk
	now    func() time.Time
	dir    string    // of the nightly copies
	uncopy time.Time // since when a copy is owed that could not be made; zero when none is
	stuck  time.Time // when the sending was made that the last look found to be late
}

// look tells what has gone wrong since the last look.
func (w *watch) look(ctx context.Context, due scheduler.Due) error {
	snap, err := w.store.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer snap.Close()
	r := round{snap: snap, now: w.now(), changes: []ledger.Change{due.Close}}
	waits, err := w.store.Backlog(ctx)
	if err != nil {
		return err
	}
	for _, look := range []func() error{
		func() error { return r.outbox(ctx, w.late(waits, r.now)) },
		func() error { return r.aside(ctx, waits.Aside) },
		func() error { return r.digests(ctx) },
	} {
		if err := look(); err != nil {
			return err
		}
	}
	if !w.uncopy.IsZero() {
		r.tell("backup:"+stamp(w.uncopy), words.AlertBackup, w.dir)
	}
	return w.desk.Alert(ctx, r.troubles, r.changes...)
}

// copied notes how the nightly copy went that was owed since a time.
func (w *watch) copied(since time.Time, err error) {
	w.uncopy = time.Time{}
	if err != nil {
		w.uncopy = since
	}
}

// late tells whether a sending has waited for too long at two looks: after a
// start the first one finds what is about to be sent.
func (w *watch) late(b storage.Backlog, now time.Time) bool {
	before := w.stuck
	w.stuck = time.Time{}
	if b.Sendings > 0 && now.Sub(b.Sending) > backlog {
		w.stuck = b.Sending
	}
	return !w.stuck.IsZero() && !before.IsZero()
}

// round is one look.
type round struct {
	snap     *storage.Snapshot
	now      time.Time
	troubles []handlers.Trouble
	changes  []ledger.Change
}

func (r *round) tell(key string, say words.Text, args ...any) {
	r.troubles = append(r.troubles, handlers.Trouble{Key: key, Say: say, Args: args})
}

// outbox tells that answers wait to be sent.
func (r *round) outbox(ctx context.Context, late bool) error {
	if !late {
		return nil
	}
	news, err := r.begins(ctx, "outbox")
	if news {
		r.tell("outbox:"+stamp(r.now), words.AlertOutbox, int(backlog/time.Minute))
	}
	return err
}

// aside tells that updates were set aside since the last look.
func (r *round) aside(ctx context.Context, count int) error {
	const key = "watch:aside:count"
	known, err := r.number(ctx, key)
	if err != nil || int64(count) == known {
		return err
	}
	r.changes = append(r.changes, ledger.SaveSetting{Key: key, Value: strconv.Itoa(count)})
	if int64(count) < known { // the old ones were pruned
		return nil
	}
	news, err := r.begins(ctx, "aside")
	if news {
		r.tell("aside:"+stamp(r.now), words.AlertAside, count-int(known))
	}
	return err
}

// digests tells which digests nobody got.
func (r *round) digests(ctx context.Context) error {
	list, err := r.snap.Unreached(ctx, r.now.Add(-unreachedFor))
	for _, m := range list {
		r.tell("digest:"+m.Of+":"+m.Period.To.String(), words.AlertDigest, m)
	}
	return err
}

// begins notes that something is wrong now, and tells whether that is news: it
// was well for a while.
func (r *round) begins(ctx context.Context, what string) (bool, error) {
	key := "watch:" + what
	last, err := r.number(ctx, key)
	r.changes = append(r.changes, ledger.SaveSetting{Key: key, Value: stamp(r.now)})
	return r.now.Sub(time.Unix(last, 0)) > calm, err
}

// number is a number that was noted before; 0 when none was.
func (r *round) number(ctx context.Context, key string) (int64, error) {
	value, err := r.snap.Setting(ctx, key)
	if ledger.Is(err, ledger.NotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	n, _ := strconv.ParseInt(value, 10, 64)
	return n, nil
}

// stamp is a time as keys and settings hold it.
func stamp(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }
