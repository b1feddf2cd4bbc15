package handlers

import (
	"context"
	"strings"

	"guatu/chat"
	"guatu/words"
)

// press is what a button's data begins with, and how many parts follow at least.
type press struct {
	verb  string
	parts int
	act   act // what it takes the right to; "" where the button's record, draft or question decides
	do    func(*turn, context.Context, []string) error
}

// presses are the buttons of the bot. Data is verb:part:part…, at most 64 bytes.
func presses() []press {
	return []press{
		{"a", 2, actInvite, (*turn).pressAccess},
		{"d", 3, "", (*turn).pressDraft},
		{"r", 3, "", (*turn).pressRecord},
		{"s", 4, "", (*turn).pressStep},
		{"m", 3, actInvite, (*turn).pressMember},
		{"l", 1, actInvite, (*turn).pressMembers},
		{"c", 3, actMerge, (*turn).pressMerge},
		{"g", 1, "", (*turn).pressDigest},
		{"h", 2, actDigests, (*turn).pressDigests},
		{"q", 1, "", (*turn).pressAnswer},
		{"k", 1, "", (*turn).pressChoice},
	}
}

// fromPress does what a button says. Who pressed is looked at each time; what
// cannot be done any more says so and changes nothing.
func (t *turn) fromPress(ctx context.Context) (bool, error) {
	if t.m.Kind != chat.Pressed {
		return false, nil
	}
	parts := strings.Split(t.m.Data, ":")
	for _, p := range presses() {
		if p.verb != parts[0] || len(parts) <= p.parts {
			continue
		}
		if p.act != "" && !may(t.who, p.act) {
			t.answer(t.text(words.SayOnlyAdmin))
			return true, nil
		}
		return true, p.do(t, ctx, parts[1:])
	}
	t.answer(t.text(words.SayStale))
	return true, nil
}
