package handlers

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// askAccess keeps a stranger's wish and shows it to the admins.
func (t *turn) askAccess(ctx context.Context) error {
	open, err := t.request(ctx, t.m.From.ID)
	if err != nil {
		return err
	}
	t.edit("", t.text(words.SayAsked))
	if open.Person != 0 {
		return nil
	}
	req := ledger.Request{Person: t.m.From.ID, Name: t.m.From.Name, At: t.m.At}
	t.plan.Add(ledger.SaveRequest{Request: req})
	admins, err := t.adminMembers(ctx)
	for _, a := range admins {
		lang := t.langOf(a)
		id := strconv.FormatInt(req.Person, 10)
		t.notify(a.ID, text(lang, words.SayWants, req.Name), []chat.Button{
			{Label: words.ButtonGrant.In(lang), Data: "a:" + id + ":grant"},
			{Label: words.ButtonRefuse.In(lang), Data: "a:" + id + ":refuse"},
		})
	}
	return err
}

// request is a person's open wish to be let in; zero when there is none.
func (t *turn) request(ctx context.Context, person int64) (ledger.Request, error) {
	all, err := t.Requests(ctx)
	if err != nil {
		return ledger.Request{}, err
	}
	if i := slices.IndexFunc(all, func(r ledger.Request) bool { return r.Person == person }); i >= 0 {
		return all[i], nil
	}
	return ledger.Request{}, nil
}

// adminMembers are the admins, those too whom only the configuration names.
func (t *turn) adminMembers(ctx context.Context) ([]ledger.Member, error) {
	all, err := t.Members(ctx)
	if err != nil {
		return nil, err
	}
	var admins []ledger.Member
	for _, m := range all {
		if may(m, actInvite) {
			admins = append(admins, m)
		}
	}
	for _, id := range t.Admins {
		if !slices.ContainsFunc(admins, func(m ledger.Member) bool { return m.ID == id }) {
			admins = append(admins, ledger.Member{ID: id, Role: ledger.Admin})
		}
	}
	return admins, nil
}

// pressAccess is an admin's answer to a request: a:PERSON:grant, a:PERSON:refuse,
// then a:PERSON:in:SCOPE.
func (t *turn) pressAccess(ctx context.Context, args []string) error {
	person, _ := strconv.ParseInt(args[0], 10, 64)
	req, err := t.request(ctx, person)
	if err != nil {
		return err
	}
	switch {
	case req.Person == 0:
		t.answer(t.text(words.SayHandled))
		t.edit("", t.text(words.SayHandled))
	case args[1] == "grant":
		t.edit("", t.text(words.SayWhatFor, req.Name), t.scopeButtons("a:"+args[0]+":in:")...)
	case args[1] == "refuse":
		req.Done = true
		t.plan.Add(ledger.SaveRequest{Request: req})
		t.edit("", t.text(words.SayRefused, req.Name))
	default:
		return t.grant(ctx, req, strings.Join(args[2:], ":"))
	}
	return nil
}

// grant lets a person in as an officer of a scope.
func (t *turn) grant(ctx context.Context, req ledger.Request, of string) error {
	scope, ok := scopeOf(of)
	if !ok {
		t.answer(t.text(words.SayHandled))
		return nil
	}
	m := t.newcomer(req.Person, req.Name, ledger.Invitation{Role: ledger.Officer, Scope: scope})
	old, err := t.Member(ctx, req.Person)
	if err != nil && !ledger.Is(err, ledger.NotFound) {
		return err
	}
	m.Version, m.Lang = old.Version, old.Lang
	req.Done, req.Granted = true, true
	t.plan.Add(ledger.SaveRequest{Request: req})
	t.edit("", t.text(words.SayGranted, req.Name, roleName(m.Role, t.lang), t.scopeName(scope, t.lang)))
	t.admit(m)
	return nil
}

// scopeButtons offer the whole city, the districts and the units without one.
func (t *turn) scopeButtons(prefix string) [][]chat.Button {
	bs := []chat.Button{{Label: words.WholeCity.In(t.lang), Data: prefix + "city"}}
	for _, p := range t.City.Districts {
		bs = append(bs, chat.Button{Label: placeName(p, t.lang), Data: prefix + "district:" + p.Key})
	}
	for _, u := range t.City.Units {
		if u.District == "" {
			bs = append(bs, chat.Button{Label: placeName(u.Place, t.lang), Data: prefix + "unit:" + u.Key})
		}
	}
	return grid(bs, 2)
}

// grid lays buttons out in rows.
func grid(bs []chat.Button, across int) [][]chat.Button {
	return slices.Collect(slices.Chunk(bs, across))
}
