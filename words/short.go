package words

import "guatu/ledger"

// VagueDays are words of the short form that tell when, and no day: they are
// asked about. VagueTails may follow them; MoonDays begin a day of the moon's
// calendar.
var (
	VagueDays = []string{
		"前几天", "前两天", "前些天", "前段时间", "前一阵", "前阵子", "近日", "近期", "最近", "日前", "不久前", "早些时候", "那天", "某天", "某日", "周初", "月初", "年初", "上旬", "中旬", "下旬", "节前", "节后", "假期", "年前", "年后",
		"元旦", "春节", "过年", "小年", "除夕", "元宵", "妇女节", "三八节", "三八妇女节", "清明", "五一", "劳动节", "五四", "端午", "儿童节", "六一", "七一", "八一", "中秋", "国庆", "十一", "双节", "重阳", "圣诞", "平安夜",
		"recently", "the other day", "a few days ago", "some days ago", "earlier this week", "earlier this month", "over the weekend", "last weekend", "new year", "chinese new year", "spring festival", "national day", "christmas", "easter",
	}
	VagueTails = []string{"节", "假期", "长假", "小长假", "前", "后", "之前", "之后", "以前", "以后", "期间", "前后", "前夕", "当天", "当日", "那天", "里", "前一天", "后一天", "第一天", "假"}
	MoonDays   = []string{"农历", "阴历", "正月", "腊月", "冬月", "大年", "年初"}
)

// Expecting stands before the day on which a deal is to be signed; AmountLeads
// between the label of an amount and the figure (总投资额达5亿).
var (
	Expecting   = []string{"预计", "计划", "拟", "力争", "争取", "有望", "准备", "打算", "拟于", "计划于", "预计于", "力争于", "定于", "expected", "planned"}
	AmountLeads = []string{"达", "达到", "为", "是", "共", "共计", "合计", "总计", "总共", "计", "总额", "in total", "在", "大概在", "金额", "额", "：", ":"}
)

// NameJoins stand between the names of two companies; TalkWords begin what was
// said, and no name; SureTalk does behind a company's comma, where a short name may begin
// like any of the others (上汽, 会通).
var (
	NameJoins = []string{"和", "与", "及", "以及", "跟", "&", "and"}
	TalkWords = []string{
		"谈", "聊", "讲", "说", "问", "看", "有", "无", "没", "拟", "想", "要", "将", "已", "正", "对", "就", "在", "去", "到", "来", "约", "意", "初步", "表示", "反映", "介绍", "了解", "讨论", "商", "推", "考虑", "希望", "愿意", "可以", "可能", "计划", "预计",
		"准备", "打算", "需", "会", "见", "陪", "带", "参", "进展", "顺利", "不错", "很", "较", "比较", "非常", "双方", "请", "谢", "收到", "辛苦", "总", "年", "占地", "用地", "一期", "二期", "三期", "下", "上", "本",
	}
	SureTalk = []string{
		"谈", "聊", "讲", "说", "问", "想", "拟", "要", "需要", "对方", "双方", "有意", "有望", "有可能", "无", "没", "已", "愿意", "希望", "计划", "准备", "打算", "表示", "了解", "反映", "介绍", "讨论", "商谈", "初步", "进展", "顺利", "不错", "很", "较", "比较", "非常", "可以", "可能", "考虑",
		"会见", "见了", "参观", "陪同", "带着", "请", "下月", "下周", "下一步", "下步", "本月", "本周", "明年", "今年", "年产", "年底", "年内", "占地", "用地", "一期", "二期", "三期", "去年", "来访", "来考察", "在谈", "就", "约定", "约好", "推进", "推介", "总部", "总体", "看了", "看地", "看好",
	}
)

// PersonLabels are labels that stick to a name of somebody in the short form
// (联系人王总); LedThrough may stand before who led.
var (
	PersonLabels = map[string]ledger.Field{
		"带队": ledger.FLedBy, "带队领导": ledger.FLedBy, "带队人": ledger.FLedBy,
		"接洽人": ledger.FMet, "联系人": ledger.FMet, "对接人": ledger.FMet, "会见人": ledger.FMet,
	}
	LedThrough = "由"
	// Party behind somebody of another side names those who came: 张总一行5人.
	Party = "一行"
	// HostTitles end the name of somebody of a company's that sticks to it (云澜科技周总); SaidOf
	// begin what is said of a company right behind its name (云澜科技想建厂).
	HostTitles = []string{"总", "董", "总裁", "董事长", "总经理", "副总", "副总裁", "总监", "经理", "部长", "主任", "负责人", "一行"}
	// DealEnd ends the name of a deal.
	DealEnd = "项目"
	// LegalEnds end the name of a company inside that of its deal.
	LegalEnds = []string{"公司", "集团", "股份", "科技"}
	// ParkMarks behind one of them make it the name of a park (科技园).
	ParkMarks = "园城港谷馆创"
	SaidOf    = []string{"想", "拟", "谈", "聊", "要建", "要在", "要投", "要来", "计划", "打算", "准备", "有意", "希望", "表示", "考虑", "愿意", "将在"}
)

// DistrictEnds end the name of a district; NoDistricts end common words that
// are none.
var (
	DistrictEnds = []string{"区", "县", "新区", "高新区", "经开区", "开发区"}
	NoDistricts  = []string{"园区", "厂区", "库区", "社区", "景区", "片区", "小区", "校区", "市区", "城区", "地区", "港区", "矿区", "辖区", "全区", "我区", "本区", "各区", "该区", "郊区", "山区", "分区", "专区", "特区", "保税区", "示范区", "我县", "本县", "全县"}
)

// LooseTags are the tags under which fields without one are read.
var LooseTags = map[ledger.Kind]string{ledger.KindVisit: "#走访", ledger.KindDeal: "#项目"}

// HeadTails may stand behind the tag in a line over several records.
var HeadTails = []string{"情况", "企业", "如下", "情况如下", "汇报", "记录", "情况汇报", "简报", "情况简报", "快报", "信息", "报告", "项目", "动态", "纪要", "情况记录"}

// Headlines stand in brackets before a report and say nothing.
var Headlines = []string{"喜报", "快讯", "简讯", "要闻", "好消息", "喜讯", "通报", "动态", "招商动态", "招商快讯", "招商简报", "工作动态", "转发", "速递"}
