package handlers

import (
	"context"
	"strings"

	"guatu/chat"
)

// overheard leaves alone what is said in a group and not meant for the bot
// (spec 2.1).
func (t *turn) overheard(ctx context.Context) (bool, error) {
	if !t.m.Room.Group || t.m.Kind == chat.Pressed {
		return false, nil
	}
	return !t.addressed() && !t.tagged(ctx), nil
}

// withoutName is a text without the bot's name, by which people speak to it.
func withoutName(text, me string) string {
	for i := 0; me != "" && i < len(text); i++ {
		end := i + 1 + len(me)
		if text[i] == '@' && end <= len(text) && strings.EqualFold(text[i+1:end], me) && (i == 0 || !commandAt(text[:i])) {
			return strings.TrimSpace(text[:i] + text[end:])
		}
	}
	return text
}

// commandAt tells whether a text ends in a command, to which the name belongs.
func commandAt(before string) bool {
	word := before[strings.LastIndexAny(before, " \n\t")+1:]
	return strings.HasPrefix(word, "/")
}

// addressed tells whether a message in a group is meant for the bot: a command
// of ours, a reference (/D7), our name, or a reply to a message of ours.
func (t *turn) addressed() bool {
	if !t.m.Room.Group || t.m.ReplyTo != nil && t.m.ReplyTo.Ours {
		return true
	}
	if me := t.me(); me != "" && strings.Contains(strings.ToLower(t.plan.Source.Text), "@"+strings.ToLower(me)) {
		return true
	}
	if _, _, ok := t.command(t.m.Text); ok {
		return true
	}
	_, _, ok := t.leadingRef(t.m.Text)
	return ok && strings.HasPrefix(strings.TrimSpace(t.m.Text), "/")
}
