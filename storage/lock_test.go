package storage

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Of two processes that write to one file, the one that waits is next: one that
// writes batch after batch does not keep the other out.
func TestWritersTakeTurns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guatu.db")
	busy, other := openPlain(t, path), openPlain(t, path)
	var order []string // written inside transactions, of which there is one at a time
	write := func(s *Store, name string, before func()) chan error {
		done := make(chan error, 1)
		go func() {
			done <- s.do(context.Background(), name, func(context.Context, *txn) error {
				before()
				order = append(order, name)
				return nil
			})
		}()
		return done
	}
	inside, leave := make(chan struct{}), make(chan struct{})
	first := write(busy, "busy 1", func() { close(inside); <-leave })
	<-inside
	second := write(other, "other", func() {})
	for deadline := time.Now().Add(10 * time.Second); !taken(t, path+".turn"); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nobody waits for a turn")
		}
	}
	close(leave)
	if err := <-first; err != nil {
		t.Fatal(err)
	}
	third := write(busy, "busy 2", func() {})
	for _, done := range []chan error{second, third} {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"busy 1", "other", "busy 2"}; !slices.Equal(order, want) {
		t.Errorf("they wrote in the order %v, want %v", order, want)
	}
}

// taken tells whether somebody has a file's lock.
func taken(t *testing.T, path string) bool {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == syscall.EWOULDBLOCK
}

func openPlain(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), Options{Path: path, Fold: strings.ToLower})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
