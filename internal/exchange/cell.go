package exchange

import (
	"strings"
	"unicode/utf8"
)

// formulaSigns begin what spreadsheets take for a formula.
const formulaSigns = "=+-@＝＋－＠\t\r"

// shield makes a cell's text harmless: a spreadsheet shows what stands behind
// a ' as text. What looks shielded already gets one more.
func shield(s string) string {
	if risky(s) {
		return "'" + s
	}
	return s
}

// unshield is the text of a cell as it was before shield, without spaces around.
func unshield(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && risky(rest) {
		return rest
	}
	return strings.TrimSpace(cell)
}

func risky(s string) bool {
	for strings.HasPrefix(s, "'") {
		s = s[1:]
	}
	first, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune(formulaSigns, first)
}
