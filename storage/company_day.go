package storage

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"guatu/ledger"
)

// companyDay is a row of company_days: the companies that were visited in a
// direction on a day, by one side of the visits; or invest in a deal that came to a
// stage by that day.
type companyDay struct{ what, side, day, key string }

// The sides of visits that their companies stand by.
const (
	byDistrict = "district"
	byTier     = "tier"
	byChain    = "chain"
	byUnit     = "unit"
)

// investorsOf are the stages whose investors stand in company_days, and by
// which name.
var investorsOf = map[ledger.Stage]string{ledger.StageTalks: "talks", ledger.StageSigned: "signed"}

// companyDays is what a transaction adds to the companies of days: how often
// each, below 0 where it takes away.
type companyDays map[companyDay]map[int64]int64

func (m companyDays) add(at companyDay, company, n int64) {
	if m[at] == nil {
		m[at] = map[int64]int64{}
	}
	m[at][company] += n
}

// addVisit adds the company of a visit n times. What is withdrawn or undated
// counts on no day.
func (m companyDays) addVisit(r *visitRow, n int64) {
	if r.IsWithdrawn() || !r.Date.Known() {
		return
	}
	add := func(side, key string) {
		m.add(companyDay{string(r.Direction), side, r.Date.String(), key}, r.root, n)
	}
	add(byDistrict, r.District)
	add(byTier, string(r.Tier))
	add(byChain, r.Chain)
	for i, u := range r.Units {
		if !slices.Contains(r.Units[:i], u) {
			add(byUnit, u)
		}
	}
}

// What stands in company_days of a deal, and of the deals of a company.
const (
	talksDays   = `SELECT 'talks', talks_by, company FROM deal_investors WHERE talks_by IS NOT NULL AND `
	signedDays  = `SELECT 'signed', signed_by, company FROM deal_investors WHERE signed_by IS NOT NULL AND `
	daysOfDeal  = talksDays + `deal = $1 UNION ALL ` + signedDays + `deal = $1`
	daysOfDeals = talksDays + `said = $1 UNION ALL ` + signedDays + `said = $1`
)

// countInvestors adds the rows of such a query as they are saved, or with -1
// takes them away: it is called before they change, and after.
func (t *txn) countInvestors(ctx context.Context, n int64, q string, of int64) error {
	err := t.each(ctx, func(scan func(...any) error) error {
		var at companyDay
		var company int64
		err := scan(&at.what, &at.day, &company)
		t.days.add(at, company, n)
		return err
	}, q, of)
	if err != nil {
		return fmt.Errorf("read companies of days: %w", err)
	}
	return nil
}

// saveDays writes what was gathered, and forgets it.
func (t *txn) saveDays(ctx context.Context) error {
	days := t.days
	t.days = companyDays{}
	for at, changes := range days {
		maps.DeleteFunc(changes, func(_, n int64) bool { return n == 0 })
		if len(changes) == 0 {
			continue
		}
		if err := t.saveDay(ctx, at, changes); err != nil {
			return fmt.Errorf("companies %s on %s: %w", at.what, at.day, err)
		}
	}
	return nil
}

// saveDay writes the companies of a day, and removes the day with its last.
func (t *txn) saveDay(ctx context.Context, at companyDay, changes map[int64]int64) error {
	row := []any{at.what, at.side, at.day, at.key}
	var list string
	if _, err := t.scan(ctx, []any{&list}, `SELECT companies FROM company_days WHERE what = $1 AND side = $2 AND day = $3 AND key = $4`, row...); err != nil {
		return err
	}
	ids, err := changed(slices.Collect(numbersIn(list)), changes)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return t.exec(ctx, `DELETE FROM company_days WHERE what = $1 AND side = $2 AND day = $3 AND key = $4`, row...)
	}
	return t.exec(ctx, `
		INSERT INTO company_days (what, side, day, key, records, companies) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (what, side, day, key) DO UPDATE SET records = excluded.records, companies = excluded.companies`,
		append(row, len(ids), commas(ids))...)
}

// changed is an ascending list after numbers were added to it, each as often as
// it says, or taken away.
func changed(ids []int64, changes map[int64]int64) ([]int64, error) {
	for id, n := range changes {
		i, _ := slices.BinarySearch(ids, id)
		for ; n > 0; n-- {
			ids = slices.Insert(ids, i, id)
		}
		for ; n < 0; n++ {
			if i >= len(ids) || ids[i] != id {
				return nil, fmt.Errorf("company %d is not among them", id)
			}
			ids = slices.Delete(ids, i, i+1)
		}
	}
	return ids, nil
}
