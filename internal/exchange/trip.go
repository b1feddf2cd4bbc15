package exchange

import (
	"guatu/ledger"
	"guatu/words"
)

func tripColumns() []column {
	return append([]column{
		refColumn(ledger.KindTrip),
		of(ledger.FName, texts, func(r *Record) *string { return &r.Trip.Name }).called(words.NameColumns[ledger.KindTrip]),
		of(ledger.FPlace, spotLists, func(r *Record) *[]string { return &r.Trip.Places }),
		of(ledger.FDate, spans, func(r *Record) *ledger.Period { return &r.Trip.Period }),
		of(ledger.FLedBy, texts, func(r *Record) *string { return &r.Trip.LedBy }),
		unitColumn(),
		districtColumn(),
		of(ledger.FPlanned, plans, func(r *Record) *bool { return &r.Trip.Planned }),
		of(words.FieldClosed, marks, func(r *Record) *bool { return &r.Trip.Closed }),
		nextColumn(),
	}, headColumns()...)
}

// finishTrip sees that nothing of a trip is missing.
func (r *Record) finishTrip(c *Context) []Fault {
	x := r.Trip
	faults := r.peoplesSteps(c, x.Period.From)
	if r.Kept {
		return faults
	}
	if x.Name == "" && len(x.Places) == 0 {
		faults = append(faults, r.fault(ledger.FName, "a trip needs its name or where it went"))
	}
	if !x.Period.Known() {
		faults = append(faults, r.fault(ledger.FDate, "a trip needs its days"))
	}
	r.unitDefaults(c)
	return faults
}
