package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"guatu/chat"
)

// allowed are the kinds of updates that are asked for, at each start anew: the
// setting is Telegram's to keep and would outlive a change of this list.
var allowed = []string{"message", "edited_message", "callback_query", "my_chat_member"}

var (
	errClosed = errors.New("not receiving")
	errFull   = errors.New("too much waits to be worked off")
	errStore  = errors.New("keep updates")
	errOdd    = errors.New("not an update")
)

// intake keeps updates. Only what it has kept may be acknowledged.
type intake struct {
	inbox Inbox
	now   func() time.Time
	pulse *pulse

	mu   sync.RWMutex
	hand func([]chat.Update) // to the dispatcher; nil while closed
	full func() bool
}

// open starts to take: what is kept goes to hand, unless all is full.
func (in *intake) open(hand func([]chat.Update), full func() bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.hand, in.full = hand, full
}

// close ends taking. What is being kept is finished first.
func (in *intake) close() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.hand = nil
}

// keep stores raw updates and hands over those that are new.
func (in *intake) keep(ctx context.Context, raws []json.RawMessage) error {
	in.mu.RLock()
	defer in.mu.RUnlock()
	if in.hand == nil {
		return errClosed
	}
	if in.full() {
		return errFull
	}
	fresh, err := in.inbox.Keep(ctx, in.read(raws))
	if err != nil {
		return fmt.Errorf("%w: %w", errStore, err)
	}
	in.pulse.received.Add(int64(len(fresh)))
	in.pulse.repeated.Add(int64(len(raws) - len(fresh)))
	in.hand(fresh)
	return nil
}

// read finds what keeping needs. The rest of an update is read when it is
// worked off, so that an odd one stops nobody.
func (in *intake) read(raws []json.RawMessage) []chat.Update {
	us := make([]chat.Update, 0, len(raws))
	for _, raw := range raws {
		var u rawUpdate
		if lenient(raw, &u) != nil || u.ID == nil {
			continue
		}
		us = append(us, chat.Update{ID: *u.ID, Lane: laneOf(&u), Body: raw, At: in.now()})
	}
	return us
}

// updateID is the id of a raw update.
func updateID(raw json.RawMessage) (int64, error) {
	var u struct {
		ID *int64 `json:"update_id"`
	}
	if lenient(raw, &u) != nil || u.ID == nil {
		return 0, errOdd
	}
	return *u.ID, nil
}
