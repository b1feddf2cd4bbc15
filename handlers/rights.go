package handlers

import (
	"slices"

	"guatu/ledger"
)

// extent is how far somebody may do something; each includes those before it.
type extent int

const (
	nowhere  extent = iota
	ofOwn           // records that the member reported, or that the member's unit is credited with
	inScope         // what lies in the member's scope
	atHome          // what lies in the member's district; for the scope 全市 and city units, all
	anywhere        // all
)

// act is something that not every member may do everywhere.
type act string

const (
	actAsk     act = "ask"     // ask questions, get digests' figures, report, keep drafts
	actSee     act = "see"     // a record's card, rows, table and history
	actChange  act = "change"  // a record, by edit, reply, reference or button
	actOrder   act = "order"   // give an order (督办)
	actVerify  act = "verify"  // a deal, never one's own report; decide on proposals
	actReview  act = "review"  // the list of what is to be verified
	actBind    act = "bind"    // what a group gets
	actInvite  act = "invite"  // let people in, change and revoke them
	actMerge   act = "merge"   // companies
	actTargets act = "targets" // set a year's targets
	actDigests act = "digests" // see how digests were delivered, and send one again
)

// rights say how far each role may do what: the one table that every reading,
// command and button asks. docs/operations.md prints it.
var rights = []struct {
	act                              act
	officer, leader, reviewer, admin extent
}{
	{actAsk, anywhere, anywhere, anywhere, anywhere},
	{actSee, atHome, atHome, atHome, anywhere},
	{actChange, ofOwn, inScope, ofOwn, inScope},
	{actOrder, nowhere, inScope, nowhere, inScope},
	{actVerify, nowhere, nowhere, inScope, inScope},
	{actReview, nowhere, nowhere, anywhere, anywhere},
	{actBind, nowhere, inScope, nowhere, anywhere},
	{actInvite, nowhere, nowhere, nowhere, anywhere},
	{actMerge, nowhere, nowhere, nowhere, anywhere},
	{actTargets, nowhere, nowhere, nowhere, anywhere},
	{actDigests, nowhere, nowhere, nowhere, anywhere},
}

// extentOf is how far a member may do something; nowhere for strangers.
func extentOf(m ledger.Member, a act) extent {
	if !m.Active() {
		return nowhere
	}
	for _, r := range rights {
		if r.act != a {
			continue
		}
		switch m.Role {
		case ledger.Officer:
			return r.officer
		case ledger.Leader:
			return r.leader
		case ledger.Reviewer:
			return r.reviewer
		case ledger.Admin:
			return r.admin
		}
	}
	return nowhere
}

// may tells whether a member may do something anywhere at all.
func may(m ledger.Member, a act) bool { return extentOf(m, a) > nowhere }

// mayTo tells whether a member may do something to a record. What is sensitive
// is for its reporter and its unit alone (spec 3.3), whatever the role; nobody
// verifies what they reported.
func mayTo(m ledger.Member, a act, e entry) bool {
	far := extentOf(m, a)
	if a == actVerify && (e.deal == nil || e.head().Reporter == m.ID) {
		return false
	}
	if e.head().Sensitive {
		far = min(far, ofOwn)
	}
	switch {
	case far >= ofOwn && isOwn(m, e):
		return true
	case far >= inScope && lies(m.Scope, e):
		return true
	case far >= atHome && (m.CityRole() || m.District != "" && *e.district() == m.District):
		return true
	}
	return far == anywhere
}

// isOwn tells whether a record is a member's own or their unit's.
func isOwn(m ledger.Member, e entry) bool {
	return e.head().Reporter == m.ID || m.Unit != "" && slices.Contains(*e.units(), m.Unit)
}

// lies tells whether a record lies in a scope.
func lies(s ledger.Scope, e entry) bool {
	switch {
	case s.Unit != "":
		return slices.Contains(*e.units(), s.Unit)
	case s.District != "":
		return *e.district() == s.District
	case s.Chain != "":
		return e.chain() == s.Chain
	}
	return true
}

// mayWith tells whether a member may do something with all that a digest is
// about.
func (d *Desk) mayWith(m ledger.Member, a act, of ledger.Scope) bool {
	u, _ := d.unit(of.Unit)
	switch far := extentOf(m, a); {
	case far == anywhere, far >= atHome && m.CityRole():
		return true
	case far >= inScope && (m.Scope.City() || of == m.Scope):
		return true
	case far >= inScope && of.Unit != "" && u.District != "" && u.District == m.Scope.District:
		return true
	case far >= ofOwn && of.Unit != "" && of.Unit == m.Unit:
		return true
	case far >= atHome && m.District != "":
		return of.District == m.District || u.District == m.District
	}
	return false
}
