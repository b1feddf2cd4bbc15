package storage

import (
	"context"
	"slices"

	"guatu/ledger"
)

// The rules by which names are near (spec 2.4, companies).
const (
	nearMost  = 3 // companies that are offered
	nameLeast = 2 // characters: less is part of too many names
	typoLeast = 5 // characters of which one may differ
	spare     = 8 // companies more than asked for: some may be merged into one
)

// query is a name that is looked for.
type query struct {
	folded string
	text   []rune
	edges  edges
}

// near are the companies whose names are near a name, nearest first; none for
// a name that somebody has.
func (x *nameIndex) near(said string, most int) []int64 {
	folded := x.fold(said)
	text := []rune(folded)
	if len(x.exact[folded]) > 0 || len(text) < nameLeast {
		return nil
	}
	q := query{folded, text, edgesOf(said, text, x.fold)}
	found := &best{most: most}
	x.within(q, found)
	x.alike(q, found)
	x.spelt(q, found)
	x.typos(q, found)
	x.around(q, found)
	return found.companies()
}

// within finds the names that a name contains.
func (x *nameIndex) within(q query, found *best) {
	for i := range q.text {
		if !cuts(q.text, q.edges, i) {
			continue
		}
		for j := i + nameLeast; j <= min(len(q.text), i+x.longest); j++ {
			if !cuts(q.text, q.edges, j) {
				continue
			}
			for _, id := range x.exact[string(q.text[i:j])] {
				found.note(x.hitOf(id, len(q.text)-(j-i)))
			}
		}
	}
}

// around finds the names that contain a name.
func (x *nameIndex) around(q query, found *best) {
	for _, id := range x.rarest(q.text) {
		h := x.hitOf(id, x.names[id].length()-len(q.text))
		if h.distance > 0 && found.wants(h) && x.holdsWord(id, q.text) {
			found.note(h)
		}
	}
}

// holdsWord tells whether a name holds a text that is cut out at its words.
func (x *nameIndex) holdsWord(id int32, part []rune) bool {
	text, edges := x.textOf(id), x.names[id].edges
	for i := 0; i+len(part) <= len(text); i++ {
		if slices.Equal(text[i:i+len(part)], part) && cuts(text, edges, i) && cuts(text, edges, i+len(part)) {
			return true
		}
	}
	return false
}

// rarest are the names that hold the two characters of a text that the fewest
// hold; of one character, those that hold it.
func (x *nameIndex) rarest(text []rune) []int32 {
	if len(text) == 1 {
		return x.runes[text[0]]
	}
	least := x.pairs[pair{text[0], text[1]}]
	for i := 2; i < len(text); i++ {
		if ids := x.pairs[pair{text[i-1], text[i]}]; len(ids) < len(least) {
			least = ids
		}
	}
	return least
}

// alike finds the names that are read alike, character by character.
func (x *nameIndex) alike(q query, found *best) {
	at := x.quietest(q.text)
	for _, s := range x.reading(q.text[at]) {
		for _, id := range x.places[place{at, s}] {
			h := x.hitOf(id, 0)
			if h.length == len(q.text) && found.wants(h) && x.sameSound(q.text, x.textOf(id)) {
				found.note(h)
			}
		}
	}
}

// quietest is the place of a text at which the fewest names sound like it.
func (x *nameIndex) quietest(text []rune) (at int) {
	least := -1
	for i, r := range text {
		n := 0
		for _, s := range x.reading(r) {
			n += len(x.places[place{i, s}])
		}
		if least < 0 || n < least {
			at, least = i, n
		}
	}
	return at
}

// spelt finds the names that are the pinyin of a name, and those that it is
// the pinyin of.
func (x *nameIndex) spelt(q query, found *best) {
	const ways = 64 // to read a name aloud; those with more are not tried in all
	if hasHan(q.text) {
		for _, s := range x.spellings(q.text, ways) {
			for _, id := range x.exact[s] {
				found.note(x.hitOf(id, 0))
			}
		}
		return
	}
	if !spelling(q.folded) {
		return
	}
	_, all := lettersOf(q.folded)
	for i := range q.folded { // the first syllable ends somewhere
		for _, id := range x.places[place{0, syllable(q.folded[:i+1])}] {
			if h := x.hitOf(id, 0); found.wants(h) && x.begins(id, all) && x.spells(q.folded, x.textOf(id), true) {
				found.note(h)
			}
		}
	}
}

// begins tells whether each character of a name may be read with one of the
// letters first.
func (x *nameIndex) begins(id int32, with letters) bool {
	n := x.names[id]
	return !slices.ContainsFunc(x.initials[n.from:n.to], func(l letters) bool { return l&with == 0 })
}

// typos finds the names that differ by one character. It can break one of two
// pairs of characters that do not overlap: all that differ hold the other.
func (x *nameIndex) typos(q query, found *best) {
	for _, p := range x.apart(q.text) {
		for _, id := range x.pairs[p] {
			h := x.hitOf(id, 1)
			longer, shorter := max(h.length, len(q.text)), min(h.length, len(q.text))
			if longer < typoLeast || longer-shorter > 1 || !found.wants(h) {
				continue
			}
			if oneApart(x.textOf(id), q.text) {
				found.note(h)
			}
		}
	}
}

// oneApart tells whether two texts differ by one character: another one, one
// more or one less.
func oneApart(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && slices.Equal(a[i+1:], b[i+1:])
	}
	return len(b) == len(a)+1 && slices.Equal(a[i:], b[i+1:])
}

// apart are two pairs of a text that do not overlap, and that the fewest names hold.
func (x *nameIndex) apart(text []rune) []pair {
	var least []pair
	fewest := 0
	for i := 1; i < len(text); i++ {
		a := pair{text[i-1], text[i]}
		for j := i + 2; j < len(text); j++ {
			b := pair{text[j-1], text[j]}
			if n := len(x.pairs[a]) + len(x.pairs[b]); least == nil || n < fewest {
				least, fewest = []pair{a, b}, n
			}
		}
	}
	return least
}

// CompaniesNear are at most three companies of which a name contains the name
// or is contained in it, is read alike, or differs by one character in five or
// more; nearest first, and none for a name that a company has.
func (v *Snapshot) CompaniesNear(ctx context.Context, said string) ([]ledger.Company, error) {
	x, done, err := v.filled(ctx)
	if err != nil {
		return nil, err
	}
	ids := x.near(said, nearMost+spare)
	done()
	return v.roots(ctx, ids, nearMost)
}

// roots reads the companies that companies count as, each once, at most so many.
func (v *Snapshot) roots(ctx context.Context, ids []int64, most int) ([]ledger.Company, error) {
	out := []ledger.Company{}
	for _, id := range ids {
		if len(out) == most {
			break
		}
		c, err := one[ledger.Company](ctx, v, "read company", `
			SELECT r.body FROM companies c JOIN companies r ON r.id = c.root WHERE c.id = $1`, id)
		if ledger.Is(err, ledger.NotFound) {
			continue // saved after this view was opened
		}
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(o ledger.Company) bool { return o.ID == c.ID }) {
			out = append(out, c)
		}
	}
	return out, nil
}
