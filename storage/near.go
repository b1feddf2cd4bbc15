package storage

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"guatu/ledger"
)

// The rules by which names are near (spec: companies).
const (
	nearMost  = 3 // names that are offered
	nameLeast = 2 // characters: less is part of too many names
	typoLeast = 5 // characters of which one may differ
)

// hits are names that were found, with how far they are.
type hits map[int32]int

// note keeps the smaller of two distances.
func (h hits) note(id int32, distance int) {
	if d, ok := h[id]; !ok || distance < d {
		h[id] = distance
	}
}

// near are the companies whose names are near a name, nearest first; none for
// a name that somebody has.
func (x *nameIndex) near(said string) []int64 {
	folded := x.fold(said)
	if len(x.exact[folded]) > 0 {
		return nil
	}
	q := name{folded: folded, text: []rune(folded)}
	if len(q.text) < nameLeast {
		return nil
	}
	q.edges = edgesOf(said, q.text, x.fold)
	found := hits{}
	x.within(q, found)
	x.around(q, found)
	x.alike(q, found)
	x.typos(q, found)
	return x.companies(found)
}

// within finds the names that a name contains.
func (x *nameIndex) within(q name, found hits) {
	for i := range q.text {
		if !cuts(q.text, q.edges, i) {
			continue
		}
		for j := i + nameLeast; j <= min(len(q.text), i+x.longest); j++ {
			if !cuts(q.text, q.edges, j) {
				continue
			}
			for _, id := range x.exact[string(q.text[i:j])] {
				found.note(id, len(q.text)-(j-i))
			}
		}
	}
}

// around finds the names that contain a name.
func (x *nameIndex) around(q name, found hits) {
	for _, id := range x.rarest(q.text) {
		n := &x.names[id]
		if len(n.text) > len(q.text) && strings.Contains(n.folded, q.folded) && holdsWord(n, q.text) {
			found.note(id, len(n.text)-len(q.text))
		}
	}
}

// holdsWord tells whether a name holds a text that is cut out at its words.
func holdsWord(n *name, text []rune) bool {
	for i := 0; i+len(text) <= len(n.text); i++ {
		if slices.Equal(n.text[i:i+len(text)], text) && cuts(n.text, n.edges, i) && cuts(n.text, n.edges, i+len(text)) {
			return true
		}
	}
	return false
}

// rarest are the names that hold the two characters of a text that the fewest hold.
func (x *nameIndex) rarest(text []rune) []int32 {
	var best []int32
	for i := 1; i < len(text); i++ {
		ids := x.pairs[pair{text[i-1], text[i]}]
		if i == 1 || len(ids) < len(best) {
			best = ids
		}
	}
	return best
}

// alike finds the names that are read alike.
func (x *nameIndex) alike(q name, found hits) {
	for _, id := range x.soundsRare(q.text) {
		if n := &x.names[id]; len(n.text) == len(q.text) && x.sameSound(q.text, n.text) {
			found.note(id, 0)
		}
	}
	if hasHan(q.text) {
		for _, s := range x.spellings(q.text, 64) {
			for _, id := range x.exact[s] {
				found.note(id, 0)
			}
		}
		return
	}
	if !spelling(q.folded) {
		return
	}
	for i := range q.folded { // the first syllable ends somewhere
		for _, id := range x.sounds[sound{0, q.folded[:i+1]}] {
			if x.spells(q.folded, x.names[id].text, true) {
				found.note(id, 0)
			}
		}
	}
}

// soundsRare are the names that sound like a text at the place where the
// fewest do.
func (x *nameIndex) soundsRare(text []rune) []int32 {
	place, least := 0, -1
	for i, r := range text {
		n := 0
		for _, s := range x.reading(r) {
			n += len(x.sounds[sound{i, s}])
		}
		if least < 0 || n < least {
			place, least = i, n
		}
	}
	var ids []int32
	for _, s := range x.reading(text[place]) {
		ids = append(ids, x.sounds[sound{place, s}]...)
	}
	return ids
}

// typos finds the names that differ by one character. It can break one of two
// pairs of characters that do not overlap: all that differ hold the other.
func (x *nameIndex) typos(q name, found hits) {
	for _, p := range x.apart(q.text) {
		for _, id := range x.pairs[p] {
			n := &x.names[id]
			longer, shorter := max(len(n.text), len(q.text)), min(len(n.text), len(q.text))
			if longer < typoLeast || longer-shorter > 1 || n.company == 0 {
				continue
			}
			if levenshtein.ComputeDistance(n.folded, q.folded) == 1 {
				found.note(id, 1)
			}
		}
	}
}

// apart are two pairs of a text that do not overlap, and that the fewest names hold.
func (x *nameIndex) apart(text []rune) []pair {
	var best []pair
	least := 0
	for i := 1; i < len(text); i++ {
		a := pair{text[i-1], text[i]}
		for j := i + 2; j < len(text); j++ {
			b := pair{text[j-1], text[j]}
			if n := len(x.pairs[a]) + len(x.pairs[b]); best == nil || n < least {
				best, least = []pair{a, b}, n
			}
		}
	}
	return best
}

// companies are those of the hits, nearest and then shortest first, each once.
func (x *nameIndex) companies(found hits) []int64 {
	ids := make([]int32, 0, len(found))
	for id := range found {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b int32) int {
		return cmp.Or(cmp.Compare(found[a], found[b]), cmp.Compare(len(x.names[a].text), len(x.names[b].text)),
			cmp.Compare(x.names[a].company, x.names[b].company), cmp.Compare(a, b))
	})
	var out []int64
	seen := map[int64]bool{0: true}
	for _, id := range ids {
		if c := x.names[id].company; !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	return out
}

// CompaniesNear are at most three companies of which a name contains the name
// or is contained in it, is read alike, or differs by one character in five or
// more; nearest first, and none for a name that a company has.
func (v *Snapshot) CompaniesNear(ctx context.Context, said string) ([]ledger.Company, error) {
	x, done, err := v.filled(ctx)
	if err != nil {
		return nil, err
	}
	ids := x.near(said)
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
