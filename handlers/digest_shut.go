package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// mostShut is how many recipients that shut the bot out are looked at in one go.
const mostShut = 100

// blocked ends the subscriptions of a chat that has shut the bot out, and tells
// the admins once.
func (t *turn) blocked(ctx context.Context) error {
	subs, err := t.Subscriptions(ctx, t.m.Room.ID)
	if err != nil {
		return err
	}
	var ended []string
	for _, s := range subs {
		if s.Ended.IsZero() {
			s.Ended, s.Why = t.m.At, words.WhyShut.Zh
			t.plan.Add(ledger.SaveSubscription{Subscription: s})
			ended = append(ended, s.Of)
		}
	}
	if len(ended) == 0 {
		return nil
	}
	replies, err := t.tellShut(ctx, t.Snapshot, t.m.Room.ID, ended)
	t.out = append(t.out, replies...)
	return err
}

// tellShut tells the admins which digests a chat gets no more.
func (d *Desk) tellShut(ctx context.Context, snap Snapshot, room int64, ended []string) (out []chat.Reply, err error) {
	t := d.turn(snap, chat.Message{At: d.Now()})
	admins, err := t.adminMembers(ctx)
	if err != nil {
		return nil, err
	}
	for _, a := range admins {
		if a.ID == room {
			continue
		}
		t.lang = t.langOf(a)
		name, err := t.chatName(ctx, room)
		if err != nil {
			return nil, err
		}
		var of []string
		for _, e := range ended {
			scope, _ := scopeOf(e)
			of = append(of, t.subjectName(scope, t.lang))
		}
		t.notify(a.ID, t.text(words.SayShut, name, strings.Join(of, words.ListComma.In(t.lang))))
	}
	return t.out, nil
}

// EndShut ends the subscriptions of those whose last digest did not arrive
// because they have shut the bot out, tells the admins once, and closes what
// was due.
func (d *Desk) EndShut(ctx context.Context, closing ledger.Change) error {
	snap, err := d.Store.Snapshot(ctx)
	if err != nil {
		return fmt.Errorf("open snapshot: %w", err)
	}
	defer snap.Close()
	shut, err := snap.Shut(ctx, mostShut)
	if err != nil {
		return err
	}
	now := d.Now()
	plan := ledger.Plan{Source: ledger.Source{At: now}, Changes: []ledger.Change{closing}}
	ended := map[int64][]string{}
	var rooms []int64
	for _, s := range shut {
		sub, stands, err := d.subscription(ctx, snap, s)
		if err != nil {
			return err
		}
		if !stands || slices.Contains(ended[s.Chat], s.Of) {
			continue
		}
		sub.Ended, sub.Why = now, words.WhyShut.Zh
		plan.Add(ledger.SaveSubscription{Subscription: sub})
		if ended[s.Chat] == nil {
			rooms = append(rooms, s.Chat)
		}
		ended[s.Chat] = append(ended[s.Chat], s.Of)
	}
	var replies []chat.Reply
	for _, room := range rooms {
		out, err := d.tellShut(ctx, snap, room, ended[room])
		if err != nil {
			return err
		}
		replies = append(replies, out...)
	}
	return d.Store.Apply(ctx, nil, plan, replies)
}

// subscription is the one that a digest was sent by; it stands unless it was
// begun anew since. A chat that only the configuration names gets one, so that
// it can be ended.
func (d *Desk) subscription(ctx context.Context, snap Snapshot, s ledger.Sent) (ledger.Subscription, bool, error) {
	subs, err := snap.Subscriptions(ctx, s.Chat)
	if err != nil {
		return ledger.Subscription{}, false, err
	}
	for _, x := range subs {
		if x.Of == s.Of {
			return x, x.Since.Before(s.At) || x.Since.Equal(s.At), nil
		}
	}
	return ledger.Subscription{Chat: s.Chat, Of: s.Of, Since: time.Time{}}, true, nil
}
