package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// section is a part of a digest whose rows can be looked at: the question that
// they are the rows of.
type section struct {
	key   string
	name  words.Text
	query ledger.Query
}

// sections are the parts of a digest with rows, in its order.
func (c *composer) sections(p ledger.Period) []section {
	stale, unknown := c.inTalks(), c.inTalks()
	stale.Filter.Stale = staleDays
	unknown.Filter.NoAmount = true
	signed := c.reached(ledger.Deals, ledger.StageSigned, p)
	list := []section{
		{"visits", words.SectionVisits, toward(c.query(ledger.Visits, p), ledger.Outward)},
		{"inward", words.SectionInward, toward(c.query(ledger.Visits, p), ledger.Inward)},
		{"talks", words.SectionTalks, c.reached(ledger.Deals, ledger.StageTalks, p)},
		{"signed", words.SectionSigned, signed},
		{"fifty", words.SectionFifty, atLeast(signed, fiftyYi)},
		{"overdue", words.SectionOverdue, c.query(ledger.Overdue, ledger.Period{})},
		{"stale", words.SectionStale, stale},
		{"unknown", words.SectionUnknown, unknown},
	}
	for i := range list {
		list[i].query.List = true
	}
	return list
}

// digestRows shows the rows of one section in place of the digest, the first
// that has any where none is named, with buttons to the others.
func (t *turn) digestRows(ctx context.Context, s shown, args []string) error {
	c := t.composer(t.Snapshot, s.of, t.m.At, t.lang)
	counts := map[string]int64{}
	var full []section
	for _, x := range c.sections(s.p) {
		if counts[x.key] = c.ask(ctx, x.query).Figure.N; counts[x.key] > 0 {
			full = append(full, x)
		}
	}
	if c.err != nil {
		return c.err
	}
	if len(full) == 0 || !t.mayWith(t.who, actSee, s.of) {
		t.answer(t.text(words.SayDigestNoRowsHere))
		return nil
	}
	at, page := 0, 0
	if len(args) > 1 {
		at = max(0, slices.IndexFunc(full, func(x section) bool { return x.key == args[0] }))
		page, _ = strconv.Atoi(args[1])
	}
	names := t.namesOf(ctx)
	sheet, err := t.sheet(ctx, full[at].query, names, page, true)
	if err != nil {
		return err
	}
	t.looked(ledger.LookRows, s.key(), full[at].key)
	t.edit(s.key(), sheet.text(), sectionButtons(sheet, full, full[at].key, counts)...)
	return names.err
}

// sectionButtons are the pages of the section that is shown, the other sections
// and the way back.
func sectionButtons(s sheet, full []section, at string, counts map[string]int64) [][]chat.Button {
	var rows [][]chat.Button
	var pages []chat.Button
	turn := func(label words.Text, page int) {
		pages = append(pages, chat.Button{Label: label.In(s.lang), Data: fmt.Sprintf("g:rows:%s:%d", at, page)})
	}
	if s.page > 0 {
		turn(words.ButtonPageBack, s.page-1)
	}
	if s.page+1 < s.pages() {
		turn(words.ButtonPageNext, s.page+1)
	}
	if len(pages) > 0 {
		rows = append(rows, pages)
	}
	var others []chat.Button
	for _, x := range full {
		if x.key != at {
			others = append(others, chat.Button{Label: fmt.Sprintf("%s %d", x.name.In(s.lang), counts[x.key]), Data: "g:rows:" + x.key + ":0"})
		}
	}
	rows = slices.AppendSeq(rows, slices.Chunk(others, 3))
	return append(rows, []chat.Button{{Label: words.ButtonDigestBack.In(s.lang), Data: "g:back"}})
}
