package handlers_test

import (
	"fmt"
	"testing"

	"guatu/ledger"
)

// pair enters a deal without name and amount, and one with both beside it that
// was reported later, of another unit. It gives both as they stand.
func (c *court) pair() (first, later ledger.Deal) {
	c.record("laoshan", "commerce-dept", "", 900, false)
	c.record("laoshan", "laoshan-bureau", "display", 900, false)
	first, later = c.deals[len(c.deals)-2], c.deals[len(c.deals)-1]
	first.Amount = ledger.Money{Undecided: true}
	later.Name, later.Investors, later.Fields = "二厂", first.Investors, []string{"own"}
	later.Stages = []ledger.Reached{{Stage: ledger.StageStarted, On: ledger.DateOf(c.now)}}
	return c.again(first), c.again(later)
}

// again saves a deal and gives it as it stands then.
func (c *court) again(d ledger.Deal) ledger.Deal {
	c.t.Helper()
	c.apply(ledger.SaveDeal{Deal: d})
	d.Version++
	return d
}

// tryPress has every member press a button; it does what it says exactly for
// those who may change all the deals.
func (c *court) tryPress(button string, of ...ledger.Deal) {
	c.t.Helper()
	for _, m := range c.members {
		may := true
		for _, d := range of {
			may = may && c.within(m, "change", d)
		}
		c.by(m, "press "+button)
		if c.changes() != may {
			c.t.Errorf("%s in %v: %q was done %v, the table says %v\n%s", m.Role, m.Scope, button, c.changes(), may, c.said())
		}
	}
}

// One deal is made of two, and two of one again, by who may change both.
func TestJoiningTakesTheRightToBothDeals(t *testing.T) {
	c := newCourt(t)
	first, later := c.pair()
	c.tryPress(fmt.Sprintf("r:D%d:%d:own", later.N, later.Version), later)
	c.tryPress(fmt.Sprintf("r:D%d:%d:same:D%d", later.N, later.Version, first.N), first, later)

	first.Name, first.Amount, first.Stages = later.Name, later.Amount, append(first.Stages, later.Stages...)
	first = c.again(first)
	later.Withdrawn, later.WithdrawnBy = c.now, 1
	later = c.again(later)
	c.tryPress(fmt.Sprintf("r:D%d:%d:part:D%d", first.N, first.Version, later.N), first, later)
}

// Buttons that were never offered take nothing back, least of all from a
// reviewer, and join nothing.
func TestNothingIsJoinedOrPartedThatWasNotOffered(t *testing.T) {
	c := newCourt(t)
	first, later := c.pair()
	admin := c.members[len(c.members)-5]
	deny := func(format string, args ...any) {
		t.Helper()
		c.by(admin, "press "+fmt.Sprintf(format, args...))
		if c.changes() {
			t.Errorf(format+" changed something", args...)
		}
	}
	deny("r:D%d:%d:part:D%d", first.N, first.Version, later.N) // both stand
	for _, ref := range []string{fmt.Sprintf("D%d", later.N), "D1", "D999", "V1", "T1", ""} {
		deny("r:D%d:%d:same:%s", later.N, later.Version, ref)
	}
	deny("r:D%d:%d:same:D%d", first.N, first.Version, later.N)
	deny("r:D%d:%d:own", first.N, first.Version)
	deny("r:T1:1:same:D%d", first.N)
	deny("r:T1:1:part:D%d", first.N)

	first.Name, first.Amount = later.Name, later.Amount
	first.Stages, first.Verified, first.VerifiedOn = append(first.Stages, later.Stages...), 901, ledger.DateOf(c.now)
	first = c.again(first)
	later.Withdrawn, later.WithdrawnBy = c.now, 1
	later = c.again(later)
	leader := c.members[6] // of the district: may change both, and verify none
	c.by(leader, fmt.Sprintf("press r:D%d:%d:part:D%d", first.N, first.Version, later.N))
	if c.changes() {
		t.Errorf("a leader took back what a reviewer has verified: %s", c.said())
	}
}
