package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// A page of the list of members.
const membersAPage = 10

// members lists who may use the bot.
func (t *turn) members(ctx context.Context, arg string) error {
	all, err := t.standing(ctx)
	if err != nil {
		return err
	}
	if arg != "" {
		all = slices.DeleteFunc(all, func(m ledger.Member) bool {
			return !strings.Contains(grammar.FoldName(m.Name), grammar.FoldName(arg)) && strconv.FormatInt(m.ID, 10) != arg
		})
	}
	text, buttons := t.membersPage(all, 0)
	t.send(text, buttons...)
	return nil
}

// standing are the members who were not revoked.
func (t *turn) standing(ctx context.Context) ([]ledger.Member, error) {
	all, err := t.Members(ctx)
	return slices.DeleteFunc(all, func(m ledger.Member) bool { return !m.Active() }), err
}

// membersPage is one page of the list, with a button for each member.
func (t *turn) membersPage(all []ledger.Member, page int) (string, [][]chat.Button) {
	from := min(max(0, page)*membersAPage, len(all))
	to := min(from+membersAPage, len(all))
	lines := []string{t.text(words.SayMembers, len(all))}
	var bs []chat.Button
	for i, m := range all[from:to] {
		n := strconv.Itoa(from + i + 1)
		lines = append(lines, n+". "+chat.Escape(t.memberLine(m)))
		bs = append(bs, chat.Button{Label: n + ". " + m.Name, Data: memberData(m, "card")})
	}
	rows := grid(bs, 2)
	var turnPage []chat.Button
	if from > 0 {
		turnPage = append(turnPage, chat.Button{Label: "‹", Data: fmt.Sprintf("l:%d", page-1)})
	}
	if to < len(all) {
		turnPage = append(turnPage, chat.Button{Label: "›", Data: fmt.Sprintf("l:%d", page+1)})
	}
	if turnPage != nil {
		rows = append(rows, turnPage)
	}
	return strings.Join(lines, "\n"), rows
}

// memberLine is a member in one line: name, role, scope and last report.
func (t *turn) memberLine(m ledger.Member) string {
	last := words.NeverReported.In(t.lang)
	if !m.Last.IsZero() {
		last = t.day(m.Last).String()
	}
	return strings.Join([]string{m.Name, roleName(m.Role, t.lang), t.scopeName(m.Scope, t.lang), last}, " · ")
}

// pressMembers turns the pages of the list: l:PAGE.
func (t *turn) pressMembers(ctx context.Context, args []string) error {
	all, err := t.standing(ctx)
	if err != nil {
		return err
	}
	page, _ := strconv.Atoi(args[0])
	text, buttons := t.membersPage(all, page)
	t.edit("", text, buttons...)
	return nil
}

// memberData is the data of a button of a member: m:ID:VERSION:ACTION.
func memberData(m ledger.Member, action string) string {
	return fmt.Sprintf("m:%d:%d:%s", m.ID, m.Version, action)
}

// pressMember is what an admin does with a member.
func (t *turn) pressMember(ctx context.Context, args []string) error {
	id, _ := strconv.ParseInt(args[0], 10, 64)
	m, err := t.Member(ctx, id)
	if err := ignoreMissing(err); err != nil {
		return err
	}
	if !m.Active() || args[2] != "card" && strconv.Itoa(m.Version) != args[1] {
		t.answer(t.text(words.SayStale))
		return nil
	}
	rest := strings.Join(args[3:], ":")
	switch args[2] {
	case "card":
		return t.showMember(ctx, m)
	case "role":
		return t.changeRole(ctx, m, rest)
	case "scope":
		return t.changeScope(ctx, m, rest)
	case "unit":
		return t.changeUnit(ctx, m, rest)
	case "hand":
		return t.handOver(ctx, m, rest)
	case "revoke":
		return t.revokeMember(ctx, m, rest)
	}
	t.answer(t.text(words.SayStale))
	return nil
}

// showMember shows a member's card in place of the pressed message.
func (t *turn) showMember(ctx context.Context, m ledger.Member) error {
	lines := []string{chat.Bold(m.Name), chat.Escape(t.memberLine(m))}
	add := func(w words.Text, value string) {
		if value != "" {
			lines = append(lines, t.text(w)+words.Colon.In(t.lang)+chat.Escape(value))
		}
	}
	add(words.LabelUnit, t.unitName(m.Unit, t.lang))
	add(words.LabelSince, t.day(m.Since).String())
	came, err := t.cameBy(ctx, m)
	if err != nil {
		return err
	}
	add(words.LabelCame, came)
	b := func(w words.Text, action string) chat.Button {
		return chat.Button{Label: w.In(t.lang), Data: memberData(m, action)}
	}
	t.edit("", strings.Join(lines, "\n"),
		[]chat.Button{b(words.ButtonRole, "role"), b(words.ButtonScope, "scope"), b(words.ButtonUnit, "unit")},
		[]chat.Button{b(words.ButtonHandOver, "hand"), b(words.ButtonRevoke, "revoke")},
		[]chat.Button{{Label: words.ButtonBack.In(t.lang), Data: "l:0"}})
	return nil
}

// cameBy says by which link a member came: its role and scope, who made it, and when.
func (t *turn) cameBy(ctx context.Context, m ledger.Member) (string, error) {
	if m.Invite == "" {
		if t.isNamed(m.ID) {
			return words.CameByConfig.In(t.lang), nil
		}
		return words.CameByRequest.In(t.lang), nil
	}
	inv, err := t.Invitation(ctx, m.Invite)
	if err != nil {
		return m.Invite, ignoreMissing(err)
	}
	by, err := t.Member(ctx, inv.By)
	if err := ignoreMissing(err); err != nil {
		return "", err
	}
	return fmt.Sprintf(words.CameByLink.In(t.lang), by.Name, t.day(inv.Made), roleName(inv.Role, t.lang), t.scopeName(inv.Scope, t.lang)), nil
}

// changeRole offers the roles, then sets one.
func (t *turn) changeRole(ctx context.Context, m ledger.Member, to string) error {
	if to == "" {
		var bs []chat.Button
		for _, r := range words.Roles {
			bs = append(bs, chat.Button{Label: r.Name.In(t.lang), Data: memberData(m, "role:"+string(r.Role))})
		}
		return t.offerMember(m, bs)
	}
	role, ok := roleNamed(to)
	if !ok || t.isNamed(m.ID) {
		t.answer(t.text(words.SayByConfig))
		return nil
	}
	m.Role = role
	return t.saveMember(ctx, m)
}

// changeScope offers the scopes, then sets one.
func (t *turn) changeScope(ctx context.Context, m ledger.Member, to string) error {
	if to == "" {
		bs := slices.Concat(t.scopeButtons(memberData(m, "scope:"))...)
		for _, p := range t.City.Chains {
			bs = append(bs, chat.Button{Label: placeName(p, t.lang), Data: memberData(m, "scope:chain:"+p.Key)})
		}
		return t.offerMember(m, bs)
	}
	scope, ok := scopeOf(to)
	if !ok || t.isNamed(m.ID) {
		t.answer(t.text(words.SayByConfig))
		return nil
	}
	m.Scope = scope
	unit, district := t.home(scope)
	m.Unit, m.District = cmp.Or(unit, m.Unit), district
	return t.saveMember(ctx, m)
}

// changeUnit offers the units, then sets one.
func (t *turn) changeUnit(ctx context.Context, m ledger.Member, to string) error {
	if to == "" {
		var bs []chat.Button
		for _, u := range t.City.Units {
			bs = append(bs, chat.Button{Label: placeName(u.Place, t.lang), Data: memberData(m, "unit:"+u.Key)})
		}
		return t.offerMember(m, bs)
	}
	if _, ok := t.unit(to); !ok {
		t.answer(t.text(words.SayStale))
		return nil
	}
	m.Unit = to
	return t.saveMember(ctx, m)
}

// offerMember shows choices under a member's card.
func (t *turn) offerMember(m ledger.Member, bs []chat.Button) error {
	rows := append(grid(bs, 2), []chat.Button{{Label: words.ButtonBack.In(t.lang), Data: memberData(m, "card")}})
	t.edit("", chat.Bold(m.Name)+"\n"+chat.Escape(t.memberLine(m)), rows...)
	return nil
}

// saveMember saves a changed member, shows the card and sets the menu anew.
func (t *turn) saveMember(ctx context.Context, m ledger.Member) error {
	t.putMember(m)
	m.Version++
	t.out = append(t.out, t.menu(m))
	return t.showMember(ctx, m)
}

// putMember adds a member's change to the plan; the one who talks has one already
// where the configuration has just made them an admin.
func (t *turn) putMember(m ledger.Member) {
	if m.ID == t.who.ID {
		t.who = m
		t.saveWho()
		return
	}
	t.plan.Add(ledger.SaveMember{Member: m})
}

// revoke ends somebody's membership by name or number.
func (t *turn) revoke(ctx context.Context, arg string) error {
	all, err := t.standing(ctx)
	if err != nil {
		return err
	}
	var found []ledger.Member
	for _, m := range all {
		if strconv.FormatInt(m.ID, 10) == arg || arg != "" && grammar.FoldName(m.Name) == grammar.FoldName(arg) {
			found = append(found, m)
		}
	}
	if len(found) == 0 {
		t.say(words.SayRevokeHow)
		return nil
	}
	var bs []chat.Button
	for _, m := range found {
		bs = append(bs, chat.Button{Label: m.Name + " " + t.scopeName(m.Scope, t.lang), Data: memberData(m, "revoke:yes")})
	}
	t.send(t.text(words.SayRevokeWhom), grid(bs, 1)...)
	return nil
}

// revokeMember asks, then ends a membership: from that moment they are a
// stranger, in open drafts and old buttons too.
func (t *turn) revokeMember(ctx context.Context, m ledger.Member, sure string) error {
	if t.isNamed(m.ID) {
		t.answer(t.text(words.SayByConfig))
		return nil
	}
	if sure != "yes" {
		return t.offerMember(m, []chat.Button{{Label: words.ButtonRevoke.In(t.lang) + words.Colon.In(t.lang) + m.Name, Data: memberData(m, "revoke:yes")}})
	}
	m.Revoked = t.m.At
	t.putMember(m)
	subs, err := t.Subscriptions(ctx, m.ID)
	if err != nil {
		return err
	}
	for _, s := range subs {
		if s.Ended.IsZero() {
			s.Ended, s.Why = t.m.At, "revoked"
			t.plan.Add(ledger.SaveSubscription{Subscription: s})
		}
	}
	t.out = append(t.out, chat.Reply{Verb: chat.Menu, Chat: m.ID})
	t.edit("", t.text(words.SayRevoked, m.Name))
	return nil
}
