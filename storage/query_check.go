package storage

import (
	"errors"
	"fmt"
	"strings"

	"guatu/ledger"
)

// errMeaningless is the answer to a filter or grouping that means nothing for
// the measure.
var errMeaningless = errors.New("means nothing for this measure")

// check finds filters that mean nothing for a query's measure: passing over one
// would give a wrong figure.
func (c counter) check(q ledger.Query) error {
	kind := string(rune(kindOf(q.Measure)))
	if q.Whole != nil { // a share is of what its whole counts
		kind = string(rune(kindOf(q.Whole.Measure)))
	}
	for _, x := range sidesOf(q.Filter) {
		if x.set && !strings.Contains(x.of, kind) {
			return fmt.Errorf("filter by %s: %w", x.name, errMeaningless)
		}
	}
	for _, b := range []*ledger.Bound{q.Filter.Min, q.Filter.Max} {
		if b == nil {
			continue
		}
		if _, ok := c.city.Rates.On(b.Currency, q.Asked); !ok {
			return fmt.Errorf("no rate for %s", b.Currency)
		}
	}
	if q.Clock == ledger.Moved && !known(q.Stage, q.Or) {
		return fmt.Errorf("stage %q: %w", q.Stage, errMeaningless)
	}
	if q.Was != nil && (kind != "D" || q.Measure.IsFunds() || q.Was.Clock != ledger.Moved && q.Was.Clock != ledger.Standing || !known(q.Was.Stage, q.Was.Or)) {
		return fmt.Errorf("was %q: %w", q.Was.Stage, errMeaningless)
	}
	return c.checkGroups(q)
}

// checkGroups finds groupings that mean nothing: next steps without a day have
// no month, and only what is a column of the record can be grouped again.
func (c counter) checkGroups(q ledger.Query) error {
	switch {
	case q.Measure.IsFunds() && (q.Then != "" || q.Duel || q.Empty):
		return fmt.Errorf("group %s: %w", q.Measure, errMeaningless)
	case q.Measure == ledger.Open && q.By.Timed() && !q.Period.Known():
		return fmt.Errorf("group open steps by %s: %w", q.By, errMeaningless)
	case q.Then != "" && (narrowed(q, "") == nil || named(q.Then) || q.Then == q.By):
		return fmt.Errorf("group by %s and %s: %w", q.By, q.Then, errMeaningless)
	case (q.Duel || q.Empty) && c.configured(q.By) == nil:
		return fmt.Errorf("compare by %q: %w", q.By, errMeaningless)
	}
	return nil
}

func known(stage ledger.Stage, or []ledger.Stage) bool {
	for _, s := range append([]ledger.Stage{stage}, or...) {
		if _, ok := dayOf[s]; !ok {
			return false
		}
	}
	return true
}

// filterSide is a filter and the letters of the kinds of records that it may narrow.
type filterSide struct {
	name string
	set  bool
	of   string
}

func sidesOf(f ledger.Filter) []filterSide {
	return []filterSide{
		{"amount", f.Min != nil || f.Max != nil || f.NoAmount, "DV"},
		{"chain", len(f.Chains)+len(f.NotChains) > 0, "DVN"},
		{"sector", len(f.Sectors)+len(f.NotSectors) > 0, "D"},
		{"category", len(f.Categories) > 0, "D"},
		{"agreement", len(f.Agreements) > 0, "D"},
		{"foreign", f.Foreign != 0, "DV"},
		{"fortune 500", f.Fortune500 != 0, "DV"},
		{"central soe", f.CentralSOE != 0, "DV"},
		{"origin", len(f.Origins)+len(f.NotOrigins) > 0, "DV"},
		{"led", len(f.Led) > 0, "VT"},
		{"place", len(f.Places) > 0, "VTE"},
		{"event", len(f.Events) > 0, "DE"},
		{"park", len(f.Parks) > 0, "D"},
		{"company", len(f.Companies) > 0, "DVN"},
		{"trip", len(f.Trips) > 0, "VTN"},
		{"deal", len(f.Deals) > 0, "DN"},
		{"visit", len(f.Visits) > 0, "VN"},
		{"verified", f.Verified != 0, "D"},
		{"stale", f.Stale > 0, "DV"},
		{"progress", f.NotYet != "" || f.Reached != "", "DV"},
		{"planned", f.Planned, "TE"},
	}
}
