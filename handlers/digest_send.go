package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"guatu/chat"
	"guatu/digest"
	"guatu/ledger"
	"guatu/words"
)

// fanOut is how many recipients one commit takes, so that the writer is never
// held for long.
const fanOut = 200

// SendDigest sends the digest of a scope for the weeks that ended before the
// times at which it should have gone out, one message for all of them, to
// everyone who gets it, and closes what was due. It may be repeated after a
// crash or run in two processes: each recipient is sent it once.
func (d *Desk) SendDigest(ctx context.Context, of ledger.Scope, fires []time.Time, closing ledger.Change) error {
	snap, err := d.Store.Snapshot(ctx)
	if err != nil {
		return fmt.Errorf("open snapshot: %w", err)
	}
	defer snap.Close()
	to, err := d.recipients(ctx, snap, of)
	if err != nil {
		return err
	}
	m := mailing{Desk: d, snap: snap, of: of, weeks: d.weeksBefore(fires), now: d.Now()}
	for len(to) > fanOut {
		if err := m.send(ctx, to[:fanOut], nil); err != nil {
			return err
		}
		to = to[fanOut:]
	}
	return m.send(ctx, to, closing)
}

// weeksBefore are the weeks that ended before each of the times, oldest first,
// each once.
func (d *Desk) weeksBefore(fires []time.Time) (weeks []ledger.Period) {
	for _, f := range fires {
		w := ledger.Week(d.day(f).WeekStart().Add(-1))
		if len(weeks) == 0 || w.From > weeks[len(weeks)-1].From {
			weeks = append(weeks, w)
		}
	}
	return weeks
}

// recipients are the chats that get a digest: subscribers, and those that the
// configuration names.
func (d *Desk) recipients(ctx context.Context, snap Snapshot, of ledger.Scope) ([]ledger.Subscription, error) {
	subs, err := snap.SubscriptionsOf(ctx, digestOf(of))
	if err != nil {
		return nil, err
	}
	known := map[int64]bool{}
	for _, s := range subs {
		known[s.Chat] = true
	}
	for _, s := range d.DigestChats {
		if s.Of != digestOf(of) || known[s.Chat] {
			continue
		}
		had, err := snap.Subscriptions(ctx, s.Chat)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(had, func(x ledger.Subscription) bool { return x.Of == s.Of && !x.Ended.IsZero() }) {
			subs = append(subs, s)
		}
	}
	return subs, nil
}

// mailing is one digest on its way to its recipients.
type mailing struct {
	*Desk
	snap    Snapshot
	of      ledger.Scope
	weeks   []ledger.Period
	now     time.Time
	again   bool // it is sent once more, to somebody whom it did not reach
	written map[edition]letter
}

// edition is how a digest is written: for whom it is without rows (spec 3.3).
type edition struct {
	lang ledger.Lang
	rows bool
}

// letter is a digest in one language, ready to be sent.
type letter struct {
	texts   []string
	picture *chat.Document // nil where there is none
	title   string         // its caption
	figures string
}

// send sends it to some recipients in one commit.
func (m *mailing) send(ctx context.Context, to []ledger.Subscription, closing ledger.Change) error {
	plan, replies, err := m.plan(ctx, to)
	if err != nil {
		return err
	}
	if closing != nil {
		plan.Add(closing)
	}
	return m.Store.Apply(ctx, nil, plan, replies)
}

// plan is what it takes to send it to some recipients.
func (m *mailing) plan(ctx context.Context, to []ledger.Subscription) (plan ledger.Plan, replies []chat.Reply, err error) {
	plan.Source.At = m.now
	for _, s := range to {
		ed, err := m.editionFor(ctx, s)
		if err != nil {
			return plan, nil, err
		}
		x, err := m.letter(ctx, ed)
		if err != nil {
			return plan, nil, err
		}
		replies = append(replies, m.addressed(x, s, ed.lang)...)
		for _, w := range m.weeks {
			plan.Add(ledger.SaveDelivery{Delivery: ledger.Delivery{Of: digestOf(m.of), Period: w, Chat: s.Chat, Once: m.key() + "#0", Figures: x.figures, At: m.now, Again: m.again}})
		}
	}
	return plan, replies, nil
}

// addressed are the messages to one recipient: the texts, with buttons under the
// last, then the picture without a sound.
func (m *mailing) addressed(x letter, s ledger.Subscription, lang ledger.Lang) (replies []chat.Reply) {
	for i, text := range x.texts {
		r := chat.Reply{Chat: s.Chat, Thread: s.Thread, Text: text, Bulk: true, Key: m.about().key(), Once: m.key() + "#" + strconv.Itoa(i)}
		if i == len(x.texts)-1 {
			r.Buttons = digestButtons(lang)
		}
		replies = append(replies, r)
	}
	if x.picture != nil {
		picture := *x.picture
		replies = append(replies, chat.Reply{Chat: s.Chat, Thread: s.Thread, Text: x.title, Picture: &picture, Bulk: true, Silent: true, Once: m.key() + "#picture"})
	}
	return replies
}

// key names the sending: what it is about, the last week that it covers and,
// where it is sent again, when.
func (m *mailing) key() string {
	key := "digest:" + digestOf(m.of) + ":" + m.weeks[len(m.weeks)-1].From.String()
	if m.again {
		key += ":" + strconv.FormatInt(m.now.UnixMilli(), 10)
	}
	return key
}

// about is the digest as its messages are found by.
func (m *mailing) about() shown {
	return shown{of: m.of, p: ledger.Period{From: m.weeks[0].From, To: m.weeks[len(m.weeks)-1].To}}
}

// editionFor is how a recipient gets the digest: in the language of whoever
// subscribed, and in a member's own chat with the rows that the member may see
// by now. What a group or a configured chat gets was decided by who bound it.
func (m *mailing) editionFor(ctx context.Context, s ledger.Subscription) (edition, error) {
	ed := edition{m.City.Language, true}
	who, err := m.snap.Member(ctx, s.Member)
	if err != nil {
		return ed, ignoreMissing(err)
	}
	if who.Lang != "" {
		ed.lang = who.Lang
	}
	ed.rows = s.Chat != s.Member || m.mayWith(who, actSee, m.of)
	return ed, nil
}

// letter is the digest in an edition, composed once.
func (m *mailing) letter(ctx context.Context, ed edition) (letter, error) {
	if x, ok := m.written[ed]; ok {
		return x, nil
	}
	lang := ed.lang
	r, err := m.compose(ctx, m.snap, m.about(), m.now, lang)
	if err != nil {
		return letter{}, err
	}
	if r.Weeks = len(m.weeks); r.Weeks > 1 {
		r.Span = digest.Weeks
	}
	x := letter{title: chat.Escape(digest.Title(r)), figures: r.Figures()}
	if x.picture, err = m.picture(ctx, r); err != nil {
		return letter{}, err
	}
	if !ed.rows {
		r = digest.WithoutRows(r)
	}
	x.texts = digest.Messages(r, lang)
	if !ed.rows {
		x.texts[len(x.texts)-1] += "\n\n" + text(lang, words.SayDigestNoRows)
	}
	if m.written == nil {
		m.written = map[edition]letter{}
	}
	m.written[ed] = x
	return x, nil
}

// picture is the first chart of the digest; none where nothing happened.
func (m *mailing) picture(ctx context.Context, r digest.Report) (*chat.Document, error) {
	if m.Draw == nil || r.Week.Visits+r.Week.Signed == 0 {
		return nil, nil
	}
	list, err := m.drawings(ctx, m.snap, m.about(), r)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	picture, _ := m.drawn(list[0])
	return picture, nil
}

// Digest is the text of the digest of a district, unit, chain or the city, by
// its name or key, over a week, as it would be sent now.
func (d *Desk) Digest(ctx context.Context, name string, week ledger.Period, lang ledger.Lang) (string, error) {
	of, _, known := d.scopeNamed(name)
	if !known {
		return "", &ledger.Error{Fault: ledger.NotFound, Op: fmt.Sprintf("no district, unit or chain is called %q", name)}
	}
	snap, err := d.Store.Snapshot(ctx)
	if err != nil {
		return "", fmt.Errorf("open snapshot: %w", err)
	}
	defer snap.Close()
	r, err := d.compose(ctx, snap, shown{of: of, p: week}, d.Now(), lang)
	if err != nil {
		return "", err
	}
	return digest.Plain(r, lang), nil
}
