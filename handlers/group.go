package handlers

import (
	"context"
	"strings"

	"guatu/chat"

	"guatu/grammar"
)

// overheard leaves alone what is said in a group and not meant for the bot
// (spec 2.1).
func (t *turn) overheard(ctx context.Context) (bool, error) {
	if !t.m.Room.Group || t.m.Kind == chat.Pressed {
		return false, nil
	}
	return !t.addressed() && !t.tagged(ctx), nil
}

// addressed tells whether a message in a group is meant for the bot: a command,
// its name, or a reply to a message of ours.
func (t *turn) addressed() bool {
	if !t.m.Room.Group || t.m.ReplyTo != nil && t.m.ReplyTo.Ours {
		return true
	}
	folded := grammar.FoldText(t.m.Text)
	if me := t.me(); me != "" && strings.Contains(folded, "@"+strings.ToLower(me)) {
		return true
	}
	return strings.HasPrefix(strings.TrimSpace(folded), "/")
}
