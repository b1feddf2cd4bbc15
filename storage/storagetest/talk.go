package storagetest

import (
	"testing"
	"time"

	"guatu/ledger"
)

func testTalk(t *testing.T, open func(*testing.T) Engine) {
	t.Run("drafts", func(t *testing.T) { testDrafts(t, open(t)) })
	t.Run("people", func(t *testing.T) { testPeople(t, open(t)) })
	t.Run("the trail", func(t *testing.T) { testTrail(t, open(t)) })
	t.Run("questions and settings", func(t *testing.T) {
		e, ctx := open(t), t.Context()
		_, err := look(t, e).Question(ctx, 5, 7)
		fails(t, err, ledger.NotFound)
		q := ledger.Question{Person: 5, Chat: 7, Normal: "签约 本季度", At: Now()}
		apply(t, e, ledger.SaveQuestion{Question: ledger.Question{Person: 5, Chat: 7, Normal: "走访", At: Now()}},
			ledger.SaveQuestion{Question: q}, ledger.SaveSetting{Key: "k", Value: "old"}, ledger.SaveSetting{Key: "k", Value: "new"})
		got, err := look(t, e).Question(ctx, 5, 7)
		same(t, got, err, q)
		value, err := look(t, e).Setting(ctx, "k")
		same(t, value, err, "new")
		_, err = look(t, e).Setting(ctx, "other")
		fails(t, err, ledger.NotFound)
	})
}

// testTrail: who saw what is read in order, from an instant on, and forgotten
// after a year.
func testTrail(t *testing.T, e Engine) {
	ctx := t.Context()
	old := ledger.Look{At: Now().AddDate(-2, 0, 0), Member: 5, Chat: 5, Way: ledger.LookCard, Of: "D7"}
	first := ledger.Look{At: Now(), Member: 5, Chat: -7, Way: ledger.LookAnswer, Of: "签约 本季度"}
	second := ledger.Look{At: Now(), Login: "ops", Way: ledger.LookExport, Of: "dir"}
	apply(t, e, ledger.SaveLook{Look: first}, ledger.SaveLook{Look: old}, ledger.SaveLook{Look: second})
	trail := func(since time.Time) (all []ledger.Look) {
		t.Helper()
		if err := look(t, e).Looks(ctx, since, func(l ledger.Look) error { all = append(all, l); return nil }); err != nil {
			t.Fatal(err)
		}
		return all
	}
	same(t, trail(time.UnixMilli(0)), nil, []ledger.Look{old, first, second})
	same(t, trail(Now()), nil, []ledger.Look{first, second})
	if err := e.Prune(ctx, Now()); err != nil {
		t.Fatal(err)
	}
	same(t, trail(time.UnixMilli(0)), nil, []ledger.Look{first, second})
}

func testDrafts(t *testing.T, e Engine) {
	ctx := t.Context()
	d := fill[ledger.Draft]()
	d.ID, d.Version, d.Person, d.Chat, d.Parked = 1, 0, 5, 7, false
	later := d
	later.ID, later.Parked = 2, true
	_, err := look(t, e).Draft(ctx, 5, 7)
	fails(t, err, ledger.NotFound)
	apply(t, e, ledger.SaveDraft{Draft: d}, ledger.SaveDraft{Draft: later})
	d.Version, later.Version = 1, 1
	v := look(t, e)
	got, err := v.Draft(ctx, 5, 7)
	same(t, got, err, d)
	got, err = v.DraftByID(ctx, 2)
	same(t, got, err, later)
	all, err := v.Drafts(ctx, 5, 7)
	same(t, all, err, []ledger.Draft{later, d})
	none, err := v.Drafts(ctx, 6, 7)
	same(t, none, err, []ledger.Draft{})

	fails(t, e.Apply(ctx, nil, planOf(ledger.EndDraft{ID: 1, Version: 2}), nil), ledger.Conflict)
	apply(t, e, ledger.EndDraft{ID: 1, Version: 1})
	_, err = look(t, e).DraftByID(ctx, 1)
	fails(t, err, ledger.NotFound)
	later.Version = 0
	fails(t, e.Apply(ctx, nil, planOf(ledger.SaveDraft{Draft: later}), nil), ledger.Conflict)
}

func testPeople(t *testing.T, e Engine) {
	ctx := t.Context()
	link := fill[ledger.Invitation]()
	link.Version = 0
	apply(t, e, ledger.SaveInvitation{Invitation: link})
	fails(t, e.Apply(ctx, nil, planOf(ledger.SaveInvitation{Invitation: link}), nil), ledger.Conflict)
	link.Version = 1
	got, err := look(t, e).Invitation(ctx, link.Code)
	same(t, got, err, link)
	_, err = look(t, e).Invitation(ctx, "nobody's")
	fails(t, err, ledger.NotFound)

	wish := ledger.Request{Person: 8, Name: "路人", At: Now()}
	apply(t, e, ledger.SaveRequest{Request: wish})
	open, err := look(t, e).Requests(ctx)
	same(t, open, err, []ledger.Request{wish})
	wish.Done = true
	apply(t, e, ledger.SaveRequest{Request: wish})
	open, err = look(t, e).Requests(ctx)
	same(t, open, err, []ledger.Request{})

	sub := ledger.Subscription{Chat: 7, Member: 5, Of: "district:north", Since: Now()}
	apply(t, e, ledger.SaveSubscription{Subscription: sub})
	subs, err := look(t, e).Subscriptions(ctx, 7)
	same(t, subs, err, []ledger.Subscription{sub})
	subs, err = look(t, e).SubscriptionsOf(ctx, "district:north")
	same(t, subs, err, []ledger.Subscription{sub})
	ended := sub
	ended.Ended, ended.Why = Now(), "blocked"
	apply(t, e, ledger.SaveSubscription{Subscription: ended})
	subs, err = look(t, e).SubscriptionsOf(ctx, "district:north")
	same(t, subs, err, []ledger.Subscription{})
}
