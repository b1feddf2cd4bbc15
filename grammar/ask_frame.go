package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// frame is what a question, or a part of one, says: the tree of its phrases
// without their order, but for what the order tells.
type frame struct {
	items   []item
	periods []when
	filter  ledger.Filter
	bounded words.Sense // of the word for a sum before its threshold: QInterest of intended investment
	stages  []item
	notYet  ledger.Stage
	noVisit bool // 没有走访
	acts    []ledger.Direction
	met     bool // both directions: 见
	nouns   []string
	has     map[words.Sense]string
	by      []ledger.Dimension
	dims    []ledger.Dimension // named without 各 or 按
	top     item
	places  []string
	names   []item
	facts   []string // foreign, domestic
	own     []string // the asker's own: me, district, unit
	funds   []string
	faults  []item
	beside  []item // filters of different kinds side by side
	clash   bool   // two values of what can have one: 50亿以上和10亿以上
	parted  bool   // one of several that are asked about separately
}

// collect sorts items into a frame.
func collect(items []item) *frame {
	f := sketch(items)
	f.beside = sides(items, f.said(words.QSeparate))
	for _, i := range items {
		if i.kind == itemBound || i.kind == itemFilter {
			f.clash = f.clash || clashes(f.filter, i.filter)
			f.filter = mergeFilter(f.filter, i.filter)
		}
	}
	f.clash = f.clash || empties(f.filter)
	return f
}

// empties tells whether nothing can lie within both bounds: 低于5亿或高于50亿
// asks for what lies outside of them.
func empties(x ledger.Filter) bool {
	return x.Min != nil && x.Max != nil && x.Min.Currency == x.Max.Currency && x.Min.Minor >= x.Max.Minor && (*x.Min != *x.Max || x.Min.Open)
}

// sketch is a frame without its filters: enough to tell what is asked about.
func sketch(items []item) *frame {
	f := &frame{items: items, has: make(map[words.Sense]string)}
	for _, i := range items {
		f.add(i)
	}
	if f.asksWhom() {
		delete(f.has, words.QWho)
		f.has[words.QWhich] = "many"
	}
	return f
}

// asksWhom tells whether 谁 asks for those that were met, not for who met them:
// it is the last word (上周走访了谁, 都有谁).
func (f *frame) asksWhom() bool {
	if !f.said(words.QWho) || len(f.stages)+len(f.names) > 0 || f.noun("deal") {
		return false
	}
	for k := len(f.items) - 1; k > 0; k-- {
		i := f.items[k]
		if i.kind != itemWord || i.word.sense != words.QFill && i.word.sense != words.QStop && i.word.sense != words.QAnd {
			return i.kind == itemWord && i.word.sense == words.QWho
		}
	}
	return false
}

func (f *frame) add(i item) {
	switch i.kind {
	case itemPeriod:
		f.periods = append(f.periods, i.period)
	case itemBound:
		f.bounded = i.word.sense
	case itemStage:
		f.addStage(i)
	case itemNotYet:
		f.clash = f.clash || f.notYet != "" && f.notYet != i.stage
		f.notYet = i.stage
	case itemNoVisit:
		f.noVisit = true
		f.addAct(i.word.value)
	case itemBy:
		f.by = append(f.by, i.by)
	case itemTop:
		f.clash = f.clash || f.top.n > 0 && f.top.n != i.n
		f.top = i
	case itemPlace:
		f.places = append(f.places, i.place)
	case itemName:
		f.names = append(f.names, i)
	case itemAmount, itemFault, itemNumber, itemNot, itemUnknown:
		f.faults = append(f.faults, i)
	case itemWord:
		f.addWord(i.word)
	}
}

// addStage adds a stage; the same one said twice is one.
func (f *frame) addStage(i item) {
	for k, s := range f.stages {
		if s.stage == i.stage {
			if i.clock == ledger.Standing {
				f.stages[k].clock = ledger.Standing
			}
			return
		}
	}
	f.stages = append(f.stages, i)
}

func (f *frame) addWord(m meaning) {
	switch m.sense {
	case words.QAct:
		f.addAct(m.value)
	case words.QNoun, words.QCounter:
		f.addNoun(m.value)
	case words.QFunds:
		f.funds = append(f.funds, m.value)
	case words.QFact:
		f.facts = append(f.facts, m.value)
	case words.QGrouping:
		f.dims = append(f.dims, ledger.Dimension(m.value))
	case words.QChainMark:
		f.dims = append(f.dims, ledger.ByChain)
	case words.QEach:
		f.has[words.QSeparate] = ""
	case words.QCount:
		f.has[words.QCount] = m.value
		f.addNoun(m.value)
	case words.QOwn:
		f.own = append(f.own, m.value)
	default:
		old, said := f.has[m.sense]
		f.clash = f.clash || said && old != m.value && slices.Contains(oneValue, m.sense)
		if m.sense != words.QMuch || old != "usd" { // 美元 stays said: 今年美元签了多少亿
			f.has[m.sense] = m.value
		}
	}
}

// oneValue are the senses of which a question can have one value only.
var oneValue = []words.Sense{words.QExtreme, words.QRate, words.QConvert, words.QProvince, words.QBefore}

func (f *frame) addAct(v string) {
	if v == "both" {
		f.met = true
		return
	}
	if d := ledger.Direction(v); !slices.Contains(f.acts, d) {
		f.acts = append(f.acts, d)
	}
}

func (f *frame) addNoun(v string) {
	switch v {
	case "":
		return
	case "meetings":
		f.met = true
		v = "visits"
	}
	if !slices.Contains(f.nouns, v) {
		f.nouns = append(f.nouns, v)
	}
}

func (f *frame) noun(v string) bool      { return slices.Contains(f.nouns, v) }
func (f *frame) said(s words.Sense) bool { _, ok := f.has[s]; return ok }

// isWord tells whether a word with just this meaning was said.
func (f *frame) isWord(m meaning) bool {
	return slices.ContainsFunc(f.items, func(i item) bool { return i.kind == itemWord && i.word == m })
}

func (f *frame) saidAny(list ...words.Sense) bool {
	return slices.ContainsFunc(list, f.said)
}

// visits tells whether visits are spoken of.
func (f *frame) visits() bool {
	return len(f.acts) > 0 || f.met || f.noun("visits") || f.noun("visit") && !f.noun("trip")
}

// direction is the direction of the visits that are spoken of.
func (f *frame) direction() ledger.Direction {
	switch {
	case f.met || len(f.acts) > 1 && !f.said(words.QSeparate):
		return ""
	case len(f.acts) > 0:
		return f.acts[len(f.acts)-1]
	}
	return ledger.Outward
}

// kinds are the families of things that are spoken of: each has its own unit
// of counting, and figures of two are never added.
func (f *frame) kinds() []string {
	var kinds []string
	put := func(ok bool, kind string) {
		if ok && !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	for _, i := range f.items {
		put(i.kind == itemStage, "deal")
		if i.kind != itemWord {
			continue
		}
		switch i.word.sense {
		case words.QAct:
			put(true, "visit")
		case words.QNoun, words.QCounter:
			put(true, map[string]string{"deal": "deal", "visits": "visit", "visit": "visit", "meetings": "visit", "company": "company", "investor": "company", "trip": "trip", "event": "event", "step": "step"}[i.word.value])
		case words.QMoneySum, words.QMuch:
			put(true, "money")
		case words.QFunds:
			put(true, "funds")
		}
	}
	return slices.DeleteFunc(kinds, func(k string) bool { return k == "" })
}
