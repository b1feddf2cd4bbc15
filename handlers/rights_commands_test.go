package handlers_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"guatu/chat"
	"guatu/handlers"
	"guatu/ledger"
)

// errands are the ways to use a right that is not about one record, and what
// only those with the right are answered.
func (c *court) errands() map[string][][2]string {
	other := c.members[1]
	m := func(action string) string { return fmt.Sprintf("press m:%d:1:%s", other.ID, action) }
	return map[string][][2]string{
		"invite": {
			{"/invite officer 崂山区", "?start="}, {"/members", "成员1"}, {"/members 成员1", "成员1"}, {"/revoke 成员1", "成员1"}, {"press l:0", "成员1"},
			{m("card"), "成员1"}, {m("role"), "成员1"}, {m("role:admin"), "成员1"}, {m("scope"), "成员1"}, {m("scope:city"), "成员1"}, {m("unit"), "成员1"},
			{m("unit:commerce-dept"), "成员1"}, {m("hand"), "成员1"}, {m("revoke"), "成员1"}, {m("revoke:yes"), "成员1"},
			{"press a:700:grant", "路人甲"}, {"press a:700:refuse", "路人甲"}, {"press a:700:in:city", "路人甲"},
		},
		"merge":   {{"/merge 旧厂 → 新厂", "旧厂"}, {"press c:100:1:101", "旧厂"}, {"press c:100:1:undo", "旧厂"}, {"press c:100:1:no", "取消"}},
		"targets": {{"/target", "/target 崂山区"}, {"/target 崂山区 2023 签约 60", "60"}},
		"digests": {{"/digests", "周报"}, {"press h:page:0", "周报"}},
		"review":  {{"/review", "没有"}},
	}
}

// Every command and button that takes a right is open to exactly the roles that
// the table names, in every scope, in private and in a group.
func TestRightsOverCommands(t *testing.T) {
	c := newCourt(t)
	c.apply(ledger.SaveRequest{Request: ledger.Request{Person: 700, Name: "路人甲", At: c.now}})
	c.apply(ledger.SaveDelivery{Delivery: ledger.Delivery{Of: "city", Period: ledger.Week(ledger.DateOf(c.now)), Chat: 1000, At: c.now}})
	covered := map[string]bool{}
	for right, errands := range c.errands() {
		for _, x := range errands {
			word, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(x[0], "/"), "press "), " ")
			covered[right+" "+strings.Split(word, ":")[0]] = true
			for _, m := range c.members {
				open := c.far[right][m.Role] != "–"
				c.by(m, x[0])
				reached := c.changes() || strings.Contains(c.said(), x[1])
				if right == "review" {
					reached = !strings.Contains(c.said(), "你的角色不能使用")
				}
				if reached != open {
					t.Errorf("%s in %v: %q was open %v, the table says %v\n%s", m.Role, m.Scope, x[0], reached, open, c.said())
				}
			}
		}
	}
	for _, line := range strings.Split(handlers.RightsTable(), "\n")[2:] {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		for _, cell := range cells[min(5, len(cells)):] {
			for _, name := range strings.Fields(cell) {
				if name = strings.Trim(name, "`/|"); name != "" && name != "bind" && !covered[cells[0]+" "+name] {
					t.Errorf("%q of the right %q is not tried", name, cells[0])
				}
			}
		}
	}
}

// A group is bound, and what it gets is changed, by whom the table lets.
func TestRightsOverGroups(t *testing.T) {
	c := newCourt(t)
	scoped := func(m ledger.Member, of ledger.Scope) bool {
		return c.far["bind"][m.Role] == "all" || c.far["bind"][m.Role] == "in scope" && (m.Scope.City() || m.Scope == of)
	}
	for _, m := range c.members {
		for arg, of := range map[string]ledger.Scope{"崂山区": {District: "laoshan"}, "西海岸新区": {District: "xihaian"}, "全市": {}, "新型显示": {Chain: "display"}, "市商务局": {Unit: "commerce-dept"}} {
			for _, way := range []string{"group /bind " + arg, "group /subscribe " + arg, "group /unsubscribe " + arg} {
				c.by(m, way)
				if did := c.changes(); did != scoped(m, of) {
					t.Errorf("%s in %v: %q done %v, the table says %v\n%s", m.Role, m.Scope, way, did, scoped(m, of), c.said())
				}
			}
		}
		for i, d := range c.deals[:6] { // the trips lie where the deals do
			d.Chain = ""
			c.by(m, fmt.Sprintf("group /bind T%d", d.N))
			may, named := c.within(m, "bind", d), strings.Contains(c.said(), c.trips[i].Name)
			if c.changes() != may || named && !may {
				t.Errorf("%s in %v: /bind T%d done %v, the table says %v\n%s", m.Role, m.Scope, d.N, c.changes(), may, c.said())
			}
		}
	}
}

// A digest shows its rows to whom the table lets see them, and its figures to
// every member.
func TestRightsOverDigests(t *testing.T) {
	c := newCourt(t)
	for _, m := range c.members {
		for arg, d := range map[string]ledger.Deal{"崂山区": {District: "laoshan"}, "西海岸新区": {District: "xihaian"}, "全市": {District: "nowhere"}} {
			for _, way := range []string{"/digest " + arg + " 本周", "/brief " + arg} {
				c.by(m, way)
				said, may := c.said(), c.within(m, "see", d)
				if rows := strings.Contains(said, "/D") || strings.Contains(said, "机密"); rows != may || !strings.Contains(said, "走访") {
					t.Errorf("%s in %v: %q with rows %v, the table says %v\n%s", m.Role, m.Scope, way, rows, may, said)
				}
			}
		}
	}
}

// A digest that is sent has rows for those subscribers alone who may see them by
// now: a scope changes after the subscription.
func TestRightsOverSubscriptions(t *testing.T) {
	c := newCourt(t)
	for of, d := range map[ledger.Scope]ledger.Deal{{District: "laoshan"}: {District: "laoshan"}, {}: {District: "nowhere"}} {
		key := "city"
		if of.District != "" {
			key = "district:" + of.District
		}
		for _, m := range c.members {
			c.apply(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: m.ID, Member: m.ID, Of: key, Since: c.now}})
		}
		c.apply(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: courtGroup, Member: c.members[0].ID, Of: key, Since: c.now}})
		c.now = c.now.AddDate(0, 0, 7)
		if err := c.desk.SendDigest(t.Context(), of, []time.Time{c.now}, nil); err != nil {
			t.Fatal(err)
		}
		got := map[int64]string{}
		for _, r := range c.rec.replies {
			got[r.Chat] += r.Text
		}
		for _, m := range c.members {
			if rows, may := strings.Contains(got[m.ID], "/D"), c.within(m, "see", d); rows != may || got[m.ID] == "" {
				t.Errorf("%s in %v got the digest of %s with rows %v, the table says %v\n%s", m.Role, m.Scope, key, rows, may, got[m.ID])
			}
		}
		if !strings.Contains(got[courtGroup], "/D") || strings.Contains(got[courtGroup], c.named(5)) {
			t.Errorf("the group got %q", got[courtGroup])
		}
	}
}

// named is the company of a deal.
func (c *court) named(n int64) string { return fmt.Sprintf("机密%s厂", cipher(n)) }

// outsiders are those who are no members: a stranger, who was revoked, who
// writes in the name of a group, and another bot.
func (c *court) outsiders() map[string]chat.Person {
	gone := ledger.Member{ID: 800, Name: "旧人", Role: ledger.Admin, Since: c.now, Revoked: c.now, Lang: ledger.Zh}
	if _, err := c.lookup(gone.ID); err != nil {
		c.apply(ledger.SaveMember{Member: gone})
	}
	return map[string]chat.Person{
		"stranger":  {ID: 700, Name: "路人甲", Lang: "zh"},
		"revoked":   {ID: 800, Name: "旧人", Lang: "zh"},
		"anonymous": {ID: 1000, Name: "群", Lang: "zh", Anonymous: true},
		"bot":       {ID: 1015, Name: "别的机器人", Lang: "zh", Bot: true},
	}
}

func (c *court) lookup(id int64) (ledger.Member, error) {
	snap, err := c.rec.Snapshot(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	defer snap.Close()
	return snap.Member(c.t.Context(), id)
}

// attempts are all that a member could say or press, and much that is forged.
func (c *court) attempts() (all []string) {
	for _, name := range handlers.Commands() {
		if name != "start" {
			all = append(all, "/"+name, "/"+name+" 崂山区", "/"+name+"@guatu_bot 机密子厂", "group /"+name+" 西海岸新区")
		}
	}
	for _, ways := range c.deeds(c.deals[0]) {
		all = append(all, ways...)
	}
	for _, errands := range c.errands() {
		for _, x := range errands {
			all = append(all, x[0])
		}
	}
	for _, way := range []string{"edit ", "forward "} {
		all = append(all, way+"#走访 机密子厂 上海", way+"/D1", way+"D1 撤销", way+"/members", way+"本季度签约几个", way+"机密子厂")
	}
	all = append(all, "#走访 机密子厂 上海", "走访 机密子厂 上海 昨天", "本季度签约几个", "在谈50亿以上项目", "谢谢", "机密子厂", "成员1", "😀", "@guatu_bot 签约几个")
	return append(all, c.forged()...)
}

// forged is button data that the bot never made, or not for this chat.
func (c *court) forged() (all []string) {
	dice := rand.New(rand.NewPCG(1, 2))
	for _, verb := range handlers.Buttons() {
		for _, rest := range []string{"", ":", ":1", ":1:1", ":1:1:0", ":1:1:go", ":1:1:end", ":1:1:accept", ":1:1:1:1", ":D1:1:drop", ":rows:0", ":chart", ":why", ":other:0", ":rows:visits:0", ":table", ":text", ":0", ":-1:-1:-1", ":99999999999999999999:1:card", ":D1:1:f:", ":V1:1:trip:T1", ":T1:1:sum", ":E1:1:card", ":X1:1:card", ":city:1:1:1:1"} {
			all = append(all, "press "+verb+rest)
		}
		for range 20 {
			b := make([]byte, dice.IntN(60))
			for i := range b {
				b[i] = byte(dice.IntN(256))
			}
			all = append(all, "press "+verb+":"+string(b), "press "+string(b))
		}
	}
	return all
}

// Whoever is no member changes nothing and is answered the same whatever there
// is: in a ledger full of records, and in an empty one.
func TestStrangersLearnNothing(t *testing.T) {
	full := newCourt(t)
	bare := &court{stage: newStage(t), members: full.members, deals: full.deals}
	bare.rec = &recorder{ports: ports{bare.store}}
	bare.desk = handlers.New(handlers.Deps{Store: bare.rec, City: testCity(), Admins: []int64{1}, Username: func() string { return "guatu_bot" }})
	polite := map[string]bool{"": true, "你好。这里只对成员开放。": true}
	for who, p := range full.outsiders() {
		for _, what := range full.attempts() {
			full.do(p, what)
			said := full.said()
			if full.changes() || !polite[strings.TrimSpace(said)] {
				t.Errorf("%s: %q was answered %q with %d changes", who, what, said, len(full.rec.plan.Changes))
			}
			if who == "revoked" {
				continue // unknown to the empty ledger
			}
			if bare.do(p, what); bare.said() != said {
				t.Errorf("%s: %q was answered %q, and %q where there is nothing", who, what, said, bare.said())
			}
		}
	}
}

// Data that the bot did not make for the person, the record or the chat changes
// nothing, whoever sends it.
func TestForgedButtonsDoNothing(t *testing.T) {
	c := newCourt(t)
	c.apply(ledger.SaveDraft{Draft: ledger.Draft{ID: 1, Person: 900, Chat: 900, Doubt: "prose", Options: []ledger.Option{{Label: "是", Value: "yes"}}, Report: ledger.Report{Kind: ledger.KindVisit, Text: "机密"}}})
	officer := c.members[1] // of 崂山区: what lies elsewhere is not theirs
	for _, what := range append(c.forged(), "press r:D3:1:drop", "press r:D3:1:tier", "press s:D3:1:503:done", "press d:1:1:0", "press d:1:1:go", "press d:1:1:end", "press d:1:1:accept") {
		if strings.Contains(what, "D1:") || strings.Contains(what, "T1:") {
			continue // theirs
		}
		for _, what := range []string{what, strings.Replace(what, "press ", "press \x00", 1)} {
			c.by(officer, what)
			if c.changes() || strings.Contains(c.said(), "机密") {
				t.Errorf("%q changed %+v and was answered %q", what, c.rec.plan.Changes, c.said())
			}
			if !slices.ContainsFunc(c.rec.replies, func(r chat.Reply) bool { return r.Verb == chat.Answer }) {
				t.Errorf("%q was not answered: its button would look stuck", what)
			}
		}
	}
}

// Whoever is revoked with a draft and buttons open is a stranger to them.
func TestRevokedWithADraftOpen(t *testing.T) {
	s := newStage(t)
	s.direct("member 小崂 officer unit:laoshan-bureau")
	s.play("小崂> #走访 达能 上海\n小崂> #签约 达能 5亿\n管理员> /start")
	m := ledger.Member{ID: s.person("小崂").ID, Version: 1, Name: "小崂", Role: ledger.Officer, Unit: "laoshan-bureau"}
	snap, err := s.store.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	m, err = snap.Member(t.Context(), m.ID)
	snap.Close()
	if err != nil {
		t.Fatal(err)
	}
	m.Revoked = s.now
	s.apply(ledger.SaveMember{Member: m})
	s.out.Reset()
	said := s.play("小崂 presses> 撤销\n小崂 presses> 更正\n小崂> 崂山区\n小崂> /drafts\n小崂> V1 撤销\n小崂 (x)> V1")
	for line := range strings.Lines(said) {
		if strings.HasPrefix(line, "bot") && !strings.Contains(line, "这里只对成员开放") {
			t.Errorf("a revoked member was told %q", line)
		}
	}
	snap, err = s.store.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	if v, err := snap.Visit(t.Context(), 1); err != nil || v.IsWithdrawn() || v.Version != 1 {
		t.Errorf("the visit is %+v, %v", v.Head, err)
	}
}
