package handlers

import (
	"context"

	"guatu/ledger"
)

// freeze fixes at signing what later changes of rates and of the company
// directory must not move (spec 1.2, 1.3 rule 6). Before is the deal as it was.
func (t *turn) freeze(ctx context.Context, d, before *ledger.Deal) error {
	switch signed := d.Signed(); {
	case signed == 0:
		d.FreezeRate(t.City.Rates)
		t.thaw(d)
	case before.Signed() == 0:
		investors, err := t.listed(ctx, d.Investors)
		if err != nil {
			return err
		}
		for _, f := range d.Freeze(t.City.Rates, investors) {
			entry{deal: d}.mark(f, true)
		}
	case d.Rate == (ledger.Rate{}) || signed != before.Signed() || d.Amount.Currency != before.Amount.Currency:
		d.FreezeRate(t.City.Rates)
	}
	return nil
}

// thaw gives frozen facts back to the directory, when a signing was taken back.
func (t *turn) thaw(d *ledger.Deal) {
	e := entry{deal: d}
	if e.isDefault(ledger.FFortune500) {
		d.Fortune500 = ledger.Unknown
	}
	if e.isDefault(ledger.FForeign) {
		d.Foreign = ledger.Unknown
	}
	if e.isDefault(ledger.FOrigin) {
		d.Origin = ""
	}
	for _, f := range []ledger.Field{ledger.FFortune500, ledger.FForeign, ledger.FOrigin} {
		e.mark(f, false)
	}
}

// listed are companies as the directory has them.
func (t *turn) listed(ctx context.Context, ids []int64) (list []ledger.Company, err error) {
	for _, id := range ids {
		c, err := t.Company(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}
