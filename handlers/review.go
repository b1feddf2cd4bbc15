package handlers

import (
	"context"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// mostToReview is how many deals, and how many proposals, /review shows at once.
const mostToReview = 10

// review shows what waits for a reviewer: the deals to be verified, and the
// proposals to change verified ones, each with its buttons.
func (t *turn) review(ctx context.Context, _ string) error {
	deals, err := t.toVerify(ctx)
	if err != nil {
		return err
	}
	if len(deals) > 0 {
		t.send(t.text(words.SayToVerify, len(deals)) + "\n" + strings.Join(deals, "\n"))
	}
	open, err := t.Forms(ctx, formProposal)
	if err != nil {
		return err
	}
	shown := 0
	for _, d := range open {
		ok, err := t.showProposal(ctx, d)
		if err != nil {
			return err
		}
		if ok {
			shown++
		}
		if shown == mostToReview {
			break
		}
	}
	if len(deals) == 0 && shown == 0 {
		t.say(words.SayNothingNew)
	}
	return nil
}

// toVerify are the deals that wait for this reviewer, a line each.
func (t *turn) toVerify(ctx context.Context) ([]string, error) {
	q := ledger.Query{Measure: ledger.Deals, Clock: ledger.Anytime, Filter: ledger.Filter{Verified: ledger.No}, Asked: t.today(), List: true}
	rows, err := t.Rows(ctx, q, ledger.Asker{Member: t.who}, 0, 50)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, r := range rows {
		if r.Ref == (ledger.Ref{}) {
			continue // sensitive, of another unit
		}
		e, err := t.entry(ctx, r.Ref)
		if err != nil {
			return nil, err
		}
		if e.deal == nil || !mayTo(t.who, actVerify, e) || len(lines) == mostToReview {
			continue
		}
		c, err := t.card(ctx, e, t.lang)
		if err != nil {
			return nil, err
		}
		lines = append(lines, c.brief())
		t.lookedAt(ledger.LookList, r.Ref)
	}
	return lines, nil
}

// showProposal sends a proposal that this reviewer may decide, as it would
// change the deal now.
func (t *turn) showProposal(ctx context.Context, d ledger.Draft) (bool, error) {
	e, err := t.entry(ctx, d.Target)
	if err != nil || !mayTo(t.who, actVerify, e) || d.Person == t.who.ID {
		return false, ignoreMissing(err)
	}
	after := e.clone()
	if err := t.apply(ctx, after, d); err != nil {
		return false, err
	}
	diff, err := t.difference(ctx, e, after)
	if err != nil {
		return false, err
	}
	from, err := t.Member(ctx, d.Person)
	if err := ignoreMissing(err); err != nil {
		return false, err
	}
	t.lookedAt(ledger.LookList, e.ref())
	t.send(t.text(words.SayProposal, from.Name, markup(diff)), proposalButtons(d, t.lang))
	return true, nil
}
