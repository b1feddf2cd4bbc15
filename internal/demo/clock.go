package demo

import (
	"sync"
	"time"
)

// zone is the sample city's time.
var zone = time.FixedZone("UTC+8", 8*60*60)

// Opening is the moment at which the demo stands when its page opens: Friday
// evening, with the week's reports made and its digests still to come.
var Opening = time.Date(2023, 3, 31, 18, 0, 0, 0, zone)

// Clock is a civil clock that ticks and can be moved. It says what day it is;
// time-outs and limits do not run on it.
type Clock struct {
	mu    sync.Mutex
	ahead time.Duration // of the machine's clock
}

// NewClock is a clock that stands at a moment and ticks from there.
func NewClock(at time.Time) *Clock {
	c := &Clock{}
	c.Set(at)
	return c
}

// Now is the moment that the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Round(0).Add(c.ahead)
}

// Set moves the clock.
func (c *Clock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead = time.Until(at)
}

// nextDigest is the next Monday, 08:30: the default time of the digests.
func nextDigest(now time.Time) time.Time {
	now = now.In(zone)
	at := time.Date(now.Year(), now.Month(), now.Day(), 8, 30, 0, 0, zone)
	for at.Weekday() != time.Monday || !at.After(now) {
		at = at.AddDate(0, 0, 1)
	}
	return at
}
