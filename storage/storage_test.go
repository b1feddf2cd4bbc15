package storage_test

import (
	"path/filepath"
	"testing"

	"guatu/storage"
	"guatu/storage/storagetest"
)

func TestSQLite(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.Engine { return open(t, filepath.Join(t.TempDir(), "guatu.db")) })
}

// open opens a store that is closed when the test ends.
func open(t testing.TB, path string) *storage.Store {
	t.Helper()
	s, err := storage.Open(t.Context(), options(path))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func options(path string) storage.Options {
	return storage.Options{Path: path, Fold: storagetest.Fold, Now: storagetest.Now}
}
