package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// builder makes a query out of a question's items.
type builder struct {
	asking
	tokens  []token
	items   []item
	outside *askedFigure // an event's figure from outside that is named

	following bool // the clause changes a question that stands
}

// problem is why a question cannot be answered as it stands: it is asked back
// about, with the queries to choose from, or refused.
type problem struct {
	code    Code
	asks    bool
	queries []ledger.Query // to choose from, or the nearest ones
	parts   []ledger.Query
	items   []item // what it is about
}

func refuse(code Code, near ...ledger.Query) *problem { return &problem{code: code, queries: near} }

func askBack(code Code, choices ...ledger.Query) *problem {
	return &problem{code: code, asks: true, queries: choices}
}

// read makes a query out of tokens.
func (a asking) read(tokens []token) (Asked, *Misread) {
	a.tellRefs(tokens)
	tokens, out := findOutside(tokens, a.f.R)
	p := parser{r: a.f.R, tokens: tokens, asked: a.c.Day, asker: a.c.Asker, town: a.c.Town}
	b := builder{asking: a, tokens: tokens, outside: out}
	b.items = p.parse()
	q, wrong := b.question()
	switch {
	case wrong == nil:
		return Asked{Query: q}, nil
	case wrong.asks:
		if choices := a.labels(wrong.queries); len(choices) > 1 {
			return Asked{Why: wrong.code, Choices: choices}, nil
		}
	}
	return Asked{}, b.misread(wrong)
}

// tellRefs adds to references of events and trips what their names tell: the
// period, and the figures from outside.
func (a asking) tellRefs(tokens []token) {
	for _, t := range tokens {
		if t.kind != nameToken || !isRef(t.names[0]) || t.names[0].Kind != ledger.KindEvent && t.names[0].Kind != ledger.KindTrip {
			continue
		}
		ref := t.names[0]
		for _, m := range a.c.Names.Find(Squeezed(a.c.Names.NameOf(ref.Kind, ref.ID))) {
			if m.Kind == ref.Kind && m.ID == ref.ID {
				t.names[0].Period, t.names[0].Figures = m.Period, m.Figures
			}
		}
	}
}

// misread is a refusal with the words that it is about.
func (b *builder) misread(wrong *problem) *Misread {
	m := &Misread{Code: wrong.code, Near: b.labels(wrong.queries), Parts: wrong.parts}
	if len(wrong.items) == 0 && len(b.items) > 0 {
		whole := item{from: b.items[0].from, to: b.items[len(b.items)-1].to}
		wrong.items = []item{whole}
	}
	for _, i := range wrong.items {
		m.Words = append(m.Words, b.span(i))
	}
	return m
}

// span is an item as it was written.
func (b *builder) span(i item) Span {
	from, to := b.tokens[i.from].from, b.tokens[i.to-1].to
	start, end := b.f.at[from], b.f.at[to]
	if to > from {
		end = max(start, b.f.at[to-1]+len(string([]rune(b.f.Text[b.f.at[to-1]:])[:1])))
	}
	return Span{Text: b.f.Text[start:end], From: start, To: end}
}

// question is the query of all clauses: the first one, with the others beside it.
func (b *builder) question() (ledger.Query, *problem) {
	if wrong := b.unread(); wrong != nil {
		return ledger.Query{}, wrong
	}
	if b.adds() {
		return ledger.Query{}, b.refuseSum()
	}
	clauses := b.clauses()
	first := clauses[0]
	if len(clauses) > 1 && first.bare() {
		first.borrow(clauses[1])
	}
	q, wrong := b.clause(first)
	if wrong != nil {
		return q, wrong
	}
	for _, f := range clauses[1:] {
		f.parted = true
		more, wrong := b.follow(q, f)
		if wrong != nil && q.Winner && wrong.code == AskNoMeasure && f.said(words.QCount) {
			continue // 哪个区签约最多，签了几个: the winner's own figure
		}
		if wrong != nil {
			return q, wrong
		}
		if q.Winner && more.Winner && more.Measure != q.Measure && !f.said(words.QExtreme) {
			return q, refuse(NoMix, q, more) // 哪个区签约最多，总投资多少: of the winner, not of another
		}
		if alone, differs := besideMarks(q, more, f); differs {
			return q, askBack(AskTwoReadings, alone, more)
		}
		q = beside(q, more)
	}
	return oneRecord(q)
}

// besideMarks is a further figure without the marks of the first one's deals, where
// it names marks of its own and nothing says that they are among those: 外资几个、
// 制造业几个.
func besideMarks(q, more ledger.Query, f *frame) (alone ledger.Query, differs bool) {
	var old []string
	for _, g := range marks {
		first := slices.Contains(filterGroups(q.Filter), g)
		differs = differs || !first && slices.Contains(filterGroups(more.Filter), g)
		if first {
			old = append(old, g)
		}
	}
	alone = more
	alone.Filter = dropGroups(more.Filter, old)
	return alone, differs && len(old) > 0 && !f.continues()
}

// marks are the filters that tell the nature of a deal.
var marks = []string{"foreign", "f500", "soe", "sector", "category"}

// oneRecord leaves what is asked about a record besides itself to its card, which
// tells it; a figure of anything else cannot stand beside it.
func oneRecord(q ledger.Query) (ledger.Query, *problem) {
	if q.Measure != ledger.RecordOf || len(q.Also) == 0 {
		return q, nil
	}
	also := q.Also
	q.Also = nil
	for _, x := range also {
		if PrintQuery(ledger.Query{Filter: x.Filter}) != PrintQuery(ledger.Query{Filter: q.Filter}) || kindOf(x.Measure) != "D" && x.Measure != ledger.RecordOf {
			return q, refuse(NoMix, append([]ledger.Query{q}, also...)...)
		}
	}
	return q, nil
}

// beside puts a further question beside the first; where both ask for the same,
// one of them for its rows, it is one question.
func beside(q, more ledger.Query) ledger.Query {
	more.Also = nil
	one, other := q, more
	one.Also, one.List, other.List = nil, false, false
	if PrintQuery(one) == PrintQuery(other) {
		q.List = q.List || more.List
		return q
	}
	q.Also = append(q.Also, more)
	return q
}

// clause is the query of one clause: of its own, or as a follow-up.
func (b *builder) clause(f *frame) (ledger.Query, *problem) {
	switch {
	case f.complete() || b.outside != nil:
		return b.alone(f)
	case b.c.Last != nil && f.unclear():
		return ledger.Query{}, askBack(AskNoMeasure, b.starters(f)...)
	case b.c.Last != nil:
		return b.continued(f)
	case f.onlyCounts() && f.noun("deal"):
		return ledger.Query{}, askBack(AskNoQuestion, b.starters(f)...)
	case f.said(words.QAnd) || f.said(words.QThose) || !f.asks() && !f.saidAny(words.QRanking, words.QUnclear, words.QExtreme):
		if !f.visits() && len(f.stages) == 0 {
			return ledger.Query{}, askBack(AskNoQuestion, b.starters(f)...)
		}
	}
	if f.topic() {
		return b.each(f)
	}
	return ledger.Query{}, askBack(AskNoMeasure, b.starters(f)...)
}

// alone is a clause that is a whole question. Where it says little more than what
// has become of those of the last one, or which they are (有几个开工了, 都去了哪些企业),
// it is asked whether it goes on.
func (b *builder) alone(f *frame) (ledger.Query, *problem) {
	last := b.c.Last
	if last == nil || b.outside != nil || !f.saysLittle() || !(last.Period.Known() || !isEmptyFilter(last.Filter)) {
		return b.each(f)
	}
	on := *b
	more, ok := on.goneOn(*last, f.copy())
	q, wrong := b.each(f)
	if !ok || wrong != nil || PrintQuery(q) == PrintQuery(more) {
		return q, wrong
	}
	return q, askBack(AskTwoReadings, more, q)
}

// saysLittle tells whether nothing but a stage or visits and a count or a list is
// asked for.
func (f *frame) saysLittle() bool {
	return len(f.periods)+len(f.names)+len(f.by)+len(f.dims)+len(f.places)+len(f.facts)+len(f.own) == 0 && isEmptyFilter(f.filter) && f.notYet == "" && f.top.n == 0 &&
		!f.dealWord() && (f.said(words.QCount) || f.has[words.QWhich] == "many") && len(f.stages)+len(f.acts) == 1 && !f.saidAny(words.QMoneySum, words.QMuch, words.QExtreme, words.QShare, words.QStatistic)
}

// goneOn is what has become of the deals or companies of the last question, or
// which they are.
func (b *builder) goneOn(last ledger.Query, f *frame) (q ledger.Query, ok bool) {
	q = last
	q.Also, q.By, q.Top, q.Winner, q.Against, q.Asked = nil, "", 0, false, nil, b.c.Day
	switch {
	case len(f.acts) == 1 && kindOf(last.Measure) == "V" && f.has[words.QWhich] == "many" && f.acts[0] == last.Filter.Direction:
		q.List = true
		return q, true
	case len(f.stages) == 1 && last.Measure == ledger.Deals && last.Clock == ledger.Moved && f.stages[0].clock == ledger.Moved && f.stages[0].stage.Rank() > last.Stage.Rank() && f.stages[0].stage.Rank() <= ledger.StageProducing.Rank():
		q.Filter.Reached, q.List = f.stages[0].stage, f.has[words.QWhich] == "many"
		return q, true
	case len(f.stages) == 1 && last.Measure == ledger.Companies && f.counter("company") && f.stages[0].stage == ledger.StageSigned:
		q.Measure, q.Toward, q.List = ledger.Converted, ledger.StageSigned, false
		return q, true
	}
	return q, false
}

// continued is a clause that changes the last question. Where it could stand
// alone as well, and would then mean something else, it is asked about.
func (b *builder) continued(f *frame) (ledger.Query, *problem) {
	alone := *b
	own, wrongAlone := alone.each(f.copy())
	q, wrong := b.followAll(*b.c.Last, f)
	narrows := !isEmptyFilter(f.filter) || f.notYet != "" || f.said(words.QMoneySum) && (len(f.dims) > 0 || f.company())
	if wrongAlone != nil || !narrows || !f.asks() || f.continues() || PrintQuery(own) == PrintQuery(q) {
		return q, wrong
	}
	if wrong != nil {
		return own, nil
	}
	return q, askBack(AskTwoReadings, q, own)
}

// each is the query of a clause, once for each of what it asks for separately
// (签约和开工各几个).
func (b *builder) each(f *frame) (ledger.Query, *problem) {
	_, _, moves := f.moves()
	if parts := f.parts(); parts != nil && !moves {
		return b.sideBySide(parts)
	}
	return b.full(f)
}

// oneByOne are the questions of what was named side by side, each by itself.
func (b *builder) oneByOne(f *frame) []ledger.Query {
	var out []ledger.Query
	for _, part := range f.apart() {
		if q, wrong := b.full(part); wrong == nil {
			out = append(out, q)
		}
	}
	return out
}

func (b *builder) sideBySide(parts []*frame) (q ledger.Query, wrong *problem) {
	for i, part := range parts {
		x, wrong := b.full(part)
		if wrong != nil {
			return q, wrong
		}
		if i == 0 {
			q = x
		} else {
			q.Also = append(q.Also, x)
		}
	}
	return q, nil
}

// full builds a question that stands by itself.
func (b *builder) full(f *frame) (ledger.Query, *problem) {
	q := ledger.Query{Asked: b.c.Day}
	if f.clash || len(f.beside) > 0 {
		return q, refuse(NoMix, b.oneByOne(f)...)
	}
	for _, step := range []func(*frame, *ledger.Query) *problem{b.names, b.places, b.was, b.measure, b.foreignLeft, b.period, b.groups, b.list, b.versus, b.share, b.fits, b.faulty} {
		if wrong := step(f, &q); wrong != nil {
			return q, wrong
		}
	}
	return q, nil
}

// unread refuses what was not understood: no word is passed over.
func (b *builder) unread() *problem {
	var unknown, lost []item
	for k, i := range b.items {
		switch {
		case i.kind == itemUnknown || i.kind == itemNot:
			unknown = append(unknown, i)
		case (i.kind == itemNumber || i.kind == itemTally && !b.tallies(i)) && !b.sums():
			unknown = append(unknown, i)
		case i.kind == itemWord && i.word.sense == words.QLost:
			lost = append(lost, i)
		case i.kind == itemWord && !b.placed(k):
			unknown = append(unknown, i)
		}
	}
	idle := !slices.ContainsFunc(b.items, func(i item) bool {
		return i.kind != itemWord || i.word.sense != words.QFill && i.word.sense != words.QStop || i.word.value == "new"
	})
	switch {
	case idle:
		return refuse(NoQuestion)
	case len(unknown) > 0:
		wrong := refuse(NoWord, b.without(append(unknown, lost...))...)
		wrong.items = unknown
		return wrong
	case len(lost) > 0:
		wrong := refuse(NoRecord, b.without(lost)...)
		wrong.items = lost
		return wrong
	}
	return nil
}

// tallies tells whether as many names stand in the question as a tally says.
func (b *builder) tallies(i item) bool {
	x := collect(b.items).filter
	return i.n == map[ledger.Dimension]int{
		ledger.ByDistrict: len(x.Districts) + len(x.NotDistricts), ledger.ByChain: len(x.Chains) + len(x.NotChains), ledger.ByPark: len(x.Parks),
		ledger.ByUnit: len(x.Units) + len(x.NotUnits), ledger.BySector: len(x.Sectors) + len(x.NotSectors),
	}[i.by]
}

// sums tells whether several numbers are to be added up.
func (b *builder) sums() bool {
	numbers := 0
	for _, i := range b.items {
		if i.kind == itemNumber || i.kind == itemTally {
			numbers++
		}
	}
	return numbers > 1 && sketch(b.items).saidAny(words.QAdd, words.QPlus)
}

// without is the question without some of its items, where that makes sense.
func (b *builder) without(drop []item) []ledger.Query {
	rest := *b
	rest.items = slices.DeleteFunc(slices.Clone(b.items), func(i item) bool {
		return slices.ContainsFunc(drop, func(d item) bool { return d.from == i.from })
	})
	if len(rest.items) == 0 || len(rest.items) == len(b.items) || slices.ContainsFunc(drop, item.turnsRound) {
		return nil
	}
	q, wrong := rest.question()
	if wrong != nil {
		return wrong.queries
	}
	return []ledger.Query{q}
}

// turnsRound tells whether the rest of a question would mean something else
// without an item: 非日本.
func (i item) turnsRound() bool {
	return i.kind == itemNot || i.kind == itemWord && (i.word.sense == words.QExcept || i.word.sense == words.QApart)
}

// starters are questions to begin with, in the window and with the filters
// that were named.
func (b *builder) starters(f *frame) []ledger.Query {
	named := f.filter
	for _, i := range f.names {
		named = mergeFilter(named, mentionFilter(i.names[0]))
	}
	out := make([]ledger.Query, 0, 4)
	for _, q := range []ledger.Query{
		{Measure: ledger.Deals, Clock: ledger.Moved, Stage: ledger.StageSigned},
		{Measure: ledger.Sum, Clock: ledger.Moved, Stage: ledger.StageSigned},
		{Measure: ledger.Companies, Filter: ledger.Filter{Direction: ledger.Outward}},
		{Measure: ledger.Deals, Clock: ledger.Standing, Stage: ledger.StageTalks},
	} {
		q.Asked = b.c.Day
		q.Filter = mergeFilter(q.Filter, dropGroups(named, misfits(named, kindOf(q.Measure))))
		if by := append(f.by, f.dims...); len(by) > 0 && containsKind(groupsOf[by[0]], kindOf(q.Measure)) {
			q.By = by[0]
		}
		if w, wrong := b.window(f.periods, f); wrong == nil && w != nil && !w.vague && w.past.From <= b.c.Day {
			q.Period, q.Named = w.past, w.named
		}
		out = append(out, q)
	}
	return out
}
