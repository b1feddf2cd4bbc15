package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// openStep is a next step that is not done, with its record.
type openStep struct {
	entry entry
	step  ledger.Step
}

// todo lists the member's open next steps, the earliest due first, with 完成
// and 延期 under them.
func (t *turn) todo(ctx context.Context, _ string) error {
	text, buttons, err := t.todoList(ctx)
	if err != nil {
		return err
	}
	t.send(text, buttons...)
	return nil
}

// mostSteps is how many next steps one message shows.
const mostSteps = 10

func (t *turn) todoList(ctx context.Context) (string, [][]chat.Button, error) {
	open, err := t.openSteps(ctx)
	if err != nil || len(open) == 0 {
		return t.text(words.SayNothingDue), nil, err
	}
	shown := open[:min(len(open), mostSteps)]
	refs := make([]ledger.Ref, len(shown))
	for i, o := range shown {
		refs[i] = o.entry.ref()
	}
	t.lookedAt(ledger.LookList, refs...)
	lines, rows, err := t.stepLines(ctx, shown)
	return strings.Join(append([]string{t.text(words.SayTodo, len(open))}, lines...), "\n"), rows, err
}

// stepLines are next steps, numbered, with the buttons under them.
func (t *turn) stepLines(ctx context.Context, open []openStep) (lines []string, rows [][]chat.Button, err error) {
	for i, o := range open {
		c, err := t.card(ctx, o.entry, t.lang)
		if err != nil {
			return nil, nil, err
		}
		n := strconv.Itoa(i + 1)
		late := ""
		if o.step.Due.Known() && o.step.Due < t.today() {
			late = t.text(words.Overdue)
		}
		lines = append(lines, n+". "+chat.Escape(steps([]ledger.Step{o.step}, t.lang))+late+" "+c.brief())
		rows = append(rows, []chat.Button{
			{Label: n + ". " + words.ButtonDone.In(t.lang), Data: stepData(o, "done")},
			{Label: n + ". " + words.ButtonLater.In(t.lang), Data: stepData(o, "later")},
		})
	}
	return lines, rows, nil
}

// stepData is the data of a button of a next step: s:REF:VERSION:STEP:ACTION.
func stepData(o openStep, action string) string {
	return fmt.Sprintf("s:%s:%d:%d:%s", o.entry.ref(), o.entry.head().Version, o.step.ID, action)
}

// farAhead is a day after all that is ever due.
const farAhead = 100 * 366

// openSteps are the member's own open next steps, those without a day last.
func (t *turn) openSteps(ctx context.Context) ([]openStep, error) {
	q := ledger.Query{Measure: ledger.Overdue, Filter: ledger.Filter{Members: []int64{t.who.ID}}, Asked: t.today().Add(farAhead), List: true}
	rows, err := t.Rows(ctx, q, ledger.Asker{Member: t.who}, 0, 200)
	if err != nil {
		return nil, err
	}
	recent, err := t.ReportedBy(ctx, t.who.ID, 100)
	if err != nil {
		return nil, err
	}
	var refs []ledger.Ref
	for _, r := range rows {
		refs = append(refs, r.Ref)
	}
	var open []openStep
	seen := map[ledger.Ref]bool{}
	for _, ref := range append(refs, recent...) {
		if seen[ref] {
			continue
		}
		seen[ref] = true
		e, err := t.entry(ctx, ref)
		if err != nil {
			return nil, err
		}
		for _, s := range e.head().Steps {
			if s.Owner == t.who.ID && !s.Done.Known() && !e.head().IsWithdrawn() {
				open = append(open, openStep{e, s})
			}
		}
	}
	slices.SortStableFunc(open, func(a, b openStep) int { return int(dueOf(a.step)) - int(dueOf(b.step)) })
	return open, nil
}

func dueOf(s ledger.Step) ledger.Date {
	if !s.Due.Known() {
		return 1 << 30
	}
	return s.Due
}

// pressStep is a button of a next step.
func (t *turn) pressStep(ctx context.Context, args []string) error {
	ref, ok := ledger.ParseRef(args[0])
	if !ok {
		t.answer(t.text(words.SayStale))
		return nil
	}
	e, err := t.entry(ctx, ref)
	if err := ignoreMissing(err); err != nil {
		return err
	}
	e = e.clone()
	i := slices.IndexFunc(e.head().Steps, func(s ledger.Step) bool { return strconv.FormatInt(s.ID, 10) == args[2] })
	if err != nil || strconv.Itoa(e.head().Version) != args[1] || i < 0 {
		t.answer(t.text(words.SayStale))
		return nil
	}
	s := &e.head().Steps[i]
	if s.Owner != t.who.ID && !mayTo(t.who, actChange, e) {
		t.answer(t.text(words.SayNotYourRecord, ref.String()))
		return nil
	}
	if args[3] == "later" {
		return t.offerLater(openStep{e, *s})
	}
	before := e.clone()
	if args[3] == "done" {
		s.Done = t.today()
	} else if days, err := strconv.Atoi(args[3]); err == nil {
		s.Due = max(s.Due, t.today()).Add(days)
	}
	return t.saveStep(ctx, before, e, *s)
}

// offerLater offers by how much a next step is put off.
func (t *turn) offerLater(o openStep) error {
	var bs []chat.Button
	for _, p := range []struct {
		label words.Text
		days  string
	}{{words.ButtonWeek, "7"}, {words.ButtonTwoWeeks, "14"}, {words.ButtonMonth, "30"}} {
		bs = append(bs, chat.Button{Label: p.label.In(t.lang), Data: stepData(o, p.days)})
	}
	t.edit("", chat.Escape(steps([]ledger.Step{o.step}, t.lang))+" /"+o.entry.ref().String(), bs)
	return nil
}

// saveStep saves a step that was done or put off, shows the list anew and
// tells the leader who gave an order that it is done.
func (t *turn) saveStep(ctx context.Context, before, e entry, s ledger.Step) error {
	t.save(e)
	if err := t.refresh(ctx, e); err != nil {
		return err
	}
	diff, err := t.difference(ctx, before, e)
	if err != nil {
		return err
	}
	if s.Order && s.Done.Known() && s.By != 0 {
		leader, err := t.Member(ctx, s.By)
		if err := ignoreMissing(err); err != nil {
			return err
		}
		if leader.Active() {
			t.notify(leader.ID, text(t.langOf(leader), words.SayOrderDone, s.Text, t.who.Name, e.ref().String()))
		}
	}
	list, buttons, err := t.todoList(ctx)
	if err != nil {
		return err
	}
	t.edit("", list, buttons...)
	t.send(diff)
	return nil
}
