package words

import "guatu/ledger"

// Tag is what a word at the beginning of a message makes of it (spec 2.2).
type Tag struct {
	Kind      ledger.Kind
	Direction ledger.Direction // of a visit
	Stage     ledger.Stage     // of a deal: the stage that the word names
	Funds     bool             // money that arrived
	Marked    bool             // a tag only with # or / before it
	Label     bool             // the word is a field's label as well (项目, 行程)
}

// Tags are the words that a record begins with.
var Tags = map[string]Tag{
	"走访": {Kind: ledger.KindVisit, Direction: ledger.Outward}, "拜访": {Kind: ledger.KindVisit, Direction: ledger.Outward},
	"对接": {Kind: ledger.KindVisit, Direction: ledger.Outward}, "visit": {Kind: ledger.KindVisit, Direction: ledger.Outward},
	"visits": {Kind: ledger.KindVisit, Direction: ledger.Outward, Marked: true}, "deals": {Kind: ledger.KindDeal, Marked: true},
	"来访": {Kind: ledger.KindVisit, Direction: ledger.Inward},
	"接待": {Kind: ledger.KindVisit, Direction: ledger.Inward, Marked: true}, "inbound": {Kind: ledger.KindVisit, Direction: ledger.Inward, Marked: true},
	"inbound visit": {Kind: ledger.KindVisit, Direction: ledger.Inward}, "visit in": {Kind: ledger.KindVisit, Direction: ledger.Inward, Marked: true},
	"项目": {Kind: ledger.KindDeal, Label: true}, "deal": {Kind: ledger.KindDeal, Label: true},
	"project": {Kind: ledger.KindDeal, Label: true, Marked: true},
	"线索":      {Kind: ledger.KindDeal, Stage: ledger.StageLead}, "在谈": {Kind: ledger.KindDeal, Stage: ledger.StageTalks},
	"签约": {Kind: ledger.KindDeal, Stage: ledger.StageSigned}, "注册": {Kind: ledger.KindDeal, Stage: ledger.StageRegistered},
	"开工": {Kind: ledger.KindDeal, Stage: ledger.StageStarted}, "投产": {Kind: ledger.KindDeal, Stage: ledger.StageProducing},
	"暂停": {Kind: ledger.KindDeal, Stage: ledger.StagePaused, Marked: true}, "终止": {Kind: ledger.KindDeal, Stage: ledger.StageEnded, Marked: true},
	"lead": {Kind: ledger.KindDeal, Stage: ledger.StageLead, Marked: true}, "talks": {Kind: ledger.KindDeal, Stage: ledger.StageTalks, Marked: true},
	"signed": {Kind: ledger.KindDeal, Stage: ledger.StageSigned, Marked: true}, "registered": {Kind: ledger.KindDeal, Stage: ledger.StageRegistered, Marked: true},
	"started": {Kind: ledger.KindDeal, Stage: ledger.StageStarted, Marked: true}, "producing": {Kind: ledger.KindDeal, Stage: ledger.StageProducing, Marked: true},
	"到账": {Kind: ledger.KindDeal, Funds: true, Label: true}, "funds": {Kind: ledger.KindDeal, Funds: true, Label: true, Marked: true},
	"received": {Kind: ledger.KindDeal, Funds: true, Marked: true},
	"行程":       {Kind: ledger.KindTrip, Label: true}, "trip": {Kind: ledger.KindTrip, Label: true},
	"活动": {Kind: ledger.KindEvent, Label: true}, "event": {Kind: ledger.KindEvent, Label: true},
}

// TagNames are the words that a record of a kind is printed with.
var TagNames = map[ledger.Kind]Text{
	ledger.KindVisit: {"走访", "visit"}, ledger.KindDeal: {"项目", "deal"}, ledger.KindTrip: {"行程", "trip"}, ledger.KindEvent: {"活动", "event"},
}

// TagInward is the tag of a visit inward, TagFunds that of money that arrived.
var (
	TagInward = Text{"来访", "inbound visit"}
	TagFunds  = Text{"到账", "funds"}
)

// Verbs of a change (spec 2.4).
var (
	Withdraws = []string{"撤销", "撤销掉", "删除", "删掉", "删了", "删了吧", "删掉吧", "不要了", "作废了", "delete", "remove", "作废", "撤回", "withdraw", "withdrawn"}
	Restores  = []string{"恢复", "取消撤销", "撤销撤销", "restore", "undo withdraw"}
)
