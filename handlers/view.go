package handlers

import (
	"guatu/ledger"
)

// view is the snapshot with what this message has already decided on top, so
// that the second record of a message sees what the first one makes.
type view struct {
	Snapshot
	plan ledger.Plan
}
