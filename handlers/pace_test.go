package handlers_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"guatu/chat"
	"guatu/handlers"
	"guatu/ledger"
)

// hurried is a stage whose bot keeps a pace, on the virtual clock.
func hurried(t *testing.T, p handlers.Pace) *stage {
	s := newStage(t)
	s.desk = handlers.New(handlers.Deps{Store: ports{s.store}, City: testCity(), Admins: []int64{1}, Username: func() string { return "guatu_bot" }, Now: func() time.Time { return s.now }, Pace: p})
	return s
}

// hear has somebody say a text and gives what the bot says to it.
func (s *stage) hear(name, text string) string {
	before := s.out.Len()
	s.play(name + "> " + text)
	_, said, _ := strings.Cut(s.out.String()[before:], "\n")
	return said
}

// Start codes cannot be guessed: after a few wrong ones of a person even a
// right one is answered like a wrong one, for an hour; and after many of all.
func TestGuessingCodes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := hurried(t, handlers.Pace{})
		const right = "right-code-right-code-24"
		s.apply(ledger.SaveInvitation{Invitation: ledger.Invitation{Code: right, Role: ledger.Officer, Ends: s.now.AddDate(0, 0, 7), Uses: 9}})
		wrong := s.hear("路人", "/start guess")
		for i := range 4 {
			s.hear("路人", fmt.Sprintf("/start guess-%d", i))
		}
		if said := s.hear("路人", "/start "+right); said != wrong {
			t.Errorf("the sixth try was answered %q, a wrong one %q", said, wrong)
		}
		if said := s.hear("新人", "/start "+right); !strings.Contains(said, "欢迎") {
			t.Errorf("another person was answered %q", said)
		}
		time.Sleep(time.Hour)
		if said := s.hear("路人", "/start "+right); !strings.Contains(said, "欢迎") {
			t.Errorf("an hour later the right code was answered %q", said)
		}
		for i := range 300 {
			s.hear(fmt.Sprintf("贼%d", i), "/start guess")
		}
		if said := s.hear("后来", "/start "+right); said != wrong {
			t.Errorf("while all guess the right code was answered %q", said)
		}
		time.Sleep(time.Hour)
		if said := s.hear("后来", "/start "+right); !strings.Contains(said, "欢迎") {
			t.Errorf("an hour later the right code was answered %q", said)
		}
	})
}

// A stranger who writes and writes is told so once in a minute, and then
// nothing; another stranger and the members do not notice.
func TestPaceOfStrangers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := hurried(t, handlers.Pace{Stranger: 5, Member: 1000})
		s.direct("member 小崂 officer unit:laoshan-bureau")
		flood := func() (answers, told int) {
			for range 50 {
				said := s.hear("路人", "本季度签约几个")
				answers += strings.Count(said, "只对成员开放")
				told += strings.Count(said, "消息太多")
			}
			return answers, told
		}
		for range 2 {
			if answers, told := flood(); answers != 5 || told != 1 {
				t.Errorf("50 messages brought %d answers and %d notices; want 5 and 1", answers, told)
			}
			if said := s.hear("小崂", "本季度签约几个"); !strings.Contains(said, "0 个") {
				t.Errorf("a member was answered %q", said)
			}
			if said := s.hear("另一路人", "在吗"); !strings.Contains(said, "只对成员开放") {
				t.Errorf("another stranger was answered %q", said)
			}
			time.Sleep(time.Minute)
		}
	})
}

// A member's questions and presses above the pace are answered once in a minute
// with why not; every report, change and draft among them is kept and answered.
func TestPaceOfMembers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := hurried(t, handlers.Pace{Stranger: 2, Member: 10})
		s.direct("member 小崂 officer unit:laoshan-bureau")
		answers, told, saved := 0, 0, 0
		companies := strings.Fields("Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango")
		for _, company := range companies {
			said := s.hear("小崂", "本季度签约几个")
			answers += strings.Count(said, "0 个")
			told += strings.Count(said, "消息太多")
			said = s.hear("小崂", "#走访；企业："+company+"；地点：上海")
			saved += strings.Count(said, "bot> /V")
		}
		if saved != len(companies) || answers != 5 || told != 1 {
			t.Errorf("%d reports were saved and answered, %d questions answered, %d times told; want 20, 5 and 1", saved, answers, told)
		}
		for _, x := range [][2]string{{"V1 地点：北京", "北京"}, {"#走访", "没有内容"}, {"Uniform", "/V21"}, {"V1 撤销", "已撤销"}} {
			if said := s.hear("小崂", x[0]); !strings.Contains(said, x[1]) {
				t.Errorf("%q was answered %q", x[0], said)
			}
		}
		s.deliver(s.person("小崂"))
		p := s.person("小崂")
		for range 2 { // each press is answered, so that no button looks stuck
			if err := s.desk.Handle(t.Context(), nil, chat.Message{Kind: chat.Pressed, From: p, Room: chat.Room{ID: p.ID}, ID: 1, At: s.now, Data: "q:why", Press: "p"}); err != nil {
				t.Fatal(err)
			}
			if rs := s.waiting(); len(rs) != 1 || rs[0].Verb != chat.Answer {
				t.Errorf("a press was answered with %+v", rs)
			}
			s.deliver(p)
		}
		time.Sleep(time.Minute)
		if said := s.hear("小崂", "本季度签约几个"); !strings.Contains(said, "0 个") {
			t.Errorf("a minute later: %q", said)
		}
	})
}
