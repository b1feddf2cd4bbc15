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
	return disks.of[filepath.Dir(name)]
}

// opened is a file that SQLite holds open.
type opened struct {
	disk *Disk
	name string
}

func held(h C.uintptr_t) opened { return cgo.Handle(h).Value().(opened) }

// code is how the C side is told.
func code(ok bool) C.int {
	if ok {
		return 0
	}
	return 1
}

//export powercutOpen
func powercutOpen(name *C.char, kind C.int, h *C.uintptr_t) C.int {
	path := C.GoString(name)
	d := diskOf(path)
	if d == nil {
		return 0
	}
	if !d.open(path, int(kind)) {
		return 1
	}
	*h = C.uintptr_t(cgo.NewHandle(opened{d, path}))
	return 0
}

//export powercutClose
func powercutClose(h C.uintptr_t) { cgo.Handle(h).Delete() }

//export powercutWrite
func powercutWrite(h C.uintptr_t, data unsafe.Pointer, n C.int, at C.longlong) C.int {
	f := held(h)
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
	return code(d == nil || d.remove(path, synced != 0))
}
