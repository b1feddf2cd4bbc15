package storage

import (
	"maps"
	"math/bits"
	"slices"
	"strconv"
)

// idSet is a set of numbers, 64 neighbours to a word.
type idSet map[int64]uint64

// idsIn are the numbers of a text that parts them by commas.
func idsIn(text string) idSet {
	set := idSet{}
	for len(text) > 0 {
		var id int64
		i := 0
		for ; i < len(text) && text[i] != ','; i++ {
			id = id*10 + int64(text[i]-'0')
		}
		text = text[min(i+1, len(text)):]
		set[id>>6] |= 1 << (id & 63)
	}
	return set
}

func (s idSet) size() (n int64) { return s.shared(s) }

// shared is how many numbers are in both sets.
func (s idSet) shared(other idSet) (n int64) {
	for k, word := range s {
		n += int64(bits.OnesCount64(word & other[k]))
	}
	return n
}

// join adds the numbers of another set.
func (s idSet) join(other idSet) {
	for k, word := range other {
		s[k] |= word
	}
}

// json is the numbers in their order, as a JSON array.
func (s idSet) json() string {
	text := []byte{'['}
	for _, k := range slices.Sorted(maps.Keys(s)) {
		for word := s[k]; word != 0; word &= word - 1 {
			if len(text) > 1 {
				text = append(text, ',')
			}
			text = strconv.AppendInt(text, k<<6+int64(bits.TrailingZeros64(word)), 10)
		}
	}
	return string(append(text, ']'))
}
