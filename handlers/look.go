package handlers

import (
	"strings"

	"guatu/ledger"
)

// mostLooked bounds what one line of the trail says was seen.
const mostLooked = 500

// looked adds a line to the trail of who saw what, in the commit of the reply
// that shows it.
func (t *turn) looked(way ledger.Way, of ...string) {
	t.plan.Add(ledger.SaveLook{Look: ledger.Look{At: t.m.At, Member: t.who.ID, Chat: t.m.Room.ID, Way: way, Of: clip(strings.Join(of, " "), mostLooked)}})
}

// lookedAt is looked for records.
func (t *turn) lookedAt(way ledger.Way, refs ...ledger.Ref) {
	of := make([]string, len(refs))
	for i, r := range refs {
		of[i] = r.String()
	}
	t.looked(way, of...)
}
