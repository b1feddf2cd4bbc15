package words

import (
	_ "embed"
	"strings"
)

//go:embed simplified.txt
var simplifiedText string

var simplified = readPairs(simplifiedText)

// Simplified is the simplified form of a traditional character, and any other
// character itself.
func Simplified(r rune) rune {
	if s, ok := simplified[r]; ok {
		return s
	}
	return r
}

// readPairs reads lines of two-character words; # begins a comment.
func readPairs(text string) map[rune]rune {
	pairs := make(map[rune]rune, 4200)
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, pair := range strings.Fields(line) {
			r := []rune(pair)
			pairs[r[0]] = r[1]
		}
	}
	return pairs
}
