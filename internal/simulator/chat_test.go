package simulator_test

import (
	"strings"
	"testing"

	"guatu/internal/simulator"
)

// Requests that are malformed in smaller ways.
func TestMalformed(t *testing.T) {
	for _, c := range []struct{ name, method, params, words string }{
		{"commands", "setMyCommands", `{"commands":"{"}`, "can't parse commands JSON object"},
		{"commands as object", "setMyCommands", `{"commands":{}}`, "expected an Array of BotCommand"},
		{"no command", "setMyCommands", `{"commands":[{"command":"/","description":"x"}]}`, "command must be non-empty"},
		{"long words", "setMyCommands", params("commands", []any{map[string]string{"command": "a", "description": strings.Repeat("x", 257)}}),
			"command description length must not exceed 256"},
		{"scope without its type", "deleteMyCommands", `{"scope":{"chat_id":1001}}`, "can't parse BotCommandScope: Unsupported type specified"},
		{"scope", "deleteMyCommands", `{"scope":"{"}`, "can't parse BotCommandScope JSON object"},
		{"description", "setMyDescription", params("description", strings.Repeat("x", 513)), "bot description is too long"},
		{"short description", "setMyShortDescription", params("short_description", strings.Repeat("x", 121)), "bot short description is too long"},
		{"reactions", "setMessageReaction", `{"chat_id":1001,"message_id":1,"reaction":"{"}`, "can't parse reaction types JSON object"},
		{"reaction as object", "setMessageReaction", `{"chat_id":1001,"message_id":1,"reaction":{}}`, "expected an Array of ReactionType"},
		{"reaction type", "setMessageReaction", `{"chat_id":1001,"message_id":1,"reaction":[{"type":"gesture"}]}`,
			"can't parse ReactionType: invalid reaction type specified"},
		{"two reactions", "setMessageReaction", `{"chat_id":1001,"message_id":1,"reaction":[{"type":"emoji","emoji":"👍"},{"type":"emoji","emoji":"🔥"}]}`,
			"REACTIONS_TOO_MANY"},
		{"no album", "sendMediaGroup", `{"chat_id":1001}`, `parameter "media" is required`},
		{"album", "sendMediaGroup", `{"chat_id":1001,"media":"{"}`, "can't parse media JSON object"},
		{"album as object", "sendMediaGroup", `{"chat_id":1001,"media":{}}`, "expected an Array of InputMedia"},
		{"reply", "sendMessage", `{"chat_id":1001,"text":"x","reply_parameters":"{"}`, "can't parse reply parameters JSON object"},
		{"reply to what", "sendMessage", `{"chat_id":1001,"text":"x","reply_parameters":{"quote":"x"}}`, `can't find field "message_id"`},
		{"reply type", "sendMessage", `{"chat_id":1001,"text":"x","reply_parameters":{"message_id":"one"}}`, `field "message_id" must be of type Number`},
		{"reply elsewhere", "sendMessage", `{"chat_id":1001,"text":"x","reply_parameters":{"message_id":1,"chat_id":77}}`, "chat not found"},
		{"preview", "sendMessage", `{"chat_id":1001,"text":"x","link_preview_options":"{"}`, "can't parse link preview options JSON object"},
		{"preview as list", "editMessageText", `{"chat_id":1001,"message_id":1,"text":"x","link_preview_options":[]}`, "object expected as link preview options"},
		{"quote", "sendMessage", `{"chat_id":1001,"text":"x","reply_parameters":{"message_id":1,"quote":"never said"}}`, "QUOTE_TEXT_INVALID"},
		{"member", "getChatMember", `{"chat_id":1001}`, "invalid user_id specified"},
		{"stranger", "getChatMember", `{"chat_id":1001,"user_id":77}`, "user not found"},
		{"leaving a person", "leaveChat", `{"chat_id":1001}`, "chat member status can't be changed in private chats"},
		{"inline message", "editMessageText", `{"inline_message_id":"x","text":"x"}`, "MESSAGE_ID_INVALID"},
		{"no file", "getFile", `{}`, "file_id not specified"},
		{"file by address", "sendPhoto", `{"chat_id":1001,"photo":"https://a.cn/x.png"}`, "failed to get HTTP URL content"},
		{"Markdown", "sendMessage", `{"chat_id":1001,"text":"x","parse_mode":"MarkdownV2"}`, "parse_mode MarkdownV2 is not simulated"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sim, _ := start(t, simulator.Options{})
			wantRefusal(t, ask(t, sim, c.method, c.params), 400, "Bad Request: "+c.words)
		})
	}
}

// What the bot may still do after a person blocked it: clean up, not edit.
func TestBlockedMessages(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	card := send(t, sim, 1001, "卡片")
	wang.Block()
	wantRefusal(t, ask(t, sim, "editMessageText", params("chat_id", 1001, "message_id", card, "text", "x")), 403,
		"Forbidden: bot was blocked by the user")
	if r := ask(t, sim, "deleteMessage", params("chat_id", 1001, "message_id", card)); !r.OK {
		t.Error(r.Description)
	}
}

// In a group the bot deletes others' messages as administrator only; a member who leaves is shown.
func TestGroupMessages(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	g := sim.Group(-1000000000005, "招商群")
	g.AddBot(wang)
	in := wang.In(g)
	m := in.Start("r_12")
	if m.Text != "/start@city_bot r_12" {
		t.Errorf("start in a group = %q", m.Text)
	}
	remove := params("chat_id", g.ID(), "message_id", m.ID)
	wantRefusal(t, ask(t, sim, "deleteMessage", remove), 400, "Bad Request: message can't be deleted")
	g.PromoteBot(wang)
	if r := ask(t, sim, "deleteMessage", remove); !r.OK {
		t.Error(r.Description)
	}
	in.Leave()
	if got := last(t, sim).Message; got.LeftMember == nil || got.LeftMember.FirstName != "王芳" {
		t.Errorf("service message = %+v", got)
	}
}

// With several keyboards, the reply keyboard counts; replies may be to another chat.
func TestOddSends(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	sim.User(1002, "李强", "zh").Start("")
	card := send(t, sim, 1002, "卡片")
	var m simulator.Message
	ask(t, sim, "sendMessage", params("chat_id", 1001, "text", "x", "reply_parameters", map[string]any{"message_id": card, "chat_id": 1002},
		"reply_markup", map[string]any{"keyboard": [][]string{{"走访"}}, "remove_keyboard": true})).into(t, &m)
	now, _ := sim.Message(1001, m.ID)
	if m.ReplyTo == nil || m.ReplyTo.Text != "卡片" || m.Markup != nil || now.Markup.Keyboard[0][0].Text != "走访" || now.Markup.Remove {
		t.Errorf("message = %+v, shown with %+v", m, now.Markup)
	}
}
