package handlers

import (
	"context"
	"fmt"
	"time"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// turn is one message being decided: what it is read against, and what comes
// of it so far.
type turn struct {
	*Desk
	view
	m    chat.Message
	who  ledger.Member
	lang ledger.Lang
	at   time.Time // the time against which the message's words are read
	out  []chat.Reply
	seen bool // the press is answered

	kept bool // it was taken for a report or a change
}

// turn begins a decision. Words are read against the day on which they were
// written: an edit's message, a forward's origin (spec 1.4).
func (d *Desk) turn(snap Snapshot, m chat.Message) *turn {
	t := &turn{Desk: d, view: view{Snapshot: snap, named: map[string]lookup{}}, m: m, at: m.At}
	switch {
	case m.Kind == chat.Edited && !m.Date.IsZero():
		t.at = m.Date
	case m.Forward != nil && !m.Forward.At.IsZero():
		t.at = m.Forward.At
	}
	t.at = t.at.In(d.zone())
	if m.Room.Group {
		t.m.Text = withoutName(m.Text, t.me())
	}
	t.plan.Source = ledger.Source{Member: m.From.ID, Chat: m.Room.ID, Message: int64(m.ID), At: m.At, Text: m.Text}
	return t
}

func (d *Desk) zone() *time.Location {
	if d.City.Zone == nil {
		return time.UTC
	}
	return d.City.Zone
}

// day is the civil day of an instant in the city.
func (d *Desk) day(at time.Time) ledger.Date { return ledger.DateOf(at.In(d.zone())) }

// today is the day on which the person did this.
func (t *turn) today() ledger.Date { return t.day(t.m.At) }

// decide goes through the order of readings; the first that takes the message
// decides it. A press is always answered.
func (t *turn) decide(ctx context.Context) error {
	if err := t.meet(ctx); err != nil {
		return err
	}
	for _, r := range order() {
		taken, err := r.take(t, ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		if taken {
			t.kept = r.kept
			break
		}
	}
	if t.m.Kind == chat.Pressed && !t.seen {
		t.answer("")
	}
	return t.remember(ctx)
}

// text is a sentence in the language of the person, with its arguments made
// safe for markup.
func (t *turn) text(s words.Text, args ...any) string { return text(t.lang, s, args...) }

// text is a sentence with its arguments made safe for markup.
func text(lang ledger.Lang, s words.Text, args ...any) string {
	safe := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case string:
			safe[i] = chat.Escape(a)
		case markup:
			safe[i] = string(a)
		default:
			safe[i] = a
		}
	}
	if len(safe) == 0 {
		return s.In(lang)
	}
	return fmt.Sprintf(s.In(lang), safe...)
}

// markup is text that is safe already.
type markup string

// say sends a sentence to the room.
func (t *turn) say(s words.Text, args ...any) { t.send(t.text(s, args...)) }

// send sends markup to the room; in a group as a reply to the person.
func (t *turn) send(text string, buttons ...[]chat.Button) *chat.Reply {
	r := chat.Reply{Chat: t.m.Room.ID, Thread: t.m.Room.Thread, Text: text, Buttons: buttons}
	if t.m.Room.Group && t.m.Kind != chat.Pressed {
		r.To = t.m.ID
	}
	t.out = append(t.out, r)
	return &t.out[len(t.out)-1]
}

// edit changes the message that the pressed button is under.
func (t *turn) edit(key, text string, buttons ...[]chat.Button) {
	t.out = append(t.out, chat.Reply{Verb: chat.Edit, Chat: t.m.Room.ID, Thread: t.m.Room.Thread, Message: t.m.ID, Key: key, Text: text, Buttons: buttons})
}

// notify sends markup to somebody's private chat.
func (t *turn) notify(person int64, text string, buttons ...[]chat.Button) *chat.Reply {
	t.out = append(t.out, chat.Reply{Chat: person, Text: text, Buttons: buttons})
	return &t.out[len(t.out)-1]
}

// answer answers the press with a short notice.
func (t *turn) answer(text string) {
	t.seen = true
	t.out = append(t.out, chat.Reply{Verb: chat.Answer, Chat: t.m.Room.ID, Press: t.m.Press, Text: chat.Plain(text), Alert: text != ""})
}

// react puts a reaction under the person's message.
func (t *turn) react(emoji string) {
	t.out = append(t.out, chat.Reply{Verb: chat.React, Chat: t.m.Room.ID, To: t.m.ID, Emoji: emoji})
}
