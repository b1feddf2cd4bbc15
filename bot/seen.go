package bot

import (
	"sync"

	"guatu/chat"
)

// mostSeen bounds what is remembered; what must be known for longer is in the
// inbox.
const mostSeen = 8192

// seen remembers the newest messages that matter for those that come later.
type seen struct {
	mu   sync.Mutex
	keys map[seenKey]bool
	ring []seenKey
	next int
}

// seenKey is an edit (room and id), an album (room and album) or a press.
type seenKey struct {
	kind  chat.Kind
	room  int64
	id    int
	album string
	press string
}

func newSeen() *seen {
	return &seen{keys: map[seenKey]bool{}, ring: make([]seenKey, mostSeen)}
}

// repeats tells a message that comes after its own edit, and a press that came
// before: both are to do nothing.
func (s *seen) repeats(m *chat.Message) bool {
	switch m.Kind {
	case chat.Said:
		return s.has(seenKey{kind: chat.Edited, room: m.Room.ID, id: m.ID})
	case chat.Pressed:
		return s.has(seenKey{kind: chat.Pressed, press: m.Press})
	}
	return false
}

// album tells whether a part of the album was handed over before.
func (s *seen) album(m *chat.Message) bool {
	return s.has(seenKey{kind: chat.Said, room: m.Room.ID, album: m.Album})
}

// note remembers a message that was decided.
func (s *seen) note(m *chat.Message) {
	switch {
	case m.Kind == chat.Edited:
		s.add(seenKey{kind: chat.Edited, room: m.Room.ID, id: m.ID})
	case m.Kind == chat.Pressed:
		s.add(seenKey{kind: chat.Pressed, press: m.Press})
	case m.Kind == chat.Said && m.Album != "":
		s.add(seenKey{kind: chat.Said, room: m.Room.ID, album: m.Album})
	}
}

func (s *seen) has(k seenKey) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.keys[k]
}

func (s *seen) add(k seenKey) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.keys[k] {
		return
	}
	delete(s.keys, s.ring[s.next])
	s.ring[s.next], s.keys[k] = k, true
	s.next = (s.next + 1) % len(s.ring)
}
