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
type nameIndex struct {
	mu         sync.RWMutex
	fold       func(string) string
	generation int64 // up to which saves it is filled
	names      []name
	of         map[int64][]int32  // company → its names
	exact      map[string][]int32 // folded name → names
	pairs      map[pair][]int32   // two characters side by side → names that hold them
	sounds     map[sound][]int32  // a syllable at a place → names that have it there
	readings   map[rune][]string  // of the characters in it
	longest    int                // name, in characters
}

// name is one name of a company.
type name struct {
	company int64 // 0: the company has this name no longer
	text    []rune
	folded  string
	edges   edges
	letters []uint32 // of each character: the letters that its readings begin with, a bit each
}

type pair [2]rune

type sound struct {
	place    int
	syllable string
}

func newNameIndex(fold func(string) string) *nameIndex {
	return &nameIndex{fold: fold, of: map[int64][]int32{}, exact: map[string][]int32{}, pairs: map[pair][]int32{},
		sounds: map[sound][]int32{}, readings: map[rune][]string{}}
}

// add takes a name in.
func (x *nameIndex) add(company int64, said, folded string) {
	n := x.read(said, folded)
	n.company = company
	id := int32(len(x.names))
	x.names = append(x.names, n)
	x.of[company] = append(x.of[company], id)
	x.exact[folded] = append(x.exact[folded], id)
	x.longest = max(x.longest, len(n.text))
	for i, r := range n.text {
		if i > 0 {
			post(x.pairs, pair{n.text[i-1], r}, id)
		}
		for _, s := range x.learn(r) {
			post(x.sounds, sound{i, s}, id)
		}
	}
}

// post notes a name under a key, once.
func post[K comparable](m map[K][]int32, k K, id int32) {
	if ids := m[k]; len(ids) == 0 || ids[len(ids)-1] != id {
		m[k] = append(ids, id)
	}
}

// remove forgets a company's names. They stay in the lists, belonging to nobody.
func (x *nameIndex) remove(company int64) {
	for _, id := range x.of[company] {
		n := &x.names[id]
		x.exact[n.folded] = slices.DeleteFunc(x.exact[n.folded], func(i int32) bool { return i == id })
		if len(x.exact[n.folded]) == 0 {
			delete(x.exact, n.folded)
		}
		*n = name{}
	}
	delete(x.of, company)
}

// read takes a name apart.
func (x *nameIndex) read(said, folded string) name {
	n := name{folded: folded, text: []rune(folded)}
	n.edges = edgesOf(said, n.text, x.fold)
	for _, r := range n.text {
		n.letters = append(n.letters, firstLetters(x.learn(r)))
	}
	return n
}

// learn is the readings of a character, kept for the next time.
func (x *nameIndex) learn(r rune) []string {
	rs, ok := x.readings[r]
	if !ok {
		rs = readingsOf(r)
		x.readings[r] = rs
	}
	return rs
}

// reading is learn for those who may only read the index.
func (x *nameIndex) reading(r rune) []string {
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
		WHERE c.generation > $1 ORDER BY c.id`, []any{x.generation}, func(rows *sql.Rows) error {
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
			s.log.Warn("read company names", "error", err)
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
