package handlers

import (
	"context"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// chooseLang sets the member's language.
func (t *turn) chooseLang(_ context.Context, arg string) error {
	switch strings.ToLower(arg) {
	case "zh", "cn", "中文", "chinese", "汉语":
		t.who.Lang = ledger.Zh
	case "en", "english", "英文", "英语":
		t.who.Lang = ledger.En
	default:
		t.say(words.SayLangHow)
		return nil
	}
	t.lang = t.who.Lang
	t.saveWho()
	t.out = append(t.out, t.menu(t.who))
	t.say(words.SayLangNow)
	return nil
}

// saveWho saves the person who talks, once, as they are now.
func (t *turn) saveWho() {
	for i, c := range t.plan.Changes {
		if s, ok := c.(ledger.SaveMember); ok && s.Member.ID == t.who.ID {
			t.plan.Changes[i] = ledger.SaveMember{Member: withVersion(t.who, s.Member.Version)}
			return
		}
	}
	t.plan.Add(ledger.SaveMember{Member: t.who})
}

func withVersion(m ledger.Member, v int) ledger.Member { m.Version = v; return m }
