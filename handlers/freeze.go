package handlers

import (
	"context"

	"guatu/ledger"
)

// freeze fixes at signing what later changes of rates and of the company
// directory must not move (spec 1.2, 1.3 rule 6). Before is the deal as it was.
func (t *turn) freeze(ctx context.Context, d, before *ledger.Deal) error {
	signed := d.Signed()
	if signed == 0 {
		d.Rate = ledger.Rate{}
		return t.thaw(d)
	}
	if d.Rate == (ledger.Rate{}) || signed != before.Signed() || d.Amount.Currency != before.Amount.Currency {
		d.Rate = ledger.Rate{}
		if c := d.Amount.Currency; c != "" && c != ledger.CNY {
			d.Rate, _ = t.City.Rates.On(c, signed)
		}
	}
	if before.Signed() != 0 {
		return nil
	}
	f, err := t.facts(ctx, d.Investors)
	if err != nil {
		return err
	}
	e := entry{deal: d}
	if d.Fortune500 == ledger.Unknown {
		d.Fortune500 = f.fortune500
		e.mark(ledger.FFortune500, f.fortune500 != ledger.Unknown)
	}
	if d.Foreign == ledger.Unknown {
		d.Foreign = f.foreign
		e.mark(ledger.FForeign, f.foreign != ledger.Unknown)
	}
	if d.Origin == "" {
		d.Origin = f.origin
		e.mark(ledger.FOrigin, f.origin != "")
	}
	return nil
}

// thaw gives frozen facts back to the directory, when a signing was taken back.
func (t *turn) thaw(d *ledger.Deal) error {
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
	return nil
}

// facts is what the company directory says of a deal's investors: any of them
// makes the deal foreign, or one of the Fortune 500.
type facts struct {
	fortune500, foreign ledger.Tri
	origin              string
}

func (t *turn) facts(ctx context.Context, investors []int64) (facts, error) {
	var f facts
	for i, id := range investors {
		c, err := t.Company(ctx, id)
		if err != nil {
			return f, err
		}
		f.fortune500 = anyOf(f.fortune500, c.Fortune500, i == 0)
		f.foreign = anyOf(f.foreign, c.Foreign, i == 0)
		if f.origin == "" {
			f.origin = c.Origin
		}
	}
	return f, nil
}

// anyOf is yes when one of them is, no when all are no.
func anyOf(a, b ledger.Tri, first bool) ledger.Tri {
	switch {
	case first:
		return b
	case a == ledger.Yes || b == ledger.Yes:
		return ledger.Yes
	case a == ledger.No && b == ledger.No:
		return ledger.No
	}
	return ledger.Unknown
}
