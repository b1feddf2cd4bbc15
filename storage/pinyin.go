package storage

import (
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

// letters are the first and the second letters of a character's readings, a
// bit each.
type letters struct{ first, second uint32 }

func lettersOf(readings []syllable) (l letters) {
	for _, s := range readings {
		l.first |= bitOf(s[0])
		if len(s) == 1 {
			l.second = ^uint32(0) // what follows may be the next character's
		} else {
			l.second |= bitOf(s[1])
		}
	}
	return l
}

func bitOf(c byte) uint32 {
	if c < 'a' || c > 'z' {
		return 0
	}
	return 1 << (c - 'a')
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
