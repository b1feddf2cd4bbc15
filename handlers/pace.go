package handlers

import (
	"slices"
	"strings"
	"sync"
	"time"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// Pace is how many messages of one person are answered in a minute; 0 lifts a
// limit. What a member reports or changes is never held back.
type Pace struct{ Stranger, Member int }

// Start codes cannot be guessed: after so many wrong ones in an hour, of one
// person or of all, none is looked at.
const (
	mostGuesses    = 5
	mostAllGuesses = 300
)

// everybody is under whom what all people do is counted.
const everybody = 0

// tally counts what each person does within a while, on the machine's own clock.
type tally struct {
	within time.Duration
	mu     sync.Mutex
	spells map[int64]*spell
	swept  time.Time
}

// spell is the while that somebody's first deed began.
type spell struct {
	since time.Time
	n     int
	told  bool
}

func newTally(within time.Duration) *tally {
	return &tally{within: within, spells: map[int64]*spell{}}
}

// add counts one more and gives how many that makes.
func (y *tally) add(who int64) int {
	y.mu.Lock()
	defer y.mu.Unlock()
	s := y.spell(who)
	s.n++
	return s.n
}

// count is how many there were.
func (y *tally) count(who int64) int {
	y.mu.Lock()
	defer y.mu.Unlock()
	return y.spell(who).n
}

// tell is true once a spell.
func (y *tally) tell(who int64) bool {
	y.mu.Lock()
	defer y.mu.Unlock()
	s := y.spell(who)
	told := s.told
	s.told = true
	return !told
}

// spell is somebody's running spell, or a new one. The caller holds the lock.
func (y *tally) spell(who int64) *spell {
	now := time.Now()
	over := func(s *spell) bool { return now.Sub(s.since) >= y.within }
	if now.Sub(y.swept) >= y.within {
		for id, s := range y.spells {
			if over(s) {
				delete(y.spells, id)
			}
		}
		y.swept = now
	}
	s, ok := y.spells[who]
	if !ok || over(s) {
		s = &spell{since: now}
		y.spells[who] = s
	}
	return s
}

// mayGuess tells whether a start code of a person is looked at.
func (d *Desk) mayGuess(person int64) bool {
	return d.guesses.count(person) < mostGuesses && d.guesses.count(everybody) < mostAllGuesses
}

// guessed notes a wrong start code.
func (d *Desk) guessed(person int64) {
	d.guesses.add(person)
	d.guesses.add(everybody)
}

// keepPace holds back the answer to somebody who writes faster than is answered:
// that is said once, and then no more in that minute. A report is never held
// back, nor whatever else changes something.
func (t *turn) keepPace(nth func() int) {
	most, say := t.Pace.Stranger, words.SayTooMany
	if may(t.who, actAsk) {
		most, say = t.Pace.Member, words.SayTooFast
	}
	if most == 0 || len(t.out) == 0 || nth() <= most || t.kept || slices.ContainsFunc(t.plan.Changes, lasts) {
		return
	}
	t.out, t.plan.Changes = nil, nil
	switch told := !t.spells.tell(t.m.From.ID); {
	case t.m.Kind == chat.Pressed && told:
		t.answer("")
	case t.m.Kind == chat.Pressed:
		t.answer(t.text(say))
	case !told:
		t.say(say)
	}
}

// lasts tells whether a change is more than a note of what was said and shown.
func lasts(c ledger.Change) bool {
	switch c := c.(type) {
	case ledger.SaveQuestion, ledger.SaveLook:
		return false
	case ledger.SaveSetting:
		return !strings.HasPrefix(c.Key, heardPrefix)
	}
	return true
}
