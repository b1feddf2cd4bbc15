package simulator

import (
	"encoding/json"
	"slices"
	"strings"
)

// envelope is what every message to be sent has around its content.
type envelope struct {
	chat    *chat
	replyTo *Message
	quote   *Quote
	markup  *Markup
	silent  bool
	protect bool
}

// envelope reads where a message goes, in Telegram's order: what is written first, then the chat, then the message replied to.
func (s *Server) envelope(c *call) (envelope, error) {
	reply, err := c.replyParams()
	if err != nil {
		return envelope{}, err
	}
	markup, err := c.markup()
	if err != nil {
		return envelope{}, err
	}
	room, err := s.chatOf(c)
	if err != nil {
		return envelope{}, err
	}
	e := envelope{chat: room, markup: markup, silent: c.bool("disable_notification"), protect: c.bool("protect_content")}
	if err := room.mayWrite(); err != nil {
		return e, err
	}
	if err := s.resolveReply(&e, reply); err != nil {
		return e, err
	}
	if err := room.hasThread(c.int("message_thread_id")); err != nil {
		return e, err
	}
	return e, markup.fits(room)
}

// hasThread refuses topics: supergroups that are no forums ignore them, other chats have none.
func (c *chat) hasThread(id int64) error {
	if id != 0 && c.peer.Type != "supergroup" {
		return bad("message thread not found")
	}
	return nil
}

// replyParams tell which message is replied to, in the present form or in the one before Bot API 7.0.
type replyParams struct {
	MessageID int64           `json:"message_id"`
	ChatID    json.RawMessage `json:"chat_id"`
	Optional  bool            `json:"allow_sending_without_reply"`
	Quote     string          `json:"quote"`
}

func (p params) replyParams() (replyParams, error) {
	r := replyParams{MessageID: p.int("reply_to_message_id"), Optional: p.bool("allow_sending_without_reply")}
	raw := p.str("reply_parameters")
	if raw == "" {
		return r, nil
	}
	var object map[string]json.RawMessage
	if !json.Valid([]byte(raw)) {
		return r, bad("can't parse reply parameters JSON object")
	}
	if json.Unmarshal([]byte(raw), &object) != nil || object == nil {
		return r, bad("object expected as reply parameters")
	}
	if len(object) > 0 && object["message_id"] == nil {
		return r, bad(`can't find field "message_id"`)
	}
	r = replyParams{}
	if err := json.Unmarshal([]byte(raw), &r); err != nil {
		return r, bad("%s", fieldFault(err))
	}
	return r, nil
}

func (s *Server) resolveReply(e *envelope, r replyParams) error {
	if r.MessageID == 0 {
		return nil
	}
	from := e.chat
	if len(r.ChatID) > 0 {
		other, err := s.chatNamed(jsonText(r.ChatID))
		if err != nil {
			return err
		}
		from = other
	}
	e.replyTo = from.find(r.MessageID)
	if e.replyTo == nil && !r.Optional {
		return late("message to be replied not found")
	}
	return e.quoteFrom(r.Quote)
}

func (e *envelope) quoteFrom(words string) error {
	if words == "" || e.replyTo == nil {
		return nil
	}
	at := strings.Index(e.replyTo.Body(), words)
	if at < 0 {
		return late("QUOTE_TEXT_INVALID")
	}
	e.quote = &Quote{Text: words, Position: utf16Len(e.replyTo.Body()[:at])}
	return nil
}

// post puts a message of the bot into its chat.
func (s *Server) post(e envelope, m *Message) *Message {
	m.From, m.ReplyTo, m.Quote, m.Markup = &s.bot, e.replyTo.quoted(), e.quote, e.markup
	m.Silent, m.Protected = e.silent, e.protect
	return s.add(e.chat, m).wire()
}

// sendMessage sends a text.
func (s *Server) sendMessage(c *call) (any, error) {
	t, err := c.messageText()
	if err != nil {
		return nil, err
	}
	e, err := s.envelope(c)
	if err != nil {
		return nil, err
	}
	if t, err = t.message(); err != nil {
		return nil, err
	}
	if err := s.throttle(e.chat, 1); err != nil {
		return nil, err
	}
	return s.post(e, &Message{Text: t.text, Entities: t.entities}), nil
}

// messageText reads the text that sendMessage and editMessageText take.
func (p params) messageText() (styled, error) {
	var preview map[string]json.RawMessage
	raw := p.str("link_preview_options")
	switch {
	case raw != "" && !json.Valid([]byte(raw)):
		return styled{}, bad("can't parse link preview options JSON object")
	case raw != "" && (json.Unmarshal([]byte(raw), &preview) != nil || preview == nil):
		return styled{}, bad("object expected as link preview options")
	case p.str("text") == "":
		return styled{}, bad("message text is empty")
	}
	return p.styledText(inText)
}

// message settles a text that is to be a message of its own.
func (t styled) message() (styled, error) {
	t = t.settle()
	switch {
	case t.text == "":
		return t, bad("text must be non-empty")
	case runes(t.text) > maxText:
		return t, bad("message is too long")
	}
	return t, nil
}

// chatActions are what a bot may seem to be doing.
var chatActions = []string{
	"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker",
	"find_location", "record_video_note", "upload_video_note",
}

// sendChatAction shows for five seconds that the bot is at work.
func (s *Server) sendChatAction(c *call) (any, error) {
	if !slices.Contains(chatActions, c.str("action")) {
		return nil, bad("wrong parameter action in request")
	}
	room, err := s.chatOf(c)
	if err != nil {
		return nil, err
	}
	if err := room.mayWrite(); err != nil {
		return nil, err
	}
	s.tell(Event{Kind: EventAction, Chat: room.peer.ID, Text: c.str("action")})
	return true, nil
}

// messageOf finds the message that a call names, by its chat and number; may tells what the bot needs of the chat.
func (s *Server) messageOf(c *call, kind string, may func(*chat) error) (*chat, *Message, error) {
	room, err := s.chatOf(c)
	if err != nil {
		return nil, nil, err
	}
	if err := may(room); err != nil {
		return nil, nil, err
	}
	m := room.find(c.int("message_id"))
	if m == nil {
		return nil, nil, late("%s not found", kind)
	}
	return room, m, nil
}
