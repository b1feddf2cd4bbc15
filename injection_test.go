package main

import (
	"strings"
	"testing"

	"guatu/internal/simulator"
)

// hostile are texts that would be more than text in markup, SQL, a spreadsheet,
// a terminal or a line of a log.
var hostile = []string{
	`<b>粗</b><a href="https://evil.example/">点我</a>`, `</pre><code>x`, `<tg-spoiler>密</tg-spoiler>`, `&lt;b&gt;&#60;i&#62;`, `<`, `&`, `<!--`,
	`*粗* _斜_ [点](https://evil.example/) ` + "`码`", `'); DELETE FROM deals; --`, `" OR 1=1 --`, `%s%d%!v(MISSING)`, `=HYPERLINK("https://evil.example/")`, `@SUM(1+9)*cmd|' /C calc'!A0`,
	"\u202e反过来\u2066", "\x1b[31m红\x07", "level=ERROR msg=forged", `{"level":"ERROR"}`, `{{.Token}} ${HOME} $(id)`, "/D1 已核实", "../../etc/passwd", strings.Repeat("<", 300),
}

// Whatever stands in reports, names and questions is shown as the text that it
// is: no tag, link or query is made of it, and Telegram takes every answer.
func TestHostileTextStaysText(t *testing.T) {
	w := newWorld(t)
	admin := w.sim.User(1001, "", "zh-hans")
	rooms := []int64{admin.Chat()}
	for i, h := range hostile {
		for _, text := range []string{
			"#走访；企业：" + h + "；地点：上海；带队：" + h + "；单位：市商务局；成果：" + h, "#签约；项目：" + h + "；企业：达能；总投资：5亿；区市：崂山区；单位：市商务局",
			"#活动；名称：" + h + "；日期：昨天", "走访 " + h + " 上海", h, "/find " + h, "/ask " + h + " 签约几个", h + "今年签约几个？", "V1 成果：" + h, "D1 项目：" + h,
			"/merge " + h + " → 达能", "/invite 填报 " + h, "/invite " + h + " 崂山区", "/digest " + h, "/bind " + h, "/target " + h, "/revoke " + h, "/members " + h, "/subscribe " + h, "/lang " + h, "取消",
		} {
			admin.Send(text)
			w.rest(t)
		}
		guest := w.sim.User(int64(70_000+i), h, "zh-hans")
		guest.Start("")
		w.rest(t)
		if last, ok := w.sim.Last(guest.Chat()); ok {
			if _, err := guest.Tap(last.ID, "申请加入"); err != nil && i == 0 {
				t.Fatal(err)
			}
		}
		w.rest(t)
		guest.Start(h)
		w.rest(t)
		rooms = append(rooms, guest.Chat())
	}
	for _, text := range []string{"/members", "/my", "/todo", "/drafts", "/digest 全市 本周", "今年走访了哪些企业", "列出今年签约项目", "今年各区市签约"} {
		admin.Send(text)
		w.rest(t)
	}
	for _, v := range w.sim.Violations() {
		t.Error(v)
	}
	for _, room := range rooms {
		for _, m := range w.sim.Messages(room) {
			w.mustBeText(t, m)
		}
	}
	if log := w.log.String(); strings.Contains(log, "level=ERROR") {
		t.Errorf("an error was logged:\n%.2000s", log)
	}
}

// mustBeText checks that a message of the bot has no entity but its own: bold,
// text to copy, and what Telegram finds by itself.
func (w *world) mustBeText(t *testing.T, m simulator.Message) {
	t.Helper()
	if m.From == nil || !m.From.IsBot {
		return
	}
	for _, e := range m.Entities {
		switch e.Type {
		case "text_link", "text_mention", "spoiler", "code", "underline", "strikethrough", "blockquote", "custom_emoji":
			t.Errorf("a %s stands in %q", e.Type, m.Body())
		}
	}
	if body := m.Body(); strings.ContainsAny(body, "\x1b\x07\u202e\u2066") {
		t.Errorf("what is not seen stands in %+q", body)
	}
}
