package grammar

import "guatu/ledger"

type itemKind int

// The items of a question: phrases with one meaning each.
const (
	itemWord itemKind = iota // a word alone: its sense says what it does
	itemPeriod
	itemBound  // a threshold or a range of amounts
	itemAmount // an amount without a bound
	itemNumber // a number that belongs to nothing
	itemFilter
	itemPlace // a city or country, as origin or as place
	itemStage
	itemNotYet
	itemNoVisit // 没有走访: means something of groups only
	itemNot     // a "not" that belongs to nothing
	itemBy
	itemTop
	itemTally // 两个区 behind the names of two districts
	itemName  // companies, members and records
	itemUnknown
	itemFault // a phrase that was read and cannot be answered
)

// item is a phrase of a question with its place among the tokens.
type item struct {
	kind     itemKind
	from, to int // tokens
	word     meaning
	period   when
	filter   ledger.Filter
	stage    ledger.Stage
	clock    ledger.Clock // of a stage: "" where it may be either
	by       ledger.Dimension
	n        int
	least    bool
	bare     bool // of an excluded place: where, or where from, was not said
	place    string
	names    []ledger.Mention
	fault    Code
	offers   []ledger.Filter // of a fault: the nearest filters
}

// when is a period, read for counting what was and for what is expected.
type when struct {
	past, next ledger.Period
	named      string
	unit       string // of a calendar's part: day, week …; "" for others
	shape      whenShape
	bad        bool // does not exist
	vague      bool
	choices    []ledger.Period // of a vague one
	first      ledger.Date     // of 3月1日前: the first day of what is named
	prior      bool            // 3月底前: written as a bound
	year       int             // that was named with it; 0 for none
}

type whenShape int

const (
	wholeWindow whenShape = iota
	untilDay              // 截至3月底: no beginning
	sinceDay              // 自2月1日以来
	beforeDay             // 年底前
	afterDay              // after June
)
