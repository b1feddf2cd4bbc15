package ledger

// VisitChange is a visit as it was at an instant and as it is now; Was is the
// zero value of one that was reported later.
type VisitChange struct{ Was, Now Visit }

// DealChange is a deal as it was at an instant and as it is now; Was is the
// zero value of one that was reported later.
type DealChange struct{ Was, Now Deal }

// In tells whether the visit counts for a scope.
func (v Visit) In(s Scope) bool {
	return !v.IsWithdrawn() && s.covers(v.District, v.Chain, v.Units)
}

// In tells whether the deal counts for a scope.
func (d Deal) In(s Scope) bool {
	return !d.IsWithdrawn() && s.covers(d.District, d.Chain, d.Units)
}

func (s Scope) covers(district, chain string, units []string) bool {
	switch {
	case s.District != "":
		return district == s.District
	case s.Chain != "":
		return chain == s.Chain
	case s.Unit != "":
		for _, u := range units {
			if u == s.Unit {
				return true
			}
		}
		return false
	}
	return true
}
