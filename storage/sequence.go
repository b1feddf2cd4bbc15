package storage

import (
	"context"
	"fmt"
	"sync"

	"guatu/ledger"
)

// block is how many numbers are fetched at once: a commit a block, and at most
// so many numbers lost when the process ends.
const block = 64

// numbers are the numbers that this process may still give out.
type numbers struct {
	mu    sync.Mutex
	kinds map[ledger.Kind]*numberBlock
}

type numberBlock struct {
	mu   sync.Mutex
	next int64
	last int64
}

// Reserve gives a number of a kind that was never given before, to no process.
// Numbers that are not used leave gaps.
func (s *Store) Reserve(ctx context.Context, kind ledger.Kind) (int64, error) {
	b := s.numbers.of(kind)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.next >= b.last {
		last, err := s.fetchBlock(ctx, kind)
		if err != nil {
			return 0, err
		}
		b.next, b.last = last-block, last
	}
	b.next++
	return b.next, nil
}

func (n *numbers) of(kind ledger.Kind) *numberBlock {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.kinds == nil {
		n.kinds = map[ledger.Kind]*numberBlock{}
	}
	if n.kinds[kind] == nil {
		n.kinds[kind] = &numberBlock{}
	}
	return n.kinds[kind]
}

func (s *Store) fetchBlock(ctx context.Context, kind ledger.Kind) (last int64, err error) {
	err = s.do(ctx, "reserve number", func(ctx context.Context, t *txn) error {
		last, err = t.next(ctx, string(rune(kind)), block)
		return err
	})
	return last, err
}

// sequence is the last number of a kind, as a transaction sees it. It is
// written down at the transaction's end.
type sequence struct {
	last  int64
	moved bool
}

func (t *txn) sequence(ctx context.Context, kind string) (*sequence, error) {
	if s := t.sequences[kind]; s != nil {
		return s, nil
	}
	s := &sequence{}
	if _, err := t.scan(ctx, []any{&s.last}, `SELECT last FROM sequences WHERE kind = $1`, kind); err != nil {
		return nil, fmt.Errorf("read numbers of %s: %w", kind, err)
	}
	t.sequences[kind] = s
	return s, nil
}

// next moves a sequence on and gives its last number.
func (t *txn) next(ctx context.Context, kind string, by int) (last int64, err error) {
	s, err := t.sequence(ctx, kind)
	if err != nil {
		return 0, err
	}
	s.last += int64(by)
	s.moved = true
	return s.last, nil
}

// claim keeps a number that was not reserved (of an import) from being given.
func (t *txn) claim(ctx context.Context, kind ledger.Kind, n int64) error {
	s, err := t.sequence(ctx, string(rune(kind)))
	if err == nil && s.last < n {
		s.last, s.moved = n, true
	}
	return err
}

// saveSequences writes down how far the sequences have moved.
func (t *txn) saveSequences(ctx context.Context) error {
	for kind, s := range t.sequences {
		if !s.moved {
			continue
		}
		err := t.exec(ctx, `
			INSERT INTO sequences (kind, last) VALUES ($1, $2) ON CONFLICT (kind) DO UPDATE SET last = excluded.last`, kind, s.last)
		if err != nil {
			return fmt.Errorf("save numbers of %s: %w", kind, err)
		}
	}
	return nil
}
