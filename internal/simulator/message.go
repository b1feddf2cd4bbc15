package simulator

import "slices"

// Account is a person or the bot, as the Bot API shows it.
type Account struct {
	ID        int64  `json:"id"`
	IsBot     bool   `json:"is_bot"`
	FirstName string `json:"first_name"`
	Username  string `json:"username,omitempty"`
	Language  string `json:"language_code,omitempty"`
}

// Peer is a chat, as messages show it. Type is "private", "group" or "supergroup".
type Peer struct {
	ID        int64  `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title,omitempty"`
	Username  string `json:"username,omitempty"`
	FirstName string `json:"first_name,omitempty"`
}

// Message is a message as it stands now, with the Bot API's field names in JSON.
type Message struct {
	ID              int64       `json:"message_id"`
	From            *Account    `json:"from,omitempty"`
	Chat            Peer        `json:"chat"`
	Date            int64       `json:"date"` // Unix seconds of the civil clock
	EditDate        int64       `json:"edit_date,omitempty"`
	ForwardOrigin   *Origin     `json:"forward_origin,omitempty"`
	ReplyTo         *Message    `json:"reply_to_message,omitempty"`
	Quote           *Quote      `json:"quote,omitempty"`
	MediaGroupID    string      `json:"media_group_id,omitempty"`
	Text            string      `json:"text,omitempty"`
	Entities        []Entity    `json:"entities,omitempty"`
	Caption         string      `json:"caption,omitempty"`
	CaptionEntities []Entity    `json:"caption_entities,omitempty"`
	Photo           []PhotoSize `json:"photo,omitempty"` // smallest first
	Document        *Document   `json:"document,omitempty"`
	Sticker         *Sticker    `json:"sticker,omitempty"`
	Voice           *Voice      `json:"voice,omitempty"`
	Location        *Location   `json:"location,omitempty"`
	Contact         *Contact    `json:"contact,omitempty"`
	NewMembers      []Account   `json:"new_chat_members,omitempty"`
	LeftMember      *Account    `json:"left_chat_member,omitempty"`
	GroupCreated    bool        `json:"group_chat_created,omitempty"`
	MigrateTo       int64       `json:"migrate_to_chat_id,omitempty"`
	MigrateFrom     int64       `json:"migrate_from_chat_id,omitempty"`
	Protected       bool        `json:"has_protected_content,omitempty"`
	Markup          *Markup     `json:"reply_markup,omitempty"` // inline keyboard, or what the person's app shows below the chat
	Reaction        string      `json:"-"`                      // the bot's emoji under the message
	Silent          bool        `json:"-"`                      // arrived without a sound
}

// Quote is the part of a replied-to message that the reply quotes.
type Quote struct {
	Text     string `json:"text"`
	Position int    `json:"position"`
}

// Origin tells where a forwarded message comes from. Type is "user" or "hidden_user".
type Origin struct {
	Type string   `json:"type"`
	Date int64    `json:"date"`
	User *Account `json:"sender_user,omitempty"`
	Name string   `json:"sender_user_name,omitempty"`
}

// Sticker is a sticker that a person sent.
type Sticker struct {
	FileID   string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Type     string `json:"type"`
	Width    int    `json:"width"`
	Height   int    `json:"height"`
	Animated bool   `json:"is_animated"`
	Video    bool   `json:"is_video"`
	Emoji    string `json:"emoji,omitempty"`
}

// Voice is a voice message; Duration is in seconds.
type Voice struct {
	FileID   string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Duration int    `json:"duration"`
	MimeType string `json:"mime_type,omitempty"`
	FileSize int    `json:"file_size,omitempty"`
}

// Location is a point on the map, in degrees.
type Location struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// Contact is a card from somebody's address book. UserID is set where the number has a Telegram account.
type Contact struct {
	Phone     string `json:"phone_number"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name,omitempty"`
	UserID    int64  `json:"user_id,omitempty"`
}

// Button returns the inline button with this label.
func (m Message) Button(label string) (Button, bool) {
	if m.Markup == nil {
		return Button{}, false
	}
	for _, b := range slices.Concat(m.Markup.Inline...) {
		if b.Text == label {
			return b, true
		}
	}
	return Button{}, false
}

// Body returns the words of the message: its text, or its caption.
func (m Message) Body() string {
	if m.Text != "" {
		return m.Text
	}
	return m.Caption
}

// wire is the message as the Bot API shows it to the bot: of the markups only inline keyboards.
func (m *Message) wire() *Message {
	w := *m
	if w.Markup != nil && len(w.Markup.Inline) == 0 {
		w.Markup = nil
	}
	return &w
}

// quoted is the message as a reply to it carries it: as it stands now, without what it replies to itself.
func (m *Message) quoted() *Message {
	if m == nil {
		return nil
	}
	q := m.wire()
	q.ReplyTo = nil
	return q
}
