package handlers_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"guatu/chat"
	"guatu/handlers"
	"guatu/ledger"
)

// Two officers report the same visit at the same moment: one record is made,
// and the other officer is shown it and asked.
func TestSecondReportAtOnce(t *testing.T) {
	s := newStage(t)
	s.direct("member 小崂 officer unit:laoshan-bureau")
	s.direct("member 小西 officer unit:xihaian-bureau")
	s.direct("company 达能")
	var wg sync.WaitGroup
	for _, name := range []string{"小崂", "小西"} {
		p := s.person(name)
		wg.Go(func() {
			m := chat.Message{From: p, Room: chat.Room{ID: p.ID}, ID: 1, At: s.now, Date: s.now, Text: "#走访 达能 上海"}
			if err := s.desk.Handle(t.Context(), nil, m); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	cards, asked := 0, 0
	for _, r := range s.waiting() {
		switch {
		case strings.HasPrefix(r.Text, "/V"):
			cards++
		case strings.Contains(r.Text, "是同一次吗"):
			asked++
		}
	}
	if cards != 1 || asked != 1 {
		t.Errorf("%d cards and %d questions; want one of each", cards, asked)
	}
}

// waiting are the replies in the outbox.
func (s *stage) waiting() []chat.Reply {
	ss, err := s.store.After(s.t.Context(), 0, false, 1000)
	if err != nil {
		s.t.Fatal(err)
	}
	var rs []chat.Reply
	for _, x := range ss {
		rs = append(rs, x.Reply)
	}
	return rs
}

// refuser is a store that finds a conflict each time.
type refuser struct {
	ports
	tries int
}

func (r *refuser) Apply(context.Context, []int64, ledger.Plan, []chat.Reply) error {
	r.tries++
	return &ledger.Error{Fault: ledger.Conflict, Op: "apply"}
}

// A message that conflicts for ever is given back as an error, not decided
// again without end.
func TestConflictForEver(t *testing.T) {
	s := newStage(t)
	store := &refuser{ports: ports{s.store}}
	desk := handlers.New(handlers.Deps{Store: store, City: testCity(), Admins: []int64{1}})
	err := desk.Handle(t.Context(), nil, chat.Message{From: chat.Person{ID: 1}, Room: chat.Room{ID: 1}, ID: 1, At: s.now, Text: "/help"})
	if !ledger.Is(err, ledger.Conflict) || store.tries < 2 || store.tries > 20 {
		t.Errorf("error %v after %d tries; want a conflict after a few", err, store.tries)
	}
}

// Nothing typed crashes the bot or goes unanswered.
func FuzzHandle(f *testing.F) {
	for _, text := range []string{
		"#走访\n企业：京东方", "D1 签约 3月8日", "/V1", "#签约 企业：；总投资：", "1. 2. 3.", "＃走访：：：", "/invite 填报 \x00", "@guatu_bot", "/", "#", "V", "D99999999999999999999",
		"#活动\n名称：a\n全省签约：99999999999999999999个", "#到账 2亿", "下一步：", strings.Repeat("走访 ", 500), "\U0001F600", "#行程 日期：3月8日至1月1日",
	} {
		f.Add(text)
	}
	s := newStage(f)
	s.direct("member 小崂 officer unit:laoshan-bureau")
	f.Fuzz(func(t *testing.T, text string) {
		s.t = t
		p := s.person("小崂")
		s.nextID[p.ID]++
		s.now = s.now.Add(time.Second)
		m := chat.Message{From: p, Room: chat.Room{ID: p.ID}, ID: s.nextID[p.ID], At: s.now, Date: s.now, Text: text}
		if err := s.desk.Handle(context.Background(), nil, m); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		rs := s.waiting()
		if text != "" && len(rs) == 0 {
			t.Fatalf("%q was not answered", text)
		}
		s.deliver(p)
		s.out.Reset()
	})
}
