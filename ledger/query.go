package ledger

// Measure is what a question counts. Its unit is a type: 个 of deals, 家 of
// companies, 家次 of visits, 批 of trips, 场 of events, 项 of next steps, 亿元,
// 亿美元 and % are never added to each other (spec 1.3 rule 1).
type Measure string

// The measures (spec 3.2).
const (
	Deals       Measure = "deals"        // 个
	Investors   Measure = "investors"    // 家: distinct investors of the deals
	Sum         Measure = "sum"          // of total investment
	Average     Measure = "average"      //
	Largest     Measure = "largest"      // the figure and its deals
	Smallest    Measure = "smallest"     //
	Visits      Measure = "visits"       // 家次
	Companies   Measure = "companies"    // 家, with 家次 beside it
	Trips       Measure = "trips"        // 批
	Events      Measure = "events"       // 场
	Overdue     Measure = "overdue"      // 项: next steps due and not done
	Open        Measure = "open"         // 项: next steps not done, due or not; with a period those due in it
	FundsBoth   Measure = "funds"        // 内资 and 外资 side by side
	FundsHome   Measure = "funds-home"   // 亿元
	FundsAbroad Measure = "funds-abroad" // 亿美元
	OutsideOf   Measure = "outside"      // an event's figure from outside, by its name
	Converted   Measure = "converted"    // 家: companies visited in the period that have reached Toward by the asking day
	Conversion  Measure = "conversion"   // %: Converted over the companies visited
	RateOf      Measure = "rate"         // %: of the deals signed in the period, those that reached Toward
	ShareOf     Measure = "share"        // %: the query's own figure over that of Whole
	Attained    Measure = "attained"     // %: of a target
	RecordOf    Measure = "record"       // one record's fields
)

// IsFunds tells whether money that arrived is counted.
func (m Measure) IsFunds() bool {
	return m == FundsBoth || m == FundsHome || m == FundsAbroad
}

// Dimension is what a figure is grouped by.
type Dimension string

// The dimensions.
const (
	ByNone     Dimension = ""
	ByDistrict Dimension = "district"
	ByChain    Dimension = "chain"
	ByUnit     Dimension = "unit"
	ByTier     Dimension = "tier"
	ByDay      Dimension = "day"
	ByWeek     Dimension = "week"
	ByMonth    Dimension = "month"
	ByQuarter  Dimension = "quarter"
	ByYear     Dimension = "year"
	ByStage    Dimension = "stage"
	BySector   Dimension = "sector"
	ByCategory Dimension = "category"
	ByOrigin   Dimension = "origin"
	ByPark     Dimension = "park"
	ByEvent    Dimension = "event"
	ByCompany  Dimension = "company"
	ByDeal     Dimension = "deal"
)

// Timed tells whether the groups are stretches of time.
func (d Dimension) Timed() bool {
	switch d {
	case ByDay, ByWeek, ByMonth, ByQuarter, ByYear:
		return true
	}
	return false
}

// Bound is one end of a threshold, in minor units of its own currency. It is
// compared in CNY (spec 1.3 rule 6).
type Bound struct {
	Minor    int64
	Currency Currency
	Open     bool // the number itself is outside (超过, under)
}

// Filter says which records are counted. Empty parts do not filter; the values
// of one part are alternatives, the parts are all required.
type Filter struct {
	Min, Max     *Bound // total investment; of visits: intended amount
	NoAmount     bool
	Districts    []string
	NotDistricts []string // keeps records without a district (spec 3.4 rule 14)
	Units        []string
	NotUnits     []string
	Tiers        []Tier
	Chains       []string
	NotChains    []string
	Sectors      []string
	NotSectors   []string
	Categories   []Category
	Agreements   []Agreement // empty: formal agreements only, where signing is asked about
	Foreign      Tri
	Origins      []string // canonical names of countries, regions or cities
	NotOrigins   []string // keeps records without an origin
	Places       []string // where a visit took place
	Led          []string // who led a visit or a trip, as it was reported
	Fortune500   Tri
	CentralSOE   Tri
	Events       []int64
	Parks        []string
	Companies    []int64
	Members      []int64 // reporters
	Trips        []int64
	Deals        []int64 // by reference or name
	Visits       []int64
	Direction    Direction // of visits: "" both ways
	Verified     Tri
	Stale        int   // not touched for more than so many days before the asking day
	NotYet       Stage // has not reached this stage by the asking day
	Reached      Stage // has reached this stage or a further one by the asking day
	Planned      bool  // trips: the planned ones
}

// Clock says how a query's period is meant for deals.
type Clock string

// The clocks.
const (
	Moved    Clock = "moved"    // the day of a stage (Query.Stage) lies in the period
	Standing Clock = "standing" // the deal stood in that stage on the period's last day
	Awaited  Clock = "awaited"  // in talks, with the expected signing day in the period
	Anytime  Clock = ""         // measures that are no deals: their own day lies in the period
)

// Query is a typed question. Its zero parts are defaults that line 2 of an
// answer prints by name.
type Query struct {
	Measure Measure
	Clock   Clock
	Stage   Stage   // of Moved and Standing
	Or      []Stage // further stages that count as well: 线索 or 在谈
	Filter  Filter
	Period  Period // resolved days: the calendar's whole window
	Named   string // how the period was called, for line 2: this_quarter, …; "" when it was written as dates
	Asked   Date   // the asking day: nothing after it is counted, but expected signings
	Toward  Stage  // of RateOf: 开工 or 注册; of Converted and Conversion: 签约 or 在谈
	Figure  string // of OutsideOf and ShareOf: the outside figure's name
	Whole   *Query // of ShareOf: what it is a share of; nil with Figure set
	Was     *Query // of deals: what they did or where they stood in another period, by its Clock, Stage, Or and Period
	By      Dimension
	Then    Dimension // by what each group is grouped again; "" for none
	Top     int       // rows of a ranking, 0 for all
	Least   bool      // ranks from the smallest
	Winner  bool      // 哪个…最多: the first row, with all that tie
	Duel    bool      // X和Y哪个多: all that the filter names, ranked
	Empty   bool      // 哪些…还没有: the groups with nothing in them
	List    bool      // the rows are asked for, line by line
	Against *Period
	Versus  string  // how the other period was called
	Also    []Query // further measures of the same question, in the order asked
}

// Asker is who asks: the scope decides which rows are shown (spec 3.3).
type Asker struct {
	Member Member
}
