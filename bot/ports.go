package bot

import (
	"context"

	"guatu/chat"
)

// Inbox keeps updates before they are acknowledged.
type Inbox interface {
	// Keep stores updates in one commit and gives those that are new, with
	// their rows. What was kept before (same id, same content) is left out.
	Keep(ctx context.Context, us []chat.Update) ([]chat.Update, error)
	// Undone are the rows that are kept and not done, oldest first.
	Undone(ctx context.Context) ([]chat.Update, error)
	// Quarantine sets a row aside that cannot be worked off, and says why.
	Quarantine(ctx context.Context, row int64, why string) error
	// Done closes rows that need no decision.
	Done(ctx context.Context, rows []int64) error
}

// Outbox holds what is to be sent.
type Outbox interface {
	// After are the waiting sendings with a higher row, oldest first: bulk ones
	// or the others.
	After(ctx context.Context, row int64, bulk bool, most int) ([]chat.Sending, error)
	// Target is the message that an Edit changes, by the key under which it was
	// sent; 0 when it was never delivered.
	Target(ctx context.Context, room int64, key string) (int, error)
	// Settle writes verdicts down, all in one commit.
	Settle(ctx context.Context, os []chat.Outcome) error
	// News is signalled after commits that added sendings.
	News() <-chan struct{}
}

// Handler decides about one message. Rows are the inbox rows that are done
// with it. An error means that nothing was decided; it is tried again, for as
// long as it takes where the error has a method Later that tells so.
type Handler interface {
	Handle(ctx context.Context, rows []int64, m chat.Message) error
}
