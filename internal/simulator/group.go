package simulator

import (
	"strconv"
	"strings"
	"time"
)

// firstSupergroup is the largest id of a supergroup; ids between it and zero are basic groups.
const firstSupergroup = -1000000000001

// Group is a chat of several people, with or without the bot.
type Group struct {
	srv  *Server
	chat *chat
}

// Group returns the group with this id, which comes into being with the first call, without the bot. Ids up to -1000000000001 are
// supergroups, others basic groups.
func (s *Server) Group(id int64, title string) *Group {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.group(id, title)
}

func (s *Server) group(id int64, title string) *Group {
	c := s.chats[id]
	if c == nil {
		kind := "group"
		if id <= firstSupergroup {
			kind = "supergroup"
		}
		c = s.newChat(Peer{ID: id, Type: kind, Title: title}, outside)
	}
	return &Group{srv: s, chat: c}
}

// ID is the group's chat id.
func (g *Group) ID() int64 { return g.chat.peer.ID }

// In is the person in a group, who joins it with the first call.
func (u *User) In(g *Group) *User {
	g.srv.mu.Lock()
	defer g.srv.mu.Unlock()
	if g.chat.members[u.id] == "" {
		g.chat.members[u.id] = "member"
	}
	u.meet(g)
	return &User{srv: u.srv, id: u.id, chat: g.chat}
}

// meet: sharing a group with the bot makes it know a person, yet not write first.
func (u *User) meet(g *Group) {
	if own := u.srv.chats[u.id]; g.chat.standing == open && own.standing == strange {
		own.standing = unmet
	}
}

// Leave takes the person out of the group.
func (u *User) Leave() {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	delete(u.chat.members, u.id)
	u.post(&Message{LeftMember: u.account()}, time.Time{}, 0)
}

// AddBot is a member adding the bot.
func (g *Group) AddBot(by *User) {
	g.become(by, "member", open, &Message{NewMembers: []Account{g.srv.bot}})
	g.srv.mu.Lock()
	defer g.srv.mu.Unlock()
	for id := range g.chat.members {
		if own := g.srv.chats[id]; own != nil && own.standing == strange {
			own.standing = unmet
		}
	}
}

// PromoteBot makes the bot an administrator: it sees every message then.
func (g *Group) PromoteBot(by *User) { g.become(by, "administrator", open, nil) }

// SilenceBot takes the right to write from the bot.
func (g *Group) SilenceBot(by *User) { g.become(by, "restricted", silenced, nil) }

// RemoveBot throws the bot out.
func (g *Group) RemoveBot(by *User) { g.become(by, "kicked", kicked, nil) }

// become changes the bot's standing; service, if any, is the message that shows it.
func (g *Group) become(by *User, status string, st standing, service *Message) {
	s := g.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	before := or(g.chat.members[s.bot.ID], "left")
	g.chat.members[s.bot.ID], g.chat.standing = status, st
	in := &User{srv: s, id: by.id, chat: g.chat}
	in.standingChanged(before, status)
	if service != nil {
		in.post(service, time.Time{}, 0)
	}
}

// Migrate turns a basic group into a supergroup with this id. Message ids begin anew there.
func (g *Group) Migrate(to int64) *Group {
	s := g.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	next := s.group(to, g.chat.peer.Title)
	next.chat.standing, next.chat.members = g.chat.standing, g.chat.members
	g.chat.standing, g.chat.moved = upgraded, to
	for _, side := range []struct {
		chat *chat
		m    *Message
	}{{g.chat, &Message{MigrateTo: to}}, {next.chat, &Message{MigrateFrom: g.chat.peer.ID}}} {
		side.m.From = &s.bot
		s.pushMessage("message", s.add(side.chat, side.m))
	}
	return next
}

// sees tells whether the bot gets a message: in groups, privacy mode leaves it commands, replies to it and service messages.
func (s *Server) sees(c *chat, m *Message) bool {
	if c.private() {
		return true
	}
	switch c.standing {
	case kicked, outside, upgraded:
		return false
	}
	if s.opt.ReadAllGroups || c.members[s.bot.ID] == "administrator" || m.service() {
		return true
	}
	reply := m.ReplyTo != nil && m.ReplyTo.From != nil && m.ReplyTo.From.ID == s.bot.ID
	return reply || s.commanded(m)
}

func (m *Message) service() bool {
	return m.NewMembers != nil || m.LeftMember != nil || m.MigrateTo != 0 || m.MigrateFrom != 0 || m.GroupCreated
}

// commanded tells whether a message begins with a command that names this bot, or none.
func (s *Server) commanded(m *Message) bool {
	first, _, _ := strings.Cut(strings.ReplaceAll(m.Body(), "\n", " "), " ")
	name, bot, named := strings.Cut(first, "@")
	return strings.HasPrefix(name, "/") && len(name) > 1 && (!named || strings.EqualFold(bot, s.bot.Username))
}

// getChatMember answers what a person is in a chat.
func (s *Server) getChatMember(c *call) (any, error) {
	room, err := s.chatOf(c)
	if err != nil {
		return nil, err
	}
	if err := room.mayRead(); err != nil {
		return nil, err
	}
	id, err := strconv.ParseInt(c.str("user_id"), 10, 64)
	if err != nil {
		return nil, bad("invalid user_id specified")
	}
	a := s.users[id]
	if a == nil {
		return nil, late("user not found")
	}
	return s.member(room.statusOf(id), a), nil
}

func (c *chat) statusOf(id int64) string {
	if c.private() {
		return "member"
	}
	return or(c.members[id], "left")
}

// leaveChat takes the bot out of a group.
func (s *Server) leaveChat(c *call) (any, error) {
	room, err := s.chatOf(c)
	if err != nil {
		return nil, err
	}
	if room.private() {
		return nil, bad("chat member status can't be changed in private chats")
	}
	if err := room.mayRead(); err != nil {
		return nil, err
	}
	room.standing = outside
	delete(room.members, s.bot.ID)
	return true, nil
}
