package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

var companies = table{
	kind: "C",
	read: `SELECT version, body FROM companies WHERE id = $1`,
	drop: `DELETE FROM companies WHERE id = $1`,
}

// generations numbers the saves of companies, of all processes.
const generations = "company saves"

func (t *txn) saveCompany(ctx context.Context, by ledger.Source, c ledger.Company) (err error) {
	if c.Version, err = t.supersede(ctx, companies, c.ID, c.Version, by); err != nil {
		return err
	}
	root, err := t.rootOf(ctx, c)
	if err != nil {
		return err
	}
	if err := t.insertCompany(ctx, c, root); err != nil {
		return err
	}
	for _, name := range c.Names() {
		err := t.exec(ctx, `
			INSERT INTO company_names (folded, company, name) VALUES ($1, $2, $3)
			ON CONFLICT (folded, company) DO NOTHING`, t.store.fold(name), c.ID, name)
		if err != nil {
			return fmt.Errorf("save names of company %d: %w", c.ID, err)
		}
	}
	if c.Version == 1 {
		return t.claim(ctx, ledger.KindCompany, c.ID)
	}
	return t.reroot(ctx, c.ID, root)
}

func (t *txn) insertCompany(ctx context.Context, c ledger.Company, root int64) error {
	whole, err := body("write company", c)
	if err != nil {
		return err
	}
	generation, err := t.next(ctx, generations, 1)
	if err != nil {
		return err
	}
	err = t.exec(ctx, `
		INSERT INTO companies (id, version, name, origin, region, foreign_tri, fortune500, list_year, central_soe,
			merged_into, root, generation, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		c.ID, c.Version, c.Name, c.Origin, c.Region, c.Foreign, c.Fortune500, c.ListYear, c.CentralSOE,
		c.MergedInto, root, generation, whole)
	if err != nil {
		return fmt.Errorf("save company %d: %w", c.ID, err)
	}
	return nil
}

// root is the company that a company counts as.
func (t *txn) root(ctx context.Context, id int64) (root int64, err error) {
	found, err := t.scan(ctx, []any{&root}, `SELECT root FROM companies WHERE id = $1`, id)
	if err != nil {
		return 0, fmt.Errorf("read company %d: %w", id, err)
	}
	if !found {
		return id, nil
	}
	return root, nil
}

func (t *txn) rootOf(ctx context.Context, c ledger.Company) (int64, error) {
	if c.MergedInto == 0 {
		return c.ID, nil
	}
	root, err := t.root(ctx, c.MergedInto)
	if err == nil && root == c.ID {
		return 0, conflict("company %d is merged into %d already", c.MergedInto, c.ID)
	}
	return root, err
}

// reroot makes all that was reported of a company, and of those merged into it,
// count as the root's.
func (t *txn) reroot(ctx context.Context, id, root int64) error {
	visits, err := t.savedVisits(ctx, `SELECT company, body FROM visits WHERE said = $1`, id)
	if err != nil {
		return err
	}
	if err := t.countInvestors(ctx, -1, daysOfDeals, id); err != nil {
		return err
	}
	for _, q := range []string{
		`UPDATE companies SET root = $1 WHERE id = $2`,
		`UPDATE visits SET company = $1 WHERE said = $2`,
		`UPDATE visit_units SET company = $1 WHERE visit IN (SELECT n FROM visits WHERE said = $2)`,
		`UPDATE deal_investors SET company = $1 WHERE said = $2`,
	} {
		if err := t.exec(ctx, q, root, id); err != nil {
			return fmt.Errorf("merge company %d: %w", id, err)
		}
	}
	for _, r := range visits {
		t.days.addVisit(r, -1)
		r.root = root
		t.days.addVisit(r, 1)
	}
	if err := t.countInvestors(ctx, 1, daysOfDeals, id); err != nil {
		return err
	}
	merged, err := t.ids(ctx, `SELECT id FROM companies WHERE merged_into = $1`, id)
	if err != nil {
		return fmt.Errorf("merge company %d: %w", id, err)
	}
	for _, m := range merged {
		if err := t.reroot(ctx, m, root); err != nil {
			return err
		}
	}
	return nil
}

// mustBeAlone sees that no other company bears one of the names, save those
// that are merged with it.
func (t *txn) mustBeAlone(ctx context.Context, c ledger.Company) error {
	root, err := t.root(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, name := range c.Names() {
		taken, err := t.scan(ctx, []any{new(int)}, `
			SELECT 1 FROM company_names n JOIN companies c ON c.id = n.company
			WHERE n.folded = $1 AND c.root <> $2 LIMIT 1`, t.store.fold(name), root)
		if err != nil {
			return fmt.Errorf("read names: %w", err)
		}
		if taken {
			return conflict("a name of company %d is another's", c.ID)
		}
	}
	return nil
}

// Company is the company of a number, merged or not.
func (v *Snapshot) Company(ctx context.Context, id int64) (ledger.Company, error) {
	return one[ledger.Company](ctx, v, "read company", `SELECT body FROM companies WHERE id = $1`, id)
}

// CompanyNamed is the company that has that name or alias, or that the one who
// has it was merged into.
func (v *Snapshot) CompanyNamed(ctx context.Context, name string) (ledger.Company, error) {
	return one[ledger.Company](ctx, v, "read company of name", `
		SELECT r.body FROM company_names n JOIN companies c ON c.id = n.company JOIN companies r ON r.id = c.root
		WHERE n.folded = $1 LIMIT 1`, v.store.fold(name))
}

func (v *Snapshot) root(ctx context.Context, id int64) (int64, error) {
	root := id
	err := v.row(ctx, `SELECT coalesce(max(root), $1) FROM companies WHERE id = $1`, id).Scan(&root)
	return root, v.store.fault("read company", err)
}
