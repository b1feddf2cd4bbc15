package main

import (
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

const (
	unwritable = "the database cannot be written: check the disk and the file's rights"
	unkept     = "updates cannot be kept: check the database and its disk"
)

// refused has the disk answer every write with an error of SQLite, between that
// and the operating system.
func refused(name string, why sqlite3.ErrNo, log string) ordeal {
	return ordeal{name: name, lasts: 5 * time.Minute, strike: func(h *house) { h.disk.Refuse(why) },
		during: func(h *house) {
			h.wants(0, 0)
			if strings.Contains(h.logs.String(), "rollback") {
				h.Error("the log speaks of a transaction")
			}
		}, mend: func(h *house) { h.disk.Refuse(0) }, ready: unwritable, log: log}
}

var diskOrdeals = []ordeal{
	refused("the disk is full", sqlite3.ErrFull, "the disk is full: make room"),
	refused("the file is read-only", sqlite3.ErrReadonly, "the file cannot be written: see that it and its folder belong to this user"),
	refused("the disk does not answer", sqlite3.ErrIoErr, "the disk does not answer: check it"),
	refused("the file is found damaged", sqlite3.ErrCorrupt, "the database is damaged: restore a backup"),
	refused("another process writes for minutes", sqlite3.ErrBusy, "another process writes to the database"),
}
