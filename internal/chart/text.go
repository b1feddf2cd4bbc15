package chart

import (
	"strings"
	"unicode"

	"golang.org/x/image/math/fixed"
)

const ellipsis = "…"

// clean makes s one line of drawable characters: white space is folded, and
// what has no shape (controls, joiners, variation selectors) is dropped.
func clean(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, s)
}

// wrap breaks s into at most limit lines of at most width pixels. What does not
// fit is cut, and the last line then ends in an ellipsis.
func (t typeface) wrap(s string, size, width, limit int) []string {
	var lines []string
	rest := []rune(clean(s))
	for len(rest) > 0 {
		n := t.fit(rest, size, width)
		if n < len(rest) && len(lines) == limit-1 {
			return append(lines, t.cut(rest, size, width))
		}
		lines = append(lines, strings.TrimSpace(string(rest[:n])))
		rest = []rune(strings.TrimSpace(string(rest[n:])))
	}
	return lines
}

// fit is how many of the runes the next line takes: all, or as many as fit up to
// the last place where a line may break, or as many as fit; never none.
func (t typeface) fit(rs []rune, size, width int) int {
	n := t.prefix(rs, size, width)
	if n == len(rs) {
		return n
	}
	for i := n; i > 0; i-- {
		if breakable(rs[i-1], rs[i]) {
			return i
		}
	}
	return max(n, 1)
}

// prefix is how many of the runes fit into width pixels.
func (t typeface) prefix(rs []rune, size, width int) int {
	var sum fixed.Int26_6
	for i, r := range rs {
		if sum += t.advance(r, size); sum.Ceil() > width {
			return i
		}
	}
	return len(rs)
}

// cut shortens the runes to one line that ends in an ellipsis.
func (t typeface) cut(rs []rune, size, width int) string {
	n := t.prefix(rs, size, width-t.width(ellipsis, size))
	return strings.TrimSpace(string(rs[:n])) + ellipsis
}

// breakable reports whether a line may end between a and b: Latin words and
// numbers stay whole, closing punctuation stays with what it closes.
func breakable(a, b rune) bool {
	switch {
	case unicode.IsSpace(a) || unicode.IsSpace(b):
		return true
	case unicode.In(b, unicode.Pe, unicode.Pf, unicode.Po), unicode.In(a, unicode.Ps, unicode.Pi):
		return false
	}
	return !(alphabetic(a) && alphabetic(b))
}

// alphabetic reports whether r belongs to a script that is broken between words.
func alphabetic(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
