package storage

import (
	"context"
	"database/sql"
)

// Keys are the keys of the configuration that records use, by what they name:
// district, unit, chain, park.
func (v *Snapshot) Keys(ctx context.Context) (map[string][]string, error) {
	keys := map[string][]string{}
	err := v.each(ctx, "read keys in use", `
		SELECT 'district', district FROM visits WHERE district <> '' UNION SELECT 'district', district FROM deals WHERE district <> ''
		UNION SELECT 'unit', unit FROM visit_units UNION SELECT 'unit', unit FROM deal_units
		UNION SELECT 'chain', chain FROM visits WHERE chain <> '' UNION SELECT 'chain', chain FROM deals WHERE chain <> ''
		UNION SELECT 'park', park FROM deals WHERE park <> ''
		ORDER BY 1, 2`, nil, func(rows *sql.Rows) error {
		var kind, key string
		if err := rows.Scan(&kind, &key); err != nil {
			return err
		}
		keys[kind] = append(keys[kind], key)
		return nil
	})
	return keys, err
}
