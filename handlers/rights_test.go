package handlers_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"guatu/chat"
	"guatu/handlers"
	"guatu/ledger"
)

var updateDocs = flag.Bool("update-docs", false, "write the table of rights into docs/operations.md")

const (
	operations  = "../docs/operations.md"
	rightsBegin = "<!-- rights -->\n"
	rightsEnd   = "<!-- end of rights -->"
)

// The table of rights stands in docs/operations.md as it stands in the code.
func TestRightsInDocs(t *testing.T) {
	raw, err := os.ReadFile(operations)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(raw), rightsBegin)
	table, after, closed := strings.Cut(rest, rightsEnd)
	if !found || !closed {
		t.Fatal("docs/operations.md has no table of rights")
	}
	if table == handlers.RightsTable() {
		return
	}
	if !*updateDocs {
		t.Fatalf("docs/operations.md says\n%s\nand the code\n%s\n(go test ./handlers -run Docs -update-docs)", table, handlers.RightsTable())
	}
	if err := os.WriteFile(operations, []byte(before+rightsBegin+handlers.RightsTable()+rightsEnd+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// printed is the table of docs/operations.md: right, then role, then how far.
func printed(t testing.TB) map[string]map[ledger.Role]string {
	raw, err := os.ReadFile(operations)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(raw), rightsBegin)
	table, _, _ := strings.Cut(rest, rightsEnd)
	far := map[string]map[ledger.Role]string{}
	for _, line := range strings.Split(table, "\n")[2:] {
		if c := strings.Split(line, " | "); len(c) > 5 {
			far[strings.TrimPrefix(c[0], "| ")] = map[ledger.Role]string{ledger.Officer: c[1], ledger.Leader: c[2], ledger.Reviewer: c[3], ledger.Admin: c[4]}
		}
	}
	return far
}

// court is a ledger with members of every role and scope, and records that lie
// in every place that a scope can tell apart.
type court struct {
	*stage
	rec     *recorder
	far     map[string]map[ledger.Role]string
	members []ledger.Member
	deals   []ledger.Deal
	trips   []ledger.Trip
}

// recorder keeps what is decided and carries none of it out.
type recorder struct {
	ports
	plan    ledger.Plan
	replies []chat.Reply
}

func (r *recorder) Apply(_ context.Context, _ []int64, plan ledger.Plan, replies []chat.Reply) error {
	r.plan, r.replies = plan, replies
	return nil
}

const courtGroup = -100

func newCourt(t *testing.T) *court {
	c := &court{stage: newStage(t), far: printed(t)}
	c.rec = &recorder{ports: ports{c.store}}
	c.desk = handlers.New(handlers.Deps{Store: c.rec, City: testCity(), Admins: []int64{1}, Username: func() string { return "guatu_bot" }, Now: func() time.Time { return c.now }})
	for i, name := range []string{"旧厂", "新厂"} {
		c.apply(ledger.SaveCompany{Company: ledger.Company{ID: int64(100 + i), Name: name}})
	}
	for _, role := range []ledger.Role{ledger.Officer, ledger.Leader, ledger.Reviewer, ledger.Admin} {
		for _, s := range []ledger.Scope{{}, {District: "laoshan"}, {Unit: "laoshan-bureau"}, {Unit: "commerce-dept"}, {Chain: "display"}} {
			m := ledger.Member{ID: int64(1000 + len(c.members)), Name: fmt.Sprintf("成员%d", len(c.members)), Role: role, Scope: s, Lang: ledger.Zh, Since: c.now}
			m.Unit, m.District = c.desk.Home(s)
			c.members = append(c.members, m)
			c.apply(ledger.SaveMember{Member: m})
		}
	}
	c.record("laoshan", "laoshan-bureau", "display", 900, false)
	c.record("laoshan", "commerce-dept", "", 900, false)
	c.record("xihaian", "xihaian-bureau", "green", 900, false)
	c.record("xihaian", "xihaian-bureau", "display", 900, false)
	c.record("laoshan", "laoshan-bureau", "display", 900, true)
	c.record("shinan", "xihaian-bureau", "display", 900, true)
	for _, m := range c.members {
		c.record("shinan", "xihaian-bureau", "", m.ID, false)
	}
	return c
}

// record enters a deal with a next step, of a company of its own, and a trip like it.
func (c *court) record(district, unit, chain string, reporter int64, sensitive bool) {
	n := int64(len(c.deals) + 1)
	c.apply(ledger.SaveCompany{Company: ledger.Company{ID: n, Name: c.named(n)}})
	head := ledger.Head{N: n, Reporter: reporter, Reported: c.now, Sent: c.now, Sensitive: sensitive,
		Steps: []ledger.Step{{ID: 500 + n, Text: "回访", Due: ledger.DateOf(c.now), Owner: 901}}}
	d := ledger.Deal{Head: head, Investors: []int64{n}, District: district, Units: []string{unit}, Chain: chain,
		Amount: ledger.Money{Currency: ledger.CNY, Low: 77_0000_0000_00},
		Stages: []ledger.Reached{{Stage: ledger.StageTalks, On: ledger.DateOf(c.now)}}}
	c.apply(ledger.SaveDeal{Deal: d})
	d.Version = 1
	c.deals = append(c.deals, d)
	head.Steps = nil
	x := ledger.Trip{Head: head, Name: fmt.Sprintf("密行%s", cipher(n)), District: district, Units: []string{unit}, Period: ledger.Week(ledger.DateOf(c.now))}
	c.apply(ledger.SaveTrip{Trip: x})
	c.trips = append(c.trips, x)
}

// cipher is a number in letters, so that names have no digits.
func cipher(n int64) string {
	return strings.Repeat("甲", int(n/10)+1) + string([]rune("子丑寅卯辰巳午未申酉")[n%10])
}

// do has somebody say a text, in a group where it begins with "group ", edit one
// into it, forward one or press a button where it begins so.
func (c *court) do(from chat.Person, what string) {
	c.t.Helper()
	c.nextID[from.ID]++
	m := chat.Message{From: from, Room: chat.Room{ID: from.ID}, ID: 100000 + c.nextID[from.ID], At: c.now, Date: c.now, Text: what, Me: "guatu_bot"}
	if text, ok := strings.CutPrefix(what, "group "); ok {
		m.Text, m.Room = text, chat.Room{ID: courtGroup, Group: true}
	}
	if text, ok := strings.CutPrefix(what, "edit "); ok {
		m.Kind, m.Text = chat.Edited, text
	}
	if text, ok := strings.CutPrefix(what, "forward "); ok {
		m.Text, m.Forward = text, &chat.Forward{At: c.now, From: "成员1"}
	}
	if data, ok := strings.CutPrefix(what, "press "); ok {
		m.Kind, m.Text, m.Data, m.Press = chat.Pressed, "", data, "p"
	}
	c.rec.plan, c.rec.replies = ledger.Plan{}, nil
	if err := c.desk.Handle(c.t.Context(), nil, m); err != nil {
		c.t.Errorf("%s: %v", what, err)
	}
}

func (c *court) by(m ledger.Member, what string) {
	c.t.Helper()
	c.do(chat.Person{ID: m.ID, Name: m.Name, Lang: "zh"}, what)
}

// said is all that was answered, to whomever.
func (c *court) said() string {
	var b strings.Builder
	for _, r := range c.rec.replies {
		fmt.Fprintln(&b, chat.Plain(r.Text))
		for _, row := range r.Buttons {
			for _, x := range row {
				fmt.Fprintln(&b, x.Label)
			}
		}
	}
	return b.String()
}

// changes tells whether the plan changes something that lasts.
func (c *court) changes() bool { return slices.ContainsFunc(c.rec.plan.Changes, lasts) }

// lasts tells whether a change is more than a memory of what was said.
func lasts(x ledger.Change) bool {
	switch x := x.(type) {
	case ledger.SaveQuestion, ledger.SaveLook:
		return false
	case ledger.SaveSetting:
		return !strings.HasPrefix(x.Key, "heard:")
	}
	return true
}

// within is what the words of the table mean: whether somebody may do something
// to a deal.
func (c *court) within(m ledger.Member, right string, d ledger.Deal) bool {
	word := c.far[right][m.Role]
	mine := d.Reporter == m.ID || m.Unit != "" && slices.Contains(d.Units, m.Unit)
	var scoped bool
	switch s := m.Scope; {
	case s.District != "":
		scoped = d.District == s.District
	case s.Unit != "":
		scoped = mine
	case s.Chain != "":
		scoped = d.Chain == s.Chain
	default:
		scoped = true
	}
	home := scoped || m.District != "" && m.District == d.District || m.Scope.Unit == "commerce-dept"
	switch {
	case right == "verify" && d.Reporter == m.ID, word == "–":
		return false
	case d.Sensitive, word == "own":
		return mine
	case word == "in scope":
		return mine || scoped
	case word == "at home":
		return mine || home
	}
	return word == "all"
}

// deeds are what can be done to a record, each in every way that there is, by
// the right that it takes, and how it is seen that it was done.
func (c *court) deeds(d ledger.Deal) map[string][]string {
	ref := fmt.Sprintf("D%d", d.N)
	r := func(action string) string { return fmt.Sprintf("press r:%s:1:%s", ref, action) }
	s := func(action string) string { return fmt.Sprintf("press s:%s:1:%d:%s", ref, 500+d.N, action) }
	return map[string][]string{
		"see":    {"/" + ref, "group /" + ref, ref},
		"change": {ref + " 卡点：用地未定", ref + " 撤销", r("drop"), r("fix"), r("more"), r("card"), r("f:stuck"), s("done"), s("later"), s("7")},
		"order":  {"督办 " + ref + "：3月15日前报土地方案"},
		"verify": {r("verify"), r("return")},
	}
}

// Every role in every scope does to every record exactly what the table says,
// by every text and button.
func TestRightsOverRecords(t *testing.T) {
	c := newCourt(t)
	for _, d := range c.deals {
		for right, ways := range c.deeds(d) {
			for _, m := range c.members {
				for _, way := range ways {
					c.tryDeed(m, right, way, d)
				}
			}
		}
	}
}

func (c *court) tryDeed(m ledger.Member, right, way string, d ledger.Deal) {
	if d.Reporter >= 1000 && d.Reporter != m.ID && d.Reporter != 1000 {
		return // another's own record is like any other
	}
	c.by(m, way)
	name, may := c.named(d.N), c.within(m, right, d)
	shown := strings.Contains(c.said(), name)
	did := shown || c.changes() || strings.Contains(c.said(), "回访") // the step that is put off
	if right != "see" && !may && shown && !c.within(m, "see", d) {
		c.t.Errorf("%s in %v: %q names D%d", m.Role, m.Scope, way, d.N)
	}
	if did != may {
		c.t.Errorf("%s in %v: %q on a record of %s %v by %d, sensitive %v: done %v, the table says %v\n%s", m.Role, m.Scope, way, d.District, d.Units, d.Reporter, d.Sensitive, did, may, c.said())
	}
}

// Questions and /find name no record that the table does not let the member see.
func TestQuestionsNameOnlyWhatMayBeSeen(t *testing.T) {
	c := newCourt(t)
	for _, d := range c.deals[:7] {
		for _, m := range c.members {
			name := c.named(d.N)
			for _, way := range []string{fmt.Sprintf("D%d 总投资多少", d.N), fmt.Sprintf("D%d 什么阶段？", d.N), "列出在谈项目", "各区市在谈项目", "按企业 在谈项目", "哪个项目总投资最大", "在谈项目前5", "本月走访了哪些企业"} {
				c.by(m, way)
				if said := c.said(); !c.within(m, "see", d) && (strings.Contains(said, name) || strings.Contains(said, fmt.Sprintf("/D%d ", d.N))) {
					t.Errorf("%s in %v: %q names D%d\n%s", m.Role, m.Scope, way, d.N, said)
				}
			}
			c.by(m, "/find "+name)
			if said := c.said(); strings.Contains(said, fmt.Sprintf("/D%d ", d.N)) != c.within(m, "see", d) {
				t.Errorf("%s in %v: /find shows D%d: %v\n%s", m.Role, m.Scope, d.N, !c.within(m, "see", d), said)
			}
		}
	}
}
