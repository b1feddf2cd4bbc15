package handlers

import (
	"context"
	"fmt"
	"strings"

	"guatu/chat"
	"guatu/digest"
	"guatu/ledger"
	"guatu/words"
)

// shown is a digest that stands in a chat: what it is about. It is the key of
// its messages, so that a press or a reply finds it.
type shown struct {
	of    ledger.Scope
	p     ledger.Period
	brief bool // it is the brief of a dispatch meeting
}

// What the keys of digests and of briefs begin with.
const (
	shownDigest = "g"
	shownBrief  = "b"
)

func (s shown) key() string {
	kind := shownDigest
	if s.brief {
		kind = shownBrief
	}
	return fmt.Sprintf("%s %s %s %s", kind, digestOf(s.of), s.p.From, s.p.To)
}

// shownAs reads what key writes.
func shownAs(key string) (s shown, ok bool) {
	f := strings.Fields(key)
	if len(f) != 4 || f[0] != shownDigest && f[0] != shownBrief {
		return s, false
	}
	s.brief = f[0] == shownBrief
	var bad [2]error
	s.p.From, bad[0] = ledger.ParseDate(f[2])
	s.p.To, bad[1] = ledger.ParseDate(f[3])
	s.of, ok = scopeOf(f[1])
	return s, ok && bad[0] == nil && bad[1] == nil
}

// reported composes a digest that is shown to the person, without rows that the
// person may not see.
func (t *turn) reported(ctx context.Context, s shown) (digest.Report, error) {
	r, err := t.compose(ctx, t.Snapshot, s, t.m.At, t.lang)
	if err == nil && !t.mayWith(t.who, actSee, s.of) {
		r = digest.WithoutRows(r)
	}
	return r, err
}

// messages are the texts of a digest or a brief.
func (s shown) messages(r digest.Report, lang ledger.Lang) []string {
	if s.brief {
		return digest.Brief(r, lang)
	}
	return digest.Messages(r, lang)
}

// showDigest sends a digest with its buttons under the last message.
func (t *turn) showDigest(ctx context.Context, s shown) error {
	r, err := t.reported(ctx, s)
	if err != nil {
		return err
	}
	t.looked(ledger.LookDigest, s.key())
	texts := s.messages(r, t.lang)
	if !t.mayWith(t.who, actSee, s.of) {
		texts[len(texts)-1] += "\n\n" + t.text(words.SayDigestNoRows)
	}
	for i, text := range texts {
		var buttons [][]chat.Button
		if i == len(texts)-1 {
			buttons = digestButtons(t.lang)
		}
		t.send(text, buttons...).Key = s.key()
	}
	return nil
}

// digestButtons are what can be done with a digest.
func digestButtons(lang ledger.Lang) [][]chat.Button {
	var row []chat.Button
	for _, b := range []struct {
		label words.Text
		data  string
	}{{words.ButtonRows, "g:rows"}, {words.ButtonChart, "g:chart"}, {words.ButtonTable, "g:table"}, {words.ButtonText, "g:text"}} {
		row = append(row, chat.Button{Label: b.label.In(lang), Data: b.data})
	}
	return [][]chat.Button{row}
}

// pressDigest does what a button under a digest says: rows:SECTION:PAGE, chart,
// table, text, back. What the digest is about is the key that it was sent under.
func (t *turn) pressDigest(ctx context.Context, parts []string) error {
	key, err := t.SentKey(ctx, t.m.Room.ID, t.m.ID)
	if err := ignoreMissing(err); err != nil {
		return err
	}
	s, ok := shownAs(key)
	if !ok {
		t.answer(t.text(words.SayStale))
		return nil
	}
	switch parts[0] {
	case "rows":
		return t.digestRows(ctx, s, parts[1:])
	case "chart":
		return t.digestCharts(ctx, s)
	case "table":
		return t.digestTable(ctx, s)
	case "text":
		return t.digestText(ctx, s)
	case "back":
		if t.mayWith(t.who, actSee, s.of) { // another would take the rows from whom it was sent to
			return t.digestBack(ctx, s)
		}
	}
	t.answer(t.text(words.SayStale))
	return nil
}

// digestText sends the digest as plain text that is copied at a touch.
func (t *turn) digestText(ctx context.Context, s shown) error {
	r, err := t.reported(ctx, s)
	if err != nil {
		return err
	}
	t.looked(ledger.LookText, s.key())
	for _, text := range s.messages(r, t.lang) {
		t.send(chat.Mono(digest.Copied(text))).Key = s.key()
	}
	return nil
}

// digestBack shows the end of the digest again in place of its rows.
func (t *turn) digestBack(ctx context.Context, s shown) error {
	r, err := t.reported(ctx, s)
	if err != nil {
		return err
	}
	t.looked(ledger.LookDigest, s.key())
	texts := s.messages(r, t.lang)
	t.edit(s.key(), texts[len(texts)-1], digestButtons(t.lang)...)
	return nil
}
