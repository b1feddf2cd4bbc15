package simulator

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// How webhook deliveries are timed (telegram-bot-api WebhookActor.cpp).
const (
	hookTimeout   = 60 * time.Second
	calmSpan      = 10 * time.Second // without a success, one connection at a time
	maxRetryAfter = time.Hour
	goneSpan      = 23 * time.Hour // of 410 answers, after which Telegram deletes the webhook
	maxReply      = 1 << 20
)

// deliverAll starts a delivery in every lane that has something.
func (s *Server) deliverAll() {
	for _, u := range s.updates.pending {
		s.deliver(u.lane)
	}
}

// deliver starts working on a lane, unless that goes on already. Updates of one lane go out in order, lanes side by side.
func (s *Server) deliver(lane string) {
	h := s.hook
	if h == nil || h.lanes[lane] {
		return
	}
	h.lanes[lane] = true
	go s.work(h, lane)
}

// work sends what a lane holds, until it is empty or the webhook is replaced.
func (s *Server) work(h *webhook, lane string) {
	for fails := 0; ; {
		u := s.takeTurn(h, lane)
		if u == nil {
			return
		}
		reply, err := s.send(h, u)
		wait, again := s.settleDelivery(h, u, reply, err, fails)
		if !again {
			fails = 0
			continue
		}
		fails++
		if !sleep(h.ctx, wait) {
			return
		}
	}
}

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

// takeTurn waits for a free connection and returns the lane's next update, nil where the work is over.
func (s *Server) takeTurn(h *webhook, lane string) *update {
	s.mu.Lock()
	defer s.mu.Unlock()
	for h.ctx.Err() == nil {
		u := s.updates.first(lane)
		if u == nil {
			break
		}
		if h.busy < h.width() {
			h.busy++
			return u
		}
		freed := h.freed
		s.mu.Unlock()
		select {
		case <-freed:
		case <-h.ctx.Done():
		}
		s.mu.Lock()
	}
	delete(h.lanes, lane)
	return nil
}

func (q *queue) first(lane string) *update {
	q.expire()
	for _, u := range q.pending {
		if u.lane == lane {
			return u
		}
	}
	return nil
}

// width is how many requests may be in flight: one while nothing succeeds.
func (h *webhook) width() int {
	last := h.succeeded
	if last.IsZero() {
		last = h.since
	}
	if time.Since(last) > calmSpan && h.errorWords != "" {
		return 1
	}
	return h.connections
}

// hookReply is what the bot's side answered.
type hookReply struct {
	code       int
	status     string
	retryAfter time.Duration
	body       []byte
}

// send posts one update.
func (s *Server) send(h *webhook, u *update) (hookReply, error) {
	ctx, cancel := context.WithTimeout(h.ctx, hookTimeout)
	defer cancel()
	s.mu.Lock()
	r, ok := s.routeOf(h.url)
	s.mu.Unlock()
	if !ok {
		return hookReply{}, errors.New("no route to " + h.url)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.url, bytes.NewReader(u.raw))
	if err != nil {
		return hookReply{}, err
	}
	req.Header.Set("Content-Type", "application/json")
	if h.secret != "" {
		req.Header.Set("X-Telegram-Bot-Api-Secret-Token", h.secret)
	}
	return r.carry(req)
}

// carry sends a request along a route; redirects are answers like any other.
func (r route) carry(req *http.Request) (hookReply, error) {
	if r.target != nil {
		req.Host = req.URL.Host
		req.URL.Scheme, req.URL.Host = r.target.Scheme, r.target.Host
	}
	res, err := r.transport.RoundTrip(req)
	if err != nil {
		return hookReply{}, err
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(res.Body, maxReply))
	if err != nil {
		return hookReply{}, err
	}
	after, _ := strconv.Atoi(res.Header.Get("Retry-After"))
	return hookReply{res.StatusCode, http.StatusText(res.StatusCode), time.Duration(after) * time.Second, body}, nil
}

// settleDelivery notes how a delivery went, and tells whether and when it is to be tried again.
func (s *Server) settleDelivery(h *webhook, u *update, r hookReply, err error, fails int) (time.Duration, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h.busy--
	close(h.freed)
	h.freed = make(chan struct{})
	if err == nil && r.code/100 == 2 {
		h.succeeded, h.goneSince = time.Now(), time.Time{}
		s.updates.remove(u)
		s.runReply(r.body)
		return 0, false
	}
	s.noteFailure(h, r, err)
	wait := s.retryDelay(fails, r.retryAfter)
	if time.Now().Add(wait).After(u.expires) {
		s.updates.remove(u)
		return 0, false
	}
	return wait, true
}

// retryDelay is none after the first failure, then 2, 4, 8 … seconds, up to one or two minutes.
func (s *Server) retryDelay(fails int, asked time.Duration) time.Duration {
	if asked > 0 {
		return min(asked, maxRetryAfter)
	}
	if fails == 0 {
		return 0
	}
	ceiling := time.Minute + time.Duration(s.random.Int64N(int64(time.Minute)))
	return min(time.Second<<min(fails, 10), ceiling)
}

func (s *Server) noteFailure(h *webhook, r hookReply, err error) {
	h.errorAt = s.now()
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		h.errorWords = "Read timeout expired"
	case err != nil:
		h.errorWords = "Connection reset by peer"
	default:
		h.errorWords = "Wrong response from the webhook: " + strconv.Itoa(r.code) + " " + r.status
	}
	if r.code != http.StatusGone {
		h.goneSince = time.Time{}
		return
	}
	if h.goneSince.IsZero() {
		h.goneSince = time.Now()
	}
	if time.Since(h.goneSince) >= goneSpan && s.hook == h {
		s.replaceHook(nil)
	}
}

// runReply carries out a method that the bot put into its answer; what comes of it is not told. Asking for something is not possible
// that way.
func (s *Server) runReply(body []byte) {
	p := params{values: map[string]string{}, files: map[string]upload{}}
	if !strings.HasPrefix(strings.TrimSpace(string(body)), "{") || !json.Valid(body) || p.addJSON(body) != nil {
		return
	}
	name := strings.ToLower(p.str("method"))
	m, known := s.methods[name]
	if !known || strings.HasPrefix(name, "get") || strings.HasSuffix(name, "webhook") {
		return
	}
	delete(p.values, "method")
	c := &call{ctx: s.closed, method: name, params: p}
	_, err := m.run(s, c)
	s.recordLocked(c, err)
}
