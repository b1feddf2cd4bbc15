package bot

import (
	"time"
)

// room is one chat that is sent to, one call at a time.
type room struct {
	id     int64
	lines  [classes]line
	busy   bool
	after  time.Time // nothing before: Telegram asked for a pause
	hushed bool      // it did so once
	pace   pace
	used   time.Time
}

// line is what one class has for a room, in order.
type line struct {
	queue  []*parcel
	after  time.Time // nothing before: the head is tried again then
	listed bool      // stands in the queue of those that are ready
}

func (r *room) empty() bool { return len(r.lines[urgent].queue)+len(r.lines[bulk].queue) == 0 }

// wait is how long until the room takes a send of a class, 0 for now.
func (r *room) wait(c class, now time.Time) time.Duration {
	return max(r.after.Sub(now), r.lines[c].after.Sub(now), r.pace.wait(now), 0)
}

// idle tells a room that can be forgotten: its limits are whole again.
func (r *room) idle(now time.Time) bool {
	return r.empty() && !r.busy && now.Sub(r.used) > groupSpan && now.After(r.after)
}

// take takes the head of a line for sending.
func (r *room) take(c class, now time.Time) *parcel {
	l := &r.lines[c]
	p := l.queue[0]
	l.queue = l.queue[1:]
	r.busy, r.used = true, now
	r.pace.spend(now)
	return p
}

// back puts a parcel at the head of its line, where it was.
func (r *room) back(p *parcel) {
	l := &r.lines[p.class]
	l.queue = append([]*parcel{p}, l.queue...)
}
