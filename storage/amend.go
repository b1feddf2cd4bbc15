package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"guatu/ledger"
)

// LastDelivery is the newest digest of a subject that was composed for a period
// which began before a day; NotFound when there is none.
func (v *Snapshot) LastDelivery(ctx context.Context, of string, before ledger.Date) (d ledger.Delivery, err error) {
	var from, to string
	var composed int64
	err = v.row(ctx, `
		SELECT of_key, period_from, period_to, recipient, composed, figures FROM digests
		WHERE of_key = $1 AND period_from < $2 ORDER BY period_from DESC, recipient DESC LIMIT 1`, of, before.String()).
		Scan(&d.Of, &from, &to, &d.Chat, &composed, &d.Figures)
	if err != nil {
		return d, v.missing("read last digest", err)
	}
	d.At = at(composed)
	d.Period, err = periodOf(from, to)
	return d, err
}

func periodOf(from, to string) (p ledger.Period, err error) {
	if p.From, err = ledger.ParseDate(from); err != nil {
		return p, err
	}
	p.To, err = ledger.ParseDate(to)
	return p, err
}

// The joins below begin with the history (CROSS JOIN keeps that order in
// SQLite): few records change, many were reported before.

// VisitsChanged are the visits of before a day that were reported or changed
// after an instant, and may count for a scope or have counted for it then.
func (v *Snapshot) VisitsChanged(ctx context.Context, since time.Time, before ledger.Date, of ledger.Scope) (list []ledger.VisitChange, err error) {
	err = v.each(ctx, "read late visits", `
		SELECT '', r.body FROM visits r
		WHERE r.reported > $1 AND ($2 = '' OR r.district = $2) AND coalesce(r.date, '') < $3 AND r.withdrawn_at IS NULL AND r.body LIKE $4
		UNION ALL
		SELECT h.body, r.body FROM history h CROSS JOIN visits r
		WHERE r.n = h.n AND h.kind = 'V' AND h.at > $1 AND r.reported <= $1 AND (r.body LIKE $4 OR h.body LIKE $4)
		AND h.version = (SELECT MIN(x.version) FROM history x WHERE x.kind = 'V' AND x.n = h.n AND x.at > $1)`,
		[]any{since.UnixMilli(), of.District, before.String(), mentions(of)}, func(rows *sql.Rows) error {
			list = append(list, ledger.VisitChange{})
			return scanChange(rows, &list[len(list)-1].Was, &list[len(list)-1].Now)
		})
	return list, err
}

// DealsChanged are the deals that were reported or changed after an instant,
// and may count for a scope or have counted for it then.
func (v *Snapshot) DealsChanged(ctx context.Context, since time.Time, of ledger.Scope) (list []ledger.DealChange, err error) {
	err = v.each(ctx, "read late deals", `
		SELECT '', r.body FROM deals r WHERE r.reported > $1 AND ($2 = '' OR r.district = $2) AND r.withdrawn_at IS NULL AND r.body LIKE $3
		UNION ALL
		SELECT h.body, r.body FROM history h CROSS JOIN deals r
		WHERE r.n = h.n AND h.kind = 'D' AND h.at > $1 AND r.reported <= $1 AND (r.body LIKE $3 OR h.body LIKE $3)
		AND h.version = (SELECT MIN(x.version) FROM history x WHERE x.kind = 'D' AND x.n = h.n AND x.at > $1)`,
		[]any{since.UnixMilli(), of.District, mentions(of)}, func(rows *sql.Rows) error {
			list = append(list, ledger.DealChange{})
			return scanChange(rows, &list[len(list)-1].Was, &list[len(list)-1].Now)
		})
	return list, err
}

// mentions is a pattern of bodies that may belong to a scope: they hold its key.
func mentions(of ledger.Scope) string {
	if of.City() {
		return "%"
	}
	return `%"` + of.District + of.Unit + of.Chain + `"%`
}

func scanChange(rows *sql.Rows, was, now any) error {
	var old, body []byte
	if err := rows.Scan(&old, &body); err != nil {
		return err
	}
	if len(old) > 0 {
		if err := json.Unmarshal(old, was); err != nil {
			return err
		}
	}
	return json.Unmarshal(body, now)
}
