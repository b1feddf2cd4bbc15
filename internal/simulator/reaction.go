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
	room, m, err := s.messageOf(c, "message to react", (*chat).mayRead)
	if err != nil {
		return nil, err
	}
	m.Reaction = emoji
	s.tell(Event{Kind: EventReaction, Chat: room.peer.ID, MessageID: m.ID, Text: emoji})
	return true, nil
}

func (c *call) reaction() (string, error) {
	var list []struct{ Type, Emoji string }
	raw := c.str("reaction")
	if raw == "" {
		return "", nil
	}
	switch err := json.Unmarshal([]byte(raw), &list); {
	case !json.Valid([]byte(raw)):
		return "", bad("can't parse reaction types JSON object")
	case err != nil:
		return "", bad("expected an Array of ReactionType")
	case len(list) == 0:
		return "", nil
	case list[0].Type != "emoji" && list[0].Type != "custom_emoji":
		return "", bad("can't parse ReactionType: invalid reaction type specified")
	case len(list) > 1:
		return "", bad("REACTIONS_TOO_MANY")
	case list[0].Type != "emoji" || !slices.Contains(reactions, list[0].Emoji):
		return "", bad("REACTION_INVALID")
	}
	return list[0].Emoji, nil
}
