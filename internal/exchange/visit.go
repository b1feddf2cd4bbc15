package exchange

import (
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

func visitColumns() []column {
	return append([]column{
		refColumn(ledger.KindVisit),
		of(ledger.FCompany, oneName, func(r *Record) *[]string { return &r.Companies }),
		of(ledger.FDate, past, func(r *Record) *ledger.Date { return &r.Visit.Date }),
		of(ledger.FDirection, choices(ledger.FDirection, words.DirectionWords), func(r *Record) *ledger.Direction { return &r.Visit.Direction }),
		of(ledger.FPlace, spots(ledger.FPlace), func(r *Record) *string { return &r.Visit.Place }),
		of(ledger.FTier, choices(ledger.FTier, words.TierWords), func(r *Record) *ledger.Tier { return &r.Visit.Tier }),
		of(ledger.FLedBy, texts, func(r *Record) *string { return &r.Visit.LedBy }),
		of(ledger.FMet, texts, func(r *Record) *string { return &r.Visit.Met }),
		of(ledger.FChain, keys(ledger.FChain), func(r *Record) *string { return &r.Visit.Chain }),
		districtColumn(),
		unitColumn(),
		of(ledger.FOutcome, texts, func(r *Record) *string { return &r.Visit.Outcome }),
		nextColumn(),
		of(ledger.FInterest, amounts, func(r *Record) *ledger.Money { return &r.Visit.Interest }).amount(),
		linkColumn(ledger.FTrip, ledger.KindTrip, func(r *Record) *int64 { return &r.Visit.Trip }),
	}, headColumns()...)
}

// finishVisit gives a new visit its defaults, and sees that nothing is missing.
func (r *Record) finishVisit(c *Context) []Fault {
	v := r.Visit
	var faults []Fault
	if len(r.Companies) == 0 {
		faults = append(faults, r.fault(ledger.FCompany, "a visit needs its company"))
	} else if len(grammar.SplitNames(r.Companies[0])) > 1 {
		r.Remarks = append(r.Remarks, "taken for one company: "+r.Companies[0])
	}
	faults = append(faults, r.peoplesSteps(c, v.Date)...)
	if r.Kept {
		return faults
	}
	if !v.Date.Known() {
		faults = append(faults, r.fault(ledger.FDate, "a visit needs its day"))
	}
	if v.Direction == "" {
		v.Direction = ledger.Outward
	}
	r.unitDefaults(c)
	return append(faults, r.checkAmount(c, ledger.FInterest, v.Interest)...)
}

// unitDefaults gives a record the district of its first unit, and a visit its tier.
func (r *Record) unitDefaults(c *Context) {
	for _, u := range c.Town.City.Units {
		units := *r.units()
		if len(units) == 0 || units[0] != u.Key {
			continue
		}
		if *r.district() == "" && u.District != "" {
			*r.district() = u.District
			r.mark(ledger.FDistrict)
		}
		if r.Visit != nil && r.Visit.Tier == "" {
			r.Visit.Tier = u.Tier
			r.mark(ledger.FTier)
		}
	}
}

// hugeCNY is the amount, in fen, above which one is looked at twice (spec 1.5).
const hugeCNY = 1000 * 1e8 * 100

// checkAmount sees that there is a rate for an amount, and remarks on one that
// is beyond belief.
func (r *Record) checkAmount(c *Context, f ledger.Field, m ledger.Money) []Fault {
	if !m.Known() {
		return nil
	}
	rate, ok := c.Town.City.Rates.On(m.Currency, c.Today)
	if !ok {
		return []Fault{r.fault(f, "the config has no rate for "+string(m.Currency))}
	}
	if ledger.InCNY(max(m.Low, m.High), m.Currency, rate) > hugeCNY {
		r.Remarks = append(r.Remarks, "more than 1000亿元: "+strings.TrimSpace(grammar.PlainMoney(m, c.Lang)))
	}
	return nil
}
