package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// pressRecord is a button under a record: r:REF:VERSION:ACTION, r:REF:VERSION:f:FIELD.
func (t *turn) pressRecord(ctx context.Context, args []string) error {
	ref, ok := ledger.ParseRef(args[0])
	if !ok {
		t.answer(t.text(words.SayStale))
		return nil
	}
	e, err := t.entry(ctx, ref)
	if ledger.Is(err, ledger.NotFound) || err == nil && strconv.Itoa(e.head().Version) != args[1] {
		t.answer(t.text(words.SayStale))
		return nil
	}
	if err != nil {
		return err
	}
	switch args[2] {
	case "verify":
		return t.verify(ctx, e)
	case "return":
		return t.askReturn(ctx, e)
	case "sum":
		return t.sumUp(ctx, e)
	}
	if !mayTo(t.who, actChange, e) {
		t.answer(t.text(words.SayNotYourRecord, ref.String()))
		return nil
	}
	return t.doRecord(ctx, e, args[2:])
}

// doRecord carries out what a button of a record says, by somebody who may.
func (t *turn) doRecord(ctx context.Context, e entry, args []string) error {
	t.lookedAt(ledger.LookCard, e.ref())
	switch args[0] {
	case "drop":
		return t.withdraw(ctx, e, true)
	case "back":
		return t.withdraw(ctx, e, false)
	case "fix":
		return t.offerFields(ctx, e, true)
	case "more":
		return t.offerFields(ctx, e, false)
	case "card":
		return t.editCard(ctx, e, t.who, chat.Reply{Chat: t.m.Room.ID, Message: t.m.ID})
	case "same", "part":
		if ref, ok := ledger.ParseRef(args[len(args)-1]); ok && args[0] == "same" {
			return t.joinDouble(ctx, e, ref)
		} else if ok {
			return t.partDouble(ctx, e, ref)
		}
	case "own":
		return t.keepOwn(ctx, e)
	case "tier":
		return t.amend(ctx, t.changeOf(e.ref(), ledger.Report{Kind: e.kind(), Values: []ledger.Value{{Field: ledger.FTier, Key: string(ledger.TierLeader), Text: tierName(ledger.TierLeader, t.lang)}}}))
	case "trip", "trips":
		if ref, ok := ledger.ParseRef(args[len(args)-1]); ok && args[0] == "trip" {
			return t.joinTrip(ctx, e, ref)
		} else if ok {
			return t.joinTrips(ctx, e, ref)
		}
	case "f":
		if len(args) == 2 {
			return t.askField(ctx, e, ledger.Field(args[1]))
		}
	}
	t.answer(t.text(words.SayStale))
	return nil
}

// changeOf is a draft that changes a record.
func (t *turn) changeOf(ref ledger.Ref, r ledger.Report) ledger.Draft {
	r.Kind = ref.Kind
	d := t.draftOf(r, 0)
	d.Target = ref
	return d
}

// withdraw takes a record out of the count, or back into it. Nothing is ever
// deleted.
func (t *turn) withdraw(ctx context.Context, e entry, out bool) error {
	if !mayTo(t.who, actChange, e) {
		t.say(words.SayNotYourRecord, e.ref().String())
		return nil
	}
	if e.head().IsWithdrawn() == out {
		t.say(words.SayNoChange, e.ref().String())
		return nil
	}
	e = e.clone()
	say := words.SayRestored
	if out {
		e.head().Withdrawn, e.head().WithdrawnBy = t.m.At, t.who.ID
		say = words.SayWithdrawn
	} else {
		e.withdraw(ledger.Head{}.Withdrawn, 0)
	}
	t.save(e)
	if err := t.refresh(ctx, e); err != nil {
		return err
	}
	t.say(say, e.ref().String())
	return nil
}

// changeable are the fields that a kind of record has, in the order of its card.
func changeable(k ledger.Kind) []ledger.Field {
	switch k {
	case ledger.KindVisit:
		return []ledger.Field{ledger.FCompany, ledger.FDate, ledger.FPlace, ledger.FTier, ledger.FLedBy, ledger.FMet, ledger.FChain, ledger.FDistrict, ledger.FUnit, ledger.FOutcome, ledger.FNext, ledger.FInterest, ledger.FTrip}
	case ledger.KindDeal:
		return []ledger.Field{ledger.FName, ledger.FCompany, ledger.FAmount, ledger.FDistrict, ledger.FStage, ledger.FDate, ledger.FExpected, ledger.FChain, ledger.FSector, ledger.FCategory,
			ledger.FForeign, ledger.FFortune500, ledger.FOrigin, ledger.FAgreement, ledger.FEvent, ledger.FPark, ledger.FSponsor, ledger.FIntroducer, ledger.FUnit, ledger.FOutcome, ledger.FStuck, ledger.FNext, ledger.FFunds}
	case ledger.KindTrip:
		return []ledger.Field{ledger.FName, ledger.FPlace, ledger.FDate, ledger.FLedBy, ledger.FDistrict, ledger.FUnit, ledger.FNext}
	}
	return []ledger.Field{ledger.FName, ledger.FPlace, ledger.FDate, ledger.FOrganiser, ledger.FDistrict, ledger.FUnit, ledger.FNext}
}

// offerFields puts the fields that are given, or those that are not, as buttons
// under the card.
func (t *turn) offerFields(ctx context.Context, e entry, given bool) error {
	c, err := t.card(ctx, e, t.lang)
	if err != nil {
		return err
	}
	var bs []chat.Button
	for _, f := range changeable(e.kind()) {
		if _, has := c.value(f); has == given {
			bs = append(bs, chat.Button{Label: label(f, t.lang), Data: recordData(e, "f:"+string(f))})
		}
	}
	rows := append(grid(bs, 3), []chat.Button{{Label: words.ButtonBack.In(t.lang), Data: recordData(e, "card")}})
	t.edit(e.ref().String(), c.text(t.lang), rows...)
	return nil
}

// askField asks for a field's new value.
func (t *turn) askField(ctx context.Context, e entry, f ledger.Field) error {
	if !slices.Contains(changeable(e.kind()), f) {
		t.answer(t.text(words.SayStale))
		return nil
	}
	c, err := t.card(ctx, e, t.lang)
	if err != nil {
		return err
	}
	n := t.missing(f)
	if l, ok := c.value(f); ok {
		n.text = t.text(words.SayNewValue, e.ref().String(), label(f, t.lang), l.value)
	} else {
		n.text = t.text(words.SayNewEmpty, e.ref().String(), label(f, t.lang))
	}
	if err := t.editCard(ctx, e, t.who, chat.Reply{Chat: t.m.Room.ID, Message: t.m.ID}); err != nil {
		return err
	}
	return t.ask(ctx, t.changeOf(e.ref(), ledger.Report{}), *n)
}

// showRecord sends the card of a record to somebody who may see it.
func (t *turn) showRecord(ctx context.Context, ref ledger.Ref) error {
	e, err := t.entry(ctx, ref)
	if ledger.Is(err, ledger.NotFound) {
		t.say(words.SayNoRecord, ref.String())
		return nil
	}
	if err != nil {
		return err
	}
	if !mayTo(t.who, actSee, e) {
		t.say(words.SayNotShown, ref.String())
		return nil
	}
	c, err := t.card(ctx, e, t.lang)
	if err != nil {
		return err
	}
	t.lookedAt(ledger.LookCard, ref)
	return t.sendCard(ctx, c)
}

// answerRecord answers a question about one record with its card. Where there is
// none to show, it says so without a number (spec 3.1).
func (t *turn) answerRecord(ctx context.Context, ref ledger.Ref) error {
	e, err := t.entry(ctx, ref)
	switch {
	case ledger.Is(err, ledger.NotFound):
		t.say(words.SayAskedNone)
		return nil
	case err != nil:
		return err
	case !mayTo(t.who, actSee, e):
		t.say(words.SayAskedHidden)
		return nil
	}
	return t.showRecord(ctx, ref)
}

// cardOf is the record that a question asks for by itself: its card is the answer.
func cardOf(q ledger.Query) (ref ledger.Ref, ok bool) {
	if q.Measure != ledger.RecordOf {
		return ref, false
	}
	for _, x := range []struct {
		kind    ledger.Kind
		numbers []int64
	}{{ledger.KindDeal, q.Filter.Deals}, {ledger.KindVisit, q.Filter.Visits}, {ledger.KindTrip, q.Filter.Trips}, {ledger.KindEvent, q.Filter.Events}} {
		if len(x.numbers) == 1 {
			return ledger.Ref{Kind: x.kind, N: x.numbers[0]}, true
		}
	}
	return ref, false
}

// draftData is the data of a button of a draft.
func draftData(d ledger.Draft, action string) string {
	return fmt.Sprintf("d:%d:%d:%s", d.ID, d.Version, action)
}
