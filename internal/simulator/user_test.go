package simulator_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"guatu/internal/simulator"
)

// newest is the last update that waits, as far as these tests care.
type newest struct {
	Message, Edited *simulator.Message
	Callback        *struct {
		ID      string
		From    simulator.Account
		Data    string
		Message struct {
			ID   int64 `json:"message_id"`
			Date int64
			Chat simulator.Peer
		}
	} `json:"callback_query"`
	Standing *struct {
		Old struct{ Status string } `json:"old_chat_member"`
		New struct{ Status string } `json:"new_chat_member"`
	} `json:"my_chat_member"`
}

func last(t *testing.T, sim *simulator.Server) newest {
	t.Helper()
	var list []json.RawMessage
	ask(t, sim, "getUpdates", `{"offset":-1}`).into(t, &list)
	var n newest
	if len(list) == 0 {
		return n
	}
	if err := json.Unmarshal([]byte(strings.Replace(string(list[0]), "edited_message", "Edited", 1)), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestMessage(t *testing.T) {
	civil := time.Date(2023, 3, 31, 18, 0, 0, 0, time.FixedZone("", 8*3600))
	sim, wang := start(t, simulator.Options{Now: func() time.Time { return civil }})
	m := wang.Send("  走访 海尔集团\n")
	got := last(t, sim).Message
	if got == nil || got.ID != m.ID || got.Text != "走访 海尔集团" || got.Date != civil.Unix() || got.From.FirstName != "王芳" || got.Chat.Type != "private" {
		t.Errorf("update = %+v", got)
	}
	earlier := civil.Add(-50 * time.Hour)
	wang.SendAt("在火车上写的", earlier)
	if got := last(t, sim).Message; got.Date != earlier.Unix() {
		t.Errorf("date = %d, want %d", got.Date, earlier.Unix())
	}
	if m := wang.Send(" \n"); m.ID != 0 {
		t.Errorf("a blank text was sent: %+v", m)
	}
	before := len(sim.Messages(1001))
	wang.Send(strings.Repeat("项", 5000))
	all := sim.Messages(1001)
	if len(all) != before+2 || len([]rune(all[len(all)-1].Text)) != 904 {
		t.Errorf("5000 characters came as %d messages", len(all)-before)
	}
}

func TestReply(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	card := send(t, sim, 1001, "V12 海尔集团")
	wang.Reply(card, "金额 5亿")
	got := last(t, sim).Message
	if got.ReplyTo == nil || got.ReplyTo.ID != card || got.ReplyTo.Text != "V12 海尔集团" {
		t.Errorf("reply = %+v", got)
	}
	var m simulator.Message
	ask(t, sim, "sendMessage", params("chat_id", 1001, "text", "好", "reply_parameters",
		map[string]any{"message_id": got.ID, "quote": "5亿"})).into(t, &m)
	if m.ReplyTo == nil || m.ReplyTo.ReplyTo != nil || m.Quote == nil || m.Quote.Position != 3 {
		t.Errorf("the bot's reply = %+v", m)
	}
}

func TestEdit(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	m := wang.Send("走访 海尔集团")
	wang.Edit(m.ID, "走访 海信集团")
	got := last(t, sim).Edited
	if got == nil || got.ID != m.ID || got.Text != "走访 海信集团" || got.EditDate == 0 || got.Date != m.Date {
		t.Errorf("update = %+v", got)
	}
	n := sim.Pending()
	wang.Edit(m.ID, "走访 海信集团 ")
	sim.User(1002, "李强", "zh").Edit(m.ID, "x")
	if sim.Pending() != n {
		t.Error("an edit that changes nothing, or another's, reached the bot")
	}
	p := wang.Photo("走访 海尔集团")
	wang.Edit(p.ID, "走访 海信集团")
	if got := last(t, sim).Edited; got.Caption != "走访 海信集团" || len(got.Photo) == 0 {
		t.Errorf("edited caption = %+v", got)
	}
}

func TestPress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{})
		var m simulator.Message
		ask(t, sim, "sendMessage", `{"chat_id":1001,"text":"?","reply_markup":{"inline_keyboard":[[{"text":"确认","callback_data":"ok:1"}]]}}`).into(t, &m)
		id, err := wang.Tap(m.ID, "确认")
		if err != nil {
			t.Fatal(err)
		}
		got := last(t, sim).Callback
		if got.ID != id || got.Data != "ok:1" || got.From.ID != 1001 || got.Message.ID != m.ID || got.Message.Date == 0 {
			t.Errorf("update = %+v", got)
		}
		answer := func(id string, more ...any) reply {
			return ask(t, sim, "answerCallbackQuery", params(append([]any{"callback_query_id", id}, more...)...))
		}
		wantRefusal(t, answer(id, "text", strings.Repeat("项", 201)), 400, "Bad Request: MESSAGE_TOO_LONG")
		if r := answer(id, "text", "已保存", "show_alert", true); !r.OK {
			t.Error(r.Description)
		}
		const stale = "Bad Request: query is too old and response timeout expired or query ID is invalid"
		wantRefusal(t, answer(id), 400, stale)
		late := wang.Press(m.ID, "ok:1")
		time.Sleep(16 * time.Second)
		wantRefusal(t, answer(late), 400, stale)
		want := simulator.Answer{PressID: id, UserID: 1001, MessageID: m.ID, Text: "已保存", Alert: true}
		if a := sim.Answers(1001); len(a) != 1 || a[0] != want {
			t.Errorf("answers = %+v", a)
		}
		if _, err := wang.Tap(m.ID, "取消"); err == nil {
			t.Error("a button that is not there was pressed")
		}
	})
}

// A press under a message that is gone shows its chat and number only.
func TestStalePress(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	card := send(t, sim, 1001, "卡片")
	if r := ask(t, sim, "deleteMessage", params("chat_id", 1001, "message_id", card)); !r.OK {
		t.Fatal(r.Description)
	}
	wang.Press(card, "ok:1")
	if got := last(t, sim).Callback.Message; got.ID != card || got.Date != 0 || got.Chat.ID != 1001 {
		t.Errorf("message = %+v", got)
	}
}

func TestBlock(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	wang.Block()
	if got := last(t, sim).Standing; got.Old.Status != "member" || got.New.Status != "kicked" {
		t.Errorf("update = %+v", got)
	}
	wang.Send("又来了")
	if r := ask(t, sim, "sendMessage", params("chat_id", 1001, "text", "x")); !r.OK {
		t.Errorf("after writing again: %s", r.Description)
	}
}

// Telegram lets a message be deleted for two days of the civil clock.
func TestDelete(t *testing.T) {
	civil := time.Date(2023, 3, 31, 18, 0, 0, 0, time.UTC)
	sim, wang := start(t, simulator.Options{Now: func() time.Time { return civil }})
	card, own := send(t, sim, 1001, "卡片"), wang.Send("x")
	n := sim.Pending()
	wang.Delete(own.ID)
	if _, ok := sim.Message(1001, own.ID); ok || sim.Pending() != n {
		t.Error("a person's deletion shows, or was told to the bot")
	}
	civil = civil.Add(48*time.Hour + time.Second)
	wantRefusal(t, ask(t, sim, "deleteMessage", params("chat_id", 1001, "message_id", card)), 400,
		"Bad Request: message can't be deleted for everyone")
}

func TestOtherThings(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	liu := sim.User(1002, "刘洋", "zh")
	note := liu.Send("走访 海尔集团")
	for name, m := range map[string]simulator.Message{
		"sticker":  wang.Sticker("👍"),
		"voice":    wang.Voice(3),
		"location": wang.Location(36.1, 120.3),
		"contact":  wang.Contact(simulator.Contact{Phone: "+8613800000000", FirstName: "李总"}),
		"document": wang.Document("名单.csv", []byte("a,b"), "名单"),
		"forward":  wang.Forward(note, false),
		"hidden":   wang.Forward(note, true),
	} {
		raw, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		field := map[string]string{"forward": `"sender_user":{"id":1002`, "hidden": `"sender_user_name":"刘洋"`}[name]
		if field == "" {
			field = `"` + name + `":{`
		}
		if !strings.Contains(string(raw), field) {
			t.Errorf("%s: %s lacks %s", name, raw, field)
		}
	}
}
