package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	tg "github.com/go-telegram/bot"
)

const (
	pollSpan     = 50 * time.Second // the longest that Telegram holds a poll
	pollPatience = pollSpan + 15*time.Second
	standstill   = time.Second // before asking again when Telegram answered at once and nothing moved
)

// poll asks for updates until ctx ends. The offset of the next poll is the
// acknowledgement of this one, so it moves only after all is kept.
func (b *Bot) poll(ctx context.Context) {
	var offset int64
	wait := pauses(time.Second, 30*time.Second)
	for ctx.Err() == nil {
		next, err := b.pollOnce(ctx, offset)
		if err == nil {
			b.pulse.brought()
			wait.Reset()
			offset = next
			continue
		}
		if ctx.Err() == nil && !sleep(ctx, max(b.pollFailed(ctx, err), wait.NextBackOff())) {
			return
		}
	}
}

// pollOnce asks once, keeps what came and returns the next offset. Ids may jump
// down, so the last offset has no say in it.
func (b *Bot) pollOnce(ctx context.Context, offset int64) (int64, error) {
	asked := time.Now()
	raws, err := b.getUpdates(ctx, offset)
	if err != nil {
		return offset, err
	}
	next := offset
	if len(raws) > 0 {
		next, err = b.intake.keep(ctx, raws)
	}
	if err != nil {
		return offset, err
	}
	if next == offset && time.Since(asked) < standstill {
		sleep(ctx, standstill)
	}
	return next, nil
}

func (b *Bot) getUpdates(ctx context.Context, offset int64) ([]json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, pollPatience)
	defer cancel()
	params := struct {
		Offset  int64    `json:"offset,omitempty"`
		Timeout int      `json:"timeout"`
		Allowed []string `json:"allowed_updates"`
	}{offset, int(pollSpan / time.Second), allowed}
	var raws []json.RawMessage
	err := b.wire.ask(ctx, "getUpdates", params, &raws)
	if err == nil && raws == nil { // not even an empty list
		err = fmt.Errorf("getUpdates: %w", stranger(http.StatusOK))
	}
	return raws, err
}

// pollFailed names what is wrong, mends what can be mended, and tells how long
// to wait at least.
func (b *Bot) pollFailed(ctx context.Context, err error) time.Duration {
	var no *refusal
	if !errors.As(err, &no) {
		b.log.Warn("poll", "fault", b.pulse.ill(receiving, err))
		return 0
	}
	b.log.Error("poll", "fault", b.pulse.ill(receiving, err))
	if no.hasWebhook() {
		b.forgetWebhook(ctx)
		return 0
	}
	if no.code == http.StatusConflict {
		return 5 * time.Second // two pollers that hurry only take the updates from each other
	}
	return no.retry
}

// forgetWebhook deletes a webhook that an earlier mode left, and none of the
// updates that wait.
func (b *Bot) forgetWebhook(ctx context.Context) {
	_, err := b.deliver.out.lib.DeleteWebhook(ctx, &tg.DeleteWebhookParams{})
	if err != nil {
		b.log.Error("delete forgotten webhook", "err", err)
		return
	}
	b.log.Warn("a forgotten webhook was deleted; updates are polled")
}
