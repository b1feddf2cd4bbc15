package handlers

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// asTold offers a record for prose that tells what was done (走访了华为), and for
// fields that lack only their tag. Names of measures in them make no question.
func (t *turn) asTold(ctx context.Context) (bool, error) {
	if t.m.Text == "" || t.m.Kind == chat.Pressed || t.asks(t.m.Text) {
		return false, nil
	}
	if ok, err := t.asMoved(ctx); ok || err != nil {
		return ok, err
	}
	if rs := grammar.Loose(t.m.Text, t.ground(ctx)); len(rs) > 0 {
		return true, t.offerAll(ctx, rs)
	}
	rs := t.prose(ctx, t.m.Text)
	if len(rs) == 0 || !rs[0].Told {
		return false, nil
	}
	return true, t.offerAll(ctx, rs)
}

// asMoved offers the change of a deal whose name stands in a text that says what
// stage it reached, what money arrived or to what its investment was raised, and
// no more (储能电芯二期今天开工).
func (t *turn) asMoved(ctx context.Context) (bool, error) {
	e, rest, ok := t.dealIn(ctx)
	if !ok || !mayTo(t.who, actChange, e) {
		return false, nil
	}
	c := t.change(ctx, ledger.KindDeal, rest)
	if !c.Report.Has(ledger.FStage) && !c.Report.Has(ledger.FFunds) && !c.Report.Has(ledger.FAmount) || c.Report.Has(ledger.FOutcome) || c.Unread != "" {
		return false, nil
	}
	d := t.changeOf(e.ref(), c.Report)
	settleWith(&d, doubtProse, optNo)
	return true, t.ask(ctx, d, need{doubt: doubtProse, options: t.yesNo(), text: t.text(words.SayMoved, e.ref().String(), e.deal.Name, t.readAs(c.Report))})
}

// offerAll asks whether reports that were read are to be recorded: one yes is for all.
func (t *turn) offerAll(ctx context.Context, rs []ledger.Report) error {
	d := t.draftOf(rs[0], 0)
	d.More = rs[1:]
	settleWith(&d, doubtProse, optNo)
	return t.ask(ctx, d, t.offerOf(d))
}

// tellsAmount tells whether a text is prose of a company and an amount.
func (t *turn) tellsAmount(ctx context.Context) bool {
	return slices.ContainsFunc(t.prose(ctx, t.m.Text), func(r ledger.Report) bool {
		return r.Has(ledger.FCompany) && (r.Has(ledger.FAmount) || r.Has(ledger.FInterest))
	})
}

// asProse offers a record for prose that tells of a meeting or a signing
// (spec 2.2 rule 7); nothing is saved before a yes.
func (t *turn) asProse(ctx context.Context) (bool, error) {
	if t.m.Text == "" || t.m.Kind == chat.Pressed {
		return false, nil
	}
	rs := t.prose(ctx, t.m.Text)
	if len(rs) == 0 {
		return false, nil
	}
	return true, t.offerAll(ctx, rs)
}

// offerOf is the question whether a draft is to be recorded: 记为走访？
func (t *turn) offerOf(d ledger.Draft) need {
	n := need{doubt: doubtProse, options: t.yesNo()}
	if len(d.More) == 0 {
		n.text = t.text(words.SayProse, t.toldKind(d.Report), t.readAs(d.Report))
		return n
	}
	all := append([]ledger.Report{d.Report}, d.More...)
	var lines []string
	for i, r := range all {
		lines = append(lines, strconv.Itoa(i+1)+". "+t.toldKind(r)+words.Colon.In(t.lang)+t.readAs(r))
	}
	n.text = t.text(words.SayProseAll, len(all), strings.Join(lines, "\n"))
	return n
}

// toldKind is what a report that was read tells of: 走访, 来访, 签约.
func (t *turn) toldKind(r ledger.Report) string {
	kind := kindName(r.Kind)
	if r.Direction == ledger.Inward {
		kind = words.KindIn
	}
	if r.Stage != "" {
		kind = words.StageName(r.Stage)
	}
	return kind.In(t.lang)
}

// readAs is how a report was read, in words.
func (t *turn) readAs(r ledger.Report) string {
	order := append(slices.Clone(words.KindFields[r.Kind]), ledger.FNote)
	values := slices.Clone(r.Values)
	place := func(v ledger.Value) int {
		if v.Field == ledger.FOutcome { // it is long
			return len(order)
		}
		return slices.Index(order, v.Field)
	}
	slices.SortStableFunc(values, func(a, b ledger.Value) int { return cmp.Compare(place(a), place(b)) })
	var parts []string
	for _, v := range values {
		parts = append(parts, label(v.Field, t.lang)+words.Colon.In(t.lang)+t.understood(v))
	}
	return strings.Join(parts, words.Semicolon.In(t.lang))
}

// understood is a value as the card would say it, as typed where it is free
// text or not certain.
func (t *turn) understood(v ledger.Value) string {
	switch {
	case v.Doubt != ledger.NoDoubt:
	case v.Date.Known():
		return dated(v.Date, t.lang)
	case v.Field == ledger.FStage && v.Key != "":
		return stageName(ledger.Stage(v.Key), t.lang)
	case v.Tri != ledger.Unknown:
		return triName(v.Tri, t.lang)
	case v.Money.Given():
		return grammar.PlainMoney(v.Money, t.lang)
	case v.Field == ledger.FPlace && v.Key != "":
		return placeWord(v.Key, t.lang)
	case v.Field == ledger.FDistrict && v.Key != "":
		return keyName(t.City.Districts, v.Key, t.lang)
	case v.Field == ledger.FChain && v.Key != "":
		return keyName(t.City.Chains, v.Key, t.lang)
	case v.Field == ledger.FPark && v.Key != "":
		return keyName(t.City.Parks, v.Key, t.lang)
	}
	return v.Text
}

// proseAnswer is the answer to 记为走访？.
func (t *turn) proseAnswer(ctx context.Context, d ledger.Draft, yes bool) error {
	if !yes {
		return t.giveUp(ctx, d)
	}
	settleWith(&d, doubtProse, optYes)
	each := eachCompany(append([]ledger.Report{d.Report}, d.More...))
	if d.More = nil; len(each) == 1 {
		return t.goOn(ctx, d)
	}
	t.endDraft(d)
	var ds []ledger.Draft
	for i, r := range each {
		one := d
		one.ID, one.Version, one.Item, one.Report = 0, 0, d.Item+i, r
		ds = append(ds, one)
	}
	return t.settleAll(ctx, ds)
}

// eachCompany makes of visits to several companies a visit to each.
func eachCompany(rs []ledger.Report) (each []ledger.Report) {
	for _, r := range rs {
		each = append(each, grammar.EachCompany(r)...)
	}
	return each
}

// askTwo asks whether a text is a record or a question, where both readings
// stand (spec 2.2 rule 4).
func (t *turn) askTwo(ctx context.Context, r ledger.Report) error {
	return t.ask(ctx, t.draftOf(r, 0), t.twoOf())
}

func (t *turn) twoOf() need {
	return need{doubt: doubtTwo, text: t.text(words.SayWhichRead),
		options: []ledger.Option{option(words.ButtonRecord.In(t.lang), optYes), option(words.ButtonQuestion.In(t.lang), optNo)}}
}

// twoAnswer takes the text for what it was said to be.
func (t *turn) twoAnswer(ctx context.Context, d ledger.Draft, said string) error {
	if said == optYes {
		return t.goOn(ctx, d)
	}
	t.endDraft(d)
	return t.askText(ctx, d.Source.Text)
}
