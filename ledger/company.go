package ledger

// Tri is a fact that may be unknown. Unknown is never counted as no.
type Tri int8

// The values of a Tri.
const (
	Unknown Tri = 0
	Yes     Tri = 1
	No      Tri = -1
)

// In a filter a fact may be asked for the other way round: 非外资 keeps what is
// not known (spec 3.4 rule 14).
const (
	NotYes Tri = -2 // no, or unknown
	NotNo  Tri = 2  // yes, or unknown
)

// Denied is the value whose opposite a filter asks for: Yes of NotYes.
func (t Tri) Denied() (Tri, bool) {
	if t == NotYes || t == NotNo {
		return -t / 2, true
	}
	return Unknown, false
}

// Company is an investor or a visited firm: one, however many names it has.
type Company struct {
	ID         int64
	Version    int
	Name       string   // canonical
	Aliases    []string // other names that people have said are this company
	Origin     string   // country or city it comes from, canonical Chinese name; "" unknown
	Region     string   // region within or above the origin, as imported
	Foreign    Tri
	Fortune500 Tri
	ListYear   int // year of the Fortune list, 0 when not given
	CentralSOE Tri
	MergedInto int64 // the company it was merged into, 0 when it stands by itself
}

// Names are the canonical name and the aliases.
func (c Company) Names() []string { return append([]string{c.Name}, c.Aliases...) }
