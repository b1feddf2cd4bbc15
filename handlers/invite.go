package handlers

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"regexp"
	"strconv"
	"strings"
	"time"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// An invitation ends after a week (spec 2.1), and lets in no more than a
// hundred people.
const (
	inviteLife = 7 * 24 * time.Hour
	mostUses   = 100
)

var usesForm = regexp.MustCompile(`(?i)\s+[x×*](\d{1,3})$`)

// invite makes a link that lets people in: ROLE SCOPE, and how often.
func (t *turn) invite(ctx context.Context, arg string) error {
	uses := 1
	if m := usesForm.FindStringSubmatch(arg); m != nil {
		uses, _ = strconv.Atoi(m[1])
		arg = strings.TrimSuffix(arg, m[0])
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(arg), " ")
	if first == "" || strings.TrimSpace(rest) == "" || uses < 1 || uses > mostUses {
		t.say(words.SayInviteHow, text(t.lang, words.ExampleRole, t.anyUnit()))
		return nil
	}
	role, ok := roleNamed(first)
	if !ok {
		t.say(words.SayRoleWhich, first)
		return nil
	}
	scope, near, ok := t.scopeNamed(rest)
	if !ok {
		t.send(t.text(words.SayScopeWhich, strings.TrimSpace(rest)) + t.nearest(near))
		return nil
	}
	return t.sendInvitation(ledger.Invitation{Code: newCode(), Role: role, Scope: scope, By: t.who.ID, Made: t.m.At, Ends: t.m.At.Add(inviteLife), Uses: uses})
}

// sendInvitation keeps an invitation and says its link.
func (t *turn) sendInvitation(inv ledger.Invitation) error {
	me := t.me()
	if me == "" {
		t.say(words.SayNoName)
		return nil
	}
	t.plan.Add(ledger.SaveInvitation{Invitation: inv})
	until := inv.Ends.In(t.zone()).Format("2006-01-02 15:04")
	t.send(t.text(words.SayInvite, roleName(inv.Role, t.lang), t.scopeName(inv.Scope, t.lang), inv.Uses, until) +
		"\nhttps://t.me/" + me + "?start=" + inv.Code)
	return nil
}

// newCode is a code that cannot be guessed: 144 random bits, in letters that a
// link may hold.
func newCode() string {
	b := make([]byte, 18)
	rand.Read(b)
	return base64.RawURLEncoding.EncodeToString(b)
}

// roleNamed is the role that people call so, in either language.
func roleNamed(s string) (ledger.Role, bool) {
	want := grammar.FoldText(s)
	for _, r := range words.Roles {
		for _, name := range append([]string{r.Name.Zh, r.Name.En}, r.Aliases...) {
			if grammar.FoldText(name) == want {
				return r.Role, true
			}
		}
	}
	return "", false
}

// scopeNamed is the unit, district or chain with that name, or the whole city;
// else the names that are nearest to it.
func (d *Desk) scopeNamed(name string) (s ledger.Scope, near []string, ok bool) {
	want := grammar.FoldName(name)
	city := append(placeNames(d.City.Place), words.WholeCity.Zh, words.WholeCity.En, "city", "all")
	if containsName(city, want) {
		return s, nil, true
	}
	var all []string
	for _, u := range d.City.Units {
		if containsName(placeNames(u.Place), want) {
			return ledger.Scope{Unit: u.Key}, nil, true
		}
		all = append(all, u.Zh)
	}
	for _, p := range d.City.Districts {
		if containsName(placeNames(p), want) {
			return ledger.Scope{District: p.Key}, nil, true
		}
		all = append(all, p.Zh)
	}
	for _, p := range d.City.Chains {
		if containsName(placeNames(p), want) {
			return ledger.Scope{Chain: p.Key}, nil, true
		}
		all = append(all, p.Zh)
	}
	return s, grammar.Nearest(name, all), false
}

// placeNames are all names of a place, its key too.
func placeNames(p ledger.Place) []string { return append([]string{p.Key, p.Zh, p.En}, p.Aliases...) }

func containsName(names []string, folded string) bool {
	for _, n := range names {
		if n != "" && grammar.FoldName(n) == folded {
			return true
		}
	}
	return false
}

// anyUnit is a unit's name for an example.
func (d *Desk) anyUnit() string {
	if len(d.City.Units) > 0 {
		return d.City.Units[0].Zh
	}
	return words.WholeCity.Zh
}

// nearest is a sentence that names the nearest names, "" when there are none.
func (t *turn) nearest(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return t.text(words.SayNearest, strings.Join(names, words.Comma.In(t.lang)))
}
