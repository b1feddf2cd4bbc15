package storage

import (
	"context"
	"slices"

	"guatu/ledger"
)

// How well a name answers a search; less is better. What is found within a
// name, and not at its beginning, is one worse.
const (
	isIt       = 0
	beginsWith = 1
	spelled    = 3
	initialled = 5
)

// like are the companies of which a name holds a text, or that it spells in
// pinyin or in the first letters of it; the best first. The better ways to
// answer are gone through first: names that can be no better than what was
// found are hardly looked at.
func (x *nameIndex) like(said string, most int) []int64 {
	folded := x.fold(said)
	if folded == "" {
		return nil
	}
	found := &best{most: most}
	x.holding([]rune(folded), found)
	if len(folded) > 1 && spelling(folded) {
		x.spelledBy(folded, found)
		x.initialledBy(folded, found)
	}
	return found.companies()
}

// holding finds the names that hold a text.
func (x *nameIndex) holding(part []rune, found *best) {
	for _, id := range x.rarest(part) {
		text := x.textOf(id)
		if text[0] == part[0] && len(text) >= len(part) && slices.Equal(text[:len(part)], part) {
			rank := beginsWith
			if len(text) == len(part) {
				rank = isIt
			}
			found.note(x.hitOf(id, rank))
			continue
		}
		if h := x.hitOf(id, beginsWith+1); found.wants(h) && holds(text, part) {
			found.note(h)
		}
	}
}

func holds(text, part []rune) bool {
	for i := 0; i+len(part) <= len(text); i++ {
		if text[i] == part[0] && slices.Equal(text[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// spelledBy finds the names that letters spell, syllable by syllable: jingdong
// is 京东方.
func (x *nameIndex) spelledBy(typed string, found *best) {
	for i := len(typed); i > 0; i-- { // the first syllable ends somewhere
		for at := 0; at < x.longest && !found.full(spelled+min(at, 1)); at++ {
			for _, id := range x.places[place{at, syllable(typed[:i])}] {
				h := x.hitOf(id, spelled+min(at, 1))
				if found.wants(h) && x.goesOn(id, at+1, typed[i:]) {
					found.note(h)
				}
			}
		}
	}
}

// goesOn tells whether letters spell what stands in a name from a place on.
func (x *nameIndex) goesOn(id int32, at int, letters string) bool {
	n := x.names[id]
	if letters == "" {
		return true
	}
	// Most do not even begin with the letter.
	return at < n.length() && x.initials[int(n.from)+at]&letterOf(letters[0]) != 0 && x.spells(letters, x.textOf(id)[at:], false)
}

// initialledBy finds the names of which letters are the first letters of
// characters in a row: jdf is 京东方.
func (x *nameIndex) initialledBy(typed string, found *best) {
	if found.full(initialled) {
		return
	}
	row, _ := lettersOf(typed)
	least := x.rows[initialPair(typed[0], typed[1])]
	for i := 2; i < len(typed); i++ {
		if ids := x.rows[initialPair(typed[i-1], typed[i])]; len(ids) < len(least) {
			least = ids
		}
	}
	for _, id := range least {
		n := &x.names[id]
		in := x.initials[n.from:n.to]
		if h := x.hitOf(id, initialled); found.wants(h) && startsWith(in, row) {
			found.note(h)
		} else if h := x.hitOf(id, initialled+1); found.wants(h) && goesThrough(in, row) {
			found.note(h)
		}
	}
}

// startsWith tells whether the sets of letters in a row each have one in common
// with those of a row of letters, one by one.
func startsWith(in, row []letters) bool {
	if len(in) < len(row) {
		return false
	}
	for i, l := range row {
		if in[i]&l == 0 {
			return false
		}
	}
	return true
}

// goesThrough is startsWith from any place on.
func goesThrough(in, row []letters) bool {
	for ; len(in) >= len(row); in = in[1:] {
		if startsWith(in, row) {
			return true
		}
	}
	return false
}

// CompaniesLike are companies of which a name holds the text, or that it spells
// in pinyin, whole or by first letters; the best first, at most so many.
func (v *Snapshot) CompaniesLike(ctx context.Context, text string, most int) ([]ledger.Company, error) {
	x, done, err := v.filled(ctx)
	if err != nil {
		return nil, err
	}
	ids := x.like(text, most+spare)
	done()
	return v.roots(ctx, ids, most)
}
