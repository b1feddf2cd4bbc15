package storage

import (
	"context"
	"database/sql"
	"slices"
	"sync"
)

// nameIndex holds the names of all companies in memory, to find those that are
// near a name: SQL finds equal ones only. It follows the commits of all
// processes by the generation of the companies.
//
// The characters of all names lie one behind the other, and so does what is
// known of each: most of a search runs through them in that order.
type nameIndex struct {
	mu         sync.RWMutex
	fold       func(string) string
	generation int64 // up to which saves it is filled
	names      []name
	text       []rune
	initials   []letters          // of each character: with which it may begin, read aloud
	of         map[int64][]int32  // company → its names
	exact      map[string][]int32 // folded name → names
	runes      map[rune][]int32   // character → names that hold it
	pairs      map[pair][]int32   // two characters side by side → names that hold them
	rows       [26 * 26][]int32   // two first letters side by side → names that have them
	places     map[place][]int32  // a syllable at a place → names that have it there
	readings   map[rune][]syllable
	longest    int // name, in characters
}

// name is one name of a company: its characters are text[from:to].
type name struct {
	company  int64 // 0: the company has this name no longer
	from, to int32
	edges    edges
}

func (n name) length() int { return int(n.to - n.from) }

type pair [2]rune

type place struct {
	at       int
	syllable syllable
}

func newNameIndex(fold func(string) string) *nameIndex {
	return &nameIndex{fold: fold, of: map[int64][]int32{}, exact: map[string][]int32{}, runes: map[rune][]int32{}, pairs: map[pair][]int32{},
		places: map[place][]int32{}, readings: map[rune][]syllable{}}
}

func (x *nameIndex) textOf(id int32) []rune {
	n := x.names[id]
	return x.text[n.from:n.to]
}

// add takes a name in.
func (x *nameIndex) add(company int64, said, folded string) {
	id, text := int32(len(x.names)), []rune(folded)
	from := int32(len(x.text))
	x.names = append(x.names, name{company: company, from: from, to: from + int32(len(text)), edges: edgesOf(said, text, x.fold)})
	x.text = append(x.text, text...)
	x.of[company] = append(x.of[company], id)
	x.exact[folded] = append(x.exact[folded], id)
	x.longest = max(x.longest, len(text))
	for i, r := range text {
		enter(x.runes, r, id)
		if i > 0 {
			enter(x.pairs, pair{text[i-1], r}, id)
		}
		readings := x.learn(r)
		x.initials = append(x.initials, initialsOf(readings))
		if i > 0 {
			x.enterInitials(x.initials[len(x.initials)-2:], id)
		}
		for _, s := range readings {
			enter(x.places, place{i, s}, id)
		}
	}
}

// enterInitials notes a name under the first letters of two neighbours.
func (x *nameIndex) enterInitials(two []letters, id int32) {
	for p := range eachPair(two[0], two[1]) {
		if ids := x.rows[p]; len(ids) == 0 || ids[len(ids)-1] != id {
			x.rows[p] = append(ids, id)
		}
	}
}

// enter notes a name under a key, once.
func enter[K comparable](m map[K][]int32, k K, id int32) {
	if ids := m[k]; len(ids) == 0 || ids[len(ids)-1] != id {
		m[k] = append(ids, id)
	}
}

// remove forgets a company's names. They stay in the lists, belonging to nobody.
func (x *nameIndex) remove(company int64) {
	for _, id := range x.of[company] {
		folded := string(x.textOf(id))
		x.exact[folded] = slices.DeleteFunc(x.exact[folded], func(i int32) bool { return i == id })
		if len(x.exact[folded]) == 0 {
			delete(x.exact, folded)
		}
		x.names[id].company = 0
	}
	delete(x.of, company)
}

// learn is the readings of a character, kept for the next time.
func (x *nameIndex) learn(r rune) []syllable {
	rs, ok := x.readings[r]
	if !ok {
		rs = readingsOf(r)
		x.readings[r] = rs
	}
	return rs
}

// reading is learn for those who may only read the index.
func (x *nameIndex) reading(r rune) []syllable {
	if rs, ok := x.readings[r]; ok {
		return rs
	}
	return readingsOf(r)
}

// filled gives the index, holding at least what the view sees, for reading;
// whoever gets it calls done.
func (v *Snapshot) filled(ctx context.Context) (x *nameIndex, done func(), err error) {
	x = v.store.names
	x.mu.RLock()
	if x.generation >= v.generation {
		return x, x.mu.RUnlock, nil
	}
	x.mu.RUnlock()
	if err := v.fill(ctx, x); err != nil {
		return nil, nil, err
	}
	x.mu.RLock()
	return x, x.mu.RUnlock, nil
}

// fill takes in what was saved since the index was filled last.
func (v *Snapshot) fill(ctx context.Context, x *nameIndex) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.generation >= v.generation {
		return nil
	}
	var last int64
	err := v.each(ctx, "read names", `
		SELECT c.id, n.name, n.folded FROM companies c JOIN company_names n ON n.company = c.id
		WHERE c.generation > $1 ORDER BY c.generation`, []any{x.generation}, func(rows *sql.Rows) error {
		var id int64
		var said, folded string
		if err := rows.Scan(&id, &said, &folded); err != nil {
			return err
		}
		if id != last {
			x.remove(id)
			last = id
		}
		x.add(id, said, folded)
		return nil
	})
	if err == nil {
		x.generation = v.generation
	}
	return err
}

// fillNames reads the names when the store is opened. Lookups wait for it; if
// it fails they read for themselves.
func (s *Store) fillNames() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	filled := make(chan error, 1)
	go func() { filled <- s.readNames(ctx) }()
	select {
	case err := <-filled:
		if err != nil {
			s.log.Warn("read company names", "err", err)
		}
	case <-s.quit:
		cancel()
		<-filled
	}
}

func (s *Store) readNames(ctx context.Context) error {
	v, err := s.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer v.Close()
	return v.fill(ctx, s.names)
}
