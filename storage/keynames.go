package storage

import (
	"context"
	"maps"
)

// KeyOf is a key and what it is of: a district, a unit, a tier …
type KeyOf struct{ Kind, Key string }

// NameKeys keeps what keys are called, for those who read the database with plain
// SQL: the views that begin with v_. Nothing is written where all stands
// already.
func (s *Store) NameKeys(ctx context.Context, names map[KeyOf]string) error {
	return s.do(ctx, "save names", func(ctx context.Context, t *txn) error {
		have := map[KeyOf]string{}
		err := t.each(ctx, func(scan func(...any) error) error {
			var c KeyOf
			var name string
			err := scan(&c.Kind, &c.Key, &name)
			have[c] = name
			return err
		}, `SELECT kind, key, name FROM names`)
		if err != nil || maps.Equal(have, names) {
			return err
		}
		if err := t.exec(ctx, `DELETE FROM names`); err != nil {
			return err
		}
		for c, name := range names {
			if err := t.exec(ctx, `INSERT INTO names (kind, key, name) VALUES ($1, $2, $3)`, c.Kind, c.Key, name); err != nil {
				return err
			}
		}
		return nil
	})
}
