// Package transfer takes tables of records into a ledger (guatu import) and
// writes a ledger out as tables (guatu export). How records stand in the cells of
// a file is exchange's; here is how they come into the store and out of it.
package transfer

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"guatu/internal/exchange"
	"guatu/ledger"
	"guatu/storage"
)

// Intake is one run of an import: the tables that it takes in, and what was
// found out about them.
type Intake struct {
	SkipBad bool // bad rows are left out, and all others taken

	store  *storage.Store
	city   ledger.City
	tables []*exchange.Table // each after those that its records point to
	now    time.Time
	out    io.Writer // what was found, a line each
	shown  io.Writer // how far it has come

	wrong   faultList
	bad     []map[int]bool // of each table: the rows that are left out
	refs    map[ledger.Ref]rowPlace
	highest map[ledger.Kind]int64
	links   map[ledger.Kind]*links
	journal journal
	saver   *saver
}

// rowPlace is a row of one of the tables.
type rowPlace struct{ table, row int }

// New readies an import: out is told what was found, shown how far it has come.
func New(store *storage.Store, city ledger.City, now time.Time, out, shown io.Writer) *Intake {
	return &Intake{store: store, city: city, now: now, out: out, shown: shown, refs: map[ledger.Ref]rowPlace{}, highest: map[ledger.Kind]int64{}}
}

// Files takes files in: all are checked before the first row is saved.
func (in *Intake) Files(ctx context.Context, names []string) error {
	for _, name := range names {
		b, err := exchange.Open(name, exchange.DefaultLimits())
		if err != nil {
			in.wrong.addAll(exchange.Faults(err))
			continue
		}
		defer b.Close()
		in.tables = append(in.tables, b.Tables...)
	}
	if err := in.wrong.refuse(in.out); err != nil {
		return err
	}
	slices.SortStableFunc(in.tables, func(a, b *exchange.Table) int {
		return slices.Index(exchange.Kinds(), a.Kind) - slices.Index(exchange.Kinds(), b.Kind)
	})
	if err := in.recall(ctx, names); err != nil {
		return err
	}
	if err := in.check(ctx); err != nil {
		return err
	}
	if err := in.begin(ctx); err != nil {
		return err
	}
	return in.save(ctx)
}

// refuseMost is how many faults are listed; more of them say no more.
const refuseMost = 200

// faultList is what is wrong with the tables.
type faultList struct {
	first []exchange.Fault
	n     int
}

func (l *faultList) addAll(fs []exchange.Fault) {
	for _, f := range fs {
		if l.n++; l.n <= refuseMost {
			l.first = append(l.first, f)
		}
	}
}

// refuse lists the faults and says that nothing was imported; it is nil where
// there are none.
func (l *faultList) refuse(out io.Writer) error {
	if l.n == 0 {
		return nil
	}
	l.list(out, "")
	return fmt.Errorf("nothing was imported: %d faults; correct them, or leave the bad rows out with -skip-bad", l.n)
}

func (l *faultList) list(out io.Writer, before string) {
	for _, f := range l.first {
		fmt.Fprintln(out, before+f.Error())
	}
	if more := l.n - len(l.first); more > 0 {
		fmt.Fprintf(out, "%sand %d more\n", before, more)
	}
}

// Companies takes a company directory in.
func Companies(ctx context.Context, store *storage.Store, companies []ledger.Company) error {
	in := New(store, ledger.City{Zone: time.UTC}, time.Now(), io.Discard, io.Discard)
	in.saver = newSaver(in)
	for batch := range slices.Chunk(companies, batchLeast) {
		var rows []exchange.Record
		for i := range batch {
			rows = append(rows, exchange.Record{Kind: ledger.KindCompany, Company: &batch[i]})
		}
		if err := in.saver.rows(ctx, rows, nil); err != nil {
			return err
		}
	}
	return in.saver.land(ctx)
}
