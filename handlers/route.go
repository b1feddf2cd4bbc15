package handlers

import (
	"context"
	"strings"
	"unicode"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// route is one command. The help text and the command menu are made from it.
type route struct {
	names   []string // the first stands in the menu; all are understood
	about   words.Text
	example words.Text // shown in the help; "" for none
	act     act        // what it takes the right to; "" for every member
	bare    bool       // the Chinese name is understood without a slash, as the whole text
	do      func(*turn, context.Context, string) error
}

// routes are the commands; the first whose name matches is carried out.
func routes() []route {
	return []route{
		{names: []string{"my", "我的"}, about: words.AboutMy, bare: true, do: (*turn).my},
		{names: []string{"todo", "待办"}, about: words.AboutTodo, bare: true, do: (*turn).todo},
		{names: []string{"find", "查找", "找"}, about: words.AboutFind, example: words.ExampleFind, do: (*turn).find},
		{names: []string{"ask", "提问", "问"}, about: words.AboutAsk, example: words.ExampleAsking, do: (*turn).askCommand},
		{names: []string{"digest", "周报", "简报"}, about: words.AboutDigest, example: words.ExampleDigest, do: (*turn).digest},
		{names: []string{"brief", "调度会简报", "调度会"}, about: words.AboutBrief, example: words.ExampleBrief, do: (*turn).brief},
		{names: []string{"subscribe", "订阅"}, about: words.AboutSubscribe, do: (*turn).subscribe},
		{names: []string{"unsubscribe", "退订"}, about: words.AboutUnsubscribe, do: (*turn).unsubscribe},
		{names: []string{"review", "审核", "待核实"}, about: words.AboutReview, act: actReview, do: (*turn).review},
		{names: []string{"drafts", "draft", "草稿"}, about: words.AboutDrafts, bare: true, do: (*turn).drafts},
		{names: []string{"cancel", "取消"}, about: words.AboutCancel, bare: true, do: (*turn).cancel},
		{names: []string{"invite", "邀请"}, about: words.AboutInvite, example: words.ExampleInvite, act: actInvite, do: (*turn).invite},
		{names: []string{"members", "成员"}, about: words.AboutMembers, act: actInvite, do: (*turn).members},
		{names: []string{"revoke", "撤销权限"}, about: words.AboutRevoke, example: words.ExampleRevoke, act: actInvite, do: (*turn).revoke},
		{names: []string{"merge", "合并"}, about: words.AboutMerge, example: words.ExampleMerge, act: actMerge, do: (*turn).mergeCompanies},
		{names: []string{"digests", "周报发送"}, about: words.AboutDigests, act: actDigests, do: (*turn).digests},
		{names: []string{"target", "目标"}, about: words.AboutTarget, example: words.ExampleTarget, act: actTargets, do: (*turn).setTarget},
		{names: []string{"bind", "绑定"}, about: words.AboutBind, example: words.ExampleBind, act: actBind, do: (*turn).bind},
		{names: []string{"lang", "language", "语言"}, about: words.AboutLang, example: words.ExampleLang, do: (*turn).chooseLang},
		{names: []string{"help", "settings", "帮助"}, about: words.AboutHelp, bare: true, do: (*turn).help},
		{names: []string{"start", "开始"}, do: (*turn).start},
	}
}

// asCommand carries out a command.
func (t *turn) asCommand(ctx context.Context) (bool, error) {
	if t.m.Kind != chat.Said {
		return false, nil
	}
	r, arg, ok := t.command(t.m.Text)
	if !ok {
		return false, nil
	}
	if !r.allows(t.who) {
		t.say(words.SayOnlyRole)
		return true, nil
	}
	return true, r.do(t, ctx, arg)
}

// allows tells whether a member may use the command.
func (r route) allows(m ledger.Member) bool { return r.act == "" || may(m, r.act) }

// command finds a command in a text: at its start, or after words on its first
// line; with or without the bot's name, in any letter case.
func (t *turn) command(s string) (r route, arg string, ok bool) {
	s = strings.TrimSpace(strings.Map(halfSlash, s))
	for _, r := range routes() {
		if r.bare && r.named(strings.ToLower(s)) {
			return r, "", true
		}
	}
	for i := 0; i < len(s) && s[i] != '\n'; i++ {
		if s[i] != '/' || i > 0 && !breaks(s[:i]) {
			continue
		}
		name, rest := commandWord(s[i+1:])
		name, to, addressed := strings.Cut(strings.ToLower(name), "@")
		if addressed && !strings.EqualFold(to, t.me()) {
			continue
		}
		for _, r := range routes() {
			if r.named(name) {
				return r, strings.TrimSpace(rest), true
			}
		}
	}
	return route{}, "", false
}

func (r route) named(name string) bool {
	for _, n := range r.names {
		if n == name {
			return true
		}
	}
	return false
}

// commandWord parts a command's name from what follows it.
func commandWord(s string) (name, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '@'
	})
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

// breaks tells whether a command may follow the text: not within a word or an
// address.
func breaks(before string) bool {
	last := []rune(before)[len([]rune(before))-1]
	return last > unicode.MaxLatin1 || unicode.IsSpace(last)
}

func halfSlash(r rune) rune {
	if r == '／' {
		return '/'
	}
	return r
}

// me is the bot's own name.
func (t *turn) me() string {
	if t.m.Me != "" || t.Username == nil {
		return t.m.Me
	}
	return t.Username()
}

// menu is the commands that a member is offered.
func (t *turn) menu(m ledger.Member) chat.Reply {
	r := chat.Reply{Verb: chat.Menu, Chat: m.ID}
	for _, x := range routes() {
		if x.about.Zh != "" && x.allows(m) {
			r.Menu = append(r.Menu, chat.Command{Name: x.names[0], About: x.about.In(t.langOf(m))})
		}
	}
	return r
}
