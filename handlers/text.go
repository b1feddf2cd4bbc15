package handlers

import (
	"context"
	"slices"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// asChange takes a reply to a card, or a text that begins with a reference, as
// a change of that record (spec 2.2 rule 1). A tagged record and a question
// are left to the readings after this one.
func (t *turn) asChange(ctx context.Context) (bool, error) {
	if t.m.Kind == chat.Pressed {
		return false, nil
	}
	refs, said, err := t.target(ctx)
	_, _, byTag := grammar.TaggedRef(t.m.Text)
	if err != nil || len(refs) == 0 || t.tagged(ctx) && !byTag {
		return false, err
	}
	if said != "" && t.asks(said) {
		return true, t.askAbout(ctx, refs, said)
	}
	if led, _ := t.leadingRefs(t.m.Text); len(led) > 1 {
		return true, t.changeEach(ctx, refs, said)
	}
	if len(refs) > 1 {
		return true, t.askWhich(ctx, refs, said)
	}
	return true, t.changeText(ctx, refs[0], said)
}

// changeEach does to several records what a text says of them all, in their
// order; where one is asked about, those behind it wait for a message of their own.
func (t *turn) changeEach(ctx context.Context, refs []ledger.Ref, said string) error {
	for i, ref := range refs {
		if err := t.changeText(ctx, ref, said); err != nil {
			return err
		}
		asked := slices.ContainsFunc(t.plan.Changes, func(c ledger.Change) bool {
			d, ok := c.(ledger.SaveDraft)
			return ok && d.Draft.Doubt != ""
		})
		if !asked || i+1 == len(refs) {
			continue
		}
		var left []string
		for _, r := range refs[i+1:] {
			left = append(left, "/"+r.String())
		}
		t.say(words.SayRefsLeft, strings.Join(left, words.Comma.In(t.lang)))
		break
	}
	return nil
}

// askAbout answers a question about records. One that asks for what the card
// says, in whatever words, is answered with the card.
func (t *turn) askAbout(ctx context.Context, refs []ledger.Ref, said string) error {
	if len(refs) == 1 {
		a, err := t.readQuestion(ctx, refs[0].String()+" "+said)
		if err != nil {
			return err
		}
		if a.misread != nil && a.misread.Code != grammar.NoRecord || len(a.asked.Choices) > 0 {
			return t.showRecord(ctx, refs[0])
		}
	}
	return t.askOf(ctx, refs, said)
}

// askWhich asks which of several records a text is about.
func (t *turn) askWhich(ctx context.Context, refs []ledger.Ref, said string) error {
	n := need{doubt: doubtWhich, text: t.text(words.SayWhichRecord)}
	for _, ref := range refs {
		n.options = append(n.options, option(ref.String(), ref.String()))
	}
	return t.ask(ctx, t.draftOf(ledger.Report{Kind: refs[0].Kind, Text: said}, 0), n)
}

// changeText does to a record what a text says: nothing shows it, a verb
// withdraws or restores it, fields change it.
func (t *turn) changeText(ctx context.Context, ref ledger.Ref, said string) error {
	e, err := t.entry(ctx, ref)
	if ledger.Is(err, ledger.NotFound) {
		t.say(words.SayNoRecord, ref.String())
		return nil
	}
	if err != nil {
		return err
	}
	bare := strings.TrimSpace(said) == ""
	if len(filesOf(t.m.Pieces)) > 0 && t.m.Kind == chat.Said {
		if e, err = t.attachTo(ctx, e, bare); err != nil || bare {
			return err
		}
	}
	switch {
	case bare:
		return t.showRecord(ctx, ref)
	case closes(e, said):
		return t.sumUp(ctx, e)
	}
	switch c := t.change(ctx, e.kind(), said); {
	case c.Nothing() && t.isThanks():
		t.react("👍")
	case c.Withdraw || c.Restore:
		return t.withdraw(ctx, e, c.Withdraw)
	case raises(said) && !c.Report.Has(ledger.FAmount):
		t.say(words.SayRaised, t.exampleChange(ref))
	case c.Nothing() && c.Report.Stage == "":
		t.say(words.SayNoField, t.exampleChange(ref))
	case c.Unread != "":
		t.say(words.SayUnread, c.Unread, t.exampleChange(ref))
	default:
		return t.amend(ctx, t.changeOf(ref, c.Report))
	}
	return nil
}

// raises tells whether a text says by how much an investment grew, which tells
// no new total.
func raises(said string) bool {
	return slices.ContainsFunc(words.Raises, func(w string) bool { return strings.Contains(grammar.FoldText(said), w) }) &&
		!strings.ContainsAny(said, ":：")
}

// attachTo keeps what came in a reply on the record, and says so unless words
// came with it that are answered.
func (t *turn) attachTo(ctx context.Context, e entry, say bool) (entry, error) {
	if !mayTo(t.who, actChange, e) {
		if say {
			t.say(words.SayNotYourRecord, e.ref().String())
		}
		return e, nil
	}
	e = e.clone()
	t.attach(e)
	if !say {
		return e, nil
	}
	if err := t.refresh(ctx, e); err != nil {
		return e, err
	}
	t.say(words.SayAttached, e.ref().String(), files(filesOf(t.m.Pieces), t.lang))
	return e, nil
}

// joinAlbum attaches later pieces of an album to what it made.
func (t *turn) joinAlbum(ctx context.Context) error {
	es, err := t.madeByAlbum(ctx)
	for _, e := range es {
		e = e.clone()
		t.attach(e)
		if err := t.refresh(ctx, e); err != nil {
			return err
		}
	}
	return err
}

// asThanks takes thanks and the like with a reaction, without words.
func (t *turn) asThanks(context.Context) (bool, error) {
	if t.m.Kind != chat.Said || !t.isThanks() {
		return false, nil
	}
	t.react("👍")
	return true, nil
}

// isThanks tells whether a text is thanks and the like, and nothing else: 好的，收到.
func (t *turn) isThanks() bool {
	folded := grammar.FoldName(t.m.Text)
	return grammar.IsThanks(folded) || folded == "" && strings.ContainsAny(t.m.Text, words.ThanksSigns)
}

// asAnything says what can be sent.
func (t *turn) asAnything(ctx context.Context) (bool, error) {
	if t.m.Kind == chat.Edited {
		return true, nil
	}
	if deal := t.dealSaid(ctx); deal.N != 0 {
		t.say(words.SayDealSaid, t.exampleChange(deal))
		return true, nil
	}
	t.say(words.SayCannotRead, words.ExampleVisit.In(t.lang), words.ExampleAsk.In(t.lang))
	return true, nil
}

// dealSaid is the reference of the one deal whose name stands in the text, zero
// where there is none or the member may not change it.
func (t *turn) dealSaid(ctx context.Context) ledger.Ref {
	e, _, ok := t.dealIn(ctx)
	if !ok || !mayTo(t.who, actChange, e) {
		return ledger.Ref{}
	}
	return e.ref()
}

// exampleChange is how a change of a record can be written: D7 总投资：85亿元.
func (t *turn) exampleChange(ref ledger.Ref) string {
	return ref.String() + " " + words.ExampleChanges[ref.Kind].In(t.lang)
}

// dealIn is the one deal whose whole name stands in the text, or the only one of
// the company from whom money arrived; and the text without these names.
func (t *turn) dealIn(ctx context.Context) (e entry, rest string, ok bool) {
	f := grammar.Fold(t.m.Text)
	found, err := t.Mentions(ctx, f.String())
	if err != nil {
		return e, "", false
	}
	slices.SortFunc(found, func(a, b ledger.Mention) int { return a.From - b.From })
	var deals, companies []int64
	at := 0
	for _, m := range found {
		switch {
		case m.Kind == ledger.KindDeal && !m.Part && !slices.Contains(deals, m.ID):
			deals = append(deals, m.ID)
		case m.Kind == ledger.KindCompany && !slices.Contains(companies, m.ID):
			companies = append(companies, m.ID)
		}
		if (m.Kind == ledger.KindDeal && !m.Part || m.Kind == ledger.KindCompany) && m.From >= at {
			rest += f.Original(at, m.From) + " "
			at = grammar.BehindName(f, m.To)
		}
	}
	rest = grammar.FundsFirst(strings.TrimSpace(rest + f.Original(at, len(f.R))))
	if len(deals) == 0 && len(companies) == 1 && t.change(ctx, ledger.KindDeal, rest).Report.Has(ledger.FFunds) {
		deals = t.dealsOfMine(ctx, companies)
	}
	if len(deals) != 1 {
		return e, "", false
	}
	e, err = t.entry(ctx, ledger.Ref{Kind: ledger.KindDeal, N: deals[0]})
	return e, rest, err == nil
}

// dealsOfMine are the deals of companies that the member may change.
func (t *turn) dealsOfMine(ctx context.Context, companies []int64) (ids []int64) {
	deals, _ := t.DealsOf(ctx, companies) // without them there is none
	for _, x := range deals {
		if mayTo(t.who, actChange, entry{deal: &x}) {
			ids = append(ids, x.N)
		}
	}
	return ids
}

// withoutWords takes what came without words: it says what to send instead.
func (t *turn) withoutWords(ctx context.Context) (bool, error) {
	if t.m.Late && t.m.Kind == chat.Said {
		return true, t.joinAlbum(ctx)
	}
	if t.m.Text != "" || t.m.Kind == chat.Pressed {
		return false, nil
	}
	if t.m.Kind == chat.Edited || t.m.Late || len(t.m.Pieces) == 0 {
		return true, nil
	}
	say, ok := words.Wordless[t.m.Pieces[0].Kind]
	if !ok {
		say = words.SayNoWords
	}
	t.say(say, words.ExampleVisit.In(t.lang))
	return true, nil
}
