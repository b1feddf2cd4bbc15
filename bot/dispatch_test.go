package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/chat"
	"guatu/internal/simulator"
)

// texts are the words of messages, in the order in which they were decided.
func texts(ms []chat.Message) []string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Text)
	}
	return out
}

func TestOneChatInOrder(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		var at atomic.Int32
		w.desk.before = func(context.Context, chat.Message) error {
			if at.Add(1) > 1 {
				t.Error("two messages of one chat at a time")
			}
			time.Sleep(50 * time.Millisecond)
			at.Add(-1)
			return nil
		}
		wang := w.sim.User(1001, "王芳", "zh-hans")
		var want []string
		for i := range 20 {
			want = append(want, fmt.Sprint("第", i))
			wang.Send(want[i])
		}
		w.settle(2 * time.Second)
		if diff := cmp.Diff(want, texts(w.desk.messages())); diff != "" {
			t.Error(diff)
		}
	})
}

func TestChatsSideBySide(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.desk.before = func(context.Context, chat.Message) error {
			time.Sleep(time.Second)
			return nil
		}
		for i := range 100 {
			w.sim.User(int64(1000+i), "某", "zh").Send("早")
		}
		w.settle(1100 * time.Millisecond)
		if n := len(w.desk.messages()); n != 100 {
			t.Errorf("%d of 100 chats were served within the time of one", n)
		}
	})
}

func TestPanicIsContained(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.desk.before = func(_ context.Context, m chat.Message) error {
			if m.Text == "炸" {
				panic("secret words of " + m.Text)
			}
			return nil
		}
		wang := w.sim.User(1001, "王芳", "zh-hans")
		wang.Send("炸")
		wang.Send("后")
		w.settle(10 * time.Second)
		if diff := cmp.Diff([]string{"收到 后"}, w.shown(wang.Chat())); diff != "" {
			t.Error(diff)
		}
		if why := w.store.inbox[0].bad; why != "panic with string" {
			t.Errorf("quarantined with %q", why)
		}
		if logs := w.logs.String(); strings.Contains(logs, "secret words") || !strings.Contains(logs, "dispatch_test.go") {
			t.Error("the log must show where it panicked, and not with what")
		}
		if s := w.bot.Stats(); s.Panics != mostPanics || s.Quarantined != 1 {
			t.Errorf("stats: %+v", s)
		}
	})
}

func TestErrorIsTriedAgain(t *testing.T) {
	tests := []struct {
		name        string
		err         error
		fails       int
		quarantined bool
	}{
		{"it heals", errors.New("not now"), 5, false},
		{"it does not", errors.New("not now"), 1000, true},
		{"it is not the message's", fmt.Errorf("decide: %w", notNow{}), 20, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inWorld(t, Config{}, simulator.Options{}, func(w *world) {
				left := tt.fails
				w.desk.before = func(context.Context, chat.Message) error {
					if left--; left >= 0 {
						return tt.err
					}
					return nil
				}
				w.sim.User(1001, "王芳", "zh-hans").Send("早")
				w.settle(5 * time.Minute)
				if got := w.store.inbox[0].bad != ""; got != tt.quarantined {
					t.Errorf("quarantined: %v", got)
				}
				if got := len(w.desk.messages()) == 0; got != tt.quarantined {
					t.Errorf("decided: %v", !got)
				}
			})
		})
	}
}

// notNow is an error of what the decision needs.
type notNow struct{}

func (notNow) Error() string { return "the disk does not answer" }
func (notNow) Later() bool   { return true }

func TestHangingDecisionIsTriedAgain(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		tries := 0
		w.desk.before = func(ctx context.Context, _ chat.Message) error {
			if tries++; tries > 1 {
				return nil
			}
			<-ctx.Done()
			return ctx.Err()
		}
		wang := w.sim.User(1001, "王芳", "zh-hans")
		wang.Send("早")
		w.settle(decideWithin + time.Second)
		if diff := cmp.Diff([]string{"收到 早"}, w.shown(wang.Chat())); diff != "" {
			t.Error(diff)
		}
	})
}

// A database that is away is not the fault of the messages that came meanwhile.
func TestDatabaseComesBack(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		wang := w.sim.User(1001, "王芳", "zh-hans")
		w.desk.before = func(context.Context, chat.Message) error {
			w.store.breakDown(true)
			w.desk.before = nil
			return nil
		}
		wang.Send("一")
		w.settle(10 * time.Minute)
		wang.Send("二")
		w.settle(time.Minute)
		if h := w.bot.Health(); !strings.Contains(h.Fault, "database") || h.Inbox < 10*time.Minute {
			t.Errorf("health: %+v", h)
		}
		w.store.breakDown(false)
		w.settle(2 * time.Minute)
		if diff := cmp.Diff([]string{"一", "二"}, texts(w.desk.messages())); diff != "" {
			t.Error(diff)
		}
		if h := w.bot.Health(); h.Fault != "" {
			t.Errorf("health: %+v", h)
		}
	})
}

func TestPoisonUpdateIsSetAside(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		wang := w.sim.User(1001, "王芳", "zh-hans")
		for _, raw := range []string{
			`{"message":{"message_id":5,"chat":"nowhere","date":1,"text":"x"}}`,
			`{"message":{"chat":{"id":1001},"text":"without a number"}}`,
			`{"callback_query":{"id":"7","data":"x"}}`,
			`{"holographic_message":{"chat":{"id":1001}}}`,
		} {
			if _, err := w.sim.Inject(raw); err != nil {
				t.Fatal(err)
			}
		}
		wang.Send("早")
		w.settle(time.Second)
		if diff := cmp.Diff([]string{"收到 早"}, w.shown(wang.Chat())); diff != "" {
			t.Error(diff)
		}
		var bad []string
		for _, k := range w.store.inbox {
			bad = append(bad, k.bad)
		}
		want := []string{
			"decode update: it names no chat", "decode message: it has no id", "decode press: it names nobody", "", "",
		}
		if diff := cmp.Diff(want, bad); diff != "" {
			t.Error(diff)
		}
		if n := w.store.undone(); n != 0 {
			t.Errorf("%d rows undone", n)
		}
	})
}

func TestUpdateTwice(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.desk.answer = silent
		raw := `{"update_id":100000001,"message":{"message_id":5,"date":1,"chat":{"id":1001,"type":"private"},"from":{"id":1001},"text":"早"}}`
		for range 2 {
			if _, err := w.sim.Inject(raw); err != nil {
				t.Fatal(err)
			}
			w.settle(time.Second)
		}
		if n := len(w.desk.messages()); n != 1 {
			t.Errorf("decided %d times", n)
		}
		if s := w.bot.Stats(); s.Received != 1 || s.Repeated != 1 {
			t.Errorf("stats: %+v", s)
		}
	})
}

func TestMessageAfterItsOwnEdit(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.desk.answer = silent
		message := `"message_id":5,"date":1,"chat":{"id":1001,"type":"private"},"from":{"id":1001}`
		for _, raw := range []string{
			`{"edited_message":{` + message + `,"edit_date":9,"text":"新"}}`,
			`{"message":{` + message + `,"text":"旧"}}`,
		} {
			if _, err := w.sim.Inject(raw); err != nil {
				t.Fatal(err)
			}
		}
		w.settle(time.Second)
		if diff := cmp.Diff([]string{"新"}, texts(w.desk.messages())); diff != "" {
			t.Error(diff)
		}
		if n := w.store.undone(); n != 0 {
			t.Errorf("%d rows undone", n)
		}
	})
}

func TestSlowPressIsAnsweredEmpty(t *testing.T) {
	tests := []struct {
		name string
		slow time.Duration
		want []string
	}{
		{"in time", time.Second, []string{"已按"}},
		{"late", 5 * time.Second, []string{""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inWorld(t, Config{}, simulator.Options{}, func(w *world) {
				wang := w.sim.User(1001, "王芳", "zh-hans")
				m := wang.Send("早")
				w.settle(time.Second)
				w.desk.before = func(context.Context, chat.Message) error {
					time.Sleep(tt.slow)
					return nil
				}
				wang.Press(m.ID, "x")
				w.settle(2100 * time.Millisecond)
				if n := len(w.sim.Answers(1001)); n != 1 {
					t.Errorf("%d answers after two seconds", n)
				}
				w.settle(time.Minute)
				var got []string
				for _, a := range w.sim.Answers(1001) {
					got = append(got, a.Text)
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
}

func TestAlbumIsOneMessage(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.desk.answer = silent
		wang := w.sim.User(1001, "王芳", "zh-hans")
		sent := wang.Album(simulator.Picture{Caption: "走访 海尔集团"}, simulator.Picture{}, simulator.Picture{Caption: "第三张"})
		wang.Send("后话")
		w.settle(albumPause - time.Millisecond)
		if n := w.store.undone(); n != 4 || len(w.desk.messages()) != 0 {
			t.Errorf("%d rows undone before the pause is over", n)
		}
		w.settle(10 * time.Millisecond)
		got := w.desk.messages()
		if diff := cmp.Diff([]string{"走访 海尔集团\n第三张", "后话"}, texts(got)); diff != "" {
			t.Fatal(diff)
		}
		if a := got[0]; len(a.Pieces) != 3 || len(a.IDs) != 3 || a.ID != int(sent[0].ID) || a.Late || a.Pieces[0].Kind != "photo" {
			t.Errorf("album: %+v", a)
		}
		if n := w.store.undone(); n != 0 {
			t.Errorf("%d rows undone", n)
		}
	})
}

func TestLatePieceOfAlbum(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.desk.answer = silent
		piece := func(id int) {
			raw := `{"message":{"message_id":%d,"date":1,"chat":{"id":1001,"type":"private"},"from":{"id":1001},"media_group_id":"a7","photo":[{"file_id":"f%d"}]}}`
			if _, err := w.sim.Inject(fmt.Sprintf(raw, id, id)); err != nil {
				t.Fatal(err)
			}
		}
		piece(1)
		w.settle(time.Second) // not a pause yet
		piece(2)
		w.settle(5 * time.Second)
		piece(3)
		w.settle(5 * time.Second)
		type album struct {
			IDs  []int
			Late bool
		}
		var got []album
		for _, m := range w.desk.messages() {
			got = append(got, album{m.IDs, m.Late})
		}
		if diff := cmp.Diff([]album{{[]int{1, 2}, false}, {[]int{3}, true}}, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestRestartWithUndoneRows(t *testing.T) {
	inWorld(t, Config{Grace: time.Second}, simulator.Options{}, func(w *world) {
		wang := w.sim.User(1001, "王芳", "zh-hans")
		w.desk.before = func(ctx context.Context, _ chat.Message) error {
			<-ctx.Done() // hangs, until the bot is killed
			return ctx.Err()
		}
		wang.Send("一")
		wang.Album(simulator.Picture{Caption: "二"}, simulator.Picture{})
		wang.Send("三")
		w.settle(time.Second)
		w.stop()
		if n := w.store.undone(); n != 4 {
			t.Fatalf("%d rows undone", n)
		}
		w.desk.before = nil
		w.start(Config{})
		w.settle(10 * time.Second)
		if diff := cmp.Diff([]string{"收到 一", "收到 二", "收到 三"}, w.shown(wang.Chat())); diff != "" {
			t.Error(diff)
		}
		if n := w.store.undone(); n != 0 {
			t.Errorf("%d rows undone", n)
		}
	})
}

// A stop finishes what was taken and sends what people wait for.
func TestGracefulStop(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.desk.before = func(context.Context, chat.Message) error {
			time.Sleep(time.Second)
			return nil
		}
		wang := w.sim.User(1001, "王芳", "zh-hans")
		wang.Send("一")
		wang.Send("二")
		synctest.Wait()
		asked := time.Now()
		w.stop()
		if diff := cmp.Diff([]string{"收到 一", "收到 二"}, w.shown(wang.Chat())); diff != "" {
			t.Error(diff)
		}
		if took := time.Since(asked); took > 3*time.Second {
			t.Errorf("the stop took %v", took)
		}
		wang.Send("三")
		w.settle(time.Minute)
		if w.sim.Pending() != 1 || len(w.store.inbox) != 2 {
			t.Errorf("a stopped bot took what came later: %d pending", w.sim.Pending())
		}
	})
}

func TestGroupKnowsAdmin(t *testing.T) {
	inWorld(t, Config{}, simulator.Options{}, func(w *world) {
		w.desk.answer = silent
		wang := w.sim.User(1001, "王芳", "zh-hans")
		g := w.sim.Group(-4001, "专班")
		g.AddBot(wang)
		wang.In(g).Send("/bind@simulated_bot 崂山区")
		w.settle(time.Second)
		g.PromoteBot(wang)
		wang.In(g).Send("/bind@simulated_bot 崂山区")
		w.settle(time.Second)
		var got []bool
		for _, m := range w.desk.messages() {
			if m.Kind == chat.Said {
				got = append(got, m.Admin)
				if m.Me != "simulated_bot" || !m.Room.Group || m.Room.Title != "专班" {
					t.Errorf("message: %+v", m)
				}
			}
		}
		if diff := cmp.Diff([]bool{false, true}, got); diff != "" {
			t.Error(diff)
		}
	})
}
