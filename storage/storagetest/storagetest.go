// Package storagetest is what every engine of the storage must pass: whoever
// opens the same ledger on another database runs it on that.
//
// It promises to test the contract only: what was saved is read, what conflicts
// is refused, what was put off is not lost. How fast that is, and what a damaged
// file says, is left to each engine's own tests.
package storagetest

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"guatu/chat"
	"guatu/ledger"
	"guatu/storage"
)

// Engine is an open store.
type Engine interface {
	Ledger
	Inbox
	Outbox
}

// Ledger takes plans and opens views.
type Ledger interface {
	Apply(ctx context.Context, inbox []int64, plan ledger.Plan, replies []chat.Reply) error
	Reserve(ctx context.Context, kind ledger.Kind) (int64, error)
	Snapshot(ctx context.Context) (*storage.Snapshot, error)
	Move(ctx context.Context, from, to int64) error
	Prune(ctx context.Context, now time.Time) error
}

// Inbox keeps updates.
type Inbox interface {
	Keep(ctx context.Context, us []chat.Update) ([]chat.Update, error)
	Undone(ctx context.Context) ([]chat.Update, error)
	Quarantine(ctx context.Context, row int64, why string) error
	Done(ctx context.Context, rows []int64) error
}

// Outbox keeps what is to be sent.
type Outbox interface {
	After(ctx context.Context, row int64, bulk bool, most int) ([]chat.Sending, error)
	Target(ctx context.Context, room int64, key string) (int, error)
	Settle(ctx context.Context, os []chat.Outcome) error
	News() <-chan struct{}
}

// Run tests an engine. Each call of open gives an empty one, with [Fold] and
// [Now], that is closed when its test ends.
func Run(t *testing.T, open func(*testing.T) Engine) {
	for _, part := range []struct {
		name string
		test func(*testing.T, func(*testing.T) Engine)
	}{
		{"Records", testRecords},
		{"Conflicts", testConflicts},
		{"Keys", testKeys},
		{"History", testHistory},
		{"DealBefore", testDealBefore},
		{"Merges", testMerges},
		{"Names", testNames},
		{"Finding", testFinding},
		{"Talk", testTalk},
		{"Snapshots", testSnapshots},
		{"Sharing", testSharing},
		{"Inbox", testInbox},
		{"Outbox", testOutbox},
		{"Moves", testMoves},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(t, open) })
	}
}

// Now is the civil time of the tests.
func Now() time.Time { return time.Date(2023, 3, 31, 18, 0, 0, 0, time.UTC) }

// Fold folds names as the tests expect it: letters and digits only, in lower
// case, without the words for a limited company at the end.
func Fold(name string) string {
	name = strings.ToLower(name)
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
	for _, suffix := range []string{"有限公司", "股份", "ltd", "co"} {
		if cut := strings.TrimSuffix(name, suffix); cut != "" {
			name = cut
		}
	}
	return name
}

// apply applies changes and fails the test when they are refused.
func apply(t *testing.T, e Engine, changes ...ledger.Change) {
	t.Helper()
	if err := e.Apply(t.Context(), nil, planOf(changes...), nil); err != nil {
		t.Fatal(err)
	}
}

// planOf is a plan of the message 70 in chat 7 by member 3.
func planOf(changes ...ledger.Change) ledger.Plan {
	return ledger.Plan{Source: ledger.Source{Member: 3, Chat: 7, Message: 70, At: Now()}, Changes: changes}
}

// look opens a view that is closed when the test ends.
func look(t *testing.T, e Engine) *storage.Snapshot {
	t.Helper()
	v, err := e.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := v.Close(); err != nil {
			t.Error(err)
		}
	})
	return v
}

// same compares what was read with what is wanted.
func same[T any](t *testing.T, got T, err error, want T) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// fails wants an error of a kind.
func fails(t *testing.T, err error, f ledger.Fault) {
	t.Helper()
	if !ledger.Is(err, f) {
		t.Fatalf("error %v, want kind %d", err, f)
	}
}

func day(s string) ledger.Date {
	d, err := ledger.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}
