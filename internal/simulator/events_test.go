package simulator_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"guatu/internal/simulator"
)

// The feed tells all that a chat page shows, in order.
func TestEvents(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	_, since := sim.Events(0)
	own := wang.Send("走访 海尔集团")
	ask(t, sim, "sendChatAction", `{"chat_id":1001,"action":"typing"}`)
	card := send(t, sim, 1001, "卡片")
	press := wang.Press(card, "ok:1")
	ask(t, sim, "answerCallbackQuery", params("callback_query_id", press, "text", "好"))
	ask(t, sim, "editMessageText", params("chat_id", 1001, "message_id", card, "text", "卡片 2"))
	ask(t, sim, "setMessageReaction", params("chat_id", 1001, "message_id", own.ID, "reaction", []any{map[string]string{"type": "emoji", "emoji": "👍"}}))
	ask(t, sim, "deleteMessage", params("chat_id", 1001, "message_id", card))
	list, next := sim.Events(since)
	var got []string
	for _, e := range list {
		line := fmt.Sprint(e.Kind, " ", e.Text)
		if e.Message != nil {
			line += e.Message.Text
		}
		got = append(got, line)
	}
	want := "message 走访 海尔集团, action typing, message 卡片, press ok:1, answer 好, edit 卡片 2, reaction 👍, delete 卡片 2"
	if strings.Join(got, ", ") != want {
		t.Errorf("events: %s\nwant:   %s", strings.Join(got, ", "), want)
	}
	if list, _ := sim.Events(next); len(list) != 0 {
		t.Errorf("nothing happened, yet: %+v", list)
	}
	if m, _ := sim.Message(1001, own.ID); m.Reaction != "👍" {
		t.Errorf("reaction = %q", m.Reaction)
	}
}

func TestWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sim, wang := start(t, simulator.Options{})
		_, since := sim.Events(0)
		go func() {
			time.Sleep(3 * time.Second)
			wang.Send("x")
		}()
		begin := time.Now()
		if err := sim.Wait(t.Context(), since); err != nil || time.Since(begin) != 3*time.Second {
			t.Errorf("waited %v, %v", time.Since(begin), err)
		}
		sim.Close()
		if err := sim.Wait(t.Context(), since+1); err == nil {
			t.Error("a closed server keeps waiting")
		}
	})
}

func TestMenu(t *testing.T) {
	sim, _ := start(t, simulator.Options{})
	if r := ask(t, sim, "setMyCommands", `{"commands":[{"command":"/ask","description":"提问"}],"scope":{"type":"all_private_chats"},"language_code":"zh"}`); !r.OK {
		t.Fatal(r.Description)
	}
	if got := sim.Commands("all_private_chats", "zh"); len(got) != 1 || got[0] != (simulator.Command{Command: "ask", Description: "提问"}) {
		t.Errorf("menu = %+v", got)
	}
	if got := sim.Commands("default", ""); len(got) != 0 {
		t.Errorf("default menu = %+v", got)
	}
	var list []simulator.Command
	ask(t, sim, "getMyCommands", `{"scope":{"type":"all_private_chats"},"language_code":"zh"}`).into(t, &list)
	if len(list) != 1 {
		t.Errorf("getMyCommands = %+v", list)
	}
	ask(t, sim, "setMyDescription", `{"description":"招商走访"}`)
	if got := sim.About("description", ""); got != "招商走访" {
		t.Errorf("description = %q", got)
	}
}
