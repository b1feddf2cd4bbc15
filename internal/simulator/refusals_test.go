package simulator_test

import (
	"strings"
	"testing"

	"guatu/internal/simulator"
)

// Every refusal in Telegram's own words. $M is a message of the bot, $U one of the person, $K one that carries a reply keyboard.
func TestRefusals(t *testing.T) {
	long := func(n int) string { return strings.Repeat("项", n) }
	for _, c := range []struct{ name, method, params, words string }{
		{"no chat", "sendMessage", `{"text":"x"}`, "chat_id is empty"},
		{"unknown chat", "sendMessage", `{"chat_id":5,"text":"x"}`, "chat not found"},
		{"odd chat", "sendMessage", `{"chat_id":"x","text":"x"}`, "chat not found"},
		{"no text", "sendMessage", `{"chat_id":1001}`, "message text is empty"},
		{"text comes before chat", "sendMessage", `{}`, "message text is empty"},
		{"blank text", "sendMessage", `{"chat_id":1001,"text":" \n "}`, "text must be non-empty"},
		{"empty after parsing", "sendMessage", `{"chat_id":1001,"text":"<b></b>","parse_mode":"HTML"}`, "text must be non-empty"},
		{"32769 bytes", "sendMessage", params("chat_id", 1001, "text", strings.Repeat("x", 32769)), "text is too long"},
		{"4097 characters", "sendMessage", params("chat_id", 1001, "text", long(4097)), "message is too long"},
		{"4097 emoji", "sendMessage", params("chat_id", 1001, "text", strings.Repeat("😀", 4097)), "message is too long"},
		{"parse mode", "sendMessage", `{"chat_id":1001,"text":"x","parse_mode":"rtf"}`, "unsupported parse_mode"},
		{"entity past the end", "sendMessage", `{"chat_id":1001,"text":"x","entities":[{"type":"bold","offset":5,"length":1}]}`,
			"entity begins after the end of the text at UTF-16 offset 5"},
		{"entity in half an emoji", "sendMessage", `{"chat_id":1001,"text":"😀x","entities":[{"type":"bold","offset":0,"length":1}]}`,
			"entity ends in a middle of a UTF-16 symbol at byte offset 4"},
		{"entity type", "sendMessage", `{"chat_id":1001,"text":"x","entities":[{"type":"huge","offset":0,"length":1}]}`,
			"can't parse MessageEntity: Unsupported type specified"},
		{"link to nowhere", "sendMessage", `{"chat_id":1001,"text":"x","entities":[{"type":"text_link","offset":0,"length":1,"url":"not-a-url"}]}`,
			"entity URL 'not-a-url' is invalid: Wrong HTTP URL"},
		{"reply to nothing", "sendMessage", `{"chat_id":1001,"text":"x","reply_parameters":{"message_id":999}}`, "message to be replied not found"},
		{"reply null", "sendMessage", `{"chat_id":1001,"text":"x","reply_parameters":"null"}`, "object expected as reply parameters"},
		{"topic", "sendMessage", `{"chat_id":1001,"text":"x","message_thread_id":1}`, "message thread not found"},

		{"edit the same", "editMessageText", `{"chat_id":1001,"message_id":$M,"text":"卡片"}`, "message is not modified: specified new message content" +
			" and reply markup are exactly the same as a current content and reply markup of the message"},
		{"edit nothing", "editMessageText", `{"chat_id":1001,"message_id":999,"text":"x"}`, "message to edit not found"},
		{"edit without a number", "editMessageText", `{"chat_id":1001,"text":"x"}`, "message to edit not found"},
		{"edit without anything", "editMessageText", `{"text":"x"}`, "message identifier is not specified"},
		{"edit another's", "editMessageText", `{"chat_id":1001,"message_id":$U,"text":"x"}`, "message can't be edited"},
		{"edit under a reply keyboard", "editMessageText", `{"chat_id":1001,"message_id":$K,"text":"x"}`, "message can't be edited"},
		{"edit too long", "editMessageText", strings.Replace(params("chat_id", 1001, "message_id", "$M", "text", long(4097)), `"$M"`, "$M", 1), "MESSAGE_TOO_LONG"},
		{"edit to a reply keyboard", "editMessageText", `{"chat_id":1001,"message_id":$M,"text":"x","reply_markup":{"force_reply":true}}`, "inline keyboard expected"},
		{"caption of a text", "editMessageCaption", `{"chat_id":1001,"message_id":$M,"caption":"x"}`, "there is no caption in the message to edit"},
		{"delete nothing", "deleteMessage", `{"chat_id":1001,"message_id":999}`, "message to delete not found"},
		{"delete without a number", "deleteMessage", `{"chat_id":1001}`, "message identifier is not specified"},
		{"delete without a chat", "deleteMessage", `{"message_id":1}`, "chat identifier is not specified"},

		{"answer to nothing", "answerCallbackQuery", `{"callback_query_id":"1"}`,
			"query is too old and response timeout expired or query ID is invalid"},
		{"action", "sendChatAction", `{"chat_id":1001,"action":"dance"}`, "wrong parameter action in request"},
		{"reaction", "setMessageReaction", `{"chat_id":1001,"message_id":$U,"reaction":[{"type":"emoji","emoji":"✅"}]}`, "REACTION_INVALID"},
		{"reaction to nothing", "setMessageReaction", `{"chat_id":1001,"message_id":999,"reaction":[]}`, "message to react not found"},
		{"no photo", "sendPhoto", `{"chat_id":1001}`, "there is no photo in the request"},
		{"no document", "sendDocument", `{"chat_id":1001}`, "there is no document in the request"},
		{"photo id", "sendPhoto", `{"chat_id":1001,"photo":"abc"}`, "wrong remote file identifier specified: Wrong string length"},
		{"album of one", "sendMediaGroup", `{"chat_id":1001,"media":[]}`, "too many messages to send as an album"},
		{"album without parts", "sendMediaGroup", `{"chat_id":1001,"media":[{"type":"photo","media":"attach://a"},{"type":"photo","media":"attach://b"}]}`,
			"can't parse InputMedia: media not found"},
		{"album of animations", "sendMediaGroup", `{"chat_id":1001,"media":[{"type":"animation","media":"x"},{"type":"animation","media":"y"}]}`,
			`can't parse InputMedia: type "animation" can't be used in sendMediaGroup`},
		{"file", "getFile", `{"file_id":"x"}`, "invalid file_id"},
		{"command in capitals", "setMyCommands", `{"commands":[{"command":"Ask","description":"x"}]}`, "BOT_COMMAND_INVALID"},
		{"command too long", "setMyCommands", params("commands", []any{map[string]string{"command": strings.Repeat("a", 33), "description": "x"}}),
			"command length must not exceed 32"},
		{"command without words", "setMyCommands", `{"commands":[{"command":"ask","description":""}]}`, "command description must be non-empty"},
		{"command scope", "setMyCommands", `{"commands":[],"scope":{"type":"town"}}`, "can't parse BotCommandScope: Unsupported type specified"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sim, wang := start(t, simulator.Options{})
			card := send(t, sim, 1001, "卡片")
			var asking simulator.Message
			ask(t, sim, "sendMessage", `{"chat_id":1001,"text":"?","reply_markup":{"force_reply":true}}`).into(t, &asking)
			own := wang.Send("走访 海尔集团")
			full := strings.NewReplacer("$M", number(card), "$K", number(asking.ID), "$U", number(own.ID)).Replace(c.params)
			wantRefusal(t, ask(t, sim, c.method, full), 400, "Bad Request: "+c.words)
		})
	}
}

// What lies just within the limits passes.
func TestLimitsPass(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	for name, p := range map[string]string{
		"4096 characters":      params("chat_id", 1001, "text", strings.Repeat("项", 4096)),
		"4096 emoji":           params("chat_id", 1001, "text", strings.Repeat("😀", 4096)),
		"4096 and tags around": params("chat_id", 1001, "text", "<b>"+strings.Repeat("项", 4096)+"</b>", "parse_mode", "html"),
		"reply to nothing":     `{"chat_id":1001,"text":"x","reply_parameters":{"message_id":999,"allow_sending_without_reply":true}}`,
		"odd entities":         `{"chat_id":1001,"text":"x","entities":"nonsense"}`,
		"bare ampersand":       `{"chat_id":1001,"text":"A&B","parse_mode":"HTML"}`,
	} {
		if r := ask(t, sim, "sendMessage", p); !r.OK {
			t.Errorf("%s: %s", name, r.Description)
		}
	}
}

// The words for what others did to a chat.
func TestStandings(t *testing.T) {
	for _, c := range []struct {
		name  string
		chat  int64
		make  func(*simulator.Server)
		code  int
		words string
	}{
		{"blocked", 1001, func(s *simulator.Server) { s.User(1001, "", "").Block() }, 403, "Forbidden: bot was blocked by the user"},
		{"deactivated", 1001, func(s *simulator.Server) { s.User(1001, "", "").Deactivate() }, 403, "Forbidden: user is deactivated"},
		{"never met", 1002, func(s *simulator.Server) { s.User(1002, "李强", "zh") }, 400, "Bad Request: chat not found"},
		{"met in a group", 1002, func(s *simulator.Server) {
			g := s.Group(-5, "招商群")
			g.AddBot(s.User(1001, "", ""))
			s.User(1002, "李强", "zh").In(g)
		}, 403, "Forbidden: bot can't initiate conversation with a user"},
		{"not in the group", -5, func(s *simulator.Server) { s.Group(-5, "招商群") }, 403, "Forbidden: bot is not a member of the group chat"},
		{"thrown out", -5, func(s *simulator.Server) {
			g, by := s.Group(-5, "招商群"), s.User(1001, "", "")
			g.AddBot(by)
			g.RemoveBot(by)
		}, 403, "Forbidden: bot was kicked from the group chat"},
		{"thrown out of a supergroup", -1000000000005, func(s *simulator.Server) {
			g, by := s.Group(-1000000000005, "招商群"), s.User(1001, "", "")
			g.AddBot(by)
			g.RemoveBot(by)
		}, 403, "Forbidden: bot was kicked from the supergroup chat"},
		{"silenced", -5, func(s *simulator.Server) {
			g, by := s.Group(-5, "招商群"), s.User(1001, "", "")
			g.AddBot(by)
			g.SilenceBot(by)
		}, 400, "Bad Request: not enough rights to send text messages to the chat"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sim, _ := start(t, simulator.Options{})
			c.make(sim)
			wantRefusal(t, ask(t, sim, "sendMessage", params("chat_id", c.chat, "text", "x")), c.code, c.words)
			if v := sim.Violations(); c.code == 403 && v != nil {
				t.Errorf("others' doing counts as the bot's violation: %q", v)
			}
		})
	}
}
