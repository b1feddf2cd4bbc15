package words

import "guatu/ledger"

// Unit is what a figure is counted in: 12 个, 12 deals, 1 deal.
type Unit struct {
	Zh        string
	One, Many string
}

// Units are the units of the measures that are no money (spec 1.3 rule 1).
var Units = map[ledger.Measure]Unit{
	ledger.Deals:     {"个", "deal", "deals"},
	ledger.Investors: {"家", "company", "companies"},
	ledger.Visits:    {"家次", "visit", "visits"},
	ledger.Companies: {"家", "company", "companies"},
	ledger.Converted: {"家", "company", "companies"},
	ledger.Trips:     {"批", "trip", "trips"},
	ledger.Events:    {"场", "event", "events"},
	ledger.Overdue:   {"项", "next step", "next steps"},
	ledger.Open:      {"项", "next step", "next steps"},
}

// GroupUnits are what groups are counted in, where they themselves are asked for.
var GroupUnits = map[ledger.Dimension]Unit{
	ledger.ByDistrict: {"个区市", "district", "districts"}, ledger.ByChain: {"条产业链", "chain", "chains"},
	ledger.ByUnit: {"个单位", "unit", "units"}, ledger.ByPark: {"个园区", "park", "parks"},
}

// More and Fewer are how one figure stands to another.
var (
	More  = Text{"多", "more"}
	Fewer = Text{"少", "fewer"}
)

// OutsideUnits are the units of outside figures in English; others stand as
// they were written.
var OutsideUnits = map[string]Unit{
	"个": {"个", "deal", "deals"}, "家": {"家", "company", "companies"}, "家次": {"家次", "visit", "visits"}, "批": {"批", "trip", "trips"},
	"场": {"场", "event", "events"}, "项": {"项", "item", "items"}, "人": {"人", "person", "people"}, "名": {"名", "person", "people"},
	"亿元": {"亿元", "hundred million yuan", "hundred million yuan"}, "亿": {"亿", "hundred million yuan", "hundred million yuan"},
	"万元": {"万元", "ten thousand yuan", "ten thousand yuan"},
}

// MeasureNames tell figures apart where several stand on one line.
var MeasureNames = map[ledger.Measure]Text{
	ledger.Deals: {"项目", "deals"}, ledger.Investors: {"投资企业", "investors"}, ledger.Sum: {"总投资", "total investment"},
	ledger.Average: {"平均", "average"}, ledger.Largest: {"最大", "largest"}, ledger.Smallest: {"最小", "smallest"},
	ledger.Visits: {"走访", "visits"}, ledger.Companies: {"企业", "companies"}, ledger.Trips: {"行程", "trips"}, ledger.Events: {"活动", "events"},
	ledger.Overdue: {"逾期", "overdue"}, ledger.Open: {"未完成的下一步", "open next steps"}, ledger.FundsBoth: {"到账", "funds"}, ledger.FundsHome: {"内资", "domestic"}, ledger.FundsAbroad: {"外资", "foreign"},
	ledger.Converted: {"已签约", "converted"}, ledger.Conversion: {"转化率", "conversion"}, ledger.RateOf: {"比率", "rate"}, ledger.ShareOf: {"占比", "share"},
	ledger.Attained: {"完成率", "attained"}, ledger.OutsideOf: {"外部数字", "outside figure"},
}

// Answers are the sentences of an answer. In each, %s and %d stand for names
// and figures.
var Answers = struct {
	Together, Funds, Compared, Against, Points   Text
	NotGiven, Secret, NoAmount, Group            Text
	Nothing, NoBase, NoTarget, NoOutside         Text
	Hidden, LeftOut, Waiting, Ranges             Text
	In, Out, AlsoIn, AlsoOut                     Text
	Same, Rates, Rate, RateFrom, Signing, Frozen Text
	Parts                                        Text
	OfCompanies, Page, More, Step, Due           Text
	Ahead, Even                                  Text
}{
	Together:    Text{"%s（%s）", "%s (%s)"},
	Funds:       Text{"内资 %s，外资 %s", "domestic %s, foreign %s"},
	Compared:    Text{"%s，%s %s", "%s, %s %s"},
	Against:     Text{"对比期", "the period before"},
	Points:      Text{"%s 个百分点", "%s points"},
	NotGiven:    Text{"未填", "not given"},
	Secret:      Text{"敏感项目（不显示名称）", "sensitive (name not shown)"},
	NoAmount:    Text{"未填金额", "no amount"},
	Group:       Text{"%s %s", "%s %s"},
	Nothing:     Text{"没有符合条件的记录。", "No record matches."},
	NoBase:      Text{"分母是 0，比例无从计算。", "The base is 0: there is nothing to divide by."},
	NoTarget:    Text{"没有设定目标。", "No target is set."},
	NoOutside:   Text{"没有登记这个数字。", "That figure is not recorded."},
	Hidden:      Text{"明细超出您的查看范围，只给合计。", "The rows are outside your scope; only the total is shown."},
	LeftOut:     Text{"另有 %d 个未填金额，未计入。", "Left out, without an amount: %d."},
	Waiting:     Text{"其中 %d 个待核实。", "Of these still to be verified: %d."},
	Ranges:      Text{"其中 %d 笔金额是区间，按低值计。", "Of these with a range as their amount, counted by its low end: %d."},
	AlsoIn:      Text{"另有来访 %d 家次。", "Also inbound: %s."},
	AlsoOut:     Text{"另有走访 %d 家次。", "Also outbound: %s."},
	Same:        Text{"折合 %s。", "Converted: %s."},
	Rates:       Text{"汇率：%s。", "Rates: %s."},
	Rate:        Text{"1 %s = %s 元", "%s 1 = CNY %s"},
	RateFrom:    Text{"%s（%s 起）", "%s (from %s)"},
	Signing:     Text{"%s按各项目签约日汇率", "%s at each deal's signing day"},
	Frozen:      Text{"已签约项目按签约日汇率折算。", "Signed deals are converted at the rate of their signing day."},
	Parts:       Text{"部分 %s，整体 %s。", "Part %s, whole %s."},
	OfCompanies: Text{"走访企业 %s。", "Out of %s visited."},
	Page:        Text{"第 %d 页，共 %d 页", "page %d of %d"},
	Step:        Text{"%s：%s", "%s: %s"},
	Due:         Text{"%s 到期", "due %s"},
	Ahead:       Text{"%s更%s。", "%s has %s."},
	Even:        Text{"一样多。", "They are equal."},
}

// Whys explain a figure (为什么).
var Whys = struct {
	Title, Rule, Rows, Secret                          Text
	Change, ChangeAmount, ChangeVerify, ChangeStage    Text
	ChangeVisit, ChangeEdit, Period, Scope, Thresholds Text
}{
	Title:        Text{"为什么是 %s", "Why %s"},
	Rule:         Text{"口径：%s", "Rule: %s"},
	Rows:         Text{"依据：%d 条记录。", "Rests on %d records."},
	Period:       Text{"计入期间：%s；问询日 %s 之后的不计。", "Counted days: %s; nothing after the asking day, %s."},
	Change:       Text{"会改变这个数字的：", "What would change it:"},
	ChangeAmount: Text{"补上未填的金额（%d 个）", "amounts for the deals without one (%d)"},
	ChangeVerify: Text{"核实退回（待核实 %d 个）", "verification that sends deals back (%d to be verified)"},
	ChangeStage:  Text{"补报、更正签约日期或阶段，撤销记录", "late reports, corrected stages or dates, withdrawn records"},
	ChangeVisit:  Text{"补报、更正走访日期，撤销记录，合并企业", "late reports, corrected dates, withdrawn records, merged companies"},
	ChangeEdit:   Text{"补报、更正、撤销记录", "late reports, corrections, withdrawn records"},
}

// WhyRules are the rules of counting by measure (spec 1.3 and 3.4).
var WhyRules = map[ledger.Measure]Text{
	ledger.Deals:       {"项目按个计，多单位上报的同一项目只计一次。", "Deals are counted one by one; a deal of several units counts once."},
	ledger.Investors:   {"按投资企业计，同一企业只计一家。", "Distinct investors; a company counts once."},
	ledger.Sum:         {"有金额项目的总投资之和；区间取低值。", "The total investment of the deals with an amount; of a range the low end."},
	ledger.Average:     {"有金额项目的总投资平均值；区间取低值。", "The average over the deals with an amount; of a range the low end."},
	ledger.Largest:     {"总投资最大的项目，按折合人民币比较；区间取低值。", "The deal with the largest total investment, compared in CNY; of a range the low end."},
	ledger.Smallest:    {"总投资最小的项目，按折合人民币比较；区间取低值。", "The deal with the smallest total investment, compared in CNY; of a range the low end."},
	ledger.Visits:      {"同一企业同一天为一家次，多单位同访在全市只计一次。", "One company on one day is one visit; a joint visit counts once for the city."},
	ledger.Companies:   {"家为不重复的企业，家次为走访次数，两者不相加。", "Companies are distinct, visits are all; the two are never added."},
	ledger.Trips:       {"已完成或进行中的行程，按首日计。", "Trips that are done or under way, by their first day."},
	ledger.Events:      {"活动按首日计。", "Events by their first day."},
	ledger.Overdue:     {"到期日早于问询日、尚未完成的下一步。", "Next steps due before the asking day and not done."},
	ledger.Open:        {"尚未完成的下一步，不论是否到期；问了期间的，只计到期日在期内的。", "Next steps not done, due or not; with a period those due in it."},
	ledger.FundsBoth:   {"到账按到账日计，内资与外资分列，不相加。", "Funds by the day of arrival; domestic and foreign are never added."},
	ledger.FundsHome:   {"内资按到账日计。", "Domestic funds by the day of arrival."},
	ledger.FundsAbroad: {"外资按到账日计，其他外币折算为美元。", "Foreign funds by the day of arrival, other currencies converted to USD."},
	ledger.Converted:   {"期内走访过、到问询日已签约的企业。", "Companies visited in the period that have signed by the asking day."},
	ledger.Conversion:  {"期内走访过、到问询日已签约的企业，除以走访过的企业。", "Companies visited in the period that have signed by the asking day, over those visited."},
	ledger.RateOf:      {"期内签约的项目中，到问询日已达到该阶段或更后阶段的。", "Of the deals signed in the period, those that have reached the stage or a further one by the asking day."},
	ledger.ShareOf:     {"部分除以整体，同一口径、同一期间。", "The part over the whole, of the same measure and period."},
	ledger.Attained:    {"期内签约数除以年度目标。", "Deals signed over the year's target."},
	ledger.OutsideOf:   {"活动登记的外部数字。", "A figure that was recorded with the event."},
}

// WhyClocks say by which day deals are counted.
var WhyClocks = map[ledger.Clock]Text{
	ledger.Moved:    {"按首次达到该阶段的日期计入；签约只计首份正式合同。", "By the first day of the stage; a signing is the first formal contract."},
	ledger.Standing: {"按期末（或问询日）所处阶段计。", "By the stage on the period's last day, or the asking day."},
	ledger.Awaited:  {"问询日在谈、预计签约日在期内的项目。", "In talks on the asking day, with the expected signing day in the period."},
}

// LargeUnit is the unit that large amounts are printed in.
var LargeUnit = Text{"亿%s", "%s bn"}

// ListComma parts what stands side by side on a line.
var ListComma = Text{"，", ", "}

// Buttons under an answer.
var (
	ButtonRows     = Text{"明细", "details"}
	ButtonFigure   = Text{"合计", "total"}
	ButtonChart    = Text{"图", "chart"}
	ButtonWhy      = Text{"为什么", "why"}
	ButtonPageNext = Text{"下一页", "next"}
	ButtonPageBack = Text{"上一页", "back"}
)

// SayNoChart answers a press where no picture can be drawn.
var SayNoChart = Text{"这里画不了图。", "No chart can be drawn here."}

// Other readings of a question, as buttons.
var (
	ReadTalks  = Text{"在谈", "in talks"}
	ReadSigned = Text{"签约", "signed"}
	ReadPeriod = Text{"%s 至 %s", "%s to %s"}
)

// Before is how the period before another is called: before the present one, or
// before any other.
type Before struct {
	Last, Other Text
}

// PeriodsBefore are the periods before others, by their unit.
var PeriodsBefore = map[string]Before{
	"week":    {Text{"上周", "last week"}, Text{"前一周", "the week before"}},
	"month":   {Text{"上月", "last month"}, Text{"前一月", "the month before"}},
	"quarter": {Text{"上季度", "last quarter"}, Text{"前一季度", "the quarter before"}},
	"year":    {Text{"去年", "last year"}, Text{"前一年", "the year before"}},
}
