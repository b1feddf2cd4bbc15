package handlers

import (
	"context"
	"slices"
	"strings"

	"guatu/ledger"
)

// need is what must be known before a report can be saved: one question.
type need struct {
	field   ledger.Field
	doubt   ledger.Doubt
	options []ledger.Option // buttons; a text with a label's words is the same as a press
	text    string          // the question, in markup
}

// check looks at one side of a draft: it resolves what it can in place, or
// says what it needs.
type check func(*turn, context.Context, *ledger.Draft) (*need, error)

// checks are what a report must pass, in the order in which a person is asked.
func checks(r ledger.Report) []check {
	switch {
	case r.Funds:
		return []check{(*turn).valuesSure, (*turn).companiesKnown, (*turn).fundsPlaced, (*turn).amountsSane}
	case r.Kind == ledger.KindVisit:
		return []check{(*turn).valuesSure, (*turn).companiesKnown, (*turn).companyGiven, (*turn).dayPast, (*turn).recordsKnown, (*turn).unitGiven, (*turn).tierGiven, (*turn).amountsSane, (*turn).firstVisit}
	case r.Kind == ledger.KindDeal:
		return []check{(*turn).valuesSure, (*turn).companiesKnown, (*turn).dealNamed, (*turn).dealBefore, (*turn).amountGiven, (*turn).stagePast, (*turn).districtGiven, (*turn).recordsKnown, (*turn).unitGiven, (*turn).amountsSane, (*turn).firstDeal}
	}
	return []check{(*turn).valuesSure, (*turn).nameGiven}
}

// outcome is what became of a draft that needed nothing more.
type outcome struct {
	entry entry
	made  bool   // a record of its own; else an earlier one, which it adds to
	fresh bool   // a company was new
	note  string // goes with the card
}

// settle takes a draft as far as it goes: to a record in the plan, or to the
// next question.
func (t *turn) settle(ctx context.Context, d *ledger.Draft) (outcome, *need, error) {
	for _, c := range checks(d.Report) {
		n, err := c(t, ctx, d)
		if n != nil || err != nil {
			return outcome{}, n, err
		}
	}
	if n, ok := answered(*d, doubtSame); ok && n != optAnother {
		o, err := t.join(ctx, *d, n)
		return o, nil, err
	}
	o, err := t.build(ctx, *d)
	return o, nil, err
}

// Doubts that only the ledger can raise.
const (
	doubtSame   ledger.Doubt = "same"   // a likely second report
	doubtFuture ledger.Doubt = "future" // a stage in the future: 预计签约 is offered
	doubtAgain  ledger.Doubt = "again"  // a stage that is reached already
	doubtFunds  ledger.Doubt = "funds"  // which deal the money is for
	doubtProse  ledger.Doubt = "prose"  // 记为走访？
	doubtTwo    ledger.Doubt = "two"    // a record or a question?
	doubtWhich  ledger.Doubt = "which"  // which record of a card of several
	doubtReturn ledger.Doubt = "return" // why a deal is sent back
)

// Values of options.
const (
	optYes     = "yes"
	optNo      = "no"
	optNew     = "new"
	optAnother = "another"
	optLeave   = "leave"
)

// answered is what a question was answered with.
func answered(d ledger.Draft, q ledger.Doubt) (string, bool) {
	for _, a := range d.Answers {
		if v, ok := strings.CutPrefix(a, string(q)+"="); ok {
			return v, true
		}
	}
	return "", false
}

// settleWith notes an answer, in place of an earlier one to the same question.
func settleWith(d *ledger.Draft, q ledger.Doubt, v string) {
	d.Answers = slices.DeleteFunc(d.Answers, func(a string) bool { return strings.HasPrefix(a, string(q)+"=") })
	d.Answers = append(d.Answers, string(q)+"="+v)
}

// sentOn is the day against which a draft's words were read.
func (t *turn) sentOn(d ledger.Draft) ledger.Date { return t.day(d.Source.At) }
