package exchange

import (
	"guatu/ledger"
	"guatu/words"
)

func eventColumns() []column {
	return append([]column{
		refColumn(ledger.KindEvent),
		of(ledger.FName, texts, func(r *Record) *string { return &r.Event.Name }).called(words.NameColumns[ledger.KindEvent]),
		of(ledger.FPlace, spotLists, func(r *Record) *[]string { return &r.Event.Places }),
		of(ledger.FDate, spans, func(r *Record) *ledger.Period { return &r.Event.Period }),
		of(ledger.FOrganiser, texts, func(r *Record) *string { return &r.Event.Organiser }),
		unitColumn(),
		districtColumn(),
		of(words.FieldFigures, outsides, func(r *Record) *[]ledger.Outside { return &r.Event.Figures }),
		nextColumn(),
	}, headColumns()...)
}

// finishEvent sees that nothing of an event is missing.
func (r *Record) finishEvent(c *Context) []Fault {
	x := r.Event
	faults := r.peoplesSteps(c, x.Period.From)
	if r.Kept {
		return faults
	}
	if x.Name == "" {
		faults = append(faults, r.fault(ledger.FName, "an event needs its name"))
	}
	if !x.Period.Known() {
		faults = append(faults, r.fault(ledger.FDate, "an event needs its days"))
	}
	r.unitDefaults(c)
	return faults
}
