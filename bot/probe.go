package bot

import (
	"context"
	"errors"
	"log/slog"
)

// Probe asks Telegram once who the bot is. The error says what is wrong and
// what to do about it.
func Probe(ctx context.Context, cfg Config) (username string, err error) {
	b, err := New(cfg, Deps{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return "", err
	}
	if err := b.me.ask(ctx); err != nil {
		return "", errors.New(b.pulse.ill(asking, err))
	}
	return b.me.username(), nil
}
