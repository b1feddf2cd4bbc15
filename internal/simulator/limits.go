package simulator

import (
	"math"
	"strconv"
	"time"
)

// Telegram's published sending limits (core.telegram.org/bots/faq): about one message a second in a chat with short bursts, 20 a minute
// in a group, about 30 a second in all.
const (
	perSecond  = 30
	chatBurst  = 3
	groupCount = 20
	groupSpan  = time.Minute
	grain      = 1e-6 // of a token: what rounding may lose
)

// limiter counts what the bot sends.
type limiter struct {
	all    bucket
	chats  map[int64]*bucket
	groups map[int64][]time.Time // when each of the last sends went out
	quiet  map[string]quiet      // what the bot was told to leave alone
}

// quiet is a retry_after that runs.
type quiet struct {
	until time.Time
	span  time.Duration
}

func newLimiter() limiter {
	return limiter{all: bucket{size: perSecond, rate: perSecond}, chats: map[int64]*bucket{}, groups: map[int64][]time.Time{},
		quiet: map[string]quiet{}}
}

// bucket holds tokens that come back at a rate a second.
type bucket struct {
	size, rate, used float64
	at               time.Time
}

// wait returns how long n tokens take to be there.
func (b *bucket) wait(n float64, now time.Time) time.Duration {
	if !b.at.IsZero() {
		b.used = max(0, b.used-now.Sub(b.at).Seconds()*b.rate)
	}
	b.at = now
	lack := b.used + n - b.size
	if b.used < grain || lack < grain { // a single send larger than the bucket passes when the bucket is full
		return 0
	}
	return time.Duration(lack / b.rate * float64(time.Second))
}

// throttle counts n messages to a chat, or refuses them all.
func (s *Server) throttle(c *chat, n int) error {
	if !s.opt.Limits {
		return nil
	}
	now := time.Now()
	wait := s.limits.wait(c, n, now)
	if wait > 0 {
		return s.hush("send to chat "+strconv.FormatInt(c.peer.ID, 10), seconds(wait))
	}
	s.limits.count(c, n, now)
	return nil
}

func (l *limiter) wait(c *chat, n int, now time.Time) time.Duration {
	b := l.chats[c.peer.ID]
	if b == nil {
		b = &bucket{size: chatBurst, rate: 1}
		l.chats[c.peer.ID] = b
	}
	return max(l.all.wait(float64(n), now), b.wait(float64(n), now), l.groupWait(c, n, now))
}

// groupWait returns when enough sends of the last minute are over.
func (l *limiter) groupWait(c *chat, n int, now time.Time) time.Duration {
	if c.private() {
		return 0
	}
	sent := l.groups[c.peer.ID]
	for len(sent) > 0 && now.Sub(sent[0]) >= groupSpan {
		sent = sent[1:]
	}
	l.groups[c.peer.ID] = sent
	over := len(sent) + n - groupCount
	if over <= 0 || len(sent) == 0 {
		return 0
	}
	return sent[min(over, len(sent))-1].Add(groupSpan).Sub(now)
}

func (l *limiter) count(c *chat, n int, now time.Time) {
	l.all.used += float64(n)
	l.chats[c.peer.ID].used += float64(n)
	for range n {
		if c.group() {
			l.groups[c.peer.ID] = append(l.groups[c.peer.ID], now)
		}
	}
}

func seconds(d time.Duration) int { return max(1, int(math.Ceil(d.Seconds()))) }

// hush answers 429 and remembers for how long.
func (s *Server) hush(key string, wait int) *refusal {
	span := time.Duration(wait) * time.Second
	s.limits.quiet[key] = quiet{until: time.Now().Add(span), span: span}
	return tooMany(wait)
}

// quietKey names what a 429 silences: sending to a chat, or another method as a whole.
func (s *Server) quietKey(c *call) string {
	if s.methods[c.method].paced {
		return "send to chat " + c.str("chat_id")
	}
	return or(s.methods[c.method].name, c.method)
}

// early refuses a request that comes before a retry_after has passed, and starts that span anew.
func (s *Server) early(c *call) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := s.quietKey(c)
	q, ok := s.limits.quiet[key]
	if !ok {
		return nil
	}
	left := time.Until(q.until)
	if left <= 0 {
		delete(s.limits.quiet, key)
		return nil
	}
	s.breach("%s came %v before its retry_after had passed", key, left)
	return s.hush(key, seconds(q.span))
}
