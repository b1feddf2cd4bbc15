package storage

import (
	"context"
	"database/sql"
	"fmt"
)

// Contents are how much a database holds, withdrawn records among it, and in
// which schema.
type Contents struct {
	Schema                                           int
	Companies, Visits, Deals, Trips, Events, Members int64
}

func (c Contents) String() string {
	return fmt.Sprintf("schema %d, %d companies, %d visits, %d deals, %d trips, %d events, %d members",
		c.Schema, c.Companies, c.Visits, c.Deals, c.Trips, c.Events, c.Members)
}

// Inside tells what a database file holds. It changes nothing.
func Inside(ctx context.Context, path string) (Contents, error) {
	db, err := sql.Open(sqlite.driver, sqlite.source(path, readOnly))
	if err != nil {
		return Contents{}, err
	}
	defer db.Close()
	c, err := count(ctx, db)
	return c, (&Store{path: path}).fault("look into "+path, err)
}

func count(ctx context.Context, db *sql.DB) (c Contents, err error) {
	err = db.QueryRowContext(ctx, `
		SELECT (SELECT version_id FROM goose_db_version ORDER BY id DESC LIMIT 1), (SELECT count(*) FROM companies), (SELECT count(*) FROM visits),
			(SELECT count(*) FROM deals), (SELECT count(*) FROM trips), (SELECT count(*) FROM events), (SELECT count(*) FROM members)`).
		Scan(&c.Schema, &c.Companies, &c.Visits, &c.Deals, &c.Trips, &c.Events, &c.Members)
	return c, err
}

// holds tells whether a copy has at least what was there when it was begun:
// no record is ever deleted.
func (c Contents) holds(was Contents) bool {
	return c.Schema == was.Schema && c.Companies >= was.Companies && c.Visits >= was.Visits && c.Deals >= was.Deals &&
		c.Trips >= was.Trips && c.Events >= was.Events && c.Members >= was.Members
}
