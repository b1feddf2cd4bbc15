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

// next moves a sequence on and gives its last number.
func (t *txn) next(ctx context.Context, sequence string, by int) (last int64, err error) {
	_, err = t.scan(ctx, []any{&last}, `
		INSERT INTO sequences (kind, last) VALUES ($1, $2)
		ON CONFLICT (kind) DO UPDATE SET last = sequences.last + excluded.last RETURNING last`, sequence, by)
	if err != nil {
		return 0, fmt.Errorf("number %s: %w", sequence, err)
	}
	return last, nil
}

// claim keeps a number that was not reserved (of an import) from being given.
func (t *txn) claim(ctx context.Context, kind ledger.Kind, n int64) error {
	err := t.exec(ctx, `
		INSERT INTO sequences (kind, last) VALUES ($1, $2)
		ON CONFLICT (kind) DO UPDATE SET last = excluded.last WHERE sequences.last < excluded.last`, string(rune(kind)), n)
	if err != nil {
		return fmt.Errorf("claim number %d: %w", n, err)
	}
	return nil
}
