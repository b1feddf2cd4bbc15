package handlers

import (
	"context"
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// asProse offers a record for prose that tells of a meeting or a signing
// (spec 2.2 rule 7); nothing is saved before a yes.
func (t *turn) asProse(ctx context.Context) (bool, error) {
	if t.m.Text == "" || t.m.Kind == chat.Pressed {
		return false, nil
	}
	r, ok := t.prose(ctx, t.m.Text)
	if !ok {
		return false, nil
	}
	return true, t.offerRecord(ctx, r)
}

// offerRecord asks whether a report that was read is to be recorded.
func (t *turn) offerRecord(ctx context.Context, r ledger.Report) error {
	kind := kindName(r.Kind)
	if r.Direction == ledger.Inward {
		kind = words.KindIn
	}
	n := need{doubt: doubtProse, options: t.yesNo()}
	n.text = t.text(words.SayProse, kind.In(t.lang), t.readAs(r))
	return t.ask(ctx, t.draftOf(r, 0), n)
}

// readAs is how a report was read, in words.
func (t *turn) readAs(r ledger.Report) string {
	var parts []string
	for _, v := range r.Values {
		said := v.Text
		if v.Date.Known() {
			said = dated(v.Date, t.lang)
		}
		parts = append(parts, label(v.Field, t.lang)+words.Colon.In(t.lang)+said)
	}
	return strings.Join(parts, words.Semicolon.In(t.lang))
}

// proseAnswer is the answer to 记为走访？.
func (t *turn) proseAnswer(ctx context.Context, d ledger.Draft, yes bool) error {
	if !yes {
		return t.giveUp(ctx, d)
	}
	return t.goOn(ctx, d)
}

// askTwo asks whether a text is a record or a question, where both readings
// stand (spec 2.2 rule 4).
func (t *turn) askTwo(ctx context.Context, r ledger.Report) error {
	n := need{doubt: doubtTwo, text: t.text(words.SayWhichRead)}
	n.options = []ledger.Option{option(words.ButtonRecord.In(t.lang), optYes), option(words.ButtonQuestion.In(t.lang), optNo)}
	return t.ask(ctx, t.draftOf(r, 0), n)
}

// twoAnswer takes the text for what it was said to be.
func (t *turn) twoAnswer(ctx context.Context, d ledger.Draft, said string) error {
	if said == optYes {
		return t.goOn(ctx, d)
	}
	t.endDraft(d)
	return t.askText(ctx, d.Source.Text)
}
