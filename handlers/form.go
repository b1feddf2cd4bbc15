package handlers

import (
	"context"
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// formFields are the questions of a form, in their order (spec 2.3).
func formFields(r ledger.Report) []ledger.Field {
	switch r.Kind {
	case ledger.KindVisit:
		return []ledger.Field{ledger.FCompany, ledger.FDate, ledger.FPlace, ledger.FLedBy, ledger.FMet, ledger.FChain, ledger.FOutcome, ledger.FNext, ledger.FInterest}
	case ledger.KindDeal:
		fs := []ledger.Field{ledger.FCompany, ledger.FName, ledger.FAmount, ledger.FDistrict, ledger.FStage, ledger.FDate, ledger.FChain, ledger.FSector, ledger.FPark, ledger.FNext}
		if r.Stage != "" {
			fs = slices.DeleteFunc(fs, func(f ledger.Field) bool { return f == ledger.FStage })
		}
		return fs
	case ledger.KindTrip:
		return []ledger.Field{ledger.FName, ledger.FPlace, ledger.FDate, ledger.FLedBy}
	}
	return []ledger.Field{ledger.FName, ledger.FPlace, ledger.FDate, ledger.FOrganiser}
}

// doubtForm marks a question of a form.
const doubtForm ledger.Doubt = "form"

// Values of a form's buttons.
const (
	optSkip = "skip"
	optBack = "back"
)

// startForm walks through the fields of a record, one question a message.
func (t *turn) startForm(ctx context.Context, d ledger.Draft) error {
	d.Form = "form"
	return t.formStep(ctx, d)
}

// formStep asks the form's next question, or saves the record after the last.
func (t *turn) formStep(ctx context.Context, d ledger.Draft) error {
	fs := formFields(d.Report)
	if d.Step >= len(fs) {
		d.Form, d.Doubt = "", ledger.NoDoubt
		return t.goOn(ctx, d)
	}
	f := fs[d.Step]
	example := t.forExample(f)
	if f == ledger.FName {
		example = t.namedLike(d.Report.Kind)
	}
	n := need{field: f, doubt: doubtForm, text: t.text(words.SayFormStep, d.Step+1, len(fs), label(f, t.lang), markup(example)), options: t.fieldOptions(f)}
	if !required(d.Report, f) {
		n.options = append(n.options, option(words.ButtonSkip.In(t.lang), optSkip))
	}
	if d.Step > 0 {
		n.options = append(n.options, option(words.ButtonStepBack.In(t.lang), optBack))
	}
	return t.ask(ctx, d, n)
}

// required tells whether a form cannot do without a field.
func required(r ledger.Report, f ledger.Field) bool {
	switch f {
	case ledger.FAmount:
		return true
	case ledger.FCompany:
		return r.Kind == ledger.KindVisit
	case ledger.FName:
		return r.Kind == ledger.KindTrip || r.Kind == ledger.KindEvent || !r.Has(ledger.FCompany)
	}
	return false
}

// fieldOptions are a field's answers, where they are few.
func (t *turn) fieldOptions(f ledger.Field) []ledger.Option {
	switch f {
	case ledger.FDate:
		return []ledger.Option{option(words.Today.In(t.lang), words.Today.Zh), option(words.Yesterday.In(t.lang), words.Yesterday.Zh)}
	case ledger.FChain:
		return t.placeOptions(t.City.Chains)
	case ledger.FDistrict:
		return t.placeOptions(t.City.Districts)
	case ledger.FPark:
		return t.placeOptions(t.City.Parks)
	case ledger.FAmount:
		return []ledger.Option{option(words.UndecidedText.In(t.lang), words.UndecidedText.Zh)}
	case ledger.FStage:
		return namedOptions(words.StageWords[:6], t.lang)
	}
	return nil
}

func namedOptions[T ~string](table []words.Named[T], lang ledger.Lang) []ledger.Option {
	var os []ledger.Option
	for _, x := range table {
		os = append(os, option(x.Text.In(lang), x.Text.Zh))
	}
	return os
}

// formAnswer takes an answer to a form's question: a button, or a value in words.
func (t *turn) formAnswer(ctx context.Context, d ledger.Draft, said string) error {
	switch said {
	case optSkip:
		d.Step++
		return t.formStep(ctx, d)
	case optBack:
		d.Step = max(0, d.Step-1)
		d.Report = d.Report.Without(formFields(d.Report)[d.Step])
		return t.formStep(ctx, d)
	}
	v := t.value(ctx, d, d.Asking, said)
	if v.Doubt != ledger.NoDoubt {
		n := t.doubtful(v)
		n.doubt = doubtForm
		return t.ask(ctx, d, *n)
	}
	d.Report = d.Report.With(v)
	d.Step++
	return t.formStep(ctx, d)
}

// formText takes a text as the answer to a form's question, unless it is
// claimed as something else.
func (t *turn) formText(ctx context.Context, d ledger.Draft) (bool, error) {
	if freeText(d.Asking) && !t.isName(ctx, t.m.Text) && t.claimed(ctx) {
		return false, nil
	}
	return true, t.formAnswer(ctx, d, t.m.Text)
}
