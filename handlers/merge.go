package handlers

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

var mergeForm = regexp.MustCompile(`\s*(?:→|->|=>|并入|合并到|\s+into\s+|＋|\+)\s*`)

// mergeCompanies joins two companies: /merge 京东方集团 → 京东方. Everything of the
// first counts as the second's; it can be undone.
func (t *turn) mergeCompanies(ctx context.Context, arg string) error {
	names := mergeForm.Split(strings.TrimSpace(arg), 2)
	if len(names) != 2 {
		names = strings.Fields(arg)
	}
	if len(names) != 2 {
		t.say(words.SayMergeHow)
		return nil
	}
	var cs [2]ledger.Company
	for i, name := range names {
		c, err := t.CompanyNamed(ctx, name)
		if ledger.Is(err, ledger.NotFound) {
			t.say(words.SayFoundNone, name)
			return nil
		}
		if err != nil {
			return err
		}
		cs[i] = c
	}
	if cs[0].ID == cs[1].ID {
		t.say(words.SayMergedAlready, cs[0].Name)
		return nil
	}
	t.send(t.text(words.SayMergeSure, cs[0].Name, cs[1].Name), []chat.Button{
		{Label: words.ButtonYes.In(t.lang), Data: mergeData(cs[0], cs[1].ID)},
		{Label: words.ButtonNo.In(t.lang), Data: mergeData(cs[0], 0)},
	})
	return nil
}

// mergeData is the data of a button of a merge: c:COMPANY:VERSION:INTO, with
// no or undo in place of a company.
func mergeData(c ledger.Company, into int64) string {
	act := "no"
	if into != 0 {
		act = strconv.FormatInt(into, 10)
	}
	return strings.Join([]string{"c", strconv.FormatInt(c.ID, 10), strconv.Itoa(c.Version), act}, ":")
}

// pressMerge joins two companies, or parts them again.
func (t *turn) pressMerge(ctx context.Context, args []string) error {
	id, _ := strconv.ParseInt(args[0], 10, 64)
	c, err := t.Company(ctx, id)
	if err := ignoreMissing(err); err != nil {
		return err
	}
	switch {
	case args[2] == "no":
		t.edit("", t.text(words.SayCancelled))
		return nil
	case err != nil || strconv.Itoa(c.Version) != args[1]:
		t.answer(t.text(words.SayStale))
		return nil
	case args[2] == "undo":
		c.MergedInto = 0
		t.plan.Add(ledger.SaveCompany{Company: c})
		t.edit("", t.text(words.SayUnmerged, c.Name))
		return nil
	}
	into, err := t.companyByText(ctx, args[2])
	if err != nil {
		return err
	}
	c.MergedInto = into.ID
	t.plan.Add(ledger.SaveCompany{Company: c})
	c.Version++
	t.edit("", t.text(words.SayMerged, c.Name, into.Name), []chat.Button{{Label: words.ButtonUndo.In(t.lang), Data: strings.TrimSuffix(mergeData(c, 0), "no") + "undo"}})
	return nil
}

func (t *turn) companyByText(ctx context.Context, id string) (ledger.Company, error) {
	n, _ := strconv.ParseInt(id, 10, 64)
	return t.Company(ctx, n)
}

// bind ties a group to a district's digest, or to a trip: /bind 崂山区, /bind T3.
func (t *turn) bind(ctx context.Context, arg string) error {
	if !t.m.Room.Group {
		t.say(words.SayBindInGroup)
		return nil
	}
	of, name, may, err := t.bindTo(ctx, arg)
	if err != nil {
		return err
	}
	if of == "" {
		_, near, _ := t.scopeNamed(arg)
		t.send(t.text(words.SayBindHow) + t.nearest(near))
		return nil
	}
	if !may {
		t.say(words.SayOnlyRole)
		return nil
	}
	subs, err := t.Subscriptions(ctx, t.m.Room.ID)
	if err != nil {
		return err
	}
	for _, s := range subs {
		if s.Ended.IsZero() && s.Of != of {
			s.Ended = t.m.At
			t.plan.Add(ledger.SaveSubscription{Subscription: s})
		}
	}
	if !slices.ContainsFunc(subs, func(s ledger.Subscription) bool { return s.Of == of && s.Ended.IsZero() }) {
		t.plan.Add(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: t.m.Room.ID, Thread: t.m.Room.Thread, Member: t.who.ID, Of: of, Since: t.m.At}})
	}
	seen := words.SayGroupSome
	if t.m.Admin {
		seen = words.SayGroupAll
	}
	t.send(t.text(words.SayBound, name) + t.text(seen))
	return nil
}

// bindTo is what a group is to be bound to, "" where nothing is called so, and
// whether the member may bind one to it.
func (t *turn) bindTo(ctx context.Context, arg string) (of, name string, may bool, err error) {
	if ref, isRef := ledger.ParseRef(grammar.FoldText(arg)); isRef && ref.Kind == ledger.KindTrip {
		x, err := t.Trip(ctx, ref.N)
		if err != nil {
			return "", "", false, ignoreMissing(err)
		}
		return "trip:" + ref.String(), x.Name, mayTo(t.who, actBind, entry{trip: &x}), nil
	}
	scope, _, found := t.scopeNamed(arg)
	if !found || strings.TrimSpace(arg) == "" {
		return "", "", false, nil
	}
	return digestOf(scope), t.scopeName(scope, t.lang), t.mayWith(t.who, actBind, scope), nil
}
