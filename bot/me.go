package bot

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"

	"guatu/chat"
)

const (
	heartbeat   = time.Minute
	askPatience = 10 * time.Second // for calls that bring a fact
	rankWait    = 2 * time.Second  // for asking what the bot is in a group, while somebody waits
)

// self is what the bot knows of itself.
type self struct {
	id    int64
	wire  *wire
	log   *slog.Logger
	pulse *pulse

	mu       sync.Mutex
	name     string
	readsAll bool           // privacy mode is off
	admin    map[int64]bool // by group, where known
}

func newSelf(token string, w *wire, log *slog.Logger, p *pulse) *self {
	id, _, _ := strings.Cut(token, ":")
	n, _ := strconv.ParseInt(id, 10, 64) // New has checked it
	return &self{id: n, wire: w, log: log, pulse: p, admin: map[int64]bool{}}
}

func (s *self) username() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.name
}

// learn asks Telegram who the bot is until it knows.
func (s *self) learn(ctx context.Context) bool {
	wait := pauses(time.Second, 30*time.Second)
	for {
		err := s.ask(ctx)
		if err == nil {
			s.log.Info("telegram answers", "bot", s.username())
			return true
		}
		if ctx.Err() != nil {
			return false
		}
		s.log.Error("reach telegram", "fault", s.pulse.ill(asking, err))
		if !sleep(ctx, wait.NextBackOff()) {
			return false
		}
	}
}

// watch keeps asking, so that a readiness check knows whether Telegram answers
// where nothing else is asked of it.
func (s *self) watch(ctx context.Context) {
	for sleep(ctx, heartbeat) {
		if err := s.ask(ctx); err != nil && ctx.Err() == nil {
			s.log.Warn("reach telegram", "fault", s.pulse.ill(asking, err))
		}
	}
}

func (s *self) ask(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, askPatience)
	defer cancel()
	var me rawUser
	if err := s.wire.ask(ctx, "getMe", struct{}{}, &me); err != nil {
		return err
	}
	s.pulse.well(asking)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.name, s.readsAll = me.Username, me.ReadsAll
	return nil
}

// introduce writes into a message what the bot is where it was said.
func (s *self) introduce(ctx context.Context, m *chat.Message) {
	m.Me = s.username()
	if !m.Room.Group {
		return
	}
	m.Admin = s.seesAll(ctx, m.Room.ID)
}

// hear takes note of what a message tells about the bot's rank in a group.
func (s *self) hear(m *chat.Message) {
	if m.Room.Group && (m.Kind == chat.Opened || m.Kind == chat.Blocked) {
		s.rank(m.Room.ID, m.Admin)
	}
}

func (s *self) rank(group int64, admin bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.admin[group] = admin
}

// seesAll tells whether the bot sees every message of a group: as an admin, or
// with privacy mode off.
func (s *self) seesAll(ctx context.Context, group int64) bool {
	s.mu.Lock()
	admin, known := s.admin[group]
	all := s.readsAll
	s.mu.Unlock()
	if all || known {
		return all || admin
	}
	admin, err := s.askRank(ctx, group)
	if err != nil {
		s.log.Warn("ask rank in group", "chat", group, "err", err)
		return false
	}
	s.rank(group, admin)
	return admin
}

func (s *self) askRank(ctx context.Context, group int64) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, rankWait)
	defer cancel()
	var m rawMember
	params := struct {
		Chat int64 `json:"chat_id"`
		User int64 `json:"user_id"`
	}{group, s.id}
	if err := s.wire.ask(ctx, "getChatMember", params, &m); err != nil {
		return false, fmt.Errorf("ask rank: %w", err)
	}
	return m.rules(), nil
}
