package handlers

import (
	"context"
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// verify marks a deal as verified by a reviewer.
func (t *turn) verify(ctx context.Context, e entry) error {
	if !mayTo(t.who, actVerify, e) {
		t.answer(t.text(words.SayNoVerify))
		return nil
	}
	e = e.clone()
	e.deal.Verified, e.deal.VerifiedOn = t.who.ID, t.today()
	t.save(e)
	if err := t.refresh(ctx, e); err != nil {
		return err
	}
	t.answer(t.text(words.SayVerified, e.ref().String()))
	return nil
}

// askReturn asks a reviewer why a deal is sent back.
func (t *turn) askReturn(ctx context.Context, e entry) error {
	if !mayTo(t.who, actVerify, e) {
		t.answer(t.text(words.SayNoVerify))
		return nil
	}
	return t.ask(ctx, t.changeOf(e.ref(), ledger.Report{}), need{doubt: doubtReturn, text: t.text(words.SayWhyReturn, e.ref().String())})
}

// giveBack tells the reporter why the deal is sent back, with 更正 under it.
func (t *turn) giveBack(ctx context.Context, d ledger.Draft, why string) error {
	e, err := t.entry(ctx, d.Target)
	if err != nil {
		return err
	}
	t.endDraft(d)
	if !mayTo(t.who, actVerify, e) {
		t.say(words.SayNoVerify)
		return nil
	}
	owner, err := t.Member(ctx, e.head().Reporter)
	if err := ignoreMissing(err); err != nil {
		return err
	}
	if owner.Active() {
		lang := t.langOf(owner)
		t.notify(owner.ID, text(lang, words.SayReturnedYou, e.ref().String(), why), []chat.Button{{Label: words.ButtonFix.In(lang), Data: recordData(e, "fix")}})
	}
	t.say(words.SayReturned, e.ref().String())
	return nil
}

// touchesVerified tells whether a change touches what a reviewer has verified:
// amount, stage and signing day.
func touchesVerified(a, b ledger.Deal) bool {
	return a.Amount != b.Amount || a.Stage() != b.Stage() || a.Signed() != b.Signed()
}

// needsReview tells whether a change is one that the member can only propose.
func (t *turn) needsReview(before, after entry) bool {
	return before.deal != nil && before.deal.Verified != 0 && touchesVerified(*before.deal, *after.deal) && !mayTo(t.who, actVerify, before)
}

// propose keeps a change of a verified deal, shows it to the reviewers and
// gives what is said of it.
func (t *turn) propose(ctx context.Context, e entry, d ledger.Draft, diff string) (note string, err error) {
	id, err := t.Store.Reserve(ctx, ledger.KindDraft)
	if err != nil {
		return "", err
	}
	d.ID, d.Version, d.Form, d.Parked, d.Asking, d.Options = id, 0, formProposal, true, "", nil
	t.plan.Add(ledger.SaveDraft{Draft: d})
	d.Version++
	all, err := t.Members(ctx)
	if err != nil {
		return "", err
	}
	for _, m := range all {
		if !mayTo(m, actVerify, e) {
			continue
		}
		lang := t.langOf(m)
		t.notify(m.ID, text(lang, words.SayProposal, t.who.Name, markup(diff)), proposalButtons(d, lang))
	}
	return t.text(words.SayProposed, e.ref().String(), markup(strings.TrimSpace(strings.TrimPrefix(diff, "/"+e.ref().String())))), nil
}

// proposalButtons are what a reviewer can say to a proposal.
func proposalButtons(d ledger.Draft, lang ledger.Lang) []chat.Button {
	return []chat.Button{
		{Label: words.ButtonGrant.In(lang), Data: draftData(d, "accept")},
		{Label: words.ButtonRefuse.In(lang), Data: draftData(d, "refuse")},
	}
}

// decideProposal is a reviewer's word on a proposal.
func (t *turn) decideProposal(ctx context.Context, d ledger.Draft, accepted bool) error {
	e, err := t.entry(ctx, d.Target)
	if err != nil {
		return err
	}
	if !mayTo(t.who, actVerify, e) || d.Person == t.who.ID {
		t.answer(t.text(words.SayNoVerify))
		return nil
	}
	t.endDraft(d)
	after := e.clone()
	if err := t.apply(ctx, after, d); err != nil {
		return err
	}
	if err := t.freeze(ctx, after.deal, e.deal); err != nil {
		return err
	}
	diff, err := t.difference(ctx, e, after)
	if err != nil {
		return err
	}
	say := words.SayTurnedDown
	if accepted {
		say = words.SayAccepted
		t.save(after)
		if err := t.refresh(ctx, after); err != nil {
			return err
		}
	}
	t.edit("", t.text(say, markup(diff)))
	return t.tellProposer(ctx, d.Person, say, e, after)
}

// tellProposer tells who proposed a change what became of it, in their language.
func (t *turn) tellProposer(ctx context.Context, person int64, say words.Text, before, after entry) error {
	m, err := t.Member(ctx, person)
	if err := ignoreMissing(err); err != nil {
		return err
	}
	lang := t.langOf(m)
	diff, err := t.differenceIn(ctx, before, after, lang)
	if err != nil {
		return err
	}
	t.notify(person, text(lang, say, markup(diff)))
	return nil
}
