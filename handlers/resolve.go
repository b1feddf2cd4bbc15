package handlers

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// pressDraft is a button of a draft: d:ID:VERSION:NUMBER of an answer, or go,
// end, accept, refuse.
func (t *turn) pressDraft(ctx context.Context, args []string) error {
	id, _ := strconv.ParseInt(args[0], 10, 64)
	d, err := t.DraftByID(ctx, id)
	if ledger.Is(err, ledger.NotFound) || err == nil && strconv.Itoa(d.Version) != args[1] {
		t.answer(t.text(words.SayDraftGone))
		return nil
	}
	if err != nil {
		return err
	}
	switch {
	case d.Form == formProposal && (args[2] == "accept" || args[2] == "refuse"):
		return t.decideProposal(ctx, d, args[2] == "accept")
	case d.Person != t.who.ID || d.Chat != t.m.Room.ID:
		t.answer(t.text(words.SayNotYours))
		return nil
	case args[2] == "go":
		return t.resume(ctx, d)
	case args[2] == "end":
		t.endDraft(d)
		t.edit("", t.text(words.SayCancelled))
		return nil
	}
	i, err := strconv.Atoi(args[2])
	if err != nil || i < 0 || i >= len(d.Options) {
		t.answer(t.text(words.SayStale))
		return nil
	}
	t.edit("", t.text(words.SayChosen, d.Options[i].Label))
	return t.choose(ctx, d, d.Options[i])
}

// resume asks a parked draft's question again, as things stand now.
func (t *turn) resume(ctx context.Context, d ledger.Draft) error {
	switch {
	case d.Doubt == doubtForm:
		return t.formStep(ctx, d)
	case d.Doubt == doubtTwo:
		return t.ask(ctx, d, t.twoOf())
	case d.Doubt == doubtWhich:
		return t.ask(ctx, d, need{doubt: doubtWhich, options: d.Options, text: t.text(words.SayWhichRecord)})
	case d.Doubt == doubtReturn:
		return t.ask(ctx, d, need{doubt: doubtReturn, text: t.text(words.SayWhyReturn, d.Target.String())})
	case d.Target.N != 0 && d.Asking != "" && !d.Report.Has(d.Asking):
		return t.ask(ctx, d, *t.missing(d.Asking))
	}
	return t.goOn(ctx, d)
}

// goOn settles a draft with what is known by now.
func (t *turn) goOn(ctx context.Context, d ledger.Draft) error {
	if d.Target.N != 0 {
		return t.amend(ctx, d)
	}
	if offered, ok := answered(d, doubtProse); ok && offered != optYes {
		return t.ask(ctx, d, t.offerOf(d))
	}
	return t.settleAll(ctx, []ledger.Draft{d})
}

// choose takes the answer that a button, or a button's words, stands for.
func (t *turn) choose(ctx context.Context, d ledger.Draft, o ledger.Option) error {
	switch d.Doubt {
	case doubtProse:
		return t.proseAnswer(ctx, d, o.Value == optYes)
	case doubtTwo:
		return t.twoAnswer(ctx, d, o.Value)
	case doubtForm:
		return t.formAnswer(ctx, d, o.Value)
	case doubtWhich:
		ref, _ := ledger.ParseRef(o.Value)
		t.endDraft(d)
		return t.changeText(ctx, ref, d.Report.Text)
	case ledger.CompanyNear:
		d.Answers = append(d.Answers, o.Value)
	case doubtSame:
		settleWith(&d, doubtSame, o.Value)
	case doubtFunds:
		settleWith(&d, doubtSame, o.Value)
	case doubtAgain:
		if o.Value == optNo {
			return t.giveUp(ctx, d)
		}
		settleWith(&d, doubtAgain, o.Value)
	case doubtFuture:
		expectInstead(&d)
	case ledger.AmountHuge, ledger.AmountJump:
		v, _ := d.Report.Get(d.Asking)
		if o.Value != optYes {
			if d.Target.N != 0 {
				return t.giveUp(ctx, d)
			}
			d.Report = d.Report.Without(d.Asking)
			return t.ask(ctx, d, *t.missing(d.Asking))
		}
		d.Answers = append(d.Answers, sureKey(v))
	default:
		return t.chooseValue(ctx, d, o)
	}
	return t.goOn(ctx, d)
}

// chooseValue takes a field's value from a button.
func (t *turn) chooseValue(ctx context.Context, d ledger.Draft, o ledger.Option) error {
	if o.Value == optLeave {
		v, _ := d.Report.Get(d.Asking)
		d.Report = d.Report.Without(d.Asking)
		note := label(d.Asking, t.lang) + words.Colon.In(t.lang) + v.Text
		d.Report.Values = append(d.Report.Values, ledger.Value{Field: ledger.FNote, Text: note})
		return t.goOn(ctx, d)
	}
	d.Report = t.withAnswer(ctx, d, t.value(ctx, d, d.Asking, o.Value))
	return t.goOn(ctx, d)
}

// withAnswer is a draft's report with a value that was asked for. Where it tells where the
// company's name ends, what stands around the name is read as well.
func (t *turn) withAnswer(ctx context.Context, d ledger.Draft, v ledger.Value) ledger.Report {
	if v.Field == ledger.FCompany {
		return grammar.SettleName(d.Report, v, t.ground(ctx))
	}
	return d.Report.With(v)
}

// giveUp ends a draft without a change.
func (t *turn) giveUp(_ context.Context, d ledger.Draft) error {
	t.endDraft(d)
	t.say(words.SayCancelled)
	return nil
}

// asAnswer takes a text as the answer to what the open draft asks for.
func (t *turn) asAnswer(ctx context.Context) (bool, error) {
	if t.m.Kind != chat.Said || t.m.Text == "" {
		return false, nil
	}
	d, ok, err := t.asked(ctx)
	if err != nil || !ok {
		return false, err
	}
	folded, bare := grammar.FoldName(t.m.Text), grammar.FoldName(grammar.AnswerWords(withoutNo(t.m.Text)))
	for _, o := range d.Options {
		label := grammar.FoldName(o.Label)
		if label == folded || label == bare || d.Doubt == ledger.AmountNoUnit && isUnitOf(label, bare) || d.Options != nil && yesWord(t.yesOrNo(d, o), folded) {
			return true, t.choose(ctx, d, o)
		}
	}
	if d.Doubt == doubtReturn {
		return true, t.giveBack(ctx, d, t.m.Text)
	}
	return t.asFields(ctx, d)
}

// withoutNo is an answer without the no before its comma (不是，新企业).
func withoutNo(text string) string {
	no, rest, ok := strings.Cut(strings.ReplaceAll(text, "，", ","), ",")
	if ok && slices.Contains(words.NoWords, grammar.FoldName(no)) {
		return rest
	}
	return text
}

// isUnitOf tells whether a text is the unit with which an amount ends (亿 of 5亿元).
func isUnitOf(amount, said string) bool {
	said = strings.TrimSuffix(said, words.Yuan)
	return said != "" && !strings.ContainsAny(said, "0123456789") && strings.HasSuffix(strings.TrimSuffix(amount, words.Yuan), said)
}

// yesOrNo is what an option says to the question, where that can be answered
// with yes or no: is it the known company, is it the same report? 好的 is no
// answer to that.
func (t *turn) yesOrNo(d ledger.Draft, o ledger.Option) string {
	switch {
	case d.Doubt != ledger.CompanyNear && d.Doubt != doubtSame:
		return o.Value
	case t.isThanks():
		return ""
	case strings.HasSuffix(o.Value, "="+optNew) || o.Value == optAnother:
		return optNo
	case len(d.Options) == 2:
		return optYes
	}
	return ""
}

// yesWord tells whether a text says yes or no, as a yes-or-no question's answer.
func yesWord(option, folded string) bool {
	switch option {
	case optYes:
		return slices.Contains(words.YesWords, folded)
	case optNo:
		return slices.Contains(words.NoWords, folded)
	}
	return false
}

// asked is the draft that a message may answer: the one whose question it
// replies to, else the open one.
func (t *turn) asked(ctx context.Context) (ledger.Draft, bool, error) {
	if q := t.m.ReplyTo; q != nil && q.Ours {
		key, err := t.SentKey(ctx, t.m.Room.ID, q.ID)
		if err := ignoreMissing(err); err != nil {
			return ledger.Draft{}, false, err
		}
		if rest, ok := strings.CutPrefix(key, "R"); ok {
			id, _ := strconv.ParseInt(rest, 10, 64)
			d, err := t.DraftByID(ctx, id)
			if err == nil && d.Person == t.who.ID {
				return d, true, nil
			}
			if err := ignoreMissing(err); err != nil {
				return d, false, err
			}
		}
	}
	return t.active(ctx)
}

// asFields takes a text as labelled fields of the open draft, or as the value
// of the field that is asked for, where it reads as one. Whether two reports
// are the same is no field, and what begins with # no value.
func (t *turn) asFields(ctx context.Context, d ledger.Draft) (bool, error) {
	if c := t.change(ctx, d.Report.Kind, t.m.Text); t.labelled(c) {
		for _, v := range c.Report.Values {
			d.Report = t.withAnswer(ctx, d, v)
			shareAnswer(d.More, v)
		}
		return true, t.goOn(ctx, d)
	}
	if d.Asking == "" || d.Doubt == doubtSame || strings.HasPrefix(grammar.FoldText(t.m.Text), "#") {
		return false, nil
	}
	if d.Doubt == doubtForm {
		return t.formText(ctx, d)
	}
	if d.Asking == ledger.FCompany && talks(t.m.Text) {
		return false, nil
	}
	said := t.m.Text
	if !freeText(d.Asking) || d.Asking == ledger.FCompany {
		said = grammar.AnswerWords(said)
	}
	if folded := grammar.FoldName(said); d.Asking == ledger.FCompany && (yesWord(optYes, folded) || yesWord(optNo, folded)) {
		return false, nil
	}
	v := t.value(ctx, d, d.Asking, said)
	if unread(v) || v.Doubt != ledger.NoDoubt && (t.tellsAmount(ctx) || strings.Contains(strings.TrimSpace(t.m.Text), "\n") && !freeText(d.Asking)) || freeText(d.Asking) && !t.isName(ctx, t.m.Text) && t.claimed(ctx) {
		return false, nil
	}
	d.Report = t.withAnswer(ctx, d, v)
	return true, t.goOn(ctx, d)
}

// shareAnswer gives further reports of an offer what holds for all of them.
func shareAnswer(more []ledger.Report, v ledger.Value) {
	switch v.Field {
	case ledger.FDate, ledger.FPlace, ledger.FLedBy, ledger.FTier, ledger.FTrip, ledger.FEvent, ledger.FUnit, ledger.FDistrict:
		for i, r := range more {
			more[i] = r.With(v)
		}
	}
}

// talks tells whether a text says something, so that it is the name of no
// company.
func talks(text string) bool {
	if _, _, ok := grammar.LeadRef(text); ok {
		return true
	}
	return strings.ContainsAny(strings.TrimRight(grammar.FoldText(text), "。!. \n"), ":?!。") || strings.Count(text, "\n") > 2
}

// labelled tells whether a text gave fields with their labels, and nothing
// else: a value alone is the answer to what was asked.
func (t *turn) labelled(c grammar.Change) bool {
	if c.Unread != "" || c.Ref.N != 0 || len(c.Report.Values) == 0 || !strings.ContainsAny(grammar.FoldText(t.m.Text), ":=") {
		return false
	}
	return !slices.ContainsFunc(c.Report.Values, func(v ledger.Value) bool { return v.Field == ledger.FNote || v.Doubt == ledger.Empty })
}

// unread tells whether a text does not read as the field at all.
func unread(v ledger.Value) bool {
	switch v.Doubt {
	case ledger.AmountUnread, ledger.AmountNoRate, ledger.DateUnread, ledger.ValueUnknown, ledger.Empty, ledger.Missing:
		return true
	}
	return v.Field == ""
}

// isName tells whether a text is a name and nothing else: that is an answer
// where a name was asked for, though a question could be made of it.
func (t *turn) isName(ctx context.Context, text string) bool {
	if _, _, ok := t.scopeNamed(text); ok || grammar.PlaceNamed(text) != "" {
		return true
	}
	folded := grammar.FoldName(text)
	for _, x := range words.TierWords {
		if grammar.FoldName(x.Text.Zh) == folded || grammar.FoldName(x.Text.En) == folded {
			return true
		}
	}
	_, err := t.CompanyNamed(ctx, text)
	return err == nil
}

// freeText tells whether a field takes any words.
func freeText(f ledger.Field) bool {
	switch f {
	case ledger.FCompany, ledger.FName, ledger.FLedBy, ledger.FMet, ledger.FOutcome, ledger.FNext, ledger.FSponsor, ledger.FIntroducer, ledger.FStuck, ledger.FOrganiser, ledger.FPlace, ledger.FOrigin:
		return true
	}
	return false
}
