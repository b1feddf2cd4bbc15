package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"syscall"
	"time"
)

// Own makes this process the one that serves the database. A second one is
// refused, with the number of the process that serves. Others may still open
// the database, read and write.
func (s *Store) Own() error {
	if s.lock != nil {
		return nil
	}
	f, err := os.OpenFile(s.path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("lock database: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		defer f.Close()
		return s.owned(err)
	}
	if err := errors.Join(f.Truncate(0), write(f, strconv.Itoa(os.Getpid()))); err != nil {
		return errors.Join(fmt.Errorf("lock database: %w", err), f.Close())
	}
	s.lock = f // closing it would give the lock up
	return nil
}

// disown gives up what Own took.
func (s *Store) disown() {
	if s.lock != nil {
		s.lock.Close()
		s.lock = nil
	}
}

func (s *Store) owned(err error) error {
	if !errors.Is(err, syscall.EWOULDBLOCK) {
		return fmt.Errorf("lock database: %w", err)
	}
	pid, _ := os.ReadFile(s.path + ".lock")
	return fmt.Errorf("database %s is served by another bot (process %s): stop it first", s.path, bytes.TrimSpace(pid))
}

func write(f *os.File, s string) error {
	_, err := f.WriteAt([]byte(s), 0)
	return err
}

// lockPoll is how often a lock that another process holds is tried.
const lockPoll = 20 * time.Millisecond

// lockFile waits for a file's lock; closing the file gives it up.
func lockFile(ctx context.Context, path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return f, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			return nil, errors.Join(fmt.Errorf("lock %s: %w", path, err), f.Close())
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), f.Close())
		case <-time.After(lockPoll):
		}
	}
}

// turn is the lock of those who are about to write: whoever has it waits for
// the one who writes, and the others behind. Without it a process that writes
// batch after batch (an import) would take its next turn before the engine, which
// tries again ten times a second, has seen that another waits.
type turn struct{ file *os.File }

func openTurn(path string) (turn, error) {
	f, err := os.OpenFile(path+".turn", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return turn{}, fmt.Errorf("lock: %w", err)
	}
	return turn{f}, nil
}

// take waits for the turn.
func (t turn) take() error {
	for {
		err := syscall.Flock(int(t.file.Fd()), syscall.LOCK_EX)
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// give lets the next one take it.
func (t turn) give() { _ = syscall.Flock(int(t.file.Fd()), syscall.LOCK_UN) }
