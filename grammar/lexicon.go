package grammar

// lexicon finds words at a place in a folded text: always the longest that
// stands there. Latin words are found whole, and with any number of spaces
// where the word has one. It is read only once built.
type lexicon[T any] struct {
	root node[T]
}

type node[T any] struct {
	next  map[rune]*node[T]
	value T
	ends  bool
}

// add puts a word into the lexicon. Of two meanings the first stays.
func (x *lexicon[T]) add(word string, value T) {
	n := &x.root
	for _, r := range Fold(word).R {
		if n.next == nil {
			n.next = make(map[rune]*node[T])
		}
		if n.next[r] == nil {
			n.next[r] = new(node[T])
		}
		n = n.next[r]
	}
	if n != &x.root && !n.ends {
		n.ends, n.value = true, value
	}
}

// at is the longest word that begins at i, and where it ends.
func (x *lexicon[T]) at(r []rune, i int) (value T, end int, ok bool) {
	if i > 0 && i < len(r) && isLetter(r[i]) && isLetter(r[i-1]) {
		return value, i, false
	}
	n := &x.root
	for j := i; j < len(r); {
		if n = n.next[r[j]]; n == nil {
			break
		}
		if j++; r[j-1] == ' ' {
			j = skipSpaces(r, j)
		}
		if n.ends && !(j < len(r) && isLetter(r[j]) && isLetter(r[j-1])) {
			value, end, ok = n.value, j, true
		}
	}
	return value, end, ok
}

// whole is the meaning of a text that is one word of the lexicon.
func (x *lexicon[T]) whole(r []rune) (value T, ok bool) {
	value, end, ok := x.at(r, 0)
	return value, ok && end == len(r)
}

// skipSpaces is the first place from i on that is no space.
func skipSpaces(r []rune, i int) int {
	for i < len(r) && r[i] == ' ' {
		i++
	}
	return i
}

// lexiconOf builds a lexicon of words that all mean one of the values.
func lexiconOf[T any](values map[string]T) *lexicon[T] {
	x := new(lexicon[T])
	for word, value := range values {
		x.add(word, value)
	}
	return x
}

// setOf builds a lexicon of words without a further meaning.
func setOf(lists ...[]string) *lexicon[bool] {
	x := new(lexicon[bool])
	for _, list := range lists {
		for _, word := range list {
			x.add(word, true)
		}
	}
	return x
}
