package bot

import (
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"guatu/chat"
)

// errNothing marks updates that ask for no decision: service messages, changes
// of standing that matter to nobody, kinds that were never asked for.
var errNothing = errors.New("nothing to decide")

// laneOf is the room whose owner works an update off; 0 when it has none.
func laneOf(u *rawUpdate) int64 {
	switch {
	case u.Message != nil:
		return u.Message.Chat.ID
	case u.Edited != nil:
		return u.Edited.Chat.ID
	case u.Press != nil:
		return u.Press.room().ID
	case u.Standing != nil:
		return u.Standing.Chat.ID
	}
	return 0
}

// convert reads a kept update. bot is the bot's own id.
func convert(kept chat.Update, bot int64) (chat.Message, error) {
	u, err := readUpdate(kept.Body)
	if err != nil {
		return chat.Message{}, err
	}
	m, err := u.message(kept, bot)
	m.At, m.Date = dated(m.At, kept.At), dated(m.Date, kept.At)
	if m.Forward != nil {
		m.Forward.At = dated(m.Forward.At, time.Time{})
	}
	if err == nil && m.Room.ID == 0 {
		err = errors.New("decode update: it names no chat")
	}
	return m, err
}

func (u *rawUpdate) message(kept chat.Update, bot int64) (chat.Message, error) {
	switch {
	case u.ID == nil:
		return chat.Message{}, errors.New("decode update: it has no id")
	case u.Message != nil:
		return u.Message.said(kept.Body, bot)
	case u.Edited != nil:
		return u.Edited.edited(bot)
	case u.Press != nil:
		return u.Press.message(kept.At)
	case u.Standing != nil:
		return u.Standing.message()
	}
	return chat.Message{}, errNothing
}

func (r *rawMessage) said(body []byte, bot int64) (chat.Message, error) {
	m := r.plain(bot)
	switch {
	case r.ID == 0:
		return m, errors.New("decode message: it has no id")
	case r.MovedTo != 0:
		m.Kind, m.MovedTo = chat.Moved, r.MovedTo
	case m.Text == "" && len(m.Pieces) == 0:
		if isService(body) {
			return m, errNothing
		}
		m.Pieces = []chat.Piece{{Kind: "other"}}
	}
	return m, nil
}

func (r *rawMessage) edited(bot int64) (chat.Message, error) {
	m := r.plain(bot)
	if r.ID == 0 {
		return m, errors.New("decode edit: it has no id")
	}
	m.Kind = chat.Edited
	m.At = seconds(max(r.EditDate, r.Date))
	return m, nil
}

// plain is what a message and its edit have in common.
func (r *rawMessage) plain(bot int64) chat.Message {
	return chat.Message{
		Room: r.Chat.room(r.topic()), From: r.person(), ID: r.ID,
		At: seconds(r.Date), Date: seconds(r.Date),
		Text: r.words(), Pieces: r.pieces(), Album: r.Album,
		ReplyTo: r.quote(bot), Forward: r.Origin.forward(),
	}
}

func (r *rawMessage) words() string {
	if r.Text != "" {
		return r.Text
	}
	return r.Caption
}

// topic is the forum topic. Outside of forums replies carry a thread number
// too, which must not be sent back.
func (r *rawMessage) topic() int {
	if r.InTopic {
		return r.Thread
	}
	return 0
}

func (c rawChat) room(thread int) chat.Room {
	return chat.Room{ID: c.ID, Group: c.Type == "group" || c.Type == "supergroup", Title: c.Title, Thread: thread}
}

// person is the sender. What is sent in the name of a chat hides who it was.
func (r *rawMessage) person() chat.Person {
	p := r.From.person()
	if r.SenderChat != nil {
		p.Anonymous, p.Name = true, r.SenderChat.Title
		if r.Signature != "" {
			p.Name = r.Signature
		}
	}
	return p
}

func (u *rawUser) person() chat.Person {
	if u == nil {
		return chat.Person{Anonymous: true}
	}
	return chat.Person{ID: u.ID, Name: u.name(), Username: u.Username, Lang: u.Language, Bot: u.IsBot}
}

// name is what a person is called: on one line, without what is not seen; who
// shows no letter goes by the user name or the number.
func (u *rawUser) name() string {
	name := strings.Join(strings.Fields(strings.Map(unseenAsBlank, u.FirstName+" "+u.LastName)), " ")
	switch {
	case name != "" || u.ID == 0:
		return name
	case u.Username != "":
		return "@" + u.Username
	}
	return strconv.FormatInt(u.ID, 10)
}

// unseenAsBlank puts a blank in the place of what has no shape: controls, marks of
// direction, letters of no width.
func unseenAsBlank(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200d' || r == '\u3164' || r == '\u2800' {
		return ' '
	}
	return r
}

// quote is what the message replies to. In a forum every message replies to
// the one that opened its topic, which says nothing.
func (r *rawMessage) quote(bot int64) *chat.Quote {
	q := r.ReplyTo
	if q == nil || q.ID == 0 || q.NewTopic != nil {
		return nil
	}
	from := q.From.person().ID
	return &chat.Quote{ID: q.ID, Ours: from == bot, Text: q.words(), From: from}
}

func (o *rawOrigin) forward() *chat.Forward {
	if o == nil {
		return nil
	}
	f := &chat.Forward{At: seconds(o.Date), From: o.Hidden}
	switch {
	case o.User != nil:
		f.From = o.User.name()
	case o.SenderChat != nil:
		f.From = o.SenderChat.Title
	case o.Channel != nil:
		f.From = o.Channel.Title
	}
	return f
}

// pieces are the things that came with the message, mostly one. An animation
// comes as a document too, a venue as a location too; they count once.
func (r *rawMedia) pieces() []chat.Piece {
	var out []chat.Piece
	if n := len(r.Photo); n > 0 {
		out = append(out, r.Photo[n-1].piece("photo"))
	}
	document := r.Document
	if r.Animation != nil {
		document = nil
	}
	for _, f := range []struct {
		kind string
		file *rawFile
	}{
		{"document", document}, {"animation", r.Animation}, {"video", r.Video}, {"video_note", r.VideoNote},
		{"voice", r.Voice}, {"audio", r.Audio}, {"sticker", r.Sticker},
	} {
		if f.file != nil {
			out = append(out, f.file.piece(f.kind))
		}
	}
	return append(out, r.facts()...)
}

// facts are the pieces that are no files.
func (r *rawMedia) facts() []chat.Piece {
	var out []chat.Piece
	if l := r.Location; l != nil {
		p := chat.Piece{Kind: "location", File: degrees(l.Latitude) + "," + degrees(l.Longitude)}
		if r.Venue != nil {
			p.Name = strings.TrimSpace(r.Venue.Title + " " + r.Venue.Address)
		}
		out = append(out, p)
	}
	if c := r.Contact; c != nil {
		name := strings.TrimSpace(c.FirstName + " " + c.LastName)
		out = append(out, chat.Piece{Kind: "contact", File: strings.TrimSpace(name + " " + c.Phone), Name: name})
	}
	if r.Poll != nil {
		out = append(out, chat.Piece{Kind: "poll", Name: r.Poll.Question})
	}
	return out
}

func (f *rawFile) piece(kind string) chat.Piece {
	return chat.Piece{Kind: kind, File: f.FileID, Name: f.Name, Size: f.Size}
}

func degrees(d float64) string { return strconv.FormatFloat(d, 'f', -1, 64) }

// room of a press is that of its button; a button outside of any chat we see
// belongs to the person's own.
func (r *rawPress) room() chat.Room {
	if r.Message != nil && r.Message.Chat.ID != 0 {
		return r.Message.Chat.room(r.Message.topic())
	}
	return chat.Room{ID: r.From.person().ID}
}

func (r *rawPress) message(at time.Time) (chat.Message, error) {
	m := chat.Message{Kind: chat.Pressed, Room: r.room(), From: r.From.person(), At: at, Date: at, Data: r.Data, Press: r.ID}
	if r.Message != nil {
		m.ID = r.Message.ID
	}
	if r.ID == "" || r.From == nil {
		return m, errors.New("decode press: it names nobody")
	}
	return m, nil
}

func (r *rawStanding) message() (chat.Message, error) {
	m := chat.Message{Room: r.Chat.room(0), From: r.From.person(), At: seconds(r.Date), Date: seconds(r.Date)}
	m.Admin, m.Kind = r.New.rules(), chat.Blocked
	if r.New.in() {
		m.Kind = chat.Opened
	}
	if r.Chat.Type == "channel" || r.Old.in() == r.New.in() {
		return m, errNothing // a new rank, at most
	}
	return m, nil
}

func (r rawMember) in() bool {
	return r.Status != "left" && r.Status != "kicked" && (r.Status != "restricted" || r.IsMember)
}

// rules tells an admin, who sees every message of a group.
func (r rawMember) rules() bool { return r.Status == "administrator" || r.Status == "creator" }

func seconds(unix int64) time.Time { return time.Unix(unix, 0) }

// dated is an instant that Telegram can name, whose dates have 32 bits; else
// another.
func dated(at, other time.Time) time.Time {
	if unix := at.Unix(); unix < 0 || unix > math.MaxUint32 {
		return other
	}
	return at
}

// isService tells a message that only reports what happened in the chat from
// one whose content is newer than this program.
func isService(body []byte) bool {
	var u struct {
		Message map[string]json.RawMessage `json:"message"`
	}
	if lenient(body, &u) != nil {
		return false
	}
	for name := range u.Message {
		if serviceFields[name] {
			return true
		}
	}
	return false
}

// serviceFields mark service messages (core.telegram.org/bots/api#message).
var serviceFields = map[string]bool{
	"new_chat_members": true, "left_chat_member": true, "new_chat_title": true, "new_chat_photo": true,
	"delete_chat_photo": true, "group_chat_created": true, "supergroup_chat_created": true, "channel_chat_created": true,
	"message_auto_delete_timer_changed": true, "migrate_from_chat_id": true, "pinned_message": true,
	"successful_payment": true, "refunded_payment": true, "users_shared": true, "chat_shared": true, "gift": true,
	"unique_gift": true, "connected_website": true, "write_access_allowed": true, "passport_data": true,
	"proximity_alert_triggered": true, "boost_added": true, "chat_background_set": true, "checklist_tasks_done": true,
	"checklist_tasks_added": true, "direct_message_price_changed": true, "forum_topic_created": true,
	"forum_topic_edited": true, "forum_topic_closed": true, "forum_topic_reopened": true,
	"general_forum_topic_hidden": true, "general_forum_topic_unhidden": true, "giveaway_created": true,
	"giveaway_completed": true, "paid_message_price_changed": true, "video_chat_scheduled": true,
	"video_chat_started": true, "video_chat_ended": true, "video_chat_participants_invited": true, "web_app_data": true,
	"chat_owner_left": true, "chat_owner_changed": true,
}
