package grammar

import (
	"slices"
	"strings"

	"guatu/words"
)

// IsQuestion tells whether a text asks (spec 2.2 rule 4): whether a word of
// asking stands in it that is no part of an amount (几个亿). It looks at words
// alone; whether the rest reads as a question is for [Ask] to say.
func IsQuestion(text string) bool {
	s := strings.TrimRight(Squeezed(text), " 。.!！")
	if slices.ContainsFunc(words.AskingTails, func(w string) bool { return strings.HasSuffix(s, w) }) {
		return true
	}
	if slices.ContainsFunc(words.AskingHeads, func(w string) bool { return standsAt(s, w, 0) }) {
		return true
	}
	return slices.ContainsFunc(words.AskingSigns, func(w string) bool { return stands(s, w) })
}

// stands tells whether a sign stands somewhere in a text.
func stands(s, sign string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], sign)
		if i < 0 {
			return false
		}
		if standsAt(s, sign, from+i) && !countsVaguely(s[from+i:], sign) && !denied(s[:from+i], sign) {
			return true
		}
		from += i + len(sign)
	}
}

// standsAt tells whether a sign stands at a place, a Latin one as a whole word.
func standsAt(s, sign string, at int) bool {
	if !strings.HasPrefix(s[at:], sign) {
		return false
	}
	if !isLetter(rune(sign[0])) {
		return true
	}
	r := []rune(s)
	from := len([]rune(s[:at]))
	return !splitsWord(r, from) && !splitsWord(r, from+len([]rune(sign)))
}

// denied tells of 什么 behind 没 or 没有, which asks nothing: 没什么结果.
func denied(before, sign string) bool {
	if sign != words.AskingWhat || strings.HasSuffix(before, words.AskingWhether) {
		return false
	}
	return slices.ContainsFunc(words.AskingNot, func(w string) bool { return strings.HasSuffix(before, w) })
}

// countsVaguely tells of 几 in an amount: 几个亿, 几千万.
func countsVaguely(s, sign string) bool {
	rest, ok := strings.CutPrefix(s, "几")
	if sign != "几" || !ok {
		return false
	}
	rest = strings.TrimPrefix(rest, "个")
	return slices.ContainsFunc(words.AskingScales, func(w string) bool { return strings.HasPrefix(rest, w) })
}
