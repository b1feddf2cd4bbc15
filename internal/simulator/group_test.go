package simulator_test

import (
	"testing"

	"guatu/internal/simulator"
)

// In privacy mode the bot sees commands, replies to it and service messages; as administrator, or without privacy mode, everything.
func TestPrivacy(t *testing.T) {
	for _, c := range []struct {
		name  string
		admin bool
		all   bool
		want  string
	}{
		{"privacy mode", false, false, "/report /report@city_bot reply"},
		{"administrator", true, false, "/report /report@city_bot /report@other_bot talk mention reply"},
		{"privacy off", false, true, "/report /report@city_bot /report@other_bot talk mention reply"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sim, wang := start(t, simulator.Options{ReadAllGroups: c.all})
			g := sim.Group(-1000000000005, "招商群")
			g.AddBot(wang)
			if c.admin {
				g.PromoteBot(wang)
			}
			card := send(t, sim, g.ID(), "卡片")
			before := sim.Pending()
			in := wang.In(g)
			seen := ""
			for _, step := range []struct {
				name string
				do   func()
			}{
				{"/report", func() { in.Send("/report") }},
				{"/report@city_bot", func() { in.Send("/report@city_bot 海尔") }},
				{"/report@other_bot", func() { in.Send("/report@other_bot") }},
				{"talk", func() { in.Send("中午吃什么") }},
				{"mention", func() { in.Send("@city_bot 多少") }},
				{"reply", func() { in.Reply(card, "金额 5亿") }},
			} {
				step.do()
				if n := sim.Pending(); n > before {
					seen, before = seen+" "+step.name, n
				}
			}
			if seen != " "+c.want {
				t.Errorf("the bot saw%s, want %s", seen, c.want)
			}
		})
	}
}

func TestMembership(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	g := sim.Group(-5, "招商群")
	g.AddBot(wang)
	if got := last(t, sim).Message; got == nil || len(got.NewMembers) != 1 || got.NewMembers[0].Username != "city_bot" {
		t.Errorf("service message = %+v", got)
	}
	wang.In(g)
	var m struct{ Status string }
	ask(t, sim, "getChatMember", `{"chat_id":-5,"user_id":1001}`).into(t, &m)
	if m.Status != "member" {
		t.Errorf("status = %q", m.Status)
	}
	ask(t, sim, "getChatMember", `{"chat_id":-5,"user_id":42}`).into(t, &m)
	if m.Status != "member" {
		t.Errorf("the bot's status = %q", m.Status)
	}
	var chat simulator.Peer
	ask(t, sim, "getChat", `{"chat_id":-5}`).into(t, &chat)
	if chat.Title != "招商群" || chat.Type != "group" {
		t.Errorf("chat = %+v", chat)
	}
	g.RemoveBot(wang)
	if got := last(t, sim).Standing; got.New.Status != "kicked" {
		t.Errorf("update = %+v", got)
	}
	g.AddBot(wang)
	if r := ask(t, sim, "leaveChat", `{"chat_id":-5}`); !r.OK {
		t.Error(r.Description)
	}
	wantRefusal(t, ask(t, sim, "sendMessage", `{"chat_id":-5,"text":"x"}`), 403, "Forbidden: bot is not a member of the group chat")
}

// A group that grows gets another id, and message numbers that begin anew.
func TestMigration(t *testing.T) {
	sim, wang := start(t, simulator.Options{})
	g := sim.Group(-5, "招商群")
	g.AddBot(wang)
	next := g.Migrate(-1000000000005)
	if got := last(t, sim).Message; got.MigrateFrom != -5 || got.Chat.ID != next.ID() || got.ID != 1 {
		t.Errorf("service message = %+v", got)
	}
	r := ask(t, sim, "sendMessage", `{"chat_id":-5,"text":"x"}`)
	wantRefusal(t, r, 400, "Bad Request: group chat was upgraded to a supergroup chat")
	if r.Parameters.MigrateTo != next.ID() {
		t.Errorf("migrate_to_chat_id = %d", r.Parameters.MigrateTo)
	}
	if id := send(t, sim, next.ID(), "x"); id != 2 {
		t.Errorf("message number %d, want 2", id)
	}
}
