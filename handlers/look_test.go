package handlers_test

import (
	"strings"
	"testing"
	"time"

	"guatu/ledger"
)

// Whatever shows records or figures leaves a line that says what was seen, in
// the commit of the reply; no line holds what was typed.
func TestWhoSawWhat(t *testing.T) {
	s := newStage(t)
	s.direct("member 小崂 officer unit:laoshan-bureau")
	s.direct("member 老周 leader district:laoshan")
	s.direct("member 小西 officer unit:xihaian-bureau")
	s.play("小崂> #签约 项目：密写甲；企业：达能；总投资：60亿；区市：崂山区\n小崂> 其他人都不许看到这句话\n管理员> /start")
	for _, x := range []struct{ says, way, of string }{
		{"老周> /D1", "card", "D1"},
		{"老周> 今年签约了几个项目？", "answer", "签约"},
		{"老周 presses> 明细", "rows", "签约"},
		{"老周 presses> 为什么", "why", "签约"},
		{"老周> /find 达能", "find", "C"},
		{"老周> /digest 崂山区 本周", "digest", "district:laoshan 2023-03-06 2023-03-12"},
		{"老周 presses> 文本", "text", "district:laoshan"},
		{"老周 presses> 明细", "rows", "district:laoshan"},
		{"老周> /brief", "digest", "b district:laoshan"},
		{"小崂> /my", "list", "D1"},
		{"管理员> /review", "list", "D1"},
		{"小崂 presses> 更正", "card", "D1"},
		{"小西> /D1", "", ""}, // not shown
		{"小西> /todo", "", ""},
		{"小西> 谢谢", "", ""},
		{"路人> /D1", "", ""},
		{"路人> 今年签约了几个项目？", "", ""},
	} {
		before := len(s.looks())
		s.play(x.says)
		lines := s.looks()[before:]
		name, _, _ := strings.Cut(strings.Split(x.says, ">")[0], " ")
		if x.way == "" {
			if len(lines) > 0 {
				t.Errorf("%q left %+v", x.says, lines)
			}
			continue
		}
		if len(lines) == 0 || lines[0].Way != ledger.Way(x.way) || !strings.Contains(lines[0].Of, x.of) || lines[0].Member != s.person(name).ID || lines[0].At.Before(s.now.Add(-time.Minute)) {
			t.Errorf("%q left %+v; want %s of %s", x.says, lines, x.way, x.of)
		}
	}
	for _, l := range s.looks() {
		if strings.Contains(l.Of, "不许看到") || strings.Contains(l.Of, "几个项目") {
			t.Errorf("a line holds what was typed: %+v", l)
		}
	}
}

func (s *stage) looks() (all []ledger.Look) {
	snap, err := s.store.Snapshot(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	defer snap.Close()
	if err := snap.Looks(s.t.Context(), time.UnixMilli(0), func(l ledger.Look) error { all = append(all, l); return nil }); err != nil {
		s.t.Fatal(err)
	}
	return all
}
