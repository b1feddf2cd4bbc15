package words

import "guatu/ledger"

// Doubts say what was wrong with a value and what to send instead: %[1]s is the
// field's label, %[2]s what was written, %[3]s an example.
var Doubts = map[ledger.Doubt]Text{
	ledger.AmountNoUnit: {"%[1]s“%[2]s”没有单位，请写明，例如：%[3]s", "%[1]s “%[2]s” has no unit; please write it, for example: %[3]s"},
	ledger.AmountVague:  {"%[1]s“%[2]s”不是确定的数，请写明，例如：%[3]s", "%[1]s “%[2]s” is not a definite figure; please write one, for example: %[3]s"},
	ledger.AmountTwo:    {"%[1]s“%[2]s”里有两个数，请只写一个，例如：%[3]s", "%[1]s “%[2]s” holds two figures; please write one, for example: %[3]s"},
	ledger.AmountFalls:  {"%[1]s“%[2]s”前大后小，请从小到大写，例如：50-60亿元", "%[1]s “%[2]s” falls; please write the smaller figure first, for example: CNY 5-6bn"},
	ledger.AmountNotPos: {"%[1]s“%[2]s”必须大于零，请写明，例如：%[3]s", "%[1]s “%[2]s” must be more than zero; please write it, for example: %[3]s"},
	ledger.AmountUnread: {"%[1]s“%[2]s”看不懂，请写明，例如：%[3]s", "%[1]s “%[2]s” cannot be read; please write it, for example: %[3]s"},
	ledger.AmountNoRate: {"%[1]s“%[2]s”的币种没有设汇率，请折算成人民币，例如：%[3]s", "%[1]s “%[2]s”: no rate is set for that currency; please write it in CNY, for example: %[3]s"},
	ledger.AmountHuge:   {"%[1]s%[2]s超过1000亿元，确定吗？", "%[1]s %[2]s is above CNY 100 billion. Is that right?"},
	ledger.AmountJump:   {"%[1]s从%[2]s改为%[3]s，相差十倍以上，确定吗？", "%[1]s from %[2]s to %[3]s is a change of ten times or more. Is that right?"},
	ledger.DateNone:     {"%[1]s“%[2]s”不存在，请写一个正确的日期，例如：%[3]s", "%[1]s “%[2]s” does not exist; please write a right date, for example: %[3]s"},
	ledger.DateFuture:   {"%[1]s“%[2]s”在将来，走访请在之后填报；请写实际日期，例如：昨天", "%[1]s “%[2]s” is in the future; report a visit after it took place. Please write the day, for example: yesterday"},
	ledger.DateUnread:   {"%[1]s“%[2]s”看不出是哪一天，请写明，例如：%[3]s", "%[1]s “%[2]s” tells no day for sure; please write it, for example: %[3]s"},
	ledger.NameUnknown:  {"没有叫“%[2]s”的%[1]s。请选择，或重新写明。", "%[1]s: there is none called “%[2]s”. Please choose, or write it again."},
	ledger.NameMany:     {"%[1]s“%[2]s”不止一个，是哪一个？", "%[1]s: several are called “%[2]s”. Which one?"},
	ledger.CompanyOpen:  {"“%[2]s”里哪几个字是企业名称？请选择，或写成：企业：%[3]s", "Which words of “%[2]s” are the company's name? Choose, or write: company: %[3]s"},
	ledger.ValueUnknown: {"%[1]s“%[2]s”不认识，请重新写明，例如：%[3]s", "%[1]s “%[2]s” is not known; please write it again, for example: %[3]s"},
}

// Yuan ends an amount of Chinese money.
const Yuan = "元"

// AmountUnits are what a bare number may have meant.
var AmountUnits = []Text{{"%s亿元", "CNY %s bn"}, {"%s万元", "CNY %s m"}}

// FieldExamples are how fields can be written.
var FieldExamples = map[ledger.Field]Text{
	ledger.FCompany:    {"蓝鲸科技", "Blue Whale Tech"},
	ledger.FName:       {"海洋传感器基地", "Ocean sensor base"},
	ledger.FDate:       {"3月8日", "8 March"},
	ledger.FExpected:   {"6月30日", "30 June"},
	ledger.FPlace:      {"北京", "Beijing"},
	ledger.FTier:       {"链长", "chain leaders"},
	ledger.FAmount:     {"12亿元", "CNY 1.2bn"},
	ledger.FInterest:   {"5亿元", "CNY 500m"},
	ledger.FFunds:      {"2亿元", "CNY 200m"},
	ledger.FStage:      {"在谈", "talks"},
	ledger.FSector:     {"制造业", "manufacturing"},
	ledger.FCategory:   {"产业", "industry"},
	ledger.FAgreement:  {"正式合同", "contract"},
	ledger.FOrigin:     {"日本", "Japan"},
	ledger.FForeign:    {"是", "yes"},
	ledger.FFortune500: {"是", "yes"},
	ledger.FSensitive:  {"是", "yes"},
	ledger.FNext:       {"3月1日前回访", "call back by 1 March"},
	ledger.FEvent:      {"E2", "E2"},
	ledger.FTrip:       {"T3", "T3"},
	ledger.FPlanned:    {"计划", "planned"},
}

// AskFor are the questions for what a report lacks: %[2]s is SayForExample.
var AskFor = map[ledger.Field]Text{
	ledger.FCompany:  {"还缺企业。是哪家企业？%[2]s", "The company is missing. Which company is it? %[2]s"},
	ledger.FName:     {"还缺名称。叫什么名称？%[2]s", "The name is missing. What is it called? %[2]s"},
	ledger.FAmount:   {"还缺总投资。是多少？%[2]s；没有定就写：未定", "The amount is missing. How much is it? %[2]s; or: undecided"},
	ledger.FDistrict: {"还缺区市。落在哪里？%[2]s", "The district is missing. Where does it land? %[2]s"},
	ledger.FUnit:     {"还不知道你的单位。代表哪个单位填报？%[2]s", "Your unit is not known yet. For which unit do you report? %[2]s"},
	ledger.FFunds:    {"还缺到账金额。是多少？%[2]s", "The amount is missing. How much arrived? %[2]s"},
}

// Sentences of drafts.
var (
	SayAskFor      = Text{"请写%[1]s。%[2]s", "Please write: %[1]s. %[2]s"}
	SayForExample  = Text{"例如：%s", "For example: %s"}
	SayNoInvestor  = Text{"还缺企业和项目名称。投资企业是哪家？", "The investor and the deal's name are missing. Which company invests?"}
	SayStageFuture = Text{"%[1]s日期 %[2]s 在将来。改记为预计签约吗？不是的话请写实际日期。", "The date %[2]s of “%[1]s” is in the future. Record it as the expected signing? If not, please write the day."}
	SayCompanyNear = Text{"“%[1]s”可能是已有的企业，是哪一家？", "“%[1]s” may be a company that is known already. Which one?"}
	SaySameVisit   = Text{"%[1]s %[2]s 已有走访记录：%[3]s。是同一次吗？", "A visit to %[1]s on %[2]s is recorded already: %[3]s. Is it the same one?"}
	SaySameDeal    = Text{"可能是已有的项目：%[1]s。是同一个吗？", "It may be a deal that is recorded already: %[1]s. Is it the same one?"}
	SayMayBeSame   = Text{"可能与 %[1]s 是同一个项目", "may be the same deal as %[1]s"}
	SayJoinedDeal  = Text{"/%[1]s 与 /%[2]s 是同一个项目，/%[1]s 已撤销。", "/%[1]s and /%[2]s are one deal; /%[1]s is withdrawn."}
	SayPartedDeal  = Text{"合并已撤回，/%[1]s 与 /%[2]s 是两个项目。", "That was undone; /%[1]s and /%[2]s are two deals."}
	SayOwnDeal     = Text{"/%[1]s 是另一个项目。", "/%[1]s is a deal of its own."}
	SayKnownVisit  = Text{"这次走访已经记录：/%[1]s，没有作更改。", "This visit is recorded already: /%[1]s. Nothing was changed."}
	SayJoined      = Text{"已在 /%[1]s 上加上%[2]s；其余内容没有记入，需要时请回复卡片补充。", "Added to /%[1]s: %[2]s. The rest was not recorded; reply to the card to add it."}
	SayKnownDeal   = Text{"项目 /%[1]s 已经是“%[2]s”，没有作更改。", "Deal /%[1]s is at “%[2]s” already. Nothing was changed."}
	SayReplyOne    = Text{"请回复：%s", "Please reply: %s"}
	SayChosen      = Text{"已选：%s", "Chosen: %s"}
	SayEmptyTag    = Text{"标签后面没有内容，例如：%s", "There is nothing after the tag. For example: %s"}
	SayWaiting     = Text{"还有 %d 条没有填完，在 /drafts 里。", "%d more to be completed, in /drafts."}
	SayNoDraft     = Text{"没有未完成的草稿。", "There is no open draft."}
	SayCancelled   = Text{"已取消，没有保存。", "Cancelled; nothing was saved."}
	SayDrafts      = Text{"没有填完的草稿：", "Drafts to be completed:"}
	SayDraftGone   = Text{"这个草稿已经结束，没有作任何更改。", "This draft has ended; nothing was changed."}
	SayNotYours    = Text{"这不是你的草稿。", "This is not your draft."}
	SayGroupShort  = Text{"记录 %d 条：", "Records: %d"}
	SayOfMany      = Text{"第 %[1]d 条：%[2]s", "No. %[1]d: %[2]s"}
)

// Buttons of drafts.
var (
	ButtonYes        = Text{"是", "yes"}
	ButtonNo         = Text{"不是", "no"}
	ButtonLeave      = Text{"不填", "leave out"}
	ButtonNewCompany = Text{"新企业", "new company"}
	ButtonSameVisit  = Text{"同一次", "same visit"}
	ButtonOtherVisit = Text{"另一次", "another visit"}
	ButtonSameDeal   = Text{"同一个", "same deal"}
	ButtonOtherDeal  = Text{"另一个", "another deal"}
	ButtonResume     = Text{"继续", "Resume"}
	ButtonGiveUp     = Text{"取消", "Cancel"}
	ButtonSkip       = Text{"跳过", "Skip"}
	ButtonStepBack   = Text{"上一步", "Back"}
)

// Sentences about money that arrived.
var (
	SayFundsNone  = Text{"没有找到这家企业的项目。请写明项目编号，例如：D7 到账 2亿元 3月20日", "No deal of this company was found. Please name the deal, for example: D7 funds CNY 200m 20 March"}
	SayFundsWhich = Text{"这笔到账是哪个项目的？%[1]s", "Which deal is this money for? %[1]s"}
)

// Words of forms.
var (
	SayFormStep = Text{"%[1]d/%[2]d %[3]s？%[4]s", "%[1]d/%[2]d %[3]s? %[4]s"}
	Today       = Text{"今天", "today"}
	Yesterday   = Text{"昨天", "yesterday"}
)

// TagExamples are what can follow a tag.
var TagExamples = map[ledger.Kind]Text{
	ledger.KindVisit: {"蓝鲸科技 北京 昨天", "Blue Whale Tech Beijing yesterday"},
	ledger.KindDeal:  {"企业：蓝鲸科技；总投资：12亿元", "company: Blue Whale Tech; amount: CNY 1.2bn"},
	ledger.KindTrip:  {"名称：赴上海招商；地点：上海；日期：3月6日至8日", "name: Trip to Shanghai; place: Shanghai; date: 6-8 March"},
	ledger.KindEvent: {"名称：蓝色产业推介会；地点：上海；日期：3月8日", "name: Blue industry day; place: Shanghai; date: 8 March"},
}
