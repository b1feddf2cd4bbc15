package handlers

import (
	"slices"

	"guatu/ledger"
)

// mayChange tells whether a member may change a record: officers and reviewers
// their own and their unit's, leaders and admins any in their scope (spec 2.4).
func mayChange(m ledger.Member, e entry) bool {
	if e.head().Reporter == m.ID || m.Unit != "" && slices.Contains(*e.units(), m.Unit) {
		return true
	}
	return (m.Role == ledger.Leader || m.Role == ledger.Admin) && inScope(m, e)
}

// inScope tells whether a record lies in a member's scope.
func inScope(m ledger.Member, e entry) bool {
	switch s := m.Scope; {
	case s.Unit != "":
		return slices.Contains(*e.units(), s.Unit)
	case s.District != "":
		return *e.district() == s.District
	case s.Chain != "":
		return e.chain() == s.Chain
	}
	return true
}

// maySee tells whether a member may see a record's row (spec 3.3): city roles
// all, others those of their district and their own; sensitive ones only their
// unit.
func maySee(m ledger.Member, e entry) bool {
	own := e.head().Reporter == m.ID || m.Unit != "" && slices.Contains(*e.units(), m.Unit)
	if e.head().Sensitive {
		return own
	}
	return own || m.CityRole() || m.District != "" && *e.district() == m.District || m.Scope.Chain != "" && e.chain() == m.Scope.Chain
}

// mayVerify tells whether a member may verify a deal: a reviewer or an admin
// in whose scope it lies, never one's own.
func mayVerify(m ledger.Member, e entry) bool {
	return e.deal != nil && (m.Role == ledger.Reviewer || m.Role == ledger.Admin) &&
		e.head().Reporter != m.ID && inScope(m, e)
}
