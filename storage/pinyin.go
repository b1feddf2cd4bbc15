package storage

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// syllable is one way to read a character aloud, without tones.
type syllable string

// readingsOf are the ways to read a character: a Chinese one has all its
// readings, any other is read as it is.
func readingsOf(r rune) []syllable {
	args := pinyin.NewArgs()
	args.Heteronym = true
	var rs []syllable
	for _, s := range pinyin.SinglePinyin(r, args) {
		if !slices.Contains(rs, syllable(s)) {
			rs = append(rs, syllable(s))
		}
	}
	if rs == nil {
		rs = []syllable{syllable(r)}
	}
	return rs
}

// letters is a set of letters, a bit each.
type letters uint32

// initialsOf are the letters with which readings of a character begin.
func initialsOf(readings []syllable) (l letters) {
	for _, s := range readings {
		l |= letterOf(s[0])
	}
	return l
}

// lettersOf are the letters of a text, one by one and all together.
func lettersOf(s string) (row []letters, all letters) {
	for i := range len(s) {
		row = append(row, letterOf(s[i]))
		all |= row[i]
	}
	return row, all
}

func letterOf(c byte) letters {
	if c < 'a' || c > 'z' {
		return 0
	}
	return 1 << (c - 'a')
}

// initialPair numbers two letters that stand side by side as first letters.
func initialPair(a, b byte) int { return int(a-'a')*26 + int(b-'a') }

// eachPair gives the pairs of letters with which two neighbours may begin.
func eachPair(one, next letters) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for a := one; a != 0; a &= a - 1 {
			for b := next; b != 0; b &= b - 1 {
				if !yield(bits.TrailingZeros32(uint32(a))*26 + bits.TrailingZeros32(uint32(b))) {
					return
				}
			}
		}
	}
}

// spelling tells whether a text is in letters only, as pinyin is typed.
func spelling(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// spells tells whether letters spell a text from its beginning on; whole asks
// that nothing of the text is left.
func (x *nameIndex) spells(letters string, text []rune, whole bool) bool {
	if letters == "" {
		return !whole || len(text) == 0
	}
	if len(text) == 0 {
		return false
	}
	for _, s := range x.reading(text[0]) {
		if rest, ok := strings.CutPrefix(letters, string(s)); ok && x.spells(rest, text[1:], whole) {
			return true
		}
	}
	return false
}

// spellings are the ways to spell a text in letters, at most so many.
func (x *nameIndex) spellings(text []rune, most int) []string {
	out := []string{""}
	for _, r := range text {
		var next []string
		for _, s := range x.reading(r) {
			for _, done := range out {
				if len(next) < most {
					next = append(next, done+string(s))
				}
			}
		}
		out = next
	}
	return out
}

// sameSound tells whether two texts of one length can be read alike.
func (x *nameIndex) sameSound(a, b []rune) bool {
	for i, r := range a {
		if r != b[i] && !shares(x.reading(r), x.reading(b[i])) {
			return false
		}
	}
	return true
}

func shares(a, b []syllable) bool {
	return slices.ContainsFunc(a, func(s syllable) bool { return slices.Contains(b, s) })
}

func hasHan(text []rune) bool {
	return slices.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
