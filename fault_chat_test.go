package main

import (
	"context"
	"strings"
	"time"

	"guatu/internal/simulator"
	"guatu/ledger"
)

const (
	zhaoID     = 1003
	groupID    = -4001
	supergroup = -1000000004001

	nobodyElse = "停用了机器人或移除了它"
	blocked    = "guatu_sends_blocked_total"
)

// zhao is a leader who gets the city's digest.
func (h *house) zhao() *simulator.User {
	h.Helper()
	since := h.clock().AddDate(0, 0, -30)
	h.apply(
		ledger.SaveMember{Member: ledger.Member{ID: zhaoID, Name: "赵敏", Role: ledger.Leader, Lang: ledger.Zh, Unit: "commerce-dept", Since: since}},
		ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: zhaoID, Member: zhaoID, Of: "city", Since: since}})
	u := h.sim.User(zhaoID, "赵敏", "zh-hans")
	u.Start("")
	h.pass(time.Second)
	return u
}

// group is a group that gets the city's digest.
func (h *house) group() *simulator.Group {
	h.Helper()
	g := h.sim.Group(groupID, "专班")
	g.AddBot(h.wang)
	h.apply(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: groupID, Of: "city", Since: h.clock().AddDate(0, 0, -1)}})
	h.pass(time.Second)
	return g
}

// digest sends the city's digest of last week to everyone who gets it.
func (h *house) digest() {
	h.Helper()
	now := h.clock()
	err := h.Desk.SendDigest(context.Background(), ledger.Scope{}, []time.Time{now}, ledger.CloseDue{Name: "digest of the test", Next: now})
	if err != nil {
		h.Error(err)
	}
}

// digests counts the digests in a chat.
func (h *house) digests(room int64) (n int) {
	for _, m := range saidIn(h.sim, room) {
		if strings.Contains(m.Body(), "周报\n") {
			n++
		}
	}
	return n
}

// ended wants a chat to get no more digests.
func (h *house) ended(room int64) {
	h.Helper()
	v, err := h.Store.Snapshot(context.Background())
	if err != nil {
		h.Fatal(err)
	}
	defer v.Close()
	subs, err := v.Subscriptions(context.Background(), room)
	if err != nil || len(subs) != 1 || subs[0].Ended.IsZero() {
		h.Errorf("subscriptions of %d: %+v, %v", room, subs, err)
	}
}

// givenUp wants the subscription of a chat to be ended, and the admin to be told once.
func givenUp(room int64) func(*house) {
	return func(h *house) {
		h.Helper()
		h.ended(room)
		told := 0
		for _, m := range saidIn(h.sim, 1001) {
			told += strings.Count(m.Body(), nobodyElse)
		}
		if told != 1 {
			h.Errorf("the admin is told %d times", told)
		}
	}
}

var chatOrdeals = []ordeal{
	{name: "a member blocks the bot", strike: func(h *house) {
		zhao := h.zhao()
		h.sim.Fail("sendMessage", 1, simulator.TooMany(1).In(zhaoID)) // the answer goes out after the member is gone
		h.report(zhao)
		h.said[len(h.said)-1].dropped = true
		h.pass(100 * time.Millisecond)
		zhao.Block()
	}, during: givenUp(zhaoID), log: "the chat shuts the bot out", metric: blocked},
	{name: "a group removes the bot", strike: func(h *house) {
		h.group().RemoveBot(h.wang)
	}, during: givenUp(groupID)},
	{name: "a group lets the bot no longer write", lasts: 20 * time.Minute, strike: func(h *house) {
		h.group().SilenceBot(h.wang)
		h.digest()
	}, during: givenUp(groupID), log: "the chat shuts the bot out", metric: blocked},
	{name: "a group becomes a supergroup", strike: func(h *house) {
		h.group().Migrate(supergroup)
		h.digest()
	}, during: func(h *house) {
		if n := h.digests(supergroup); n != 1 {
			h.Errorf("%d digests in the supergroup", n)
		}
	}},
	{name: "the message to edit is gone", strike: func(h *house) {
		for _, m := range saidIn(h.sim, h.li.Chat()) {
			h.li.Delete(m.ID)
		}
		h.change()
	}, during: func(h *house) { h.shows("深圳") }, log: "send in another form"},
	{name: "the message says that already", strike: func(h *house) {
		h.sim.Fail("editMessageText", 1, simulator.NotModified())
		h.change()
		h.pass(5 * time.Second)
		if n := len(h.sim.Calls("editMessageText")); n != 1 {
			h.Errorf("%d edits", n)
		}
	}},
}

// change has the officer edit what was reported last.
func (h *house) change() {
	r := &h.said[len(h.said)-1]
	r.place = "深圳"
	h.li.Edit(r.message, r.text())
}

// shows wants the officer's chat to show something.
func (h *house) shows(words string) {
	h.Helper()
	if !h.hears(h.li.Chat(), words) {
		h.Errorf("the chat does not show %q", words)
	}
}
