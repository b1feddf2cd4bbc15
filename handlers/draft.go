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

// active is the person's open draft in this room; false where there is none.
func (t *turn) active(ctx context.Context) (ledger.Draft, bool, error) {
	d, err := t.Draft(ctx, t.m.From.ID, t.m.Room.ID)
	if ledger.Is(err, ledger.NotFound) {
		return d, false, nil
	}
	return d, err == nil, err
}

// ask keeps a draft with its question and asks it. It becomes the one that is
// open; another that was is parked.
func (t *turn) ask(ctx context.Context, d ledger.Draft, n need) error {
	if err := t.parkOpen(ctx, d.ID); err != nil {
		return err
	}
	d.Parked = false
	d, err := t.keep(ctx, d, n)
	if err != nil {
		return err
	}
	t.pose(d, n.text)
	return nil
}

// keep saves a draft with what it needs.
func (t *turn) keep(ctx context.Context, d ledger.Draft, n need) (ledger.Draft, error) {
	if d.ID == 0 {
		id, err := t.Store.Reserve(ctx, ledger.KindDraft)
		if err != nil {
			return d, err
		}
		d.ID = id
	}
	if n.field == ledger.FUnit && n.doubt == ledger.Missing {
		d.Answers = append(d.Answers, unitAsked)
	}
	d.Asking, d.Doubt, d.Options = n.field, n.doubt, n.options
	t.plan.Add(ledger.SaveDraft{Draft: d})
	d.Version++
	return d, nil
}

// pose sends a draft's question with its answers as buttons. In a group it
// asks for a reply instead: only that reaches a bot there.
func (t *turn) pose(d ledger.Draft, text string) {
	key := ledger.Ref{Kind: ledger.KindDraft, N: d.ID}.String()
	if !t.m.Room.Group {
		t.send(text, draftButtons(d)...).Key = key
		return
	}
	var answers []string
	for _, o := range d.Options {
		answers = append(answers, o.Label)
	}
	if len(answers) > 0 {
		text += "\n" + t.text(words.SayReplyOne, strings.Join(answers, words.Slash.In(t.lang)))
	}
	r := t.send(text)
	r.Key, r.Force = key, true
}

// draftButtons are a draft's answers: r:ID:VERSION:NUMBER.
func draftButtons(d ledger.Draft) [][]chat.Button {
	var bs []chat.Button
	long := 0
	for i, o := range d.Options {
		bs = append(bs, chat.Button{Label: o.Label, Data: fmt.Sprintf("d:%d:%d:%d", d.ID, d.Version, i)})
		long = max(long, len([]rune(o.Label)))
	}
	across := 3
	if long > 12 {
		across = 1
	} else if long > 7 {
		across = 2
	}
	return grid(bs, across)
}

// parkOpen parks the open draft, unless it is the one that is asked now.
func (t *turn) parkOpen(ctx context.Context, except int64) error {
	d, ok, err := t.active(ctx)
	if err != nil || !ok || d.ID == except || t.ended(d.ID) {
		return err
	}
	d.Parked = true
	t.plan.Add(ledger.SaveDraft{Draft: d})
	return nil
}

// ended tells whether the plan has ended or parked a draft already.
func (t *turn) ended(id int64) bool {
	for _, c := range t.plan.Changes {
		if e, ok := c.(ledger.EndDraft); ok && e.ID == id {
			return true
		}
		if s, ok := c.(ledger.SaveDraft); ok && s.Draft.ID == id {
			return true
		}
	}
	return false
}

// endDraft removes a draft that was kept.
func (t *turn) endDraft(d ledger.Draft) {
	if d.ID != 0 {
		t.plan.Add(ledger.EndDraft{ID: d.ID, Version: d.Version})
	}
}

// cancel gives the open draft up.
func (t *turn) cancel(ctx context.Context, _ string) error {
	d, ok, err := t.active(ctx)
	if err != nil {
		return err
	}
	if !ok {
		t.say(words.SayNoDraft)
		return nil
	}
	t.endDraft(d)
	t.say(words.SayCancelled)
	return nil
}

// drafts lists what is not finished, with a button to go on with each.
func (t *turn) drafts(ctx context.Context, _ string) error {
	ds, err := t.openDrafts(ctx)
	if err != nil {
		return err
	}
	if len(ds) == 0 {
		t.say(words.SayNoDraft)
		return nil
	}
	lines := []string{t.text(words.SayDrafts)}
	var rows [][]chat.Button
	for i, d := range ds {
		lines = append(lines, strconv.Itoa(i+1)+". "+chat.Escape(firstWords(d)))
		rows = append(rows, []chat.Button{
			{Label: strconv.Itoa(i+1) + ". " + words.ButtonResume.In(t.lang), Data: fmt.Sprintf("d:%d:%d:go", d.ID, d.Version)},
			{Label: words.ButtonGiveUp.In(t.lang), Data: fmt.Sprintf("d:%d:%d:end", d.ID, d.Version)},
		})
	}
	t.send(strings.Join(lines, "\n"), rows...)
	return nil
}

// openDrafts are the person's drafts here, without proposals: those wait for a
// reviewer.
func (t *turn) openDrafts(ctx context.Context) ([]ledger.Draft, error) {
	all, err := t.Drafts(ctx, t.m.From.ID, t.m.Room.ID)
	if err != nil {
		return nil, err
	}
	var ds []ledger.Draft
	for _, d := range all {
		if d.Form != formProposal {
			ds = append(ds, d)
		}
	}
	return ds[:min(len(ds), 20)], nil
}

// firstWords are the beginning of what a draft was typed as.
func firstWords(d ledger.Draft) string {
	s := strings.Join(strings.Fields(d.Report.Text), " ")
	if s == "" {
		s = kindName(d.Report.Kind).Zh
	}
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}

// kindName is what a kind of record is called.
func kindName(k ledger.Kind) words.Text { return words.TagNames[k] }

// formProposal marks a draft that is a change which a reviewer must accept.
const formProposal = "proposal"
