package grammar

import (
	"strconv"

	"guatu/ledger"
	"guatu/words"
)

// threshold reads 50亿元以上, over 5bn, between 1bn and 5bn, 10-50亿. A word
// for the sum before it belongs to it.
//
//	threshold = [ money ] [ bound ] amount [ bound-end ] [ [ "和" ] bound amount [ bound-end ] ] | [ "between" ] amount "and" amount [ "之间" ]
func (p *parser) threshold() bool {
	start := p.at
	label := p.boundLabel()
	f, ok := p.amountRange()
	if !ok {
		return false
	}
	f.from, f.to, f.word.sense = start, p.at, label
	p.put(f)
	return true
}

// boundLabel takes a word for a sum, where an amount is what follows: the sense
// of that word, "" for none.
func (p *parser) boundLabel() (label words.Sense) {
	start := p.at
	for _, s := range []words.Sense{words.QInterest, words.QMoneySum} {
		if _, ok := p.take(s); ok {
			label = s
			break
		}
	}
	p.fillers()
	if _, ok := p.take(words.QIn); ok {
		p.fillers()
	}
	t, ok := p.peek()
	if !ok || t.kind != moneyToken && !p.sense(0, words.QBound) && !p.sense(0, words.QRange) && !p.sense(0, words.QRound) {
		p.at = start
		return ""
	}
	return label
}

// amountRange reads one or two bounds.
func (p *parser) amountRange() (item, bool) {
	_, opened := p.take(words.QRange)
	f, ok := p.bound(false)
	if !ok {
		return item{}, false
	}
	start := p.at
	if f.kind == itemAmount {
		if between := p.betweenAmounts(f); between.kind == itemBound {
			if _, amid := p.take(words.QAmid); amid || opened {
				return between, true
			}
		}
		p.at = start
	}
	if _, joined := p.take(words.QJoin); joined || f.kind == itemBound {
		p.fillers()
		if second, ok := p.bound(true); ok && second.kind == itemBound && fitsBound(f.filter, second.filter) {
			f.filter = mergeFilter(f.filter, second.filter)
			return f, true
		}
	}
	p.at = start
	return f, true
}

// betweenAmounts reads the second amount of between 1bn and 5bn; where there is
// none the first stays as it is.
func (p *parser) betweenAmounts(f item) item {
	low := f.filter.Min
	if _, ok := p.take(words.QJoin); !ok {
		p.take(words.QUntil)
	}
	t, ok := p.peek()
	if !ok || t.kind != moneyToken || t.money.Money.High != 0 || t.money.Doubt != ledger.NoDoubt || t.money.Money.Mark != "" {
		return f
	}
	p.at++
	m := t.money.Money
	return item{kind: itemBound, filter: ledger.Filter{Min: low, Max: &ledger.Bound{Minor: m.Low, Currency: m.Currency, Open: true}}}
}

// fitsBound tells whether a second bound closes the first.
func fitsBound(a, b ledger.Filter) bool {
	return a.Max == nil && a.Min != nil && b.Max != nil && b.Min == nil || a.Min == nil && a.Max != nil && b.Min != nil && b.Max == nil
}

// bound reads one amount with its bound.
func (p *parser) bound(strict bool) (f item, ok bool) {
	_, about := p.take(words.QAbout)
	before, hasBefore := p.take(words.QBound)
	p.fillers()
	m, ok := p.amount()
	if !ok {
		return f, false
	}
	if _, behind := p.take(words.QAbout); about || behind {
		m.Money.Mark = ledger.Around
	}
	after, hasAfter := p.boundEnd()
	op := after
	if hasBefore {
		op = before
		if in := p.inclusion(); in != "" {
			op = included(op, in)
		}
	}
	switch {
	case m.Doubt != ledger.NoDoubt:
		return item{kind: itemFault, fault: AskAbout}, true
	case m.Money.Mark != "":
		return p.around(m.Money), true
	case m.Money.High != 0 && !hasBefore && !hasAfter:
		p.take(words.QAmid)
		return rangeItem(m.Money), true
	case m.Money.High != 0 || strict && !hasBefore && !hasAfter:
		return f, false
	case !hasBefore && !hasAfter:
		return item{kind: itemAmount, filter: boundFilter(">=", m.Money)}, true
	case hasBefore && hasAfter && before != after:
		return f, false
	}
	return item{kind: itemBound, filter: boundFilter(op, m.Money)}, true
}

// amount takes an amount, or a round one without a number, which needs a bound
// (亿元以上) or a noun (百亿项目).
func (p *parser) amount() (m MoneySpan, ok bool) {
	t, ok := p.peek()
	if !ok {
		return m, false
	}
	if t.kind == moneyToken {
		p.at++
		return *t.money, true
	}
	v, ok := t.is(words.QRound)
	if !ok || !p.sense(1, words.QBoundEnd) && !p.sense(1, words.QAbout) && !p.sense(1, words.QNoun) && !p.tokenBefore(1).isBound() {
		return m, false
	}
	p.at++
	yuan, _ := strconv.ParseInt(v, 10, 64)
	return MoneySpan{Money: ledger.Money{Currency: ledger.CNY, Low: yuan * 100}}, true
}

// noSum reads 投资额未定: deals without an amount.
//
//	no-sum = money { filler } undecided
func (p *parser) noSum() bool {
	start := p.at
	if _, ok := p.take(words.QMoneySum); !ok {
		return false
	}
	p.fillers()
	if _, ok := p.take(words.QUndecided); !ok {
		return false
	}
	p.put(item{kind: itemFilter, from: start, to: p.at, filter: ledger.Filter{NoAmount: true}})
	return true
}

func (t *token) isBound() bool { _, ok := t.is(words.QBound); return ok }

// boundEnd reads 以上, 以下; 含 and 不含 before or behind it say whether the
// number itself belongs to it.
//
//	bound-end = [ inclusion ] ( "以上" | "以下" | "+" | "or more" … ) [ inclusion ]
func (p *parser) boundEnd() (op string, ok bool) {
	start := p.at
	p.fillers()
	in := p.inclusion()
	if op, ok = p.take(words.QBoundEnd); !ok {
		p.at = start
		return "", false
	}
	if in == "" {
		in = p.inclusion()
	}
	return included(op, in), true
}

// included is a bound with, or without, the number itself.
func included(op, in string) string {
	switch in {
	case "with":
		return op[:1] + "="
	case "without":
		return op[:1]
	}
	return op
}

// inclusion reads (含5亿) or 不含5亿 beside a bound; where there is none it takes
// nothing.
//
//	inclusion = [ "(" ] ( "含" | "不含" ) [ amount ] [ ")" ]
func (p *parser) inclusion() string {
	start := p.at
	p.take(words.QStop)
	in := ""
	if _, ok := p.take(words.QIncluded); ok {
		in = "with"
	} else if _, ok := p.take(words.QExcept); ok {
		in = "without"
	}
	t, ok := p.peek()
	amount := ok && t.kind == moneyToken
	if in == "" || in == "without" && !amount && !p.sense(0, words.QStop) {
		p.at = start
		return ""
	}
	if amount {
		p.at++
	}
	p.take(words.QStop)
	return in
}

// around is an amount that is only nearly meant: it asks for a threshold.
func (p *parser) around(m ledger.Money) item {
	low, high := m.Low*9/10, m.Low*11/10
	near := ledger.Filter{Min: &ledger.Bound{Minor: low, Currency: m.Currency}, Max: &ledger.Bound{Minor: high, Currency: m.Currency}}
	return item{kind: itemFault, fault: AskAbout, offers: []ledger.Filter{near, boundFilter(">=", m)}}
}

func rangeItem(m ledger.Money) item {
	return item{kind: itemBound, filter: ledger.Filter{
		Min: &ledger.Bound{Minor: m.Low, Currency: m.Currency}, Max: &ledger.Bound{Minor: m.High, Currency: m.Currency, Open: true}}}
}

// boundFilter is the filter of one bound (spec 1.3 rule 5).
func boundFilter(op string, m ledger.Money) ledger.Filter {
	b := &ledger.Bound{Minor: m.Low, Currency: m.Currency, Open: op == ">" || op == "<"}
	if op == "=" {
		return ledger.Filter{Min: b, Max: b}
	}
	if op == ">" || op == ">=" {
		return ledger.Filter{Min: b}
	}
	return ledger.Filter{Max: b}
}

func (t *token) isNoun() bool { _, ok := t.is(words.QNoun); return ok }

// oneFilter reads a district, unit, chain, park, sector or fact.
func (p *parser) oneFilter() (ledger.Filter, bool) {
	if f, ok := p.townFilter(); ok {
		return f, true
	}
	if f, ok := p.originFilter(); ok {
		return f, true
	}
	t, ok := p.peek()
	if !ok || t.kind != wordToken {
		return ledger.Filter{}, false
	}
	f, ok := wordFilter(t)
	if ok {
		p.at++
	}
	return f, ok
}

// townFilter reads one name of the configuration.
func (p *parser) townFilter() (f ledger.Filter, ok bool) {
	t, ok := p.peek()
	if !ok || t.kind != townToken {
		return f, false
	}
	p.at++
	for _, n := range t.town {
		f = mergeFilter(f, n.filter())
	}
	if len(f.Chains) > 0 {
		p.take(words.QChainMark)
	}
	return f, true
}

func (n townName) filter() (f ledger.Filter) {
	switch n.kind {
	case townDistrict:
		f.Districts = []string{n.key}
	case townUnit:
		f.Units = []string{n.key}
	case townChain:
		f.Chains = []string{n.key}
	case townPark:
		f.Parks = []string{n.key}
	}
	return f
}

// wordFilter is the filter that a word names.
func wordFilter(t *token) (f ledger.Filter, ok bool) {
	if v, ok := t.is(words.QFact); ok {
		return factFilter(v), true
	}
	if v, ok := t.is(words.QLevel); ok {
		return ledger.Filter{Tiers: []ledger.Tier{ledger.Tier(v)}}, true
	}
	if v, ok := t.is(words.QKind); ok {
		return ledger.Filter{Categories: []ledger.Category{ledger.Category(v)}}, true
	}
	if v, ok := t.is(words.QPaper); ok {
		return ledger.Filter{Agreements: []ledger.Agreement{ledger.Agreement(v)}}, true
	}
	if v, ok := t.is(words.QSector); ok {
		return ledger.Filter{Sectors: []string{v}}, true
	}
	if _, ok := t.is(words.QNoSum); ok {
		return ledger.Filter{NoAmount: true}, true
	}
	return f, false
}

func factFilter(v string) (f ledger.Filter) {
	switch v {
	case "f500":
		f.Fortune500 = ledger.Yes
	case "soe":
		f.CentralSOE = ledger.Yes
	case "foreign":
		f.Foreign = ledger.Yes
	case "domestic":
		f.Foreign = ledger.No
	case "verified":
		f.Verified = ledger.Yes
	case "unverified":
		f.Verified = ledger.No
	}
	return f
}
