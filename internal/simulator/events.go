package simulator

import (
	"context"
	"slices"
)

// keptEvents bounds the feed: a reader that is further behind starts with the oldest kept.
const keptEvents = 20000

// EventKind tells what happened in a chat.
type EventKind string

// What can happen in a chat.
const (
	EventMessage  EventKind = "message"  // a message arrived, from the bot or a person
	EventEdit     EventKind = "edit"     // a message changed
	EventDelete   EventKind = "delete"   // a message went
	EventPress    EventKind = "press"    // a person pressed a button
	EventAnswer   EventKind = "answer"   // the bot answered a press: a passing line, or a box
	EventReaction EventKind = "reaction" // the bot put an emoji under a message
	EventAction   EventKind = "action"   // the bot shows that it is typing, uploading …
)

// Event is one change, for those who watch a chat.
type Event struct {
	Seq       int64     `json:"seq"` // 1, 2, 3 …
	Kind      EventKind `json:"kind"`
	Chat      int64     `json:"chat"`
	MessageID int64     `json:"message_id,omitempty"`
	Message   *Message  `json:"message,omitempty"` // as it was then
	User      int64     `json:"user,omitempty"`
	Text      string    `json:"text,omitempty"` // of an answer or reaction; the action; a press's data
	Alert     bool      `json:"alert,omitempty"`
	PressID   string    `json:"press_id,omitempty"`
}

// feed keeps the newest events and wakes those who wait for more.
type feed struct {
	list []Event
	last int64
	bell chan struct{}
}

func newFeed() feed { return feed{bell: make(chan struct{})} }

// tell appends an event; it keeps a copy of the message, since that may change.
func (s *Server) tell(e Event) {
	f := &s.events
	if e.Message != nil {
		m := *e.Message
		e.Message, e.MessageID = &m, m.ID
	}
	f.last++
	e.Seq = f.last
	if len(f.list) == keptEvents {
		f.list = slices.Clone(f.list[keptEvents/2:])
	}
	f.list = append(f.list, e)
	close(f.bell)
	f.bell = make(chan struct{})
}

// Events returns what happened after the event numbered since, and the number to ask with next.
func (s *Server) Events(since int64) ([]Event, int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i, _ := slices.BinarySearchFunc(s.events.list, since+1, func(e Event, seq int64) int { return int(e.Seq - seq) })
	return slices.Clone(s.events.list[i:]), s.events.last
}

// Wait waits until something happened after the event numbered since.
func (s *Server) Wait(ctx context.Context, since int64) error {
	for {
		s.mu.Lock()
		last, bell := s.events.last, s.events.bell
		s.mu.Unlock()
		if last > since {
			return nil
		}
		select {
		case <-bell:
		case <-ctx.Done():
			return ctx.Err()
		case <-s.closed.Done():
			return context.Canceled
		}
	}
}
