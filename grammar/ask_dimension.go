package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// grouping reads 各区市, 按月, by district, each month.
//
//	grouping = "各场" "活动" | ( "各" | "每" | "按" | "by" | "per" … ) dimension [ "分" | "拆开" … ] | "每月" | "monthly" …
func (p *parser) grouping() bool {
	start := p.at
	if p.everyEvent() {
		p.at += 2
		p.put(item{kind: itemBy, from: start, to: p.at, by: ledger.ByEvent})
		return true
	}
	unit, ok := p.take(words.QEach)
	each := ok
	if !ok {
		if _, ok = p.take(words.QGroupBy); !ok {
			_, ok = p.take(words.QBy)
			ok = ok && !p.ranked()
		}
		unit = ""
	}
	if !ok {
		return false
	}
	if unit != "" {
		p.put(item{kind: itemBy, from: start, to: p.at, by: ledger.Dimension(unit)})
		return true
	}
	if !each && p.rankedBy() {
		p.put(item{kind: itemWord, from: start, to: p.at, word: meaning{words.QFill, ""}})
		return true
	}
	p.take(words.QEach)
	by, ok := p.dimension()
	if !ok {
		return false
	}
	if !each {
		p.groupEnd()
	}
	p.put(item{kind: itemBy, from: start, to: p.at, by: by})
	if !each {
		p.groupedAgain()
	}
	return true
}

// rankedBy tells whether what a ranking goes by stands at the cursor: 按投资额排名,
// 前五的项目按签约额.
func (p *parser) rankedBy() bool {
	n := 0
	if t, ok := p.look(n); ok {
		if _, stage := t.anyStage(); stage {
			n++
		}
	}
	if !p.sense(n, words.QMoneySum) && !p.sense(n, words.QCount) {
		return false
	}
	return p.ranked() || p.sense(n+1, words.QRanking) || p.sense(n+1, words.QTop)
}

// everyEvent tells whether 各场活动 stands at the cursor.
func (p *parser) everyEvent() bool {
	t, _ := p.peek()
	each, _ := t.is(words.QEvery)
	event, ok := p.look(1)
	noun, _ := event.is(words.QNoun)
	return ok && each != "" && noun == "event"
}

// groupedAgain reads a second dimension behind 按: 按区市和月份分.
func (p *parser) groupedAgain() {
	start := p.at
	if _, ok := p.take(words.QJoin); ok {
		if by, ok := p.dimension(); ok {
			p.groupEnd()
			p.put(item{kind: itemBy, from: start, to: p.at, by: by})
			return
		}
	}
	p.at = start
}

// groupEnd takes 分 behind what is grouped by, unless it begins the next
// grouping (按区市分月).
func (p *parser) groupEnd() {
	start := p.at
	if _, ok := p.take(words.QGroupEnd); !ok {
		return
	}
	if t, ok := p.peek(); ok {
		if _, more := t.dimension(); more {
			p.at = start
		}
	}
}

// ranked tells whether a ranking was named before: by then says what it is
// ranked by (top 3 districts by deals signed).
func (p *parser) ranked() bool {
	for _, i := range p.items {
		if i.kind == itemTop || i.kind == itemWord && i.word.sense == words.QRanking {
			return true
		}
	}
	return false
}

// tally reads 两个区 behind the names of two districts.
//
//	tally = number [ counter ] dimension
func (p *parser) tally() bool {
	start := p.at
	n, ok := p.number()
	if !ok {
		return false
	}
	p.take(words.QCounter)
	t, ok := p.peek()
	if !ok || t.kind != wordToken {
		return false
	}
	if _, length := t.is(words.QLength); length {
		return false
	}
	by, ok := t.dimension()
	if _, noun := t.is(words.QNoun); !ok || noun {
		return false
	}
	p.at++
	p.put(item{kind: itemTally, from: start, to: p.at, n: n, by: by})
	return true
}

// dimension reads what can be grouped by.
func (p *parser) dimension() (by ledger.Dimension, ok bool) {
	t, ok := p.peek()
	if !ok {
		return "", false
	}
	by, ok = t.dimension()
	if ok {
		p.at++
		for p.sense(0, words.QGrouping) && !p.tokens[p.at].isLatin(p.r) {
			p.at++
		}
	}
	return by, ok
}

// dimension is what a token groups by, if it can.
func (t *token) dimension() (by ledger.Dimension, ok bool) {
	if v, ok := t.is(words.QGrouping); ok {
		return ledger.Dimension(v), true
	}
	if _, ok := t.is(words.QChainMark); ok {
		return ledger.ByChain, true
	}
	if _, ok := t.is(words.QPhase); ok {
		return ledger.ByStage, true
	}
	if v, ok := t.is(words.QNoun); ok {
		by, ok := nounDimensions[v]
		return by, ok
	}
	return "", false
}

var nounDimensions = map[string]ledger.Dimension{"company": ledger.ByCompany, "deal": ledger.ByDeal, "event": ledger.ByEvent, "investor": ledger.ByCompany}
