package storage

import (
	"context"
	"fmt"

	"guatu/ledger"
)

// Newest are the visits or deals that were last reported or changed, newest
// first, withdrawn ones too.
func (v *Snapshot) Newest(ctx context.Context, kind ledger.Kind, most int) ([]ledger.Ref, error) {
	table := map[ledger.Kind]string{ledger.KindVisit: "visits", ledger.KindDeal: "deals"}[kind]
	if table == "" {
		return nil, fmt.Errorf("read newest records: of no kind %q", kind)
	}
	return v.refs(ctx, "read newest records",
		`SELECT $1, n FROM `+table+` ORDER BY touched DESC, reported DESC, n DESC LIMIT $2`, string(rune(kind)), most)
}
