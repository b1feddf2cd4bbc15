package handlers

import (
	"context"
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// meet finds out who is talking and in which language.
func (t *turn) meet(ctx context.Context) error {
	who, err := t.Member(ctx, t.m.From.ID)
	if err != nil && !ledger.Is(err, ledger.NotFound) {
		return err
	}
	t.who = who
	if t.m.From.Anonymous || t.m.From.Bot {
		t.who = ledger.Member{}
	} else if t.isNamed(t.m.From.ID) && (!who.Active() || who.Role != ledger.Admin) {
		t.who = ledger.Member{ID: t.m.From.ID, Version: who.Version, Name: t.m.From.Name, Role: ledger.Admin, Lang: who.Lang, Unit: who.Unit, District: who.District, Since: t.m.At, Last: who.Last}
		t.plan.Add(ledger.SaveMember{Member: t.who})
		t.who.Version++
	}
	t.lang = t.langOf(t.who)
	return nil
}

// isNamed tells whether the configuration names the person as an admin.
func (d *Desk) isNamed(person int64) bool {
	for _, id := range d.Admins {
		if id == person {
			return true
		}
	}
	return false
}

// langOf is the language for a member: the chosen one, else that of the client
// where it is the one who talks, else the configured one.
func (t *turn) langOf(m ledger.Member) ledger.Lang {
	if m.Lang != "" {
		return m.Lang
	}
	if m.ID == t.m.From.ID || m.ID == 0 {
		switch tag := strings.ToLower(t.m.From.Lang); {
		case strings.HasPrefix(tag, "zh"):
			return ledger.Zh
		case strings.HasPrefix(tag, "en"):
			return ledger.En
		}
	}
	if t.City.Language != "" {
		return t.City.Language
	}
	return ledger.Zh
}

// fromStranger turns away whoever is no member: one polite line, and nothing
// that tells of the city.
func (t *turn) fromStranger(ctx context.Context) (bool, error) {
	if may(t.who, actAsk) {
		return false, nil
	}
	switch {
	case t.m.Kind == chat.Pressed && t.m.Data == askAccess && !t.m.Room.Group:
		return true, t.askAccess(ctx)
	case t.m.Kind == chat.Pressed:
		t.answer(t.text(words.SayStranger))
	case t.m.Kind != chat.Said, t.m.From.Bot, t.m.Room.Group && !t.addressed():
	default:
		return true, t.greetStranger(ctx)
	}
	return true, nil
}

// askAccess is what the button carries under which a stranger asks to be let in.
const askAccess = "ask"

// greetStranger enrols somebody with a code, offers a way in after /start, and
// else says the polite line.
func (t *turn) greetStranger(ctx context.Context) error {
	r, arg, ok := t.command(t.m.Text)
	if !ok || r.names[0] != "start" || t.m.Room.Group || t.m.From.Anonymous {
		t.say(words.SayStranger)
		return nil
	}
	if arg != "" {
		return t.enrol(ctx, arg)
	}
	t.send(t.text(words.SayStranger), []chat.Button{{Label: words.ButtonAsk.In(t.lang), Data: askAccess}})
	return nil
}

// start greets a member, or takes a further invitation.
func (t *turn) start(ctx context.Context, code string) error {
	if code != "" && t.who.Role != ledger.Admin {
		return t.enrol(ctx, code)
	}
	t.out = append(t.out, t.menu(t.who))
	t.send(t.text(words.SayBack, t.who.Name, roleName(t.who.Role, t.lang), t.scopeName(t.who.Scope, t.lang)) + "\n" + t.examples())
	return nil
}

// enrol lets somebody in by the code of an invitation.
func (t *turn) enrol(ctx context.Context, code string) error {
	if !t.mayGuess(t.m.From.ID) {
		t.say(words.SayBadCode)
		return nil
	}
	inv, err := t.Invitation(ctx, code)
	if err != nil && !ledger.Is(err, ledger.NotFound) {
		return err
	}
	if err != nil || inv.Uses < 1 || t.m.At.After(inv.Ends) {
		t.guessed(t.m.From.ID)
		t.say(words.SayBadCode)
		return nil
	}
	inv.Uses--
	t.plan.Add(ledger.SaveInvitation{Invitation: inv})
	t.admit(t.newcomer(t.m.From.ID, t.m.From.Name, inv))
	return nil
}

// newcomer is a member as an invitation makes them. Whoever was a member
// before keeps the language.
func (t *turn) newcomer(person int64, name string, inv ledger.Invitation) ledger.Member {
	m := ledger.Member{ID: person, Name: name, Role: inv.Role, Scope: inv.Scope, Invite: inv.Code, Since: t.m.At}
	if person == t.m.From.ID {
		old := t.who
		m.Version, m.Lang, m.Last = old.Version, old.Lang, old.Last
	}
	m.Unit, m.District = t.home(inv.Scope)
	return m
}

// admit saves a member and tells them what they can do. A leader gets the
// digest of the scope at once (spec 4).
func (t *turn) admit(m ledger.Member) {
	t.plan.Add(ledger.SaveMember{Member: m})
	lang := t.langOf(m)
	say := text(lang, words.SayWelcome, m.Name, roleName(m.Role, lang), t.scopeName(m.Scope, lang))
	if m.Role == ledger.Leader {
		t.plan.Add(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: m.ID, Member: m.ID, Of: digestOf(m.Scope), Since: t.m.At}})
		say += text(lang, words.SayDigestOn)
	}
	t.out = append(t.out, t.menu(m))
	t.notify(m.ID, say+"\n"+examples(lang))
}

// digestOf names the digest of a scope.
func digestOf(s ledger.Scope) string {
	switch {
	case s.Unit != "":
		return "unit:" + s.Unit
	case s.District != "":
		return "district:" + s.District
	case s.Chain != "":
		return "chain:" + s.Chain
	}
	return "city"
}
