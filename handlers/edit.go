package handlers

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// fromEdit takes an edit of a message that made records or drafts: only what
// differs between its two texts changes (spec 2.4). A message that made
// nothing is read anew by the readings after this one.
func (t *turn) fromEdit(ctx context.Context) (bool, error) {
	if t.m.Kind != chat.Edited {
		return false, nil
	}
	b, err := t.before(ctx)
	if err != nil {
		return false, err
	}
	if len(b.records) == 0 && len(b.drafts) == 0 {
		return t.unchanged(ctx)
	}
	if strings.TrimSpace(b.text) == strings.TrimSpace(t.m.Text) {
		return true, nil
	}
	if len(b.records) == 0 {
		for _, d := range b.drafts {
			t.endDraft(d)
		}
		return false, nil
	}
	return true, t.edited(ctx, b)
}

// earlier is what a message made before it was edited.
type earlier struct {
	text    string
	records []entry
	drafts  []ledger.Draft
}

// before finds what the edited message made.
func (t *turn) before(ctx context.Context) (b earlier, err error) {
	if b.records, err = t.madeBy(ctx, t.m.ID); err != nil {
		return b, err
	}
	if len(b.records) == 0 && t.m.Album != "" {
		if b.records, err = t.madeByAlbum(ctx); err != nil {
			return b, err
		}
	}
	for _, e := range b.records {
		b.text = e.head().Text
	}
	all, err := t.Drafts(ctx, t.m.From.ID, t.m.Room.ID)
	for _, d := range all {
		if d.Source.Message == int64(t.m.ID) && d.Form != formProposal {
			b.drafts = append(b.drafts, d)
			if len(b.records) == 0 {
				b.text = d.Source.Text
			}
		}
	}
	return b, err
}

// madeBy are the records that a message of this room made.
func (t *turn) madeBy(ctx context.Context, message int) ([]entry, error) {
	refs, err := t.MadeBy(ctx, t.m.Room.ID, message)
	if err != nil {
		return nil, ignoreMissing(err)
	}
	return t.entriesOf(ctx, refs)
}

// entriesOf are records by their references, in their order.
func (t *turn) entriesOf(ctx context.Context, refs []ledger.Ref) ([]entry, error) {
	var es []entry
	for _, ref := range refs {
		e, err := t.entry(ctx, ref)
		if err != nil {
			return nil, err
		}
		es = append(es, e)
	}
	return es, nil
}

// albumReach is how far apart the messages of an album can lie: it has at most
// ten, one after the other.
const albumReach = 10

// madeByAlbum are the records that other pieces of the message's album made.
func (t *turn) madeByAlbum(ctx context.Context) ([]entry, error) {
	for id := t.m.ID - albumReach; id <= t.m.ID+albumReach; id++ {
		es, err := t.madeBy(ctx, id)
		if err != nil {
			return nil, err
		}
		if len(es) > 0 && es[0].head().Album == t.m.Album {
			return es, nil
		}
	}
	return nil, nil
}

// edited carries the differences of two texts over to the records.
func (t *turn) edited(ctx context.Context, b earlier) error {
	was, is := t.readAny(ctx, b.text), t.readAny(ctx, t.m.Text)
	if len(was) == 0 && len(is) == 0 {
		t.say(words.SayNoField, t.exampleChange(b.records[0].ref()))
		return nil
	}
	waits := map[int]bool{} // items that are as they were, and still asked about
	var added []ledger.Draft
	for _, p := range pairUp(was, is) {
		e, ok := b.at(p.was)
		switch {
		case p.is < 0 && ok && !e.head().IsWithdrawn():
			if err := t.withdraw(ctx, e, true); err != nil {
				return err
			}
		case p.is < 0:
		case p.was >= 0 && ok:
			if err := t.editOne(ctx, e, was[p.was], is[p.is], p.is); err != nil {
				return err
			}
		case p.was < 0 || !reflect.DeepEqual(was[p.was].Values, is[p.is].Values):
			added = append(added, t.draftOf(is[p.is], p.is))
		default:
			waits[p.was] = true
		}
	}
	for _, d := range b.drafts {
		if !waits[d.Item] {
			t.endDraft(d)
		}
	}
	if len(added) == 0 {
		return nil
	}
	return t.settleAll(ctx, added)
}

// readAny reads a text as records by any of the ways in which a message becomes some, in the
// order in which its records were saved.
func (t *turn) readAny(ctx context.Context, text string) []ledger.Report {
	if rs := t.reports(ctx, text); len(rs) > 0 {
		return rs
	}
	rs := grammar.Loose(text, t.ground(ctx))
	if len(rs) == 0 {
		rs = t.prose(ctx, text)
	}
	return eachCompany(rs)
}

// at is the record that an item of the message made.
func (b earlier) at(item int) (entry, bool) {
	i := slices.IndexFunc(b.records, func(e entry) bool { return e.head().Item == item })
	if item < 0 || i < 0 {
		return entry{}, false
	}
	return b.records[i], true
}

// editOne changes one record by what differs; where nothing does, it only
// learns the message's new text.
func (t *turn) editOne(ctx context.Context, e entry, was, is ledger.Report, item int) error {
	r := differing(was, is)
	if len(r.Values) == 0 {
		e = e.clone()
		e.head().Text, e.head().Item = t.m.Text, item
		t.put(e.change())
		return nil
	}
	d := t.changeOf(e.ref(), r)
	d.Item = item
	return t.amend(ctx, d)
}

// editing tells whether a draft comes from an edit of the record's own message.
func editing(e entry, d ledger.Draft) bool {
	h := e.head()
	return h.Chat == d.Source.Chat && h.Message != 0 && (h.Message == d.Source.Message || h.Album != "" && h.Album == d.Source.Album)
}

// pair is an item of the old text and the item of the new text that it became;
// -1 where there is none.
type pair struct{ was, is int }

// pairUp finds for each report of the old text the one that it became: the
// same words first, then the same company or name, then the order.
func pairUp(was, is []ledger.Report) []pair {
	var ps []pair
	taken := make([]bool, len(is))
	became := make([]int, len(was))
	for i := range became {
		became[i] = -1
	}
	for _, same := range []func(a, b ledger.Report) bool{sameWords, sameSubject, sameKind} {
		for i := range was {
			for j := range is {
				if became[i] < 0 && !taken[j] && same(was[i], is[j]) {
					became[i], taken[j] = j, true
				}
			}
		}
	}
	for i, j := range became {
		ps = append(ps, pair{i, j})
	}
	for j := range is {
		if !taken[j] {
			ps = append(ps, pair{-1, j})
		}
	}
	return ps
}

func sameKind(a, b ledger.Report) bool { return a.Kind == b.Kind }

func sameWords(a, b ledger.Report) bool { return a.Kind == b.Kind && a.Text == b.Text }

func sameSubject(a, b ledger.Report) bool {
	x, y := subject(a), subject(b)
	return a.Kind == b.Kind && x != "" && x == y
}

// subject is what a report is about: its name, else its companies.
func subject(r ledger.Report) string {
	if v, ok := r.Get(ledger.FName); ok {
		return grammar.FoldName(v.Text)
	}
	v, _ := r.Get(ledger.FCompany)
	return grammar.FoldName(strings.Join(v.Names, ""))
}

// differing is a change that makes of what was said what is said now. A field
// that is gone is emptied.
func differing(was, is ledger.Report) ledger.Report {
	r := ledger.Report{Kind: is.Kind, Text: is.Text}
	if a, b := reportedStage(was), reportedStage(is); is.Kind == ledger.KindDeal && a != b {
		r.Values = append(r.Values, ledger.Value{Field: ledger.FStage, Key: string(b), Text: string(b), Names: []string{string(a)}})
	}
	if is.Kind == ledger.KindVisit && was.Direction != is.Direction && !is.Has(ledger.FDirection) {
		r.Values = append(r.Values, ledger.Value{Field: ledger.FDirection, Key: string(is.Direction), Text: string(is.Direction)})
	}
	for _, f := range bothFields(was, is) {
		a, b := valuesOf(was, f), valuesOf(is, f)
		if sameValues(a, b) || f == ledger.FStage && is.Kind == ledger.KindDeal {
			continue
		}
		r.Values = append(r.Values, newValues(f, a, b, is)...)
	}
	return r
}

// newValues says a field anew.
func newValues(f ledger.Field, a, b []ledger.Value, is ledger.Report) []ledger.Value {
	if f == ledger.FNote || f == ledger.FFigure {
		gone := ledger.Value{Field: f}
		for _, v := range a {
			gone.Keys = append(gone.Keys, goneKey(v))
		}
		return append([]ledger.Value{gone}, b...)
	}
	if len(b) == 0 {
		b = []ledger.Value{{Field: f}}
	}
	if f == ledger.FDate && is.Kind == ledger.KindDeal && !is.Funds {
		b = slices.Clone(b)
		b[0].Key = string(reportedStage(is))
	}
	return b
}

// goneKey names a note or a figure that is no longer said.
func goneKey(v ledger.Value) string {
	if v.Field == ledger.FFigure {
		return v.Figure.Name
	}
	return v.Text
}

func valuesOf(r ledger.Report, f ledger.Field) []ledger.Value {
	var vs []ledger.Value
	for _, v := range r.Values {
		if v.Field == f {
			vs = append(vs, v)
		}
	}
	return vs
}

// sameValues tells whether two texts say the same of a field, word for word or
// in other words.
func sameValues(a, b []ledger.Value) bool {
	return slices.EqualFunc(a, b, func(x, y ledger.Value) bool {
		if x.Text == y.Text {
			return true
		}
		free := x.Date == 0 && x.Key == "" && !x.Money.Given() && !x.Period.Known() && len(x.Names) == 0 && len(x.Steps) == 0 && x.Tri == ledger.Unknown
		x.Text, y.Text = "", ""
		return !free && reflect.DeepEqual(x, y)
	})
}

// bothFields are the fields of two reports, each once.
func bothFields(a, b ledger.Report) []ledger.Field {
	var fs []ledger.Field
	for _, v := range append(slices.Clone(a.Values), b.Values...) {
		if !slices.Contains(fs, v.Field) {
			fs = append(fs, v.Field)
		}
	}
	return fs
}
