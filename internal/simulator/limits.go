package simulator

import (
	"fmt"
	"math"
	"time"
)

// Telegram's published sending limits (core.telegram.org/bots/faq): about one message a second in a chat with short bursts, 20 a minute
// in a group, about 30 a second in all.
const (
	perSecond  = 30
	chatBurst  = 3
	groupCount = 20
	groupSpan  = time.Minute
)

// limiter counts what the bot sends.
type limiter struct {
	all    bucket
	chats  map[int64]*bucket
	groups map[int64][]time.Time // when each of the last sends went out
	quiet  map[int64]quiet       // chats (0: all) that the bot was told to leave alone
}

// quiet is a retry_after that runs.
type quiet struct {
	until time.Time
	span  time.Duration
}

func newLimiter() limiter {
	return limiter{all: bucket{size: perSecond, rate: perSecond}, chats: map[int64]*bucket{}, groups: map[int64][]time.Time{},
		quiet: map[int64]quiet{}}
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
	if b.used == 0 || lack <= 0 { // a single send larger than the bucket passes when the bucket is full
		return 0
	}
	return time.Duration(lack / b.rate * float64(time.Second))
}

// throttle counts n messages to a chat, or refuses them all.
func (s *Server) throttle(c *chat, n int) error {
	if r := s.early(c.peer.ID); r != nil {
		return r
	}
	if !s.opt.Limits {
		return nil
	}
	now := time.Now()
	wait := s.limits.wait(c, n, now)
	if wait > 0 {
		return s.hush(c.peer.ID, seconds(wait))
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

// hush answers 429 and remembers that the chat (0: the whole bot) is to be left alone.
func (s *Server) hush(chatID int64, wait int) *refusal {
	span := time.Duration(wait) * time.Second
	s.limits.quiet[chatID] = quiet{until: time.Now().Add(span), span: span}
	return tooMany(wait)
}

// early refuses a send that comes before a retry_after has passed, and starts that span anew.
func (s *Server) early(chatID int64) *refusal {
	for _, id := range []int64{0, chatID} {
		q, ok := s.limits.quiet[id]
		if !ok {
			continue
		}
		if left := time.Until(q.until); left > 0 {
			s.breach("send to chat %d %s before its retry_after had passed", chatID, fmt.Sprint(left))
			return s.hush(id, seconds(q.span))
		}
		delete(s.limits.quiet, id)
	}
	return nil
}
