package ledger

// Freeze fixes what a deal's first signing fixes (spec 1.2, 1.3 rule 6): the
// rate of its currency on that day, and what the directory says of its investors
// where the deal itself says nothing. It gives the fields that the directory
// filled in. A deal that is not signed stays as it is.
func (d *Deal) Freeze(rates Rates, investors []Company) (filled []Field) {
	if d.Signed() == 0 {
		return nil
	}
	d.FreezeRate(rates)
	f := FactsOf(investors)
	if d.Fortune500 == Unknown && f.Fortune500 != Unknown {
		d.Fortune500, filled = f.Fortune500, append(filled, FFortune500)
	}
	if d.Foreign == Unknown && f.Foreign != Unknown {
		d.Foreign, filled = f.Foreign, append(filled, FForeign)
	}
	if d.Origin == "" && f.Origin != "" {
		d.Origin, filled = f.Origin, append(filled, FOrigin)
	}
	return filled
}

// FreezeRate fixes the rate of a signed deal's currency on the day of its first
// signing; CNY, and what is not signed, has none.
func (d *Deal) FreezeRate(rates Rates) {
	d.Rate = Rate{}
	if c, signed := d.Amount.Currency, d.Signed(); signed != 0 && c != "" && c != CNY {
		d.Rate, _ = rates.On(c, signed)
	}
}

// Facts is what the company directory says of a deal's investors: any of them
// makes the deal foreign, or one of the Fortune 500; the first with an origin
// gives it its own.
type Facts struct {
	Fortune500, Foreign Tri
	Origin              string
}

// FactsOf is what the directory says of investors, in the deal's order.
func FactsOf(investors []Company) (f Facts) {
	for i, c := range investors {
		f.Fortune500, f.Foreign = anyOf(f.Fortune500, c.Fortune500, i == 0), anyOf(f.Foreign, c.Foreign, i == 0)
		if f.Origin == "" {
			f.Origin = c.Origin
		}
	}
	return f
}

// anyOf is yes when one of them is, no when all are no.
func anyOf(a, b Tri, first bool) Tri {
	switch {
	case first:
		return b
	case a == Yes || b == Yes:
		return Yes
	case a == No && b == No:
		return No
	}
	return Unknown
}
