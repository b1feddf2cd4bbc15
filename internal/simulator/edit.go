package simulator

import "time"

// deletable is how long a message may be deleted, by the civil clock.
const deletable = 48 * time.Hour

const notModified = "message is not modified: specified new message content and reply markup are exactly the same as a current content" +
	" and reply markup of the message"

// editable finds the bot's message that is to be edited, and the keyboard that it gets.
func (s *Server) editable(c *call) (*chat, *Message, *Markup, error) {
	markup, err := c.markup()
	if err != nil {
		return nil, nil, nil, err
	}
	if err := c.namesMessage(); err != nil {
		return nil, nil, nil, err
	}
	room, m, err := s.messageOf(c, "message to edit", (*chat).mayEdit)
	if err != nil {
		return nil, nil, nil, err
	}
	if m.From == nil || m.From.ID != s.bot.ID || m.ForwardOrigin != nil || !m.Markup.inline() {
		return nil, nil, nil, bad("message can't be edited")
	}
	if !markup.inline() {
		return nil, nil, nil, bad("inline keyboard expected")
	}
	return room, m, markup, markup.fits(room)
}

// namesMessage: without a chat, an edit is of an inline message, and there are none here.
func (c *call) namesMessage() error {
	switch {
	case c.str("chat_id") != "" || c.int("message_id") != 0:
		return nil
	case c.str("inline_message_id") == "":
		return bad("message identifier is not specified")
	}
	return bad("MESSAGE_ID_INVALID")
}

// edit replaces what a message shows, where that differs; without a markup the keyboard goes.
func (s *Server) edit(room *chat, m *Message, next Message) (any, error) {
	same := styled{m.Text, m.Entities}.equal(styled{next.Text, next.Entities}) &&
		styled{m.Caption, m.CaptionEntities}.equal(styled{next.Caption, next.CaptionEntities})
	if same && m.Markup.equal(next.Markup) {
		return nil, late(notModified)
	}
	if err := s.throttle(room, 1); err != nil {
		return nil, err
	}
	next.EditDate = s.now()
	*m = next
	s.tell(Event{Kind: EventEdit, Chat: room.peer.ID, Message: m})
	return m.wire(), nil
}

// editMessageText replaces a text. Its length is judged by the server, whose word for it differs from sendMessage's.
func (s *Server) editMessageText(c *call) (any, error) {
	t, err := c.messageText()
	if err != nil {
		return nil, err
	}
	room, m, markup, err := s.editable(c)
	if err != nil {
		return nil, err
	}
	if m.Text == "" {
		return nil, bad("there is no text in the message to edit")
	}
	t = t.settle()
	switch {
	case t.text == "":
		return nil, bad("text must be non-empty")
	case runes(t.text) > maxText:
		return nil, bad("MESSAGE_TOO_LONG")
	}
	next := *m
	next.Text, next.Entities, next.Markup = t.text, t.entities, markup
	return s.edit(room, m, next)
}

// editMessageCaption replaces the words under a picture or a file.
func (s *Server) editMessageCaption(c *call) (any, error) {
	t, err := c.styledText(inCaption)
	if err != nil {
		return nil, err
	}
	room, m, markup, err := s.editable(c)
	if err != nil {
		return nil, err
	}
	if m.Text != "" {
		return nil, bad("there is no caption in the message to edit")
	}
	if t, err = t.caption(); err != nil {
		return nil, err
	}
	next := *m
	next.Caption, next.CaptionEntities, next.Markup = t.text, t.entities, markup
	return s.edit(room, m, next)
}

// caption settles a text that stands under a picture or a file; it may be empty.
func (t styled) caption() (styled, error) {
	t = t.settle()
	if runes(t.text) > maxCaption {
		return t, bad("message caption is too long")
	}
	return t, nil
}

// editMessageReplyMarkup replaces the keyboard alone.
func (s *Server) editMessageReplyMarkup(c *call) (any, error) {
	room, m, markup, err := s.editable(c)
	if err != nil {
		return nil, err
	}
	next := *m
	next.Markup = markup
	return s.edit(room, m, next)
}

// deleteMessage removes a message for everyone.
func (s *Server) deleteMessage(c *call) (any, error) {
	switch {
	case c.str("chat_id") == "":
		return nil, bad("chat identifier is not specified")
	case c.int("message_id") == 0:
		return nil, bad("message identifier is not specified")
	}
	room, m, err := s.messageOf(c, "message to delete", (*chat).mayDelete)
	if err != nil {
		return nil, err
	}
	mine := m.From != nil && m.From.ID == s.bot.ID
	if !mine && room.group() && room.members[s.bot.ID] != "administrator" {
		return nil, bad("message can't be deleted")
	}
	if s.opt.Now().Sub(time.Unix(m.Date, 0)) > deletable {
		return nil, late("message can't be deleted for everyone")
	}
	s.erase(room, m)
	return true, nil
}

// mayDelete: a blocked bot may still clean up.
func (c *chat) mayDelete() error {
	if c.standing == upgraded {
		return migrated(c.moved)
	}
	return c.mayEnter()
}

func (s *Server) erase(room *chat, m *Message) {
	room.remove(m)
	s.tell(Event{Kind: EventDelete, Chat: room.peer.ID, Message: m})
}
