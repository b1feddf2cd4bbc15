package ledger

// Mention is a name that stands in a text: of a company, event, trip, deal or
// member. The text is folded; names are found without their punctuation, Latin
// ones at word boundaries. Several mentions may share a place: whoever reads
// the text asks which is meant.
type Mention struct {
	Kind     Kind // KindCompany, KindEvent, KindTrip, KindDeal, KindMember
	ID       int64
	Name     string   // canonical
	From, To int      // runes of the folded text
	Part     bool     // only a part of the name stands there (儒商大会): events, trips and deals
	Period   Period   // of an event or a trip
	Figures  []string // of an event: the names of its outside figures
}

// KindMember is the kind of a member in a mention.
const KindMember Kind = 'M'
