package ledger

// Direction says who went to whom.
type Direction string

// The directions: 走出去 and 引进来.
const (
	Outward Direction = "out"
	Inward  Direction = "in"
)

// Tier is the level that a visit counts for (spec 1.1).
type Tier string

// The tiers, highest first.
const (
	TierLeader   Tier = "leader"   // 市主要领导
	TierChain    Tier = "chain"    // 链长
	TierDistrict Tier = "district" // 区市及市直部门
	TierLiaison  Tier = "liaison"  // 联络处
)

// Visit is one company met on one day (走访 or 来访).
type Visit struct {
	Head
	Company   int64
	Date      Date
	Direction Direction
	Tier      Tier
	District  string   // key; "" when it belongs to none
	Units     []string // keys of the units that are credited; the first is the reporter's
	Place     string
	LedBy     string
	Met       string
	Chain     string // key
	Outcome   string
	Interest  Money // intended amount
	Trip      int64 // number of the trip, 0 for none
}

// Step is a next step (下一步) of a visit or a deal.
type Step struct {
	ID    int64
	Text  string
	Due   Date  // 0 when no day was named
	Owner int64 // member's user id
	Done  Date  // the day it was done, 0 while it is open
	Order bool  // 督办: given by a leader
	By    int64 // user id of the leader who gave it
}
