package simulator

import (
	"slices"
	"strconv"
	"strings"
)

// standing is what lies between the bot and a chat.
type standing int

const (
	open        standing = iota
	unmet                // the person never wrote to the bot, though they share a group
	strange              // the person never came near the bot
	blocked              // the person blocked the bot
	deactivated          // the account is gone
	kicked               // the group threw the bot out
	outside              // the bot is not in the group, or left it
	upgraded             // the group became a supergroup
	silenced             // the group lets the bot read, not write
)

// chat is a conversation and everything in it.
type chat struct {
	peer     Peer
	standing standing
	members  map[int64]string
	messages []*Message // by id
	lastID   *int64     // the counter of message ids, shared outside supergroups
	moved    int64      // the supergroup that took its place
}

func (c *chat) private() bool { return c.peer.Type == "private" }

func (c *chat) group() bool { return !c.private() }

func (c *chat) find(id int64) *Message {
	i, ok := slices.BinarySearchFunc(c.messages, id, func(m *Message, id int64) int { return int(m.ID - id) })
	if !ok {
		return nil
	}
	return c.messages[i]
}

func (c *chat) remove(m *Message) {
	c.messages = slices.DeleteFunc(c.messages, func(other *Message) bool { return other == m })
}

// add gives a message its id, date and chat, and puts it into the chat.
func (s *Server) add(c *chat, m *Message) *Message {
	*c.lastID++
	m.ID, m.Chat = *c.lastID, c.peer
	if m.Date == 0 {
		m.Date = s.now()
	}
	c.messages = append(c.messages, m)
	s.tell(Event{Kind: EventMessage, Chat: c.peer.ID, Message: m})
	return m
}

// newChat registers a chat whose message ids come from the counter that its kind uses.
func (s *Server) newChat(p Peer, st standing) *chat {
	c := &chat{peer: p, standing: st, members: map[int64]string{}, lastID: &s.lastID}
	if p.Type == "supergroup" {
		c.lastID = new(int64)
	}
	s.chats[p.ID] = c
	return c
}

// Messages returns what a chat shows now, oldest first.
func (s *Server) Messages(chatID int64) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[chatID]
	if c == nil {
		return nil
	}
	out := make([]Message, len(c.messages))
	for i, m := range c.messages {
		out[i] = *m
	}
	return out
}

// Last returns the newest message that the bot sent to a chat.
func (s *Server) Last(chatID int64) (Message, bool) {
	all := s.Messages(chatID)
	for _, m := range slices.Backward(all) {
		if m.From != nil && m.From.ID == s.bot.ID {
			return m, true
		}
	}
	return Message{}, false
}

// Message returns one message of a chat as it stands now.
func (s *Server) Message(chatID, messageID int64) (Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.chats[chatID]; c != nil {
		if m := c.find(messageID); m != nil {
			return *m, true
		}
	}
	return Message{}, false
}

// chatOf finds the chat that a call names, by id or @username.
func (s *Server) chatOf(c *call) (*chat, error) {
	return s.chatNamed(c.str("chat_id"))
}

func (s *Server) chatNamed(name string) (*chat, error) {
	if name == "" {
		return nil, bad("chat_id is empty")
	}
	if username, ok := strings.CutPrefix(name, "@"); ok {
		for _, c := range s.chats {
			if c.group() && strings.EqualFold(c.peer.Username, username) {
				return c, nil
			}
		}
	}
	id, err := strconv.ParseInt(name, 10, 64)
	if err != nil {
		return nil, bad("chat not found")
	}
	if c := s.chats[id]; c != nil && c.standing != strange {
		return c, nil
	}
	return nil, late("chat not found") // the person may not have come yet
}

// mayRead refuses where the bot may not look at a chat: supergroups close their doors, basic groups do not.
func (c *chat) mayRead() error {
	if c.peer.Type == "supergroup" {
		return c.mayEnter()
	}
	return nil
}

// mayEnter refuses where the bot is no member.
func (c *chat) mayEnter() error {
	switch c.standing {
	case kicked:
		return forbidden("bot was kicked from the " + c.peer.Type + " chat")
	case outside:
		return forbidden("bot is not a member of the " + c.peer.Type + " chat")
	}
	return nil
}

// mayEdit refuses where the bot cannot change its own messages.
func (c *chat) mayEdit() error {
	switch c.standing {
	case blocked:
		return forbidden("bot was blocked by the user")
	case deactivated:
		return forbidden("user is deactivated")
	}
	return c.mayEnter()
}

// mayWrite refuses where a message to a chat would not arrive.
func (c *chat) mayWrite() error {
	switch c.standing {
	case unmet:
		return forbidden("bot can't initiate conversation with a user")
	case upgraded:
		return migrated(c.moved)
	case silenced:
		return late("not enough rights to send text messages to the chat")
	}
	return c.mayEdit()
}

// getChat answers what the bot may know of a chat.
func (s *Server) getChat(c *call) (any, error) {
	room, err := s.chatOf(c)
	if err != nil {
		return nil, err
	}
	return struct {
		Peer
		AccentColor  int `json:"accent_color_id"`
		MaxReactions int `json:"max_reaction_count"`
	}{Peer: room.peer, MaxReactions: 11}, room.mayRead()
}
