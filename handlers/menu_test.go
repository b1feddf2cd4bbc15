package handlers_test

import (
	"slices"
	"testing"

	"guatu/chat"
)

// Whoever is let in gets the commands of their role in their language; /lang
// sets them anew.
func TestMenusFollowRoleAndLanguage(t *testing.T) {
	s := newStage(t)
	menu := func(script string) (m chat.Reply) {
		s.play(script)
		for _, r := range s.menus {
			m = r
		}
		return m
	}
	has := func(m chat.Reply, name, about string) bool {
		return slices.Contains(m.Menu, chat.Command{Name: name, About: about})
	}
	leader := menu("管理员> /invite leader 全市\n老周> /start {code}")
	if leader.Chat != s.person("老周").ID || !has(leader, "bind", "把群绑定到区市或行程") || has(leader, "invite", "邀请成员") {
		t.Errorf("a leader got %+v", leader)
	}
	officer := menu("管理员> /invite officer 崂山区\nLina> /start {code}")
	if officer.Chat != s.person("Lina").ID || !has(officer, "my", "my recent records and the week as text") || has(officer, "bind", "bind a group to a district or a trip") {
		t.Errorf("an officer got %+v", officer)
	}
	if again := menu("Lina> /lang zh"); !has(again, "my", "我最近的填报和本周文字") {
		t.Errorf("after /lang zh the menu was %+v", again)
	}
}
