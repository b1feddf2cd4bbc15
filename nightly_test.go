package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"guatu/internal/demo"
	"guatu/storage"
)

// Of the copies of the night the newest stay; what else lies there is left
// alone, but for copies that were broken off.
func TestNightlyCopiesAreKept(t *testing.T) {
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	store, err := openStore(t.Context(), sampleConfig(t, sample), slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	dir := t.TempDir()
	now := time.Date(2023, 3, 31, 3, 30, 0, 0, time.UTC)
	for _, name := range []string{"guatu-20230327-033000.db", "guatu-20230328-033000.db", "guatu-20230330-033000.db", "guatu-0-mine.db", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, age := range map[string]time.Duration{".guatu-old": 48 * time.Hour, ".guatu-new": time.Hour} {
		left := filepath.Join(dir, name)
		if err := os.Mkdir(left, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(left, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := nightlyCopy(t.Context(), store, BackupConfig{Dir: dir, Keep: 2}, now); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := []string{".guatu-new", "guatu-0-mine.db", "guatu-20230330-033000.db", "guatu-20230331-033000.db", "notes.txt"}
	if !slices.Equal(names, want) {
		t.Errorf("there is %v, want %v", names, want)
	}
	if inside, err := storage.Inside(t.Context(), filepath.Join(dir, "guatu-20230331-033000.db")); err != nil || inside.Schema != storage.Schema() {
		t.Errorf("the copy: %v, %v", inside, err)
	}
}
