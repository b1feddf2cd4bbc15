package words

import "guatu/ledger"

// Fields that only tables have: what a record is beside its report.
const (
	FieldRef         ledger.Field = "ref"
	FieldSlips       ledger.Field = "slips"
	FieldRate        ledger.Field = "rate"
	FieldVerifiedOn  ledger.Field = "verified-on"
	FieldClosed      ledger.Field = "closed"
	FieldFigures     ledger.Field = "figures"
	FieldReporter    ledger.Field = "reporter"
	FieldTouched     ledger.Field = "touched"
	FieldChat        ledger.Field = "chat"
	FieldMessage     ledger.Field = "message"
	FieldItem        ledger.Field = "item"
	FieldSent        ledger.Field = "sent"
	FieldText        ledger.Field = "text"
	FieldDefaults    ledger.Field = "defaults"
	FieldWithdrawnBy ledger.Field = "withdrawn-by"
	FieldAliases     ledger.Field = "aliases"
	FieldRegion      ledger.Field = "region"
	FieldListYear    ledger.Field = "list-year"
	FieldCentralSOE  ledger.Field = "central-soe"
	FieldMergedInto  ledger.Field = "merged-into"
)

// Column is what a column of a table is called, and what else is understood.
type Column struct {
	Name    Text
	Aliases []string
}

// Columns are the columns that only tables have; all others are called by
// their fields.
var Columns = map[ledger.Field]Column{
	FieldHistory:     {Text{"历程", "stages"}, []string{"阶段历程"}},
	FieldCeremony:    {Text{"后续签约仪式", "later ceremonies"}, nil},
	FieldSlips:       {Text{"预计签约变动", "expected before"}, nil},
	FieldRate:        {Text{"签约汇率", "rate at signing"}, nil},
	FieldVerified:    {Text{"核实人", "verified by"}, nil},
	FieldVerifiedOn:  {Text{"核实日期", "verified on"}, nil},
	FieldClosed:      {Text{"已总结", "closed"}, nil},
	FieldFigures:     {Text{"外部数据", "outside figures"}, nil},
	ledger.FNote:     {Text{"其他", "other notes"}, []string{"其他事项"}},
	FieldFiles:       {Text{"附件", "attached"}, nil},
	FieldReporter:    {Text{"填报人", "reported by"}, nil},
	ledger.FReported: {Text{"填报时间", "reported at"}, nil},
	FieldTouched:     {Text{"最近改动", "last change"}, nil},
	FieldChat:        {Text{"来源会话", "source chat"}, nil},
	FieldMessage:     {Text{"来源消息", "source message"}, nil},
	FieldItem:        {Text{"来源序号", "source item"}, nil},
	FieldSent:        {Text{"消息时间", "sent at"}, nil},
	FieldText:        {Text{"消息原文", "message text"}, nil},
	FieldDefaults:    {Text{"默认项", "defaults"}, nil},
	FieldWithdrawn:   {Text{"撤销时间", "withdrawn at"}, nil},
	FieldWithdrawnBy: {Text{"撤销人", "withdrawn by"}, nil},
	FieldAliases:     {Text{"别名", "aliases"}, []string{"简称", "曾用名", "alias"}},
	FieldRegion:      {Text{"地区", "region"}, nil},
	FieldListYear:    {Text{"榜单年份", "list year"}, nil},
	FieldCentralSOE:  {Text{"央企", "central soe"}, []string{"是否央企"}},
	FieldMergedInto:  {Text{"并入", "merged into"}, nil},
}

// RefColumns are the columns of the references of each kind.
var RefColumns = map[ledger.Kind]Column{
	ledger.KindVisit: {Text{"走访编号", "visit no."}, []string{"编号", "ref", "reference"}},
	ledger.KindDeal:  {Text{"项目编号", "deal no."}, []string{"编号", "ref", "reference"}},
	ledger.KindTrip:  {Text{"行程编号", "trip no."}, []string{"编号", "ref", "reference"}},
	ledger.KindEvent: {Text{"活动编号", "event no."}, []string{"编号", "ref", "reference"}},
}

// NameColumns are the columns of the names of each kind that has one.
var NameColumns = map[ledger.Kind]Text{
	ledger.KindDeal:    {"项目名称", "project name"},
	ledger.KindTrip:    {"行程名称", "trip name"},
	ledger.KindEvent:   {"活动名称", "event name"},
	ledger.KindCompany: {"企业", "company"},
}

// KindTags are words in a column's name that tell what a table is of.
var KindTags = map[ledger.Kind][]string{
	ledger.KindVisit: {"走访", "拜访", "来访", "visit"},
	ledger.KindDeal:  {"项目", "deal", "project"},
	ledger.KindTrip:  {"行程", "trip"},
	ledger.KindEvent: {"活动", "event"},
}

// StageDates end the name of a column that holds the day of a stage (开工日期).
var StageDates = []string{"日期", "时间", "日", " date", " on", " day"}

// SheetNames are the tables of each kind.
var SheetNames = map[ledger.Kind]Text{
	ledger.KindVisit: {"走访", "visits"}, ledger.KindDeal: {"项目", "deals"}, ledger.KindTrip: {"行程", "trips"},
	ledger.KindEvent: {"活动", "events"}, ledger.KindCompany: {"企业", "companies"},
}
