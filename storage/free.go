package storage

import (
	"context"
	"fmt"
	"strings"

	"guatu/ledger"
)

// mustBeFree sees that a key that a plan found free still is. The keys are
// those of [ledger.CompanyKey], [ledger.VisitKey] and [ledger.DealKey];
// withdrawn records hold none.
func (t *txn) mustBeFree(ctx context.Context, key string) error {
	taken, err := t.taken(ctx, key)
	if err != nil {
		return fmt.Errorf("look up key %s: %w", key, err)
	}
	if taken {
		return conflict("key %s is taken", key)
	}
	return nil
}

func (t *txn) taken(ctx context.Context, key string) (bool, error) {
	kind, rest, _ := strings.Cut(key, ":")
	if kind == "company" {
		return t.scan(ctx, []any{new(int)}, `SELECT 1 FROM company_names WHERE folded = $1 LIMIT 1`, rest)
	}
	of, rest, _ := strings.Cut(rest, ":")
	var company int64
	if _, err := fmt.Sscanf(of, string(rune(ledger.KindCompany))+"%d", &company); err != nil {
		return false, err
	}
	root, err := t.root(ctx, company)
	if err != nil {
		return false, err
	}
	switch kind {
	case "visit":
		return t.scan(ctx, []any{new(int)}, `
			SELECT 1 FROM visits WHERE company = $1 AND date = $2 AND withdrawn_at IS NULL LIMIT 1`, root, rest)
	case "deal":
		district, name, _ := strings.Cut(rest, ":")
		return t.scan(ctx, []any{new(int)}, `
			SELECT 1 FROM deal_investors i JOIN deals d ON d.n = i.deal
			WHERE i.company = $1 AND d.district = $2 AND d.name_folded = $3 LIMIT 1`, root, district, name)
	default:
		return false, fmt.Errorf("unknown kind of key")
	}
}
