package handlers

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// asDirective takes a leader's order (督办): 督办 D7：3月15日前报土地方案, or a reply
// to a card that names a day and is no change of it. It becomes a next step of
// that record.
func (t *turn) asDirective(ctx context.Context) (bool, error) {
	if t.m.Kind != chat.Said || !may(t.who, actOrder) {
		return false, nil
	}
	refs, said, err := t.target(ctx)
	if err != nil {
		return false, err
	}
	said, ordered := cutOrder(said)
	if ref, rest, ok := t.leadingRef(said); ordered && ok {
		refs, said = []ledger.Ref{ref}, rest
	}
	if len(refs) == 0 {
		refs, err = t.namedByDigest(ctx, said)
		if len(refs) > 1 && !ordered && t.impliesOrder(ctx, refs[0], said) {
			ordered = true // so that it is asked which
		}
	}
	switch {
	case err != nil:
		return false, err
	case ordered && len(refs) != 1:
		t.say(words.SayOrderHow)
		return true, nil
	case len(refs) != 1 || said == "":
		return false, nil
	case !ordered && !t.impliesOrder(ctx, refs[0], said):
		return false, nil
	}
	return true, t.order(ctx, refs[0], said)
}

// namedByDigest are the records that a reply to a digest speaks of: those that it
// names, else all that the digest does.
func (t *turn) namedByDigest(ctx context.Context, said string) ([]ledger.Ref, error) {
	q := t.m.ReplyTo
	if q == nil || !q.Ours {
		return nil, nil
	}
	key, err := t.SentKey(ctx, t.m.Room.ID, q.ID)
	if _, isDigest := shownAs(key); err != nil || !isDigest {
		return nil, ignoreMissing(err)
	}
	if refs := refsIn(said); len(refs) > 0 {
		return refs, nil
	}
	return refsIn(q.Text), nil
}

// refsIn are the references of deals and visits that stand in a text, each once.
func refsIn(text string) (refs []ledger.Ref) {
	isWord := func(r rune) bool { return r < unicode.MaxLatin1 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	for _, word := range strings.FieldsFunc(grammar.FoldText(text), func(r rune) bool { return !isWord(r) }) {
		if ref, ok := ledger.ParseRef(word); ok && !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	return refs
}

// cutOrder parts the word for an order from what is ordered.
func cutOrder(said string) (rest string, ok bool) {
	f := grammar.Fold(strings.TrimSpace(said))
	for _, w := range words.OrderWords {
		if strings.HasPrefix(f.String(), w) {
			return strings.TrimLeft(f.Original(len([]rune(w)), len(f.R)), " :：,，\n"), true
		}
	}
	return said, false
}

// impliesOrder tells whether a leader's reply to a card is an order: it names
// a day by which something is to be done, and does not read as a change.
func (t *turn) impliesOrder(ctx context.Context, ref ledger.Ref, said string) bool {
	if t.m.ReplyTo == nil || t.asks(said) {
		return false
	}
	if c := t.change(ctx, ref.Kind, said); c.Withdraw || c.Restore || c.Unread == "" && !c.Nothing() {
		return false
	}
	steps, doubt := grammar.ParseSteps(said, t.today(), 0)
	return doubt == ledger.NoDoubt && len(steps) == 1 && steps[0].Due.Known() && steps[0].Text != ""
}

// order adds what a leader ordered to a record, and tells who must do it.
func (t *turn) order(ctx context.Context, ref ledger.Ref, said string) error {
	e, err := t.entry(ctx, ref)
	if ledger.Is(err, ledger.NotFound) {
		t.say(words.SayNoRecord, ref.String())
		return nil
	}
	if err != nil {
		return err
	}
	if !mayTo(t.who, actOrder, e) || e.head().IsWithdrawn() {
		t.say(words.SayNotShown, ref.String())
		return nil
	}
	steps, doubt := grammar.ParseSteps(said, t.today(), 0)
	if doubt != ledger.NoDoubt || len(steps) == 0 {
		t.send(t.doubtful(ledger.Value{Field: ledger.FNext, Text: said, Doubt: ledger.DateUnread}).text)
		return nil
	}
	owner, err := t.ownerOf(ctx, e, said)
	if err != nil {
		return err
	}
	e = e.clone()
	for i := range steps {
		if steps[i].ID, err = t.Store.Reserve(ctx, ledger.KindStep); err != nil {
			return err
		}
		steps[i].Owner, steps[i].Order, steps[i].By = owner.ID, true, t.who.ID
	}
	e.head().Steps = append(e.head().Steps, steps...)
	t.save(e)
	if err := t.refresh(ctx, e); err != nil {
		return err
	}
	t.tellOrder(e, owner, steps)
	return nil
}

// ownerOf is who must do what is ordered: the member whom the text names, else
// the record's reporter.
func (t *turn) ownerOf(ctx context.Context, e entry, said string) (ledger.Member, error) {
	all, err := t.Members(ctx)
	if err != nil {
		return ledger.Member{}, err
	}
	reporter := ledger.Member{ID: e.head().Reporter}
	for _, m := range all {
		if !m.Active() {
			continue
		}
		if m.Name != "" && m.ID != t.who.ID && strings.Contains(said, m.Name) {
			return m, nil
		}
		if m.ID == reporter.ID {
			reporter = m
		}
	}
	return reporter, nil
}

// tellOrder tells the leader and the owner what was ordered.
func (t *turn) tellOrder(e entry, owner ledger.Member, ordered []ledger.Step) {
	t.say(words.SayOrdered, e.ref().String(), steps(ordered, t.lang), owner.Name)
	if !owner.Active() || owner.ID == t.who.ID {
		return
	}
	lang := t.langOf(owner)
	o := openStep{e, ordered[0]}
	t.notify(owner.ID, text(lang, words.SayOrderedYou, t.who.Name, e.ref().String(), steps(ordered, lang)), []chat.Button{
		{Label: words.ButtonDone.In(lang), Data: stepData(o, "done")},
		{Label: words.ButtonLater.In(lang), Data: stepData(o, "later")},
	})
}
