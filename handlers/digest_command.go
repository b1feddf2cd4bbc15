package handlers

import (
	"context"
	"strings"

	"guatu/digest"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// digest shows a digest as it would be sent: /digest [区市|单位] [上周|本周|日期].
func (t *turn) digest(ctx context.Context, arg string) error {
	of, week, ok := t.digestArgs(arg)
	if !ok {
		return nil
	}
	r, err := t.compose(ctx, t.Snapshot, of, week, t.m.At, t.lang)
	if err != nil {
		return err
	}
	hidden := !t.sees(of)
	if hidden {
		r = digest.WithoutRows(r)
	}
	texts := digest.Messages(r, t.lang)
	if hidden {
		texts = append(texts, t.text(words.SayDigestNoRows))
	}
	for _, text := range texts {
		t.send(text)
	}
	return nil
}

// digestArgs reads what a digest is about and of which week: by default the
// member's own scope, and the last full week. What is not understood is said.
func (t *turn) digestArgs(arg string) (of ledger.Scope, week ledger.Period, ok bool) {
	of, week = t.ownDigest(), ledger.Week(t.today().WeekStart().Add(-1))
	rest := strings.Fields(arg)
	if len(rest) > 0 {
		if scope, _, known := t.scopeNamed(rest[0]); known {
			of, rest = scope, rest[1:]
		}
	}
	if len(rest) == 0 {
		return of, week, true
	}
	text := strings.Join(rest, " ")
	p, known := grammar.ParsePeriod(text, t.today())
	if !known {
		t.say(words.SayDigestHow, text)
		return of, week, false
	}
	if p.From > t.today() {
		t.say(words.SayDigestFuture)
		return of, week, false
	}
	return of, ledger.Week(p.From), true
}

// ownDigest is the digest that a member gets.
func (t *turn) ownDigest() ledger.Scope {
	switch {
	case t.who.Scope.Chain != "":
		return t.who.Scope
	case t.who.District != "":
		return ledger.Scope{District: t.who.District}
	}
	return t.who.Scope
}

// sees tells whether a member may see the rows of a scope (spec 3.3).
func (t *turn) sees(of ledger.Scope) bool {
	if t.who.CityRole() {
		return true
	}
	u, _ := t.unit(of.Unit)
	return of.District != "" && of.District == t.who.District ||
		of.Chain != "" && of.Chain == t.who.Scope.Chain ||
		of.Unit != "" && (of.Unit == t.who.Unit || u.District != "" && u.District == t.who.District)
}

// subscribe sends a digest to this chat from now on; unsubscribe ends it.
func (t *turn) subscribe(_ context.Context, arg string) error {
	return t.changeSubscription(arg, words.SaySubscribed, func(s *ledger.Subscription) { s.Since = t.m.At })
}

func (t *turn) unsubscribe(_ context.Context, arg string) error {
	return t.changeSubscription(arg, words.SayUnsubscribed, func(s *ledger.Subscription) { s.Ended = t.m.At })
}

func (t *turn) changeSubscription(arg string, done words.Text, set func(*ledger.Subscription)) error {
	of := t.ownDigest()
	if arg = strings.TrimSpace(arg); arg != "" {
		scope, near, ok := t.scopeNamed(arg)
		if !ok {
			t.send(t.text(words.SayScopeWhich, arg) + t.nearest(near))
			return nil
		}
		of = scope
	}
	if !t.sees(of) && !of.City() {
		t.say(words.SayDigestNotYours, t.subjectName(of, t.lang))
		return nil
	}
	s := ledger.Subscription{Chat: t.m.Room.ID, Thread: t.m.Room.Thread, Member: t.who.ID, Of: digestOf(of)}
	set(&s)
	t.plan.Add(ledger.SaveSubscription{Subscription: s})
	t.say(done, t.subjectName(of, t.lang))
	return nil
}
