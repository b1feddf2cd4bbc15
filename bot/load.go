package bot

import (
	"context"
	"time"

	"guatu/chat"
)

const answerPause = 500 * time.Millisecond // between tries to answer a press

// watch reads the outbox whenever something may be new in it.
func (d *deliverer) watch(ctx context.Context) {
	look := time.NewTicker(glance)
	defer look.Stop()
	for {
		d.load(ctx)
		select {
		case <-d.outbox.News():
		case <-d.refill:
		case <-look.C:
			d.sweep()
		case <-ctx.Done():
			return
		}
	}
}

// load reads what is new, as far as there is room for it.
func (d *deliverer) load(ctx context.Context) {
	d.reading.Lock()
	defer d.reading.Unlock()
	for c := range classes {
		for d.hasRoom(c) && d.loadPage(ctx, c) {
		}
	}
}

// loadPage reads a page, and tells whether there may be another.
func (d *deliverer) loadPage(ctx context.Context, c class) bool {
	rows, err := d.outbox.After(ctx, d.cursor[c], c == bulk, page)
	if err != nil {
		if ctx.Err() == nil {
			d.log.Error("read outbox", "err", err)
		}
		return false
	}
	d.add(ctx, rows, c)
	return len(rows) == page
}

func (d *deliverer) add(ctx context.Context, rows []chat.Sending, c class) {
	now := d.now()
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range rows {
		d.cursor[c] = s.Row
		d.held[c]++
		p := newParcel(s, c, now.Sub(s.Made))
		if s.Reply.Verb == chat.Answer {
			d.flights.Go(func() { d.answer(ctx, p) })
			continue
		}
		r := d.room(s.Reply.Chat)
		r.lines[c].queue = append(r.lines[c].queue, p)
		d.list(r, c)
	}
}

// answer answers a press: at once, past limits and order, and only as long as
// the button waits for it.
func (d *deliverer) answer(ctx context.Context, p *parcel) {
	j := d.answerInTime(ctx, p)
	if ctx.Err() != nil {
		return
	}
	d.count(p, j)
	d.settle.put(ctx, p.outcome(j, d.now()))
	d.mu.Lock()
	defer d.mu.Unlock()
	d.drop(p.class)
}

func (d *deliverer) answerInTime(ctx context.Context, p *parcel) judgement {
	ctx, cancel := context.WithDeadline(ctx, p.born.Add(answerable))
	defer cancel()
	for ctx.Err() == nil {
		p.Tries++
		_, err := d.out.send(ctx, p)
		j := judge(p, err, time.Since(p.born))
		if j.remedy == settle {
			return j
		}
		sleep(ctx, max(answerPause, j.pause))
	}
	return judgement{verdict: chat.Dropped, why: "too late to answer the press"}
}

func (d *deliverer) most(c class) int {
	if c == bulk {
		return mostBulk
	}
	return mostUrgent
}

func (d *deliverer) hasRoom(c class) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.more[c] = d.held[c] >= d.most(c)
	return !d.more[c]
}

// drop forgets a sending that is done with. The caller holds the lock.
func (d *deliverer) drop(c class) {
	d.held[c]--
	if d.more[c] && d.held[c] <= d.most(c)/2 {
		signal(d.refill)
	}
}

// sweep forgets the chats that nothing was sent to for a while.
func (d *deliverer) sweep() {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := time.Now()
	for id, r := range d.rooms {
		if r.idle(now) {
			delete(d.rooms, id)
		}
	}
}

// age is for how long the oldest sending has waited.
func (d *deliverer) age() time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	var oldest time.Duration
	for _, r := range d.rooms {
		for _, l := range r.lines {
			if len(l.queue) > 0 {
				oldest = max(oldest, time.Since(l.queue[0].born))
			}
		}
	}
	return oldest
}

// flush sends what people wait for and can be sent at once, then ends run.
// Bulk, and what failed before, stay for the next start.
func (d *deliverer) flush(ctx context.Context) {
	d.load(ctx)
	d.mu.Lock()
	d.closing = true
	d.mu.Unlock()
	for !d.calm() {
		select {
		case <-d.landed:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			break
		}
	}
	d.mu.Lock()
	d.stopped = true
	d.mu.Unlock()
	signal(d.wake)
}

// calm tells that nothing that people wait for is under way or about to be.
func (d *deliverer) calm() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := time.Now()
	for _, r := range d.rooms {
		l := &r.lines[urgent]
		if r.busy || len(l.queue) > 0 && !l.after.After(now) && !r.after.After(now) {
			return false
		}
	}
	return true
}
