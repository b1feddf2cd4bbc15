package handlers

import (
	"cmp"
	"slices"

	"guatu/ledger"
)

// said is what it means that a deal's stage is reported.
type said int

const (
	saidNew      said = iota // reached for the first time, or resumed after a pause or an end
	saidSame                 // known already, in every part
	saidCeremony             // a later signing at an event: only a link (spec 1.3 rule 3)
	saidAgain                // reached before on another day: must be asked
)

// meaning is what a reported stage means for a deal. A signing without a kind
// of agreement is the deal's signing, whatever was signed.
func meaning(d ledger.Deal, r ledger.Reached) said {
	before, ok := reachedBefore(d, r)
	switch {
	case !ok || resumes(d, r):
		return saidNew
	case before.On == r.On && (r.Event == 0 || r.Event == before.Event || before.Event == 0):
		return saidSame
	case r.Stage == ledger.StageSigned && r.Event != 0:
		return saidCeremony
	}
	return saidAgain
}

// reachedBefore is the deal's own entry of the same stage. A formal contract
// after a framework agreement is a stage of its own.
func reachedBefore(d ledger.Deal, r ledger.Reached) (ledger.Reached, bool) {
	for _, x := range d.Stages {
		if x.Stage == r.Stage && (r.Agreement == "" || r.Agreement == x.Agreement || r.Agreement.Formal() && x.Agreement.Formal()) {
			return x, true
		}
	}
	return ledger.Reached{}, false
}

// resumes tells whether the stage is said again after a pause or an end, or is
// a new pause or end.
func resumes(d ledger.Deal, r ledger.Reached) bool {
	now := d.StageOn(r.On)
	return aside(now) != aside(r.Stage) && d.Stage() == now
}

// aside tells whether a stage stands aside of the others.
func aside(s ledger.Stage) bool { return s == ledger.StagePaused || s == ledger.StageEnded }

// reach adds a stage to the deal, in the order of days.
func reach(d *ledger.Deal, r ledger.Reached) {
	if r.Stage == ledger.StageSigned && r.Agreement == "" && !hasStage(*d, r.Stage) {
		r.Agreement = d.Agreement
	}
	if r.Stage == ledger.StageSigned {
		d.Agreement = cmp.Or(r.Agreement, d.Agreement)
		if !hasStage(*d, r.Stage) {
			d.Event = cmp.Or(r.Event, d.Event)
		}
	}
	d.Stages = append(d.Stages, r)
	sortStages(d)
}

func hasStage(d ledger.Deal, s ledger.Stage) bool {
	return slices.ContainsFunc(d.Stages, func(x ledger.Reached) bool { return x.Stage == s })
}

func sortStages(d *ledger.Deal) {
	slices.SortStableFunc(d.Stages, func(a, b ledger.Reached) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Stage.Rank(), b.Stage.Rank()))
	})
}

// redate moves the deal's last entry of a stage to another day.
func redate(d *ledger.Deal, s ledger.Stage, on ledger.Date) {
	for i := len(d.Stages) - 1; i >= 0; i-- {
		if d.Stages[i].Stage == s {
			d.Stages[i].On = on
			sortStages(d)
			return
		}
	}
}

// lastStage is the deal's entry of the stage that it stands in.
func lastStage(d ledger.Deal) ledger.Reached {
	var last ledger.Reached
	for _, r := range d.Stages {
		if r.Stage == d.Stage() {
			last = r
		}
	}
	return last
}
