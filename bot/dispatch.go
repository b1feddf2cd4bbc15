package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"guatu/chat"
)

const (
	mostDeciding = 128 // messages of different chats that are decided at a time
	mostTaken    = 20000
	mostTries    = 10 // of a decision that fails; together about a minute
	mostPanics   = 3
	decideWithin = 30 * time.Second
	lastWait     = time.Second // for handlers to return when their time is up
)

// dispatcher gives every message to its chat's owner: one goroutine while the
// chat has work. So chats go side by side, and each in its own order.
type dispatcher struct {
	log     *slog.Logger
	inbox   Inbox
	handler Handler
	me      *self
	out     *sender
	now     func() time.Time
	pulse   *pulse
	slots   chan struct{}
	seen    *seen
	stop    context.Context // ended by drain: nothing is tried again
	halt    context.CancelFunc

	owners sync.WaitGroup
	mu     sync.Mutex
	lanes  map[int64]*lane
	taken  int // and not done
}

func newDispatcher(deps Deps, me *self, out *sender, p *pulse) *dispatcher {
	stop, halt := context.WithCancel(context.Background())
	return &dispatcher{
		log: deps.Log, inbox: deps.Inbox, handler: deps.Handler, me: me, out: out, now: deps.Now, pulse: p,
		slots: make(chan struct{}, mostDeciding), seen: newSeen(), stop: stop, halt: halt, lanes: map[int64]*lane{},
	}
}

// take adds kept updates to the lanes of their chats.
func (d *dispatcher) take(ctx context.Context, us []chat.Update) {
	items := make([]*item, len(us))
	for i, u := range us {
		items[i] = d.read(ctx, u)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, it := range items {
		l := d.lanes[it.lane]
		if l == nil {
			l = &lane{id: it.lane}
			d.lanes[it.lane] = l
			d.owners.Go(func() { d.own(ctx, l) })
		}
		l.queue = append(l.queue, it)
		d.taken++
	}
}

// read makes an item of an update. A press is answered after two seconds,
// whatever keeps its decision: the button would look stuck.
func (d *dispatcher) read(ctx context.Context, u chat.Update) *item {
	it := &item{lane: u.Lane, rows: []int64{u.Row}, came: time.Now()}
	it.m, it.err = convert(u, d.me.id)
	if left := answerable - d.now().Sub(u.At); it.m.Kind == chat.Pressed && it.err == nil && left > 0 {
		it.patience = time.AfterFunc(pressPatience, func() { d.out.answerEmpty(ctx, it.m.Press) })
	}
	return it
}

// full tells that no more should be taken for now.
func (d *dispatcher) full() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.taken >= mostTaken
}

// age is for how long the oldest update has waited.
func (d *dispatcher) age() time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	var oldest time.Duration
	for _, l := range d.lanes {
		oldest = max(oldest, l.age())
	}
	return oldest
}

// drain finishes what was taken, as far as it succeeds at once. A handler that
// does not heed the end of ctx is left behind.
func (d *dispatcher) drain(ctx context.Context) {
	d.halt()
	done := make(chan struct{})
	go func() {
		defer close(done)
		d.owners.Wait()
	}()
	select {
	case <-done:
	case <-ctx.Done():
		sleep(context.WithoutCancel(ctx), lastWait)
	}
}

// own works a lane off, until it is empty or must be left for the next start.
func (d *dispatcher) own(ctx context.Context, l *lane) {
	for it := d.next(l); it != nil; it = d.next(l) {
		ok := d.gather(ctx, l, it) && d.finish(ctx, it)
		d.release(it)
		if !ok {
			d.abandon(l)
			return
		}
	}
}

// finish brings an item to its end; false leaves it for the next start.
func (d *dispatcher) finish(ctx context.Context, it *item) bool {
	d.me.hear(&it.m)
	switch {
	case errors.Is(it.err, errNothing), it.err == nil && d.seen.repeats(&it.m):
		return d.close(ctx, it)
	case it.err != nil:
		return persist(d.stop, d.log, "quarantine update", func() error { return d.setAside(ctx, it, it.err) })
	}
	d.me.introduce(ctx, &it.m)
	if !d.decide(ctx, it) {
		return false
	}
	d.seen.note(&it.m)
	return true
}

// close marks rows done that ask for no decision.
func (d *dispatcher) close(ctx context.Context, it *item) bool {
	return persist(d.stop, d.log, "close inbox rows", func() error { return d.inbox.Done(ctx, it.rows) })
}

// decide has the handler decide, and tries again when it fails. What keeps
// failing is set aside, unless the error says that it is not the message's fault
// (Later), or that fails too: then it is the database's.
func (d *dispatcher) decide(ctx context.Context, it *item) bool {
	wait := pauses(50*time.Millisecond, 15*time.Second)
	for try := 1; ; try++ {
		err := d.once(ctx, it)
		if err == nil {
			d.pulse.handled.Add(1)
			return true
		}
		if ctx.Err() != nil {
			return false
		}
		d.log.Error("decide message", "rows", it.rows, "chat", it.m.Room.ID, "try", try, "err", err)
		if hopeless(err, try) && d.setAside(ctx, it, err) == nil {
			return true
		}
		d.pulse.retried.Add(1)
		if !sleep(d.stop, wait.NextBackOff()) {
			return false
		}
	}
}

func hopeless(err error, try int) bool {
	var l interface{ Later() bool }
	if errors.As(err, &l) && l.Later() {
		return false
	}
	var p *panicked
	if errors.As(err, &p) {
		return try >= mostPanics
	}
	return try >= mostTries
}

// once calls the handler. Its panics stay here.
func (d *dispatcher) once(ctx context.Context, it *item) (err error) {
	select {
	case d.slots <- struct{}{}:
		defer func() { <-d.slots }()
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() {
		if v := recover(); v != nil {
			d.pulse.panics.Add(1)
			err = &panicked{kind: fmt.Sprintf("%T", v), stack: debug.Stack()}
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, decideWithin)
	defer cancel()
	return d.handler.Handle(ctx, it.rows, it.m)
}

// panicked is a panic of the handler. What it panicked with may quote a
// message, so only its type is kept.
type panicked struct {
	kind  string
	stack []byte
}

func (p *panicked) Error() string { return "panic with " + p.kind + "\n" + string(p.stack) }

// setAside quarantines an item: it blocks nobody any more, and can be looked at.
func (d *dispatcher) setAside(ctx context.Context, it *item, why error) error {
	words, _, _ := strings.Cut(why.Error(), "\n")
	for _, row := range it.rows {
		if err := d.inbox.Quarantine(ctx, row, words); err != nil {
			return fmt.Errorf("quarantine update: %w", err)
		}
	}
	d.log.Error("an update was set aside", "rows", it.rows, "chat", it.m.Room.ID, "why", words)
	d.pulse.quarantined.Add(int64(len(it.rows)))
	return nil
}
