package storagetest

import (
	"testing"
	"time"

	"guatu/chat"
	"guatu/ledger"
)

// send puts replies into the outbox.
func send(t *testing.T, e Engine, rs ...chat.Reply) {
	t.Helper()
	if err := e.Apply(t.Context(), nil, ledger.Plan{}, rs); err != nil {
		t.Fatal(err)
	}
}

// waiting reads what waits; its texts must be the wanted ones.
func waiting(t *testing.T, e Engine, bulk bool, want ...string) []chat.Sending {
	t.Helper()
	out, err := e.After(t.Context(), 0, bulk, 100)
	var texts []string
	for _, s := range out {
		texts = append(texts, s.Reply.Text)
	}
	same(t, texts, err, want)
	return out
}

func settle(t *testing.T, e Engine, os ...chat.Outcome) {
	t.Helper()
	if err := e.Settle(t.Context(), os); err != nil {
		t.Fatal(err)
	}
}

func testOutbox(t *testing.T, open func(*testing.T) Engine) {
	t.Run("order", func(t *testing.T) { testOrder(t, open(t)) })
	t.Run("verdicts", func(t *testing.T) { testVerdicts(t, open(t)) })
	t.Run("edits", func(t *testing.T) { testEdits(t, open(t)) })
	t.Run("pictures", func(t *testing.T) { testPictures(t, open(t)) })
	t.Run("once", func(t *testing.T) {
		e := open(t)
		send(t, e, chat.Reply{Chat: 1, Text: "a", Once: "week 12"}, chat.Reply{Chat: 2, Text: "b", Once: "week 12"})
		send(t, e, chat.Reply{Chat: 1, Text: "c", Once: "week 12"}, chat.Reply{Chat: 1, Text: "d", Once: "week 13"})
		waiting(t, e, false, "a", "b", "d")
	})
	t.Run("a revoked member gets nothing unasked", func(t *testing.T) {
		e := open(t)
		send(t, e, chat.Reply{Chat: 5, Text: "digest", Bulk: true}, chat.Reply{Chat: 5, Text: "answer"}, chat.Reply{Chat: 6, Text: "other", Bulk: true})
		apply(t, e, ledger.SaveMember{Member: ledger.Member{ID: 5, Revoked: Now()}})
		waiting(t, e, true, "other")
		waiting(t, e, false, "answer")
	})
}

func testOrder(t *testing.T, e Engine) {
	select {
	case <-e.News():
		t.Error("news of an empty outbox")
	default:
	}
	full := chat.Reply{Verb: chat.Send, Chat: 1, Thread: 2, To: 3, Text: "<b>一</b>", Key: "V1", Force: true, Silent: true,
		Buttons: [][]chat.Button{{{Label: "更正", Data: "x"}, {Label: "网页", URL: "https://example.org"}}},
		File:    &chat.Document{Name: "表.xlsx", Data: []byte{0, 1, 2}}, Menu: []chat.Command{{Name: "my", About: "近期"}}, Lang: "zh"}
	send(t, e, full, chat.Reply{Chat: 2, Text: "二", Bulk: true})
	send(t, e, chat.Reply{Chat: 1, Text: "三"})
	select {
	case <-e.News():
	default:
		t.Error("no news of new sendings")
	}
	out := waiting(t, e, false, "<b>一</b>", "三")
	same(t, out[0], nil, chat.Sending{Row: out[0].Row, Reply: full, Made: Now()})
	waiting(t, e, true, "二")
	rest, err := e.After(t.Context(), out[0].Row, false, 100)
	same(t, len(rest), err, 1)
	rest, err = e.After(t.Context(), 0, false, 1)
	same(t, len(rest), err, 1)
}

func testVerdicts(t *testing.T, e Engine) {
	send(t, e, chat.Reply{Chat: 1, Text: "a"}, chat.Reply{Chat: 1, Text: "b"}, chat.Reply{Chat: 1, Text: "c"}, chat.Reply{Chat: 1, Text: "d"})
	out := waiting(t, e, false, "a", "b", "c", "d")
	settle(t, e,
		chat.Outcome{Row: out[0].Row, Verdict: chat.Sent, Message: 50},
		chat.Outcome{Row: out[1].Row, Verdict: chat.Waiting, Tries: 2, After: Now().Add(time.Minute), Why: "busy"},
		chat.Outcome{Row: out[2].Row, Verdict: chat.Refused, Why: "too long"},
		chat.Outcome{Row: 99999, Verdict: chat.Sent})
	out = waiting(t, e, false, "b", "d")
	same(t, out[0].Tries, nil, 2)
}

func testEdits(t *testing.T, e Engine) {
	ctx := t.Context()
	send(t, e, chat.Reply{Chat: 1, Text: "card", Key: "V1"}, chat.Reply{Verb: chat.Edit, Chat: 1, Text: "edit", Key: "V1"})
	out := waiting(t, e, false, "card", "edit")
	same(t, out[1].Target, nil, 0)
	target, err := e.Target(ctx, 1, "V1")
	same(t, target, err, 0)
	settle(t, e, chat.Outcome{Row: out[0].Row, Verdict: chat.Sent, Message: 50})
	same(t, waiting(t, e, false, "edit")[0].Target, nil, 50)

	send(t, e, chat.Reply{Chat: 1, Text: "card again", Key: "V1"}, chat.Reply{Chat: 2, Text: "elsewhere", Key: "V1"})
	more := waiting(t, e, false, "edit", "card again", "elsewhere")
	settle(t, e, chat.Outcome{Row: more[1].Row, Verdict: chat.Sent, Message: 40}, chat.Outcome{Row: more[2].Row, Verdict: chat.Sent, Message: 90})
	target, err = e.Target(ctx, 1, "V1") // the latest that was delivered, whatever its number
	same(t, target, err, 40)
	send(t, e, chat.Reply{Verb: chat.Edit, Chat: 1, Text: "by number", Key: "V1", Message: 50})
	same(t, waiting(t, e, false, "edit", "by number")[1].Target, nil, 50)

	v := look(t, e)
	key, err := v.SentKey(ctx, 1, 50)
	same(t, key, err, "V1")
	key, err = v.SentKey(ctx, 1, 51)
	same(t, key, err, "")
}

func testPictures(t *testing.T, e Engine) {
	picture := func() *chat.Document { return &chat.Document{Name: "图.png", Data: []byte("bars")} }
	send(t, e, chat.Reply{Chat: 1, Text: "a", Picture: picture()}, chat.Reply{Chat: 2, Text: "b", Picture: picture()})
	out := waiting(t, e, false, "a", "b")
	same(t, out[1].Reply.Picture, nil, picture())
	same(t, out[1].FileID, nil, "")
	settle(t, e, chat.Outcome{Row: out[0].Row, Verdict: chat.Sent, Message: 1, FileID: "file-1"})
	same(t, waiting(t, e, false, "b")[0].FileID, nil, "file-1")

	settle(t, e, chat.Outcome{Row: out[1].Row, Verdict: chat.Sent, Message: 1})
	if err := e.Prune(t.Context(), Now().AddDate(0, 2, 0)); err != nil {
		t.Fatal(err)
	}
	send(t, e, chat.Reply{Chat: 3, Text: "c", Picture: picture()})
	same(t, waiting(t, e, false, "c")[0].FileID, nil, "")
}

func testMoves(t *testing.T, open func(*testing.T) Engine) {
	e, ctx := open(t), t.Context()
	const old, now = -10, -20
	send(t, e, chat.Reply{Chat: old, Text: "a", Once: "o"}, chat.Reply{Chat: old, Text: "b"}, chat.Reply{Chat: 1, Text: "c"})
	d := fill[ledger.Draft]()
	d.ID, d.Version, d.Person, d.Chat, d.Parked = 1, 0, 5, old, false
	sub := ledger.Subscription{Chat: old, Of: "city", Since: Now()}
	apply(t, e, ledger.SaveDraft{Draft: d}, ledger.SaveSubscription{Subscription: sub})

	out := waiting(t, e, false, "a", "b", "c")
	settle(t, e, chat.Outcome{Row: out[0].Row, Verdict: chat.Waiting, MovedTo: now})
	var chats []int64
	for _, s := range waiting(t, e, false, "a", "b", "c") {
		chats = append(chats, s.Reply.Chat)
	}
	same(t, chats, nil, []int64{now, now, 1})
	send(t, e, chat.Reply{Chat: now, Text: "again", Once: "o"})
	waiting(t, e, false, "a", "b", "c")

	d.Chat, d.Version, sub.Chat = now, 2, now
	v := look(t, e)
	got, err := v.Draft(ctx, 5, now)
	same(t, got, err, d)
	subs, err := v.Subscriptions(ctx, now)
	same(t, subs, err, []ledger.Subscription{sub})
	subs, err = v.Subscriptions(ctx, old)
	same(t, subs, err, []ledger.Subscription{})
}
