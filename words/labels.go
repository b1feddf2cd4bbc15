package words

import "guatu/ledger"

// FieldLabels are the words before a field's value (spec 2.5), most usual first.
var FieldLabels = map[ledger.Field][]string{
	ledger.FCompany:    {"企业", "公司", "企业名称", "公司名称", "投资方", "投资企业", "投资主体", "客商", "客商名称", "单位名称", "拜访企业", "走访企业", "对接企业", "来访企业", "被访企业", "走访对象", "拜访对象", "对接对象", "来访对象", "走访单位", "拜访单位", "对接单位", "来访单位", "签约企业", "到账企业", "company", "company name", "companies", "investor", "investors", "firm"},
	ledger.FName:       {"项目", "项目名称", "名称", "行程名称", "活动名称", "更名", "改名", "name", "project", "project name", "deal", "deal name", "title"},
	ledger.FDate:       {"日期", "时间", "签约日期", "签约时间", "走访日期", "走访时间", "拜访日期", "拜访时间", "来访日期", "来访时间", "对接时间", "到账时间", "到账日期", "开工时间", "开工日期", "投产时间", "注册时间", "行程日期", "行程时间", "活动日期", "活动时间", "date", "dates", "when", "signing date"},
	ledger.FPlace:      {"地点", "城市", "地址", "目的地", "活动地点", "走访地点", "拜访地点", "对接地点", "来访地点", "place", "places", "city", "where", "location", "destination", "destinations"},
	ledger.FTier:       {"层级", "级别", "tier", "level"},
	ledger.FLedBy:      {"带队", "带队领导", "领导", "带队人", "led by", "led", "lead", "leader", "headed by"},
	ledger.FMet:        {"接洽人", "会见", "对接人", "联系人", "会见人", "对方", "met", "met with", "contact", "contact person"},
	ledger.FChain:      {"产业链", "链", "行业", "chain", "industry", "industrial chain"},
	ledger.FOutcome:    {"成果", "走访成果", "拜访成果", "内容", "情况", "进展", "备注", "洽谈内容", "洽谈情况", "洽谈成果", "走访情况", "进展情况", "主要内容", "主要情况", "走访内容", "对接内容", "拜访内容", "来访内容", "考察内容", "会谈内容", "会谈情况", "对接情况", "拜访情况", "来访情况", "洽谈要点", "outcome", "outcomes", "notes", "note", "result", "results", "progress"},
	ledger.FNext:       {"下一步", "下步", "下步打算", "下一步打算", "下一步工作", "下一步计划", "下步工作", "next", "next step", "next steps", "follow up", "follow-up"},
	ledger.FInterest:   {"意向投资", "意向金额", "意向", "意向投资额", "拟投资", "拟投资额", "拟投", "计划投资", "预计投资", "计划总投资", "预计总投资", "意向总投资", "初步意向投资", "有意投资", "想投", "interest", "intended", "intended amount", "intended investment"},
	ledger.FAmount:     {"总投资", "金额", "投资额", "投资", "投资金额", "总投资额", "投资总额", "签约金额", "项目金额", "amount", "investment", "total investment", "total"},
	ledger.FDistrict:   {"区市", "区", "落地", "落户", "落在", "属地", "落地区市", "落户区市", "区县", "区域", "district"},
	ledger.FStage:      {"阶段", "状态", "项目阶段", "项目状态", "stage", "status"},
	ledger.FExpected:   {"预计签约", "预计签约日期", "预计签约时间", "expected", "expected signing", "expected signing date", "expected date"},
	ledger.FSector:     {"门类", "行业门类", "国民经济行业", "sector"},
	ledger.FCategory:   {"类别", "类型", "项目类别", "项目类型", "category", "type"},
	ledger.FOrigin:     {"来源地", "国别", "来源", "国家", "国别地区", "origin", "country", "from"},
	ledger.FForeign:    {"外资", "是否外资", "foreign", "foreign investment"},
	ledger.FFortune500: {"世界500强", "500强", "是否世界500强", "是否500强", "世界五百强", "fortune 500", "f500", "fortune500", "fortune global 500"},
	ledger.FAgreement:  {"协议", "协议类型", "合同类型", "agreement", "agreement type"},
	ledger.FEvent:      {"活动", "签约活动", "event"},
	ledger.FPark:       {"园区", "产业园", "产业园区", "park"},
	ledger.FSponsor:    {"包挂领导", "牵头领导", "包抓领导", "包联领导", "sponsor", "lead leader"},
	ledger.FIntroducer: {"引荐人", "介绍人", "推荐人", "introducer", "introduced by"},
	ledger.FUnit:       {"单位", "部门", "责任单位", "牵头单位", "组织单位", "unit", "units"},
	ledger.FTrip:       {"行程", "trip"},
	ledger.FSensitive:  {"敏感", "sensitive"},
	ledger.FOrganiser:  {"主办", "主办方", "主办单位", "organiser", "organizer", "organised by", "organized by", "host"},
	ledger.FStuck:      {"卡点", "堵点", "难点", "卡点堵点", "stuck"},
	ledger.FPlanned:    {"计划"},
	ledger.FDirection:  {"方向", "direction"},
	ledger.FFunds:      {"到账", "到账资金", "到账金额", "到资", "到位资金", "实际到账", "funds", "funds received", "received"},
}

// FieldNames is how each field is printed before its value; every one is among
// its labels.
var FieldNames = map[ledger.Field]Text{
	ledger.FCompany: {"企业", "company"}, ledger.FName: {"名称", "name"}, ledger.FDate: {"日期", "date"}, ledger.FPlace: {"地点", "place"},
	ledger.FTier: {"层级", "tier"}, ledger.FLedBy: {"带队", "led by"}, ledger.FMet: {"接洽人", "met"}, ledger.FChain: {"产业链", "chain"},
	ledger.FOutcome: {"成果", "outcome"}, ledger.FNext: {"下一步", "next"}, ledger.FInterest: {"意向投资", "interest"}, ledger.FAmount: {"总投资", "amount"},
	ledger.FDistrict: {"区市", "district"}, ledger.FStage: {"阶段", "stage"}, ledger.FExpected: {"预计签约", "expected"}, ledger.FSector: {"门类", "sector"},
	ledger.FCategory: {"类别", "category"}, ledger.FOrigin: {"来源地", "origin"}, ledger.FForeign: {"外资", "foreign"}, ledger.FFortune500: {"世界500强", "fortune 500"},
	ledger.FAgreement: {"协议", "agreement"}, ledger.FEvent: {"活动", "event"}, ledger.FPark: {"园区", "park"}, ledger.FSponsor: {"包挂领导", "sponsor"},
	ledger.FIntroducer: {"引荐人", "introducer"}, ledger.FUnit: {"单位", "unit"}, ledger.FTrip: {"行程", "trip"}, ledger.FSensitive: {"敏感", "sensitive"},
	ledger.FOrganiser: {"主办", "organiser"}, ledger.FStuck: {"卡点", "stuck"}, ledger.FPlanned: {"状态", "status"}, ledger.FDirection: {"方向", "direction"},
	ledger.FFunds: {"到账", "funds"},
}

// KindFields are the fields that each kind of record has, in the order of a
// card. What a kind does not have is kept as a note.
var KindFields = map[ledger.Kind][]ledger.Field{
	ledger.KindVisit: {ledger.FCompany, ledger.FDate, ledger.FPlace, ledger.FTier, ledger.FLedBy, ledger.FMet, ledger.FChain, ledger.FOutcome, ledger.FNext,
		ledger.FInterest, ledger.FDistrict, ledger.FUnit, ledger.FTrip, ledger.FDirection, ledger.FSensitive},
	ledger.KindDeal: {ledger.FName, ledger.FCompany, ledger.FAmount, ledger.FDistrict, ledger.FStage, ledger.FDate, ledger.FExpected, ledger.FChain, ledger.FSector,
		ledger.FCategory, ledger.FForeign, ledger.FOrigin, ledger.FFortune500, ledger.FAgreement, ledger.FEvent, ledger.FPark, ledger.FSponsor, ledger.FIntroducer,
		ledger.FUnit, ledger.FFunds, ledger.FStuck, ledger.FOutcome, ledger.FNext, ledger.FSensitive},
	ledger.KindTrip:  {ledger.FName, ledger.FPlace, ledger.FDate, ledger.FLedBy, ledger.FUnit, ledger.FDistrict, ledger.FPlanned, ledger.FSensitive},
	ledger.KindEvent: {ledger.FName, ledger.FPlace, ledger.FDate, ledger.FOrganiser, ledger.FUnit, ledger.FDistrict, ledger.FSensitive},
}

// StandIns say which field of a kind a label of another field means there: a
// visit has no total investment but an intended one.
var StandIns = map[ledger.Kind]map[ledger.Field]ledger.Field{
	ledger.KindVisit: {ledger.FAmount: ledger.FInterest},
	ledger.KindDeal:  {ledger.FInterest: ledger.FAmount, ledger.FLedBy: ledger.FSponsor},
	ledger.KindTrip:  {ledger.FTrip: ledger.FName, ledger.FStage: ledger.FPlanned},
	ledger.KindEvent: {ledger.FEvent: ledger.FName},
}

// Yeses and Noes answer a field that is a fact.
var (
	Yeses = []string{"是", "有", "对", "是的", "yes", "y", "true", "√", "✓", "1"}
	Noes  = []string{"否", "不是", "无", "没有", "非", "no", "n", "false", "×", "0"}
	// Blanks say that a field is left open.
	Blanks = []string{"无", "暂无", "没有", "空", "none", "nil", "n/a", "na", "no"}
	// ForeignYes and ForeignNo answer the label 外资 with its own name.
	ForeignYes = []string{"外资", "外商投资", "foreign"}
	ForeignNo  = []string{"内资", "中资", "domestic"}
	// Plans and Dones are states of a trip.
	Plans = []string{"计划", "计划中", "拟", "待出发", "planned", "plan", "planning"}
	Dones = []string{"完成", "已完成", "已结束", "进行中", "done", "under way", "finished"}
)

// KindSuffixes are words that people put behind a name of the configuration,
// or leave out there; KindPrefixes those that they leave out before it.
var KindSuffixes = map[ledger.Field][]string{
	ledger.FDistrict: {"人民政府", "政府", "管委会", "管委", "新区", "区", "市", "县", "district", "county"},
	ledger.FChain:    {"产业链", "链", "产业", "chain", "industry"},
	ledger.FPark:     {"园区", "产业园", "园", "park"},
}

// ChainMark may stand behind a chain's name in running text (机器人链).
const ChainMark = '链'

// KindPrefixes: see KindSuffixes.
var KindPrefixes = map[ledger.Field][]string{ledger.FUnit: {"市", "驻"}}
