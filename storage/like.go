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
// pinyin or in the first letters of it; the best first.
func (x *nameIndex) like(said string, most int) []int64 {
	folded := x.fold(said)
	if folded == "" {
		return nil
	}
	found := &best{most: most}
	x.holding([]rune(folded), found)
	if len(folded) > 1 && spelling(folded) {
		x.spelledBy(folded, found)
	}
	return found.companies()
}

// holding finds the names that hold a text.
func (x *nameIndex) holding(part []rune, found *best) {
	if len(part) == 1 {
		for id := range x.names {
			x.hold(int32(id), part, found)
		}
		return
	}
	for _, id := range x.rarest(part) {
		x.hold(id, part, found)
	}
}

func (x *nameIndex) hold(id int32, part []rune, found *best) {
	text := x.textOf(id)
	if len(text) > len(part) && !found.wants(x.hitOf(id, beginsWith)) {
		return // it can be no better than that
	}
	for i := 0; i+len(part) <= len(text); i++ {
		if !slices.Equal(text[i:i+len(part)], part) {
			continue
		}
		rank := beginsWith + min(i, 1)
		if len(text) == len(part) {
			rank = isIt
		}
		found.note(x.hitOf(id, rank))
		return
	}
}

// spelledBy finds the names that letters spell: jingdong and jdf are both 京东方.
func (x *nameIndex) spelledBy(typed string, found *best) {
	first, second := bitOf(typed[0]), bitOf(typed[1])
	for id := range x.names {
		n := x.names[id]
		sounds := x.sounds[n.from:n.to]
		for i, l := range sounds {
			if l.first&first == 0 {
				continue
			}
			within := min(i, 1)
			if l.second&second != 0 && found.wants(x.hitOf(int32(id), spelled+within)) && x.spells(typed, x.textOf(int32(id))[i:], false) {
				found.note(x.hitOf(int32(id), spelled+within))
			} else if initials(typed, sounds[i:]) {
				found.note(x.hitOf(int32(id), initialled+within))
			}
		}
	}
}

func initials(typed string, of []letters) bool {
	if len(typed) > len(of) {
		return false
	}
	for i := range len(typed) {
		if of[i].first&bitOf(typed[i]) == 0 {
			return false
		}
	}
	return true
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
