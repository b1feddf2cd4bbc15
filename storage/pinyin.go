package storage

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// readingsOf are the ways to read a character aloud, without tones: a Chinese
// one has all its readings, any other is read as it is.
func readingsOf(r rune) []string {
	args := pinyin.NewArgs()
	args.Heteronym = true
	var rs []string
	for _, s := range pinyin.SinglePinyin(r, args) {
		rs = appendNew(rs, s)
	}
	if rs == nil {
		rs = []string{string(r)}
	}
	return rs
}

func appendNew(xs []string, s string) []string {
	for _, x := range xs {
		if x == s {
			return xs
		}
	}
	return append(xs, s)
}

// firstLetters has a bit for each letter that one of the readings begins with.
func firstLetters(readings []string) (bits uint32) {
	for _, s := range readings {
		bits |= letter(s[0])
	}
	return bits
}

func letter(c byte) uint32 {
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
		if rest, ok := strings.CutPrefix(letters, s); ok && x.spells(rest, text[1:], whole) {
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
					next = append(next, done+s)
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

func shares(a, b []string) bool {
	for _, s := range a {
		for _, t := range b {
			if s == t {
				return true
			}
		}
	}
	return false
}

func hasHan(text []rune) bool {
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}
