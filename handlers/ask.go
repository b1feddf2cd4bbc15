package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// followUp is how long a question may be continued (spec 3.1).
const followUp = 12 * time.Hour

// mostOffers is how many nearest questions are offered.
const mostOffers = 4

// askNames tells the grammar which names stand in a text. It lives as long as
// one decision; an error of the store ends the decision.
type askNames struct {
	ctx context.Context
	t   *turn
	err error
}

// Find gives the names that stand in a folded text.
func (n *askNames) Find(text string) []ledger.Mention {
	found, err := n.t.Mentions(n.ctx, text)
	n.keep(err)
	return found
}

// NameOf is the name of a company, event, trip, deal or member.
func (n *askNames) NameOf(kind ledger.Kind, id int64) string {
	name, err := n.t.nameOf(n.ctx, kind, id)
	n.keep(err)
	return name
}

func (n *askNames) keep(err error) {
	if n.err == nil && !ledger.Is(err, ledger.NotFound) {
		n.err = err
	}
}

func (t *turn) nameOf(ctx context.Context, kind ledger.Kind, id int64) (string, error) {
	switch kind {
	case ledger.KindCompany:
		c, err := t.Company(ctx, id)
		return c.Name, err
	case ledger.KindMember:
		m, err := t.Member(ctx, id)
		return m.Name, err
	case ledger.KindDeal:
		d, err := t.Deal(ctx, id)
		return d.Name, err
	case ledger.KindTrip:
		x, err := t.Trip(ctx, id)
		return x.Name, err
	}
	e, err := t.Event(ctx, id)
	return e.Name, err
}

// namesOf is whom the grammar asks for names.
func (t *turn) namesOf(ctx context.Context) *askNames { return &askNames{ctx: ctx, t: t} }

// askContext is what a question is read against.
func (t *turn) askContext(ctx context.Context) (grammar.AskContext, *askNames, error) {
	names := t.namesOf(ctx)
	c := grammar.AskContext{Day: t.day(t.at), Town: t.town, Asker: t.who, Lang: t.lang, Names: names}
	last, err := t.Question(ctx, t.who.ID, t.m.Room.ID)
	if err != nil && !ledger.Is(err, ledger.NotFound) {
		return c, names, err
	}
	if err == nil && t.m.At.Sub(last.At) <= followUp {
		if q, bad := grammar.ParseQuery(last.Normal); bad == nil {
			c.Last = &q
		}
	}
	return c, names, nil
}

// asks tells whether a text asks.
func (t *turn) asks(text string) bool { return grammar.IsQuestion(text) }

// asQuestion answers a text that asks (spec 2.2 rule 4). Where it reads as a
// record as well it asks which is meant, and where it reads as a record only it
// is left to the readings after this one.
func (t *turn) asQuestion(ctx context.Context) (bool, error) {
	if t.m.Kind == chat.Pressed || !t.asks(t.m.Text) {
		return false, nil
	}
	record, isRecord := t.shortRecord(ctx)
	a, err := t.readQuestion(ctx, t.m.Text)
	switch {
	case err != nil:
		return false, err
	case isRecord && a.misread != nil && !asksCount(record):
		return false, nil
	case isRecord:
		return true, t.askTwo(ctx, record)
	case a.misread != nil:
		if told := t.toldFirst(ctx); len(told) > 0 {
			return true, t.offerAll(ctx, told)
		}
	}
	return true, t.respond(ctx, a)
}

// toldFirst are the records of prose whose first clause tells of a meeting and asks
// nothing, where only a later one asks (今天走访大族激光，对方问能不能减税？).
func (t *turn) toldFirst(ctx context.Context) []ledger.Report {
	first, _, more := strings.Cut(grammar.FoldText(t.m.Text), ",")
	if !more || t.asks(first) {
		return nil
	}
	if rs := t.prose(ctx, first); len(rs) == 0 || !rs[0].Has(ledger.FCompany) || !rs[0].Has(ledger.FDate) {
		return nil
	}
	return t.prose(ctx, t.m.Text)
}

// asksCount tells whether a record's outcome asks how many there are of what
// the ledger counts (谈了几个项目): then it is a question as well.
func asksCount(r ledger.Report) bool {
	v, _ := r.Get(ledger.FOutcome)
	said := grammar.FoldText(v.Text)
	for _, much := range words.HowMany {
		_, rest, ok := strings.Cut(said, much)
		rest = strings.TrimLeft(rest, words.CounterMarks)
		if ok && slices.ContainsFunc(words.Counted, func(noun string) bool { return strings.HasPrefix(rest, noun) }) {
			return true
		}
	}
	return false
}

// shortRecord is the text as a record in the short form that leaves nothing open.
func (t *turn) shortRecord(ctx context.Context) (ledger.Report, bool) {
	r := grammar.Reports(t.m.Text, t.ground(ctx))
	if r.Rule != grammar.RuleShort || len(r.Reports) != 1 {
		return ledger.Report{}, false
	}
	for _, v := range r.Reports[0].Values {
		if v.Doubt != ledger.NoDoubt {
			return ledger.Report{}, false
		}
	}
	return r.Reports[0], true
}

// asMeasure answers a text that names measures and filters without a word of
// asking (spec 2.2 rule 6). What stands under a picture tells.
func (t *turn) asMeasure(ctx context.Context) (bool, error) {
	if t.m.Kind == chat.Pressed || len(t.m.Pieces) > 0 {
		return false, nil
	}
	a, err := t.readQuestion(ctx, t.m.Text)
	if err != nil || !a.names() || a.asked.Why != "" && t.tellsAmount(ctx) {
		return false, err
	}
	if a.listsDay() {
		if rs := t.prose(ctx, t.m.Text); len(rs) > 0 && rs[0].Has(ledger.FCompany) {
			return true, t.askTwo(ctx, rs[0])
		}
	}
	return true, t.respond(ctx, a)
}

// listsDay tells whether the visits of companies on one day are asked for: the
// same words report them (昨天走访联想).
func (a askedText) listsDay() bool {
	q := a.asked.Query
	return a.misread == nil && len(a.asked.Choices) == 0 && q.Measure == ledger.Visits && q.List && len(q.Filter.Companies) > 0 && q.Period.Known() && q.Period.From == q.Period.To
}

// claimed tells whether a text is no free text: it names measures and filters,
// or is thanks (spec 2.2 rules 6 and 8).
func (t *turn) claimed(ctx context.Context) bool {
	a, err := t.readQuestion(ctx, t.m.Text)
	return t.isThanks() || err == nil && a.names()
}

// askText answers a text as a question, whatever it looks like.
func (t *turn) askText(ctx context.Context, text string) error {
	a, err := t.readQuestion(ctx, text)
	if err != nil {
		return err
	}
	return t.respond(ctx, a)
}

// askOf answers a question about records: a reply to a card that asks.
func (t *turn) askOf(ctx context.Context, refs []ledger.Ref, said string) error {
	var names []string
	for _, r := range refs {
		names = append(names, r.String())
	}
	return t.askText(ctx, strings.Join(names, "、")+" "+said)
}

// askCommand is /ask.
func (t *turn) askCommand(ctx context.Context, arg string) error {
	if arg == "" {
		t.say(words.SayAskHow, words.ExampleAsking.In(t.lang))
		return nil
	}
	return t.askText(ctx, arg)
}

// askedText is a text read as a question.
type askedText struct {
	asked   grammar.Asked
	misread *grammar.Misread
	finder  *askNames
}

// readQuestion reads a text as a question.
func (t *turn) readQuestion(ctx context.Context, text string) (a askedText, err error) {
	c, names, err := t.askContext(ctx)
	if err != nil {
		return a, err
	}
	a.finder = names
	a.asked, a.misread = grammar.Ask(text, c)
	return a, names.err
}

// names tells whether the text names a measure, so that it is a question
// without a word of asking; so does a currency for a figure (换成亿美元).
func (a askedText) names() bool {
	if a.misread != nil {
		return a.misread.Code == grammar.NoCurrency
	}
	return a.asked.Why != grammar.AskNoMeasure && a.asked.Why != grammar.AskNoQuestion
}

// respond answers a question that was read, asks which reading is meant, or
// says why it is not answered and what can be asked instead.
func (t *turn) respond(ctx context.Context, a askedText) error {
	switch {
	case a.misread != nil:
		return t.refuse(ctx, a)
	case len(a.asked.Choices) > 0:
		t.offer(askBack(a.asked.Why, t.lang), a.asked.Choices)
		return nil
	}
	return t.tell(ctx, a.asked.Query, a.finder)
}

// refuse says why a question is not answered, without any number in line 1;
// then the words that it is about, the figures of a refused sum each by itself,
// and the nearest questions as buttons.
func (t *turn) refuse(ctx context.Context, a askedText) error {
	lines := []string{askBack(a.misread.Code, t.lang)}
	var quoted []string
	for _, w := range a.misread.Words {
		quoted = append(quoted, t.text(words.Quoted, w.Text))
	}
	if len(quoted) > 0 && strings.HasSuffix(lines[0], strings.TrimSpace(words.Colon.In(t.lang))) {
		lines = append(lines, strings.Join(quoted, words.ListComma.In(t.lang)))
	}
	for _, q := range a.misread.Parts {
		s, err := t.sheet(ctx, q, a.finder, 0, false)
		if err != nil {
			return err
		}
		lines = append(lines, s.reading+words.Colon.In(t.lang)+s.headline())
	}
	t.offer(strings.Join(lines, "\n"), a.misread.Near)
	return nil
}

// askBack is why a question is not answered as it stands.
func askBack(code grammar.Code, lang ledger.Lang) string {
	if s, ok := words.AskBack[string(code)]; ok {
		return s.In(lang)
	}
	return words.SayNotAQuestion.In(lang)
}

// choicesKey begins the key of a message whose buttons are questions; their
// normal forms follow, a line each.
const choicesKey = "qs "

// offer says a line and offers questions as buttons.
func (t *turn) offer(line string, choices []grammar.Choice) {
	choices = choices[:min(len(choices), mostOffers)]
	var rows [][]chat.Button
	var normals []string
	for i, c := range choices {
		rows = append(rows, []chat.Button{{Label: c.Label, Data: fmt.Sprintf("k:%d", i)}})
		normals = append(normals, grammar.PrintQuery(c.Query))
	}
	r := t.send(line, rows...)
	if len(choices) > 0 {
		r.Key = choicesKey + strings.Join(normals, "\n")
	}
}

// pressChoice answers the question that a button offers.
func (t *turn) pressChoice(ctx context.Context, parts []string) error {
	key, err := t.SentKey(ctx, t.m.Room.ID, t.m.ID)
	if err != nil && !ledger.Is(err, ledger.NotFound) {
		return err
	}
	list, ok := strings.CutPrefix(key, choicesKey)
	normals := strings.Split(list, "\n")
	n, bad := strconv.Atoi(parts[0])
	if !ok || bad != nil || n < 0 || n >= len(normals) {
		t.answer(t.text(words.SayStale))
		return nil
	}
	q, bad := grammar.ParseQuery(normals[n])
	if bad != nil {
		t.answer(t.text(words.SayStale))
		return nil
	}
	names := t.namesOf(ctx)
	if err := t.tell(ctx, q, names); err != nil {
		return err
	}
	return names.err
}
