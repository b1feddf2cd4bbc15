package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// wordPhrase takes a word alone.
func (p *parser) wordPhrase() bool {
	t, _ := p.peek()
	start := p.at
	p.at++
	switch t.kind {
	case wordToken:
		if p.visitsCome(t) {
			p.put(item{kind: itemWord, from: start, to: p.at, word: meaning{words.QAct, string(ledger.Inward)}})
		}
		p.put(p.wordItem(t, start))
	case numberToken:
		p.put(p.bareNumber(t, start))
	default:
		return false
	}
	return true
}

// wordItem is the item of a word: a filter where the word names one. 外资 and
// 内资 are left open: they may be money that arrived.
func (p *parser) wordItem(t *token, start int) item {
	fact, _ := t.is(words.QFact)
	if f, ok := wordFilter(t); ok && fact != "foreign" && fact != "domestic" {
		p.take(words.QKindMark)
		return item{kind: itemFilter, from: start, to: p.at, filter: f}
	}
	if own, _ := t.is(words.QOwn); own == "me" && p.asksAhead() {
		return item{kind: itemWord, from: start, to: p.at, word: meaning{words.QFill, ""}}
	}
	share, _ := t.is(words.QShare)
	if share == "takes" && p.sense(0, words.QCount) && p.sense(1, words.QCounter) { // 占几个 asks for their number
		return item{kind: itemWord, from: start, to: p.at, word: meaning{words.QFill, ""}}
	} else if share == "takes" && p.sense(0, words.QCounter) { // 占多少个 as well
		return item{kind: itemWord, from: start, to: p.at, word: meaning{words.QCount, ""}}
	}
	if p.goes(t) {
		return item{kind: itemWord, from: start, to: p.at, word: meaning{words.QAct, string(ledger.Outward)}}
	}
	if p.invests(t) {
		return item{kind: itemWord, from: start, to: p.at, word: meaning{words.QFill, ""}}
	}
	on, within := t.is(words.QWithin)
	if within && on == "" && p.begins() {
		return item{kind: itemWord, from: start, to: p.at, word: meaning{words.QThose, ""}}
	}
	if within && p.r[t.from] == words.OnRune && !p.standsOn() && !(t.to < len(p.r) && slices.Contains(words.OrdinalEnds, p.r[t.to])) { // 上次
		return item{kind: itemUnknown, from: start, to: p.at}
	}
	if p.again(t) {
		return item{kind: itemWord, from: start, to: p.at, word: meaning{words.QLost, ""}}
	}
	return item{kind: itemWord, from: start, to: p.at, word: t.sole()}
}

// standsOn tells whether what was read last may have something on it: an event, a
// chain or a noun (江商大会上, 会上, 链上).
func (p *parser) standsOn() bool {
	if len(p.items) == 0 {
		return false
	}
	last := p.items[len(p.items)-1]
	return last.kind == itemName || last.kind == itemFilter || last.kind == itemWord && (last.word.sense == words.QNoun || last.word.sense == words.QOccasion)
}

// again tells whether 再 says that something was done before, which is not recorded:
// inside a question, before what is counted (今年再走访几家).
func (p *parser) again(t *token) bool {
	if t.to != t.from+1 || p.r[t.from] != words.AgainRune || p.begins() {
		return false
	}
	next, ok := p.peek()
	if !ok {
		return false
	}
	_, staged := next.anyStage()
	return staged || p.sense(0, words.QAct)
}

// visitsCome tells whether visits are by those who came: visits by German
// companies, visits from Japan.
func (p *parser) visitsCome(t *token) bool {
	if v, ok := t.is(words.QNoun); !ok || v != "visits" || !t.isLatin(p.r) || !p.sense(0, words.QFrom) && !p.sense(0, words.QBy) {
		return false
	}
	for n := 1; ; n++ {
		t, ok := p.look(n)
		if !ok {
			return false
		}
		_, fact := t.is(words.QFact)
		if noun, _ := t.is(words.QNoun); t.place != nil || fact || noun == "company" || noun == "investor" {
			return true
		}
		if !t.onlyFills() {
			return false
		}
	}
}

// asksAhead tells whether a word of asking is next: 我 before it asks, and is no filter
// (我查一下今年签约几个).
func (p *parser) asksAhead() bool {
	t, _ := p.peek()
	v, ok := t.is(words.QFill)
	return ok && v == "ask"
}

// goes tells whether 去了 is a visit by itself: what was gone to is asked for
// (去了几家, 去了哪些企业).
func (p *parser) goes(t *token) bool {
	if _, in := t.is(words.QIn); !in || t.isLatin(p.r) {
		return false
	}
	return p.sense(0, words.QCount) || p.sense(0, words.QWhich) && p.sense(1, words.QNoun)
}

// invests tells whether 投资 is what an investor does, and deals are counted: 投资了
// 几个项目.
func (p *parser) invests(t *token) bool {
	if v, _ := t.is(words.QMoneySum); v != "verb" {
		return false
	}
	n := 0
	for next, ok := p.look(n); ok && next.onlyFills(); next, ok = p.look(n) {
		n++
	}
	if !p.sense(n, words.QCount) {
		return false
	}
	next, _ := p.look(n + 1)
	counter, _ := next.is(words.QCounter)
	noun, _ := next.is(words.QNoun)
	return counter == "deal" || noun == "deal"
}

// begins tells whether nothing but marks and fillers has been read: 里面 at the
// beginning is 其中.
func (p *parser) begins() bool {
	return !slices.ContainsFunc(p.items, func(i item) bool {
		return i.kind != itemWord || !slices.Contains([]words.Sense{words.QFill, words.QStop, words.QAnd}, i.word.sense)
	})
}

// bareNumber is a number that belongs to nothing; behind or before a bound it
// is an amount whose unit was left out.
func (p *parser) bareNumber(t *token, start int) item {
	before := start > 0 && p.tokens[start-1].isBound()
	op, behind := p.take(words.QBoundEnd)
	if !before && !behind || p.sense(0, words.QCounter) || p.sense(0, words.QLength) {
		p.at = start + 1
		return item{kind: itemNumber, from: start, to: p.at, n: t.number}
	}
	if before {
		op, _ = p.tokens[start-1].is(words.QBound)
	}
	i := item{kind: itemFault, from: start, to: p.at, fault: AskNoUnit}
	for _, unit := range []int64{1e8, 1e4} {
		i.offers = append(i.offers, boundFilter(op, ledger.Money{Currency: ledger.CNY, Low: int64(t.number) * unit * 100}))
	}
	return i
}

// sole is the meaning of a word that stands for itself: none of its own where
// it can do without one, else the first in the order of the tables.
func (t *token) sole() meaning {
	for _, s := range []words.Sense{words.QFill, words.QWithin} {
		if v, ok := t.is(s); ok {
			return meaning{s, v}
		}
	}
	return t.means[0]
}
