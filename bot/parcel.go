package bot

import (
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/go-telegram/bot/models"

	"guatu/chat"
)

// class is who goes first.
type class int

const (
	urgent class = iota // somebody waits for it
	bulk                // digests and reminders
	classes
)

// parcel is a sending on its way, and what was learned about it on the way.
type parcel struct {
	chat.Sending
	class      class
	born       time.Time // when it was made, on the clock of time-outs
	target     int       // of an Edit: the message; 0 sends it anew
	anew       bool      // the target is gone
	captioned  bool      // the target is a picture
	bare       bool      // the markup was not understood: send the words without it
	threadless bool      // the topic is gone
	reupload   bool      // the picture's id does not hold
	texts      []string  // the text in sendable parts
	part       int       // the next of them
	first      delivered // the first part, once it is sent
	wait       *backoff.ExponentialBackOff
}

// newParcel makes a parcel of a sending that was made that long ago.
func newParcel(s chat.Sending, c class, ago time.Duration) *parcel {
	p := &parcel{Sending: s, class: c, born: time.Now().Add(-max(ago, 0)), wait: pauses(time.Second, time.Minute)}
	p.captioned = s.Reply.Picture != nil
	p.texts = p.split()
	return p
}

// split parts a text that Telegram would not take whole.
func (p *parcel) split() []string {
	if p.Reply.Verb != chat.Send && p.Reply.Verb != chat.Edit {
		return []string{""}
	}
	first := mostText
	if p.captioned || p.Reply.File != nil || p.FileID != "" {
		first = mostCaption
	}
	return parts(p.Reply.Text, first, mostText)
}

func (p *parcel) text() string {
	if p.bare {
		return chat.Plain(p.texts[p.part])
	}
	return p.texts[p.part]
}

func (p *parcel) mode() models.ParseMode {
	if p.bare {
		return ""
	}
	return models.ParseModeHTML
}

func (p *parcel) thread() int {
	if p.threadless {
		return 0
	}
	return p.Reply.Thread
}

// last tells that nothing comes after the part at hand.
func (p *parcel) last() bool { return p.part == len(p.texts)-1 }

// uploads tells a send that carries a file.
func (p *parcel) uploads() bool {
	return p.Reply.File != nil || p.Reply.Picture != nil && p.FileID == ""
}

// edits tells that the send changes a message.
func (p *parcel) edits() bool { return p.Reply.Verb == chat.Edit && p.target != 0 }

// arrived notes the delivery of a part, and tells whether all are.
func (p *parcel) arrived(d delivered) bool {
	if p.part == 0 {
		p.first = d
	}
	if p.edits() && p.part == 0 {
		p.first.ID = p.target
		p.Reply.Verb, p.target = chat.Send, 0 // what is left of a long text follows
	}
	p.part++
	return p.part >= len(p.texts)
}

// move readdresses a parcel to the chat that took the place of its own, where
// message numbers begin anew.
func (p *parcel) move(to int64) {
	p.Reply.Chat, p.Reply.To, p.target, p.anew = to, 0, 0, true
}

// outcome is the verdict on the parcel as the outbox keeps it.
func (p *parcel) outcome(j judgement, now time.Time) chat.Outcome {
	o := chat.Outcome{Row: p.Row, Verdict: j.verdict, Why: j.why, Tries: p.Tries, MovedTo: j.moved}
	if j.remedy != settle {
		o.Verdict, o.After = chat.Waiting, now.Add(j.pause)
	}
	if j.verdict != chat.Sent {
		return o
	}
	o.Message = p.first.ID
	if p.edits() {
		o.Message = p.target // of one that was found to say just that already
	}
	o.FileID = p.photoID()
	return o
}

// photoID is the id of the picture that was delivered, "" for none.
func (p *parcel) photoID() string {
	n := len(p.first.Photo)
	if n == 0 || p.Reply.Picture == nil {
		return ""
	}
	return p.first.Photo[n-1].FileID
}
