package words

import "guatu/ledger"

// Sentences about trips.
var (
	SayTripReport = Text{"/%[1]s <b>行程总结 · %[2]s</b>", "/%[1]s <b>trip report · %[2]s</b>"}
	SayTripVisits = Text{"走访和来访 %[1]d 家（%[2]d 家次）：", "Companies: %[1]d (visits: %[2]d):"}
	SayTripEmpty  = Text{"还没有走访挂在这个行程下。走访的卡片下有“属于”按钮，也可以写“行程：”。", "No visit hangs under this trip yet. The cards of visits offer “Belongs to”; or write “trip: …”."}
	SayTripAhead  = Text{"/%[1]s 要到 %[2]s 才开始，还不能总结。", "/%[1]s begins on %[2]s; it cannot be summed up yet."}

	ButtonTrip    = Text{"属于 %s", "Belongs to %s"}
	ButtonTripAll = Text{"都属于 %s", "All belong to %s"}
	ButtonSumUp   = Text{"总结", "Trip report"}
)

// ClosesTrip are the words that close a trip, as they are matched.
var ClosesTrip = []string{"完成", "已完成", "结束", "已结束", "总结", "行程总结", "done", "finished", "close", "closed", "report", "tripreport"}

// NameExamples are how trips and events can be called; deals as in FieldExamples.
var NameExamples = map[ledger.Kind]Text{
	ledger.KindTrip:  {"赴上海招商", "Trip to Shanghai"},
	ledger.KindEvent: {"蓝色产业推介会", "Blue industry day"},
}
