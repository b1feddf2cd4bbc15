package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// meaning is what a word can do in a question.
type meaning struct {
	sense words.Sense
	value string
}

type tokenKind int

const (
	unknownToken tokenKind = iota
	wordToken
	numberToken
	moneyToken
	stretchToken // a part of the calendar
	placeToken   // a place of the world
	townToken    // a name of the configuration
	nameToken    // a name of a record, company or member
)

// token is a piece of a question with its place in the folded runes. All that
// it may mean comes with it; what it does mean is found by what stands around it.
type token struct {
	kind     tokenKind
	from, to int
	means    []meaning
	number   int
	money    *MoneySpan
	stretch  *stretch
	town     []townName
	names    []ledger.Mention
	place    *words.Place
}

// is tells whether the token can have a sense, and its value there.
func (t *token) is(s words.Sense) (value string, ok bool) {
	for _, m := range t.means {
		if m.sense == s {
			return m.value, true
		}
	}
	return "", false
}

var askWords = askLexicon()

// askLexicon holds the words of questions; a word may have several meanings.
func askLexicon() *lexicon[[]meaning] {
	all := make(map[string][]meaning, 2000)
	for _, table := range words.Askings {
		for _, row := range table {
			for _, w := range row.All() {
				w = string(squeeze(Fold(w).R))
				all[w] = append(all[w], meaning{row.Sense, row.Value})
			}
		}
	}
	addNamed(all, words.QSector, words.SectorWords)
	addNamed(all, words.QKind, words.CategoryWords)
	addNamed(all, words.QPaper, words.AgreementWords)
	return lexiconOf(all)
}

// addNamed adds the values of the field that no word of questions is written like.
func addNamed[T ~string](all map[string][]meaning, sense words.Sense, table []words.Named[T]) {
	for _, row := range table {
		for _, w := range append([]string{row.Text.Zh, row.Text.En}, row.Aliases...) {
			w = string(squeeze(Fold(w).R))
			if len(all[w]) == 0 {
				all[w] = []meaning{{sense, string(row.Value)}}
			}
		}
	}
}

var askPlaces = placeLexicon()

// placeLexicon holds the places of the world by their names.
func placeLexicon() *lexicon[*words.Place] {
	x := new(lexicon[*words.Place])
	for i := range words.Places {
		p := &words.Places[i]
		for _, w := range append([]string{p.Text.Zh, p.Text.En}, p.Aliases...) {
			x.add(string(squeeze(Fold(w).R)), p)
		}
	}
	return x
}

// each calls yield for every word that begins at i, the shortest first.
func (x *lexicon[T]) each(r []rune, i int, yield func(end int, value T)) {
	if i > 0 && (isLetter(r[i]) && isLetter(r[i-1]) || isDigit(r[i]) && isDigit(r[i-1])) {
		return
	}
	n := &x.root
	for j := i; j < len(r); {
		if n = n.next[r[j]]; n == nil {
			return
		}
		j++
		if n.ends && !splitsWord(r, j) {
			yield(j, n.value)
		}
	}
}

// splitsWord tells whether a cut at j would part a Latin word or a number.
func splitsWord(r []rune, j int) bool {
	if j <= 0 || j >= len(r) {
		return false
	}
	return isLetter(r[j-1]) && isLetter(r[j]) || isDigit(r[j-1]) && isDigit(r[j])
}

// What a token costs: the reading of a text that costs least counts. A name is
// read as a name; what nobody knows costs most.
const (
	costName    = 8
	costWord    = 10
	costNumber  = 11
	costUnknown = 1000
)

// lexer cuts a folded question into tokens.
//
//	tokens = { word | number | amount | calendar | place-name | town-name | name | reference }
type lexer struct {
	r      []rune
	town   *Town
	asked  ledger.Date
	names  []ledger.Mention
	banned map[int]bool // places at which no name is read
	cost   []int
	best   []token // by where it begins
}

// run finds the cheapest way to cut the text.
func (x *lexer) run() []token {
	n := len(x.r)
	x.cost, x.best = make([]int, n+1), make([]token, n)
	for i := n - 1; i >= 0; i-- {
		x.cost[i] = 1 << 30
		if x.r[i] == ' ' {
			x.offer(token{kind: wordToken, from: i, to: i + 1}, 0)
			continue
		}
		x.from(i)
	}
	return x.path()
}

// offer proposes a token; of two equal ways the one whose first token is longer counts,
// and a name of the configuration or a period before a word.
func (x *lexer) offer(t token, cost int) {
	c := x.cost[t.to] + cost
	best := x.best[t.from]
	if c < x.cost[t.from] || c == x.cost[t.from] && (t.to > best.to || t.to == best.to && best.kind == wordToken && (t.kind == townToken || x.isNow(t))) {
		x.cost[t.from], x.best[t.from] = c, t
	}
}

// isNow tells whether 年内 is a period by itself: no number stands before it.
func (x *lexer) isNow(t token) bool {
	return t.kind == stretchToken && (t.from == 0 || !isHanNumber(x.r[t.from-1]) && !isDigit(x.r[t.from-1]) && !isVagueCount(x.r[t.from-1]))
}

// from proposes all tokens that begin at i.
func (x *lexer) from(i int) {
	askWords.each(x.r, i, func(end int, m []meaning) {
		if partsHalf(x.r, i, end) {
			return
		}
		x.offer(token{kind: wordToken, from: i, to: end, means: m}, costWord)
	})
	x.fromCalendar(i)
	x.fromNumber(i)
	x.town.names.each(x.r, i, func(end int, t []townName) {
		x.offer(token{kind: townToken, from: i, to: end, town: t}, costWord)
	})
	askPlaces.each(x.r, i, func(end int, p *words.Place) {
		x.offer(token{kind: placeToken, from: i, to: end, place: p}, costWord)
	})
	x.fromNames(i)
	x.offer(token{from: i, to: i + 1}, costUnknown)
}

// partsHalf tells whether a word would end with the 上 of 上半年: 产业链上半年.
func partsHalf(r []rune, i, end int) bool {
	return end-1 > i && end+1 < len(r) && slices.Contains(words.Halves, string(r[end-1:end+2]))
}

// fromNames proposes the names at i, those of one span together.
func (x *lexer) fromNames(i int) {
	if x.banned[i] {
		return
	}
	for k, m := range x.names {
		if m.From != i || m.To <= i || m.To > len(x.r) || splitsWord(x.r, i) || splitsWord(x.r, m.To) {
			continue
		}
		t := token{kind: nameToken, from: i, to: m.To, names: x.names[k : k+1 : k+1]}
		for _, other := range x.names[k+1:] {
			if other.From == i && other.To == m.To {
				t.names = append(t.names, other)
			}
		}
		x.offer(t, costName)
	}
	if ref, end, ok := refAt(x.r, i); ok {
		x.offer(token{kind: nameToken, from: i, to: end, names: []ledger.Mention{ref}}, costName)
	}
}

// fromNumber proposes the amount and the number at i.
func (x *lexer) fromNumber(i int) {
	if splitsWord(x.r, i) || !mayBeginAmount(x.r, i) {
		return
	}
	if m, ok := MoneyAt(x.r, i); ok && !m.Bare && m.To > i && !splitsWord(x.r, m.To) && !countsAmounts(x.r, i, m.To) {
		x.offer(token{kind: moneyToken, from: i, to: m.To, money: &m}, costWord)
	}
	if n, end, ok := countAt(x.r, i); ok && end > i {
		x.offer(token{kind: numberToken, from: i, to: end, number: n}, costNumber)
	} else if n, end, ok := NumberAt(x.r, i); ok && end > i && !n.Digits {
		if v, ok := n.Int(); ok && v < 1e9 {
			x.offer(token{kind: numberToken, from: i, to: end, number: int(v)}, costNumber)
		}
	}
}

// countsAmounts tells whether what looks like a vague amount asks how many are
// of a certain one: 签了几个十亿以上的.
func countsAmounts(r []rune, i, end int) bool {
	if !isVagueCount(r[i]) || i+2 >= end || r[i+1] != words.Counter {
		return false
	}
	m, ok := MoneyAt(r, i+2)
	return ok && m.To == end && !m.Bare && m.Doubt == ledger.NoDoubt
}

// mayBeginAmount tells whether a number, a mark or a currency can begin at i.
func mayBeginAmount(r []rune, i int) bool {
	if isDigit(r[i]) || isHanNumber(r[i]) || isVagueCount(r[i]) || r[i] == words.HalfRune {
		return true
	}
	if _, _, ok := currencies.at(r, i); ok {
		return true
	}
	if _, _, ok := cardinals.at(r, i); ok {
		return true
	}
	_, _, ok := marksBefore.at(r, i)
	return ok
}

// refAt reads a reference: D7, /T3.
//
//	reference = [ "/" ] ( "V" | "D" | "T" | "E" ) digit { digit }
func refAt(r []rune, i int) (m ledger.Mention, end int, ok bool) {
	j := i
	if r[j] == '/' {
		j++
	}
	if j > 0 && isWord(r[j-1]) || j+1 >= len(r) || !isLetter(r[j]) {
		return m, i, false
	}
	for end = j + 1; end < len(r) && isDigit(r[end]); end++ {
	}
	if end < len(r) && isLetter(r[end]) {
		return m, i, false
	}
	ref, ok := ledger.ParseRef(string(r[j:end]))
	return ledger.Mention{Kind: ref.Kind, ID: ref.N, Name: ref.String(), From: i, To: end}, end, ok
}

// path follows the cheapest way; runs of unknown runes become one token,
// spaces none.
func (x *lexer) path() []token {
	tokens := make([]token, 0, len(x.r))
	for i := 0; i < len(x.r); i = x.best[i].to {
		t := x.best[i]
		last := len(tokens) - 1
		switch {
		case t.kind == wordToken && t.means == nil:
		case t.kind == unknownToken && last >= 0 && tokens[last].kind == unknownToken && tokens[last].to == t.from:
			tokens[last].to = t.to
		default:
			tokens = append(tokens, t)
		}
	}
	return tokens
}
