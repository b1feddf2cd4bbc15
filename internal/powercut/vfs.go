package powercut

/*
#include <stdint.h>

int powercutRegister(void);
*/
import "C"

import (
	"path/filepath"
	"runtime/cgo"
	"sync"
	"unsafe"

	_ "github.com/mattn/go-sqlite3" // the SQLite that the VFS is linked with
)

// disks are those that are watched, by their folder.
var disks struct {
	sync.Mutex
	of map[string]*Disk
}

var register = sync.OnceFunc(func() {
	if rc := C.powercutRegister(); rc != 0 {
		panic("powercut: SQLite does not take the VFS")
	}
})

// diskOf finds the disk that a file is on, nil if none watches it.
func diskOf(name string) *Disk {
	disks.Lock()
	defer disks.Unlock()
	for at := filepath.Dir(name); ; at = filepath.Dir(at) {
		if d := disks.of[at]; d != nil || at == filepath.Dir(at) {
			return d
		}
	}
}

// opened is a file that SQLite holds open.
type opened struct {
	disk *Disk
	name string
}

func held(h C.uintptr_t) opened { return cgo.Handle(h).Value().(opened) }

// What the C side is told (shim.c).
const (
	pass    = 0 // the file is on no watched disk
	noPower = 1
	noted   = 2
)

func code(ok bool) C.int {
	if ok {
		return noted
	}
	return noPower
}

//export powercutOpen
func powercutOpen(name *C.char, kind C.int, h *C.uintptr_t) C.int {
	path := C.GoString(name)
	d := diskOf(path)
	if d == nil {
		return pass
	}
	if !d.open(path, int(kind)) {
		return noPower
	}
	*h = C.uintptr_t(cgo.NewHandle(opened{d, path}))
	return noted
}

//export powercutClose
func powercutClose(h C.uintptr_t) { cgo.Handle(h).Delete() }

//export powercutWrite
func powercutWrite(h C.uintptr_t, data unsafe.Pointer, n C.int, at C.longlong) C.int {
	f := held(h)
	if why := f.disk.refuses(); why != 0 {
		return -C.int(why)
	}
	return code(f.disk.note(f.name, write{int64(at), C.GoBytes(data, n)}))
}

//export powercutTruncate
func powercutTruncate(h C.uintptr_t, size C.longlong) C.int {
	f := held(h)
	return code(f.disk.note(f.name, truncate{int64(size)}))
}

//export powercutSync
func powercutSync(h C.uintptr_t) C.int {
	f := held(h)
	return code(f.disk.sync(f.name))
}

//export powercutDelete
func powercutDelete(name *C.char, synced C.int) C.int {
	path := C.GoString(name)
	d := diskOf(path)
	switch {
	case d == nil:
		return pass
	case d.remove(path, synced != 0):
		return noted
	}
	return noPower
}
