package handlers_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/chat"
	"guatu/ledger"
)

// remindStage is a ledger on which next steps are due around 15 March.
func remindStage(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	s.play(strings.Join([]string{
		"member 小崂 officer unit:laoshan-bureau",
		"member Amy officer unit:xihaian-bureau",
		"member 小南 officer unit:commerce-dept",
		"小崂> #走访；企业：海河动力；地点：天津；下一步：补充材料 3月10日",
		"小崂> #走访；企业：渤海机床；地点：天津；下一步：报土地方案 3月14日",
		"小崂> #走访；企业：燕鸥医药；地点：北京；下一步：回访 3月15日",
		"小崂> #走访；企业：白鹭冷链；地点：北京；下一步：寄合同 3月16日",
		"Amy> /lang en",
		"Amy> #visit; company: Blue Whale; place: Shanghai; next: call them 15 March",
		"小南> #走访；企业：蓝鲸科技；地点：上海；下一步：回访 3月15日",
	}, "\n"))
	s.apply(ledger.CloseDue{Name: "reminders", Next: at(15)})
	return s
}

// at is the time of the reminders on a day of March 2023.
func at(day int) time.Time { return time.Date(2023, 3, day, 8, 30, 0, 0, testCity().Zone) }

// remind sends the reminders of a day that were owed since the first of the days.
func (s *stage) remind(days ...int) error {
	var fires []time.Time
	for _, d := range days {
		fires = append(fires, at(d))
	}
	s.now = fires[len(fires)-1]
	closing := ledger.CloseDue{Name: "reminders", Was: fires[0], Next: s.now.AddDate(0, 0, 1)}
	return s.desk.SendReminders(s.t.Context(), fires, closing)
}

// reminded is what each person is told, by name.
func (s *stage) reminded() map[string]string {
	told := map[string]string{}
	for _, r := range s.mail() {
		name := s.nameOf(r.Chat)
		if told[name] != "" {
			s.t.Errorf("%s is told twice", name)
		}
		told[name] = chat.Plain(r.Text)
	}
	return told
}

func TestReminders(t *testing.T) {
	s := remindStage(t)
	if err := s.remind(15); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"小崂": "下一步提醒：今天到期 1 项，逾期 2 项\n" +
			"1. 回访（2023-03-15 周三） /V3 走访 · 燕鸥医药\n" +
			"2. 报土地方案（2023-03-14 周二）（逾期） /V2 走访 · 渤海机床\n" +
			"其余 1 项见 /todo",
		"Amy": "Next steps: 1 due today\n1. call them (2023-03-15 Wed) /V5 visit · Blue Whale",
		"小南":  "下一步提醒：今天到期 1 项\n1. 回访（2023-03-15 周三） /V6 走访 · 蓝鲸科技",
	}
	if d := cmp.Diff(want, s.reminded()); d != "" {
		t.Error(d, s.out.String())
	}
}

// The buttons are those of /todo: what is done is shown as done.
func TestRemindedStepIsDone(t *testing.T) {
	s := remindStage(t)
	if err := s.remind(15); err != nil {
		t.Fatal(err)
	}
	s.deliver(s.person("小崂"))
	s.out.Reset()
	s.play("小崂 presses> 1. 完成")
	for _, want := range []string{"未完成的下一步 3 项", "完成 2023-03-15"} {
		if !strings.Contains(s.out.String(), want) {
			t.Errorf("no %q in\n%s", want, s.out.String())
		}
	}
}

// What became overdue long ago is no news, nor what is due later, nor what
// belongs to somebody who was revoked.
func TestWhoIsNotReminded(t *testing.T) {
	s := remindStage(t)
	p := s.person("小南")
	snap, err := s.store.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	who, err := snap.Member(t.Context(), p.ID)
	snap.Close()
	if err != nil {
		t.Fatal(err)
	}
	who.Revoked = s.now
	s.apply(ledger.SaveMember{Member: who})
	if err := s.remind(15); err != nil {
		t.Fatal(err)
	}
	if told := s.reminded(); told["小南"] != "" || len(told) != 2 {
		t.Errorf("told: %v", told)
	}
	s.deliver(p)
	s.apply(ledger.CloseDue{Name: "later", Next: at(20)})
	s.now = at(20)
	if err := s.desk.SendReminders(t.Context(), []time.Time{at(20)}, ledger.CloseDue{Name: "later", Was: at(20), Next: at(21)}); err != nil {
		t.Fatal(err)
	}
	if told := s.reminded(); len(told) != 0 {
		t.Errorf("told on a day on which nothing is due: %v", told)
	}
}

// After mornings that were missed there is one message, with what became
// overdue meanwhile.
func TestMissedMornings(t *testing.T) {
	s := remindStage(t)
	if err := s.remind(15, 16, 17, 18); err != nil {
		t.Fatal(err)
	}
	told := s.reminded()["小崂"]
	if !strings.HasPrefix(told, "下一步提醒：逾期 4 项\n1. 寄合同（2023-03-16 周四）（逾期）") || !strings.HasSuffix(told, "其余 1 项见 /todo") {
		t.Errorf("told:\n%s", told)
	}
}

// Processes that all find it due: each person is told once.
func TestRemindersFromTwoProcesses(t *testing.T) {
	s := remindStage(t)
	s.now = at(15)
	errs := make([]error, 4)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() {
			errs[i] = s.desk.SendReminders(t.Context(), []time.Time{at(15)}, ledger.CloseDue{Name: "reminders", Was: at(15), Next: at(16)})
		})
	}
	all.Wait()
	done := 0
	for _, err := range errs {
		if err == nil {
			done++
		} else if !ledger.Is(err, ledger.Conflict) {
			t.Error(err)
		}
	}
	if told := s.reminded(); len(told) != 3 || done != 1 {
		t.Errorf("%d told by %d, want 3 by 1", len(told), done)
	}
}

// Reminders that were broken off are completed, and nobody is told twice.
func TestManyRemindersAreCutIntoSlices(t *testing.T) {
	s := remindStage(t)
	plan := ledger.Plan{}
	for i := range int64(450) {
		id := 10_000 + i
		plan.Add(
			ledger.SaveMember{Member: ledger.Member{ID: id, Name: fmt.Sprint("成员", i), Role: ledger.Officer, Since: s.now}},
			ledger.SaveTrip{Trip: ledger.Trip{Head: ledger.Head{N: id, Reporter: id, Steps: []ledger.Step{{ID: id, Text: "回访", Due: ledger.DateOf(at(15)), Owner: id}}}, Name: fmt.Sprint("行程", i)}})
	}
	if err := s.store.Apply(t.Context(), nil, plan, nil); err != nil {
		t.Fatal(err)
	}
	s.now = at(15)
	lost := ledger.CloseDue{Name: "reminders", Was: at(14), Next: at(16)} // fails in the last slice
	if err := s.desk.SendReminders(t.Context(), []time.Time{at(15)}, lost); !ledger.Is(err, ledger.Conflict) {
		t.Fatalf("the last slice: %v", err)
	}
	if n := len(s.mail()); n != 400 {
		t.Errorf("%d messages after two slices, want 400", n)
	}
	if err := s.remind(15); err != nil {
		t.Fatal(err)
	}
	if told := s.mail(); len(told) != 453 {
		t.Errorf("%d messages, want 453", len(told))
	}
}
