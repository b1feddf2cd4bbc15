package powercut

import (
	"math/rand/v2"
	"slices"
)

// sector is what a disk writes whole, in bytes.
const sector = 512

// state is a file as it stands on the disk.
type state struct {
	data  []byte
	there bool
}

// grow makes it n bytes long where it is shorter.
func (s *state) grow(n int) {
	if n > len(s.data) {
		s.data = append(s.data, make([]byte, n-len(s.data))...)
	}
}

// file is a file as it was synced, and what happened since.
type file struct {
	synced state
	since  []op
	now    bool // it is there, for the program
	folder bool // its next sync is one of the folder too
}

// op is something that happened to a file.
type op interface {
	// full carries the whole of it out.
	full(*state)
	// partly carries out what of it reached the disk, each part with the chance
	// p; false where nothing that came after it can have.
	partly(s *state, r *rand.Rand, p float64) bool
}

func (f *file) note(o op) {
	switch o.(type) {
	case create:
		f.now = true
	case remove:
		f.now = false
	}
	f.since = append(f.since, o)
}

// sync makes last all that happened, also that the file came into being.
func (f *file) sync() {
	for _, o := range f.since {
		o.full(&f.synced)
	}
	f.since = nil
}

// syncEntry makes last whether the file is there, not what was written since.
func (f *file) syncEntry() {
	for i := len(f.since) - 1; i >= 0; i-- {
		switch o := f.since[i].(type) {
		case create, remove:
			o.full(&f.synced)
			f.since = f.since[i+1:]
			return
		}
	}
}

// survive is what a cut leaves: of what was not synced now all, now nothing, and
// mostly a part.
func (f *file) survive(r *rand.Rand) state {
	left := state{slices.Clone(f.synced.data), f.synced.there}
	p := min(max(r.Float64()*1.5-0.25, 0), 1)
	for _, o := range f.since {
		if !o.partly(&left, r, p) {
			break
		}
	}
	return left
}

type write struct {
	at   int64
	data []byte
}

func (w write) full(s *state) {
	s.grow(int(w.at) + len(w.data))
	copy(s.data[w.at:], w.data)
}

func (w write) partly(s *state, r *rand.Rand, p float64) bool {
	for from := 0; from < len(w.data); {
		to := min(from+sector-int(w.at+int64(from))%sector, len(w.data))
		if r.Float64() < p {
			write{w.at + int64(from), w.data[from:to]}.full(s)
		}
		from = to
	}
	return true
}

type truncate struct{ size int64 }

func (t truncate) full(s *state) {
	s.grow(int(t.size))
	s.data = s.data[:t.size]
}

func (t truncate) partly(s *state, r *rand.Rand, p float64) bool {
	if r.Float64() < p {
		t.full(s)
	}
	return true
}

// create and remove are of the folder: a file that came after is another one.
type create struct{}

func (create) full(s *state) { *s = state{there: true} }

func (c create) partly(s *state, r *rand.Rand, p float64) bool {
	if r.Float64() >= p {
		return false
	}
	c.full(s)
	return true
}

type remove struct{}

func (remove) full(s *state) { *s = state{} }

func (x remove) partly(s *state, r *rand.Rand, p float64) bool {
	if r.Float64() >= p {
		return false
	}
	x.full(s)
	return true
}
