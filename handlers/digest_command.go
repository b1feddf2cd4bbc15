package handlers

import (
	"context"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// digest shows a digest as it would be sent, or one of any other period:
// /digest [区市|单位] [上周|本周|日期|3月|一季度|…].
func (t *turn) digest(ctx context.Context, arg string) error {
	of, p, unread := t.scopeAndPeriod(arg, ledger.Week(t.today().WeekStart().Add(-1)))
	if !t.knownDigest(p, unread) {
		return nil
	}
	return t.showDigest(ctx, shown{of: of, p: p})
}

// knownDigest says what of a request for a digest was not understood.
func (t *turn) knownDigest(p ledger.Period, unread string) bool {
	switch {
	case unread != "":
		t.say(words.SayDigestHow, unread)
	case p.From > t.today():
		t.say(words.SayDigestFuture)
	default:
		return true
	}
	return false
}

// scopeAndPeriod parts a name from a period, in either order and with or
// without a space between; without a name it is the member's own scope. What
// cannot be read is given back.
func (t *turn) scopeAndPeriod(arg string, usual ledger.Period) (of ledger.Scope, p ledger.Period, unread string) {
	arg = strings.TrimSpace(arg)
	of, p = t.ownDigest(), usual
	if arg == "" {
		return of, p, ""
	}
	r := []rune(arg)
	for i := len(r); i >= 0; i-- {
		head, tail := strings.TrimSpace(string(r[:i])), strings.TrimSpace(string(r[i:]))
		for _, x := range [][2]string{{head, tail}, {tail, head}} {
			if s, q, ok := t.readDigest(x[0], x[1], of, p); ok {
				return s, q, ""
			}
		}
	}
	return of, p, t.unreadOf(arg)
}

// readDigest reads a name and a period; where one is empty, the default stands.
func (t *turn) readDigest(name, period string, of ledger.Scope, p ledger.Period) (ledger.Scope, ledger.Period, bool) {
	ok := true
	if name != "" {
		of, _, ok = t.scopeNamed(name)
	}
	if ok && period != "" {
		p, ok = t.digestPeriod(period)
	}
	return of, p, ok
}

// digestPeriod reads a digest's period; a single day stands for its week.
func (t *turn) digestPeriod(text string) (ledger.Period, bool) {
	p, ok := grammar.ParsePeriod(text, t.today())
	switch {
	case !ok || !p.From.Known():
		return p, false
	case p.From == p.To:
		return ledger.Week(p.From), true
	case !p.To.Known():
		p.To = t.today()
	}
	return p, p.From <= p.To
}

// unreadOf is what of the words after /digest is neither a name nor a period.
func (t *turn) unreadOf(arg string) string {
	if name, rest, _ := strings.Cut(arg, " "); rest != "" {
		if _, _, known := t.scopeNamed(name); known {
			return rest
		}
	}
	return arg
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
	if t.m.Room.Group && !t.mayWith(t.who, actBind, of) { // what a group gets is bound
		t.say(words.SayOnlyRole)
		return nil
	}
	if !t.mayWith(t.who, actSee, of) && !of.City() {
		t.say(words.SayDigestNotYours, t.subjectName(of, t.lang))
		return nil
	}
	s := ledger.Subscription{Chat: t.m.Room.ID, Thread: t.m.Room.Thread, Member: t.who.ID, Of: digestOf(of)}
	set(&s)
	t.plan.Add(ledger.SaveSubscription{Subscription: s})
	t.say(done, t.subjectName(of, t.lang))
	return nil
}
