package storage_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"

	"guatu/internal/powercut"
	"guatu/storage"
	"guatu/storage/storagetest"
)

var cuts = flag.Int("cuts", 8, "how often the power is cut")

// A power cut at any moment takes nothing that was acknowledged, and leaves
// nothing half written.
func TestPowerCutTakesNothing(t *testing.T) {
	o := newOutage(t, rand.Uint64())
	for range *cuts {
		if err := o.strike(t); err != nil {
			t.Fatalf("seed %d, cut %d: %v", o.seed, o.cuts, err)
		}
	}
	t.Logf("seed %d: %d cuts, %d of them in an opening; %d steps acknowledged, %d under way at a cut", o.seed, o.cuts, o.early, o.acked, o.open)
	if *cuts >= 8 && o.acked == 0 {
		t.Error("nothing was ever acknowledged")
	}
}

// Without syncs the same cuts take something: they can be seen to fail.
func TestPowerCutTakesWhatIsNotSynced(t *testing.T) {
	storage.WithoutSync(t)
	o := newOutage(t, rand.Uint64())
	for range 60 {
		if err := o.strike(t); err != nil {
			t.Logf("cut %d: %v", o.cuts, err)
			return
		}
	}
	t.Errorf("seed %d: %d cuts took nothing from a file that is never synced", o.seed, o.cuts)
}

// outage is a ledger whose power is cut again and again.
type outage struct {
	seed   uint64
	random *rand.Rand
	dir    string
	deeds  []*deed // those that left something
	last   int64   // number that a deed has

	cuts, early, acked, open int
}

func newOutage(t *testing.T, seed uint64) *outage {
	return &outage{seed: seed, random: rand.New(rand.NewPCG(seed, 1)), dir: t.TempDir()}
}

// lineage is after how many cuts a new ledger begins.
const lineage = 12

// strike opens the ledger, works until the power goes, and looks at what is left.
func (o *outage) strike(t *testing.T) error {
	if o.cuts%lineage == lineage-1 {
		o.dir, o.deeds = t.TempDir(), nil
	}
	o.cuts++
	disk, err := powercut.Watch(o.dir)
	if err != nil {
		return err
	}
	defer disk.Close()
	disk.CutAfter(o.moment())
	s, err := storage.Open(t.Context(), options(filepath.Join(o.dir, "guatu.db")))
	if err == nil {
		o.work(t.Context(), s)
		s.Close() // there is no power for it
	} else {
		o.early++
	}
	select {
	case <-disk.Off():
	default:
		return fmt.Errorf("failed without a cut: %w", err)
	}
	o.dir = t.TempDir()
	if err := disk.Survive(o.dir, o.random); err != nil {
		return err
	}
	return o.check(t.Context())
}

// moment is how many operations the disk lets pass: from none to those of
// several checkpoints.
func (o *outage) moment() int {
	return o.random.IntN(20 << o.random.IntN(10))
}

// work does deeds side by side, until the power is gone.
func (o *outage) work(ctx context.Context, s *storage.Store) {
	var wg sync.WaitGroup
	for range 3 {
		mine := make([]*deed, 4000)
		for i := range mine {
			o.last++
			mine[i] = &deed{n: o.last}
		}
		o.deeds = append(o.deeds, mine...)
		wg.Go(func() {
			for _, d := range mine {
				if d.do(ctx, s) != nil {
					return
				}
			}
		})
	}
	wg.Wait()
}

// check compares what is left with what was acknowledged.
func (o *outage) check(ctx context.Context) error {
	opt := options(filepath.Join(o.dir, "guatu.db"))
	s, err := storage.Open(ctx, opt)
	if err != nil {
		return err
	}
	l, err := o.left(ctx, s)
	if err == nil {
		err = o.compare(ctx, l)
	}
	if err := errors.Join(err, l.view.Close(), s.Close()); err != nil {
		return err
	}
	return storagetest.Whole(ctx, opt)
}

// left is what a file holds after a cut.
type left struct {
	view    *storage.Snapshot
	undone  map[int64]bool // by update id
	waiting map[int64]bool // sendings, by their room
}

func (o *outage) left(ctx context.Context, s *storage.Store) (l left, err error) {
	l = left{undone: map[int64]bool{}, waiting: map[int64]bool{}}
	if l.view, err = s.Snapshot(ctx); err != nil {
		return l, err
	}
	us, err := s.Undone(ctx)
	if err != nil {
		return l, err
	}
	for _, u := range us {
		l.undone[u.ID] = true
	}
	out, err := s.After(ctx, 0, false, 1_000_000)
	for _, x := range out {
		l.waiting[x.Reply.Chat] = true
	}
	return l, err
}

// compare settles what became of deeds that were under way: after it each is
// known to be there or not.
func (o *outage) compare(ctx context.Context, l left) error {
	begun := o.deeds[:0]
	for _, d := range o.deeds {
		if d.tried == 0 {
			continue
		}
		o.acked += d.fresh
		if d.tried > d.done {
			o.open++
		}
		d.fresh = 0
		if err := d.compare(ctx, l); err != nil {
			return fmt.Errorf("deed %d, of which step %d was acknowledged and %d tried: %w", d.n, d.done, d.tried, err)
		}
		if d.done > 0 {
			begun = append(begun, d)
		}
	}
	o.deeds = begun
	return nil
}
