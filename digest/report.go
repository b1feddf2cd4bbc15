package digest

import (
	"time"

	"guatu/ledger"
)

// Report is what one digest has to say: the figures of a period for the city,
// a district, a unit or a chain.
type Report struct {
	Of      string // what it is about: "city", "district:laoshan", "unit:…", "chain:…"
	Name    string // in the reader's language
	Lang    ledger.Lang
	Period  ledger.Period
	Span    Span
	AsOf    time.Time // 截至, in the city's zone
	Weeks   int       // of [Weeks]: how many one message covers
	Week    Totals    // the period's
	Before  Totals    // of the period before: see [Before]
	Year    Totals    // 今年以来, to the day of AsOf
	City    *City     // of the city, over more than a week
	Targets []Target
	Rows    []Row // by unit (district digest) or by district (city digest)
	Big     []Deal
	BigMore int // further ones that are not printed
	Overdue List
	Stale   List
	Unknown List // deals without an amount
	Orders  List // 督办 that are open
	Drafts  int  // reports that were never finished
	Amended Amendments
	Meeting *Meeting // of a brief only
}

// Totals are the figures of a period.
type Totals struct {
	Companies, Visits int64 // 家, 家次 outward
	Inward            int64 // 家次
	Talks             int64 // deals whose first day in talks lies in the period
	Signed            int64
	Sum               ledger.Amount
	Five, Fifty       int64 // of the signed: 5亿元 and 50亿元 or more
	NoAmount          int64 // of the signed: without an amount
	Waiting           int64 // of the signed: still to be verified; -1 while none has ever been
	Home              ledger.Amount
	Abroad            ledger.Amount // USD
}

// Target is what was to be reached in the year. Money is in 亿元, and what was
// reached of it in fen.
type Target struct {
	Measure string
	Value   int64
	Reached int64
	Unit    int64 // how many of what was reached make one of the value
}

// Row is one unit or district, zeros included.
type Row struct {
	Name           string
	Visits, Signed int64
}

// Deal is a deal of 50亿元 and more, with what moved.
type Deal struct {
	Ref      ledger.Ref
	Name     string
	Amount   ledger.Money
	From, To ledger.Stage // what moved in the period; To is "" when nothing did
	On       ledger.Date
	Was, Now ledger.Date // a signing day that slipped in the period
	Stuck    string
	Next     ledger.Step
	Owner    string // of the next step
}

// List is a number of things that need attention, the first few by name.
type List struct {
	N     int64
	Items []Item
}

// Item is one thing that needs attention.
type Item struct {
	Ref   ledger.Ref
	Name  string
	Text  string // the next step
	Due   ledger.Date
	Days  int // overdue or without movement for so many days
	Owner string
}

// WithoutRows is the report without names of deals and companies, for those
// who may see the figures only (spec 3.3).
func WithoutRows(r Report) Report {
	r.Big, r.BigMore = nil, r.BigMore+len(r.Big)
	for _, l := range []*List{&r.Overdue, &r.Stale, &r.Unknown, &r.Orders} {
		l.Items = nil
	}
	r.Amended, r.Meeting = r.Amended.withoutRows(), r.Meeting.withoutRows()
	return r
}
