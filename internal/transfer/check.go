package transfer

import (
	"context"
	"fmt"
	"strconv"

	"guatu/grammar"
	"guatu/internal/exchange"
	"guatu/ledger"
	"guatu/storage"
)

// check reads all tables and finds what is wrong with them, within themselves,
// between them and with the ledger. Without -skip-bad any fault is an error.
func (in *Intake) check(ctx context.Context) error {
	snap, err := in.store.Snapshot(ctx)
	if err != nil {
		return err
	}
	defer snap.Close()
	in.links = map[ledger.Kind]*links{ledger.KindTrip: newLinks("trip"), ledger.KindEvent: newLinks("event")}
	for kind, l := range in.links {
		if err := l.fill(ctx, snap, kind); err != nil {
			return err
		}
	}
	c := &checker{Intake: in, snap: snap, roots: map[int64]exchange.Place{}, into: map[string]bool{}}
	in.bad = make([]map[int]bool, len(in.tables))
	for i := range in.tables {
		if err := c.table(ctx, i); err != nil {
			return err
		}
	}
	if in.SkipBad {
		in.wrong.list(in.out, "left out: ")
		return nil
	}
	return in.wrong.refuse(in.out)
}

// checker checks records against what was read before them.
type checker struct {
	*Intake
	snap  *storage.Snapshot
	names exchange.Names
	roots map[int64]exchange.Place // companies that are known, by the row that is about them
	into  map[string]bool          // names of companies in the tables
}

func (c *checker) table(ctx context.Context, i int) error {
	t := c.tables[i]
	c.bad[i] = map[int]bool{}
	for _, word := range t.Unknown() {
		fmt.Fprintf(c.out, "%s: no field is called %s: what stands there is kept in the notes\n", exchange.Place{File: t.File, Sheet: t.Sheet}, word)
	}
	show := newProgress(c.shown, "checked", t)
	err := t.Each(exchange.NewContext(c.city, c.now), func(r exchange.Record, faults []exchange.Fault) error {
		show.rows(1)
		if len(faults) == 0 {
			var err error
			if faults, err = c.record(ctx, i, &r); err != nil {
				return err
			}
		}
		if len(faults) > 0 {
			c.wrong.addAll(faults)
			c.bad[i][r.Row] = true
		}
		return ctx.Err()
	})
	show.end()
	if err == nil || ctx.Err() != nil {
		return err
	}
	// A table that cannot be read on is not taken in part.
	c.wrong.addAll(exchange.Faults(err))
	return c.wrong.refuse(c.out)
}

// record checks one record that is good by itself, and notes what others may
// point to.
func (c *checker) record(ctx context.Context, table int, r *exchange.Record) ([]exchange.Fault, error) {
	if r.Kind == ledger.KindCompany {
		return c.company(ctx, r)
	}
	faults, err := c.pointers(ctx, r)
	if err != nil || len(faults) > 0 {
		return faults, err
	}
	if f := c.number(table, r); f != nil {
		return []exchange.Fault{*f}, nil
	}
	if r.Row <= c.journal.at(table) {
		return nil, nil // it is in the ledger already, and found there
	}
	switch h := r.Head(); {
	case r.Kind == ledger.KindTrip:
		c.links[ledger.KindTrip].add(r.Trip.Name, h.N, h.IsWithdrawn())
	case r.Kind == ledger.KindEvent:
		c.links[ledger.KindEvent].add(r.Event.Name, h.N, h.IsWithdrawn())
	}
	return nil, nil
}

// number sees that no two rows have one reference, nor two steps one number.
func (c *checker) number(table int, r *exchange.Record) *exchange.Fault {
	var refs []ledger.Ref
	if ref := r.Ref(); ref.N != 0 {
		refs = append(refs, ref)
	}
	if r.Kept {
		for _, s := range r.Head().Steps {
			if s.ID != 0 {
				refs = append(refs, ledger.Ref{Kind: ledger.KindStep, N: s.ID})
			}
		}
	}
	for _, ref := range refs {
		if first, taken := c.refs[ref]; taken {
			t := c.tables[first.table]
			return fault(r, fmt.Sprintf("%s stands in %s already", refName(ref), exchange.Place{File: t.File, Sheet: t.Sheet, Row: first.row}))
		}
	}
	for _, ref := range refs {
		c.refs[ref] = rowPlace{table, r.Row}
		c.highest[ref.Kind] = max(c.highest[ref.Kind], ref.N)
	}
	return nil
}

func refName(ref ledger.Ref) string {
	if ref.Kind == ledger.KindStep {
		return "the next step #" + strconv.FormatInt(ref.N, 10)
	}
	return ref.String()
}

func fault(r *exchange.Record, reason string) *exchange.Fault {
	return &exchange.Fault{File: r.File, Sheet: r.Sheet, Row: r.Row, Reason: reason}
}

// pointers sees that the trip or the events that a record points to are there.
func (c *checker) pointers(ctx context.Context, r *exchange.Record) ([]exchange.Fault, error) {
	kind, numbers := pointersOf(r)
	if kind == 0 {
		return nil, nil
	}
	l := c.links[kind]
	var faults []exchange.Fault
	if r.Link != "" {
		if _, reason := l.find(r.Link); reason != "" {
			faults = append(faults, *fault(r, reason))
		}
	}
	for _, n := range numbers {
		ref := ledger.Ref{Kind: kind, N: n}
		if _, ok := c.refs[ref]; ok {
			continue
		}
		known, err := l.has(ctx, c.snap, ref)
		if err != nil {
			return nil, err
		}
		if !known {
			faults = append(faults, *fault(r, fmt.Sprintf("there is no %s %s", l.what, ref)))
		}
	}
	return faults, nil
}

// pointersOf are the trip or the events that a record points to by number.
func pointersOf(r *exchange.Record) (kind ledger.Kind, numbers []int64) {
	add := func(n int64) {
		if n != 0 {
			numbers = append(numbers, n)
		}
	}
	switch r.Kind {
	case ledger.KindVisit:
		add(r.Visit.Trip)
		return ledger.KindTrip, numbers
	case ledger.KindDeal:
		add(r.Deal.Event)
		for _, s := range append(r.Deal.Stages[:len(r.Deal.Stages):len(r.Deal.Stages)], r.Deal.Ceremonies...) {
			add(s.Event)
		}
		return ledger.KindEvent, numbers
	}
	return 0, nil
}

// company sees that a company's names are its own.
func (c *checker) company(ctx context.Context, r *exchange.Record) ([]exchange.Fault, error) {
	if faults := c.names.Check(*r); len(faults) > 0 {
		return faults, nil
	}
	if r.Into != "" {
		return c.merged(ctx, r)
	}
	var mine int64
	for _, name := range r.Company.Names() {
		c.into[grammar.FoldName(name)] = true
		root, err := rootOf(ctx, c.snap, name)
		if err != nil {
			return nil, err
		}
		if root != 0 && mine != 0 && root != mine {
			return []exchange.Fault{*fault(r, strconv.Quote(name)+" is another company's name already: merge the two first")}, nil
		}
		mine = max(mine, root)
	}
	if first, taken := c.roots[mine]; taken && mine != 0 {
		return []exchange.Fault{*fault(r, "this is the company of "+first.String())}, nil
	}
	c.roots[mine] = r.Place
	return nil, nil
}

// merged sees that a company that was merged into another can be: that the other
// is known, and that its names are nobody else's.
func (c *checker) merged(ctx context.Context, r *exchange.Record) ([]exchange.Fault, error) {
	there, err := isThere(ctx, c.snap, r.Company.Name)
	if err != nil || there {
		return nil, err
	}
	into, err := rootOf(ctx, c.snap, r.Into)
	if err != nil {
		return nil, err
	}
	if into == 0 && !c.into[grammar.FoldName(r.Into)] {
		return []exchange.Fault{*fault(r, strconv.Quote(r.Into)+", into which it was merged, stands in no row above and is not known")}, nil
	}
	for _, name := range r.Company.Names() {
		root, err := rootOf(ctx, c.snap, name)
		if err != nil {
			return nil, err
		}
		if root != 0 && root != into {
			return []exchange.Fault{*fault(r, strconv.Quote(name)+" is another company's name already: merge the two first")}, nil
		}
	}
	c.into[grammar.FoldName(r.Company.Name)] = true
	return nil, nil
}

// rootOf is the company that a name counts as; 0 for one that nobody knows.
func rootOf(ctx context.Context, snap *storage.Snapshot, name string) (int64, error) {
	found, err := snap.CompaniesCalled(ctx, []string{name})
	if err != nil {
		return 0, err
	}
	return found[0].Root, nil
}
