package words

import "guatu/ledger"

// Wordings are the phrases of which a question is made that says just what a
// query says; %s stands for a name, a figure or a window.
var Wordings = struct {
	Deals, Sum, Average, Largest, Smallest, Investors    Text
	ListDeals, ListInvestors, ListVisits, ListCompanies  Text
	ListTrips, ListPlanned, ListEvents, ListOverdue      Text
	Moved, NewAt, AtStage, InTalks, Awaited, Any         Text
	Visits, Companies, Trips, PlannedTrips, Events       Text
	Overdue, Funds, Home, Abroad, Converted, Conversion  Text
	Rate, Share, ShareOutside, Outside                   Text
	Not, Origin, Place, Interest, Stale, NotYet, Reached Text
	AtLeast, Over, AtMost, Under, Category, Verified     Text
	NotForeign, NotDomestic                              Text
	NotF500, NotSOE, By, Top, Last, Most, Least, Versus  Text
	Highest, Lowest, AverageOf                           Text
	Until, From, Range, Before, Comma, Pair              Text
	SumOf, VisitNoun, CompanyNoun, TripNoun, EventNoun   Text
	StepNoun, InvestorNoun, Target, Open, ListOpen       Text
	OpenNoun, Led, DuelMore, DuelLess, Without, NoVisits Text
}{
	Deals: Text{"%s有几个", "how many %s"}, Sum: Text{"%s总投资多少", "total investment of %s"}, Average: Text{"%s平均总投资多少", "average investment of %s"},
	Largest: Text{"%s里总投资最大的是哪个", "largest of %s"}, Smallest: Text{"%s里总投资最小的是哪个", "smallest of %s"}, Investors: Text{"%s的投资企业有几家", "how many investors of %s"},
	ListDeals: Text{"列出%s", "list %s"}, ListInvestors: Text{"列出%s的投资企业", "list investors of %s"}, ListVisits: Text{"列出%s家次", "list %s visits"}, ListCompanies: Text{"列出%s企业", "list companies %s"},
	ListTrips: Text{"列出行程", "list trips"}, ListPlanned: Text{"列出计划中的行程", "list planned trips"}, ListEvents: Text{"列出活动", "list events"}, ListOverdue: Text{"列出逾期下一步", "list overdue next steps"},
	Moved: Text{"%s项目", "deals %s"}, NewAt: Text{"新增%s项目", "new %s deals"}, AtStage: Text{"%s阶段的项目", "deals at stage %s"}, InTalks: Text{"%s项目", "deals in %s"}, Awaited: Text{"预计签约项目", "deals expected to sign"}, Any: Text{"项目", "deals"},
	Visits: Text{"%s多少家次", "how many %s visits"}, Companies: Text{"%s企业多少家", "how many companies %s"}, Trips: Text{"行程几批", "how many trips"}, PlannedTrips: Text{"计划中的行程几批", "how many planned trips"}, Events: Text{"活动几场", "how many events"},
	Overdue: Text{"逾期下一步有几项", "how many overdue next steps"}, Funds: Text{"到账资金多少", "funds arrived"}, Home: Text{"内资到账多少", "domestic funds arrived"}, Abroad: Text{"外资到账多少", "foreign funds arrived"},
	Converted: Text{"%s过的企业有几家%s", "how many of the companies %s have %s"}, Conversion: Text{"%s企业的%s转化率", "conversion of companies %s"}, Rate: Text{"签约项目的%s", "%s of deals signed"},
	Share: Text{"%s中，%s占比", "share of %s in %s"}, ShareOutside: Text{"%s签约项目占全省多少", "share of deals signed at %s in the province"}, Outside: Text{"%s%s多少", "%s %s how many"},
	Not: Text{"除%s外", "except %s"}, Origin: Text{"来自%s", "from %s"}, Place: Text{"在%s", "in %s"}, Interest: Text{"意向投资%s", "intended investment %s"},
	Stale: Text{"%d天没有进展", "without movement for %d days"}, NotYet: Text{"还没%s", "not yet %s"}, Reached: Text{"已%s", "already %s"},
	AtLeast: Text{"%s以上", "at least %s"}, Over: Text{"超过%s", "over %s"}, AtMost: Text{"不超过%s", "at most %s"}, Under: Text{"低于%s", "under %s"}, Category: Text{"%s类", "%s deals"}, Verified: Text{"已核实", "verified"},
	NotForeign: Text{"非外资", "except foreign"}, NotDomestic: Text{"非内资", "except domestic"}, NotF500: Text{"非世界500强", "except Fortune 500"}, NotSOE: Text{"非央企", "except central SOE"},
	By: Text{"按%s", "by %s"}, Top: Text{"前%d", "top %d"}, Last: Text{"后%d", "bottom %d"}, Most: Text{"哪个%s的%s最多", "which %s has the most %s"}, Least: Text{"哪个%s的%s最少", "which %s has the fewest %s"}, Highest: Text{"哪个%s的%s最高", "which %s has the highest %s"}, Lowest: Text{"哪个%s的%s最低", "which %s has the lowest %s"}, Versus: Text{"对比%s", "compared with %s"},
	Until: Text{"截至%s", "as of %s"}, From: Text{"%s起", "after %s"}, Range: Text{"%s至%s", "%s to %s"}, Before: Text{"%s前", "by %s"}, SumOf: Text{"%s总投资", "total investment of %s"}, AverageOf: Text{"%s平均总投资", "average investment of %s"}, VisitNoun: Text{"%s家次", "%s visits"}, CompanyNoun: Text{"%s企业", "companies %s"}, TripNoun: Text{"行程", "trips"}, EventNoun: Text{"活动", "events"},
	Open: Text{"未完成的下一步有几项", "how many open next steps"}, ListOpen: Text{"列出未完成的下一步", "list open next steps"}, OpenNoun: Text{"未完成的下一步", "open next steps"},
	Led: Text{"%s带队", "%s带队"}, DuelMore: Text{"哪个%s多", "which has more %s"}, DuelLess: Text{"哪个%s少", "which has fewer %s"},
	Without: Text{"哪些%s还没有%s", "which %s have not %s"}, NoVisits: Text{"哪些%s没有%s", "which %s have not %s"},
	Target: Text{"签约目标完成率", "target attained"}, StepNoun: Text{"逾期下一步", "overdue next steps"}, InvestorNoun: Text{"%s的投资企业", "investors of %s"},
	Comma: Text{"，", ", "}, Pair: Text{"、", " and "},
}

// WordingRates are the rates by the stage that they lead to.
var WordingRates = map[ledger.Stage]Text{ledger.StageRegistered: {"履约率", "fulfilment rate"}, ledger.StageStarted: {"开工率", "start rate"}, ledger.StageProducing: {"投产率", "production rate"}}

// WordingStages are the stages as verbs of the past.
var WordingStages = map[ledger.Stage]Text{
	ledger.StageLead: {"线索", "leads"}, ledger.StageTalks: {"在谈", "talks"}, ledger.StageSigned: {"签约", "signed"}, ledger.StageRegistered: {"注册", "registered"},
	ledger.StageStarted: {"开工", "started"}, ledger.StageProducing: {"投产", "gone into production"}, ledger.StagePaused: {"暂停", "paused"}, ledger.StageEnded: {"终止", "ended"},
}

// WordingActs are visits by their direction: as a noun and as a participle.
var WordingActs = map[ledger.Direction][2]Text{
	ledger.Outward: {{"走访", "outbound"}, {"走访", "visited"}}, ledger.Inward: {{"来访", "inbound"}, {"来访", "received"}}, "": {{"见面", "met"}, {"见面", "met"}},
}

// ListWord begins the Chinese wordings of lists.
const ListWord = "列出"
