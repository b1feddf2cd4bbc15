package words

import "guatu/ledger"

// Named is a value of the field with its names in both languages.
type Named[T ~string] struct {
	Value   T
	Text    Text
	Aliases []string
}

// NameIn is the names of a value; the value itself where the table lacks it.
func NameIn[T ~string](table []Named[T], value T) Text {
	for _, x := range table {
		if x.Value == value {
			return x.Text
		}
	}
	return Text{string(value), string(value)}
}

// StageWords are the stages of a deal in their order (spec 1.2, 1.6).
var StageWords = []Named[ledger.Stage]{
	{ledger.StageLead, Text{"线索", "lead"}, []string{"意向", "线索项目", "leads"}},
	{ledger.StageTalks, Text{"在谈", "talks"}, []string{"洽谈", "洽谈中", "在谈项目", "商谈", "in talks", "talking", "negotiating"}},
	{ledger.StageSigned, Text{"签约", "signed"}, []string{"已签约", "签约项目", "签订", "signing", "sign"}},
	{ledger.StageRegistered, Text{"注册", "registered"}, []string{"已注册", "注册落地", "工商注册", "registration", "register"}},
	{ledger.StageStarted, Text{"开工", "started"}, []string{"已开工", "开工建设", "动工", "在建", "start", "construction", "under construction", "construction started"}},
	{ledger.StageProducing, Text{"投产", "producing"}, []string{"已投产", "竣工投产", "竣工", "production", "in production"}},
	{ledger.StagePaused, Text{"暂停", "paused"}, []string{"已暂停", "搁置", "暂缓", "pause", "on hold"}},
	{ledger.StageEnded, Text{"终止", "ended"}, []string{"已终止", "中止", "取消合作", "end", "terminated", "cancelled"}},
}

// StageName is the names of a stage.
func StageName(s ledger.Stage) Text { return NameIn(StageWords, s) }

// TierWords are the tiers, highest first (spec 1.1, 1.6).
var TierWords = []Named[ledger.Tier]{
	{ledger.TierLeader, Text{"市主要领导", "city leaders"}, []string{"主要领导", "市领导", "市级领导", "city leader", "leader", "leaders"}},
	{ledger.TierChain, Text{"链长", "chain leaders"}, []string{"链长级", "产业链链长", "chain leader", "chain"}},
	{ledger.TierDistrict, Text{"区市及市直部门", "districts and departments"}, []string{"区市", "区市级", "市直部门", "部门", "区市和市直部门", "区市、市直部门", "区县", "district", "districts", "departments", "department", "districts & departments"}},
	{ledger.TierLiaison, Text{"联络处", "liaison offices"}, []string{"驻外联络处", "工商中心", "liaison", "liaison office"}},
}

// TierName is the names of a tier.
func TierName(t ledger.Tier) Text { return NameIn(TierWords, t) }

// CategoryWords are the categories of a deal.
var CategoryWords = []Named[ledger.Category]{
	{ledger.Industry, Text{"产业", "industry"}, []string{"产业类", "产业项目", "工业", "industrial"}},
	{ledger.Headquarters, Text{"总部", "headquarters"}, []string{"总部类", "总部项目", "总部经济", "hq", "head office", "headquarter"}},
	{ledger.Fund, Text{"基金", "fund"}, []string{"基金类", "基金项目", "funds"}},
	{ledger.Trade, Text{"贸易", "trade"}, []string{"贸易类", "贸易项目", "商贸", "trading"}},
}

// CategoryName is the names of a category.
func CategoryName(c ledger.Category) Text { return NameIn(CategoryWords, c) }

// AgreementWords are the kinds of agreements.
var AgreementWords = []Named[ledger.Agreement]{
	{ledger.Contract, Text{"正式合同", "contract"}, []string{"合同", "正式协议", "正式", "投资合同", "投资协议", "formal contract", "formal"}},
	{ledger.Framework, Text{"框架协议", "framework agreement"}, []string{"框架", "框架合作协议", "战略合作框架协议", "战略协议", "战略合作协议", "合作框架协议", "framework"}},
	{ledger.Intent, Text{"意向书", "letter of intent"}, []string{"意向协议", "意向", "合作意向书", "投资意向书", "备忘录", "loi", "mou", "intent"}},
}

// AgreementName is the names of an agreement.
func AgreementName(a ledger.Agreement) Text { return NameIn(AgreementWords, a) }

// DirectionWords are the directions of a visit.
var DirectionWords = []Named[ledger.Direction]{
	{ledger.Outward, Text{"走出去", "outward"}, []string{"外出", "走访", "拜访", "out", "outbound"}},
	{ledger.Inward, Text{"引进来", "inward"}, []string{"请进来", "来访", "接待", "in", "inbound"}},
}

// DirectionName is the names of a direction.
func DirectionName(d ledger.Direction) Text { return NameIn(DirectionWords, d) }
