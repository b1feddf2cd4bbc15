package transfer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"time"

	"guatu/ledger"
)

// journal is how far an import has come. It is saved in the commit of each
// batch, so that one that was broken off goes on where it stopped.
type journal struct {
	key string

	Files  []string
	Began  time.Time
	Ended  time.Time
	Before map[string]int64 // by kind: up to which numbers may have been given when it began
	At     []int            // of each table: the last row that is saved
	Moved  map[string]int64 // trips and events whose numbers were taken, by reference: their new numbers
	Saved  int              // records
}

// at is the last row of a table that is saved.
func (j *journal) at(table int) int {
	if table < len(j.At) {
		return j.At[table]
	}
	return 0
}

// free tells whether a number was free when the import began, and so is its own.
func (j *journal) free(ref ledger.Ref) bool {
	return ref.N > j.Before[string(rune(ref.Kind))]
}

func (j *journal) setting() ledger.SaveSetting {
	value, err := json.Marshal(j)
	if err != nil {
		panic("a journal is no JSON: " + err.Error()) // it holds numbers and names
	}
	return ledger.SaveSetting{Key: j.key, Value: string(value)}
}

// recall finds the journal of an import of the same files.
func (in *Intake) recall(ctx context.Context, names []string) error {
	key, err := journalKey(names, in.SkipBad)
	if err != nil {
		return err
	}
	in.journal = journal{key: key, Files: names}
	snap, err := in.store.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer snap.Close()
	value, err := snap.Setting(ctx, key)
	if err != nil && !ledger.Is(err, ledger.NotFound) {
		return err
	}
	if value == "" {
		return nil
	}
	var last journal
	if err := json.Unmarshal([]byte(value), &last); err != nil {
		return fmt.Errorf("read the import's journal: %w", err)
	}
	if !last.Ended.IsZero() {
		fmt.Fprintf(in.out, "these files were imported on %s already; they are imported once more\n", last.Ended.In(in.city.Zone).Format(time.DateTime))
		return nil
	}
	last.key = key
	in.journal = last
	fmt.Fprintf(in.out, "an import of these files was broken off on %s, with %d records saved: it goes on from there\n", last.Began.In(in.city.Zone).Format(time.DateTime), last.Saved)
	return nil
}

// begin starts an import: the numbers that its records have are kept for it,
// and the journal is opened in the same commit.
func (in *Intake) begin(ctx context.Context) error {
	if len(in.journal.At) > 0 {
		return nil
	}
	in.journal.Began, in.journal.At = in.now, make([]int, len(in.tables))
	in.journal.Before, in.journal.Moved = map[string]int64{}, map[string]int64{}
	for _, k := range []ledger.Kind{ledger.KindVisit, ledger.KindDeal, ledger.KindTrip, ledger.KindEvent, ledger.KindStep} {
		in.highest[k] += 0
	}
	return in.store.Claim(ctx, in.highest, func(before map[ledger.Kind]int64) ledger.SaveSetting {
		for kind, n := range before {
			in.journal.Before[string(rune(kind))] = n
		}
		return in.journal.setting()
	})
}

// journalKey names the journal of an import by what is in its files.
func journalKey(names []string, skip bool) (string, error) {
	all := sha256.New()
	fmt.Fprintln(all, skip)
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return "", err
		}
		one := sha256.New()
		_, err = io.Copy(one, f)
		if err := errors.Join(err, f.Close()); err != nil {
			return "", fmt.Errorf("read %s: %w", name, err)
		}
		all.Write(one.Sum(nil))
	}
	return "import " + hex.EncodeToString(all.Sum(nil)), nil
}

// Alone sees that no other import into the database runs, until the file
// that it gives is closed.
func Alone(dsn string) (io.Closer, error) {
	f, err := os.OpenFile(dsn+".import", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock import: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(fmt.Errorf("another import into %s is running", dsn), f.Close())
	}
	return f, nil
}
