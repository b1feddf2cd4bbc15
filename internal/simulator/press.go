package simulator

import (
	"fmt"
	"strconv"
	"time"
)

// answerable is how long a press may be answered. Telegram publishes no figure; this is the shortest observed.
const answerable = 15 * time.Second

// press is a button that somebody pressed.
type press struct {
	user     int64
	chat     *chat
	message  int64
	at       time.Time
	answered bool
}

// Answer is what the bot answered to a press.
type Answer struct {
	PressID   string
	UserID    int64
	MessageID int64
	Text      string // empty: the button only stops waiting
	Alert     bool   // a box to be closed, not a passing line
	URL       string
}

// Answers returns the bot's answers to the presses of a person (0: of all), oldest first.
func (s *Server) Answers(userID int64) []Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Answer
	for _, a := range s.answers {
		if userID == 0 || a.UserID == userID {
			out = append(out, a)
		}
	}
	return out
}

// Press presses a button by its data, whether the message still shows it or not: apps press stale buttons, and press twice.
// It returns the id of the press.
func (u *User) Press(messageID int64, data string) string {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	return u.press(messageID, data)
}

// Tap presses the button that the message shows under this label; it is an error if it shows none.
func (u *User) Tap(messageID int64, label string) (string, error) {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	m := u.chat.find(messageID)
	if m == nil {
		return "", fmt.Errorf("tap %q: no message %d in chat %d", label, messageID, u.chat.peer.ID)
	}
	b, ok := m.Button(label)
	if !ok || b.Data == "" {
		return "", fmt.Errorf("tap %q: message %d shows no such button", label, messageID)
	}
	return u.press(messageID, b.Data), nil
}

func (u *User) press(messageID int64, data string) string {
	s := u.srv
	id := strconv.FormatInt(s.bot.ID<<20+s.nextKey(), 10)
	s.presses[id] = &press{user: u.id, chat: u.chat, message: messageID, at: time.Now()}
	s.tell(Event{Kind: EventPress, Chat: u.chat.peer.ID, User: u.id, Text: data, PressID: id, MessageID: messageID})
	s.push("callback_query", fmt.Sprintf("press %d", u.id), pressLife, map[string]any{
		"id": id, "from": u.account(), "message": u.pressed(messageID),
		"chat_instance": strconv.FormatInt(u.chat.peer.ID, 10), "data": data,
	})
	return id
}

// pressed is the message of a press as the bot sees it: what is gone shows its chat and number only.
func (u *User) pressed(messageID int64) any {
	if m := u.chat.find(messageID); m != nil {
		return m.wire()
	}
	return map[string]any{"chat": u.chat.peer, "message_id": messageID, "date": 0}
}

// answerCallbackQuery answers a press, once and soon.
func (s *Server) answerCallbackQuery(c *call) (any, error) {
	id := c.str("callback_query_id")
	p := s.presses[id]
	if p == nil || p.answered || time.Since(p.at) > answerable {
		return nil, late("query is too old and response timeout expired or query ID is invalid")
	}
	if runes(c.str("text")) > maxToast {
		return nil, bad("MESSAGE_TOO_LONG")
	}
	p.answered = true
	a := Answer{PressID: id, UserID: p.user, MessageID: p.message, Text: c.str("text"), Alert: c.bool("show_alert"), URL: c.str("url")}
	s.answers = append(s.answers, a)
	s.tell(Event{Kind: EventAnswer, Chat: p.chat.peer.ID, User: p.user, Text: a.Text, Alert: a.Alert, PressID: id, MessageID: p.message})
	return true, nil
}
