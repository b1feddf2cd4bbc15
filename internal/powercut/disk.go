package powercut

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"

	"github.com/mattn/go-sqlite3"
)

// journals are the kinds of files with whose first sync SQLite syncs the folder
// too (SQLITE_OPEN_MAIN_JOURNAL, SUPER_JOURNAL, WAL).
const journals = 0x800 | 0x4000 | 0x80000

// Disk is a folder whose files are lost to a power cut as those of a real one.
// Its methods may be called from many goroutines.
type Disk struct {
	dir string

	mu    sync.Mutex
	files map[string]*file
	done  int // operations
	cut   int // the operation that finds no power; -1: none is planned
	off   chan struct{}
	why   sqlite3.ErrNo // writes are refused with it; 0: they are taken
}

// Watch watches a folder. What it holds already counts as synced.
func Watch(dir string) (*Disk, error) {
	real, err := filepath.EvalSymlinks(dir)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	register()
	d := &Disk{dir: real, files: map[string]*file{}, cut: -1, off: make(chan struct{})}
	disks.Lock()
	defer disks.Unlock()
	if disks.of == nil {
		disks.of = map[string]*Disk{}
	}
	disks.of[real] = d
	return d, nil
}

// Close ends watching for databases that are opened from now on.
func (d *Disk) Close() {
	disks.Lock()
	defer disks.Unlock()
	delete(disks.of, d.dir)
}

// CutAfter lets n more operations (writes, syncs, truncations, deletions) be
// done; the one after them finds no power.
func (d *Disk) CutAfter(n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.cut = d.done + n
}

// Cut makes the power go now.
func (d *Disk) Cut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.isOn() {
		close(d.off)
	}
}

// Refuse has every write answered with an error of SQLite (sqlite3.ErrFull: the
// disk is full), until it is called with 0.
func (d *Disk) Refuse(why sqlite3.ErrNo) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.why = why
}

func (d *Disk) refuses() sqlite3.ErrNo {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.why
}

// Off is closed when the power has gone.
func (d *Disk) Off() <-chan struct{} { return d.off }

// Done is how many operations were done.
func (d *Disk) Done() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.done
}

// isOn tells whether there is power. The caller holds the lock.
func (d *Disk) isOn() bool {
	select {
	case <-d.off:
		return false
	default:
		return true
	}
}

// step counts an operation; false where there is no power for it.
func (d *Disk) step() bool {
	if !d.isOn() {
		return false
	}
	if d.done == d.cut {
		close(d.off)
		return false
	}
	d.done++
	return true
}

// file is the journal of a file, which begins with what is in the folder.
func (d *Disk) file(path string) (*file, error) {
	if f := d.files[path]; f != nil {
		return f, nil
	}
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	f := &file{synced: state{data: data, there: err == nil}, now: err == nil}
	d.files[path] = f
	return f, nil
}

// open begins to keep a file's journal. A file that is not there comes into being.
func (d *Disk) open(path string, kind int) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	f, err := d.file(path)
	if err != nil || !d.isOn() {
		return false
	}
	if !f.now {
		f.note(create{})
		f.folder = kind&journals != 0
	}
	return true
}

func (d *Disk) note(path string, o op) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.step() {
		return false
	}
	d.files[path].note(o)
	return true
}

func (d *Disk) sync(path string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.step() {
		return false
	}
	f := d.files[path]
	f.sync()
	if f.folder {
		f.folder = false
		d.syncFolder()
	}
	return true
}

// syncFolder makes last which files there are.
func (d *Disk) syncFolder() {
	for _, f := range d.files {
		f.syncEntry()
	}
}

func (d *Disk) remove(path string, synced bool) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.step() {
		return false
	}
	f, err := d.file(path)
	if err != nil {
		return false
	}
	f.note(remove{})
	if synced {
		d.syncFolder()
	}
	return true
}

// Survive writes into a folder what the disk holds after the power has gone:
// all that was synced and, by the random source, parts of the rest.
func (d *Disk) Survive(dir string, r *rand.Rand) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.isOn() {
		return errors.New("survive: the power is on")
	}
	for path, f := range d.files {
		left := f.survive(r)
		if !left.there {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), left.data, 0o600); err != nil {
			return fmt.Errorf("survive: %w", err)
		}
	}
	return nil
}
