package simulator

import (
	"context"
	"time"
)

const (
	maxPoll     = 50 // seconds
	maxUpdates  = 100
	sameOffset  = 3 * time.Second
	hotOffset   = 500 * time.Millisecond
	conflictGap = 3 * time.Second
)

// poll is a getUpdates that waits.
type poll struct{ ended chan *refusal }

// pollMark remembers the last getUpdates: Telegram slows down those that repeat it.
type pollMark struct {
	offset int64
	at     time.Time
}

// getUpdates answers what is pending, or waits for it.
func (s *Server) getUpdates(c *call) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hook != nil {
		return nil, conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	}
	s.updates.allow(c)
	limit, wait := s.pollLimits(c)
	s.updates.confirm(c.int("offset"))
	found := s.updates.batch(limit)
	if len(found) > 0 || wait == 0 {
		return found, nil
	}
	s.endPoll("terminated by other getUpdates request; make sure that only one bot instance is running")
	return s.waitForUpdates(c.ctx, limit, wait)
}

// pollLimits reads limit and timeout, within Telegram's bounds and its guard against hot loops.
func (s *Server) pollLimits(c *call) (int, time.Duration) {
	limit := int(c.int("limit"))
	if limit <= 0 || limit > maxUpdates {
		limit = maxUpdates
	}
	seconds := min(max(c.int("timeout"), 0), maxPoll)
	last, now := s.pollSeen, time.Now()
	s.pollSeen = pollMark{offset: c.int("offset"), at: now}
	if last.offset != c.int("offset") || last.at.IsZero() {
		return limit, time.Duration(seconds) * time.Second
	}
	if now.Sub(last.at) < sameOffset {
		seconds = max(seconds, 3)
	}
	if now.Sub(last.at) < hotOffset {
		limit = 1
	}
	return limit, time.Duration(seconds) * time.Second
}

// waitForUpdates is called with the lock held, and gives it up while it waits.
func (s *Server) waitForUpdates(ctx context.Context, limit int, wait time.Duration) (any, error) {
	p := &poll{ended: make(chan *refusal, 1)}
	s.updates.poll = p
	timeout := time.NewTimer(wait)
	defer timeout.Stop()
	for {
		more, ended := s.awaitBell(ctx, p, timeout.C)
		if ended != nil {
			return nil, ended
		}
		found := s.updates.batch(limit)
		if len(found) > 0 || !more {
			s.forgetPoll(p)
			return found, nil
		}
	}
}

// awaitBell waits without the lock until something may have arrived; more is false when the poll's time is up.
func (s *Server) awaitBell(ctx context.Context, p *poll, timeout <-chan time.Time) (more bool, ended *refusal) {
	bell := s.updates.bell
	s.mu.Unlock()
	defer s.mu.Lock()
	select {
	case <-bell:
		return true, nil
	case <-timeout:
	case <-ctx.Done():
	case <-s.closed.Done():
	case r := <-p.ended:
		s.pause(s.conflictDelay())
		return false, r
	}
	return false, nil
}

// conflictDelay slows down pollers that keep throwing each other out.
func (s *Server) conflictDelay() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	last := s.updates.refused
	s.updates.refused = now
	if last.IsZero() || now.Sub(last) >= conflictGap {
		return 0
	}
	return conflictGap
}

// endPoll answers the poll that waits with a conflict.
func (s *Server) endPoll(words string) {
	if s.updates.poll != nil {
		s.updates.poll.ended <- conflict(words)
		s.updates.poll = nil
	}
}

func (s *Server) forgetPoll(p *poll) {
	if s.updates.poll == p {
		s.updates.poll = nil
	}
}
