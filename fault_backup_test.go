package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-sqlite3"

	"guatu/internal/powercut"
	"guatu/storage"
)

const toldBackup = "自动备份失败"

// soon is a nightly copy that is made at ten past eight, just after a house is entered.
func soon(dir string) func(*Config) {
	return func(c *Config) {
		noQuiet(c)
		c.Backup.Dir, c.Backup.Schedule = dir, "10 8 * * *"
	}
}

// copies are the backups in a folder, whole ones and what was left of others.
func copies(t *testing.T, dir string) (whole, left []string) {
	t.Helper()
	whole, err := filepath.Glob(filepath.Join(dir, "guatu-*.db"))
	if err != nil {
		t.Fatal(err)
	}
	if left, err = filepath.Glob(filepath.Join(dir, ".guatu-*")); err != nil {
		t.Fatal(err)
	}
	return whole, left
}

// On a full disk no copy is made and none is left half; the bot goes on, and the
// copy is made as soon as there is room.
func TestTheDiskIsFullDuringABackup(t *testing.T) {
	dir := t.TempDir()
	disk, err := powercut.Watch(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer disk.Close()
	disk.Refuse(sqlite3.ErrFull)
	inHouse(t, soon(dir), func(h *house) {
		h.pass(12 * time.Minute)
		h.reportBoth()
		h.pass(5 * time.Second)
		h.wants(1, 1)
		adminHears(toldBackup)(h)
		if !strings.Contains(h.logs.String(), "the disk is full: make room") {
			t.Error("the log does not say that the disk is full")
		}
		if whole, left := copies(t, dir); len(whole)+len(left) > 0 {
			t.Errorf("on a full disk: %v, %v", whole, left)
		}
		disk.Refuse(0)
		h.pass(2 * time.Minute)
		h.copied(dir)
		h.check(0)
	})
}

// copied wants one copy to be there, from which a database can be made.
func (h *house) copied(dir string) {
	h.Helper()
	whole, left := copies(h.T, dir)
	if len(whole) != 1 || len(left) > 0 {
		h.Fatalf("copies: %v, %v", whole, left)
	}
	if err := storage.Restore(context.Background(), whole[0], filepath.Join(h.TempDir(), "again.db")); err != nil {
		h.Error(err)
	}
}

func TestAMissingBackupFolderIsMade(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none", "copies")
	inHouse(t, soon(dir), func(h *house) {
		h.pass(12 * time.Minute)
		h.copied(dir)
		h.check(0)
	})
}
