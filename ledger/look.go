package ledger

import "time"

// Way is how somebody came to see records or figures.
type Way string

// The ways.
const (
	LookAnswer Way = "answer" // a question's figure, with the rows beside it
	LookRows   Way = "rows"   // 明细: the rows behind a figure or a digest
	LookChart  Way = "chart"
	LookWhy    Way = "why"
	LookCard   Way = "card"
	LookFind   Way = "find"   // a company's brief
	LookList   Way = "list"   // one's own records, next steps or what is to be reviewed
	LookTrip   Way = "trip"   // a trip's report
	LookDigest Way = "digest" // a digest or a brief that was asked for
	LookSent   Way = "sent"   // a digest that was sent by itself
	LookTable  Way = "table"  // a digest's records as a workbook
	LookText   Way = "text"   // a digest as text to copy
	LookExport Way = "export" // all records, by the command
	LookBackup Way = "backup" // the whole database, by the command
)

// Look is one line of the trail: who saw or took what, and when. It holds
// normal forms and references, never what somebody typed.
type Look struct {
	At     time.Time
	Member int64  // 0 for a command at the machine
	Login  string // whose command it was, by the machine's own name
	Chat   int64
	Way    Way
	Of     string // a question's normal form, references, a digest's subject and days, a file
}

// SaveLook adds a line to the trail.
type SaveLook struct{ Look Look }

func (SaveLook) change() {}
