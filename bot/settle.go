package bot

import (
	"context"
	"fmt"
	"log/slog"

	"guatu/chat"
)

// mostSettled bounds one commit.
const mostSettled = 256

// settler writes verdicts down, as many in one commit as there are.
type settler struct {
	outbox Outbox
	log    *slog.Logger
	in     chan note
}

// note is a verdict on its way; done is closed when it is kept.
type note struct {
	outcome chat.Outcome
	done    chan struct{}
}

func newSettler(outbox Outbox, log *slog.Logger) *settler {
	return &settler{outbox: outbox, log: log, in: make(chan note, mostSettled)}
}

// put keeps a verdict, and returns when it is kept or ctx ended.
func (s *settler) put(ctx context.Context, o chat.Outcome) {
	n := note{o, make(chan struct{})}
	select {
	case s.in <- n:
	case <-ctx.Done():
		return
	}
	select {
	case <-n.done:
	case <-ctx.Done():
	}
}

func (s *settler) run(ctx context.Context) {
	for {
		select {
		case n := <-s.in:
			s.keep(ctx, s.batch(n))
		case <-ctx.Done():
			return
		}
	}
}

// batch is a verdict and those that came meanwhile.
func (s *settler) batch(first note) []note {
	notes := []note{first}
	for len(notes) < mostSettled {
		select {
		case n := <-s.in:
			notes = append(notes, n)
		default:
			return notes
		}
	}
	return notes
}

func (s *settler) keep(ctx context.Context, notes []note) {
	outcomes := make([]chat.Outcome, len(notes))
	for i, n := range notes {
		outcomes[i] = n.outcome
	}
	persist(ctx, s.log, "settle sendings", func() error {
		if err := s.outbox.Settle(ctx, outcomes); err != nil {
			return fmt.Errorf("%d verdicts: %w", len(outcomes), err)
		}
		return nil
	})
	for _, n := range notes {
		close(n.done)
	}
}
