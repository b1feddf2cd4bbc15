package handlers

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// companiesKnown asks about a name that may be an existing company's (spec
// 2.4). Exact names and aliases are never asked about.
func (t *turn) companiesKnown(ctx context.Context, d *ledger.Draft) (*need, error) {
	v, _ := d.Report.Get(ledger.FCompany)
	for _, name := range v.Names {
		if _, ok := companyAnswer(*d, name); ok {
			continue
		}
		_, err := t.companyNamed(ctx, name)
		if err == nil {
			continue
		}
		if !ledger.Is(err, ledger.NotFound) {
			return nil, err
		}
		near, err := t.CompaniesNear(ctx, name)
		if err != nil {
			return nil, err
		}
		if len(near) > 0 {
			return t.askCompany(name, near), nil
		}
	}
	return nil, nil
}

// companyNamed is the company that has a name or, where the name stands with
// another in brackets (大陆集团（Continental）), both of them.
func (t *turn) companyNamed(ctx context.Context, name string) (ledger.Company, error) {
	c, err := t.CompanyNamed(ctx, name)
	outer, inner, ok := grammar.Bracketed(name)
	if !ok || !ledger.Is(err, ledger.NotFound) {
		return c, err
	}
	one, errOne := t.CompanyNamed(ctx, outer)
	two, errTwo := t.CompanyNamed(ctx, inner)
	if errOne == nil && errTwo == nil && one.ID == two.ID {
		return one, nil
	}
	return c, err
}

// askCompany asks whether a name is one of the near companies, or a new one.
func (t *turn) askCompany(name string, near []ledger.Company) *need {
	n := &need{field: ledger.FCompany, doubt: ledger.CompanyNear, text: t.text(words.SayCompanyNear, name)}
	for _, c := range near[:min(3, len(near))] {
		n.options = append(n.options, ledger.Option{Label: c.Name, Value: companyKey(name) + strconv.FormatInt(c.ID, 10), ID: c.ID})
	}
	n.options = append(n.options, option(words.ButtonNewCompany.In(t.lang), companyKey(name)+optNew))
	return n
}

// companyKey begins the answer to what company a name is.
func companyKey(name string) string { return "company " + grammar.FoldName(name) + "=" }

// companyAnswer is what somebody said that a name is: a company, or 0 for a new one.
func companyAnswer(d ledger.Draft, name string) (id int64, ok bool) {
	for _, a := range d.Answers {
		if v, found := strings.CutPrefix(a, companyKey(name)); found {
			id, _ = strconv.ParseInt(v, 10, 64)
			return id, true
		}
	}
	return 0, false
}

// investors are the companies that a draft names, those made by it too; fresh
// tells whether one is new.
func (t *turn) investors(ctx context.Context, d ledger.Draft) (ids []int64, fresh bool, err error) {
	v, _ := d.Report.Get(ledger.FCompany)
	for _, name := range v.Names {
		id, isNew, err := t.companyOf(ctx, d, name)
		if err != nil {
			return nil, false, err
		}
		fresh = fresh || isNew
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, fresh, nil
}

// companyOf is the company that a name means. Whoever said that a name is a
// company's has given it an alias; a name that nobody knows makes a company.
func (t *turn) companyOf(ctx context.Context, d ledger.Draft, name string) (id int64, fresh bool, err error) {
	c, err := t.companyNamed(ctx, name)
	if err == nil {
		return c.ID, false, nil
	}
	if !ledger.Is(err, ledger.NotFound) {
		return 0, false, err
	}
	t.plan.Free = append(t.plan.Free, ledger.CompanyKey(grammar.FoldName(name)))
	if said, _ := companyAnswer(d, name); said != 0 {
		c, err := t.Company(ctx, said)
		if err != nil {
			return 0, false, err
		}
		c.Aliases = append(slices.Clone(c.Aliases), name)
		t.plan.Add(ledger.SaveCompany{Company: c})
		return c.ID, false, nil
	}
	id, err = t.Store.Reserve(ctx, ledger.KindCompany)
	if err != nil {
		return 0, false, err
	}
	t.plan.Add(ledger.SaveCompany{Company: ledger.Company{ID: id, Name: strings.TrimSpace(name)}})
	return id, true, nil
}

// existing are the companies of a draft that the ledger knows already.
func (t *turn) existing(ctx context.Context, d ledger.Draft) ([]int64, error) {
	v, _ := d.Report.Get(ledger.FCompany)
	var ids []int64
	for _, name := range v.Names {
		c, err := t.companyNamed(ctx, name)
		if ledger.Is(err, ledger.NotFound) {
			if said, _ := companyAnswer(d, name); said != 0 {
				ids = append(ids, said)
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		ids = append(ids, c.ID)
	}
	return ids, nil
}
