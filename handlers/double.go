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

// fieldOwn stands among a deal's defaults where it was saved as a deal of its
// own beside one that it may be, and nobody has said yet which of the two holds.
const fieldOwn ledger.Field = "own"

// standsBeside tells whether a report is saved as a deal of its own although it
// may be a second report of an earlier deal: it has all that a new deal needs, a
// name too, and the earlier one has neither a name nor an amount, so that no sum
// is doubled. What was paused or ended was there before.
func standsBeside(r ledger.Report, x ledger.Deal) bool {
	amount, _ := r.Get(ledger.FAmount)
	return r.Has(ledger.FName) && amount.Money.Given() && !aside(reportedStage(r)) && isBare(x)
}

// isBare tells whether a deal has neither a name nor an amount. What is
// sensitive is not named on the card of another.
func isBare(x ledger.Deal) bool { return x.Name == "" && !x.Amount.Known() && !x.Sensitive }

// markOwn marks a new deal that stands beside one that it may be, unless its
// reporter was asked.
func (t *turn) markOwn(ctx context.Context, e entry, d ledger.Draft) error {
	if _, asked := answered(d, doubtSame); asked {
		return nil
	}
	deals, err := t.DealsOf(ctx, e.deal.Investors)
	e.mark(fieldOwn, slices.ContainsFunc(deals, func(x ledger.Deal) bool { return mayBe(*e.deal, x) }))
	return err
}

// mayBe tells whether a deal with a name may be another one of a common investor.
func mayBe(x, other ledger.Deal) bool {
	switch {
	case x.N == other.N || x.Name == "" || other.Sensitive:
		return false
	case other.Name != "":
		return grammar.FoldName(x.Name) == grammar.FoldName(other.Name)
	}
	return isBare(other) && x.District == other.District && later(x.Stage(), other)
}

// doublesOf are the deals that a deal may be, as things stand: none once
// somebody has said that it is its own, or once it has gone on by itself.
func (v *view) doublesOf(ctx context.Context, e entry) ([]ledger.Deal, error) {
	if e.deal == nil || !e.isDefault(fieldOwn) || e.head().IsWithdrawn() || goneOn(*e.deal) {
		return nil, nil
	}
	deals, err := v.DealsOf(ctx, e.deal.Investors)
	deals = slices.DeleteFunc(deals, func(x ledger.Deal) bool { return !mayBe(*e.deal, x) })
	return deals[:min(mostLikely, len(deals))], err
}

// goneOn tells whether a deal is no longer what its first report said: it moved,
// money came, a reviewer has verified it or a leader gave an order.
func goneOn(x ledger.Deal) bool {
	ordered := slices.ContainsFunc(x.Steps, func(s ledger.Step) bool { return s.Order })
	return len(x.Stages) > 1 || len(x.Ceremonies) > 0 || len(x.Funds) > 0 || x.Verified != 0 || ordered
}

// doubles writes which deals a deal may be.
func (w *writer) doubles(ctx context.Context) {
	deals, err := w.t.doublesOf(ctx, w.card.entry)
	w.fail(err)
	var refs []string
	for _, x := range deals {
		refs = append(refs, "/"+entry{deal: &x}.ref().String())
	}
	if len(refs) > 0 {
		w.card.open = text(w.lang, words.SayMayBeSame, strings.Join(refs, words.Comma.In(w.lang)))
	}
}

// doubleButtons say whether a deal is one that it may be, to somebody who may
// change it.
func (t *turn) doubleButtons(ctx context.Context, e entry, reader ledger.Member, lang ledger.Lang) ([][]chat.Button, error) {
	deals, err := t.doublesOf(ctx, e)
	if err != nil || len(deals) == 0 || !mayTo(reader, actChange, e) {
		return nil, err
	}
	var bs []chat.Button
	for _, x := range deals {
		other := entry{deal: &x}
		label := other.ref().String()
		if len(deals) == 1 {
			label = words.ButtonSameDeal.In(lang)
		}
		if mayTo(reader, actChange, other) {
			bs = append(bs, chat.Button{Label: label, Data: recordData(e, "same:"+other.ref().String())})
		}
	}
	return grid(append(bs, chat.Button{Label: words.ButtonOtherDeal.In(lang), Data: recordData(e, "own")}), 4), nil
}

// joinDouble makes one deal of two: the earlier one takes what the later one
// says, and the later one is withdrawn.
func (t *turn) joinDouble(ctx context.Context, e entry, ref ledger.Ref) error {
	deals, err := t.doublesOf(ctx, e)
	i := slices.IndexFunc(deals, func(x ledger.Deal) bool { return entry{deal: &x}.ref() == ref })
	if err != nil || i < 0 {
		t.answer(t.text(words.SayStale))
		return err
	}
	first := entry{deal: &deals[i]}
	if !mayTo(t.who, actChange, first) {
		t.answer(t.text(words.SayNotYourRecord, ref.String()))
		return nil
	}
	t.lookedAt(ledger.LookCard, ref)
	d, after := t.changeOf(ref, told(e, first)), first.clone()
	if err := t.apply(ctx, after, d); err != nil {
		return err
	}
	after.head().Files = append(after.head().Files, e.head().Files...)
	e = e.clone()
	e.withdraw(t.m.At, t.who.ID)
	t.save(e)
	if err := t.refresh(ctx, e); err != nil {
		return err
	}
	note, err := t.conclude(ctx, first, after, d)
	if err != nil {
		return err
	}
	said := t.send(t.text(words.SayJoinedDeal, e.ref().String(), ref.String()) + "\n" + note)
	if t.saves(ref) {
		said.Buttons = [][]chat.Button{{{Label: words.ButtonUndo.In(t.lang), Data: recordData(after, "part:"+e.ref().String())}}}
	}
	return nil
}

// partDouble makes two deals of one again: the earlier one is as it was before
// they were joined, and the later one stands.
func (t *turn) partDouble(ctx context.Context, first entry, ref ledger.Ref) error {
	e, after, joined, err := t.joined(ctx, first, ref)
	if err != nil {
		return err
	}
	if !joined {
		t.answer(t.text(words.SayStale))
		return nil
	}
	if !mayTo(t.who, actChange, e) {
		t.answer(t.text(words.SayNotYourRecord, ref.String()))
		return nil
	}
	t.save(after)
	e.withdraw(ledger.Head{}.Withdrawn, 0)
	t.save(e)
	for _, x := range []entry{after, e} {
		if err := t.refresh(ctx, x); err != nil {
			return err
		}
	}
	diff, err := t.difference(ctx, first, after)
	t.edit("", t.text(words.SayPartedDeal, e.ref().String(), first.ref().String())+"\n"+diff)
	return err
}

// joined finds the deal that was joined to an earlier one by that one's last
// change, and the earlier one as it was before.
func (t *turn) joined(ctx context.Context, first entry, ref ledger.Ref) (e, was entry, ok bool, err error) {
	if first.deal == nil || ref.Kind != ledger.KindDeal {
		return e, was, false, nil
	}
	x, err := t.Deal(ctx, ref.N)
	if err != nil {
		return e, was, false, ignoreMissing(err)
	}
	before, err := t.DealBefore(ctx, first.head().N, first.head().Version)
	if err != nil {
		return e, was, false, ignoreMissing(err)
	}
	before.Version = first.head().Version
	e, was = entry{deal: &x}, entry{deal: &before}
	return e.clone(), was, x.IsWithdrawn() && mayBe(x, before) && !t.needsReview(first, was), nil
}

// keepOwn notes that a deal is none of those that it may be.
func (t *turn) keepOwn(ctx context.Context, e entry) error {
	if !e.isDefault(fieldOwn) {
		t.answer(t.text(words.SayStale))
		return nil
	}
	e = e.clone()
	e.mark(fieldOwn, false)
	t.save(e)
	t.answer(t.text(words.SayOwnDeal, e.ref().String()))
	return t.refresh(ctx, e)
}

// told is what a deal says that an earlier one does not hold: its name, its
// amount, its stage with the day, and what the earlier one leaves open.
func told(e, first entry) ledger.Report {
	x, old := e.deal, first.deal
	r := ledger.Report{Text: x.Text}
	add := func(v ledger.Value, tells bool) {
		if tells {
			r.Values = append(r.Values, v)
		}
	}
	if later(x.Stage(), *old) {
		r.Stage = x.Stage()
		add(ledger.Value{Field: ledger.FDate, Date: lastStage(*x).On}, true)
	}
	add(ledger.Value{Field: ledger.FAmount, Money: x.Amount}, x.Amount.Known() && x.Amount != old.Amount)
	add(ledger.Value{Field: ledger.FExpected, Date: x.Expected}, x.Expected.Known() && !old.Expected.Known())
	add(ledger.Value{Field: ledger.FEvent, ID: x.Event}, x.Event != 0 && old.Event == 0)
	add(ledger.Value{Field: ledger.FSensitive, Tri: ledger.Yes}, x.Sensitive)
	add(ledger.Value{Field: ledger.FOutcome, Text: x.Outcome, More: true}, x.Outcome != "" && x.Outcome != old.Outcome)
	if open := openSteps(x.Steps); len(open) > 0 {
		add(ledger.Value{Field: ledger.FNext, Steps: append(openSteps(old.Steps), open...)}, true)
	}
	for _, n := range x.Notes {
		add(ledger.Value{Field: ledger.FNote, Text: n}, !slices.Contains(old.Notes, n))
	}
	r.Values = append(r.Values, facts(e, first)...)
	return r
}

// openSteps are the next steps that somebody gave and that are not done.
func openSteps(all []ledger.Step) (open []ledger.Step) {
	for _, s := range all {
		if !s.Done.Known() && !s.Order {
			open = append(open, s)
		}
	}
	return open
}

// facts are the words and keys that one deal gives and another leaves open.
func facts(e, first entry) (vs []ledger.Value) {
	x, old := e.deal, first.deal
	for _, f := range []struct {
		field   ledger.Field
		is, was string
	}{
		{ledger.FName, x.Name, old.Name}, {ledger.FChain, x.Chain, old.Chain}, {ledger.FSector, x.Sector, old.Sector},
		{ledger.FCategory, string(x.Category), string(old.Category)}, {ledger.FOrigin, x.Origin, old.Origin},
		{ledger.FAgreement, string(x.Agreement), string(old.Agreement)}, {ledger.FPark, x.Park, old.Park}, {ledger.FSponsor, x.Sponsor, old.Sponsor},
		{ledger.FIntroducer, x.Introducer, old.Introducer}, {ledger.FStuck, x.Stuck, old.Stuck},
	} {
		if f.is != "" && f.was == "" && !e.isDefault(f.field) {
			vs = append(vs, ledger.Value{Field: f.field, Text: f.is, Key: f.is})
		}
	}
	for _, f := range []struct {
		field   ledger.Field
		is, was ledger.Tri
	}{{ledger.FForeign, x.Foreign, old.Foreign}, {ledger.FFortune500, x.Fortune500, old.Fortune500}} {
		if f.is != ledger.Unknown && f.was == ledger.Unknown && !e.isDefault(f.field) {
			vs = append(vs, ledger.Value{Field: f.field, Tri: f.is})
		}
	}
	return vs
}
