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

// keep stores raw updates, hands over those that are new, and returns the id
// after the highest.
func (in *intake) keep(ctx context.Context, raws []json.RawMessage) (next int64, err error) {
	in.mu.RLock()
	defer in.mu.RUnlock()
	if in.hand == nil {
		return 0, errClosed
	}
	if in.full() {
		return 0, errFull
	}
	us, next := in.read(raws)
	fresh, err := in.inbox.Keep(ctx, us)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", errStore, err)
	}
	in.pulse.received.Add(int64(len(fresh)))
	in.pulse.repeated.Add(int64(len(raws) - len(fresh)))
	in.hand(fresh)
	return next, nil
}

// read finds what keeping needs. Whether the update can be read at all is seen
// when it is worked off, so that an odd one stops nobody.
func (in *intake) read(raws []json.RawMessage) (us []chat.Update, next int64) {
	for _, raw := range raws {
		kept := chat.Update{Body: raw, At: in.now()}
		if u, err := readUpdate(raw); err == nil && u.ID != nil {
			kept.ID, kept.Lane = *u.ID, laneOf(u)
		}
		us = append(us, kept)
		next = max(next, kept.ID+1)
	}
	return us, next
}

func readUpdate(raw []byte) (*rawUpdate, error) {
	var u rawUpdate
	if err := lenient(raw, &u); err != nil {
		return nil, fmt.Errorf("decode update: %w", err)
	}
	return &u, nil
}
