package bot

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

const (
	mostFlying = 32 // calls at a time
	bulkFlying = 24 // of them for bulk, so that some are always free for people
	page       = 100
	mostUrgent = 10000           // sendings in memory
	mostBulk   = 300             // with their pictures
	glance     = 5 * time.Second // between looks into the outbox that nothing called for
)

// deliverer carries out what the outbox holds.
//
// Within a chat sendings go out in their order, one at a time, and the next
// only after the verdict on the last is kept, so that a crash repeats one at
// most. Over all chats, what people wait for goes before bulk.
type deliverer struct {
	out      *sender
	outbox   Outbox
	log      *slog.Logger
	now      func() time.Time
	pulse    *pulse
	limits   Limits
	settle   *settler
	pictures *pictures

	reading sync.Mutex
	cursor  [classes]int64 // highest row read
	flights sync.WaitGroup
	wake    chan struct{} // something is ready
	refill  chan struct{} // there is room for more rows
	landed  chan struct{} // something was finished

	mu      sync.Mutex
	rooms   map[int64]*room
	ready   [classes]fifo
	held    [classes]int  // sendings in memory
	more    [classes]bool // the outbox has sendings that did not fit
	flying  int
	all     *bucket
	after   time.Time // nothing before, in any chat
	closing bool      // bulk stays for the next start
	stopped bool
}

func newDeliverer(deps Deps, out *sender, l Limits, p *pulse) *deliverer {
	return &deliverer{
		out: out, outbox: deps.Outbox, log: deps.Log, now: deps.Now, pulse: p, limits: l,
		settle: newSettler(deps.Outbox, deps.Log), pictures: newPictures(), all: newBucket(l.All, 1), rooms: map[int64]*room{},
		wake: make(chan struct{}, 1), refill: make(chan struct{}, 1), landed: make(chan struct{}, 1),
	}
}

// signal wakes whoever waits on a channel of capacity one.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// run delivers until flush has ended or ctx ends.
func (d *deliverer) run(ctx context.Context) {
	settling, settled := context.WithCancel(ctx)
	loading, loaded := context.WithCancel(ctx)
	var settler, loader sync.WaitGroup
	settler.Go(func() { d.settle.run(settling) })
	loader.Go(func() { d.watch(loading) })
	d.launch(ctx)
	loaded()
	loader.Wait()
	d.flights.Wait()
	settled()
	settler.Wait()
}

// launch starts sends as they may go out.
func (d *deliverer) launch(ctx context.Context) {
	alarm := time.NewTimer(glance)
	defer alarm.Stop()
	for ctx.Err() == nil {
		r, p, wait := d.pick(time.Now())
		if p != nil {
			d.flights.Go(func() { d.fly(ctx, r, p) })
			continue
		}
		if d.isStopped() {
			return
		}
		if wait == 0 {
			wait = glance
		}
		alarm.Reset(wait)
		select {
		case <-d.wake:
		case <-alarm.C:
		case <-ctx.Done():
		}
	}
}

func (d *deliverer) isStopped() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.stopped
}

// pick takes what may go out now. Without anything it tells how long to wait;
// 0 is until something changes.
func (d *deliverer) pick(now time.Time) (*room, *parcel, time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.flying >= mostFlying || d.stopped {
		return nil, nil, 0
	}
	if wait := max(d.after.Sub(now), d.all.wait(now)); wait > 0 {
		return nil, nil, wait
	}
	r, c := d.first(now)
	if r == nil {
		return nil, nil, 0
	}
	d.flying++
	d.all.spend(now)
	return r, r.take(c, now), 0
}

// first finds the room that is next: what people wait for before bulk.
func (d *deliverer) first(now time.Time) (*room, class) {
	if r := d.firstOf(urgent, now); r != nil {
		return r, urgent
	}
	if d.closing || d.flying >= bulkFlying {
		return nil, bulk
	}
	return d.firstOf(bulk, now), bulk
}

func (d *deliverer) firstOf(c class, now time.Time) *room {
	for r := d.ready[c].pop(); r != nil; r = d.ready[c].pop() {
		l := &r.lines[c]
		l.listed = false
		if r.busy || len(l.queue) == 0 || c == bulk && len(r.lines[urgent].queue) > 0 {
			continue // it is listed again when that is over
		}
		if wait := r.wait(c, now); wait > 0 {
			d.listLater(r, c, wait)
			continue
		}
		return r
	}
	return nil
}

// list puts a room among those that are ready.
func (d *deliverer) list(r *room, c class) {
	l := &r.lines[c]
	if l.listed || r.busy || len(l.queue) == 0 {
		return
	}
	l.listed = true
	d.ready[c].push(r)
	signal(d.wake)
}

// listLater does so after a while. Until then nothing else lists the room.
func (d *deliverer) listLater(r *room, c class, wait time.Duration) {
	r.lines[c].listed = true
	time.AfterFunc(wait, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		r.lines[c].listed = false
		d.list(r, c)
	})
}

// fifo is a queue of rooms.
type fifo struct{ rooms []*room }

func (f *fifo) push(r *room) { f.rooms = append(f.rooms, r) }

// pop returns the first room, nil if there is none.
func (f *fifo) pop() *room {
	if len(f.rooms) == 0 {
		return nil
	}
	r := f.rooms[0]
	f.rooms = f.rooms[1:]
	return r
}
