package handlers

import (
	"context"
	"strconv"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// record takes what a message reports: each report is saved or asked about.
func (t *turn) record(ctx context.Context, reports []ledger.Report) error {
	if err := t.parkOpen(ctx, 0); err != nil {
		return err
	}
	var ds []ledger.Draft
	for i, r := range reports {
		ds = append(ds, t.draftOf(r, i))
	}
	return t.settleAll(ctx, ds)
}

// draftOf is a report as a draft that is not kept yet.
func (t *turn) draftOf(r ledger.Report, item int) ledger.Draft {
	src := t.plan.Source
	src.At, src.Album, src.Files = t.at, t.m.Album, filesOf(t.m.Pieces)
	d := ledger.Draft{Person: t.m.From.ID, Chat: t.m.Room.ID, Source: src, Made: ledger.Source{Member: src.Member, Chat: src.Chat, Message: src.Message, At: t.m.At}, Item: item, Report: r}
	return d
}

// settleAll saves what can be saved and asks about the rest, one at a time:
// the others wait in /drafts.
func (t *turn) settleAll(ctx context.Context, ds []ledger.Draft) error {
	var done []outcome
	var asked *ledger.Draft
	var question need
	waiting := 0
	for _, d := range ds {
		o, n, err := t.settle(ctx, &d)
		switch {
		case err != nil:
			return err
		case n == nil:
			done = append(done, o)
			t.endDraft(d)
		case asked == nil:
			asked, question = &d, *n
		default:
			d.Parked = true
			if _, err := t.keep(ctx, d, *n); err != nil {
				return err
			}
			waiting++
		}
	}
	if err := t.show(ctx, done); err != nil {
		return err
	}
	if asked == nil {
		return nil
	}
	if len(ds) > 1 {
		question.text = t.text(words.SayOfMany, asked.Item+1, markup(question.text))
	}
	if waiting > 0 {
		question.text += "\n" + t.text(words.SayWaiting, waiting)
	}
	return t.ask(ctx, *asked, question)
}

// show answers with the card of one record, or with a line for each of several.
func (t *turn) show(ctx context.Context, done []outcome) error {
	if len(done) == 0 {
		return nil
	}
	t.touchWho()
	if len(done) == 1 {
		return t.showOne(ctx, done[0])
	}
	lines := []string{t.text(words.SayGroupShort, len(done))}
	var es []entry
	for _, o := range done {
		es = append(es, o.entry)
		c, err := t.card(ctx, o.entry, t.lang)
		if err != nil {
			return err
		}
		if o.note != "" && !o.made {
			lines = append(lines, o.note)
			continue
		}
		c.fresh(o.fresh, t.lang)
		lines = append(lines, c.short(t.lang))
	}
	buttons, err := t.listButtons(ctx, es, t.lang)
	for i, text := range chunks(lines) {
		if i > 0 {
			buttons = nil // those of the first part are kept when it is shown anew
		}
		t.send(text, buttons...).Key = listKey(*done[0].entry.head())
	}
	return err
}

// showOne sends the card of a record.
func (t *turn) showOne(ctx context.Context, o outcome) error {
	if !o.made && o.note != "" {
		if t.saves(o.entry.ref()) {
			if err := t.refresh(ctx, o.entry); err != nil {
				return err
			}
		}
		t.send(o.note)
		return nil
	}
	c, err := t.card(ctx, o.entry, t.lang)
	if err != nil {
		return err
	}
	c.fresh(o.fresh, t.lang)
	return t.sendCard(ctx, c)
}

// sendCard sends a card with its buttons, under the key by which it is found.
func (t *turn) sendCard(ctx context.Context, c card) error {
	buttons, err := t.buttons(ctx, c.entry, t.who, t.lang)
	t.send(c.text(t.lang), buttons...).Key = c.ref().String()
	return err
}

// fresh says on a card that its company was not known before.
func (c *card) fresh(yes bool, lang ledger.Lang) {
	for i := range c.lines {
		if yes && c.lines[i].field == ledger.FCompany {
			c.lines[i].value += words.NewCompany.In(lang)
		}
	}
}

// listKey names the answer to a message of several records.
func listKey(h ledger.Head) string { return "M" + strconv.FormatInt(h.Message, 10) }

// touchWho notes the day of the member's last report, once a day.
func (t *turn) touchWho() {
	if t.day(t.who.Last) >= t.today() {
		return
	}
	t.who.Last = t.m.At
	t.saveWho()
}

// attach keeps what came with the message on the record.
func (t *turn) attach(e entry) {
	fs := filesOf(t.m.Pieces)
	if len(fs) == 0 {
		return
	}
	e.head().Files = append(e.head().Files, fs...)
	t.save(e)
}

// filesOf are the pieces of a message that a record can keep.
func filesOf(ps []chat.Piece) []ledger.File {
	var fs []ledger.File
	for _, p := range ps {
		switch p.Kind {
		case "photo", "document", "location", "contact", "video":
			fs = append(fs, ledger.File{Kind: p.Kind, ID: p.File})
		}
	}
	return fs
}
