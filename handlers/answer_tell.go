package handlers

import (
	"context"
	"strconv"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// tell answers a question that was read: the figure, and the question kept for
// the next one to continue. Names is whom grammar asks for names.
func (t *turn) tell(ctx context.Context, q ledger.Query, names grammar.Names) error {
	if ref, ok := cardOf(q); ok {
		return t.answerRecord(ctx, ref)
	}
	s, err := t.sheet(ctx, q, names, 0, listed(q))
	if err != nil {
		return err
	}
	normal := grammar.PrintQuery(q)
	r := t.send(s.text(), s.buttons()...)
	r.Key = answerKey + normal
	t.looked(ledger.LookAnswer, normal)
	t.plan.Add(ledger.SaveQuestion{Question: ledger.Question{Person: t.who.ID, Chat: t.m.Room.ID, Normal: normal, At: t.m.At}})
	return nil
}

// listed tells whether a question asks for rows.
func listed(q ledger.Query) bool { return q.List || q.By == ledger.ByDeal }

// sheet reads an answer with one page of its rows.
func (t *turn) sheet(ctx context.Context, q ledger.Query, names grammar.Names, page int, rows bool) (s sheet, err error) {
	by := ledger.Asker{Member: t.who}
	s = sheet{lang: t.lang, city: t.City, page: page, listed: rows, reading: readQuery(q, t.City, names, t.lang)}
	if s.answer, err = t.Answer(ctx, q, by); err != nil {
		return s, err
	}
	for _, also := range q.Also {
		a, err := t.Answer(ctx, also, by)
		if err != nil {
			return s, err
		}
		s.more = append(s.more, a)
	}
	s.page = max(0, min(page, s.pages()-1))
	if !rows || s.answer.Hidden {
		s.listed = rows && !s.answer.Hidden
		return s, nil
	}
	from := s.page * rowsPage
	if s.rows, err = t.Rows(ctx, q, by, from, min(rowsPage, rowCount(s.answer)-from)); err != nil {
		return s, err
	}
	s.people, err = t.owners(ctx, q, s.rows)
	return s, err
}

// owners are the names of those who own the next steps on the rows.
func (t *turn) owners(ctx context.Context, q ledger.Query, rows []ledger.Row) (map[int64]string, error) {
	names := map[int64]string{}
	if !countsSteps(q.Measure) {
		return names, nil
	}
	for _, r := range rows {
		if _, has := names[r.Owner]; has || r.Owner == 0 {
			continue
		}
		m, err := t.Member(ctx, r.Owner)
		if err != nil && !ledger.Is(err, ledger.NotFound) {
			return nil, err
		}
		names[r.Owner] = m.Name
	}
	return names, nil
}

// pressAnswer does what a button under an answer says: rows:PAGE, group:PAGE,
// chart, why, other:N. The question is the key that the message was sent under.
func (t *turn) pressAnswer(ctx context.Context, parts []string) error {
	key, err := t.SentKey(ctx, t.m.Room.ID, t.m.ID)
	if err != nil && !ledger.Is(err, ledger.NotFound) {
		return err
	}
	normal, ok := strings.CutPrefix(key, answerKey)
	q, bad := grammar.ParseQuery(normal)
	if !ok || bad != nil {
		t.answer(t.text(words.SayStale))
		return nil
	}
	names := t.namesOf(ctx)
	n := 0
	if len(parts) > 1 {
		n, _ = strconv.Atoi(parts[1])
	}
	if err := t.press(ctx, q, names, parts[0], n); err != nil {
		return err
	}
	return names.err
}

func (t *turn) press(ctx context.Context, q ledger.Query, names grammar.Names, what string, n int) error {
	if what == "other" {
		return t.tellOther(ctx, q, names, n)
	}
	page := n
	if what != "rows" && what != "group" {
		page = 0
	}
	s, err := t.sheet(ctx, q, names, page, what == "rows")
	if err != nil {
		return err
	}
	normal := grammar.PrintQuery(q)
	switch what {
	case "rows", "group":
		t.edit(answerKey+normal, s.text(), s.buttons()...)
		t.looked(ledger.LookRows, normal)
	case "why":
		t.send(s.why())
		t.looked(ledger.LookWhy, normal)
	case "chart":
		t.sendChart(s)
		t.looked(ledger.LookChart, normal)
	default:
		t.answer(t.text(words.SayStale))
	}
	return nil
}

// tellOther answers another reading of the question.
func (t *turn) tellOther(ctx context.Context, q ledger.Query, names grammar.Names, n int) error {
	others := alternatives(q)
	if n < 0 || n >= len(others) {
		t.answer(t.text(words.SayStale))
		return nil
	}
	return t.tell(ctx, others[n].query, names)
}

// sendChart sends the groups as a picture.
func (t *turn) sendChart(s sheet) {
	picture, ok := s.picture(t.Draw)
	if !ok {
		t.answer(t.text(words.SayNoChart))
		return
	}
	r := t.send(chat.Bold(s.headline()) + "\n" + chat.Escape(s.reading))
	r.Picture = picture
}
