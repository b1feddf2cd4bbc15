package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// period sets the question's window.
func (b *builder) period(f *frame, q *ledger.Query) *problem {
	w, wrong := b.window(f.periods, f)
	if wrong != nil || w == nil {
		return b.chooseWindow(wrong, *q)
	}
	if w.vague {
		return b.vagueWindow(*w, f, q)
	}
	if q.Clock == ledger.Awaited {
		return b.awaitedWindow(*w, q)
	}
	if w.unit == "end" && q.Clock != ledger.Standing && kindOf(q.Measure) != "S" && !q.Filter.Planned {
		return b.endWindow(*w, *q)
	}
	if w.prior && w.past.To > b.c.Day && q.Clock == ledger.Moved {
		return b.aheadWindow(*w, *q)
	}
	if w.shape == beforeDay && q.Clock != ledger.Standing {
		return b.beforeWindow(*w, *q)
	}
	if w.shape == afterDay && w.first != 0 && w.past.From <= b.c.Day {
		return b.afterWindow(*w, *q)
	}
	q.Period, q.Named = w.past, w.named
	if q.Filter.Planned {
		q.Period = w.next
	}
	return b.future(q)
}

// chooseWindow puts the question's choices of a window into the question.
func (b *builder) chooseWindow(wrong *problem, q ledger.Query) *problem {
	if wrong == nil || !wrong.asks {
		return wrong
	}
	for k := range wrong.queries {
		x := q
		x.Period = wrong.queries[k].Period
		wrong.queries[k] = x
	}
	return wrong
}

// window joins the periods that were named to one: a window and 截至 a day make
// one (今年截至3月底). nil means that none was named.
func (b *builder) window(periods []when, f *frame) (*when, *problem) {
	for _, w := range periods {
		if w.bad {
			wrong := refuse(NoDay)
			wrong.items = b.periodItems()
			return nil, wrong
		}
	}
	if len(periods) > 1 && f.saidAny(words.QVersus, words.QYearAgo, words.QBefore) {
		periods = periods[:1]
	}
	switch len(periods) {
	case 0:
		return nil, nil
	case 1:
		return &periods[0], nil
	case 2:
		if w, ok := cutWindow(periods[0], periods[1]); ok {
			return &w, nil
		}
		if w, ok := cutWindow(periods[1], periods[0]); ok {
			return &w, nil
		}
	}
	wrong := refuse(NoMix)
	wrong.items = b.periodItems()
	return nil, wrong
}

// cutWindow ends a window on the day of a 截至.
func cutWindow(w, end when) (when, bool) {
	if end.shape != untilDay || w.shape == untilDay || w.vague || end.vague {
		return w, false
	}
	last := end.past.To
	if last < w.past.From || w.past.To != 0 && last > w.past.To {
		return w, false
	}
	w.past.To, w.named, w.unit, w.shape = last, "", "", wholeWindow
	w.next = w.past
	return w, true
}

func (b *builder) periodItems() []item {
	var items []item
	for _, i := range b.items {
		if i.kind == itemPeriod {
			items = append(items, i)
		}
	}
	return items
}

// vagueWindow asks which of several windows is meant.
func (b *builder) vagueWindow(w when, f *frame, q *ledger.Query) *problem {
	var choices []ledger.Query
	for _, p := range w.choices {
		x := *q
		x.Period = p
		rest := f.copy()
		rest.periods = nil
		if b.groups(rest, &x) == nil && b.list(rest, &x) == nil {
			choices = append(choices, x)
		}
	}
	return askBack(AskVaguePeriod, choices...)
}

// awaitedWindow: expected signings look forward; 年底前 begins on the asking day.
func (b *builder) awaitedWindow(w when, q *ledger.Query) *problem {
	q.Period, q.Named = w.next, ""
	if w.shape == beforeDay || w.shape == untilDay {
		q.Period.From = b.c.Day
	}
	if w.shape == sinceDay {
		q.Period.To = 0
	}
	if q.Period.To != 0 && q.Period.To < q.Period.From {
		return refuse(NoDay)
	}
	return nil
}

// endWindow asks what 3月底 means for what happened: the month or all until then;
// of a week (上周末) its weekend or the whole.
func (b *builder) endWindow(w when, q ledger.Query) *problem {
	within, other := q, q
	within.Period = around(words.UMonth, w.past.To, 0)
	other.Period = ledger.Period{To: w.past.To}
	if week := ledger.Week(w.past.To); week == (ledger.Period{From: w.first, To: w.past.To}) {
		within.Period, other.Period = ledger.Period{From: week.To - 1, To: week.To}, week
	}
	return askBack(AskVaguePeriod, within, other)
}

// aheadWindow asks whether 年底前签约 means what is signed by now or what is
// expected to be.
func (b *builder) aheadWindow(w when, q ledger.Query) *problem {
	signed, awaited := q, q
	signed.Period = ledger.Period{From: w.past.From, To: w.past.To}
	awaited.Clock, awaited.Stage = ledger.Awaited, ""
	awaited.Period = ledger.Period{From: b.c.Day, To: w.past.To}
	return askBack(AskVaguePeriod, signed, awaited)
}

// beforeWindow asks whether 3月1日前 has the day itself in it.
func (b *builder) beforeWindow(w when, q ledger.Query) *problem {
	with, without := q, q
	with.Period = ledger.Period{To: w.past.To}
	without.Period = ledger.Period{To: w.past.To}
	if first := w.first; first != 0 {
		without.Period.To = first - 1
	}
	return askBack(AskVaguePeriod, with, without)
}

// afterWindow asks whether 3月1日之后 has the day itself in it.
func (b *builder) afterWindow(w when, q ledger.Query) *problem {
	with, without := q, q
	with.Period = ledger.Period{From: w.first, To: w.past.To}
	without.Period = w.past
	return askBack(AskVaguePeriod, without, with)
}

// future refuses a window that has not begun; what is expected is offered.
func (b *builder) future(q *ledger.Query) *problem {
	if q.Period.From <= b.c.Day || q.Filter.Planned {
		return nil
	}
	wrong := refuse(NoFuture)
	wrong.items = b.periodItems()
	if q.Measure == ledger.Deals || q.Measure == ledger.Sum || q.Measure == ledger.Investors {
		near := *q
		near.Clock, near.Stage, near.Named = ledger.Awaited, "", ""
		wrong.queries = []ledger.Query{near}
	}
	if q.Measure == ledger.Trips {
		near := *q
		near.Filter.Planned, near.Named = true, ""
		wrong.queries = []ledger.Query{near}
	}
	return wrong
}
