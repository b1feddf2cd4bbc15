package handlers

import (
	"context"
	"slices"
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// mostMine is how many recent records /my shows.
const mostMine = 10

// my lists the member's recent records, and the own or unit's week as plain
// text to copy.
func (t *turn) my(ctx context.Context, _ string) error {
	refs, err := t.ReportedBy(ctx, t.who.ID, mostMine)
	if err != nil {
		return err
	}
	if len(refs) == 0 {
		t.say(words.SayNoneYet, words.ExampleVisit.In(t.lang))
		return nil
	}
	lines := []string{t.text(words.SayMine)}
	for _, ref := range refs {
		e, err := t.entry(ctx, ref)
		if err != nil {
			return err
		}
		c, err := t.card(ctx, e, t.lang)
		if err != nil {
			return err
		}
		line := c.brief()
		if l, ok := c.value(ledger.FDate); ok {
			line += " " + chat.Escape(l.value)
		}
		lines = append(lines, line)
	}
	t.send(strings.Join(lines, "\n"))
	t.lookedAt(ledger.LookList, refs...)
	return t.week(ctx)
}

// week sends the unit's week, or the member's own where there is no unit, as
// text to copy.
func (t *turn) week(ctx context.Context) error {
	w := ledger.Week(t.today())
	f := ledger.Filter{Members: []int64{t.who.ID}}
	whose := t.who.Name
	if t.who.Unit != "" {
		f, whose = ledger.Filter{Units: []string{t.who.Unit}}, t.unitName(t.who.Unit, t.lang)
	}
	queries := []ledger.Query{{Measure: ledger.Visits, Filter: f}}
	for _, s := range []ledger.Stage{ledger.StageTalks, ledger.StageSigned, ledger.StageStarted} {
		queries = append(queries, ledger.Query{Measure: ledger.Deals, Clock: ledger.Moved, Stage: s, Filter: f})
	}
	var lines []string
	var refs []ledger.Ref
	for _, q := range queries {
		q.Period, q.Asked, q.List = w, t.today(), true
		rows, err := t.Rows(ctx, q, ledger.Asker{Member: t.who}, 0, 50)
		if err != nil {
			return err
		}
		for _, r := range rows {
			line, err := t.weekLine(ctx, r.Ref)
			if err != nil {
				return err
			}
			if !slices.Contains(lines, line) {
				lines, refs = append(lines, line), append(refs, r.Ref)
			}
		}
	}
	if len(lines) == 0 {
		return nil
	}
	t.lookedAt(ledger.LookList, refs...)
	head := text(t.lang, words.SayWeek, markup(whose), markup(w.From.String()), markup(w.To.String()))
	for _, part := range chunks(append([]string{head}, lines...)) {
		t.send(chat.Mono(part))
	}
	return nil
}

// weekLine is a record in one line of plain text, without its reference.
func (t *turn) weekLine(ctx context.Context, ref ledger.Ref) (string, error) {
	e, err := t.entry(ctx, ref)
	if err != nil {
		return "", err
	}
	c, err := t.card(ctx, e, t.lang)
	if err != nil {
		return "", err
	}
	parts := []string{c.heading()}
	for _, f := range []ledger.Field{ledger.FDate, ledger.FPlace, ledger.FAmount, ledger.FInterest, ledger.FOutcome, ledger.FNext} {
		if l, ok := c.value(f); ok {
			parts = append(parts, l.value)
		}
	}
	return strings.Join(parts, words.Comma.In(t.lang)), nil
}
