package words

import "guatu/ledger"

// MarksBefore and MarksAfter say that an amount is not exact; they are kept
// with it (spec 1.3 rule 8).
var (
	MarksBefore = map[string]ledger.Mark{
		"约": ledger.About, "大约": ledger.About, "约合": ledger.About, "大概": ledger.About, "约为": ledger.About, "将近": ledger.About, "近": ledger.About, "接近": ledger.About,
		"~": ledger.About, "≈": ledger.About, "about": ledger.About, "approx": ledger.About, "approx.": ledger.About, "approximately": ledger.About,
		"around": ledger.About, "roughly": ledger.About, "circa": ledger.About, "ca.": ledger.About, "c.": ledger.About, "some": ledger.About, "nearly": ledger.About,
		"逾": ledger.Over, "upwards of": ledger.Over,
	}
	MarksAfter = map[string]ledger.Mark{
		"左右": ledger.Around, "上下": ledger.Around, "or so": ledger.Around, "余": ledger.Over, "多": ledger.Over, "有余": ledger.Over,
	}
)

// MarkText is how a mark is printed: before the figure in Before, after it in After.
var MarkText = map[ledger.Mark]struct{ Before, After Text }{
	ledger.About:  {Before: Text{"约", "about "}},
	ledger.Around: {After: Text{"左右", " or so"}},
	ledger.Over:   {Before: Text{"", "upwards of "}, After: Text{"余", ""}},
}

// PrintScale is a unit in which figures are printed.
type PrintScale struct {
	Factor int64
	Name   string
}

// PrintScales are the units of a language, largest first.
var PrintScales = map[ledger.Lang][]PrintScale{
	ledger.Zh: {{1e8, "亿"}, {1e4, "万"}, {1, ""}},
	ledger.En: {{1e9, " billion"}, {1e6, " million"}, {1, ""}},
}

// Undecided are the answers that there is no amount yet (spec 1.5).
var Undecided = []string{
	"未定", "待定", "未确定", "待确定", "尚未确定", "尚未定", "暂未定", "暂未确定", "暂定未定", "还没定", "没定", "undecided", "not decided",
	"not yet decided", "not decided yet", "tbd", "tbc", "tba", "t.b.d.", "to be decided", "to be determined", "to be confirmed",
}

// UndecidedText is how it is printed.
var UndecidedText = Text{"未定", "undecided"}

// Vague are words that stand for an amount and tell none (spec 1.5).
var Vague = []string{
	"面议", "保密", "不详", "不清楚", "不便透露", "商谈中", "洽谈中", "很多", "小目标", "数百", "数千", "数十", "数亿", "数万", "几百", "几千", "几十", "几亿", "几万", "若干", "上亿", "上万", "上千", "上百",
	"过亿", "十几", "十来", "百亿级", "千亿级", "亿元级", "not sure", "unknown", "confidential", "negotiable", "several", "a few", "dozens", "tens of", "hundreds of", "some millions",
	"millions of", "billions of", "multi-million", "以上", "以下", "以内", "不低于", "不超过", "至少", "最多", "最高", "超过", "超", "大于", "小于", "up to", "over", "more than", "at least", "less than",
	"under", "below", "above", "at most", "no less than", "no more than",
}

// BoundLeads before an amount in running text, beside those of Vague, make a bound
// of it, BoundTails behind it, among them 刀, which no one currency is; of those that
// are one character the word must end there. NumberJoints between two numbers make them parts of one.
var (
	BoundLeads   = []string{"不到", "不足", "不止", "不及", "低于", "高于", "少于", "多于", "突破", "负", "minus", "negative"}
	BoundTails   = []string{"以上", "以下", "以内", "之内", "不到", "不止", "出头", "起步", "打底", "封顶", "不等", "起", "半", "级", "刀", "美刀", "+", "or more", "or less", "or above", "or below", "at least", "at most", "plus"}
	NumberJoints = ".点·*×+/'x个"
)

// InnerMarks between a number and its unit say that it is more (50余亿).
const InnerMarks = "余多"

// VagueCounts stand in the place of a digit before a unit (几个亿, 十几亿, 数亿).
const VagueCounts = "几数上多来"

// Negative are the words for a minus sign.
var Negative = []string{"-", "负", "负的", "minus", "negative"}

// RangeMarks join the two ends of a range of amounts or of days.
var RangeMarks = []string{"-", "--", "~", "至", "到", "to"}

// TwoMarks stand between two amounts of which one must be chosen.
var TwoMarks = []string{"或", "或者", "/", "or", "、", "和", "及", "与", ",", ";", "还是"}

// AmountTails may end an amount and say nothing (五亿元整).
var AmountTails = []string{"整", "之间", "吧", "in total", "total"}

// Eaches before an amount say it of each of several companies.
var Eaches = []string{"各投资", "各", "每家", "均为", "分别为", "each "}

// AmountParts begin a remark on what an amount is made of (15亿，其中一期5亿);
// AmountRemarks, in brackets, say how sure it is.
var (
	AmountParts   = []string{"其中", "一期", "二期", "三期", "首期", "前期", "分期", "分两期", "分三期", "含", "包括", "包含", "固投", "固定资产", "设备", "of which", "including", "incl.", "phase 1", "phase one", "first phase"}
	AmountRemarks = []string{"暂定", "暂估", "预估", "预计", "估算", "待核实", "待确认", "初步", "意向", "拟", "estimated", "to be verified", "tbv"}
)

// NotMoney are the words that, right behind 万 or 亿, make the number a count
// of something else (5万平方米, 年产10万辆).
var NotMoney = []string{
	"吨", "辆", "台", "套", "平", "㎡", "m2", "m²", "亩", "公顷", "人", "名", "位", "户", "件", "只", "片", "颗", "支", "头", "次", "家", "项", "瓦", "千瓦", "度", "米", "公里", "立方", "升", "千克", "公斤", "箱", "瓶", "双", "张", "块砖",
	"股", "种", "字", "粒", "枚", "架", "艘", "份", "批", "标箱", "teu", "kwh", "gwh", "mwh", "kw", "mw", "gw", "tons", "tonnes", "units", "sqm", "square", "people", "jobs", "km",
}

// MoneyBefore begin like one of them, and what stands before them may be money.
var MoneyBefore = []string{"项目"}

// AboutEnds and AboutStarts make words that end like a mark and are none: 签约, 合约.
const (
	AboutEnds   = "约"
	AboutStarts = "签合节预条制解履续邀契违公"
)

// Betweens stand before a range whose ends "and" parts (between 80m and 100m).
var Betweens = []string{"between", "介于"}
