package transfer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"guatu/internal/exchange"
	"guatu/ledger"
	"guatu/storage"
	"guatu/words"
)

// workbook is the file that holds all tables.
const workbook = "guatu.xlsx"

// Export writes the tables into a folder, which must hold none of them yet.
func Export(ctx context.Context, store *storage.Store, city ledger.City, dir string, out io.Writer) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	for _, kind := range exchange.Kinds() {
		if err := mustBeNew(csvName(dir, kind)); err != nil {
			return err
		}
	}
	if err := mustBeNew(filepath.Join(dir, workbook)); err != nil {
		return err
	}
	return whole(dir, func(part string) error { return exportInto(ctx, store, city, part, out) })
}

// whole has files written into a folder beside, and moves them to their own when
// all are whole.
func whole(dir string, write func(part string) error) error {
	part, err := os.MkdirTemp(dir, ".export-*")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(part)
	if err := write(part); err != nil {
		return err
	}
	files, err := os.ReadDir(part)
	for _, f := range files {
		err = errors.Join(err, os.Rename(filepath.Join(part, f.Name()), filepath.Join(dir, f.Name())))
	}
	return err
}

func exportInto(ctx context.Context, store *storage.Store, city ledger.City, dir string, out io.Writer) error {
	snap, err := store.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer snap.Close()
	x := &outtake{snap: snap, ctx: exchange.NewContext(city, time.Now()), dir: dir, out: out, names: map[int64]string{}, xlsx: exchange.NewXLSX(city.Language)}
	defer x.xlsx.Close()
	for _, kind := range exchange.Kinds() {
		if err := x.table(ctx, kind); err != nil {
			return fmt.Errorf("export %s: %w", words.SheetNames[kind].En, err)
		}
	}
	return x.xlsx.Save(filepath.Join(dir, workbook))
}

func csvName(dir string, kind ledger.Kind) string {
	return filepath.Join(dir, words.SheetNames[kind].En+".csv")
}

func mustBeNew(name string) error {
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("%s is there already: name a folder without it", name), err)
	}
	return nil
}

// outtake is one run of an export.
type outtake struct {
	snap  *storage.Snapshot
	ctx   *exchange.Context
	dir   string
	out   io.Writer
	names map[int64]string // of companies
	xlsx  *exchange.XLSX
	csv   *exchange.CSV
	n     int
}

// table writes the table of a kind.
func (x *outtake) table(ctx context.Context, kind ledger.Kind) (err error) {
	if x.csv, err = exchange.NewCSV(csvName(x.dir, kind), exchange.Header(kind, x.ctx.Lang)); err != nil {
		return err
	}
	if err := x.xlsx.Begin(kind); err != nil {
		return err
	}
	x.n = 0
	if err := errors.Join(x.records(ctx, kind), x.csv.Close()); err != nil {
		return err
	}
	fmt.Fprintf(x.out, "%s: %d rows\n", filepath.Base(csvName(x.dir, kind)), x.n)
	return nil
}

// records writes the records of a kind.
func (x *outtake) records(ctx context.Context, kind ledger.Kind) error {
	switch kind {
	case ledger.KindCompany:
		return x.companies(ctx)
	case ledger.KindVisit:
		return x.snap.EachVisit(ctx, func(v ledger.Visit) error {
			return x.row(exchange.Record{Kind: kind, Visit: &v, Companies: x.named(v.Company)})
		})
	case ledger.KindDeal:
		return x.snap.EachDeal(ctx, func(d ledger.Deal) error {
			return x.row(exchange.Record{Kind: kind, Deal: &d, Companies: x.named(d.Investors...)})
		})
	case ledger.KindTrip:
		return x.snap.EachTrip(ctx, func(t ledger.Trip) error { return x.row(exchange.Record{Kind: kind, Trip: &t}) })
	}
	return x.snap.EachEvent(ctx, func(e ledger.Event) error { return x.row(exchange.Record{Kind: kind, Event: &e}) })
}

func (x *outtake) row(r exchange.Record) error {
	x.n++
	cells := exchange.Cells(&r, x.ctx)
	return errors.Join(x.csv.Row(cells), x.xlsx.Row(cells))
}

func (x *outtake) named(ids ...int64) (names []string) {
	for _, id := range ids {
		names = append(names, x.names[id])
	}
	return names
}

// companies writes the directory: those that stand by themselves first, then
// each that was merged after the one that it was merged into.
func (x *outtake) companies(ctx context.Context) error {
	merged := map[int64][]ledger.Company{}
	var targets []int64
	write := func(c ledger.Company) error {
		targets = append(targets, c.ID)
		return x.row(exchange.Record{Kind: ledger.KindCompany, Company: &c, Into: x.names[c.MergedInto]})
	}
	err := x.snap.EachCompany(ctx, func(c ledger.Company) error {
		x.names[c.ID] = c.Name
		if c.MergedInto != 0 {
			merged[c.MergedInto] = append(merged[c.MergedInto], c)
			return nil
		}
		return write(c)
	})
	for i := 0; err == nil && i < len(targets); i++ {
		for _, c := range merged[targets[i]] {
			err = errors.Join(err, write(c))
		}
	}
	return err
}
