package handlers

import (
	"context"
	"slices"
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// changeChecks are what a change of a record must pass.
func changeChecks(k ledger.Kind) []check {
	switch k {
	case ledger.KindVisit:
		return []check{(*turn).valuesSure, (*turn).companiesKnown, (*turn).dayPast, (*turn).recordsKnown, (*turn).amountsSane, (*turn).noJump}
	case ledger.KindDeal:
		return []check{(*turn).valuesSure, (*turn).companiesKnown, (*turn).stageYear, (*turn).stagePast, (*turn).recordsKnown, (*turn).amountsSane, (*turn).noJump, (*turn).stageFresh}
	}
	return []check{(*turn).valuesSure}
}

// amend changes a record by what a draft says of it, and answers.
func (t *turn) amend(ctx context.Context, d ledger.Draft) error {
	e, err := t.entry(ctx, d.Target)
	if err != nil {
		return err
	}
	if !mayTo(t.who, actChange, e) {
		t.say(words.SayNotYourRecord, e.ref().String())
		return nil
	}
	if e.head().IsWithdrawn() {
		t.say(words.SayIsWithdrawn, e.ref().String())
		return nil
	}
	for _, c := range changeChecks(e.kind()) {
		n, err := c(t, ctx, &d)
		if err != nil {
			return err
		}
		if n != nil {
			return t.ask(ctx, d, *n)
		}
	}
	t.endDraft(d)
	after := e.clone()
	if err := t.apply(ctx, after, d); err != nil {
		return err
	}
	return t.finish(ctx, e, after, d)
}

// apply puts what a draft says into a record.
func (t *turn) apply(ctx context.Context, e entry, d ledger.Draft) error {
	if editing(e, d) {
		e.head().Text, e.head().Item = d.Source.Text, d.Item
	}
	rest := d.Report
	if e.deal != nil {
		rest = t.applyStage(e, d)
	}
	if rest.Has(ledger.FCompany) {
		ids, _, err := t.investors(ctx, d)
		if err != nil {
			return err
		}
		setCompanies(e, ids)
		rest = rest.Without(ledger.FCompany)
	}
	for _, v := range rest.Values {
		if isCleared(v) && t.toDefault(e, v.Field) {
			continue
		}
		if err := t.set(ctx, e, v); err != nil {
			return err
		}
	}
	return nil
}

// finish saves a change, shows the card anew and says what changed, old → new.
func (t *turn) finish(ctx context.Context, before, after entry, d ledger.Draft) error {
	note, err := t.conclude(ctx, before, after, d)
	if err == nil && note != "" {
		t.send(note)
	}
	return err
}

// conclude saves a change, shows the card anew and gives what is said of it; ""
// for an edit that changes only words. What a reviewer has verified changes only
// as a proposal.
func (t *turn) conclude(ctx context.Context, before, after entry, d ledger.Draft) (note string, err error) {
	if after.deal != nil {
		if err := t.freeze(ctx, after.deal, before.deal); err != nil {
			return "", err
		}
	}
	diff, err := t.difference(ctx, before, after)
	switch {
	case err != nil:
		return "", err
	case diff == "" && editing(before, d):
		t.put(after.change())
		return "", nil
	case diff == "":
		return t.text(words.SayNoChange, before.ref().String()), nil
	case t.needsReview(before, after):
		return t.propose(ctx, before, d, diff)
	}
	t.save(after)
	return diff, t.refresh(ctx, after)
}

// difference is one line: what changed, old → new; "" when nothing did.
func (t *turn) difference(ctx context.Context, before, after entry) (string, error) {
	return t.differenceIn(ctx, before, after, t.lang)
}

func (t *turn) differenceIn(ctx context.Context, before, after entry, lang ledger.Lang) (string, error) {
	a, err := t.card(ctx, before, lang)
	if err != nil {
		return "", err
	}
	b, err := t.card(ctx, after, lang)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, f := range fieldsOf(a, b) {
		was, is := a.values(f), b.values(f)
		if was == is || f == words.FieldHistory && len(parts) > 0 {
			continue // the stage or its day says it already
		}
		parts = append(parts, label(f, lang)+words.Colon.In(lang)+clip(orEmpty(was, lang), mostInLine)+" → "+clip(orEmpty(is, lang), mostInLine))
	}
	if len(parts) == 0 {
		return "", nil
	}
	return "/" + after.ref().String() + " " + chat.Escape(strings.Join(parts, words.Semicolon.In(lang))), nil
}

// fieldsOf are the fields of both cards, in their order.
func fieldsOf(a, b card) []ledger.Field {
	var fs []ledger.Field
	for _, l := range append(slices.Clone(a.lines), b.lines...) {
		if !slices.Contains(fs, l.field) {
			fs = append(fs, l.field)
		}
	}
	return fs
}

// values are all lines of a field as one.
func (c card) values(f ledger.Field) string {
	var vs []string
	for _, l := range c.lines {
		if l.field == f {
			vs = append(vs, l.value)
		}
	}
	return strings.Join(vs, " | ")
}

func orEmpty(s string, lang ledger.Lang) string {
	if s == "" {
		return words.NotGiven.In(lang)
	}
	return s
}

// refresh shows a record anew where its card stands: the one that was pressed
// or replied to, and the answer to the message that made it.
func (t *turn) refresh(ctx context.Context, e entry) error {
	h := e.head()
	here, err := t.cardHere(ctx, e)
	if err != nil {
		return err
	}
	if here != 0 {
		if err := t.editCard(ctx, e, t.who, chat.Reply{Chat: t.m.Room.ID, Message: here}); err != nil {
			return err
		}
	}
	siblings, err := t.siblings(ctx, *h)
	if err != nil || h.Chat == 0 || here != 0 && h.Chat == t.m.Room.ID && len(siblings) < 2 {
		return err
	}
	owner, err := t.Member(ctx, h.Reporter)
	if err := ignoreMissing(err); err != nil {
		return err
	}
	if len(siblings) > 1 {
		return t.refreshList(ctx, *h, siblings, t.langOf(owner))
	}
	return t.editCard(ctx, e, owner, chat.Reply{Chat: h.Chat, Key: e.ref().String()})
}

// editCard changes a card in place, for somebody to read.
func (t *turn) editCard(ctx context.Context, e entry, reader ledger.Member, at chat.Reply) error {
	lang := t.langOf(reader)
	c, err := t.card(ctx, e, lang)
	if err != nil {
		return err
	}
	at.Verb, at.Text = chat.Edit, c.text(lang)
	if at.Buttons, err = t.buttons(ctx, e, reader, lang); err != nil {
		return err
	}
	t.out = append(t.out, at)
	return nil
}

// cardHere is the message of the record's card that was pressed or replied to;
// 0 where none was.
func (t *turn) cardHere(ctx context.Context, e entry) (int, error) {
	id := 0
	switch {
	case t.m.Kind == chat.Pressed:
		id = t.m.ID
	case t.m.ReplyTo != nil && t.m.ReplyTo.Ours:
		id = t.m.ReplyTo.ID
	default:
		return 0, nil
	}
	key, err := t.SentKey(ctx, t.m.Room.ID, id)
	if err != nil || key != e.ref().String() {
		return 0, ignoreMissing(err)
	}
	return id, nil
}

func ignoreMissing(err error) error {
	if ledger.Is(err, ledger.NotFound) {
		return nil
	}
	return err
}

// siblings are the records that the same message made, this one too.
func (t *turn) siblings(ctx context.Context, h ledger.Head) ([]ledger.Ref, error) {
	if h.Message == 0 {
		return nil, nil
	}
	refs, err := t.MadeBy(ctx, h.Chat, int(h.Message))
	return refs, ignoreMissing(err)
}

// refreshList shows the answer to a message of several records anew.
func (t *turn) refreshList(ctx context.Context, h ledger.Head, refs []ledger.Ref, lang ledger.Lang) error {
	lines := []string{text(lang, words.SayGroupShort, len(refs))}
	var es []entry
	for _, ref := range refs {
		e, err := t.entry(ctx, ref)
		if err != nil {
			return err
		}
		es = append(es, e)
		c, err := t.card(ctx, e, lang)
		if err != nil {
			return err
		}
		lines = append(lines, c.short(lang))
	}
	buttons, err := t.listButtons(ctx, es, lang)
	t.out = append(t.out, chat.Reply{Verb: chat.Edit, Chat: h.Chat, Key: listKey(h), Text: chunks(lines)[0], Buttons: buttons})
	return err
}
