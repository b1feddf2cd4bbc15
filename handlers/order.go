package handlers

import (
	"context"

	"guatu/chat"
)

// reading is one way to take a message.
type reading struct {
	name string
	take func(*turn, context.Context) (bool, error)
}

// order is what a message is, in the order of spec 2.2: the first reading that
// takes it decides it.
func order() []reading {
	return []reading{
		{"turn away a stranger", (*turn).fromStranger},
		{"note a change of the room", (*turn).fromRoom},
		{"do what a button says", (*turn).fromPress},
		{"carry out a command", (*turn).asCommand},
	}
}

// fromRoom takes what happens to rooms: nothing is said to people who left.
func (t *turn) fromRoom(context.Context) (bool, error) {
	return t.m.Kind == chat.Blocked || t.m.Kind == chat.Opened || t.m.Kind == chat.Moved, nil
}
