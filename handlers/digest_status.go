package handlers

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// How much of what was sent /digests shows.
const (
	digestsPage = 12
	failedShown = 10
)

// digests shows what was sent, what waits and what failed and why, with a
// button to send each of the failed ones again.
func (t *turn) digests(ctx context.Context, _ string) error {
	text, buttons, err := t.digestStatus(ctx, 0)
	if err != nil {
		return err
	}
	t.send(text, buttons...)
	return nil
}

func (t *turn) digestStatus(ctx context.Context, page int) (string, [][]chat.Button, error) {
	list, err := t.Mailed(ctx, page*digestsPage, digestsPage+1)
	if err != nil {
		return "", nil, err
	}
	if len(list) == 0 {
		return t.text(words.SayNoDigests), nil, nil
	}
	lines := []string{chat.Bold(t.text(words.SayDigests))}
	for _, m := range list[:min(len(list), digestsPage)] {
		lines = append(lines, t.text(words.SayDigestSent, t.digestNamed(m.Of, m.Period), t.clock(m.At), m.Sent, m.Pending, m.Failed))
	}
	var buttons [][]chat.Button
	if page == 0 {
		failed, resend, err := t.failed(ctx)
		if err != nil {
			return "", nil, err
		}
		lines, buttons = append(lines, failed...), resend
	}
	return strings.Join(lines, "\n"), append(buttons, statusPages(page, len(list) > digestsPage)...), nil
}

func statusPages(page int, more bool) (rows [][]chat.Button) {
	var row []chat.Button
	if page > 0 {
		row = append(row, chat.Button{Label: "‹", Data: fmt.Sprintf("h:page:%d", page-1)})
	}
	if more {
		row = append(row, chat.Button{Label: "›", Data: fmt.Sprintf("h:page:%d", page+1)})
	}
	if row != nil {
		rows = append(rows, row)
	}
	return rows
}

// failed are the digests that did not arrive, each with why.
func (t *turn) failed(ctx context.Context) (lines []string, buttons [][]chat.Button, err error) {
	list, err := t.Failed(ctx, failedShown)
	if err != nil || len(list) == 0 {
		return nil, nil, err
	}
	lines = append(lines, "", t.text(words.SayDigestsFailed))
	var row []chat.Button
	for i, s := range list {
		to, err := t.chatName(ctx, s.Chat)
		if err != nil {
			return nil, nil, err
		}
		n := strconv.Itoa(i + 1)
		lines = append(lines, n+". "+t.text(words.SayDigestFailed, t.digestNamed(s.Of, s.Period), to, t.reason(s)))
		if data := resendData(s); len(data) <= 64 {
			row = append(row, chat.Button{Label: t.text(words.ButtonResend, n), Data: data})
		}
	}
	return lines, grid(row, 3), nil
}

// resendData is the data of a button that sends a digest again: h:CHAT:FROM:TO:OF.
func resendData(s ledger.Sent) string {
	return fmt.Sprintf("h:%d:%d:%d:%s", s.Chat, int(s.Period.From), int(s.Period.To), s.Of)
}

// reason is why a digest did not arrive, in words for an admin.
func (t *turn) reason(s ledger.Sent) string {
	why := map[ledger.DeliveryState]words.Text{
		ledger.ShutOut: words.WhyShut, ledger.Rejected: words.WhyRefused, ledger.Discarded: words.WhyDropped,
	}[s.State].In(t.lang)
	if s.State == ledger.Rejected && s.Why != "" {
		why += " " + s.Why
	}
	return why
}

// digestNamed is a digest by its subject and days.
func (t *turn) digestNamed(of string, p ledger.Period) string {
	scope, _ := scopeOf(of)
	return t.subjectName(scope, t.lang) + " " + p.From.String() + " – " + p.To.String()
}

// clock is an instant as lists show it.
func (d *Desk) clock(at time.Time) string {
	return at.In(d.zone()).Format("01-02 15:04")
}

// chatName is a recipient by name: a member, or a group by its number.
func (t *turn) chatName(ctx context.Context, id int64) (string, error) {
	m, err := t.Member(ctx, id)
	if err := ignoreMissing(err); err != nil {
		return "", err
	}
	if m.Name != "" {
		return m.Name, nil
	}
	return t.text(words.GroupNumber, strconv.FormatInt(id, 10)), nil
}

// pressDigests turns the pages of /digests, or sends a digest again:
// page:N, CHAT:FROM:TO:OF.
func (t *turn) pressDigests(ctx context.Context, args []string) error {
	page := 0
	if args[0] == "page" {
		page, _ = strconv.Atoi(args[1])
	} else {
		done, err := t.resend(ctx, args)
		if err != nil || !done {
			return err
		}
	}
	text, buttons, err := t.digestStatus(ctx, max(0, page))
	if err != nil {
		return err
	}
	t.edit("", text, buttons...)
	return nil
}

// resend composes a digest that did not arrive anew and sends it once more.
func (t *turn) resend(ctx context.Context, args []string) (bool, error) {
	list, err := t.Failed(ctx, 10*failedShown)
	if err != nil {
		return false, err
	}
	for _, s := range list {
		of, ok := scopeOf(s.Of)
		if !ok || resendData(s) != "h:"+strings.Join(args, ":") {
			continue
		}
		m := mailing{Desk: t.Desk, snap: t.Snapshot, of: of, weeks: weeksOf(s.Period), now: t.m.At, again: true}
		plan, replies, err := m.plan(ctx, []ledger.Subscription{{Chat: s.Chat, Member: s.Chat}})
		if err != nil {
			return false, err
		}
		t.plan.Add(plan.Changes...)
		t.out = append(t.out, replies...)
		t.answer(t.text(words.SayResent))
		return true, nil
	}
	t.answer(t.text(words.SayStale))
	return false, nil
}

// weeksOf are the weeks of a digest's period.
func weeksOf(p ledger.Period) (weeks []ledger.Period) {
	for from := p.From; from <= p.To; from = from.Add(7) {
		weeks = append(weeks, ledger.Week(from))
	}
	return weeks
}
