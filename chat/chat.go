// Package chat is the vocabulary of talking: what a person did ([Message]) and
// what the bot says and does ([Reply]), without Telegram and without deals.
//
// Texts of replies are in a small markup (bold, italic, code, links, as HTML);
// [Escape] makes any text safe for it, and only the functions here write tags.
package chat

import (
	"html"
	"strings"
	"time"
	"unicode"
)

// Kind is what a person did.
type Kind int

// The kinds of messages.
const (
	Said    Kind = iota // a text, or something with a caption
	Edited              // changed an earlier message of theirs
	Pressed             // pressed a button of ours
	Blocked             // blocked the bot, or removed it from a group
	Opened              // unblocked the bot, or added it to a group
	Moved               // a group became a supergroup: Chat is the old one, MovedTo the new
)

// Room is the chat that something happened in.
type Room struct {
	ID     int64
	Group  bool   // a group or supergroup
	Title  string // of a group
	Thread int    // topic of a forum, 0 for none
}

// Person is who did it. Everything but ID is what the person's client claims.
type Person struct {
	ID        int64
	Name      string
	Username  string
	Lang      string // IETF tag of the client's language
	Anonymous bool   // an anonymous admin, or a message in a channel's name
	Bot       bool
}

// Message is one thing that a person did, in order within its room.
type Message struct {
	Kind    Kind
	Room    Room
	From    Person
	ID      int       // of the message (of a press: of ours that the button is under)
	At      time.Time // when it was sent; of an edit, when it was edited; of a press, when it came
	Date    time.Time // of an edit: when the message was first sent; else as At
	Text    string    // text or caption; of an album its captions, one a line
	Pieces  []Piece   // pictures and other things that came with it
	Album   string    // the album's id; such a message holds all pieces that have come
	IDs     []int     // of an album: the ids of all its messages
	Late    bool      // a piece of an album that was handed over before
	ReplyTo *Quote
	Forward *Forward
	Data    string // of a press
	Press   string // id under which a press is answered
	Me      string // the bot's own username
	Admin   bool   // in a group: the bot sees all messages there
	MovedTo int64
}

// Piece is something that came with a message.
type Piece struct {
	Kind string // photo, document, location, contact, voice, audio, video, sticker, poll …
	File string // file id; "lat,lon" of a location; "name phone" of a contact
	Name string
	Size int64
}

// Quote is the message that was replied to.
type Quote struct {
	ID   int
	Ours bool // the bot wrote it
	Text string
	From int64
}

// Forward says where a forwarded message comes from.
type Forward struct {
	At   time.Time
	From string // name, may be hidden
}

// Verb is what a reply does.
type Verb int

// The verbs.
const (
	Send   Verb = iota // a new message
	Edit               // changes an earlier message of ours
	Answer             // answers a press: a short notice, or nothing
	React              // a reaction on the person's message, without words
	Menu               // sets the commands of a chat or of all
	Leave              // leaves a group
)

// Reply is one thing that the bot does in return. Replies to one chat are
// carried out in their order.
type Reply struct {
	Verb    Verb
	Chat    int64
	Thread  int
	To      int    // of Send: the message that it replies to, 0 for none; of React: the message
	Text    string // markup; of Answer: plain
	Buttons [][]Button
	Picture *Document // sends it as a photo with Text as its caption
	File    *Document // sends it as a document with Text as its caption
	Message int       // of Edit: the message; 0 to find it by Key
	Key     string    // names what is sent (a card: "V12"), so that a later Edit or a person's reply finds it
	Press   string    // of Answer: which press
	Alert   bool      // of Answer: must be closed by hand
	Emoji   string    // of React
	Force   bool      // asks for a reply (ForceReply); such a message is never edited
	Bulk    bool      // digests and reminders: after all that people wait for
	Silent  bool      // without a sound
	Once    string    // of a bulk send: sent once under this key, whoever asks again
	Menu    []Command
	Lang    string // of Menu: for clients in that language, "" for all
}

// Button is a button under a message. Data is at most 64 bytes.
type Button struct {
	Label string
	Data  string
	URL   string // instead of Data: opens it
}

// Command is an entry of the menu.
type Command struct {
	Name, About string
}

// Document is a file or a picture to send.
type Document struct {
	Name string
	Data []byte
}

// Escape makes text safe in markup: no tag, and nothing that is not seen and
// turns what stands around it about.
func Escape(s string) string { return escaper.Replace(strings.Map(seen, s)) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// seen drops control characters and those that set the direction of what follows.
func seen(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case unicode.IsControl(r), r >= '\u2028' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return -1
	}
	return r
}

// Bold is plain text in bold.
func Bold(s string) string { return "<b>" + Escape(s) + "</b>" }

// Italic is plain text in italics.
func Italic(s string) string { return "<i>" + Escape(s) + "</i>" }

// Mono is plain text in type of one width, a block of its own.
func Mono(s string) string { return "<pre>" + Escape(s) + "</pre>" }

// Plain is markup without its tags, as people see it.
func Plain(markup string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(markup, '<')
		if i < 0 {
			break
		}
		j := strings.IndexByte(markup[i:], '>')
		if j < 0 {
			break
		}
		b.WriteString(markup[:i])
		markup = markup[i+j+1:]
	}
	b.WriteString(markup)
	return strings.Map(seen, html.UnescapeString(b.String()))
}
