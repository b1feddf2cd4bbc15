package simulator

import (
	"encoding/json"
	"slices"
	"strings"
)

// reactions are the emoji that may stand under a message (core.telegram.org/bots/api#reactiontypeemoji).
var reactions = strings.Fields("❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 " +
	"😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡")

// setMessageReaction puts the bot's one emoji under a message, or takes it away.
func (s *Server) setMessageReaction(c *call) (any, error) {
	emoji, err := c.reaction()
	if err != nil {
		return nil, err
	}
	room, m, err := s.messageOf(c, "message to react not found")
	if err != nil {
		return nil, err
	}
	m.Reaction = emoji
	s.tell(Event{Kind: EventReaction, Chat: room.peer.ID, MessageID: m.ID, Text: emoji})
	return true, nil
}

func (c *call) reaction() (string, error) {
	var list []struct{ Type, Emoji string }
	if raw := c.str("reaction"); raw != "" && json.Unmarshal([]byte(raw), &list) != nil {
		return "", bad("can't parse reaction types JSON object")
	}
	switch {
	case len(list) == 0:
		return "", nil
	case len(list) > 1:
		return "", bad("REACTIONS_TOO_MANY")
	case list[0].Type != "emoji" || !slices.Contains(reactions, list[0].Emoji):
		return "", bad("REACTION_INVALID")
	}
	return list[0].Emoji, nil
}
