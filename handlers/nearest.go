package handlers

import (
	"cmp"
	"slices"

	"guatu/grammar"
)

// nearestOf are the names nearest to what was written, at most three.
func nearestOf(written string, names []string) []string {
	type scored struct {
		name string
		far  int
	}
	want := []rune(grammar.FoldName(written))
	var all []scored
	for _, n := range names {
		all = append(all, scored{n, distance(want, []rune(grammar.FoldName(n)))})
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(a.far, b.far) })
	var near []string
	for _, s := range all[:min(3, len(all))] {
		near = append(near, s.name)
	}
	return near
}

// distance is how many letters must be changed, added or dropped to make one
// name of the other.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		left := row[0]
		row[0] = i + 1
		for j, y := range b {
			change := left
			if x != y {
				change++
			}
			left = row[j+1]
			row[j+1] = min(change, row[j]+1, left+1)
		}
	}
	return row[len(b)]
}
