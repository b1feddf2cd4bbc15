package storage

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"guatu/ledger"
)

// byCompany reads the records of a page of companies, in the order in which the
// companies come first. Names of such a row are the one company.
func (c counter) byCompany(ctx context.Context, q ledger.Query, s selection, offset, most int) ([]seen, error) {
	place := map[int64]int{}
	var ids []int64
	page := s.statement(glue(sqlf("SELECT company FROM (SELECT "+s.cols.company+" AS company, "), s.day, sqlf(" AS day")),
		sqlf(") AS x GROUP BY company ORDER BY min(day), company LIMIT ? OFFSET ?", most, offset))
	err := c.each(ctx, page, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		place[id], ids = len(ids), append(ids, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	rows := []seen{}
	for part := range slices.Chunk(ids, batch) {
		more, err := c.read(ctx, q, s.also(in(s.cols.company, part)), glue(sqlf(" ORDER BY "), s.day, sqlf(", "+s.cols.id)))
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	slices.SortStableFunc(rows, func(a, b seen) int { return cmp.Compare(place[a.company], place[b.company]) })
	return rows, c.nameCompanies(ctx, rows, ids)
}

// nameCompanies puts the company's name on the rows.
func (c counter) nameCompanies(ctx context.Context, rows []seen, ids []int64) error {
	names := map[int64]string{}
	for part := range slices.Chunk(ids, batch) {
		q := glue(sqlf("SELECT id, name FROM companies WHERE "), in("id", part))
		err := c.each(ctx, q, func(r *sql.Rows) error {
			var id int64
			var name string
			err := r.Scan(&id, &name)
			names[id] = name
			return err
		})
		if err != nil {
			return err
		}
	}
	for i, r := range rows {
		rows[i].Names = []string{names[r.company]}
	}
	return nil
}
