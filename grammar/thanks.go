package grammar

import (
	"slices"
	"strings"

	"guatu/words"
)

// IsThanks tells whether a text, folded by [FoldName], is thanks and the like,
// and nothing else (好的，收到).
func IsThanks(folded string) bool {
	return slices.ContainsFunc(words.Thanks, func(w string) bool {
		rest, ok := strings.CutPrefix(folded, w)
		return ok && (rest == "" || IsThanks(rest))
	})
}

// maxThanks bounds the runes of thanks behind a text.
const maxThanks = 24

// withoutThanks is a text without the thanks that stand by themselves at its
// end (谈得不错，谢谢！); "" where it is nothing else.
func withoutThanks(text string) string {
	r := []rune(text)
	tail := FoldText(string(r[max(0, len(r)-maxThanks):]))
	if !slices.ContainsFunc(words.ThanksCore, func(w string) bool { return strings.Contains(tail, w) }) {
		return text
	}
	for i := max(0, len(r)-maxThanks); i < len(r); i++ {
		if i > 0 && !strings.ContainsRune(thanksEdges, r[i-1]) {
			continue
		}
		if IsThanks(FoldName(string(r[i:]))) {
			return strings.TrimRight(string(r[:i]), " \n\t　,，;；、!！#＃")
		}
	}
	return text
}

// thanksEdges are marks that thanks may stand behind.
const thanksEdges = " \n\t　,，;；、.。!！)）\"”#＃"
