package bot

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/chat"
	"guatu/internal/simulator"
)

// withPeople opens private chats 1001, 1002, … and lets the bot start.
func (w *world) withPeople(n int) {
	w.desk.answer = silent
	for i := range n {
		w.sim.User(int64(1001+i), fmt.Sprint("某", i), "zh-hans").Send("早")
	}
	w.settle(time.Second)
}

func TestVerdicts(t *testing.T) {
	hello := chat.Reply{Chat: 1001, Text: "你好"}
	tests := []struct {
		name  string
		fail  func(*simulator.Server)
		reply chat.Reply
		want  []chat.Verdict // of the row, one after the other
		shown []string
	}{
		{"plain", nil, hello, []chat.Verdict{chat.Sent}, []string{"你好"}},
		{"429 once", fault("sendMessage", 1, simulator.TooMany(5)), hello, []chat.Verdict{chat.Waiting, chat.Sent}, []string{"你好"}},
		{"HTML 502 twice", fault("sendMessage", 2, simulator.BadGateway()), hello,
			[]chat.Verdict{chat.Waiting, chat.Waiting, chat.Sent}, []string{"你好"}},
		{"500", fault("sendMessage", 1, simulator.ServerError()), hello, []chat.Verdict{chat.Waiting, chat.Sent}, []string{"你好"}},
		{"half an answer", fault("sendMessage", 1, simulator.Garbage()), hello, []chat.Verdict{chat.Waiting, chat.Sent}, []string{"你好"}},
		{"connection reset before", fault("sendMessage", 1, simulator.Reset()), hello, []chat.Verdict{chat.Waiting, chat.Sent}, []string{"你好"}},
		{"connection reset after", fault("sendMessage", 1, simulator.ResetAfter()), hello,
			[]chat.Verdict{chat.Waiting, chat.Sent}, []string{"你好", "你好"}},
		{"slow success", fault("sendMessage", 1, simulator.Slow(8*time.Second)), hello, []chat.Verdict{chat.Sent}, []string{"你好"}},
		{"token refused for a while", fault("sendMessage", 2, simulator.Unauthorized()), hello,
			[]chat.Verdict{chat.Waiting, chat.Waiting, chat.Sent}, []string{"你好"}},
		{"blocked", fault("sendMessage", 1, simulator.Blocked()), hello, []chat.Verdict{chat.Shut}, nil},
		{"too large for the proxy", fault("sendDocument", 1, simulator.TooLarge()),
			chat.Reply{Chat: 1001, File: &chat.Document{Name: "a.csv", Data: []byte("x")}}, []chat.Verdict{chat.Refused}, nil},
		{"a markup that is none", nil, chat.Reply{Chat: 1001, Text: "产值 <3 亿 & 更多"}, []chat.Verdict{chat.Sent}, []string{"产值 <3 亿 & 更多"}},
		{"a message to reply to that is gone", nil, chat.Reply{Chat: 1001, Text: "你好", To: 777}, []chat.Verdict{chat.Sent}, []string{"你好"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inWorld(t, Config{}, simulator.Options{}, func(w *world) {
				w.withPeople(1)
				if tt.fail != nil {
					tt.fail(w.sim)
				}
				w.store.say(t, tt.reply)
				w.settle(time.Minute)
				if diff := cmp.Diff(tt.want, w.store.row(1).history); diff != "" {
					t.Error(diff)
				}
				if diff := cmp.Diff(tt.shown, w.shown(1001)); diff != "" {
					t.Error(diff)
				}
				w.forgive("can't parse entities")
			})
		})
	}
}

func fault(method string, n int, f simulator.Fault) func(*simulator.Server) {
	return func(s *simulator.Server) { s.Fail(method, n, f) }
}

func TestSendPutOffIsTriedWithinTime(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.withPeople(2)
		w.sim.Fail("sendMessage", 1, simulator.TooMany(40).In(1001))
		w.store.say(t, chat.Reply{Chat: 1001, Text: "一"}, chat.Reply{Chat: 1001, Text: "二"}, chat.Reply{Chat: 1002, Text: "别人"})
		w.settle(39 * time.Second)
		if got := w.shown(1001); len(got) != 0 {
			t.Errorf("sent before Telegram allowed it: %v", got)
		}
		if diff := cmp.Diff([]string{"别人"}, w.shown(1002)); diff != "" {
			t.Error("another chat has to wait: ", diff)
		}
		w.settle(5 * time.Second)
		if diff := cmp.Diff([]string{"一", "二"}, w.shown(1001)); diff != "" {
			t.Error(diff)
		}
	})
}

// When one chat after the other is told to be quiet, the whole bot is meant.
func TestManyQuietChatsQuietenTheBot(t *testing.T) {
	inWorld(t, Config{Limits: Limits{All: 1}}, simulator.Options{}, func(w *world) {
		w.withPeople(20)
		w.sim.Fail("sendMessage", 2, simulator.TooMany(30))
		for i := range 20 {
			w.store.say(t, chat.Reply{Chat: int64(1001 + i), Text: "早"})
		}
		w.settle(20 * time.Second)
		if n := len(w.sim.Calls("sendMessage")); n != 2 {
			t.Errorf("%d sends while the bot was told to wait", n)
		}
		w.settle(2 * time.Minute)
		if vs := w.store.verdicts(); slices.Contains(vs, chat.Waiting) {
			t.Errorf("verdicts: %v", vs)
		}
	})
}

func TestMovedGroup(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.desk.answer = silent
		wang := w.sim.User(1001, "王芳", "zh-hans")
		g := w.sim.Group(-4001, "专班")
		g.AddBot(wang)
		w.settle(time.Second)
		g.Migrate(-1000000004001)
		w.store.say(t, chat.Reply{Chat: -4001, Text: "一", To: 3}, chat.Reply{Chat: -4001, Text: "二"})
		w.settle(10 * time.Second)
		if diff := cmp.Diff([]string{"一", "二"}, w.said(-1000000004001)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]chat.Verdict{chat.Waiting, chat.Sent}, w.store.row(1).history); diff != "" {
			t.Error(diff)
		}
		var moved []int64
		for _, m := range w.desk.messages() {
			if m.Kind == chat.Moved {
				moved = append(moved, m.Room.ID, m.MovedTo)
			}
		}
		if diff := cmp.Diff([]int64{-4001, -1000000004001}, moved); diff != "" {
			t.Error(diff)
		}
	})
}

// said are the texts that the bot shows in a chat, without service messages.
func (w *world) said(room int64) []string {
	return slices.DeleteFunc(w.shown(room), func(s string) bool { return s == "" })
}

func TestEdits(t *testing.T) {
	card := chat.Reply{Chat: 1001, Key: "V12", Text: "旧", Buttons: [][]chat.Button{{{Label: "确认", Data: "ok"}}}}
	edit := chat.Reply{Verb: chat.Edit, Chat: 1001, Key: "V12", Text: "新"}
	picture := card
	picture.Picture = &chat.Document{Name: "a.png", Data: png}
	tests := []struct {
		name   string
		first  []chat.Reply
		before func(*world)
		then   []chat.Reply
		shown  []string
	}{
		{"the card changes", []chat.Reply{card}, nil, []chat.Reply{edit}, []string{"新"}},
		{"before the card went out", nil, nil, []chat.Reply{card, edit}, []string{"新"}},
		{"to what it says already", []chat.Reply{card}, nil, []chat.Reply{edit, edit}, []string{"新"}},
		{"a card that never went out", nil, nil, []chat.Reply{edit}, []string{"新"}},
		{"a card that was deleted", []chat.Reply{card}, deleteLast, []chat.Reply{edit, edit}, []string{"新"}},
		{"a picture", []chat.Reply{picture}, nil, []chat.Reply{edit}, []string{"新"}},
		{"too long", []chat.Reply{card}, nil, []chat.Reply{{Verb: chat.Edit, Chat: 1001, Key: "V12", Text: lines(4096)}},
			[]string{lines(4096)[:4095], "长"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inWorld(t, Config{}, simulator.Options{}, func(w *world) {
				w.withPeople(1)
				w.store.say(t, tt.first...)
				w.settle(5 * time.Second)
				if tt.before != nil {
					tt.before(w)
				}
				w.store.say(t, tt.then...)
				w.settle(20 * time.Second)
				if diff := cmp.Diff(tt.shown, w.shown(1001)); diff != "" {
					t.Error(diff)
				}
				for i, v := range w.store.verdicts() {
					if v != chat.Sent {
						t.Errorf("row %d is %s: %s", i+1, v, w.store.row(i+1).outcome.Why)
					}
				}
				w.forgive("there is no text in the message to edit")
			})
		})
	}
}

func deleteLast(w *world) {
	m, _ := w.sim.Last(1001)
	w.sim.User(1001, "", "").Delete(m.ID)
}

// lines is a text of short lines with this many bytes, and one line more.
func lines(n int) string { return strings.Repeat("x\n", n/2) + "长" }

// png is a picture of one pixel.
var png = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89" +
	"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82")

func TestPictureGoesByItsID(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.withPeople(1)
		w.store.say(t, chat.Reply{Chat: 1001, Text: "图", Picture: &chat.Document{Name: "a.png", Data: png}})
		w.settle(5 * time.Second)
		id := w.store.row(1).outcome.FileID
		if id == "" {
			t.Fatal("the picture's id was not kept")
		}
		w.store.add(chat.Sending{Reply: w.store.row(1).Reply, FileID: id})
		w.store.say(t)
		w.settle(5 * time.Second)
		calls := w.sim.Calls("sendPhoto")
		if len(calls) != 2 || len(calls[0].Files) != 1 || len(calls[1].Files) != 0 {
			t.Errorf("calls: %+v", calls)
		}
	})
}

// A picture for many is uploaded once, though all were read from the outbox
// before the first was delivered.
func TestPictureForManyIsUploadedOnce(t *testing.T) {
	inWorld(t, Config{Limits: Limits{All: 30}}, simulator.Options{}, func(w *world) {
		w.withPeople(50)
		for i := range 50 {
			w.store.say(t, chat.Reply{Chat: int64(1001 + i), Text: "图", Picture: &chat.Document{Name: "a.png", Data: png}, Bulk: true})
		}
		w.settle(10 * time.Second)
		uploads := 0
		for _, c := range w.sim.Calls("sendPhoto") {
			uploads += len(c.Files)
		}
		if uploads != 1 || len(w.sim.Calls("sendPhoto")) != 50 {
			t.Errorf("%d uploads in %d sends", uploads, len(w.sim.Calls("sendPhoto")))
		}
	})
}

func TestOtherVerbs(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.desk.answer = silent
		wang := w.sim.User(1001, "王芳", "zh-hans")
		m := wang.Send("早")
		g := w.sim.Group(-4001, "专班")
		g.AddBot(wang)
		w.settle(time.Second)
		w.store.say(t,
			chat.Reply{Verb: chat.React, Chat: 1001, To: int(m.ID), Emoji: "👍"},
			chat.Reply{Verb: chat.Menu, Menu: []chat.Command{{Name: "help", About: "帮助"}}, Lang: "zh"},
			chat.Reply{Verb: chat.Menu, Chat: -4001, Menu: []chat.Command{{Name: "bind", About: "绑定"}}},
			chat.Reply{Chat: 1001, Text: "退回原因？", Force: true},
			chat.Reply{Verb: chat.Leave, Chat: -4001},
		)
		w.settle(5 * time.Second)
		if diff := cmp.Diff([]chat.Verdict{chat.Sent, chat.Sent, chat.Sent, chat.Sent, chat.Sent}, w.store.verdicts()); diff != "" {
			t.Error(diff)
		}
		if got, _ := w.sim.Message(1001, m.ID); got.Reaction != "👍" {
			t.Errorf("reaction %q", got.Reaction)
		}
		if got := w.sim.Commands("chat -4001", ""); len(got) != 1 || got[0].Command != "bind" {
			t.Errorf("menu of the group %+v", got)
		}
	})
}

func TestPressAnswers(t *testing.T) {
	tests := []struct {
		name  string
		fails int
		want  chat.Verdict
		given []string
	}{
		{"at once", 0, chat.Sent, []string{"好"}},
		{"the second time", 1, chat.Sent, []string{"好"}},
		{"never", 1000, chat.Dropped, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inWorld(t, Config{}, simulator.Options{}, func(w *world) {
				w.desk.answer = func(m chat.Message) []chat.Reply {
					if m.Kind != chat.Pressed {
						return nil
					}
					return []chat.Reply{{Verb: chat.Answer, Press: m.Press, Text: "好"}}
				}
				wang := w.sim.User(1001, "王芳", "zh-hans")
				m := wang.Send("早")
				w.settle(time.Second)
				w.sim.Fail("answerCallbackQuery", tt.fails, simulator.BadGateway())
				wang.Press(m.ID, "x")
				w.settle(time.Minute)
				if got := w.store.row(1).outcome.Verdict; got != tt.want {
					t.Errorf("verdict %s, want %s", got, tt.want)
				}
				var given []string
				for _, a := range w.sim.Answers(1001) {
					given = append(given, a.Text)
				}
				if diff := cmp.Diff(tt.given, given); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
}

// What waited in the outbox while the bot was down goes out, but answers to
// presses, which nobody waits for any more.
func TestOutboxOutlivesTheBot(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.withPeople(1)
		w.stop()
		w.store.say(t, chat.Reply{Chat: 1001, Text: "一"}, chat.Reply{Verb: chat.Answer, Press: "9"}, chat.Reply{Chat: 1001, Text: "二"})
		w.settle(20 * time.Second)
		w.start(Config{})
		w.settle(5 * time.Second)
		if diff := cmp.Diff([]chat.Verdict{chat.Sent, chat.Dropped, chat.Sent}, w.store.verdicts()); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{"一", "二"}, w.shown(1001)); diff != "" {
			t.Error(diff)
		}
		if n := len(w.sim.Calls("answerCallbackQuery")); n != 0 {
			t.Errorf("a press was answered %d times, too late", n)
		}
	})
}

// While verdicts cannot be kept, a chat gets one message at most, and nothing
// twice afterwards.
func TestVerdictsWaitForTheDatabase(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.withPeople(1)
		w.sim.Fail("sendMessage", 1, simulator.Slow(time.Second))
		w.store.say(t, chat.Reply{Chat: 1001, Text: "一"}, chat.Reply{Chat: 1001, Text: "二"})
		w.settle(500 * time.Millisecond)
		w.store.breakDown(true)
		w.settle(10 * time.Minute)
		if diff := cmp.Diff([]string{"一"}, w.shown(1001)); diff != "" {
			t.Error(diff)
		}
		w.store.breakDown(false)
		w.settle(time.Minute)
		if diff := cmp.Diff([]string{"一", "二"}, w.shown(1001)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestDayOldSendIsGivenUp(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.withPeople(1)
		w.sim.Fail("sendMessage", 1<<30, simulator.BadGateway())
		w.store.say(t, chat.Reply{Chat: 1001, Text: "一"})
		w.settle(23 * time.Hour)
		if diff := cmp.Diff([]chat.Verdict{chat.Waiting}, w.store.verdicts()); diff != "" {
			t.Error(diff)
		}
		if age := w.bot.Health().Outbox; age < 22*time.Hour {
			t.Errorf("the outbox is %v old", age)
		}
		w.settle(2 * time.Hour)
		if diff := cmp.Diff([]chat.Verdict{chat.Refused}, w.store.verdicts()); diff != "" {
			t.Error(diff)
		}
	})
}
