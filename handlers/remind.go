package handlers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// SendReminders tells everyone who owns next steps that are due today, or have
// become overdue since the reminders before, and closes what was due. However
// many mornings were missed, it is one message, for today. It may be repeated
// after a crash or run in two processes: each person is told once a day.
func (d *Desk) SendReminders(ctx context.Context, fires []time.Time, closing ledger.Change) error {
	snap, err := d.Store.Snapshot(ctx)
	if err != nil {
		return fmt.Errorf("open snapshot: %w", err)
	}
	defer snap.Close()
	m := morning{Desk: d, snap: snap, now: d.Now(), since: d.day(fires[0]).Add(-1)}
	steps, err := snap.StepsDue(ctx, d.day(m.now))
	if err != nil {
		return err
	}
	owners := m.owners(steps)
	for len(owners) > fanOut {
		if err := m.remind(ctx, owners[:fanOut]); err != nil {
			return err
		}
		owners = owners[fanOut:]
	}
	return m.remind(ctx, owners, closing)
}

// morning is the reminders of a day.
type morning struct {
	*Desk
	snap  Snapshot
	now   time.Time
	since ledger.Date // what was due before has been told
}

// owners are the steps of each person who is to be reminded.
func (m morning) owners(steps []ledger.DueStep) (owners [][]ledger.DueStep) {
	for from := 0; from < len(steps); {
		to := from + 1
		for to < len(steps) && steps[to].Owner == steps[from].Owner {
			to++
		}
		if steps[from].Due >= m.since {
			owners = append(owners, steps[from:to])
		}
		from = to
	}
	return owners
}

// remind tells some people in one commit.
func (m morning) remind(ctx context.Context, owners [][]ledger.DueStep, closing ...ledger.Change) error {
	plan := ledger.Plan{Source: ledger.Source{At: m.now}, Changes: closing}
	var out []chat.Reply
	for _, due := range owners {
		who, err := m.snap.Member(ctx, due[0].Owner)
		if err := ignoreMissing(err); err != nil {
			return err
		}
		if !who.Active() {
			continue
		}
		r, err := m.reminder(ctx, who, due)
		if err != nil {
			return err
		}
		out = append(out, r)
	}
	return m.Store.Apply(ctx, nil, plan, out)
}

// reminder is what one person is told: what is due today and what has just
// become overdue, with the buttons of /todo; what was overdue before is counted.
func (m morning) reminder(ctx context.Context, who ledger.Member, due []ledger.DueStep) (chat.Reply, error) {
	t := m.turn(m.snap, chat.Message{At: m.now})
	t.who, t.lang = who, t.langOf(who)
	var open []openStep
	today := 0
	for _, s := range due {
		if s.Due == t.today() {
			today++
		}
		if s.Due < m.since || len(open) == mostSteps {
			continue
		}
		o, err := t.openStep(ctx, s)
		if err != nil {
			return chat.Reply{}, err
		}
		open = append(open, o)
	}
	lines, buttons, err := t.stepLines(ctx, open)
	if err != nil {
		return chat.Reply{}, err
	}
	text := t.dueHead(today, len(due)-today) + "\n" + strings.Join(lines, "\n")
	if more := len(due) - len(open); more > 0 {
		text += "\n" + t.text(words.SayMoreDue, more)
	}
	return chat.Reply{Chat: who.ID, Text: text, Buttons: buttons, Bulk: true, Once: "remind:" + t.today().String()}, nil
}

// dueHead counts what is due: 今天到期 2 项，逾期 1 项.
func (t *turn) dueHead(today, overdue int) string {
	var parts []string
	if today > 0 {
		parts = append(parts, t.text(words.SayDueToday, today))
	}
	if overdue > 0 {
		parts = append(parts, t.text(words.SayOverdue, overdue))
	}
	return words.RemindMark.In(t.lang) + strings.Join(parts, words.ListComma.In(t.lang))
}

// openStep is a step that is due, with its record.
func (t *turn) openStep(ctx context.Context, s ledger.DueStep) (openStep, error) {
	e, err := t.entry(ctx, s.Ref)
	if err != nil {
		return openStep{}, err
	}
	for _, x := range e.head().Steps {
		if x.ID == s.ID {
			return openStep{e, x}, nil
		}
	}
	return openStep{}, &ledger.Error{Fault: ledger.NotFound, Op: fmt.Sprintf("step %d of %s", s.ID, s.Ref)}
}
