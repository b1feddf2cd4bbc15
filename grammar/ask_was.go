package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// was reads a deal's other stage in another window: 上月在谈本月签约的, signed in
// July that started in August. What is said last is what is counted.
//
//	was = period stage period stage | stage period stage period
func (b *builder) was(f *frame, q *ledger.Query) *problem {
	first, last, ok := f.moves()
	if !ok {
		return nil
	}
	if first.period.past.From > b.c.Day {
		wrong := refuse(NoFuture)
		wrong.items = b.periodItems()
		return wrong
	}
	q.Was = &ledger.Query{Measure: ledger.Deals, Clock: first.clock, Stage: first.stage, Period: first.period.past}
	f.stages, f.periods = []item{last}, []when{last.period}
	return nil
}

// moves are the two stages of a clause, each with the window beside it; ok is
// false where they are not told apart.
func (f *frame) moves() (first, last item, ok bool) {
	if len(f.stages) != 2 || len(f.periods) != 2 || f.said(words.QSeparate) && f.has[words.QWhich] != "many" || f.saidAny(words.QPlus, words.QVersus, words.QExpect, words.QShare, words.QRate) || f.visits() || len(f.funds) > 0 {
		return first, last, false
	}
	var order []item
	for _, i := range f.items {
		switch {
		case i.kind == itemStage || i.kind == itemPeriod:
			order = append(order, i)
		case len(order) > 0 && len(order) < 4 && (i.kind != itemWord || !moveGap[i.word.sense]):
			return first, last, false
		}
	}
	if len(order) != 4 || order[0].kind == order[1].kind || order[0].kind != order[2].kind || order[1].kind != order[3].kind {
		return first, last, false
	}
	if order[0].kind == itemPeriod {
		order[0], order[1], order[2], order[3] = order[1], order[0], order[3], order[2]
	}
	for _, k := range []int{1, 3} {
		w := order[k].period
		if w.bad || w.vague || w.shape != wholeWindow || w.past.To == 0 {
			return first, last, false
		}
		order[k-1].period = w
	}
	return order[0], order[2], order[0].stage != order[2].stage
}

// moveGap are the words that may stand between two stages of the same deals.
var moveGap = map[words.Sense]bool{words.QFill: true, words.QStop: true, words.QDone: true, words.QIn: true, words.QNoun: true, words.QList: true, words.QAnd: true}
