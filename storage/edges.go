package storage

import (
	"slices"
	"unicode"
)

// edges are the places of a folded name where a word begins or ends, a bit
// each. Folding takes the spaces out of a name, but a Latin name is a part of
// another only at its words: BOE is in "BOE Technology", and not in Boeing.
type edges uint64

// edgesOf finds the words of a name in what was left of it by folding.
func edgesOf(said string, folded []rune, fold func(string) string) edges {
	var e edges
	if !slices.ContainsFunc(folded, spaced) {
		return e // no place of it will be asked for
	}
	at := 0
	for _, w := range wordsOf(said) {
		f := []rune(fold(w))
		if len(f) == 0 || at+len(f) > len(folded) || !slices.Equal(folded[at:at+len(f)], f) {
			continue // a legal suffix, or a mark
		}
		e.set(at)
		at += len(f)
		e.set(at)
	}
	return e
}

func (e *edges) set(place int) {
	if place < 64 {
		*e |= 1 << place
	}
}

func (e edges) at(place int) bool { return place >= 64 || e&(1<<place) != 0 }

// cuts tells whether a text may be cut at a place: anywhere but inside a word
// of letters and digits.
func cuts(text []rune, e edges, place int) bool {
	return place == 0 || place == len(text) || !spaced(text[place-1]) || !spaced(text[place]) || e.at(place)
}

// wordsOf parts a name where its script changes and at marks and spaces.
func wordsOf(said string) []string {
	var words []string
	start, last := 0, 0
	for i, r := range said {
		k := script(r)
		if k != last {
			if last != 0 {
				words = append(words, said[start:i])
			}
			start, last = i, k
		}
	}
	if last != 0 {
		words = append(words, said[start:])
	}
	return words
}

// script is 0 for what is no part of a word, 1 for scripts that part words by
// spaces, 2 for the others.
func script(r rune) int {
	switch {
	case spaced(r):
		return 1
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return 2
	default:
		return 0
	}
}

func spaced(r rune) bool {
	return unicode.IsDigit(r) || unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek)
}
