package storage

import (
	"encoding/json"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawn are numbers on either side of the edges of words and blocks, some of
// them several times.
var drawn = rapid.SliceOf(rapid.OneOf(rapid.Int64Range(1, 200), rapid.Int64Range(1000, 1100), rapid.Int64Range(65_500, 65_600), rapid.Int64Range(1, 1<<20)))

// Sets of numbers say what lists of them say.
func TestIDSet(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		x, y := drawn.Draw(rt, "x"), drawn.Draw(rt, "y")
		both := once(slices.Concat(x, y))
		sx, sy := idsIn(commas(x)), idsIn(commas(y))
		if n := sx.size(); n != int64(len(once(x))) {
			rt.Fatalf("%v has %d numbers", x, n)
		}
		if n, want := sx.shared(sy), len(once(x))+len(once(y))-len(both); n != int64(want) {
			rt.Fatalf("%v and %v share %d, not %d", x, y, n, want)
		}
		sx.join(sy)
		var joined []int64
		if err := json.Unmarshal([]byte(sx.json()), &joined); err != nil || !slices.Equal(joined, both) {
			rt.Fatalf("%v and %v joined: %v, %v", x, y, joined, err)
		}
	})
}

func once(xs []int64) []int64 { return slices.Compact(slices.Sorted(slices.Values(xs))) }

// What is added to a list and taken away leaves what is counted.
func TestChanged(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		before, after := slices.Sorted(slices.Values(drawn.Draw(rt, "before"))), slices.Sorted(slices.Values(drawn.Draw(rt, "after")))
		changes := map[int64]int64{}
		for _, id := range after {
			changes[id]++
		}
		for _, id := range before {
			changes[id]--
		}
		got, err := changed(slices.Clone(before), changes)
		if err != nil || !slices.Equal(got, after) {
			rt.Fatalf("%v, %v: %v, %v", before, changes, got, err)
		}
	})
	if got, err := changed([]int64{1, 3, 3, 7}, map[int64]int64{3: -3}); err == nil {
		t.Errorf("3 was taken away three times from %v", got)
	}
}
