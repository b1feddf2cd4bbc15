package exchange

import (
	"guatu/ledger"
)

// Record is a row of a table: one record with the names by which it points to
// others. Numbers that it points to are as they are written.
type Record struct {
	Place
	Kind ledger.Kind
	Kept bool // it says when it was reported: it was a record before, and what it leaves empty is empty

	Company *ledger.Company
	Visit   *ledger.Visit
	Deal    *ledger.Deal
	Trip    *ledger.Trip
	Event   *ledger.Event

	Companies []string // the visited one, or the investors
	Link      string   // the trip of a visit or the event of a deal, where it is named
	Into      string   // the company that a company was merged into

	Remarks []string // what should be looked at, and is saved all the same

	next    string                       // next steps as people write them
	stage   ledger.Stage                 // of a deal: where it stands, and since when
	since   ledger.Date                  //
	dates   map[ledger.Stage]ledger.Date // of a deal: of the columns for the day of a stage
	dated   bool                         // the stages are of these columns
	columns map[ledger.Field]string      // how the table calls its columns
}

func newRecord(kind ledger.Kind) *Record {
	r := &Record{Kind: kind}
	switch kind {
	case ledger.KindCompany:
		r.Company = new(ledger.Company)
	case ledger.KindVisit:
		r.Visit = new(ledger.Visit)
	case ledger.KindDeal:
		r.Deal = new(ledger.Deal)
	case ledger.KindTrip:
		r.Trip = new(ledger.Trip)
	case ledger.KindEvent:
		r.Event = new(ledger.Event)
	}
	return r
}

// Head is what all records have; nil for a company.
func (r *Record) Head() *ledger.Head {
	switch {
	case r.Visit != nil:
		return &r.Visit.Head
	case r.Deal != nil:
		return &r.Deal.Head
	case r.Trip != nil:
		return &r.Trip.Head
	case r.Event != nil:
		return &r.Event.Head
	}
	return nil
}

// Ref is the record's reference as it is written; zero for none.
func (r *Record) Ref() ledger.Ref {
	if h := r.Head(); h != nil && h.N != 0 {
		return ledger.Ref{Kind: r.Kind, N: h.N}
	}
	return ledger.Ref{}
}

// units and district are of all records.
func (r *Record) units() *[]string {
	switch {
	case r.Visit != nil:
		return &r.Visit.Units
	case r.Deal != nil:
		return &r.Deal.Units
	case r.Trip != nil:
		return &r.Trip.Units
	}
	return &r.Event.Units
}

func (r *Record) district() *string {
	switch {
	case r.Visit != nil:
		return &r.Visit.District
	case r.Deal != nil:
		return &r.Deal.District
	case r.Trip != nil:
		return &r.Trip.District
	}
	return &r.Event.District
}

// fault is a fault of the record in the column of a field.
func (r *Record) fault(f ledger.Field, reason string) Fault {
	name := r.columns[f]
	if name == "" {
		name = nameOf(f).En
	}
	return Fault{r.File, r.Sheet, r.Row, name, reason}
}

// mark notes that a field was not given and has its default.
func (r *Record) mark(f ledger.Field) {
	h := r.Head()
	h.Fields = append(h.Fields, string(f))
}
