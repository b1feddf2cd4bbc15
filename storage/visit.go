package storage

import (
	"context"
	"encoding/json"
	"fmt"

	"guatu/ledger"
)

var visits = table{
	kind: "V",
	read: `SELECT version, body FROM visits WHERE n = $1`,
	drop: `DELETE FROM visits WHERE n = $1`,
}

var (
	intoVisits = into("visits", `n, version, company, said, date, direction, tier, district, place, chain,
		currency, low, high, led, trip, reporter, reported, touched, sensitive, withdrawn_at, body`, "")
	intoVisitUnits = into("visit_units", "visit, unit, pos, date, direction, company", "ON CONFLICT (visit, unit) DO NOTHING")
)

// visitRow is a visit as it will stand.
type visitRow struct {
	ledger.Visit
	root int64  // the company that it counts as
	body string // it, whole
}

// visitRowOf writes the next version of a visit out.
func visitRowOf(v ledger.Visit) (*visitRow, error) {
	v.Version++
	whole, err := body("write visit", v)
	return &visitRow{Visit: v, body: whole}, err
}

// savedVisits are the visits of which a query gives the company they count as, and the body.
func (t *txn) savedVisits(ctx context.Context, q string, of int64) (rows []*visitRow, err error) {
	err = t.each(ctx, func(scan func(...any) error) error {
		r := &visitRow{}
		if err := scan(&r.root, &r.body); err != nil {
			return err
		}
		rows = append(rows, r)
		return json.Unmarshal([]byte(r.body), &r.Visit)
	}, q, of)
	if err != nil {
		return nil, fmt.Errorf("read visits: %w", err)
	}
	return rows, nil
}

// saveVisit saves a visit that was saved before.
func (t *txn) saveVisit(ctx context.Context, by ledger.Source, v ledger.Visit) error {
	if err := t.uncount(ctx, v.N); err != nil {
		return err
	}
	if _, err := t.supersede(ctx, visits, v.N, v.Version, by); err != nil {
		return err
	}
	row, err := visitRowOf(v)
	if err != nil {
		return err
	}
	return t.insertVisits(ctx, []*visitRow{row})
}

// addVisits saves visits that are new.
func (t *txn) addVisits(ctx context.Context, rows []*visitRow) error {
	err := t.insertVisits(ctx, rows)
	if isTaken(err) {
		return conflict("one of the visits V%d to V%d is there already", rows[0].N, rows[len(rows)-1].N)
	}
	return err
}

// insertVisits writes visits with all that belongs to them.
func (t *txn) insertVisits(ctx context.Context, rows []*visitRow) error {
	if err := t.findRoots(ctx, rows); err != nil {
		return err
	}
	var whole, units []any
	var heads []headRow
	for _, r := range rows {
		whole, units = r.appendTo(whole), r.appendUnits(units)
		t.months.add(r.Visit, 1)
		t.days.addVisit(r, 1)
		heads = append(heads, headRow{r.Head, r.District, r.Chain})
	}
	if err := t.insert(ctx, intoVisits, whole); err != nil {
		return fmt.Errorf("save visits from V%d on: %w", rows[0].N, err)
	}
	if err := t.saveHeads(ctx, ledger.KindVisit, heads); err != nil {
		return err
	}
	if err := t.insert(ctx, intoVisitUnits, units); err != nil {
		return fmt.Errorf("save units of visits from V%d on: %w", rows[0].N, err)
	}
	return nil
}

// askedRoots is how many companies one statement asks about.
const askedRoots = 64

var rootsOf = `SELECT id, root FROM companies WHERE id IN ` + marks(1, askedRoots)

// findRoots finds the companies that visits count for.
func (t *txn) findRoots(ctx context.Context, rows []*visitRow) error {
	root := map[int64]int64{}
	var ids []any
	for _, r := range rows {
		if _, twice := root[r.Company]; !twice {
			root[r.Company], ids = r.Company, append(ids, r.Company)
		}
	}
	for ; len(ids) >= askedRoots; ids = ids[askedRoots:] {
		err := t.each(ctx, func(scan func(...any) error) error {
			var id, to int64
			err := scan(&id, &to)
			root[id] = to
			return err
		}, rootsOf, ids[:askedRoots]...)
		if err != nil {
			return fmt.Errorf("read companies: %w", err)
		}
	}
	for _, id := range ids {
		to, err := t.root(ctx, id.(int64))
		if err != nil {
			return err
		}
		root[id.(int64)] = to
	}
	for _, r := range rows {
		r.root = root[r.Company]
	}
	return nil
}

func (r *visitRow) appendTo(rows []any) []any {
	return append(rows, r.N, int64(r.Version), r.root, r.Company, day(r.Date), string(r.Direction), string(r.Tier), r.District, r.Place, r.Chain,
		string(r.Interest.Currency), amount(r.Interest.Low), amount(r.Interest.High), r.LedBy, r.Trip,
		r.Reporter, r.Reported.UnixMilli(), day(r.Touched), bit(r.Sensitive), instant(r.Withdrawn), r.body)
}

func (r *visitRow) appendUnits(rows []any) []any {
	if r.IsWithdrawn() {
		return rows
	}
	for i, u := range r.Units {
		rows = append(rows, r.N, u, int64(i), day(r.Date), string(r.Direction), r.root)
	}
	return rows
}

// Visit is the visit of a number, withdrawn or not.
func (v *Snapshot) Visit(ctx context.Context, n int64) (ledger.Visit, error) {
	return one[ledger.Visit](ctx, v, "read visit", `SELECT body FROM visits WHERE n = $1`, n)
}

// VisitsOn are the standing visits of a company on a day, under whichever of
// its merged names they were reported.
func (v *Snapshot) VisitsOn(ctx context.Context, company int64, on ledger.Date) ([]ledger.Visit, error) {
	root, err := v.root(ctx, company)
	if err != nil {
		return nil, err
	}
	return all[ledger.Visit](ctx, v, "read visits of day", `
		SELECT body FROM visits WHERE company = $1 AND date = $2 AND withdrawn_at IS NULL ORDER BY n`, root, day(on))
}

// VisitsOf are the standing visits of a company, newest first.
func (v *Snapshot) VisitsOf(ctx context.Context, company int64, most int) ([]ledger.Visit, error) {
	root, err := v.root(ctx, company)
	if err != nil {
		return nil, err
	}
	return all[ledger.Visit](ctx, v, "read visits of company", `
		SELECT body FROM visits WHERE company = $1 AND withdrawn_at IS NULL ORDER BY date DESC, n DESC LIMIT $2`, root, most)
}
