package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"guatu/internal/exchange"
	"guatu/ledger"
	"guatu/storage"
)

// importBatch is how many companies one commit takes, so that a running bot
// never waits long.
const importBatch = 200

// importFiles takes company directories in. Nothing of a file is taken unless
// all of it is good.
func importFiles(ctx context.Context, args []string) error {
	f, file := configFlag("import")
	cfg, err := loadConfig(f, file, args)
	if err != nil {
		return err
	}
	if f.NArg() == 0 {
		return errors.New("name the files to read: guatu import FILE.csv")
	}
	store, err := openStore(ctx, cfg, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		return err
	}
	defer store.Close()
	for _, name := range f.Args() {
		if err := importFile(ctx, store, name); err != nil {
			return err
		}
	}
	return nil
}

func importFile(ctx context.Context, store *storage.Store, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	defer f.Close()
	companies, wrong := exchange.Companies(f)
	var all faults
	for _, w := range wrong {
		all.add("%s: %s", name, w)
	}
	if err := all.Err(); err != nil {
		return err
	}
	return importCompanies(ctx, store, companies)
}

func importCompanies(ctx context.Context, store *storage.Store, companies []ledger.Company) error {
	for start := 0; start < len(companies); start += importBatch {
		batch := companies[start:min(start+importBatch, len(companies))]
		if err := saveCompanies(ctx, store, batch); err != nil {
			return err
		}
	}
	fmt.Printf("%d companies\n", len(companies))
	return nil
}

// saveCompanies saves one batch: a name that is known already is brought up to
// date, the others are new.
func saveCompanies(ctx context.Context, store *storage.Store, batch []ledger.Company) error {
	snap, err := store.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer snap.Close()
	plan := ledger.Plan{Source: ledger.Source{At: time.Now()}}
	for _, c := range batch {
		known, err := snap.CompanyNamed(ctx, c.Name)
		switch {
		case err == nil:
			c.ID, c.Version = known.ID, known.Version
		case ledger.Is(err, ledger.NotFound):
			if c.ID, err = store.Reserve(ctx, ledger.KindCompany); err != nil {
				return err
			}
		default:
			return err
		}
		plan.Add(ledger.SaveCompany{Company: c})
	}
	return store.Apply(ctx, nil, plan, nil)
}
