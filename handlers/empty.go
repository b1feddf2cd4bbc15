package handlers

import (
	"context"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// emptyTag takes a tag with nothing after it: a command like /visit walks
// through the fields, any other is told what was missing.
func (t *turn) emptyTag(ctx context.Context, r grammar.Reading) error {
	written := grammar.FoldText(strings.TrimSpace(r.Tag))
	tag := words.Tags[strings.TrimLeft(written, "#/ ")]
	d := t.draftOf(ledger.Report{Kind: tag.Kind, Stage: tag.Stage, Funds: tag.Funds, Direction: tag.Direction, Text: t.m.Text}, 0)
	if strings.HasPrefix(written, "/") {
		return t.startForm(ctx, d)
	}
	_, n, err := t.settle(ctx, &d)
	if err != nil || n == nil {
		return err
	}
	n.text = t.text(words.SayEmptyTag, r.Tag+" "+words.TagExamples[tag.Kind].In(t.lang))
	return t.ask(ctx, d, *n)
}
