package transfer

import (
	"context"
	"slices"
	"strings"

	"guatu/grammar"
	"guatu/internal/exchange"
	"guatu/ledger"
	"guatu/storage"
)

// meet finds the companies that a batch names, and makes those that nobody
// knows, under the names as they are written.
func (b *batch) meet(ctx context.Context) error {
	var names []string
	where := map[string]*exchange.Record{}
	for i := range b.rows {
		for _, name := range b.rows[i].Companies {
			_, known := b.called[name]
			if _, twice := where[name]; !known && !twice {
				names, where[name] = append(names, name), &b.rows[i]
			}
		}
	}
	if err := b.look(ctx, names); err != nil {
		return err
	}
	for _, name := range names {
		if _, known := b.called[name]; known || b.fresh[grammar.FoldName(name)] != 0 {
			continue
		}
		if err := b.nearTo(ctx, where[name], name); err != nil {
			return err
		}
		if err := b.make(ctx, ledger.Company{Name: name}); err != nil {
			return err
		}
	}
	return nil
}

// look finds companies by their names, and keeps those that are known.
func (b *batch) look(ctx context.Context, names []string) error {
	found, err := b.snap.CompaniesCalled(ctx, names)
	for i, x := range found {
		if x.Said != 0 {
			b.called[names[i]] = x
			continue
		}
		folded := grammar.FoldName(names[i])
		if b.before != nil && b.before.fresh[folded] != 0 {
			b.fresh[folded] = b.before.fresh[folded]
		}
	}
	return err
}

// nearTo lists the companies that a new one may be: those of the ledger, and
// those that this import made last.
func (b *batch) nearTo(ctx context.Context, r *exchange.Record, name string) error {
	near, err := b.snap.CompaniesNear(ctx, name)
	if err != nil {
		return err
	}
	var names []string
	for _, n := range near {
		names = append(names, n.Name)
	}
	folded := grammar.FoldName(name)
	for _, x := range b.recent {
		if len(names) < 3 && x.folded != folded && (strings.Contains(x.folded, folded) || strings.Contains(folded, x.folded)) && !slices.Contains(names, x.name) {
			names = append(names, x.name)
		}
	}
	b.recent = append(b.recent[max(0, len(b.recent)-recentMost):], newName{name, folded})
	if len(names) > 0 {
		b.counts.doubles++
		b.note(r, "new company %s; it may be %s", name, strings.Join(names, ", "))
	}
	return nil
}

// newName is the name of a company that an import made.
type newName struct{ name, folded string }

// recentMost is how many new companies are looked at for a new one.
const recentMost = 500

// company is the company of a name; zero for one that nobody knows.
func (b *batch) company(ctx context.Context, name string) (storage.Called, error) {
	if x, ok := b.called[name]; ok {
		return x, nil
	}
	err := b.look(ctx, []string{name})
	return b.called[name], err
}

// companyOf is the company of a name, known or made by this batch.
func (b *batch) companyOf(name string) storage.Called {
	if x, ok := b.called[name]; ok {
		return x
	}
	id := b.fresh[grammar.FoldName(name)]
	return storage.Called{Said: id, Root: id}
}

// make adds a new company to the plan.
func (b *batch) make(ctx context.Context, c ledger.Company) (err error) {
	if c.ID, err = b.nextCompany(ctx); err != nil {
		return err
	}
	for _, name := range c.Names() {
		folded := grammar.FoldName(name)
		if c.MergedInto == 0 {
			b.plan.Free = append(b.plan.Free, ledger.CompanyKey(folded))
		}
		if b.fresh[folded] == 0 {
			b.fresh[folded] = c.ID
		}
	}
	b.counts.companies++
	b.plan.Add(ledger.SaveCompany{Company: c})
	return nil
}

// nextCompany is the number of the batch's next new company.
func (b *batch) nextCompany(ctx context.Context) (int64, error) {
	if b.company0 == b.company1 {
		n := 1
		for i := range b.rows {
			n += max(1, len(b.rows[i].Companies))
		}
		n = min(n, companyBlock)
		first, err := b.store.ReserveMany(ctx, ledger.KindCompany, n)
		if err != nil {
			return 0, err
		}
		b.company0, b.company1 = first, first+int64(n)
	}
	b.company0++
	return b.company0 - 1, nil
}

// companyBlock is how many numbers of companies are fetched at once.
const companyBlock = 256

// directory saves a row of the company directory: a company that is known is
// brought up to date, any other is new.
func (b *batch) directory(ctx context.Context, r *exchange.Record) error {
	if r.Into != "" {
		return b.merged(ctx, r)
	}
	known, err := b.knownBy(ctx, *r.Company)
	switch {
	case err != nil:
		return err
	case known != 0:
		return b.update(ctx, known, *r.Company)
	}
	return b.make(ctx, *r.Company)
}

// merged makes a company that was merged into another. One that is there
// already stays, whatever became of it.
func (b *batch) merged(ctx context.Context, r *exchange.Record) error {
	there, err := isThere(ctx, b.snap, r.Company.Name)
	if err != nil || there {
		return err
	}
	into, err := b.company(ctx, r.Into)
	if err != nil {
		return err
	}
	c := *r.Company
	if c.MergedInto = into.Said; c.MergedInto == 0 {
		c.MergedInto = b.fresh[grammar.FoldName(r.Into)]
	}
	return b.make(ctx, c)
}

// isThere tells whether a company is called just so.
func isThere(ctx context.Context, snap *storage.Snapshot, name string) (bool, error) {
	found, err := snap.CompaniesCalled(ctx, []string{name})
	if err != nil || found[0].Said == 0 {
		return false, err
	}
	c, err := snap.Company(ctx, found[0].Said)
	return c.Name == name, err
}

// knownBy is the company that has one of the names, as it counts.
func (b *batch) knownBy(ctx context.Context, c ledger.Company) (int64, error) {
	for _, name := range c.Names() {
		x, err := b.company(ctx, name)
		if err != nil || x.Root != 0 {
			return x.Root, err
		}
	}
	return 0, nil
}

// update gives a company that is known the facts and the names of a row. What
// the row leaves empty stays.
func (b *batch) update(ctx context.Context, id int64, row ledger.Company) error {
	c, err := b.snap.Company(ctx, id)
	if err != nil {
		return err
	}
	before := c
	c.Aliases = slices.Clone(c.Aliases)
	for _, name := range row.Names() {
		if !slices.ContainsFunc(c.Names(), func(n string) bool { return grammar.FoldName(n) == grammar.FoldName(name) }) {
			c.Aliases = append(c.Aliases, name)
		}
	}
	give(&c.Origin, row.Origin)
	give(&c.Region, row.Region)
	give(&c.Foreign, row.Foreign)
	give(&c.Fortune500, row.Fortune500)
	give(&c.ListYear, row.ListYear)
	give(&c.CentralSOE, row.CentralSOE)
	if len(c.Aliases) == len(before.Aliases) && same(c, before) {
		return nil
	}
	b.counts.updated++
	b.plan.Add(ledger.SaveCompany{Company: c})
	return nil
}

// give sets what a row says.
func give[T comparable](x *T, said T) {
	var nothing T
	if said != nothing {
		*x = said
	}
}

// same tells whether two companies have the same facts.
func same(a, b ledger.Company) bool {
	return a.Origin == b.Origin && a.Region == b.Region && a.Foreign == b.Foreign && a.Fortune500 == b.Fortune500 && a.ListYear == b.ListYear && a.CentralSOE == b.CentralSOE
}
