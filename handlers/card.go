package handlers

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// card is a record as it is shown.
type card struct {
	entry
	kind  string // 走访, 签约 …
	title string // company, or name
	lines []line
	open  string // what nobody has decided yet, in markup
}

// line is one field of a card.
type line struct {
	field     ledger.Field
	value     string // plain
	byDefault bool
}

// card makes a record ready to be shown: every field as it was understood.
func (t *turn) card(ctx context.Context, e entry, lang ledger.Lang) (card, error) {
	w := &writer{t: t, lang: lang, card: card{entry: e}}
	switch {
	case e.visit != nil:
		w.visit(ctx, *e.visit)
	case e.deal != nil:
		w.deal(ctx, *e.deal)
	case e.trip != nil:
		w.trip(*e.trip)
	default:
		w.event(*e.event)
	}
	w.common(*e.head())
	w.doubles(ctx)
	return w.card, w.err
}

// text is the card in markup: the reference heads it, so that a tap shows the
// card and a reply finds it.
func (c card) text(lang ledger.Lang) string {
	return fit(func(most int) string {
		var b strings.Builder
		fmt.Fprintf(&b, "/%s %s", c.ref(), chat.Bold(clip(c.heading(), most)))
		for _, l := range c.lines {
			b.WriteString("\n" + chat.Escape(l.text(lang, most)))
		}
		if c.open != "" {
			b.WriteString("\n" + c.open)
		}
		return b.String()
	})
}

// short is the card in one line.
func (c card) short(lang ledger.Lang) string {
	var parts []string
	for _, l := range c.lines {
		parts = append(parts, chat.Escape(l.text(lang, mostInLine)))
	}
	if c.open != "" {
		parts = append(parts, c.open)
	}
	return fmt.Sprintf("/%s %s %s", c.ref(), chat.Bold(c.kind), strings.Join(parts, words.Semicolon.In(lang)))
}

// mostInLine is how much of one value a line of several records shows.
const mostInLine = 120

// brief is the card's reference and title only.
func (c card) brief() string {
	return "/" + c.ref().String() + " " + chat.Escape(clip(c.heading(), mostInLine))
}

func (c card) heading() string {
	if c.title == "" {
		return c.kind
	}
	return c.kind + " · " + c.title
}

func (l line) text(lang ledger.Lang, most int) string {
	s := label(l.field, lang) + words.Colon.In(lang) + clip(l.value, most)
	if l.byDefault {
		s += words.Default.In(lang)
	}
	return s
}

// value is the card's line of a field.
func (c card) value(f ledger.Field) (line, bool) {
	for _, l := range c.lines {
		if l.field == f {
			return l, true
		}
	}
	return line{field: f}, false
}

// label is a field's name on cards.
func label(f ledger.Field, lang ledger.Lang) string {
	for _, names := range []map[ledger.Field]words.Text{words.CardNames, words.FieldNames} {
		if name, ok := names[f]; ok {
			return name.In(lang)
		}
	}
	return string(f)
}

// dated is a day with its weekday.
func dated(d ledger.Date, lang ledger.Lang) string {
	if !d.Known() {
		return ""
	}
	return d.String() + " " + words.Weekdays[d.Weekday()-1].In(lang)
}

// span is a period with both its days.
func span(p ledger.Period, lang ledger.Lang) string {
	if p.To == 0 || p.To == p.From {
		return dated(p.From, lang)
	}
	return dated(p.From, lang) + words.To.In(lang) + dated(p.To, lang)
}

// steps are the open next steps with their due days.
func steps(ss []ledger.Step, lang ledger.Lang) string {
	var parts []string
	for _, s := range ss {
		text := s.Text
		if s.Order {
			text = words.OrderMark.In(lang) + text
		}
		note := dated(s.Due, lang)
		if s.Done.Known() {
			note = words.Done.In(lang) + " " + s.Done.String()
		}
		if note != "" {
			text += fmt.Sprintf(words.OfBrackets.In(lang), note)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, words.Semicolon.In(lang))
}

// triName is yes or no, "" when it is not known.
func triName(v ledger.Tri, lang ledger.Lang) string {
	switch v {
	case ledger.Yes:
		return words.Yes.In(lang)
	case ledger.No:
		return words.No.In(lang)
	}
	return ""
}

// files says what is attached: 照片 3.
func files(fs []ledger.File, lang ledger.Lang) string {
	var order []string
	count := map[string]int{}
	for _, f := range fs {
		if count[f.Kind] == 0 {
			order = append(order, f.Kind)
		}
		count[f.Kind]++
	}
	for i, k := range order {
		name := k
		if w, ok := words.FileKinds[k]; ok {
			name = w.In(lang)
		}
		order[i] = name + " " + strconv.Itoa(count[k])
	}
	return strings.Join(order, words.Comma.In(lang))
}
