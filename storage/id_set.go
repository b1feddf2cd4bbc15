package storage

import (
	"iter"
	"math/bits"
	"strconv"
)

// idSet is a set of numbers that were given out in a row, such as those of
// companies: 1,024 neighbours to a block, nil where there are none.
type idSet []*[16]uint64

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
		set.add(id)
	}
	return set
}

func (s *idSet) add(id int64) { s.block(id >> 10)[id>>6&15] |= 1 << (id & 63) }

// block is the block of that place, made where there is none.
func (s *idSet) block(k int64) *[16]uint64 {
	if more := int(k) + 1 - len(*s); more > 0 {
		*s = append(*s, make(idSet, more)...)
	}
	if (*s)[k] == nil {
		(*s)[k] = new([16]uint64)
	}
	return (*s)[k]
}

func (s idSet) size() (n int64) { return s.shared(s) }

// shared is how many numbers are in both sets.
func (s idSet) shared(other idSet) (n int64) {
	for k := range min(len(s), len(other)) {
		if s[k] == nil || other[k] == nil {
			continue
		}
		for i, word := range s[k] {
			n += int64(bits.OnesCount64(word & other[k][i]))
		}
	}
	return n
}

// join adds the numbers of another set.
func (s *idSet) join(other idSet) {
	for k, block := range other {
		if block == nil {
			continue
		}
		mine := s.block(int64(k))
		for i, word := range block {
			mine[i] |= word
		}
	}
}

// json is the numbers in their order, as a JSON array.
func (s idSet) json() string {
	var ids []int64
	for k, block := range s {
		if block == nil {
			continue
		}
		for i, word := range block {
			for ; word != 0; word &= word - 1 {
				ids = append(ids, int64(k<<10+i<<6+bits.TrailingZeros64(word)))
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
