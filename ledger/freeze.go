package ledger

// Freeze fixes what a deal's first signing fixes (spec 1.2, 1.3 rule 6): the
// rate of its currency on that day, and what the directory says of its investors
// where the deal itself says nothing. It gives the fields that the directory
// filled in. A deal that is not signed stays as it is.
func (d *Deal) Freeze(rates Rates, investors []Company) (filled []Field) {
	signed := d.Signed()
	if signed == 0 {
		return nil
	}
	if c := d.Amount.Currency; c != "" && c != CNY {
		d.Rate, _ = rates.On(c, signed)
	}
	var fortune500, foreign Tri
	for i, c := range investors {
		fortune500, foreign = anyOf(fortune500, c.Fortune500, i == 0), anyOf(foreign, c.Foreign, i == 0)
		if d.Origin == "" && c.Origin != "" {
			d.Origin, filled = c.Origin, append(filled, FOrigin)
		}
	}
	if d.Fortune500 == Unknown && fortune500 != Unknown {
		d.Fortune500, filled = fortune500, append(filled, FFortune500)
	}
	if d.Foreign == Unknown && foreign != Unknown {
		d.Foreign, filled = foreign, append(filled, FForeign)
	}
	return filled
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
