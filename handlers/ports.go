package handlers

import (
	"context"
	"time"

	"guatu/chat"
	"guatu/ledger"
)

// Store is where decisions are read from and written to.
type Store interface {
	// Snapshot opens one consistent view; the caller closes it.
	Snapshot(ctx context.Context) (Snapshot, error)
	// Reserve gives a number for a new record, never given before. A gap is no harm.
	Reserve(ctx context.Context, kind ledger.Kind) (int64, error)
	// Apply carries out a decision whole: the plan, the replies, and the marks
	// that these inbox rows are done. A ledger.Conflict means: decide again.
	Apply(ctx context.Context, inbox []int64, plan ledger.Plan, replies []chat.Reply) error
}

// Snapshot is one consistent view of the ledger. Every method answers a missing
// row with a ledger.NotFound error, and lists with an empty slice.
type Snapshot interface {
	People
	Names
	Mentions
	Records
	Near
	Journeys
	Talk
	Memory
	Figures
	Digests
	Reminders
	Close() error
}

// People are members, invitations and requests.
type People interface {
	Member(ctx context.Context, user int64) (ledger.Member, error) // also revoked ones
	Members(ctx context.Context) ([]ledger.Member, error)
	Invitation(ctx context.Context, code string) (ledger.Invitation, error)
	Requests(ctx context.Context) ([]ledger.Request, error) // open ones
	Subscriptions(ctx context.Context, chat int64) ([]ledger.Subscription, error)
}

// Names finds records by their names. Names are compared folded: full and half
// width, traditional and simplified, letter case, spaces, punctuation,
// brackets and legal suffixes make no difference.
type Names interface {
	Company(ctx context.Context, id int64) (ledger.Company, error)
	// CompanyNamed is the company with that name or alias.
	CompanyNamed(ctx context.Context, name string) (ledger.Company, error)
	// CompaniesNear are at most three whose names are near by the rules of
	// spec 2.4, nearest first; none for an exact name.
	CompaniesNear(ctx context.Context, name string) ([]ledger.Company, error)
	// CompaniesLike is the search of /find: parts of names, pinyin and initials.
	CompaniesLike(ctx context.Context, text string, most int) ([]ledger.Company, error)
	// TripsNamed and EventsNamed are those with exactly that name, else those
	// whose name holds it. An empty name gives all, newest first.
	TripsNamed(ctx context.Context, part string) ([]ledger.Trip, error)
	EventsNamed(ctx context.Context, part string) ([]ledger.Event, error)
}

// Mentions finds names in running text.
type Mentions interface {
	// Mentions gives the names of companies, events, trips, deals and members
	// that stand in a folded text, the longest at each place.
	Mentions(ctx context.Context, text string) ([]ledger.Mention, error)
}

// Records reads records, withdrawn ones too.
type Records interface {
	Visit(ctx context.Context, n int64) (ledger.Visit, error)
	Deal(ctx context.Context, n int64) (ledger.Deal, error)
	// DealBefore is a deal as it was before the change that made its version.
	DealBefore(ctx context.Context, n int64, version int) (ledger.Deal, error)
	Trip(ctx context.Context, n int64) (ledger.Trip, error)
	Event(ctx context.Context, n int64) (ledger.Event, error)
	// MadeBy are the records that a message made, in its order.
	MadeBy(ctx context.Context, room int64, message int) ([]ledger.Ref, error)
}

// Near finds what a new report may be the second report of.
type Near interface {
	// VisitsOn are the standing visits of a company on a day.
	VisitsOn(ctx context.Context, company int64, day ledger.Date) ([]ledger.Visit, error)
	// DealsOf are the standing deals of any of the investors.
	DealsOf(ctx context.Context, investors []int64) ([]ledger.Deal, error)
	// DealsNamed are the standing deals with that folded name, or whose name holds it.
	DealsNamed(ctx context.Context, name string) ([]ledger.Deal, error)
	// VisitsOf are the standing visits of a company, newest first.
	VisitsOf(ctx context.Context, company int64, most int) ([]ledger.Visit, error)
	// ReportedBy are a person's records, newest first, withdrawn ones left out.
	ReportedBy(ctx context.Context, person int64, most int) ([]ledger.Ref, error)
}

// Journeys are trips with what hangs under them.
type Journeys interface {
	// TripsOn are the standing trips that a day lies in, newest first.
	TripsOn(ctx context.Context, on ledger.Date) ([]ledger.Trip, error)
	// VisitsUnder are the standing visits of a trip, in the order of their days.
	VisitsUnder(ctx context.Context, trip int64) ([]ledger.Visit, error)
}

// Memory is what is kept besides records and talk.
type Memory interface {
	// Setting is a small setting; NotFound where it was never saved.
	Setting(ctx context.Context, key string) (string, error)
	// Forms are the drafts of a form that wait, of whomever, oldest first.
	Forms(ctx context.Context, form string) ([]ledger.Draft, error)
}

// Talk is the state of conversations.
type Talk interface {
	// Draft is the active draft of a person in a chat.
	Draft(ctx context.Context, person, room int64) (ledger.Draft, error)
	DraftByID(ctx context.Context, id int64) (ledger.Draft, error)
	// Drafts are a person's drafts in a chat, newest first, parked ones too.
	Drafts(ctx context.Context, person, room int64) ([]ledger.Draft, error)
	// SentKey is the Key of what the bot sent as that message; "" when unknown.
	SentKey(ctx context.Context, room int64, message int) (string, error)
	Question(ctx context.Context, person, room int64) (ledger.Question, error)
}

// Figures answers typed questions within the asker's scope.
type Figures interface {
	Answer(ctx context.Context, q ledger.Query, by ledger.Asker) (ledger.Answer, error)
	// Rows are the records behind the figure, in the query's order, from the
	// offset; they add up to it. None where the scope hides them.
	Rows(ctx context.Context, q ledger.Query, by ledger.Asker, offset, most int) ([]ledger.Row, error)
}

// Digests is what digests need besides figures.
type Digests interface {
	// SubscriptionsOf are those to a digest that still run, by chat.
	SubscriptionsOf(ctx context.Context, of string) ([]ledger.Subscription, error)
	// UnfinishedDrafts counts the drafts of the members of a scope.
	UnfinishedDrafts(ctx context.Context, of ledger.Scope) (int64, error)
	// OpenOrders are the orders of leaders (督办) that are not done: how many,
	// and the first few with the record that each belongs to.
	OpenOrders(ctx context.Context, of ledger.Scope, most int) ([]ledger.Row, int64, error)
	Amends
	Mail
}

// Mail is what became of the digests that were sent, and what they are measured by.
type Mail interface {
	// Mailed are the digests, newest first, each with how many got it.
	Mailed(ctx context.Context, offset, most int) ([]ledger.Mailed, error)
	// Failed are the deliveries that did not arrive, newest first.
	Failed(ctx context.Context, most int) ([]ledger.Sent, error)
	// Shut are those that did not because the recipient has shut the bot out,
	// where no subscription has been ended for it.
	Shut(ctx context.Context, most int) ([]ledger.Sent, error)
	// Targets are the targets of a year.
	Targets(ctx context.Context, year int) ([]ledger.Target, error)
}

// Amends finds what the digests before did not know.
type Amends interface {
	// LastDelivery is the newest digest of a subject that was composed for a
	// period which began before a day.
	LastDelivery(ctx context.Context, of string, before ledger.Date) (ledger.Delivery, error)
	// VisitsChanged and DealsChanged are the records that were reported or
	// changed after an instant; of visits those of before a day. They may belong
	// to the scope, or have belonged to it.
	VisitsChanged(ctx context.Context, since time.Time, before ledger.Date, of ledger.Scope) ([]ledger.VisitChange, error)
	DealsChanged(ctx context.Context, since time.Time, of ledger.Scope) ([]ledger.DealChange, error)
}

// Reminders is what is due.
type Reminders interface {
	// StepsDue are the open next steps that are due by a day, owner by owner, of
	// each the latest due first; those that nobody owns are left out.
	StepsDue(ctx context.Context, by ledger.Date) ([]ledger.DueStep, error)
}
