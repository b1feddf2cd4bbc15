package handlers

import (
	"context"
	"fmt"
	"log/slog"
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
}

// Desk decides about messages. It is safe for use by many goroutines; the
// messages of one chat must come one after the other.
type Desk struct {
	Deps
	town    *grammar.Town
	guesses guesses
}

// New makes a desk.
func New(deps Deps) *Desk {
	return &Desk{Deps: deps, town: grammar.NewTown(deps.City), guesses: guesses{by: map[int64][]time.Time{}}}
}

// tries bounds how often a message is decided again after a conflict.
const tries = 8

// Handle decides about a message and applies the decision, together with the
// mark that the inbox rows are done. An error means that nothing was decided.
func (d *Desk) Handle(ctx context.Context, rows []int64, m chat.Message) error {
	var err error
	for range tries {
		if err = d.handle(ctx, rows, m); !ledger.Is(err, ledger.Conflict) {
			return err
		}
	}
	return fmt.Errorf("decide about message %d: %w", m.ID, err)
}

// handle decides once.
func (d *Desk) handle(ctx context.Context, rows []int64, m chat.Message) error {
	snap, err := d.Store.Snapshot(ctx)
	if err != nil {
		return fmt.Errorf("open snapshot: %w", err)
	}
	defer snap.Close()
	t := d.turn(snap, m)
	if err := t.decide(ctx); err != nil {
		return fmt.Errorf("decide about message %d: %w", m.ID, err)
	}
	return d.Store.Apply(ctx, rows, t.plan, t.out)
}
