package storage

import (
	"context"
	"strings"

	"guatu/ledger"
)

// How well a name answers a search; less is better.
const (
	isIt = iota
	beginsWith
	holds
	spelled
	spelledWithin
	begun
	begunWithin
)

// like are the companies of which a name holds a text, or that it spells in
// pinyin or in the first letters of it; the best first.
func (x *nameIndex) like(said string) []int64 {
	folded := x.fold(said)
	if folded == "" {
		return nil
	}
	found := hits{}
	x.holding(folded, found)
	if len(folded) > 1 && spelling(folded) {
		x.spelledBy(folded, found)
	}
	return x.companies(found)
}

// holding finds the names that hold a text.
func (x *nameIndex) holding(folded string, found hits) {
	check := func(id int32) {
		switch at := strings.Index(x.names[id].folded, folded); {
		case at < 0 || x.names[id].company == 0:
		case len(folded) == len(x.names[id].folded):
			found.note(id, isIt)
		case at == 0:
			found.note(id, beginsWith)
		default:
			found.note(id, holds)
		}
	}
	text := []rune(folded)
	if len(text) >= nameLeast {
		for _, id := range x.rarest(text) {
			check(id)
		}
		return
	}
	for id := range x.names {
		check(int32(id))
	}
}

// spelledBy finds the names that letters spell: jingdong and jdf are both 京东方.
func (x *nameIndex) spelledBy(letters string, found hits) {
	first := letter(letters[0])
	for id := range x.names {
		n := &x.names[id]
		for i, bits := range n.letters {
			if bits&first == 0 {
				continue
			}
			within := 0
			if i > 0 {
				within = 1
			}
			if initials(letters, n.letters[i:]) {
				found.note(int32(id), begun+within)
			}
			if x.spells(letters, n.text[i:], false) {
				found.note(int32(id), spelled+within)
			}
		}
	}
}

func initials(letters string, of []uint32) bool {
	if len(letters) > len(of) {
		return false
	}
	for i := range len(letters) {
		if of[i]&letter(letters[i]) == 0 {
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
	ids := x.like(text)
	done()
	return v.roots(ctx, ids, most)
}
