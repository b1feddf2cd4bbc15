package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"guatu/ledger"
	"guatu/scheduler"
	"guatu/storage"
)

// nightlyTasks are the work on the database that nobody asks for: pruning what
// is done with, every hour, and the copies of the night, of which noted is told
// since when each was owed and how it went.
func nightlyTasks(cfg Config, log *slog.Logger, now func() time.Time, store *storage.Store, noted func(time.Time, error)) ([]scheduler.Task, error) {
	hourly, err := scheduler.Parse("7 * * * *", cfg.zone)
	if err != nil {
		return nil, err
	}
	tasks := []scheduler.Task{{Name: "prune", When: hourly, Do: func(ctx context.Context, due scheduler.Due) error {
		if err := store.Prune(ctx, now()); err != nil {
			return err
		}
		return closeDue(ctx, store, due)
	}}}
	if cfg.Backup.Dir == "" {
		return tasks, nil
	}
	night, err := scheduler.Parse(cfg.Backup.Schedule, cfg.zone)
	return append(tasks, scheduler.Task{Name: "backup", When: night, Do: func(ctx context.Context, due scheduler.Due) error {
		err := nightlyCopy(ctx, store, cfg.Backup, now().In(cfg.zone))
		noted(due.Close.Was, err)
		if err != nil {
			return err
		}
		log.Info("backup made", "dir", cfg.Backup.Dir)
		return closeDue(ctx, store, due)
	}}), err
}

func closeDue(ctx context.Context, store *storage.Store, due scheduler.Due) error {
	return store.Apply(ctx, nil, ledger.Plan{Changes: []ledger.Change{due.Close}}, nil)
}

// nightly is how the copies of the night are called; others are left alone.
var nightly = "guatu-" + strings.Repeat("[0-9]", 8) + "-" + strings.Repeat("[0-9]", 6) + ".db"

// unfinished is after how long a copy that was broken off is cleared away.
const unfinished = 24 * time.Hour

// clearUnfinished removes copies that were broken off long ago.
func clearUnfinished(dir string) error {
	list, err := filepath.Glob(filepath.Join(dir, ".guatu-*"))
	for _, left := range list {
		info, statErr := os.Stat(left)
		if statErr == nil && time.Since(info.ModTime()) > unfinished {
			err = errors.Join(err, os.RemoveAll(left))
		}
	}
	return err
}

// nightlyCopy makes a copy named by the time and removes the oldest beyond
// those that are kept.
func nightlyCopy(ctx context.Context, store *storage.Store, b BackupConfig, now time.Time) error {
	if err := os.MkdirAll(b.Dir, 0o700); err != nil {
		return fmt.Errorf("make backup folder: %w", err)
	}
	if err := clearUnfinished(b.Dir); err != nil {
		return fmt.Errorf("clear unfinished backups away: %w", err)
	}
	file := filepath.Join(b.Dir, "guatu-"+now.Format("20060102-150405")+".db")
	if err := store.Backup(ctx, file); err != nil {
		return err
	}
	copies, err := filepath.Glob(filepath.Join(b.Dir, nightly))
	if err != nil {
		return fmt.Errorf("list backups: %w", err)
	}
	slices.Sort(copies)
	for _, old := range copies[:max(0, len(copies)-b.Keep)] {
		if err := os.Remove(old); err != nil {
			return fmt.Errorf("remove old backup: %w", err)
		}
	}
	return nil
}
