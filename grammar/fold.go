package grammar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"guatu/words"
)

// Folded is a text as it is matched, with the way back to how it was written.
// Full and half width, traditional and simplified characters, letter case,
// accents, zero-width characters, emoji and odd spaces make no difference in R.
type Folded struct {
	Text string // as it was written
	R    []rune // as it is matched; lines end with '\n', all other spaces are ' '
	at   []int  // byte offset in Text at which each rune of R begins, and the end
}

// Fold makes a text ready to be matched. Every rune of the result comes from
// one place in the text; characters without a meaning are left out.
func Fold(text string) Folded {
	f := Folded{Text: text, R: make([]rune, 0, len(text)), at: make([]int, 0, len(text)+1)}
	for i, r := range text {
		if r == utf8.RuneError {
			continue
		}
		if x := foldRune(r); x != 0 {
			f.R = append(f.R, x)
			f.at = append(f.at, i)
		}
	}
	f.at = append(f.at, len(text))
	return f
}

// Original is the text as it was written behind the folded runes [from, to).
func (f Folded) Original(from, to int) string { return f.Text[f.at[from]:f.at[to]] }

// String is the folded text.
func (f Folded) String() string { return string(f.R) }

// FoldText is the text as it is matched.
func FoldText(text string) string { return string(Fold(text).R) }

// foldRune is one rune as it is matched, 0 where it carries no meaning.
func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		return foldASCII(r)
	case isCharacter(r):
		return words.Simplified(r)
	}
	if p, ok := foldedMarks[r]; ok {
		return p
	}
	switch {
	case invisible(r):
		return 0
	case unicode.Is(unicode.Zs, r) || isEmoji(r):
		return ' '
	case r >= 0xC0 && r < 0x250:
		return unicode.ToLower(baseLetter(r))
	}
	if w := width.LookupRune(r).Folded(); w != 0 {
		r = w
	}
	return unicode.ToLower(words.Simplified(r))
}

func foldASCII(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + ('a' - 'A')
	case r == '\t' || r == '\v' || r == '\f' || r == '\r':
		return ' '
	case r < ' ' && r != '\n' || r == 0x7F:
		return 0
	}
	return r
}

// baseLetter is a Latin letter without its accent.
func baseLetter(r rune) rune {
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	return base
}

// foldedMarks are marks that have several shapes. Keycaps (1️⃣) number lines.
var foldedMarks = map[rune]rune{
	'“': '"', '”': '"', '„': '"', '‘': '\'', '’': '\'', '′': '\'', '＇': '\'',
	'–': '-', '—': '-', '―': '-', '‐': '-', '‑': '-', '‒': '-', '−': '-', '－': '-', '﹣': '-',
	'～': '~', '〜': '~', '∼': '~', '﹕': ':', '︰': ':', '∶': ':', '﹔': ';', '﹐': ',', '、': '、', '﹑': '、', '､': '、',
	'｡': '。', '．': '.', '【': '[', '】': ']', '〔': '(', '〕': ')', '［': '[', '］': ']',
	'￥': '¥', '￡': '£', '•': '·', '・': '·', '･': '·', '‧': '·', '∙': '·', '⋅': '·',
	'…': '…', '\u2028': '\n', '\u2029': '\n', '\u0085': '\n', '\u20E3': '.', '◯': '〇', '○': '〇',
}

// invisible tells whether a rune shows nothing: zero-width characters, marks
// of direction, variation selectors, accents that stand alone.
func invisible(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036F, r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	case r >= 0x80 && r < 0xA0, r >= 0x1F3FB && r <= 0x1F3FF:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// isEmoji tells whether a rune is a picture. A picture parts words as a space does.
func isEmoji(r rune) bool {
	switch {
	case r >= 0x1F000 && r <= 0x1FAFF, r >= 0x2600 && r <= 0x27BF, r >= 0x2B00 && r <= 0x2BFF:
		return true
	case r >= 0x2190 && r <= 0x21FF, r >= 0x2300 && r <= 0x23FF, r >= 0x25A0 && r <= 0x25FF:
		return true
	}
	return false
}

// squeeze drops the spaces that do not part two Latin words or numbers: stray
// spaces make no difference to what is understood.
func squeeze(r []rune) []rune {
	out := make([]rune, 0, len(r))
	for i, x := range r {
		if x != ' ' && x != '\n' {
			out = append(out, x)
			continue
		}
		next := i + 1
		for next < len(r) && (r[next] == ' ' || r[next] == '\n') {
			next++
		}
		if next < len(r) && len(out) > 0 && isWord(out[len(out)-1]) && isWord(r[next]) {
			out = append(out, ' ')
		}
	}
	return out
}

// Squeezed is a text folded, without the spaces that carry no meaning.
func Squeezed(text string) string { return string(squeeze(Fold(strings.TrimSpace(text)).R)) }

func isDigit(r rune) bool  { return r >= '0' && r <= '9' }
func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
func isWord(r rune) bool   { return isDigit(r) || isLetter(r) }
func isHan(r rune) bool    { return unicode.Is(unicode.Han, r) }
func isSpace(r rune) bool  { return r == ' ' || r == '\n' }

// isCharacter tells whether a rune is one of the common Chinese characters, which
// are all letters.
func isCharacter(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }
