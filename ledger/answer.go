package ledger

// Amount is a figure of money: in one currency when all of it is, else
// converted to CNY with the rates that were used.
type Amount struct {
	Minor    int64
	Currency Currency
	CNY      int64             // the same in fen
	Rates    map[Currency]Rate // of what was converted; empty when nothing was
	Frozen   bool              // some of the rates were frozen at signing
}

// Figure is one number with its unit's parts; which are set depends on the
// measure.
type Figure struct {
	N        int64  // 个, 家, 家次, 批, 场, 项
	Visits   int64  // beside 家: 家次
	Money    Amount // sum, average, largest, funds at home
	Abroad   Amount // funds from abroad, in USD
	Part, Of int64  // of a rate or share: per cent is Part × 100 / Of; fen for money
	Mark     Mark
	Unit     string // of an outside figure, as written
	None     bool   // there is nothing to average or to divide by
}

// Group is a figure of one value of the grouping.
type Group struct {
	Key    string // key, canonical value, ISO day of the week, 2023-01; "" is 未填
	Figure Figure
	Was    *Figure // the same in the period that is compared with; nil where there is none, or it has no such group
	Inner  []Group // by Query.Then
}

// Secret is the key of a group of what is counted and never named to the asker.
const Secret = "*"

// Row is one record behind a figure.
type Row struct {
	Ref      Ref
	Name     string   // of a deal, trip or event; of a visit the company's name
	Names    []string // companies
	On       Date     // the day that it counts by
	Amount   Money
	Stage    Stage
	District string
	Text     string // next step, place
	Owner    int64
	Units    []string
}

// Answer is what the ledger says to a query.
type Answer struct {
	Query    Query
	Figure   Figure
	Other    Figure  // of the compared period
	Groups   []Group // by the query's order; all rows that must be printed
	LeftOut  int64   // deals without an amount that a threshold, sum or average could not see
	Waiting  int64   // of the figure: deals still to be verified; -1 while none has ever been
	Opposite int64   // visits in the other direction, same filters
	Ranges   int64   // deals counted by the low end of a range
	Rows     int64   // how many rows stand behind the figure
	Hidden   bool    // the asker's scope does not show the rows
	Best     []Row   // of Largest and Smallest: the deals that hold it
}
