package transfer

import (
	"context"
	"errors"
	"fmt"
	"time"

	"guatu/internal/exchange"
	"guatu/ledger"
	"guatu/storage"
)

// How many rows share a commit: a running bot waits for one at most. It is as
// many as take about a fifth of a second.
const (
	batchLeast = 250
	batchMost  = 4000
	batchTime  = 200 * time.Millisecond
)

// save saves all tables, each batch with the journal in one commit.
func (in *Intake) save(ctx context.Context) error {
	if err := in.store.Bulk(ctx); err != nil {
		return err
	}
	in.saver = newSaver(in)
	for i := range in.tables {
		if err := in.saver.table(ctx, i); err != nil {
			return err
		}
	}
	in.journal.Ended = time.Now()
	plan := ledger.Plan{Source: in.source()}
	plan.Add(in.journal.setting())
	if err := in.store.Apply(ctx, nil, plan, nil); err != nil {
		return err
	}
	fmt.Fprintf(in.out, "%d records imported; %s\n", in.journal.Saved, &in.saver.counts)
	return nil
}

func (in *Intake) source() ledger.Source { return ledger.Source{At: in.now} }

// counts is what an import has to report.
type counts struct{ companies, updated, doubles, moved int }

// String is the counts in words.
func (c *counts) String() string {
	return fmt.Sprintf("%d companies new, %d brought up to date; %d likely doubles, %d numbers changed, all listed above", c.companies, c.updated, c.doubles, c.moved)
}

// saver saves records in batches.
type saver struct {
	*Intake
	counts counts
	called map[string]storage.Called // companies by their names as written
	size   int                       // rows of the next batch
	recent []newName                 // companies that were made last
	flying *batch                    // being saved
}

func newSaver(in *Intake) *saver {
	return &saver{Intake: in, called: map[string]storage.Called{}, size: batchLeast}
}

// table saves a table from where the journal says. While a batch is saved, the
// next rows are read.
func (s *saver) table(ctx context.Context, i int) error {
	if i < len(s.tables) && s.tables[i].Kind != ledger.KindCompany {
		if err := s.renew(ctx); err != nil {
			return err
		}
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	chunks := make(chan []exchange.Record, 2*batchMost/batchLeast)
	read := make(chan error, 1)
	go func() {
		defer close(chunks)
		read <- s.read(ctx, i, chunks)
	}()
	show := newProgress(s.shown, "saved", s.tables[i])
	for rows := range gathered(chunks, &s.size) {
		s.journal.At[i] = rows[len(rows)-1].Row
		s.journal.Saved += len(rows)
		if err := s.rows(ctx, rows, &s.journal); err != nil {
			return err
		}
		show.rows(len(rows))
	}
	show.end()
	return errors.Join(s.land(ctx), <-read)
}

// renew looks the trips and events up again: some have just been saved.
func (s *saver) renew(ctx context.Context) error {
	snap, err := s.store.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer snap.Close()
	for kind, old := range s.links {
		s.links[kind] = newLinks(old.what)
		if err := s.links[kind].fill(ctx, snap, kind); err != nil {
			return err
		}
	}
	return nil
}

// read reads the rows of a table that are to be saved, in chunks.
func (s *saver) read(ctx context.Context, i int, chunks chan<- []exchange.Record) error {
	var chunk []exchange.Record
	send := func() error {
		select {
		case chunks <- chunk:
			chunk = nil
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	done := s.journal.at(i)
	err := s.tables[i].Each(exchange.NewContext(s.city, s.now), func(r exchange.Record, faults []exchange.Fault) error {
		if r.Row <= done || s.bad[i][r.Row] {
			return nil
		}
		if len(faults) > 0 {
			return errors.New("the file has changed since it was checked")
		}
		if chunk = append(chunk, r); len(chunk) < batchLeast {
			return nil
		}
		return send()
	})
	if err == nil && len(chunk) > 0 {
		err = send()
	}
	return err
}

// gathered are the chunks, as many together as make a batch.
func gathered(chunks <-chan []exchange.Record, size *int) func(yield func([]exchange.Record) bool) {
	return func(yield func([]exchange.Record) bool) {
		var batch []exchange.Record
		for c := range chunks {
			if batch = append(batch, c...); len(batch) < *size {
				continue
			}
			if !yield(batch) {
				return
			}
			batch = nil
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

// resize makes the next batch larger or smaller by how long the last one took.
func (s *saver) resize(took time.Duration) {
	switch {
	case took < batchTime/2:
		s.size = min(s.size*2, batchMost)
	case took > batchTime:
		s.size = max(s.size/2, batchLeast)
	}
}

// rows decides about rows while those before them are being saved, and then has
// them saved, in one commit with the journal where there is one.
func (s *saver) rows(ctx context.Context, rows []exchange.Record, j *journal) error {
	b := &batch{saver: s, rows: rows}
	var err error
	if b.numbers, err = s.number(ctx, rows); err != nil {
		return err
	}
	if j != nil {
		b.journal = []ledger.Change{j.setting()}
	}
	if err := b.decide(ctx, s.flying); err != nil {
		return err
	}
	again, err := s.landed(ctx)
	if err != nil {
		return err
	}
	if again { // what was decided rests on what has changed
		if err := b.decide(ctx, nil); err != nil {
			return err
		}
	}
	b.apply(ctx)
	s.flying = b
	return nil
}

// land waits until all is saved.
func (s *saver) land(ctx context.Context) error {
	_, err := s.landed(ctx)
	return err
}

// saveTries bounds how often a batch is decided again after a conflict.
const saveTries = 8

// landed waits until the batch in flight is saved. What it found is told only
// then. After a conflict it is decided again, and so must be what follows it.
func (s *saver) landed(ctx context.Context) (again bool, err error) {
	b := s.flying
	s.flying = nil
	if b == nil {
		return false, nil
	}
	for try := 1; ; try++ {
		err := <-b.done
		if err == nil {
			s.resize(b.took)
			b.tell()
			return again, nil
		}
		if !ledger.Is(err, ledger.Conflict) || try == saveTries {
			return again, fmt.Errorf("save %s: %w", b.rows[0].Place, err)
		}
		again = true
		if err := b.decide(ctx, nil); err != nil {
			return again, err
		}
		b.apply(ctx)
	}
}

// batch is rows that are saved in one commit.
type batch struct {
	*saver
	rows    []exchange.Record
	numbers *numbering
	journal []ledger.Change // how far the import has come with it

	before *batch // in flight while this one is decided; nil for none
	snap   *storage.Snapshot
	plan   ledger.Plan
	fresh  map[string]int64           // new companies by folded name
	seen   map[storage.VisitDay]int64 // visits of the batch
	visits []visited
	deals  map[int64][]ledger.Deal // of the batch, by investor
	counts counts
	notes  []string

	company0, company1 int64 // numbers of companies that were fetched: the next, and the one behind the last

	done chan error
	took time.Duration
}

// decide makes the batch's plan on what is saved, and on what the batch before
// it is about to save.
func (b *batch) decide(ctx context.Context, before *batch) (err error) {
	b.before, b.plan = before, ledger.Plan{Source: b.source()}
	b.fresh, b.seen, b.visits, b.deals = map[string]int64{}, map[storage.VisitDay]int64{}, nil, map[int64][]ledger.Deal{}
	b.counts, b.notes = counts{}, nil
	if b.snap, err = b.store.Snapshot(ctx); err != nil {
		return err
	}
	defer b.snap.Close()
	if err := b.meet(ctx); err != nil {
		return err
	}
	for i := range b.rows {
		if err := b.record(ctx, i); err != nil {
			return err
		}
	}
	if err := b.sameVisits(ctx); err != nil {
		return err
	}
	b.plan.Add(b.journal...)
	b.before = nil
	return nil
}

// apply begins to save the batch.
func (b *batch) apply(ctx context.Context) {
	b.done = make(chan error, 1)
	go func() {
		began := time.Now()
		err := b.store.Apply(ctx, nil, b.plan, nil)
		b.took = time.Since(began)
		b.done <- err
	}()
}

// tell reports what was found in a batch that is saved.
func (b *batch) tell() {
	for _, n := range append(b.numbers.notes, b.notes...) {
		fmt.Fprintln(b.out, n)
	}
	c := &b.saver.counts
	c.companies += b.counts.companies
	c.updated += b.counts.updated
	c.doubles += b.counts.doubles
	c.moved += b.numbers.moved
}

func (b *batch) note(r *exchange.Record, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if place := r.Place.String(); place != "" {
		text = place + ": " + text
	}
	b.notes = append(b.notes, text)
}
