package handlers

import (
	"context"

	"guatu/chat"
	"guatu/ledger"
)

// reading is one way to take a message.
type reading struct {
	name string
	take func(*turn, context.Context) (bool, error)
	kept bool // what it takes reports or changes something: it is never held back
}

// order is what a message is, in the order of spec 2.2: the first reading that
// takes it decides it.
func order() []reading {
	return []reading{
		{"note a change of the room", (*turn).fromRoom, false},
		{"turn away a stranger", (*turn).fromStranger, false},
		{"leave alone what is not for the bot", (*turn).overheard, false},
		{"do what a button says", (*turn).fromPress, false},
		{"leave alone what was decided", (*turn).decidedBefore, false},
		{"carry an edit over", (*turn).fromEdit, true},
		{"carry out a command", (*turn).asCommand, false},
		{"take up a forwarded report", (*turn).asForward, true},
		{"take a leader's order", (*turn).asDirective, true},
		{"change a record", (*turn).asChange, true},
		{"take something without words", (*turn).withoutWords, true},
		{"save a tagged record", (*turn).asTagged, true},
		{"answer a question", (*turn).asQuestion, false},
		{"save a record in the short form", (*turn).asShort, true},
		{"take the answer to what was asked", (*turn).asAnswer, true},
		{"offer what tells of something done", (*turn).asTold, true},
		{"answer what names a measure", (*turn).asMeasure, false},
		{"offer prose as a draft", (*turn).asProse, true},
		{"take thanks", (*turn).asThanks, false},
		{"say what can be sent", (*turn).asAnything, false},
	}
}

// fromRoom takes what happens to rooms: nothing is said to people who left, and
// no digest is sent to them any more. What is going on in a group goes with it
// when it becomes a supergroup, whoever did that.
func (t *turn) fromRoom(ctx context.Context) (bool, error) {
	switch t.m.Kind {
	case chat.Blocked:
		return true, t.blocked(ctx)
	case chat.Moved:
		t.plan.Add(ledger.MoveChat{From: t.m.Room.ID, To: t.m.MovedTo})
		return true, nil
	}
	return t.m.Kind == chat.Opened, nil
}

// decidedBefore leaves a message alone that came again, or after its own edit:
// it has made records already.
func (t *turn) decidedBefore(ctx context.Context) (bool, error) {
	if t.m.Kind != chat.Said || t.m.Late {
		return false, nil
	}
	b, err := t.before(ctx)
	for _, e := range b.records {
		if e.head().Sent.Unix() == t.at.Unix() {
			return true, err
		}
	}
	for _, d := range b.drafts {
		if d.Source.At.Unix() == t.at.Unix() {
			return true, err
		}
	}
	return false, err
}
