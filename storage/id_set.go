package storage

import (
	"iter"
	"maps"
	"math/bits"
	"slices"
	"strconv"
)

// idSet is a set of numbers, 1,024 neighbours to a block.
type idSet map[int64]*[16]uint64

// numbersIn are the numbers of a text that parts them by commas.
func numbersIn(text string) iter.Seq[int64] {
	return func(yield func(int64) bool) {
		for len(text) > 0 {
			var id int64
			i := 0
			for ; i < len(text) && text[i] != ','; i++ {
				id = id*10 + int64(text[i]-'0')
			}
			text = text[min(i+1, len(text)):]
			if !yield(id) {
				return
			}
		}
	}
}

// idsIn are those numbers, each once.
func idsIn(text string) idSet {
	set := idSet{}
	for id := range numbersIn(text) {
		set.block(id >> 10)[id>>6&15] |= 1 << (id & 63)
	}
	return set
}

// block is the block of that place, made where there is none.
func (s idSet) block(k int64) *[16]uint64 {
	b := s[k]
	if b == nil {
		b = new([16]uint64)
		s[k] = b
	}
	return b
}

func (s idSet) size() (n int64) { return s.shared(s) }

// shared is how many numbers are in both sets.
func (s idSet) shared(other idSet) (n int64) {
	for k, block := range s {
		if with := other[k]; with != nil {
			for i, word := range block {
				n += int64(bits.OnesCount64(word & with[i]))
			}
		}
	}
	return n
}

// join adds the numbers of another set.
func (s idSet) join(other idSet) {
	for k, block := range other {
		mine := s.block(k)
		for i, word := range block {
			mine[i] |= word
		}
	}
}

// json is the numbers in their order, as a JSON array.
func (s idSet) json() string {
	var ids []int64
	for _, k := range slices.Sorted(maps.Keys(s)) {
		for i, word := range s[k] {
			for ; word != 0; word &= word - 1 {
				ids = append(ids, k<<10+int64(i<<6+bits.TrailingZeros64(word)))
			}
		}
	}
	return "[" + commas(ids) + "]"
}

// commas are numbers as one text.
func commas(ids []int64) string {
	var text []byte
	for i, id := range ids {
		if i > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendInt(text, id, 10)
	}
	return string(text)
}
