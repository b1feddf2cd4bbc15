package words

import "guatu/ledger"

// CardNames are the names of the lines that only cards have, or that are called
// otherwise there; all others are called as in FieldNames.
var CardNames = map[ledger.Field]Text{
	ledger.FNote:     {"其他", "notes"},
	ledger.FReported: {"填报人", "reported by"},
	FieldHistory:     {"历程", "stages"},
	FieldCeremony:    {"后续签约仪式", "later ceremony"},
	FieldVerified:    {"核实", "verification"},
	FieldFiles:       {"附件", "attached"},
	FieldWithdrawn:   {"记录", "record"},
}

// Lines that only cards have.
const (
	FieldHistory   ledger.Field = "history"
	FieldCeremony  ledger.Field = "ceremony"
	FieldVerified  ledger.Field = "verified"
	FieldFiles     ledger.Field = "files"
	FieldWithdrawn ledger.Field = "withdrawn"
)

// Words on cards.
var (
	KindIn = Text{"来访", "inbound visit"}

	Default    = Text{"（默认）", " (default)"}
	NewCompany = Text{"（新企业）", " (new company)"}
	Withdrawn  = Text{"已撤销", "withdrawn"}
	Yes        = Text{"是", "yes"}
	No         = Text{"否", "no"}
	Planned    = Text{"计划", "planned"}
	Done       = Text{"完成", "done"}
	Verified   = Text{"已核实", "verified"}
	FromAbroad = Text{"外资 ", "foreign "}
	FromHome   = Text{"内资 ", "domestic "}
	NotGiven   = Text{"（空）", "(empty)"}
	To         = Text{" 至 ", " to "}
	OrderMark  = Text{"督办：", "order: "}
	OfBrackets = Text{"（%s）", " (%s)"}
)

// Weekdays from Monday.
var Weekdays = []Text{{"周一", "Mon"}, {"周二", "Tue"}, {"周三", "Wed"}, {"周四", "Thu"}, {"周五", "Fri"}, {"周六", "Sat"}, {"周日", "Sun"}}

// FileKinds are the kinds of things that come with a report.
var FileKinds = map[string]Text{
	"photo":    {"照片", "photo"},
	"document": {"文件", "file"},
	"location": {"位置", "location"},
	"contact":  {"名片", "contact"},
	"video":    {"视频", "video"},
}

// Buttons under a card.
var (
	ButtonFix      = Text{"更正", "Correct"}
	ButtonWithdraw = Text{"撤销", "Withdraw"}
	ButtonMore     = Text{"补充", "Add"}
	ButtonRestore  = Text{"恢复", "Restore"}
	ButtonBack     = Text{"返回", "Back"}
	ButtonVerify   = Text{"核实", "Verify"}
	ButtonReturn   = Text{"退回", "Return"}
)

// CityLeaders are the titles of the city's party secretary and its mayor, as
// they are matched; NoCityLeaders hold one of them and are somebody else.
var (
	CityLeaders   = []string{"市委书记", "市长", "mayor", "party secretary"}
	NoCityLeaders = []string{"副市长", "市委副书记", "常务副市长", "市长助理", "副省级市长", "deputy mayor", "vice mayor", "vice-mayor", "assistant mayor", "district party secretary", "deputy party secretary", "district mayor", "lord mayor"}
)
