package storage

import (
	"context"
	"database/sql"
	"sync"
)

// factIndex holds in memory which companies share what is known of them, such as
// where they are from, as of one generation of the companies: reading it from
// 100,000 of them takes longer than all else that an answer reads.
type factIndex struct {
	mu         sync.Mutex
	generation int64
	columns    map[string][]alike
}

// alike are the numbers of the companies of which the same is known, parted by commas.
type alike struct{ value, companies string }

// alikeIn are all companies, by a column of theirs. They are kept for the next
// answer until one is saved.
func (v *Snapshot) alikeIn(ctx context.Context, column string) (groups []alike, err error) {
	x := v.store.facts
	x.mu.Lock()
	defer x.mu.Unlock()
	if groups, ok := x.columns[column]; ok && x.generation == v.generation {
		return groups, nil
	}
	err = v.each(ctx, "read companies by "+column, "SELECT "+column+", group_concat(id) FROM companies GROUP BY 1", nil, func(rows *sql.Rows) error {
		var a alike
		err := rows.Scan(&a.value, &a.companies)
		groups = append(groups, a)
		return err
	})
	if err == nil && v.generation >= x.generation {
		if v.generation > x.generation {
			clear(x.columns)
		}
		x.generation, x.columns[column] = v.generation, groups
	}
	return groups, err
}
