package handlers

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
)

// Deps is what a desk needs.
type Deps struct {
	Log      *slog.Logger
	Store    Store
	City     ledger.City
	Admins   []int64          // Telegram user ids that the configuration names
	Username func() string    // the bot's own, "" while it is not known
	Now      func() time.Time // for what no message starts

	Draw func(Drawing) ([]byte, error) // a chart as PNG; nil where none can be drawn

	Tabulate func(Table) ([]byte, error) // records as a workbook; nil where none can be made

	DigestChats []ledger.Subscription // chats that the configuration names

	Pace Pace
}

// Desk decides about messages. It is safe for use by many goroutines; the
// messages of one chat must come one after the other.
type Desk struct {
	Deps
	town    *grammar.Town
	guesses *tally // wrong start codes
	spells  *tally // messages that were answered
}

// New makes a desk.
func New(deps Deps) *Desk {
	return &Desk{Deps: deps, town: grammar.NewTown(deps.City), guesses: newTally(time.Hour), spells: newTally(time.Minute)}
}

// tries bounds how often a message is decided again after a conflict.
const tries = 8

// Handle decides about a message and applies the decision, together with the
// mark that the inbox rows are done. An error means that nothing was decided.
func (d *Desk) Handle(ctx context.Context, rows []int64, m chat.Message) error {
	var err error
	nth := sync.OnceValue(func() int { return d.spells.add(m.From.ID) })
	for range tries {
		if err = d.handle(ctx, rows, m, nth); !ledger.Is(err, ledger.Conflict) {
			return err
		}
	}
	return fmt.Errorf("decide about message %d: %w", m.ID, err)
}

// handle decides once.
func (d *Desk) handle(ctx context.Context, rows []int64, m chat.Message, nth func() int) error {
	snap, err := d.Store.Snapshot(ctx)
	if err != nil {
		return fmt.Errorf("open snapshot: %w", err)
	}
	defer snap.Close()
	t := d.turn(snap, m)
	if err := t.decide(ctx); err != nil {
		return fmt.Errorf("decide about message %d: %w", m.ID, err)
	}
	t.keepPace(nth)
	return d.Store.Apply(ctx, rows, t.plan, t.out)
}
