package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// MoneySpan is an amount inside a text: where it stands in the folded runes,
// what it is, and why it is not certain, if so.
type MoneySpan struct {
	From, To int
	Money    ledger.Money
	Doubt    ledger.Doubt
	Bare     bool // neither a unit nor a currency stands with the number
}

type currencyWord struct {
	code ledger.Currency
	weak bool // a symbol that gives way to a name
}

var (
	currencies  = currencyLexicon()
	scales      = lexiconOf(words.Scales)
	cardinals   = lexiconOf(words.Cardinals)
	marksBefore = lexiconOf(words.MarksBefore)
	marksAfter  = lexiconOf(words.MarksAfter)

	shortCurrencies = lexiconOf(words.ShortCurrencies)

	undecided    = setOf(words.Undecided)
	vagueAmounts = setOf(words.Vague)
	negatives    = setOf(words.Negative)
	betweens     = setOf(words.Betweens)
	rangeMarks   = setOf(words.RangeMarks)
	twoMarks     = setOf(words.TwoMarks)
	amountTails  = setOf(words.AmountTails)
	notMoney     = countLexicon()
)

func currencyLexicon() *lexicon[currencyWord] {
	x := new(lexicon[currencyWord])
	for _, c := range words.Currencies {
		for _, name := range c.Names {
			x.add(name, currencyWord{c.Code, false})
		}
		for _, symbol := range c.Symbols {
			x.add(symbol, currencyWord{c.Code, true})
		}
	}
	return x
}

// maxAmount bounds the runes of a text that may be an amount.
const maxAmount = 120

// ParseMoney reads a text that is an amount (spec 1.5). What it cannot be sure
// of comes back with a doubt and, as far as it was read, with the figure.
//
//	amount = undecided | [ mark ] figure [ range figure ] [ mark ]
func ParseMoney(text string) (ledger.Money, ledger.Doubt) {
	r := trimMarks(squeeze(Fold(text).R))
	switch {
	case len(r) == 0:
		return ledger.Money{}, ledger.Empty
	case len(r) > maxAmount:
		return ledger.Money{}, ledger.AmountUnread
	}
	if _, ok := undecided.whole(r); ok {
		return ledger.Money{Undecided: true}, ledger.NoDoubt
	}
	if _, end, ok := negatives.at(r, 0); ok {
		if m, ok := MoneyAt(r, skipSpaces(r, end)); ok && m.To == len(r) {
			return ledger.Money{}, ledger.AmountNotPos
		}
	}
	if m, ok := wholeMoney(r); ok {
		return m.Money, m.certain()
	}
	return ledger.Money{}, unread(r)
}

// wholeMoney reads an amount that makes up the text, perhaps behind a word like
// 总计, once more in brackets
// behind itself as it is printed: 81.7亿元(CNY 8,170,000,000).
func wholeMoney(r []rune) (MoneySpan, bool) {
	from := 0
	for _, end, ok := amountLeads.at(r, from); ok && end < len(r); _, end, ok = amountLeads.at(r, from) {
		from = end
	}
	m, ok := MoneyAt(r, from)
	if !ok {
		return m, false
	}
	if _, end, tail := amountTails.at(r, m.To); tail {
		m.To = end
	}
	if m.To == len(r) {
		return m, true
	}
	if r[m.To] != '(' || r[len(r)-1] != ')' {
		return m, false
	}
	if c, end, ok := currencies.at(r, m.To+1); ok && end == len(r)-1 {
		return m, c.code == m.Money.Currency
	}
	again, ok := MoneyAt(r[:len(r)-1], m.To+1)
	again.Money.Mark = m.Money.Mark
	return m, ok && again.To == len(r)-1 && again.Money == m.Money
}

// certain is the doubt of an amount that stands alone.
func (m MoneySpan) certain() ledger.Doubt {
	switch {
	case m.Doubt != ledger.NoDoubt:
		return m.Doubt
	case m.Money.Low <= 0:
		return ledger.AmountNotPos
	case m.Bare:
		return ledger.AmountNoUnit
	}
	return ledger.NoDoubt
}

// unread says why a text is no amount.
func unread(r []rune) ledger.Doubt {
	found := findMoney(r, true)
	for i := range r {
		if _, _, ok := vagueAmounts.at(r, i); ok {
			return ledger.AmountVague
		}
	}
	for i := 1; i < len(found); i++ {
		if _, end, ok := twoMarks.at(r, found[i-1].To); ok && end == found[i].From {
			return ledger.AmountTwo
		}
	}
	for _, m := range found {
		if m.Doubt != ledger.NoDoubt {
			return m.Doubt
		}
	}
	if len(found) > 1 {
		return ledger.AmountTwo
	}
	return ledger.AmountUnread
}

// trimMarks drops the marks around a value that end a sentence.
func trimMarks(r []rune) []rune {
	for len(r) > 0 && isStop(r[len(r)-1]) {
		r = r[:len(r)-1]
	}
	for len(r) > 0 && r[0] != '.' && (isStop(r[0]) || r[0] == ':') {
		r = r[1:]
	}
	return r
}

func isStop(x rune) bool {
	return x == '。' || x == '.' || x == ',' || x == ';' || isSpace(x) || x == '!'
}

// FindMoney finds the amounts inside a text, in their order. A bare number is
// no amount there; a vague one (十几亿) is, with its doubt.
func FindMoney(r []rune) []MoneySpan { return findMoney(r, false) }

func findMoney(r []rune, bare bool) []MoneySpan {
	var found []MoneySpan
	for i := skipSpaces(r, 0); i < len(r); i = skipSpaces(r, i) {
		m, ok := MoneyAt(r, i)
		if !ok || m.Bare && !bare {
			i = skipNumber(r, i)
			continue
		}
		found = append(found, m)
		i = m.To
	}
	return found
}

// skipNumber is the next place where an amount may begin.
func skipNumber(r []rune, i int) int {
	latin := isWord(r[i])
	for i++; i < len(r) && (latin && isWord(r[i]) || !latin && words.Digits[r[i-1]] > 0 && words.Digits[r[i]] > 0); {
		i++
	}
	return i
}

// MoneyAt reads the amount that begins at i of a folded text: the figure, its
// marks and its currency before or after it.
func MoneyAt(r []rune, i int) (m MoneySpan, ok bool) {
	if v, ok := vagueAt(r, i); ok {
		return v, true
	}
	if i > 0 && i < len(r) && isHanNumber(r[i]) && isHanNumber(r[i-1]) { // 零一万
		return m, false
	}
	p := moneyReader{r: r, at: i}
	if _, end, ok := betweens.at(r, i); ok {
		p.at, p.between = skipSpaces(r, end), true
	}
	mark := p.markBefore()
	p.currency()
	if p.hadCurrency && mark == "" {
		mark = p.markBefore()
	}
	low, ok := p.figure()
	if !ok {
		return m, false
	}
	m = MoneySpan{From: i}
	high := p.high(&low)
	if begin := p.at; !p.hadCurrency && p.currencyOfNext() { // 360 JPY 39bn
		return MoneySpan{From: i, To: begin, Doubt: ledger.AmountTwo}, low.unit()
	}
	p.currency()
	if after := p.markAfter(); after != "" && mark == "" {
		mark = after
	}
	if p.currency(); p.strong > 1 || p.between && high.n.Units == nil {
		m.Doubt = ledger.AmountUnread
	}
	m.To = p.at
	m.Bare = !p.hadCurrency && !low.unit()
	if m.Bare && low.n.Digits || countsThings(r, low.end, p.hadCurrency) {
		return m, false
	}
	m.fill(low, high, p.code, mark)
	return m, true
}

// countsThings tells whether the number counts something that is no money.
func countsThings(r []rune, end int, currency bool) bool {
	counts, _, _ := notMoney.at(r, skipSpaces(r, end))
	return counts && !currency
}

// countLexicon are the words of things that are counted, and those that only begin
// like one (5亿项目).
func countLexicon() *lexicon[bool] {
	x := setOf(words.NotMoney)
	for _, word := range words.MoneyBefore {
		x.add(word, false)
	}
	return x
}

// vagueAt reads 几个亿, 十几亿, 数亿, 上亿元, 七八亿: amounts that tell no figure.
func vagueAt(r []rune, i int) (m MoneySpan, ok bool) {
	vague, j := false, i
	for j < len(r) && j-i < maxDigits && partOfVague(r[j], j > i, vague) {
		vague = vague || isVagueCount(r[j])
		j++
	}
	vague = vague || severalDigits(r, i)
	if !vague || j == len(r) || words.BigUnits[r[j]] == 0 || trailingMany(r, i, j) {
		return m, false
	}
	_, j = unitChain(r, j)
	if _, end, ok := currencies.at(r, j); ok {
		j = end
	}
	return MoneySpan{From: i, To: j, Doubt: ledger.AmountVague}, true
}

// severalDigits tells whether a number begins at i with two Chinese digits in a
// row (七八亿).
func severalDigits(r []rune, i int) bool {
	if i+1 >= len(r) || isDigit(r[i]) || words.Digits[r[i]] == 0 {
		return false
	}
	n, _, ok := NumberAt(r, i)
	return ok && n.Digits && n.Big
}

// partOfVague tells whether a rune may stand before the unit of a vague amount.
func partOfVague(x rune, inside, vague bool) bool {
	_, digit := words.Digits[x]
	return isVagueCount(x) || digit || isDigit(x) && !vague || words.SmallUnits[x] > 0 || words.Tens[x] > 0 ||
		x == words.Counter && inside
}

// trailingMany tells whether the only vague word is 多 or 余 between a certain
// number and its unit (50多亿): that is a mark.
func trailingMany(r []rune, from, to int) bool {
	if to-1 <= from || !strings.ContainsRune(words.InnerMarks, r[to-1]) {
		return false
	}
	n, end, ok := NumberAt(r, from)
	return ok && end == to-1 && !n.Digits
}

func isVagueCount(x rune) bool { return strings.ContainsRune(words.VagueCounts, x) }
