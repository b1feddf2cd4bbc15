package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// hookSecret is the webhook's secret of the simulated worlds.
const hookSecret = "hook-secret-of-the-test"

// bring brings an update as Telegram's webhook does, and gives the answer's status.
func (w *world) bring(raw []byte) int {
	r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(raw))
	r.Header.Set("X-Telegram-Bot-Api-Secret-Token", hookSecret)
	got := httptest.NewRecorder()
	w.Bot.Webhook().ServeHTTP(got, r)
	return got.Code
}

// rest waits until all that came is worked off and all that is owed is sent.
func (w *world) rest(t testing.TB) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); w.sim.Pending() > 0 || !w.idle(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("an update is not worked off\n%s", w.log.String())
		}
	}
}

// updateSeeds are updates of every kind: true ones, odd ones, and forged ones.
func updateSeeds() (seeds []string) {
	const (
		admin  = `"from":{"id":1001,"is_bot":false,"first_name":"管理员","language_code":"zh-hans"},"chat":{"id":1001,"type":"private"}`
		anon   = `"from":{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"},"sender_chat":{"id":-100200,"type":"supergroup","title":"专班"},"chat":{"id":-100200,"type":"supergroup","title":"专班"}`
		lost   = `"from":{"id":555,"first_name":"<b>x</b>"},"chat":{"id":555,"type":"private"}`
		dated  = `"date":1680256800,`
		caught = `"callback_query":{"id":"1","from":{"id":1001,"first_name":"管理员"},"chat_instance":"1",`
	)
	message := func(who, rest string) { seeds = append(seeds, `"message":{"message_id":%[1]d,`+dated+who+`,`+rest+`}`) }
	for _, text := range []string{
		"#走访；企业：达能；地点：上海；日期：昨天", "#签约\n企业：<b>&amp;</b>\n总投资：81.7亿元\n区市：崂山区", "本季度签约几个", "/members", "/digest 全市 本周", "/find 达能", "/my", "/todo",
		"V1 成果：=cmd|' /C calc'!A0", "D1 撤销", "/start x", "/ask '; DROP TABLE deals; --", "*_`[]()~>#+-=|{}.!", "\u202e反\u200f向\u0000\u0007", "/invite 填报 全市 x20", "<a href=\"tg://user?id=1\">", "#活动\n名称：\U0001F600\n全省签约：18个",
	} {
		quoted, _ := json.Marshal(text)
		message(admin, `"text":`+strings.ReplaceAll(string(quoted), "%", "%%"))
		message(lost, `"text":`+strings.ReplaceAll(string(quoted), "%", "%%"))
	}
	for _, rest := range []string{
		`"photo":[{"file_id":"a"}],"caption":"#走访 达能 上海"`, `"sticker":{"file_id":"s"}`, `"location":{"latitude":36.1,"longitude":120.4}`, `"contact":{"phone_number":"1","first_name":"陈"}`,
		`"web_app_data":{"data":"x","button_text":"y"}`, `"new_chat_members":[{"id":7}]`, `"forward_origin":{"type":"hidden_user","sender_user_name":"某","date":1},"text":"#走访 达能"`,
		`"forward_origin":{"type":"from_the_future"},"text":"#走访 达能"`, `"reply_to_message":{"message_id":1,"date":1,"from":{"id":7000000001},"text":"/V1 走访"},"text":"撤销"`, `"text":7`, `"poll":{"question":"?"}`, `"text":"x","entities":[{"type":"bot_command","offset":-9,"length":99}]`,
	} {
		message(admin, rest)
	}
	message(anon, `"text":"/members@guatu_bot"`)
	return append(seeds,
		`"edited_message":{"message_id":4,"date":1680256800,"edit_date":1680256900,`+admin+`,"text":"#走访；企业：达能；地点：北京"}`,
		`"edited_message":{"message_id":0,`+admin+`}`,
		caught+`"data":"r:V1:1:drop","message":{"message_id":2,"date":0,"chat":{"id":1001,"type":"private"}}}`,
		caught+`"data":"q:rows:0","inline_message_id":"x"}`,
		caught+`"data":"\u0000:::::","message":{"message_id":2,"date":1,"chat":{"id":-100200,"type":"supergroup"}}}`,
		caught+`"game_short_name":"g"}`,
		`"inline_query":{"id":"9","from":{"id":555,"first_name":"x"},"query":"达能","offset":""}`,
		`"chosen_inline_result":{"result_id":"1"}`, `"pre_checkout_query":{"id":"1"}`, `"message_reaction":{"chat":{"id":1001}}`, `"channel_post":{"message_id":1,"chat":{"id":-1,"type":"channel"},"text":"#走访 达能"}`,
		`"my_chat_member":{"chat":{"id":1001,"type":"private"},"from":{"id":1001},"date":1680256800,"old_chat_member":{"status":"member"},"new_chat_member":{"status":"kicked"}}`,
		`"my_chat_member":{"chat":{"id":-100200,"type":"supergroup","title":"专班"},"from":{"id":1001},"date":1,"old_chat_member":{"status":"left"},"new_chat_member":{"status":"administrator"}}`,
		`"message":{"message_id":9,"date":-99999999999999,`+admin+`,"text":"今天签约几个"}`, `"message":{"message_id":9,"date":9999999999999,`+admin+`,"text":"今天签约几个"}`,
		"\"message\":{\"message_id\":9,\"date\":-99999999999999,"+admin+",\"text\":\"今\xe5\xa4\xe9签约\xe5'\xa0个\"}",
		`"message":{"message_id":8,"date":1,"chat":{"id":1001,"type":"group"},"migrate_to_chat_id":-100999}`,
		`"message":null`, `"message":{}`, `"message":[]`, `"callback_query":{"id":""}`, `"x":1`)
}

// Whatever an update holds, it is kept or refused at once; nothing panics, no
// decision fails, nothing is sent that Telegram refuses for its form, and the
// next message is answered. What cannot be read is set aside and counted.
func FuzzUpdates(f *testing.F) {
	for i, seed := range updateSeeds() {
		if strings.Contains(seed, "%[1]d") {
			seed = fmt.Sprintf(seed, 100+i)
		}
		f.Add([]byte(fmt.Sprintf(`{"update_id":%d,%s}`, 5000+i, seed)))
	}
	for _, raw := range []string{``, `{}`, `null`, `[]`, `{"update_id":"1"}`, `{"update_id":1e300}`, `{"update_id":-1,"message":{}}`, `{"update_id":99}`, "\xff\xfe", `{"update_id":98,"message":{"message_id":1,"chat":{"id":1001}}}`} {
		f.Add([]byte(raw))
	}
	w := newWorld(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		before := w.Bot.Stats()
		switch code := w.bring(raw); {
		case json.Valid(raw) && code != http.StatusOK && code != http.StatusBadRequest, !json.Valid(raw) && code == http.StatusOK:
			t.Fatalf("answered %d", code)
		}
		w.rest(t)
		after := w.Bot.Stats()
		if after.Panics > before.Panics || after.Retried > before.Retried {
			t.Fatalf("the decision failed\n%s", w.log.String())
		}
		if log := w.log.String(); after.Quarantined > before.Quarantined && !strings.Contains(log, `why="decode `) {
			t.Fatalf("set aside, and not for being unreadable\n%s", log)
		}
		if v := w.sim.Violations(); len(v) > 0 {
			t.Fatalf("sent: %v", v)
		}
		w.log.Reset()
	})
}
