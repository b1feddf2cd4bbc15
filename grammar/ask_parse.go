package grammar

import (
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
//	clause = { rank | tally | period | stale | no-sum | aged | threshold | exclusion | not-yet | may | stage | unit-kinds | grouping | led | name | place | few | how-much | word }
func (p *parser) parse() []item {
	phrases := []func(*parser) bool{
		(*parser).topPhrase, (*parser).tally, (*parser).stalePhrase, (*parser).unitKinds, (*parser).grouping, (*parser).period, (*parser).noSum, (*parser).aged, (*parser).threshold, (*parser).exclusion,
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

// onlyFills tells whether a token has no meaning of its own, wherever it stands.
func (t *token) onlyFills() bool {
	v, ok := t.is(words.QFill)
	return ok && v != "new" && len(t.means) == 1
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
	} else if p.at = start; p.sense(0, words.QStill) {
		p.at++
		p.fillers()
		days, ok = p.length()
	}
	if !ok {
		return false
	}
	p.put(item{kind: itemFilter, from: start, to: p.at, filter: ledger.Filter{Stale: days}})
	return true
}

// aged reads how long ago a stage was reached at least: 签约超过90天还没开工, signed
// more than 90 days ago.
//
//	aged = [ "后" ] [ more-than ] number length [ "以上" ] { filler } not-yet | [ more-than ] number length "ago"
func (p *parser) aged() bool {
	start := p.at
	if len(p.items) == 0 || p.items[len(p.items)-1].kind != itemStage || p.items[len(p.items)-1].clock != ledger.Moved {
		return false
	}
	p.take(words.QLater)
	t, _ := p.peek()
	more, bound := t.is(words.QBound)
	days, ok := p.length()
	if !ok {
		return false
	}
	_, ago := p.take(words.QAgo)
	if !ago {
		p.take(words.QBoundEnd)
		p.fillers()
	}
	if ago && !bound || !ago && !p.sense(0, words.QNot) {
		return false
	}
	last := p.asked.Add(-days)
	if more == ">" {
		last = last.Add(-1)
	}
	w := fixedWhen(ledger.Period{To: last})
	w.shape = untilDay
	p.put(item{kind: itemPeriod, from: start, to: p.at, period: w})
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
