package handlers_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guatu/chat"
	"guatu/handlers"
	"guatu/ledger"
)

// digestStage is a ledger with two leaders of one district and one of the city.
func digestStage(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	s.play(strings.Join([]string{"member 小崂 officer unit:laoshan-bureau", "member 罗局 leader district:laoshan", "member Alex leader city"}, "\n"))
	plan := ledger.Plan{}
	for chat := int64(901); chat <= 903; chat++ {
		plan.Add(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: chat, Member: chat, Of: "district:laoshan", Since: s.now}})
	}
	plan.Add(ledger.CloseDue{Name: "digest", Next: s.now})
	if err := s.store.Apply(t.Context(), nil, plan, nil); err != nil {
		t.Fatal(err)
	}
	return s
}

// mail are the digests that wait to be sent.
func (s *stage) mail() (list []chat.Reply) {
	s.t.Helper()
	waiting, err := s.store.After(s.t.Context(), 0, true, 10_000)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, w := range waiting {
		list = append(list, w.Reply)
	}
	return list
}

func (s *stage) send(fires ...time.Time) error {
	closing := ledger.CloseDue{Name: "digest", Was: s.now, Next: s.now.AddDate(0, 0, 7)}
	return s.desk.SendDigest(s.t.Context(), ledger.Scope{District: "laoshan"}, fires, closing)
}

// sendOn sends the district's digest of the week before a day.
func (s *stage) sendOn(monday time.Time) {
	s.t.Helper()
	closing := ledger.CloseDue{Name: monday.String(), Next: monday}
	if err := s.desk.SendDigest(s.t.Context(), ledger.Scope{District: "laoshan"}, []time.Time{monday}, closing); err != nil {
		s.t.Fatal(err)
	}
}

func TestDigestGoesToEachSubscriberOnce(t *testing.T) {
	s := digestStage(t)
	monday := time.Date(2023, 3, 6, 8, 30, 0, 0, s.now.Location())
	if err := s.send(monday); err != nil {
		t.Fatal(err)
	}
	if err := s.send(monday); !ledger.Is(err, ledger.Conflict) {
		t.Errorf("a second time: %v", err)
	}
	if n := len(s.mail()); n != 3 {
		t.Errorf("%d messages, want 3", n)
	}
}

// Two processes that both find it due, the lock on the file bypassed: each
// subscriber gets it once.
func TestDigestFromTwoProcesses(t *testing.T) {
	s := digestStage(t)
	monday := time.Date(2023, 3, 6, 8, 30, 0, 0, s.now.Location())
	errs := make([]error, 4)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() { errs[i] = s.send(monday) })
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
	if n := len(s.mail()); n != 3 || done != 1 {
		t.Errorf("%d messages by %d, want 3 by 1", n, done)
	}
}

func TestMissedWeeksComeInOneMessage(t *testing.T) {
	s := digestStage(t)
	at := func(day int) time.Time { return time.Date(2023, 2, day, 8, 30, 0, 0, s.now.Location()) }
	if err := s.send(at(13), at(20), at(27)); err != nil {
		t.Fatal(err)
	}
	mail := s.mail()
	if len(mail) != 3 {
		t.Fatalf("%d messages, want 3", len(mail))
	}
	text := chat.Plain(mail[0].Text)
	for _, want := range []string{"2023-02-06 至 02-26", "本期合并 3 周", "与上期持平"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// A fan-out that was broken off is completed, and nobody is sent it twice.
func TestAManyFoldDigestIsCutIntoSlices(t *testing.T) {
	s := digestStage(t)
	plan := ledger.Plan{}
	for i := range int64(450) {
		plan.Add(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: 10_000 + i, Member: 10_000 + i, Of: "district:laoshan", Since: s.now}})
	}
	if err := s.store.Apply(t.Context(), nil, plan, nil); err != nil {
		t.Fatal(err)
	}
	monday := time.Date(2023, 3, 6, 8, 30, 0, 0, s.now.Location())
	lost := ledger.CloseDue{Name: "digest", Was: s.now.Add(time.Hour), Next: s.now} // fails in the last slice
	if err := s.desk.SendDigest(t.Context(), ledger.Scope{District: "laoshan"}, []time.Time{monday}, lost); !ledger.Is(err, ledger.Conflict) {
		t.Fatalf("the last slice: %v", err)
	}
	if n := len(s.mail()); n != 400 {
		t.Errorf("%d messages after two slices, want 400", n)
	}
	if err := s.send(monday); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, r := range s.mail() {
		seen[fmt.Sprint(r.Chat)]++
	}
	if len(seen) != 453 || len(s.mail()) != 453 {
		t.Errorf("%d chats, %d messages, want 453", len(seen), len(s.mail()))
	}
}

// What came late, and what of the last digest has changed since, stands in the
// next one with the records.
func TestLateReportsAndCorrections(t *testing.T) {
	s := digestStage(t)
	at := func(day, hour int) time.Time { return time.Date(2023, 3, day, hour, 30, 0, 0, s.now.Location()) }
	s.now = at(18, 9)
	s.play(strings.Join([]string{
		"小崂> #签约；企业：海河动力；项目：海河储能；总投资：6亿元；日期：3月13日",
		"小崂> #签约；企业：渤海机床；项目：渤海数控；总投资：8亿元；日期：3月14日",
		"小崂> #签约；企业：燕鸥医药；项目：燕鸥疫苗；总投资：52亿元；日期：3月15日",
		"小崂> #走访；企业：海河动力；地点：天津；日期：3月13日",
	}, "\n"))
	s.now = at(20, 8)
	s.sendOn(at(20, 8))
	s.deliver(s.person("小崂"))
	s.play(strings.Join([]string{
		"小崂> #走访；企业：燕鸥医药；地点：北京；日期：3月17日",
		"小崂> #签约；企业：白鹭冷链；项目：白鹭冷库；总投资：2亿元；日期：3月18日",
		"小崂> D1 协议：框架协议",
		"小崂> D2 总投资：9亿元",
	}, "\n"))
	s.now = at(27, 8)
	s.sendOn(at(27, 8))
	text := chat.Plain(s.mail()[0].Text)
	_, got, _ := strings.Cut(text, "五、补报与更正\n")
	want := strings.Join([]string{
		"补报：走访 1 家次（03-17 /V2）；签约 1 个（03-18 /D4）。",
		"更正：上期签约 3 个、66 亿元 → 3 个、63 亿元",
		"　/D1 改为框架协议",
		"　/D2 8亿元 → 9亿元",
	}, "\n")
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); d != "" {
		t.Error(d, s.out.String())
	}
}

// Who has shut the bot out gets no more, an admin hears of it once, and can send
// again what did not arrive.
func TestWhoShutsTheBotOut(t *testing.T) {
	s := digestStage(t)
	s.play("管理员> /start")
	monday := time.Date(2023, 3, 6, 8, 30, 0, 0, s.now.Location())
	s.sendOn(monday)
	s.settle(902, chat.Shut)
	for i := range 2 {
		closing := ledger.CloseDue{Name: fmt.Sprint("look", i), Next: s.now}
		if err := s.desk.EndShut(t.Context(), closing); err != nil {
			t.Fatal(err)
		}
	}
	s.out.Reset()
	s.deliver(s.person("管理员"))
	s.play("管理员> /digests")
	got := s.play("管理员 presses> 重发 1\n")
	want := strings.TrimPrefix(`
bot> 群 902 停用了机器人或移除了它，不再向其发送周报：崂山区。
管理员> /digests
bot> 周报发送情况
      崂山区 2023-02-27 – 2023-03-05（03-08 09:01 生成）：已发 2，待发 0，失败 1
      
      没有送到的：
      1. 崂山区 2023-02-27 – 2023-03-05 → 群 902：停用了机器人或移除了它
      [重发 1]
管理员 presses> 重发 1
bot notice> 已重新发送。
`, "\n")
	if !strings.HasPrefix(got, want) {
		t.Error(cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
	}
	if n := len(s.running()); n != 2 {
		t.Errorf("%d subscriptions run, want 2", n)
	}
}

// Whoever blocks the bot is known at once.
func TestBlockedEndsSubscriptions(t *testing.T) {
	s := digestStage(t)
	m := chat.Message{Kind: chat.Blocked, From: chat.Person{ID: 901}, Room: chat.Room{ID: 901}, At: s.now, ID: 1}
	s.enlist([]string{"老崔", "leader", "district:laoshan"})
	if err := s.desk.Handle(t.Context(), nil, m); err != nil {
		t.Fatal(err)
	}
	if n := len(s.running()); n != 2 {
		t.Errorf("%d subscriptions run, want 2", n)
	}
}

// settle takes all bulk messages as sent, but those to one chat.
func (s *stage) settle(room int64, verdict chat.Verdict) {
	s.t.Helper()
	waiting, err := s.store.After(s.t.Context(), 0, true, 10_000)
	if err != nil {
		s.t.Fatal(err)
	}
	var os []chat.Outcome
	for i, w := range waiting {
		o := chat.Outcome{Row: w.Row, Verdict: chat.Sent, Message: 1000 + i}
		if w.Reply.Chat == room {
			o = chat.Outcome{Row: w.Row, Verdict: verdict, Why: "Forbidden"}
		}
		os = append(os, o)
	}
	if err := s.store.Settle(s.t.Context(), os); err != nil {
		s.t.Fatal(err)
	}
}

// running are the subscriptions to the district's digest.
func (s *stage) running() []ledger.Subscription {
	s.t.Helper()
	snap, err := s.store.Snapshot(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	defer snap.Close()
	list, err := snap.SubscriptionsOf(s.t.Context(), "district:laoshan")
	if err != nil {
		s.t.Fatal(err)
	}
	return list
}

// The buttons send the digest's chart and its records; a digest that is sent has
// its chart with it.
func TestDigestsHavePicturesAndTables(t *testing.T) {
	s := digestStage(t)
	s.desk.Draw = func(d handlers.Drawing) ([]byte, error) {
		return fmt.Appendf(nil, "%s %v %v", d.Title, d.Labels, d.Series), nil
	}
	s.desk.Tabulate = func(x handlers.Table) ([]byte, error) {
		return fmt.Appendf(nil, "%d visits, %d deals of %v", len(x.Visits), len(x.Deals), x.Names), nil
	}
	s.now = time.Date(2023, 3, 17, 9, 0, 0, 0, s.now.Location())
	s.play("小崂> #走访；企业：海河动力；地点：天津\n小崂> #签约；企业：海河动力；项目：海河储能；总投资：6亿元")
	s.now = s.now.AddDate(0, 0, 3)
	s.play("罗局> /digest")
	for label, want := range map[string]string{
		"图":  "崂山区招商周报 2023-03-13 – 2023-03-19 [",
		"表格": "1 visits, 1 deals of map[1:海河动力]",
	} {
		sent := s.pressed("罗局", label)
		if len(sent) != 1 || !strings.HasPrefix(sent[0], want) {
			t.Errorf("%s sends %q, want %q", label, sent, want)
		}
	}
	s.sendOn(s.now)
	pictures := 0
	for _, r := range s.mail() {
		if r.Picture != nil && r.Silent && r.Text == "崂山区招商周报" {
			pictures++
		}
	}
	if pictures != 3 {
		t.Errorf("%d pictures, want one for each subscriber", pictures)
	}
}

// pressed is what of pictures and files a button sends.
func (s *stage) pressed(who, label string) (sent []string) {
	s.t.Helper()
	m := chat.Message{From: s.person(who), Room: chat.Room{ID: s.person(who).ID}, At: s.now}
	s.press(&m, label)
	if err := s.desk.Handle(s.t.Context(), nil, m); err != nil {
		s.t.Fatal(err)
	}
	waiting, err := s.store.After(s.t.Context(), 0, false, 100)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, w := range waiting {
		for _, d := range []*chat.Document{w.Reply.Picture, w.Reply.File} {
			if d != nil {
				sent = append(sent, string(d.Data))
			}
		}
	}
	s.deliver(s.person(who))
	return sent
}
