package ledger

import "time"

// Plan is what a message changes, decided on a snapshot. The store applies it
// whole or not at all; where what it rests on has changed meanwhile, it
// answers with a Conflict and the message is decided again.
type Plan struct {
	Source  Source
	Changes []Change
	Free    []string // keys that were found free: see the Key functions
}

// Add appends changes.
func (p *Plan) Add(c ...Change) { p.Changes = append(p.Changes, c...) }

// Change is one row's change. Saves carry the version that they rest on (0 for
// a new row); the store raises it by one.
type Change interface{ change() }

// The changes.
type (
	// SaveCompany writes a company with its names.
	SaveCompany struct{ Company Company }
	// SaveVisit writes a visit and its history.
	SaveVisit struct{ Visit Visit }
	// SaveDeal writes a deal and its history.
	SaveDeal struct{ Deal Deal }
	// SaveTrip writes a trip and its history.
	SaveTrip struct{ Trip Trip }
	// SaveEvent writes an event and its history.
	SaveEvent struct{ Event Event }
	// SaveMember writes a member.
	SaveMember struct{ Member Member }
	// SaveInvitation writes an invitation.
	SaveInvitation struct{ Invitation Invitation }
	// SaveDraft writes a draft.
	SaveDraft struct{ Draft Draft }
	// EndDraft removes a draft that was saved as a record or given up.
	EndDraft struct {
		ID      int64
		Version int
	}
	// SaveQuestion keeps a person's last answered question in a chat.
	SaveQuestion struct{ Question Question }
	// SaveSubscription adds or ends (Ended set) a subscription to a digest.
	SaveSubscription struct{ Subscription Subscription }
	// SaveRequest keeps a stranger's wish to be let in; Done closes it.
	SaveRequest struct{ Request Request }
	// SaveSetting notes the language of somebody's client and other small settings.
	SaveSetting struct{ Key, Value string }
	// CloseDue moves something that happens by a schedule on from the time at
	// which it was due; where another process has moved it, that is a Conflict.
	CloseDue struct {
		Name      string
		Was, Next time.Time
	}
	// SaveDelivery notes a digest that is owed to a chat, once: who asks again
	// changes nothing.
	SaveDelivery struct{ Delivery Delivery }
)

func (SaveCompany) change()      {}
func (SaveVisit) change()        {}
func (SaveDeal) change()         {}
func (SaveTrip) change()         {}
func (SaveEvent) change()        {}
func (SaveMember) change()       {}
func (SaveInvitation) change()   {}
func (SaveDraft) change()        {}
func (EndDraft) change()         {}
func (SaveQuestion) change()     {}
func (SaveSubscription) change() {}
func (SaveRequest) change()      {}
func (SaveSetting) change()      {}
func (CloseDue) change()         {}
func (SaveDelivery) change()     {}

// Question is the last answered question of a person in a chat, as its normal form.
type Question struct {
	Person, Chat int64
	Normal       string
	At           time.Time
}

// Subscription is who gets which digest.
type Subscription struct {
	Chat   int64 // a private chat has the member's user id
	Thread int
	Member int64  // who subscribed; the member's language counts
	Of     string // district, unit or chain key with its kind: "district:laoshan", "unit:…", "chain:…", "city"
	Since  time.Time
	Ended  time.Time
	Why    string // why it ended: blocked, kicked …
}

// Request is a stranger's wish to be let in.
type Request struct {
	Person  int64
	Name    string
	At      time.Time
	Done    bool
	Granted bool
}

// CompanyKey is the key of a company's folded name: two plans that both found
// it free cannot both be applied.
func CompanyKey(folded string) string { return "company:" + folded }

// VisitKey is the key of a visit of a company on a day.
func VisitKey(company int64, on Date) string {
	return "visit:" + Ref{KindCompany, company}.String() + ":" + on.String()
}

// DealKey is the key of an investor's deal in a district under a folded name.
func DealKey(investor int64, district, folded string) string {
	return "deal:" + Ref{KindCompany, investor}.String() + ":" + district + ":" + folded
}

// Delivery is one digest of one period for one chat. Several periods may be
// covered by one message, which Once names.
type Delivery struct {
	Of      string // as in Subscription
	Period  Period
	Chat    int64
	Once    string // the sending that carries it
	Figures string // what the digest said, to tell later what has changed
	Again   bool   // it is sent once more, in place of one that failed
	At      time.Time
}
