package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// deals are deals, what they amount to, or those who invest.
func (b *builder) deals(f *frame, q *ledger.Query) *problem {
	if f.said(words.QPlan) {
		return refuse(NoRecord, ledger.Query{Measure: ledger.Deals, Clock: ledger.Awaited, Asked: b.c.Day})
	}
	if wrong := b.dealStage(f, q); wrong != nil {
		return wrong
	}
	if wrong := b.dealFigure(f, q); wrong != nil {
		return wrong
	}
	if f.notYet != "" {
		q.Filter.NotYet = f.notYet
	}
	return nil
}

// dealStage decides which stage is meant and whether deals moved there in the
// period or stood there at its end (spec 3.4 rules 2–4).
func (b *builder) dealStage(f *frame, q *ledger.Query) *problem {
	f.newcomers()
	stages := f.stages
	if reached := f.reachedStage(); reached != "" {
		q.Filter.Reached = reached
		stages = stages[:1]
	}
	switch len(stages) {
	case 0:
		return b.noStage(f, q)
	case 1:
		q.Clock, q.Stage = stages[0].clock, stages[0].stage
		if q.Stage == ledger.StagePaused && len(f.periods) > 0 && f.periods[0].shape == wholeWindow && !isDay(f.periods[0]) {
			return b.pausedWhen(f, *q)
		}
		return nil
	}
	return b.twoStages(f, q)
}

// newcomers makes deals that are new in a stage those that moved there, wherever
// the word stands (上月新增了几个在谈).
func (f *frame) newcomers() {
	if !f.isNew() {
		return
	}
	f.stages = slices.Clone(f.stages)
	for i := range f.stages {
		f.stages[i].clock = ledger.Moved
	}
}

// isNew tells whether 新增 was said.
func (f *frame) isNew() bool {
	return f.isWord(meaning{words.QFill, "new"})
}

func isDay(w when) bool { return w.past.From == w.past.To }

// pausedWhen asks whether deals that were paused in a period or that stood
// paused at its end are meant.
func (b *builder) pausedWhen(f *frame, q ledger.Query) *problem {
	q.Measure = ledger.Deals
	moved := q
	moved.Clock = ledger.Moved
	for _, x := range []*ledger.Query{&q, &moved} {
		if wrong := b.period(f, x); wrong != nil {
			return wrong
		}
	}
	return askBack(AskTwoReadings, moved, q)
}

// reachedStage is the second stage where deals of a first one are asked about
// that have gone on to it: 签约的项目有几个已经开工.
func (f *frame) reachedStage() ledger.Stage {
	if len(f.stages) != 2 || f.said(words.QSeparate) {
		return ""
	}
	a, c := f.stages[0], f.stages[1]
	if a.clock != ledger.Moved || c.clock != ledger.Moved || c.stage.Rank() <= a.stage.Rank() || c.stage.Rank() > ledger.StageProducing.Rank() {
		return ""
	}
	if !f.saidAny(words.QDone, words.QWithin, words.QShare, words.QRate, words.QThose) && !f.relative() && !f.nounBetween() {
		return ""
	}
	return c.stage
}

// relative tells whether the second stage stands in an English clause of its
// own: signed last year that have started.
func (f *frame) relative() bool {
	last := f.stages[len(f.stages)-1].from
	for _, i := range f.items {
		if i.kind == itemPeriod && i.from > f.stages[0].from && i.from < last {
			return true
		}
	}
	return false
}

// nounBetween tells whether deals are named between the two stages: 签约的项目
// 开工了多少, 签约的开工了几个.
func (f *frame) nounBetween() bool {
	noun := false
	for _, i := range f.items {
		if i.from <= f.stages[0].from || i.from >= f.stages[1].from || i.kind != itemWord {
			continue
		}
		if cuts(i) || i.word.sense == words.QPlus {
			return false
		}
		noun = noun || i.word == meaning{words.QNoun, "deal"} || i.word == meaning{words.QFill, "of"}
	}
	return noun
}

// noStage: 项目 alone means signed (spec 3.2).
func (b *builder) noStage(f *frame, q *ledger.Query) *problem {
	q.Clock, q.Stage = ledger.Moved, ledger.StageSigned
	switch {
	case slices.Contains(f.by, ledger.ByStage) || slices.Contains(f.dims, ledger.ByStage) && f.saidAny(words.QSpread, words.QRanking):
		q.Clock, q.Stage = ledger.Anytime, ""
	case f.filter.Stale > 0:
		q.Clock, q.Stage = ledger.Standing, ledger.StageTalks
	case f.asksEmpty():
		q.Stage, f.notYet = f.notYet, ""
		q.By, q.Empty = f.dims[0], true
	case f.notYet == ledger.StageSigned && len(f.dims) > 0:
		q.Measure, q.By = ledger.Deals, f.dims[0]
		return refuse(NoRecord, *q)
	case f.notYet == ledger.StageSigned:
		return b.notSigned(f, *q)
	case f.said(words.QLanding) && len(q.Filter.Parks) == 0 && !slices.Contains(append(f.by, f.dims...), ledger.ByPark) && !(len(q.Filter.Districts) > 0 && f.has[words.QLanding] == "in"):
		return b.landed(f, *q)
	}
	return nil
}

// landed asks which stage 落地 means.
func (b *builder) landed(f *frame, q ledger.Query) *problem {
	var choices []ledger.Query
	for _, s := range []ledger.Stage{ledger.StageSigned, ledger.StageRegistered, ledger.StageStarted} {
		x := q
		x.Stage = s
		if wrong := b.dealFigure(f, &x); wrong != nil {
			return wrong
		}
		if wrong := b.period(f, &x); wrong != nil {
			return wrong
		}
		choices = append(choices, x)
	}
	return askBack(AskTwoReadings, choices...)
}

// notSigned asks whether leads are meant as well.
func (b *builder) notSigned(f *frame, q ledger.Query) *problem {
	q.Measure, q.Clock, q.Stage = ledger.Deals, ledger.Standing, ledger.StageTalks
	if wrong := b.period(f, &q); wrong != nil {
		return wrong
	}
	both := q
	both.Stage, both.Or = ledger.StageLead, []ledger.Stage{ledger.StageTalks}
	return askBack(AskTwoReadings, q, both)
}

// twoStages joins stages that deals stand in; stages that deals moved to are
// asked about, as the same deal may have reached both.
func (b *builder) twoStages(f *frame, q *ledger.Query) *problem {
	standing := !slices.ContainsFunc(f.stages, func(s item) bool { return s.clock != ledger.Standing })
	if standing {
		stages := slices.SortedFunc(slices.Values(f.stages), func(a, c item) int { return a.stage.Rank() - c.stage.Rank() })
		q.Clock, q.Stage = ledger.Standing, stages[0].stage
		for _, s := range stages[1:] {
			q.Or = append(q.Or, s.stage)
		}
		return nil
	}
	var choices []ledger.Query
	for _, s := range f.stages {
		x := f.copy()
		x.stages = []item{s}
		if one, wrong := b.full(x); wrong == nil {
			choices = append(choices, one)
		}
	}
	return askBack(AskTwoReadings, choices...)
}

// dealFigure decides what of the deals is asked for.
func (b *builder) dealFigure(f *frame, q *ledger.Query) *problem {
	extreme := f.has[words.QExtreme]
	dims := len(f.dims)+len(f.by) > 0
	switch {
	case f.said(words.QStatistic):
		q.Measure = ledger.Average
		if f.countsOnly() {
			return refuse(NoRecord, *q)
		}
	case (extreme == "largest" || extreme == "most" && f.said(words.QMoneySum)) && !dims && !f.company():
		q.Measure = ledger.Largest
		delete(f.has, words.QExtreme)
	case extreme == "smallest" && !dims && !f.company():
		q.Measure = ledger.Smallest
		delete(f.has, words.QExtreme)
	case f.saidAny(words.QMoneySum, words.QMuch):
		q.Measure = ledger.Sum
	case f.company() && (!f.noun("deal") || f.investorsOf() || f.countsCompanies()) || f.counter("company") || f.noun("investor"):
		q.Measure = ledger.Investors
		if len(f.stages) == 0 && !f.noun("investor") && (f.company() || isPlainFilter(q.Filter) && !f.noun("deal")) && !f.said(words.QExpect) && len(q.Filter.Events)+len(q.Filter.Parks) == 0 {
			return b.whichCompanies(f, *q)
		}
	case b.speaksOfDeals(f, q):
		q.Measure = ledger.Deals
	default:
		return askBack(AskNoMeasure, b.starters(f)...)
	}
	return nil
}

// investorsOf tells whether the companies behind deals are asked for: 签约项目的投资
// 企业.
func (f *frame) investorsOf() bool {
	var last meaning
	of := false
	for _, i := range f.items {
		switch {
		case i.kind != itemWord:
			last = meaning{}
		case i.word.sense == words.QFill:
			of = of || i.word.value == "of"
		case i.word == meaning{words.QNoun, "company"} && of && last == meaning{words.QNoun, "deal"}:
			return true
		default:
			last, of = i.word, false
		}
	}
	return false
}

// countsCompanies tells whether companies are what is counted: how many companies
// signed deals.
func (f *frame) countsCompanies() bool {
	for k, i := range f.items[:len(f.items)-1] {
		next := f.items[k+1]
		if i.kind == itemWord && i.word == (meaning{words.QCount, ""}) && next.kind == itemWord && next.word == (meaning{words.QNoun, "company"}) {
			return true
		}
	}
	return false
}

// isPlainFilter tells whether a filter narrows visits and deals alike.
func isPlainFilter(x ledger.Filter) bool { return len(misfits(x, "V")) == 0 && x.NotYet == "" }

// countsOnly tells whether an average of numbers is asked for (平均每月签约几个): only
// that of investment is kept.
func (f *frame) countsOnly() bool {
	return f.said(words.QCount) && f.has[words.QCount] == "" && !f.saidAny(words.QMoneySum, words.QMuch, words.QSize) && (f.counter("deal") || len(f.by)+len(f.dims) > 0)
}

// speaksOfDeals tells whether it is said that deals are counted.
func (b *builder) speaksOfDeals(f *frame, q *ledger.Query) bool {
	x := q.Filter
	return len(f.stages) > 0 || f.noun("deal") || f.notYet != "" || q.Empty || f.said(words.QExpect) || x.Stale > 0 || x.NoAmount || len(x.Agreements) > 0 || f.top.word.value == "largest" ||
		f.saidAny(words.QLanding, words.QLarge) || (x.Min != nil || x.Max != nil) && f.asks() || f.saidAny(words.QCount, words.QShare) && (len(x.Events)+len(x.Parks)+len(x.Deals) > 0)
}

// whichCompanies asks whether companies visited or companies that signed are meant.
func (b *builder) whichCompanies(f *frame, q ledger.Query) *problem {
	visited := ledger.Query{Measure: ledger.Companies, Filter: q.Filter, Asked: q.Asked}
	visited.Filter.Direction = ledger.Outward
	for _, x := range []*ledger.Query{&visited, &q} {
		if wrong := b.period(f, x); wrong != nil {
			return wrong
		}
		if wrong := b.groups(f, x); wrong != nil {
			return wrong
		}
	}
	return askBack(AskTwoReadings, visited, q)
}
