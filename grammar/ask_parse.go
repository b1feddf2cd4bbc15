package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// parser turns tokens into items, from left to right. What no phrase takes
// becomes an unknown item: nothing is skipped.
type parser struct {
	r      []rune
	tokens []token
	at     int
	asked  ledger.Date
	asker  ledger.Member
	town   *Town
	items  []item
}

// parse reads all items.
//
//	clause = { rank | tally | period | stale | threshold | exclusion | not-yet | may | stage | unit-kinds | grouping | led | name | place | few | how-much | word }
func (p *parser) parse() []item {
	phrases := []func(*parser) bool{
		(*parser).topPhrase, (*parser).tally, (*parser).stalePhrase, (*parser).unitKinds, (*parser).grouping, (*parser).period, (*parser).threshold, (*parser).exclusion,
		(*parser).notPhrase, (*parser).mayPhrase, (*parser).stagePhrase, (*parser).ledPhrase, (*parser).namePhrase, (*parser).townPhrase, (*parser).placePhrase, (*parser).fewPhrase, (*parser).howMuch, (*parser).wordPhrase,
	}
	for p.at < len(p.tokens) {
		start := p.at
		if !p.any(phrases) {
			p.at = start + 1
			p.put(item{kind: itemUnknown, from: start, to: p.at})
		}
	}
	return p.items
}

func (p *parser) any(phrases []func(*parser) bool) bool {
	start := p.at
	for _, phrase := range phrases {
		if phrase(p) {
			return true
		}
		p.at = start
	}
	return false
}

func (p *parser) put(i item) { p.items = append(p.items, i) }

// peek is the token at the cursor.
func (p *parser) peek() (*token, bool) { return p.look(0) }

// look is the token so many behind the cursor.
func (p *parser) look(n int) (*token, bool) {
	if p.at+n < 0 || p.at+n >= len(p.tokens) {
		return &token{}, false
	}
	return &p.tokens[p.at+n], true
}

func (p *parser) tokenBefore(n int) *token {
	t, _ := p.look(-n)
	return t
}

// take takes the token at the cursor if it can have the sense.
func (p *parser) take(s words.Sense) (value string, ok bool) {
	t, ok := p.peek()
	if !ok {
		return "", false
	}
	if value, ok = t.is(s); ok {
		p.at++
	}
	return value, ok
}

// sense tells whether the token so many behind the cursor can have the sense.
func (p *parser) sense(n int, s words.Sense) bool {
	t, ok := p.look(n)
	if !ok {
		return false
	}
	_, ok = t.is(s)
	return ok
}

// number takes a small whole number.
func (p *parser) number() (n int, ok bool) {
	t, ok := p.peek()
	if !ok || t.kind != numberToken {
		return 0, false
	}
	p.at++
	return t.number, true
}

// fillers takes words without a meaning of their own.
func (p *parser) fillers() {
	for p.at < len(p.tokens) && p.tokens[p.at].onlyFills() {
		p.at++
	}
}

// onlyFills tells whether a token has no meaning of its own.
func (t *token) onlyFills() bool {
	_, ok := t.is(words.QFill)
	return ok && len(t.means) == 1
}

// isLatin tells whether a token is written in Latin letters.
func (t *token) isLatin(r []rune) bool { return t.from < t.to && isLetter(r[t.from]) }

// topPhrase reads 前5, top 5, 倒数3, the 3 largest deals.
//
//	rank = ( "前" | "top" ) number [ "名" ] | ( "后" | "bottom" ) number [ "名" ]
//	     | extreme [ "的" ] [ "前" ] number [ "名" ] [ counter ] | number extreme
func (p *parser) topPhrase() bool {
	start := p.at
	_, top := p.take(words.QTop)
	bottom := false
	if !top {
		if _, bottom = p.take(words.QBottom); !bottom {
			return p.extremeCount()
		}
	}
	n, ok := p.number()
	if !ok || n < 1 || n > 1000 || p.sense(0, words.QLength) && !p.rankUnit() {
		return false
	}
	p.take(words.QPlace)
	p.put(p.topOf(start, n, bottom))
	return true
}

// topOf is a rank; before 大项目 it is one of the largest deals.
func (p *parser) topOf(start, n int, least bool) item {
	i := item{kind: itemTop, from: start, n: n, least: least}
	if _, large := p.take(words.QLarge); large {
		i.word = meaning{words.QExtreme, "largest"}
	}
	i.to = p.at
	return i
}

// rankUnit tells whether the word behind a rank's number is what is ranked,
// and not a length of time: a top list of weeks has 名 or nothing behind it.
func (p *parser) rankUnit() bool { return p.tokenBefore(2).isLatin(p.r) && p.isTopWord(2) }

func (p *parser) isTopWord(n int) bool {
	t := p.tokenBefore(n)
	_, first := t.is(words.QFirstOf)
	_, lately := t.is(words.QLately)
	return !first && !lately
}

// extremeCount reads 最大的3个, the 3 largest.
func (p *parser) extremeCount() bool {
	start := p.at
	n, before := p.number()
	value, ok := p.take(words.QExtreme)
	if !ok {
		if before && n > 1 && p.sense(0, words.QLarge) && !p.tokens[p.at].isLatin(p.r) {
			p.put(p.topOf(start, n, false))
			return true
		}
		return false
	}
	if !before {
		p.fillers()
		p.take(words.QTop)
		if n, ok = p.number(); !ok {
			return false
		}
		p.take(words.QPlace)
		p.take(words.QCounter)
	}
	least := value == "least" || value == "smallest"
	word := meaning{words.QExtreme, value}
	if !before && n == 1 { // 最大的一个 is the largest
		p.put(item{kind: itemWord, from: start, to: p.at, word: word})
		return true
	}
	p.put(item{kind: itemTop, from: start, to: p.at, n: n, least: least, word: word})
	return n >= 1 && n <= 1000
}

// stalePhrase reads 30天没动静, without movement for more than 30 days.
//
//	stale = [ more-than ] number length [ "以上" ] still | still [ "for" ] [ more-than ] number length
func (p *parser) stalePhrase() bool {
	start := p.at
	days, ok := p.length()
	if ok {
		p.take(words.QBoundEnd)
		p.fillers()
		_, ok = p.take(words.QStill)
	} else if _, still := p.take(words.QStill); still {
		p.fillers()
		days, ok = p.length()
	}
	if !ok {
		return false
	}
	p.put(item{kind: itemFilter, from: start, to: p.at, filter: ledger.Filter{Stale: days}})
	return true
}

// length reads a number of days, weeks or months as days before the asking day.
func (p *parser) length() (days int, ok bool) {
	if v, bound := p.take(words.QBound); bound && v != ">" && v != ">=" {
		return 0, false
	}
	p.take(words.QLately)
	if _, half := p.take(words.QHalfYear); half {
		return int(p.asked - p.asked.AddMonths(-6)), true
	}
	if t, found := p.peek(); found && t.kind == stretchToken && t.stretch.plain {
		p.at++
		return int(p.asked - backBy(t.stretch.unit, p.asked, t.stretch.n)), t.stretch.n > 0
	}
	n, ok := p.number()
	if !ok || n < 1 || n > 5000 {
		return 0, false
	}
	unit, ok := p.take(words.QLength)
	return int(p.asked - backBy(words.CalendarUnit(unit), p.asked, n)), ok
}

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
	p.take(words.QEach)
	if _, money := p.take(words.QMoneySum); money && p.sense(0, words.QRanking) {
		p.put(item{kind: itemWord, from: start, to: p.at, word: meaning{words.QMoneySum, ""}})
		return true
	}
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

// wordPhrase takes a word alone.
func (p *parser) wordPhrase() bool {
	t, _ := p.peek()
	start := p.at
	p.at++
	switch t.kind {
	case wordToken:
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
	if p.goes(t) {
		return item{kind: itemWord, from: start, to: p.at, word: meaning{words.QAct, string(ledger.Outward)}}
	}
	if p.invests(t) {
		return item{kind: itemWord, from: start, to: p.at, word: meaning{words.QFill, ""}}
	}
	if _, within := t.is(words.QWithin); within && p.begins() {
		return item{kind: itemWord, from: start, to: p.at, word: meaning{words.QThose, ""}}
	}
	return item{kind: itemWord, from: start, to: p.at, word: t.sole()}
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
