package bot

import (
	"context"
	"log/slog"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// pauses are growing spans of waiting, with jitter, so that many who wait for
// the same thing do not come back at once.
func pauses(first, most time.Duration) *backoff.ExponentialBackOff {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval, b.MaxInterval, b.Multiplier = first, most, 2
	b.Reset()
	return b
}

// sleep waits, and tells whether it could wait to the end.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// persist repeats an act until it succeeds; false when ctx ends before.
func persist(ctx context.Context, log *slog.Logger, name string, act func() error) bool {
	wait := pauses(200*time.Millisecond, 30*time.Second)
	for {
		err := act()
		if err == nil {
			return true
		}
		if ctx.Err() != nil {
			return false
		}
		log.Error(name, "err", err)
		if !sleep(ctx, wait.NextBackOff()) {
			return false
		}
	}
}
