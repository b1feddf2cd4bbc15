package words

import "guatu/ledger"

// TierWords are the tiers, highest first (spec 1.1, 1.6).
var TierWords = []Named[ledger.Tier]{
	{ledger.TierLeader, Text{"市主要领导", "city leaders"}, []string{"主要领导", "市领导", "市级领导", "city leader", "leader", "leaders"}},
	{ledger.TierChain, Text{"链长", "chain leaders"}, []string{"链长级", "产业链链长", "chain leader", "chain"}},
	{ledger.TierDistrict, Text{"区市及市直部门", "districts and departments"}, []string{"区市", "区市级", "市直部门", "部门", "区市和市直部门", "区市、市直部门", "区县", "district", "districts", "departments", "department", "districts & departments"}},
	{ledger.TierLiaison, Text{"联络处", "liaison offices"}, []string{"驻外联络处", "工商中心", "liaison", "liaison office"}},
}

// TierName is the names of a tier.
func TierName(t ledger.Tier) Text { return NameIn(TierWords, t) }

// DirectionWords are the directions of a visit.
var DirectionWords = []Named[ledger.Direction]{
	{ledger.Outward, Text{"走出去", "outward"}, []string{"外出", "走访", "拜访", "out", "outbound"}},
	{ledger.Inward, Text{"引进来", "inward"}, []string{"请进来", "来访", "接待", "in", "inbound"}},
}

// DirectionName is the names of a direction.
func DirectionName(d ledger.Direction) Text { return NameIn(DirectionWords, d) }
