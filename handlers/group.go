package handlers

import (
	"strings"

	"guatu/grammar"
)

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
