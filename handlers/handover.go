package handlers

import (
	"context"
	"strconv"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// handOver offers the colleagues, then gives one of them the open next steps
// and drafts of a member.
func (t *turn) handOver(ctx context.Context, m ledger.Member, to string) error {
	if to == "" {
		all, err := t.standing(ctx)
		if err != nil {
			return err
		}
		var bs []chat.Button
		for _, x := range all {
			if x.ID != m.ID && colleagues(m, x) && len(bs) < 40 {
				bs = append(bs, chat.Button{Label: x.Name, Data: memberData(m, "hand:"+strconv.FormatInt(x.ID, 10))})
			}
		}
		return t.offerMember(m, bs)
	}
	id, _ := strconv.ParseInt(to, 10, 64)
	heir, err := t.Member(ctx, id)
	if err := ignoreMissing(err); err != nil {
		return err
	}
	if !heir.Active() {
		t.answer(t.text(words.SayStale))
		return nil
	}
	steps, err := t.handSteps(ctx, m, heir)
	if err != nil {
		return err
	}
	drafts, err := t.handDrafts(ctx, m, heir)
	if err != nil {
		return err
	}
	t.edit("", t.text(words.SayHandedOver, m.Name, heir.Name, steps, drafts))
	lang := t.langOf(heir)
	t.notify(heir.ID, text(lang, words.SayHandedYou, m.Name, steps, drafts))
	return nil
}

// colleagues tells whether two members work for the same unit or district, or
// one of them for the whole city.
func colleagues(a, b ledger.Member) bool {
	return a.Unit != "" && a.Unit == b.Unit || a.District == b.District
}

// mostHanded bounds how many records one hand-over goes through.
const mostHanded = 5000

// handSteps gives somebody the open next steps of a member.
func (t *turn) handSteps(ctx context.Context, m, heir ledger.Member) (int, error) {
	refs, err := t.ReportedBy(ctx, m.ID, mostHanded)
	if err != nil {
		return 0, err
	}
	handed := 0
	for _, ref := range refs {
		e, err := t.entry(ctx, ref)
		if err != nil {
			return 0, err
		}
		e = e.clone()
		n := 0
		for i, s := range e.head().Steps {
			if s.Owner == m.ID && !s.Done.Known() {
				e.head().Steps[i].Owner = heir.ID
				n++
			}
		}
		if n > 0 {
			t.save(e)
			handed += n
		}
	}
	return handed, nil
}

// handDrafts gives somebody the drafts of a member's private chat, parked.
func (t *turn) handDrafts(ctx context.Context, m, heir ledger.Member) (int, error) {
	ds, err := t.Drafts(ctx, m.ID, m.ID)
	for _, d := range ds {
		d.Person, d.Chat, d.Parked = heir.ID, heir.ID, true
		t.plan.Add(ledger.SaveDraft{Draft: d})
	}
	return len(ds), err
}
