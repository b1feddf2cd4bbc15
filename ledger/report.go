package ledger

import "slices"

// Field is a field of a report (spec 2.5), by its key.
type Field string

// The fields.
const (
	FCompany    Field = "company"
	FName       Field = "name"
	FDate       Field = "date"
	FPlace      Field = "place"
	FTier       Field = "tier"
	FLedBy      Field = "led"
	FMet        Field = "met"
	FChain      Field = "chain"
	FOutcome    Field = "outcome"
	FNext       Field = "next"
	FInterest   Field = "interest"
	FAmount     Field = "amount"
	FDistrict   Field = "district"
	FStage      Field = "stage"
	FExpected   Field = "expected"
	FSector     Field = "sector"
	FCategory   Field = "category"
	FOrigin     Field = "origin"
	FForeign    Field = "foreign"
	FFortune500 Field = "fortune500"
	FAgreement  Field = "agreement"
	FEvent      Field = "event"
	FPark       Field = "park"
	FSponsor    Field = "sponsor"
	FIntroducer Field = "introducer"
	FUnit       Field = "unit"
	FTrip       Field = "trip"
	FSensitive  Field = "sensitive"
	FOrganiser  Field = "organiser"
	FStuck      Field = "stuck"
	FPlanned    Field = "planned"
	FDirection  Field = "direction"
	FFunds      Field = "funds"    // 到账: Money, with the report's date
	FFigure     Field = "figure"   // an outside figure of an event; may stand several times
	FNote       Field = "note"     // a line with an unknown label, kept as typed; may stand several times
	FReported   Field = "reported" // only on cards
)

// Doubt says why a value cannot be taken as it stands, and so must be asked
// for (or refused with one clear line).
type Doubt string

// The doubts.
const (
	NoDoubt      Doubt = ""
	AmountNoUnit Doubt = "amount-no-unit" // 50
	AmountVague  Doubt = "amount-vague"   // 十几亿, 面议
	AmountTwo    Doubt = "amount-two"     // 5亿或8亿
	AmountFalls  Doubt = "amount-falls"   // 60-50亿
	AmountNotPos Doubt = "amount-not-positive"
	AmountUnread Doubt = "amount-unread"
	AmountNoRate Doubt = "amount-no-rate" // a currency that the configuration has no rate for
	AmountHuge   Doubt = "amount-huge"    // above 1000亿 CNY: only after a yes
	AmountJump   Doubt = "amount-jump"    // ten times or more off the value it corrects: only after a yes
	DateNone     Doubt = "date-none"      // 2月30日: refused
	DateFuture   Doubt = "date-future"    // refused
	DateUnread   Doubt = "date-unread"    // refused
	NameUnknown  Doubt = "name-unknown"   // a district, event, park, chain, unit or trip that nobody knows
	NameMany     Doubt = "name-many"      // a part of a name that several have
	CompanyNear  Doubt = "company-near"   // may be an existing company
	CompanyOpen  Doubt = "company-open"   // the short form does not tell where the company ends
	Missing      Doubt = "missing"
	ValueUnknown Doubt = "value-unknown" // a stage, tier, category … that does not exist
	Empty        Doubt = "empty"         // a label without a value
)

// Value is what a report says of one field. Which of the parts are set depends
// on the field; Text always holds the words as they were written.
type Value struct {
	Field  Field
	Text   string
	Date   Date     `json:",omitempty"` // date, expected
	Period Period   `json:",omitzero"`  // date of a trip or an event
	Money  Money    `json:",omitzero"`  // amount, interest, funds
	Key    string   `json:",omitempty"` // key or canonical value: district, chain, park, sector letter, tier, stage, category, agreement, direction; the canonical name of a place or origin
	Keys   []string `json:",omitempty"` // units; places of a trip
	Names  []string `json:",omitempty"` // companies as written, one or several
	Tri    Tri      `json:",omitempty"` // foreign, fortune 500, sensitive, planned
	Steps  []Step   `json:",omitempty"` // next steps: text and due day
	Figure Outside  `json:",omitzero"`
	ID     int64    `json:",omitempty"` // once resolved: company, event, trip number
	Doubt  Doubt    `json:",omitempty"`
	More   bool     `json:",omitempty"` // of a change: joins what the record says already (还见了王总)
	Near   []string `json:",omitempty"` // the nearest known names, at most three
}

// Joined is what a field of words says once the value is put into it: beside
// the words that stood there, where it joins them.
func (v Value) Joined(was string) string {
	switch {
	case !v.More || was == "":
		return v.Text
	case v.Field == FMet:
		return was + "、" + v.Text
	}
	return was + "\n" + v.Text
}

// Report is what one record's part of a message says, before names are
// resolved to records and before defaults are taken.
type Report struct {
	Kind      Kind
	Stage     Stage     `json:",omitempty"` // of a deal: the stage that the tag names
	Funds     bool      `json:",omitempty"` // the tag was 到账
	Direction Direction `json:",omitempty"` // of a visit
	Short     bool      `json:",omitempty"` // written in the short form
	Prose     bool      `json:",omitempty"` // read from prose: saved only after a yes
	Told      bool      `json:",omitempty"` // of prose: told as done (走访了)
	Values    []Value
	Text      string // the part of the message that it was read from
}

// Get is the value of a field; ok is false where the report does not give it.
func (r Report) Get(f Field) (v Value, ok bool) {
	i := slices.IndexFunc(r.Values, func(v Value) bool { return v.Field == f })
	if i < 0 {
		return Value{Field: f}, false
	}
	return r.Values[i], true
}

// Has tells whether the report gives the field.
func (r Report) Has(f Field) bool { _, ok := r.Get(f); return ok }

// With is the report with a value set in place of any of that field.
func (r Report) With(v Value) Report {
	r.Values = slices.DeleteFunc(slices.Clone(r.Values), func(x Value) bool { return x.Field == v.Field })
	r.Values = append(r.Values, v)
	return r
}

// Without is the report without a field.
func (r Report) Without(f Field) Report {
	r.Values = slices.DeleteFunc(slices.Clone(r.Values), func(x Value) bool { return x.Field == f })
	return r
}

// Draft is a report that is not complete: one active per person and chat, the
// others parked.
type Draft struct {
	ID      int64
	Version int
	Person  int64
	Chat    int64
	Source  Source // the message that the report came in
	Item    int    // which report of that message, from 0
	Report  Report
	More    []Report `json:",omitzero"` // further reports of that message that the same yes records
	Target  Ref      `json:",omitzero"` // the record that it changes; zero for a new one
	Asking  Field    // what is asked for now; "" when a yes or no is
	Doubt   Doubt    // why it is asked
	Options []Option // what the buttons stand for, in order
	Answers []string // what has been settled by a yes or a choice, so that it is not asked twice
	Form    string   // the form that it walks through; "" for a report
	Step    int      // of the form
	Parked  bool
	Made    Source
}

// Option is one button's meaning.
type Option struct {
	Label string // as it is shown
	Value string // canonical: a key, a name, a number
	ID    int64
}
