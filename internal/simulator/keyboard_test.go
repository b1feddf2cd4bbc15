package simulator_test

import (
	"strconv"
	"strings"
	"testing"

	"guatu/internal/simulator"
)

func number(n int64) string { return strconv.FormatInt(n, 10) }

func row(n int) string {
	return "[" + strings.TrimSuffix(strings.Repeat(`{"text":"a","callback_data":"b"},`, n), ",") + "]"
}

func TestKeyboards(t *testing.T) {
	inline := func(button string) string { return `{"inline_keyboard":[[` + button + `]]}` }
	for _, c := range []struct{ name, markup, words string }{
		{"a button", inline(`{"text":"确认","callback_data":"ok:1"}`), ""},
		{"64 bytes", inline(`{"text":"x","callback_data":"` + strings.Repeat("项", 21) + `x"}`), ""},
		{"65 bytes", inline(`{"text":"x","callback_data":"` + strings.Repeat("项", 21) + `xx"}`), "BUTTON_DATA_INVALID"},
		{"no data", inline(`{"text":"x","callback_data":""}`), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		{"no text", inline(`{"callback_data":"x"}`), `can't parse inline keyboard button: Can't find field "text"`},
		{"number as text", inline(`{"text":1,"callback_data":"x"}`), `can't parse inline keyboard button: Field "text" must be of type String`},
		{"empty text", inline(`{"text":"","callback_data":"x"}`), "inline keyboard button text must be non-empty"},
		{"no object", inline(`"x"`), "can't parse inline keyboard button: InlineKeyboardButton must be an Object"},
		{"flat", `{"inline_keyboard":[{"text":"x"}]}`, `field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`},
		{"empty copy", inline(`{"text":"x","copy_text":{"text":""}}`), "BUTTON_COPY_TEXT_INVALID"},
		{"ftp", inline(`{"text":"x","url":"ftp://example.com"}`), "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol"},
		{"plain web app", inline(`{"text":"x","web_app":{"url":"http://a.cn"}}`),
			"inline keyboard button Web App URL 'http://a.cn' is invalid: Only HTTPS links are allowed"},
		{"8 in a row", `{"inline_keyboard":[` + row(8) + `]}`, ""},
		{"9 in a row", `{"inline_keyboard":[` + row(9) + `]}`, "reply markup is too long"},
		{"101 buttons", `{"inline_keyboard":[` + strings.Repeat(row(8)+",", 12) + row(5) + `]}`, "reply markup is too long"},
		{"9 kB", `{"inline_keyboard":[` + strings.Repeat(`[{"text":"`+strings.Repeat("x", 200)+`","callback_data":"b"}],`, 45) + row(1) + `]}`, "reply markup is too long"},
		{"null", "null", "object expected as reply markup"},
		{"list", "[]", "object expected as reply markup"},
		{"nonsense", "{", "can't parse reply keyboard markup JSON object"},
		{"nothing", "{}", ""},
		{"empty keyboard", `{"inline_keyboard":[]}`, ""},
		{"keys", `{"keyboard":[["走访",{"text":"位置","request_location":true}]],"resize_keyboard":true}`, ""},
		{"empty key", `{"keyboard":[[""]]}`, "keyboard button text must be non-empty"},
		{"force reply", `{"force_reply":true,"selective":true}`, ""},
		{"odd flag", `{"force_reply":"yes"}`, `field "force_reply" must be of type Boolean`},
	} {
		t.Run(c.name, func(t *testing.T) {
			sim, _ := start(t, simulator.Options{})
			r := post(t, sim, "sendMessage", "application/x-www-form-urlencoded",
				strings.NewReader(values("chat_id", "1001", "text", "x", "reply_markup", c.markup).Encode()))
			if c.words != "" {
				wantRefusal(t, r, 400, "Bad Request: "+c.words)
			} else if !r.OK {
				t.Errorf("refused: %s", r.Description)
			}
		})
	}
}

// Some buttons work in private chats only.
func TestGroupKeyboards(t *testing.T) {
	for markup, words := range map[string]string{
		`{"inline_keyboard":[[{"text":"x","web_app":{"url":"https://a.cn"}}]]}`: "BUTTON_TYPE_INVALID",
		`{"keyboard":[[{"text":"x","web_app":{"url":"https://a.cn"}}]]}`:        "web App buttons can be used in private chats only",
		`{"keyboard":[[{"text":"x","request_location":true}]]}`:                 "location can be requested in private chats only",
		`{"keyboard":[[{"text":"x","request_contact":true}]]}`:                  "phone number can be requested in private chats only",
	} {
		sim, wang := start(t, simulator.Options{})
		sim.Group(-5, "招商群").AddBot(wang)
		wantRefusal(t, ask(t, sim, "sendMessage", `{"chat_id":-5,"text":"x","reply_markup":`+markup+`}`), 400, "Bad Request: "+words)
	}
}

// An edit without a keyboard takes the keyboard away.
func TestEditTakesKeyboard(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	var m simulator.Message
	ask(t, sim, "sendMessage", `{"chat_id":1001,"text":"卡片","reply_markup":{"inline_keyboard":`+"["+row(1)+"]"+`}}`).into(t, &m)
	if _, ok := m.Button("a"); !ok {
		t.Fatal("the answer shows no button")
	}
	ask(t, sim, "editMessageText", params("chat_id", 1001, "message_id", m.ID, "text", "卡片 2")).into(t, &m)
	if now, _ := sim.Message(1001, m.ID); now.Text != "卡片 2" || now.Markup != nil || now.EditDate == 0 {
		t.Errorf("after the edit: %+v", now)
	}
	ask(t, sim, "editMessageReplyMarkup", `{"chat_id":1001,"message_id":`+number(m.ID)+`,"reply_markup":{"inline_keyboard":[`+row(2)+`]}}`).into(t, &m)
	if now, _ := sim.Message(1001, m.ID); len(now.Markup.Inline[0]) != 2 {
		t.Errorf("after the new keyboard: %+v", now.Markup)
	}
}
