package words

import "guatu/ledger"

// Raises are words for an investment that grew; RaisedTo stand before what it is now, more
// or less than it was.
var (
	Raises   = []string{"增资", "追加", "increase", "raised by"}
	RaisedTo = []string{"增资到", "增资至", "增至", "增加到", "增加至", "追加到", "追加至", "提高到", "提高至", "上调至", "上调到", "调整为", "调整到", "调整至", "调至", "变更为", "减至", "减到", "减少到", "减少至", "降至", "降到", "下调至", "下调到", "缩减至", "缩减到",
		"->", "=>", "raised to", "increased to", "increase to", "reduced to", "cut to"}
	// ChangeStages tell a stage in a change of a deal.
	ChangeStages = map[string]ledger.Stage{
		"签了": ledger.StageSigned, "签的": ledger.StageSigned, "签好了": ledger.StageSigned, "签完了": ledger.StageSigned, "已签": ledger.StageSigned, "签下来了": ledger.StageSigned, "签约了": ledger.StageSigned, "签约的": ledger.StageSigned,
		"开工了": ledger.StageStarted, "开工的": ledger.StageStarted, "动工了": ledger.StageStarted, "投产了": ledger.StageProducing, "投产的": ledger.StageProducing, "注册了": ledger.StageRegistered, "注册好了": ledger.StageRegistered,
		"黄了": ledger.StageEnded, "不投了": ledger.StageEnded, "不来了": ledger.StageEnded, "终止了": ledger.StageEnded, "放一放": ledger.StagePaused, "先放一放": ledger.StagePaused, "搁置": ledger.StagePaused, "搁置了": ledger.StagePaused, "暂停了": ledger.StagePaused,
	}
	// StuckAt begin what a deal is stuck at, in a change of it (卡在环评); BelongsTo stand before
	// the trip of a visit (属于 T1).
	StuckAt   = []string{"卡在", "卡于", "堵在", "卡住了，", "stuck at", "stuck on", "stuck in"}
	BelongsTo = []string{"属于", "归入", "归到", "挂到", "挂在", "并入", "belongs to", "under"}
)

// Sentences of putting it right (spec 2.4).
var (
	SayNotYourRecord = Text{"/%[1]s 不是你或你单位填报的，不能更改。", "/%[1]s was not reported by you or your unit; you cannot change it."}
	SayIsWithdrawn   = Text{"/%[1]s 已撤销，恢复后才能更改。", "/%[1]s is withdrawn; restore it first."}
	SayNoChange      = Text{"/%[1]s 没有变化。", "/%[1]s: nothing changed."}
	SayNoRecord      = Text{"没有 %[1]s 这条记录。", "There is no record %[1]s."}
	SayAskedNone     = Text{"没有这条记录。", "There is no such record."}
	SayAskedHidden   = Text{"这条记录不在你的范围内，不能查看。", "That record is outside your scope and cannot be shown."}
	SayNotShown      = Text{"/%[1]s 不在你的范围内，不能查看。", "/%[1]s is outside your scope and cannot be shown."}
	SayStageAgain    = Text{"/%[1]s 已在 %[3]s %[2]s。把日期更正为 %[4]s 吗？后来的签约仪式请写明活动。", "/%[1]s was “%[2]s” on %[3]s already. Correct the date to %[4]s? For a later ceremony, name the event."}
	SayWithdrawn     = Text{"/%[1]s 已撤销，不再计入。", "/%[1]s is withdrawn and no longer counted."}
	SayRestored      = Text{"/%[1]s 已恢复。", "/%[1]s is restored."}
	SayWhichRecord   = Text{"这里有几条记录，改哪一条？", "There are several records here. Which one?"}
	SayNoField       = Text{"没有看懂要改什么。请写“字段：新值”，例如：%[1]s", "It is not clear what to change. Please write “field: new value”, for example: %[1]s"}
	SayWhichYear     = Text{"“%[1]s”是哪一年？", "Which year is “%[1]s”?"}
	SayUnread        = Text{"“%[1]s”没有看懂，没有作更改。请写“字段：新值”，例如：%[2]s", "“%[1]s” was not understood; nothing was changed. Please write “field: new value”, for example: %[2]s"}
	SayRefsLeft      = Text{"%[1]s 还没有改，答完上面的问题后请再发一次。", "%[1]s: not changed yet; answer the question above, then send it again."}
	SayRaised        = Text{"增资请写增资后的总投资，例如：%[1]s", "For a raise, please write the new total, for example: %[1]s"}
	SayMoved         = Text{"更改 /%[1]s %[2]s？\n%[3]s", "Change /%[1]s %[2]s?\n%[3]s"}
	SayDealSaid      = Text{"没有作更改。要更改项目，请写编号和“字段：新值”，例如：%[1]s", "Nothing was changed. To change a deal, write its reference and “field: new value”, for example: %[1]s"}
	SayNewValue      = Text{"%[1]s 的%[2]s现在是：%[3]s。请写新的。", "%[2]s of %[1]s is now: %[3]s. Please write the new one."}
	SayNewEmpty      = Text{"%[1]s 的%[2]s还没有填。请写。", "%[2]s of %[1]s is not given yet. Please write it."}
	SayAttached      = Text{"已附到 /%[1]s：%[2]s。", "Attached to /%[1]s: %[2]s."}
	SayProposed      = Text{"/%[1]s 已核实，更改已提交审核：%[2]s", "/%[1]s is verified; the change waits for a reviewer: %[2]s"}
	SayProposal      = Text{"%[1]s 请求更改已核实的项目：%[2]s", "%[1]s asks to change a verified deal: %[2]s"}
	SayAccepted      = Text{"更改已通过：%[1]s", "The change was accepted: %[1]s"}
	SayTurnedDown    = Text{"更改没有通过：%[1]s", "The change was turned down: %[1]s"}
	SayVerified      = Text{"/%[1]s 已核实。", "/%[1]s is verified."}
	SayWhyReturn     = Text{"请写退回 /%[1]s 的理由。", "Please write why /%[1]s is returned."}
	SayReturned      = Text{"/%[1]s 已退回，填报人会收到理由。", "/%[1]s was returned; the reporter is told why."}
	SayReturnedYou   = Text{"/%[1]s 被退回：%[2]s", "/%[1]s was returned: %[2]s"}
	SayNoVerify      = Text{"你不能核实这个项目。", "You cannot verify this deal."}
	SayNothingNew    = Text{"没有待核实的项目。", "No deal waits for verification."}
	SayToVerify      = Text{"待核实 %d 个：", "%d to be verified:"}

	ButtonRedate = Text{"更正日期", "correct the date"}
	ButtonTier   = Text{"层级：市主要领导", "Tier: city leaders"}
)

// ExampleChanges are changes of the kinds of records, as they can be written.
var ExampleChanges = map[ledger.Kind]Text{
	ledger.KindVisit: {"成果：有意建二期", "outcome: interested in a second phase"},
	ledger.KindDeal:  {"总投资：85亿元", "amount: CNY 8.5bn"},
	ledger.KindTrip:  {"日期：3月6日至8日", "date: 6-8 March"},
	ledger.KindEvent: {"地点：上海", "place: Shanghai"},
}
