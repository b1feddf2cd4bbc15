package handlers

import (
	"context"
	"fmt"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// Trouble is something that goes wrong while the program runs.
type Trouble struct {
	Key  string     // names the incident: whoever finds it again, it is told once
	Say  words.Text // what is wrong, and the remedy
	Args []any      // of Say; a ledger.Mailed stands for its digest's name
}

// Alert tells the admins, those too whom only the configuration names, what
// goes wrong, each in their language, and carries the changes out in the same
// commit.
func (d *Desk) Alert(ctx context.Context, troubles []Trouble, changes ...ledger.Change) error {
	snap, err := d.Store.Snapshot(ctx)
	if err != nil {
		return fmt.Errorf("open snapshot: %w", err)
	}
	defer snap.Close()
	t := d.turn(snap, chat.Message{At: d.Now()})
	admins, err := t.adminMembers(ctx)
	if err != nil {
		return err
	}
	for _, a := range admins {
		t.lang = t.langOf(a)
		for _, x := range troubles {
			t.notify(a.ID, t.text(x.Say, t.named(x.Args)...)).Once = "alert:" + x.Key
		}
	}
	t.plan.Add(changes...)
	return d.Store.Apply(ctx, nil, t.plan, t.out)
}

// named are arguments with digests called by their names.
func (t *turn) named(args []any) []any {
	named := make([]any, len(args))
	for i, a := range args {
		named[i] = a
		if m, ok := a.(ledger.Mailed); ok {
			named[i] = t.digestNamed(m.Of, m.Period)
		}
	}
	return named
}
