package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"time"

	"guatu/internal/transfer"
	"guatu/ledger"
)

// importFiles takes tables in. Nothing of the files is taken unless all of it
// is good, save with -skip-bad.
func importFiles(ctx context.Context, args []string) (err error) {
	f, file := configFlag("import")
	skip := f.Bool("skip-bad", false, "leave bad rows out, list them, and take the others")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	if f.NArg() == 0 {
		return errors.New("name the files to read: guatu import FILE.csv FILE.xlsx")
	}
	store, err := openStore(ctx, cfg, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	alone, err := transfer.Alone(cfg.Storage.DSN)
	if err != nil {
		return err
	}
	defer alone.Close()
	in := transfer.New(store, cfg.city(), time.Now(), os.Stdout, os.Stderr)
	in.SkipBad = *skip
	return in.Files(ctx, f.Args())
}

// exportFiles writes all records into a folder, as they stand at one moment: a
// CSV file a kind, and a workbook with a sheet a kind.
func exportFiles(ctx context.Context, args []string) (err error) {
	f, file := configFlag("export")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	if f.NArg() != 1 {
		return errors.New("name the folder to write into: guatu export DIR")
	}
	store, err := openExisting(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := taken(ctx, store, ledger.LookExport, f.Arg(0)); err != nil {
		return err
	}
	return transfer.Export(ctx, store, cfg.city(), f.Arg(0), os.Stdout)
}
