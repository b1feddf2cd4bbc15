package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// around is an amount in running text with what stands beside it and makes it
// no certain figure: the word of a bound (不到5亿, 5亿以上, over EUR 50m), another
// amount (5亿或8亿), or a part of the same number (5点5亿, 1 234万, 3亿+2亿, 5亿2).
// ok is false where nothing of the kind stands there.
func (m MoneySpan) around(r []rune) (from, to int, ok bool) {
	from, ok = behindAny(r, m.From, boundWords)
	if !ok {
		from = numberBefore(r, m.From)
		ok = from < m.From
	}
	if to = boundEnd(r, m.To); to > m.To {
		ok = true
	}
	return from, to, ok
}

// value is an amount in running text as a field's value, in doubt where something
// beside it makes it no certain figure.
func (m MoneySpan) value(field ledger.Field, f Folded) ledger.Value {
	v := ledger.Value{Field: field, Text: strings.TrimSpace(f.Original(m.From, m.To)), Money: m.Money, Doubt: m.certain()}
	if from, to, ok := m.around(f.R); ok && v.Doubt == ledger.NoDoubt {
		v.Text, v.Money = strings.TrimSpace(f.Original(from, to)), ledger.Money{}
		if _, v.Doubt = ParseMoney(v.Text); v.Doubt == ledger.NoDoubt {
			v.Doubt = ledger.AmountVague
		}
	}
	return v
}

// boundEnd is where what stands behind an amount that ends at i and makes it no
// certain figure ends; i for nothing.
func boundEnd(r []rune, i int) int {
	next := skipSpaces(r, i)
	if next == len(r) {
		return i
	}
	_, end, bound := boundTails.at(r, next)
	if m, ok := MoneyAt(r, end); ok && r[next] == '+' {
		return m.To
	}
	if bound && (end-next > 1 || r[next] == '+' || endsWord(r, end, len(r))) {
		return end
	}
	if isDigit(r[i]) {
		return skipNumber(r, i)
	}
	_, second, two := twoMarks.at(r, next)
	if two && next == i && (r[i] == ',' || r[i] == ';') {
		return i
	}
	if m, ok := MoneyAt(r, skipSpaces(r, second)); two && ok {
		return m.To
	}
	return i
}

// numberBefore is where the number begins of which the one at i is only the last
// part; i where there is none.
func numberBefore(r []rune, i int) int {
	if i < 2 || i >= len(r) || !mayBegin(r[i]) {
		return i
	}
	from := i - 1
	for from > 0 && (isDigit(r[from-1]) || words.Digits[r[from-1]] > 0) {
		from--
	}
	switch {
	case from == i-1:
		return i
	case strings.ContainsRune(words.NumberJoints, r[i-1]):
		return from
	}
	lone := from == 0 || isSpace(r[from-1]) || isHan(r[from-1]) && r[from-1] != words.MonthMark
	parts := r[i-1] == ',' || r[i-1] == '。' || i-1-from <= 3 && r[i-1] == ' ' && digitsAt(r, i) == 3
	if lone && parts {
		return from
	}
	return i
}

// digitsAt is how many Arabic digits stand at i in a row.
func digitsAt(r []rune, i int) (n int) {
	for i+n < len(r) && isDigit(r[i+n]) {
		n++
	}
	return n
}

var (
	boundWords = foldedWords(slices.Concat(words.Vague, words.BoundLeads))
	boundTails = setOf(words.BoundTails)
)
