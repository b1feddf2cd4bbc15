package handlers

import (
	"context"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
)

// companyNames tells the grammar which companies there are. It lives as long
// as one decision.
type companyNames struct {
	ctx context.Context
	t   *turn
}

// Known tells whether a company has the name.
func (c companyNames) Known(folded string) bool {
	_, err := c.t.CompanyNamed(c.ctx, folded)
	return err == nil
}

// ground is what a message's words are read against.
func (t *turn) ground(ctx context.Context) grammar.Context {
	return grammar.Context{Asked: t.day(t.at), Town: t.town, Companies: companyNames{ctx, t}}
}

// reports reads a text as reports.
func (t *turn) reports(ctx context.Context, text string) []ledger.Report {
	return grammar.Reports(text, t.ground(ctx)).Reports
}

// change reads a text as a change of a record.
func (t *turn) change(ctx context.Context, k ledger.Kind, text string) grammar.Change {
	return grammar.ReadChange(text, k, t.ground(ctx))
}

// value reads a text as the value of one field.
func (t *turn) value(ctx context.Context, d ledger.Draft, f ledger.Field, text string) ledger.Value {
	return grammar.ParseField(d.Report.Kind, f, text, t.reportDay(d), t.ground(ctx))
}

// prose reads running text that tells of meetings or of a signing.
func (t *turn) prose(ctx context.Context, text string) []ledger.Report {
	ground := t.ground(ctx)
	ground.Mentions, _ = t.Mentions(ctx, grammar.FoldText(text)) // without them the words behind the verb are the company
	return grammar.Prose(text, ground)
}

// tagged tells whether a text begins with # or / and a tag.
func (t *turn) tagged(ctx context.Context) bool {
	return grammar.Reports(t.m.Text, t.ground(ctx)).Rule == grammar.RuleTagged
}

// asTagged saves a record with # or / before its tag, or with labelled fields
// after a bare one (spec 2.2 rules 2 and 3).
func (t *turn) asTagged(ctx context.Context) (bool, error) {
	if t.m.Kind == chat.Pressed {
		return false, nil
	}
	r := grammar.Reports(t.m.Text, t.ground(ctx))
	switch {
	case r.Rule != grammar.RuleTagged && r.Rule != grammar.RuleLabelled:
		return false, nil
	case r.Empty:
		return true, t.emptyTag(ctx, r)
	}
	return true, t.record(ctx, r.Reports)
}

// asShort saves a record in the short form (spec 2.2 rule 4).
func (t *turn) asShort(ctx context.Context) (bool, error) {
	if t.m.Kind == chat.Pressed {
		return false, nil
	}
	r := grammar.Reports(t.m.Text, t.ground(ctx))
	if r.Rule != grammar.RuleShort {
		return false, nil
	}
	return true, t.record(ctx, r.Reports)
}
