package grammar

import (
	"math/big"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// moneyReader reads one amount from left to right.
type moneyReader struct {
	r           []rune
	at          int
	code        ledger.Currency
	hadCurrency bool
	strong      int // different currencies that were named
	inner       ledger.Mark
	between     bool // between stands before it: "and" parts its ends
}

// figure is one end of an amount: a number and what multiplies it.
type figure struct {
	n     Number
	scale int64 // of an English or a Chinese unit that stands apart; 0 for none
	end   int
}

// unit tells whether 万, 亿, million … stands with the number.
func (f figure) unit() bool { return f.n.Big || f.scale > 0 || f.n.Groups && f.million() }

// million tells whether digits written out make a million or more (spec 1.5).
func (f figure) million() bool { return f.n.Units.Cmp(pow10(6+f.n.Places)) >= 0 }

// minor is the figure in minor units of a currency; ok is false where it is
// none or too large to count.
func (f figure) minor(c ledger.Currency) (int64, bool) {
	n := f.n
	if f.scale > 0 {
		n.Units = new(big.Int).Mul(n.Units, big.NewInt(f.scale))
	}
	return n.Times(c.Minor())
}

func (p *moneyReader) markBefore() ledger.Mark {
	if p.at > 0 && p.at < len(p.r) && strings.ContainsRune(words.AboutEnds, p.r[p.at]) && strings.ContainsRune(words.AboutStarts, p.r[p.at-1]) {
		return ""
	}
	if m, end, ok := marksBefore.at(p.r, p.at); ok {
		p.at = skipSpaces(p.r, end)
		return m
	}
	return ""
}

func (p *moneyReader) markAfter() ledger.Mark {
	if p.inner != "" {
		return p.inner
	}
	if m, end, ok := marksAfter.at(p.r, skipSpaces(p.r, p.at)); ok {
		p.at = end
		return m
	}
	return ""
}

// currency takes the currency words that stand here, also several (元人民币).
func (p *moneyReader) currency() {
	for {
		c, end, ok := currencies.at(p.r, skipSpaces(p.r, p.at))
		if !ok {
			p.shortCurrency()
			return
		}
		p.at = end
		p.take(c)
	}
}

// currencyOfNext tells whether a currency in Latin letters stands here that an
// amount follows, so that it is that one's.
func (p *moneyReader) currencyOfNext() bool {
	_, end, ok := currencies.at(p.r, skipSpaces(p.r, p.at))
	if !ok || !isLetter(p.r[end-1]) {
		return false
	}
	next := moneyReader{r: p.r, at: skipSpaces(p.r, end)}
	f, ok := next.figure()
	return ok && f.unit()
}

// shortCurrency takes a currency that is said in short behind a large unit (2亿欧),
// where nothing but a word like 左右 follows.
func (p *moneyReader) shortCurrency() {
	c, end, ok := shortCurrencies.at(p.r, p.at)
	if !ok || p.at == 0 || words.BigUnits[p.r[p.at-1]] == 0 {
		return
	}
	if _, _, mark := marksAfter.at(p.r, end); end == len(p.r) || mark || !isHan(p.r[end]) && !isWord(p.r[end]) {
		p.at = end
		p.take(currencyWord{c, false})
	}
}

// take settles on a currency: a name wins over a symbol.
func (p *moneyReader) take(c currencyWord) {
	switch {
	case !c.weak && (p.strong == 0 || p.code != c.code):
		p.strong++
		p.code = c.code
	case c.weak && !p.hadCurrency:
		p.code = c.code
	}
	p.hadCurrency = true
}

// figure reads a number with its unit.
//
//	figure = number [ "余" ] { "万" | "亿" } | arabic scale | cardinal scale
func (p *moneyReader) figure() (f figure, ok bool) {
	if p.hadCurrency {
		p.at = skipSpaces(p.r, p.at)
	}
	f.n, f.end, ok = NumberAt(p.r, p.at)
	if !ok {
		return p.cardinal()
	}
	f.end = p.innerMark(&f)
	if s, end, ok := scales.at(p.r, skipSpaces(p.r, f.end)); ok && !f.n.Big {
		f.scale, f.end = s, end
	}
	if f.n.Elided && !f.n.Big {
		f.n.Bare = true
	}
	p.at = f.end
	return f, f.n.Big || !f.n.Digits
}

// innerMark reads 余 or 多 between the number and its unit (50余亿).
func (p *moneyReader) innerMark(f *figure) (end int) {
	j := f.end
	if f.n.Big || j+1 >= len(p.r) || !strings.ContainsRune(words.InnerMarks, p.r[j]) {
		return f.end
	}
	j++
	if p.r[j] == words.Counter {
		j++
	}
	scale, end := unitChain(p.r, j)
	if scale == 0 {
		return f.end
	}
	p.inner, f.scale = ledger.Over, scale
	return end
}

// unitChain multiplies the Chinese units from i on; 0 where there are none.
func unitChain(r []rune, i int) (scale int64, end int) {
	scale = 1
	for end = i; end < len(r) && scale < 1e12; end++ {
		u := words.SmallUnits[r[end]] + words.BigUnits[r[end]]
		if u == 0 {
			break
		}
		scale *= u
	}
	if end == i {
		return 0, i
	}
	return scale, end
}

// cardinal reads five billion.
func (p *moneyReader) cardinal() (f figure, ok bool) {
	n, end, ok := cardinals.at(p.r, p.at)
	if !ok {
		return f, false
	}
	s, end, ok := scales.at(p.r, skipSpaces(p.r, end))
	if !ok {
		return f, false
	}
	p.at = end
	return figure{n: Number{Units: big.NewInt(n)}, scale: s, end: end}, true
}

// high reads the upper end of a range; a lower end without unit takes the
// upper one's (50-60亿). Where there is no range nothing is taken.
func (p *moneyReader) high(low *figure) (high figure) {
	start := *p
	p.currency()
	_, end, ok := rangeMarks.at(p.r, skipSpaces(p.r, p.at))
	if p.between && !ok {
		_, end, ok = joins.at(p.r, skipSpaces(p.r, p.at))
	}
	if !ok {
		*p = start
		return figure{}
	}
	p.at = skipSpaces(p.r, end)
	p.currency()
	high, ok = p.figure()
	if !ok || !high.unit() && low.unit() {
		*p = start
		return figure{}
	}
	if !low.unit() && high.unit() {
		low.scale = p.unitOf(high)
	}
	return high
}

// unitOf is what the unit of a figure multiplies by.
func (p *moneyReader) unitOf(f figure) int64 {
	if f.scale > 0 {
		return f.scale
	}
	i := f.end
	for i > 0 && (words.SmallUnits[p.r[i-1]] > 0 || words.BigUnits[p.r[i-1]] > 0) {
		i--
	}
	scale, _ := unitChain(p.r, i)
	return max(scale, 1)
}

// fill sets the money of a span from its figures.
func (m *MoneySpan) fill(low, high figure, code ledger.Currency, mark ledger.Mark) {
	if code == "" {
		code = ledger.CNY
	}
	lo, ok := low.minor(code)
	m.Money = ledger.Money{Currency: code, Low: lo, Mark: mark}
	if high.n.Units != nil && ok {
		m.Money.High, ok = high.minor(code)
	}
	switch {
	case !ok:
		m.Money, m.Doubt = ledger.Money{}, ledger.AmountUnread
	case high.n.Units != nil && lo > m.Money.High:
		m.Money, m.Doubt = ledger.Money{}, ledger.AmountFalls
	case lo == m.Money.High:
		m.Money.High = 0
	}
}
