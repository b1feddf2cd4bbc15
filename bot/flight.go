package bot

import (
	"context"
	"time"

	"guatu/chat"
)

// fly makes one call for a parcel and sees to what comes of it.
func (d *deliverer) fly(ctx context.Context, r *room, p *parcel) {
	d.aim(ctx, p)
	d.pictures.find(p)
	p.Tries++
	got, err := d.out.send(ctx, p)
	d.free()
	j := judge(p, err, time.Since(p.born))
	if err == nil && !p.arrived(got) {
		j = judgement{remedy: again}
	}
	if ctx.Err() == nil {
		d.tell(p, j)
		if j.remedy != again {
			d.settle.put(ctx, p.outcome(j, d.now()))
		}
	}
	d.land(r, p, j)
}

// aim finds the message that an edit changes. It is asked for just before, as
// the card may have been sent, or sent anew, since the edit was written.
func (d *deliverer) aim(ctx context.Context, p *parcel) {
	if p.Reply.Verb != chat.Edit || p.anew {
		return
	}
	p.target = p.Reply.Message
	if p.target != 0 || p.Reply.Key == "" {
		return
	}
	target, err := d.outbox.Target(ctx, p.Reply.Chat, p.Reply.Key)
	if err != nil {
		d.log.Error("find message to edit", "row", p.Row, "err", err)
		target = p.Target
	}
	p.target = target
}

// tell counts a judgement, and logs one that an operator should see.
func (d *deliverer) tell(p *parcel, j judgement) {
	switch {
	case j.remedy == again:
		d.log.Info("send in another form", "row", p.Row, "chat", p.Reply.Chat, "why", j.why)
	case j.remedy != settle:
		d.pulse.delayed.Add(1)
		d.log.Warn("send put off", "row", p.Row, "chat", p.Reply.Chat, "for", j.pause, "why", j.why)
	default:
		d.count(p, j)
	}
}

func (d *deliverer) count(p *parcel, j judgement) {
	switch j.verdict {
	case chat.Sent:
		d.pulse.sent.Add(1)
		if id := p.photoID(); id != "" {
			d.pictures.note(p.Reply.Picture, id)
		}
	case chat.Shut:
		d.pulse.shut.Add(1)
		d.log.Info("the chat shuts the bot out", "row", p.Row, "chat", p.Reply.Chat, "why", j.why)
	case chat.Dropped:
		d.pulse.dropped.Add(1)
	case chat.Refused:
		d.pulse.refused.Add(1)
		d.log.Error("send refused", "row", p.Row, "chat", p.Reply.Chat, "why", j.why)
	}
}

// free gives the place of a call to the next.
func (d *deliverer) free() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.flying--
	signal(d.wake)
}

// land lets the room go on.
func (d *deliverer) land(r *room, p *parcel, j judgement) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r.busy = false
	now := time.Now()
	switch j.remedy {
	case settle:
		d.drop(p.class)
	case relocate:
		r.back(p)
		d.relocate(r, j.moved)
	case quieten:
		d.quieten(r, now.Add(j.pause))
		r.back(p)
	default:
		r.lines[p.class].after = now.Add(j.pause)
		r.back(p)
	}
	d.list(r, urgent)
	d.list(r, bulk)
	signal(d.landed)
}

// quieten leaves a chat alone until Telegram listens again. When a second chat
// is told so meanwhile, it is the bot as a whole that sends too much: each chat
// by itself is kept below its limit.
func (d *deliverer) quieten(r *room, until time.Time) {
	others := false
	for _, o := range d.rooms {
		others = others || o != r && o.hushed && o.after.After(time.Now())
	}
	r.after, r.hushed = until, true
	if others || r.id == 0 {
		d.after = until
	}
}

// relocate gives all that a group still gets to the supergroup that took its
// place, before what that gets already.
func (d *deliverer) relocate(r *room, to int64) {
	next := d.room(to)
	for c := range classes {
		for _, p := range r.lines[c].queue {
			p.move(to)
		}
		next.lines[c].queue = append(r.lines[c].queue, next.lines[c].queue...)
		r.lines[c].queue = nil
		d.list(next, c)
	}
}

// room is the room of a chat; the caller holds the lock.
func (d *deliverer) room(id int64) *room {
	r := d.rooms[id]
	if r == nil {
		r = &room{id: id, pace: newPace(id, d.limits)}
		d.rooms[id] = r
	}
	return r
}
