package bot

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Health is how the bot fares, for a readiness check.
type Health struct {
	Username string        // "" until Telegram has told it
	Reached  time.Time     // when Telegram last answered anything
	Received time.Time     // when it last answered a poll, or brought an update
	Fault    string        // what is wrong, and the remedy, for the operator; "" when nothing is
	Inbox    time.Duration // for how long the oldest update has waited to be worked off
	Outbox   time.Duration // for how long the oldest sending has waited
}

// Stats are counts since the start.
type Stats struct {
	Received    int64 // updates that were new
	Repeated    int64 // updates that came again
	Handled     int64 // messages that were decided
	Retried     int64 // decisions that had to be tried again
	Panics      int64
	Quarantined int64 // updates that were set aside
	Sent        int64
	Shut        int64 // sends to people and groups that shut the bot out
	Refused     int64
	Dropped     int64 // answers to presses that came too late
	Delayed     int64 // sends that were put off: 429, no network
}

// Health tells how the bot fares.
func (b *Bot) Health() Health {
	h := b.pulse.health()
	h.Username = b.me.username()
	h.Inbox = b.dispatch.age()
	h.Outbox = b.deliver.age()
	return h
}

// Stats tells the counts since the start.
func (b *Bot) Stats() Stats { return b.pulse.stats() }

// pulse is where all parts note how they fare.
type pulse struct {
	received, repeated, handled, retried, panics, quarantined atomic.Int64
	sent, shut, refused, dropped, delayed                     atomic.Int64

	mu      sync.Mutex
	answer  time.Time
	updates time.Time
	faults  map[string]string // by what meets them
}

// What meets faults.
const (
	asking    = "getMe"
	receiving = "updates"
	storing   = "inbox"
)

func newPulse() *pulse { return &pulse{faults: map[string]string{}} }

func (p *pulse) stats() Stats {
	return Stats{
		Received: p.received.Load(), Repeated: p.repeated.Load(), Handled: p.handled.Load(), Retried: p.retried.Load(),
		Panics: p.panics.Load(), Quarantined: p.quarantined.Load(), Sent: p.sent.Load(), Shut: p.shut.Load(),
		Refused: p.refused.Load(), Dropped: p.dropped.Load(), Delayed: p.delayed.Load(),
	}
}

func (p *pulse) health() Health {
	p.mu.Lock()
	defer p.mu.Unlock()
	faults := slices.Compact(slices.Sorted(maps.Values(p.faults)))
	return Health{Reached: p.answer, Received: p.updates, Fault: strings.Join(faults, "; ")}
}

// reached notes that Telegram answered.
func (p *pulse) reached() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer = time.Now()
}

// brought notes that Telegram answered a poll or brought an update.
func (p *pulse) brought() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.updates = time.Now()
	delete(p.faults, receiving)
	delete(p.faults, storing)
}

// well notes that something works again.
func (p *pulse) well(what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.faults, what)
}

// ill notes that something does not work, and returns why in words for the
// operator.
func (p *pulse) ill(what string, err error) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults[what] = faultWords(err)
	return p.faults[what]
}

// The faults that an operator must mend.
const (
	wrongToken   = "Telegram does not know the token: set telegram.token to the one that BotFather shows"
	otherPoller  = "another bot polls with this token: stop it, or give this one a token of its own"
	webhookIsSet = "a webhook is set for this token: it is being deleted"
	storeFails   = "updates cannot be kept: check the database and its disk"
	outOfOrder   = "Telegram is out of order: nothing to be done here, it is tried again"
	tooManyCalls = "Telegram asks for a pause: see that nothing else uses this token"
	unreachable  = "Telegram cannot be reached: check the network, telegram.api_url and telegram.proxy"
)

func faultWords(err error) string {
	var no *refusal
	switch {
	case errors.Is(err, errStore):
		return storeFails + " (" + err.Error() + ")"
	case errors.Is(err, errFull):
		return err.Error()
	case !errors.As(err, &no):
		return unreachable + " (" + err.Error() + ")"
	case no.code == http.StatusUnauthorized, no.code == http.StatusNotFound:
		return wrongToken
	case no.hasWebhook():
		return webhookIsSet
	case no.code == http.StatusConflict:
		return otherPoller
	case no.code == http.StatusTooManyRequests:
		return tooManyCalls + " (" + no.Error() + ")"
	case no.code >= http.StatusInternalServerError:
		return outOfOrder + " (" + no.Error() + ")"
	}
	return no.Error()
}

// hasWebhook tells the one conflict from the other, which Telegram does only
// in words.
func (r *refusal) hasWebhook() bool {
	return r.code == http.StatusConflict && strings.HasPrefix(r.words, "Conflict: can't use getUpdates method while webhook is active")
}
