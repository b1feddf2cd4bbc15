package main

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"guatu/internal/simulator"
	"guatu/ledger"
	"guatu/storage"
)

// trial is what a crowd has done to a program that was struck again and again,
// and what is known of the blows.
type trial struct {
	t      *testing.T
	sim    *simulator.Server
	crowd  *crowd
	blows  int
	scopes []digestScope // whose digests are still to be owed
	owed   int           // digests to each chat
	broken map[int64]int // connections that broke after a send, by chat
	marks  []int         // the last message before each blow, where it is known
}

// never is a schedule by which nothing happens while a test runs.
const never = "0 0 29 2 *"

// admins are the crowd: each reports in a chat of their own.
var admins = []int64{1001, 1002, 1003, 1004}

func newTrial(t *testing.T, sim *simulator.Server, seed uint64, blows int, cfg Config) *trial {
	return &trial{t: t, sim: sim, crowd: newCrowd(sim, seed, admins), blows: blows, scopes: digestScopes(cfg), broken: map[int64]int{}}
}

// store works on a database that no program runs on.
func store(t *testing.T, cfg Config, do func(context.Context, *storage.Store) error) {
	t.Helper()
	ctx := within(t, time.Minute)
	store, err := openStore(ctx, cfg, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := do(ctx, store); err != nil {
		t.Fatal(err)
	}
}

// owe makes two more digests due to every chat, so that they are in flight at
// the next blow.
func (s *trial) owe(cfg Config) {
	store(s.t, cfg, func(ctx context.Context, store *storage.Store) error {
		v, err := store.Snapshot(ctx)
		if err != nil {
			return err
		}
		dues, err := v.Dues(ctx)
		v.Close()
		if err != nil {
			return err
		}
		var p ledger.Plan
		for range min(2, len(s.scopes)) {
			of := s.scopes[0].name
			due, begun := dues["digest:"+of]
			if !begun { // the program did not come so far
				break
			}
			s.scopes = s.scopes[1:]
			s.owed++
			for _, chat := range admins {
				p.Add(ledger.SaveSubscription{Subscription: ledger.Subscription{Chat: chat, Member: chat, Of: of, Since: time.Now()}})
			}
			p.Add(ledger.CloseDue{Name: "digest:" + of, Was: due, Next: time.Now().AddDate(0, 0, -1)})
		}
		return store.Apply(ctx, nil, p, nil)
	})
}

// settled tells whether nothing is due, and nothing waits. What was due is looked
// at first: it becomes what waits.
func settled(ctx context.Context, store *storage.Store) bool {
	if owes(ctx, store) {
		return false
	}
	b, err := store.Backlog(ctx)
	return err == nil && b.Updates == 0 && b.Sendings == 0
}

// owes tells whether the scheduler has still to see to what is due.
func owes(ctx context.Context, store *storage.Store) bool {
	v, err := store.Snapshot(ctx)
	if err != nil {
		return true
	}
	defer v.Close()
	dues, err := v.Dues(ctx)
	for name, at := range dues {
		if strings.HasPrefix(name, "digest:") && at.Before(time.Now()) {
			return true
		}
	}
	return err != nil
}
