package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// widened takes in what stands before a part of an event's or trip's name and
// belongs to it as well: its ordinal (第十届洽谈会), words of its beginning (光伏对接会
// for 光伏产业对接会). Of those with one part, the ones count of which most was
// written; one with another ordinal is not meant.
func (a asking) widened(names []ledger.Mention) []ledger.Mention {
	type spot struct{ from, to int }
	least := make(map[spot]int)
	from := make([]int, len(names))
	for i, m := range names {
		from[i] = m.From
		if m.Part {
			from[i] = a.beginning(m)
		}
		at := spot{m.From, m.To}
		if old, seen := least[at]; from[i] >= 0 && (!seen || from[i] < old) {
			least[at] = from[i]
		}
	}
	out := make([]ledger.Mention, 0, len(names))
	for i, m := range names {
		if m.Part && from[i] != least[spot{m.From, m.To}] {
			continue
		}
		m.From = from[i]
		whole := func(x ledger.Mention) bool { return !x.Part && x.Kind == m.Kind && x.ID == m.ID && x.From == m.From }
		if !m.Part || !slices.ContainsFunc(names, whole) {
			out = append(out, m)
		}
	}
	for _, m := range out {
		out = append(out, a.besideOrdinal(m)...)
	}
	return out
}

// besideOrdinal are the names of which nothing but the ordinal was written beside
// another of the same row: 第六届 in 第六届和第五届洽谈会.
func (a asking) besideOrdinal(m ledger.Mention) (found []ledger.Mention) {
	name := string(a.f.R[m.From:m.To])
	row := tail(name)
	for at := m.From; row != name; {
		join := a.joinBefore(at)
		_, from, ok := ordinalAt(a.f.R[:join])
		if join == at || !ok {
			break
		}
		for _, x := range a.c.Names.Find(string(a.f.R[from:join]) + row) {
			if x.From == 0 && x.To == join-from+len([]rune(row)) && x.Kind == m.Kind {
				x.From, x.To = from, join
				found = append(found, x)
			}
		}
		at = from
	}
	return found
}

// tail is a name without the ordinal that begins it.
func tail(name string) string {
	r := []rune(name)
	for end := range r {
		if _, from, ok := ordinalAt(r[:end+1]); ok && from == 0 {
			return string(r[end+1:])
		}
	}
	return name
}

// joinBefore is where the word that joins two things begins which ends at a place;
// that place where none does.
func (a asking) joinBefore(at int) int {
	for from := max(at-2, 0); from < at; from++ {
		means, end, ok := askWords.at(a.f.R, from)
		if ok && end == at && slices.ContainsFunc(means, func(m meaning) bool { return m.sense == words.QJoin }) {
			return from
		}
	}
	return at
}

// beginning is where a name begins of which a part was written: -1 where the
// ordinal before it is another's.
func (a asking) beginning(m ledger.Mention) int {
	from := m.From
	if n, at, ok := ordinalAt(a.f.R[:from]); ok {
		if ordinalOf(m.Name) != n {
			return -1
		}
		from = at
	}
	name := string(squeeze(Fold(m.Name).R))
	head := strings.TrimSuffix(name, string(a.f.R[m.From:m.To]))
	for n := min(from, len([]rune(head))); n > 1; n-- {
		if strings.Contains(head, string(a.f.R[from-n:from])) {
			return from - n
		}
	}
	return from
}

// occasions are all events or trips of which the part of a name was written, where
// they are counted: 几场推介会. Elsewhere it is asked which one is meant.
func (f *frame) occasions(named []ledger.Mention) []ledger.Mention {
	kind := named[0].Kind
	if slices.ContainsFunc(named, func(m ledger.Mention) bool { return m.Kind != kind || !m.Part }) || len(f.stages) > 0 || f.visits() {
		return nil
	}
	if kind == ledger.KindEvent && f.counter("event") || kind == ledger.KindTrip && f.counter("trip") {
		return named
	}
	return nil
}

// ordinalOf is the ordinal that a name holds, 0 for none.
func ordinalOf(name string) int {
	r := Fold(name).R
	for end := range r {
		if n, _, ok := ordinalAt(r[:end+1]); ok {
			return n
		}
	}
	return 0
}

// ordinalAt reads the ordinal that a text ends with (第十届), with where it begins.
func ordinalAt(r []rune) (n, from int, ok bool) {
	last := len(r) - 1
	if last < 2 || !slices.Contains(words.OrdinalEnds, r[last]) {
		return 0, 0, false
	}
	for from = last - 2; from >= 0 && from >= last-6; from-- {
		if r[from] == words.OrdinalRune {
			n, end, ok := smallNumber(r, from+1)
			return n, from, ok && end == last
		}
	}
	return 0, 0, false
}
