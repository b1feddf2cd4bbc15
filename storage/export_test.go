package storage

import (
	"strings"
	"testing"
)

// WithoutSync lets stores that are opened in the test acknowledge what is not on
// the disk yet.
func WithoutSync(t *testing.T) {
	before := sqlite
	t.Cleanup(func() { sqlite = before })
	sqlite.write = strings.ReplaceAll(sqlite.write, "_synchronous=FULL", "_synchronous=OFF")
	if sqlite.write == before.write {
		t.Fatal("the writer is not opened with synchronous=FULL")
	}
}
