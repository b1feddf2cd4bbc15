package words

import "guatu/ledger"

// Readings are the phrases by which the reading of a question is printed; %s
// stands for a name, a figure or a day.
var Readings = struct {
	Between, Until, Since, From, Ever, AsOf, Versus                        Text
	Sum, Average, Largest, Smallest, Investors                             Text
	Awaited, AtStage, NewAt, Or, Bound, Interest                           Text
	Not, NoAmount, Origin, Place, With, Planned                            Text
	Stale, NotYet, Reached, By, Top, Last, Most, Least                     Text
	List, Rate, Conversion, Share, ShareOutside, Whole                     Text
	Foreign, Domestic, NotForeign, NotDomestic, F500, NotF500, SOE, NotSOE Text
	Verified, Unverified, In, Out, Both, City                              Text
	Reporter, Chain, Record, Funds, Home, Away                             Text
	Led, Was, Then, Duel, Empty                                            Text
}{
	Between: Text{"%s 至 %s", "%s to %s"}, Until: Text{"截至 %s", "up to %s"}, Since: Text{"%s 起", "from %s on"}, From: Text{"%s 起", "from %s on"},
	Ever: Text{"截至 %s", "as of %s"}, AsOf: Text{"截至 %s", "as of %s"}, Versus: Text{"对比 %s", "against %s"},
	Sum: Text{"总投资", "total investment"}, Average: Text{"平均总投资", "average investment"}, Largest: Text{"总投资最大", "largest investment"}, Smallest: Text{"总投资最小", "smallest investment"},
	Investors: Text{"投资企业", "investors"},
	Awaited:   Text{"预计签约（在谈）", "expected signings (in talks)"}, AtStage: Text{"%s（期末阶段）", "%s (stage at the end)"}, NewAt: Text{"新增%s", "new in %s"}, Or: Text{"、", " or "},
	Bound: Text{"总投资 %s%s", "total investment %s%s"}, Interest: Text{"意向投资 %s%s", "intended investment %s%s"},
	Not: Text{"不含%s", "not %s"}, NoAmount: Text{"未填金额", "without an amount"}, Origin: Text{"来源地 %s", "from %s"}, Place: Text{"地点 %s", "in %s"}, With: Text{"%s", "%s"}, Planned: Text{"计划中", "planned"},
	Stale: Text{"超过 %d 天没有进展", "without movement for more than %d days"}, NotYet: Text{"尚未%s", "not yet %s"}, Reached: Text{"已%s", "reached: %s"},
	By: Text{"按%s", "by %s"}, Top: Text{"前 %d", "top %d"}, Last: Text{"后 %d", "bottom %d"}, Most: Text{"最多", "the most"}, Least: Text{"最少", "the fewest"},
	List: Text{"列出", "listed"}, Rate: Text{"签约项目的%s", "%s of signed deals"}, Conversion: Text{"走访企业的%s转化率", "conversion of companies visited: %s"},
	Share: Text{"占比：%s", "share: %s"}, ShareOutside: Text{"占%s", "share of %s"}, Whole: Text{"占 %s", "out of %s"},
	Foreign: Text{"外资", "foreign"}, Domestic: Text{"内资", "domestic"}, NotForeign: Text{"非外资", "not foreign"}, NotDomestic: Text{"非内资", "not domestic"}, F500: Text{"世界500强", "Fortune 500"}, NotF500: Text{"非世界500强", "not Fortune 500"}, SOE: Text{"央企", "central SOE"}, NotSOE: Text{"非央企", "not central SOE"},
	Verified: Text{"已核实", "verified"}, Unverified: Text{"待核实", "to be verified"}, In: Text{"来访", "inbound"}, Out: Text{"走访", "outbound"}, Both: Text{"走访和来访", "in- and outbound"}, City: Text{"全市", "whole city"},
	Reporter: Text{"%s上报", "reported by %s"}, Chain: Text{"%s链", "%s chain"}, Record: Text{"记录", "record"},
	Led: Text{"%s带队", "led by %s"}, Was: Text{"%s %s", "%s %s"}, Then: Text{"再按%s", "then by %s"}, Duel: Text{"相比", "compared"}, Empty: Text{"没有的", "with none"},
	Funds: Text{"到账", "funds arrived"}, Home: Text{"内资到账", "domestic funds"}, Away: Text{"外资到账", "foreign funds"},
}

// PeriodNames are the periods that are told from the asking day.
var PeriodNames = map[string]Text{
	"today": {"今天", "today"}, "yesterday": {"昨天", "yesterday"}, "this_week": {"本周", "this week"}, "last_week": {"上周", "last week"},
	"this_month": {"本月", "this month"}, "last_month": {"上月", "last month"}, "this_quarter": {"本季度", "this quarter"}, "last_quarter": {"上季度", "last quarter"},
	"this_half": {"本半年", "this half-year"}, "last_half": {"上个半年", "last half-year"}, "this_year": {"今年", "this year"}, "last_year": {"去年", "last year"},
	"ytd": {"今年以来", "year to date"}, "same_last_year": {"去年同期", "a year earlier"}, "before": {"上期", "the period before"},
}

// DimensionNames are what a figure can be grouped by.
var DimensionNames = map[ledger.Dimension]Text{
	ledger.ByDistrict: {"区市", "district"}, ledger.ByChain: {"产业链", "chain"}, ledger.ByUnit: {"单位", "unit"}, ledger.ByTier: {"层级", "tier"},
	ledger.ByDay: {"天", "day"}, ledger.ByWeek: {"周", "week"}, ledger.ByMonth: {"月", "month"}, ledger.ByQuarter: {"季度", "quarter"}, ledger.ByYear: {"年", "year"},
	ledger.ByStage: {"阶段", "stage"}, ledger.BySector: {"门类", "sector"}, ledger.ByCategory: {"类别", "category"}, ledger.ByOrigin: {"来源地", "origin"},
	ledger.ByPark: {"园区", "park"}, ledger.ByEvent: {"活动", "event"}, ledger.ByCompany: {"企业", "company"}, ledger.ByDeal: {"项目", "deal"},
}

// ListMark stands between the values of one filter.
var ListMark = Text{"、", ", "}

// VisitNames are visits and the companies visited, as a reading names them.
var VisitNames = map[ledger.Measure]Text{ledger.Visits: {"家次", "visits"}, ledger.Companies: {"企业", "companies"}}
