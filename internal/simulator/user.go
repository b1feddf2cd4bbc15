package simulator

import "time"

// User is a person in one chat: the private one with the bot, or the group that In names.
type User struct {
	srv  *Server
	id   int64
	chat *chat
}

// User returns the person with this id, who comes into being with the first call; later calls may give new names. Until the person
// writes, the bot cannot.
func (s *Server) User(id int64, firstName, language string) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	a := Account{ID: id}
	if known := s.users[id]; known != nil {
		a = *known
	} else {
		s.newChat(Peer{ID: id, Type: "private"}, strange)
	}
	a.FirstName, a.Language = or(firstName, a.FirstName), or(language, a.Language)
	s.users[id] = &a // never changed in place: messages point to it
	s.chats[id].peer.FirstName = a.FirstName
	return &User{srv: s, id: id, chat: s.chats[id]}
}

// account is the person as known now.
func (u *User) account() *Account { return u.srv.users[u.id] }

// ID is the person's Telegram id.
func (u *User) ID() int64 { return u.id }

// Chat is the id of the chat that the person acts in.
func (u *User) Chat() int64 { return u.chat.peer.ID }

// Start presses Start, or follows a link with a payload: the private chat opens, and the bot gets /start.
func (u *User) Start(payload string) Message {
	text := "/start"
	if u.chat.group() {
		text += "@" + u.srv.bot.Username
	}
	if payload != "" {
		text += " " + payload
	}
	return u.Send(text)
}

// Send writes a text; one over 4096 characters is sent in pieces, as apps do, and the first of them is returned. What is blank is not
// sent.
func (u *User) Send(text string) Message { return u.SendAt(text, time.Time{}) }

// SendAt writes a text that carries another date than the civil clock's.
func (u *User) SendAt(text string, date time.Time) Message {
	return u.write(text, date, 0)
}

// Reply writes a text in reply to a message of the same chat.
func (u *User) Reply(messageID int64, text string) Message {
	return u.ReplyAt(messageID, text, time.Time{})
}

// ReplyAt writes a reply that carries another date than the civil clock's.
func (u *User) ReplyAt(messageID int64, text string, date time.Time) Message {
	return u.write(text, date, messageID)
}

func (u *User) write(text string, date time.Time, replyTo int64) Message {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	var first Message
	for _, piece := range pieces(text, maxText) {
		t := styled{text: piece}.settle()
		if t.text == "" {
			continue
		}
		m := u.post(&Message{Text: t.text, Entities: t.entities}, date, replyTo)
		if first.ID == 0 {
			first = *m
		}
	}
	return first
}

// pieces cuts a text into runs of at most n code points.
func pieces(text string, n int) []string {
	rest := []rune(text)
	var out []string
	for len(rest) > n {
		out, rest = append(out, string(rest[:n])), rest[n:]
	}
	return append(out, string(rest))
}

// post puts a person's message into the chat and tells the bot, as far as the bot may see it.
func (u *User) post(m *Message, date time.Time, replyTo int64) *Message {
	s := u.srv
	if !date.IsZero() {
		m.Date = date.Unix()
	}
	m.From, m.ReplyTo = u.account(), u.chat.find(replyTo).quoted()
	u.greet()
	s.add(u.chat, m)
	if s.sees(u.chat, m) {
		s.pushMessage("message", m)
	}
	return m
}

// greet opens the private chat: who writes can be written to.
func (u *User) greet() {
	switch u.chat.standing {
	case unmet, strange:
		u.chat.standing = open
	case blocked:
		u.unblock()
	}
}

// Edit changes the text, or the caption, of the person's own message. A text that stays the same reaches nobody.
func (u *User) Edit(messageID int64, text string) { u.EditAt(messageID, text, time.Time{}) }

// EditAt edits with another date than the civil clock's.
func (u *User) EditAt(messageID int64, text string, date time.Time) {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	m := u.chat.find(messageID)
	t := styled{text: text}.settle()
	if m == nil || m.From.ID != u.id || m.Body() == t.text {
		return
	}
	if m.Text != "" {
		m.Text, m.Entities = t.text, t.entities
	} else {
		m.Caption, m.CaptionEntities = t.text, t.entities
	}
	m.EditDate = u.srv.now()
	if !date.IsZero() {
		m.EditDate = date.Unix()
	}
	u.srv.tell(Event{Kind: EventEdit, Chat: u.chat.peer.ID, Message: m})
	if u.srv.sees(u.chat, m) {
		u.srv.pushMessage("edited_message", m)
	}
}

// Delete removes a message. Telegram does not tell the bot.
func (u *User) Delete(messageID int64) {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	if m := u.chat.find(messageID); m != nil {
		u.srv.erase(u.chat, m)
	}
}

// Block stops the bot: it can send this person nothing, and is told so.
func (u *User) Block() {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	u.chat.standing = blocked
	u.standingChanged("member", "kicked")
}

// Unblock lets the bot write again.
func (u *User) Unblock() {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	u.unblock()
}

func (u *User) unblock() {
	u.chat.standing = open
	u.standingChanged("kicked", "member")
}

// Deactivate deletes the person's account.
func (u *User) Deactivate() {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	u.chat.standing = deactivated
}

// standingChanged tells the bot of its own standing in a chat.
func (u *User) standingChanged(before, after string) {
	s := u.srv
	s.push("my_chat_member", "member "+chatLane(u.chat.peer.ID), dayLife, map[string]any{
		"chat": u.chat.peer, "from": u.account(), "date": s.now(),
		"old_chat_member": s.member(before, &s.bot), "new_chat_member": s.member(after, &s.bot),
	})
}

// member is a ChatMember of the Bot API.
func (s *Server) member(status string, a *Account) map[string]any {
	m := map[string]any{"status": status, "user": a}
	switch status {
	case "kicked":
		m["until_date"] = 0
	case "administrator":
		m["can_be_edited"], m["is_anonymous"], m["can_delete_messages"] = false, false, true
	}
	return m
}
