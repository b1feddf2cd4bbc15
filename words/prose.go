package words

import "guatu/ledger"

// Verb is a word of prose that tells of a meeting.
type Verb struct {
	Direction ledger.Direction
	Side      Side
}

// Side is where the company stands in the clause of a verb.
type Side rune

// The sides.
const (
	Behind Side = '>' // 走访X
	Ahead  Side = '<' // X来访
	Mutual Side = '=' // 与X见面
)

// Meetings are the words of prose that tell of a meeting; Signings those that
// tell of a signing (spec 2.2 rule 7).
var (
	Meetings = map[string]Verb{
		"走访": {ledger.Outward, Behind}, "拜访": {ledger.Outward, Behind}, "会见": {ledger.Outward, Behind}, "见了": {ledger.Outward, Behind}, "见到": {ledger.Outward, Behind}, "见完": {ledger.Outward, Behind}, "见过": {ledger.Outward, Behind}, "拜会": {ledger.Outward, Behind}, "约见": {ledger.Outward, Behind}, "考察": {ledger.Outward, Behind},
		"调研": {ledger.Outward, Behind}, "参观": {ledger.Outward, Behind}, "去了": {ledger.Outward, Behind}, "对接": {ledger.Outward, Mutual}, "会谈": {ledger.Outward, Mutual}, "洽谈": {ledger.Outward, Mutual}, "座谈": {ledger.Outward, Mutual},
		"见面": {ledger.Outward, Mutual}, "交流": {ledger.Outward, Mutual}, "面谈": {ledger.Outward, Mutual}, "聊了": {ledger.Outward, Mutual}, "聊过": {ledger.Outward, Mutual}, "谈了": {ledger.Outward, Mutual}, "谈完": {ledger.Outward, Mutual}, "会面": {ledger.Outward, Mutual}, "开了会": {ledger.Outward, Mutual}, "碰面": {ledger.Outward, Mutual}, "碰头": {ledger.Outward, Mutual}, "碰了一下": {ledger.Outward, Mutual}, "碰了个头": {ledger.Outward, Mutual}, "碰了个面": {ledger.Outward, Mutual}, "开视频会": {ledger.Outward, Mutual}, "开了视频会": {ledger.Outward, Mutual}, "开了个视频会": {ledger.Outward, Mutual}, "视频会议": {ledger.Outward, Mutual}, "见了面": {ledger.Outward, Mutual}, "见过面": {ledger.Outward, Mutual}, "见了个面": {ledger.Outward, Mutual}, "沟通": {ledger.Outward, Mutual}, "交谈": {ledger.Outward, Mutual},
		"来访": {ledger.Inward, Ahead}, "到访": {ledger.Inward, Ahead}, "来我市": {ledger.Inward, Ahead}, "来我区": {ledger.Inward, Ahead}, "来考察": {ledger.Inward, Ahead}, "来我县": {ledger.Inward, Ahead},
		"接待": {ledger.Inward, Behind}, "送走了": {ledger.Inward, Behind}, "刚送走": {ledger.Inward, Behind}, "迎来": {ledger.Inward, Behind},
		"visited": {ledger.Outward, Behind}, "visiting": {ledger.Outward, Behind}, "visit to": {ledger.Outward, Behind}, "met": {ledger.Outward, Behind}, "met with": {ledger.Outward, Behind}, "meeting with": {ledger.Outward, Behind},
		"had lunch with": {ledger.Outward, Behind}, "had dinner with": {ledger.Outward, Behind}, "lunch with": {ledger.Outward, Behind}, "dinner with": {ledger.Outward, Behind}, "stopped by": {ledger.Outward, Behind}, "dropped by": {ledger.Outward, Behind}, "been to": {ledger.Outward, Behind}, "call with": {ledger.Outward, Behind},
		"called on": {ledger.Outward, Behind}, "called at": {ledger.Outward, Behind}, "talked with": {ledger.Outward, Behind}, "talked to": {ledger.Outward, Behind}, "talks with": {ledger.Outward, Behind},
		"hosted": {ledger.Inward, Behind}, "received": {ledger.Inward, Behind}, "came to see us": {ledger.Inward, Ahead}, "visited us": {ledger.Inward, Ahead},
	}
	Signings = map[string]ledger.Stage{
		"签约": ledger.StageSigned, "签订": ledger.StageSigned, "签署": ledger.StageSigned, "签了": ledger.StageSigned, "签下": ledger.StageSigned, "已签": ledger.StageSigned, "signed": ledger.StageSigned, "signing": ledger.StageSigned,
	}
	// OtherPapers are signed as well, and make no deal.
	OtherPapers = []string{"保密协议", "保密", "nda", "an nda", "non-disclosure", "confidentiality"}
	// PaperEnds end the names of what is signed, which are nobody's.
	PaperEnds = []string{"协议", "协议书", "合同", "备忘录", "意向书", "agreement", "contract", "memorandum"}
	// ShortWords are cut short by a point, which ends no clause.
	ShortWords = []string{"inc", "co", "corp", "ltd", "dr", "mr", "mrs", "ms", "prof", "no"}
	// StagesTold are the words for other stages that tell them as reached.
	StagesTold = map[string]ledger.Stage{
		"开工了": ledger.StageStarted, "正式开工": ledger.StageStarted, "顺利开工": ledger.StageStarted, "已开工": ledger.StageStarted, "已经开工": ledger.StageStarted, "举行开工仪式": ledger.StageStarted, "broke ground": ledger.StageStarted, "started construction": ledger.StageStarted,
		"投产了": ledger.StageProducing, "正式投产": ledger.StageProducing, "顺利投产": ledger.StageProducing, "已投产": ledger.StageProducing, "已经投产": ledger.StageProducing, "started production": ledger.StageProducing,
		"注册了": ledger.StageRegistered, "完成注册": ledger.StageRegistered, "已注册": ledger.StageRegistered, "已经注册": ledger.StageRegistered,
	}
	// NextActs begin the clause of another visit.
	NextActs = []string{"随后", "之后", "然后", "接着", "又", "还", "并", "再", "同时", "当天", "同日", "另", "另外", "此外", "后", "接下来", "then", "also", "later", "afterwards", "and", "we", "and we"}
	// DoneWords behind a verb tell it as done, unless one of OfWords follows
	// (签约了的项目); Leavings stand before where somebody comes from; PutOff says
	// that it did not happen.
	DoneWords = []string{"了", "过", "完", "出来", "回来"}
	OfWords   = []string{"的"}
	Leavings  = []string{"从", "刚从"}
	PutOff    = []string{"推迟", "延期", "改期", "取消", "未果", "没成", "expected in", "expected by", "expected for", "scheduled for", "planned for", "postponed", "put off", "cancelled", "canceled", "called off"}
	// BehindNames join the name of a deal or a company to what is told of it.
	BehindNames = []string{"的", "项目", "'s", " "}
	// Turnovers before an amount say that it is no investment.
	Turnovers = []string{"营收", "营业收入", "销售收入", "销售额", "产值", "年产值", "收入", "税收", "纳税", "利税", "利润", "市值", "估值", "融资", "募资", "注册资本", "注册资金", "资产", "订单", "贷款", "补贴", "补助", "奖励", "奖补", "扶持资金", "租金", "房租", "年租", "月租", "保证金", "定金", "货款", "工资", "年薪", "营业额", "流水", "净利", "成本", "采购额", "出口额", "进口额", "进出口额", "出口", "进口", "投放", "罚款", "subsidy", "subsidies", "rent", "grant", "revenue", "sales", "turnover", "tax", "profit", "valuation", "market cap", "output"}
	// MoneyLeads right before digits with a letter make them an amount (拟投3M), and
	// part of no name.
	MoneyLeads = []string{"投", "投资", "出资", "增资", "意向", "金额", "额", "共", "约", "达", "近", "为", "是"}
	// NameTails behind the name of a company make it another one's.
	NameTails = []string{"医疗", "汽车", "电子", "能源", "新能源", "资本", "云计算", "银行", "控股", "实业", "制药", "生物", "半导体", "数码", "材料", "新材料", "化工", "软件", "航空", "科技", "集团", "公司", "股份", "有限公司", "股份有限公司", "数字", "智能", "物流", "地产", "置业", "健康", "传媒", "租赁", "证券", "保险", "中国", "（中国）", "healthineers", "energy", "mobility", "group", "china", "capital", "pharma", "digital", "logistics", "auto", "motors", "electronics", "semiconductors", "chemicals", "healthcare", "medical", "technologies", "technology"}
	// CompanyCounts behind a number, or one of SomeCounts, count companies (三家企业, 某公司);
	// words for several of them, or for any, end in one of AnyCompany. DealCounts count deals.
	CompanyCounts = "家个"
	DealCounts    = "个项"
	SomeCounts    = []string{"几", "多", "数", "若干", "某", "一些", "好几", "两三", "有", "某些", "部分", "several", "some", "a few", "many"}
	AnyCompany    = []string{"企业", "公司", "客户", "客商", "项目", "投资方", "投资商", "外商", "单位", "company", "companies", "client", "clients", "investor", "investors", "firm", "firms", "project", "projects", "a company", "a client", "a firm", "an investor"}
	// ListHeads end what stands before the colon of a list of companies (跑了三家：).
	ListHeads = "家业司"
	// ProseFillers say nothing by themselves in a clause that tells who met whom.
	ProseFillers = []string{"我", "我们", "今", "正式", "成功", "顺利", "项目", "一起", "一同", "先后", "分别", "刚", "刚刚", "合同", "签了", "见面", "聊了下", "聊了", "聊", "两家", "三家", "四家", "等", "等企业", "双方", "已", "已经", "开展", "进行", "活动", "招商", "招商活动", "落户", "落户于", "落户在", "落在", "落地", "落地在", "落到", "对方", "总投", "帮我记一条", "帮我记一下", "请记录", "记一下", "记一条", "帮我", "上午", "下午",
		"i", "a", "an", "the", "of", "contract", "agreement", "just", "also", "our", "us", "team", "deal", "on", "and", "both"}
	// Partners stand before the other side (与X签约).
	Partners = []string{"与", "和", "跟", "同", "with"}
	// NotSignedYet before a signing word makes it a wish.
	NotSignedYet = []string{"取消", "取消了", "拟", "将", "未", "没", "没有", "尚未", "预计", "计划", "争取", "即将", "推动", "商谈", "洽谈", "等待", "准备", "有意", "力争", "打算", "希望", "原定", "本来", "原计划", "愿意", "考虑", "想", "要去", "年内", "尽快", "怎么", "怎样", "如何", "请问", "下次", "下一步", "约定", "约好", "有望", "可望", "不", "going to", "plan to", "plans to", "planning to", "want to", "wants to", "will", "would", "about to", "hope to", "hopes to", "will be", "not yet", "to be", "before"}
	// Leads stand behind who led; LedBy before.
	Leads = []string{"带队", "率队", "率团", "率领"}
	LedBy = []string{"led by", "headed by"}
	// Escorts stand before the official with whom somebody went; Officials end
	// the names of such, which are nobody's of a company.
	Escorts   = []string{"陪", "陪同", "随", "跟随", "跟着"}
	Officials = []string{"市长", "区长", "县长", "镇长", "书记", "局长", "秘书长", "常委", "链长", "主任", "处长", "科长"}
	// Comings stand before where guests came to; OurPlaces are the city's own.
	Comings   = []string{"来", "来到", "前来", "莅临"}
	OurPlaces = []string{"我市", "我区", "我县", "我们市", "我们区", "我们县", "本市", "本区", "本县", "咱们市", "咱们区", "咱们县", "咱市", "咱区", "咱县"}
	// CompanyEnds end the names of companies beside NameTails: two words that end
	// so, with 和 between them, are two companies.
	CompanyEnds = []string{"精密", "机械", "重工", "重机", "电气", "光电", "装备", "机器人", "激光", "食品", "药业", "医药", "机床", "化学", "通信", "网络", "微电子", "动力", "航天", "光学", "仪器", "文化", "教育", "农业", "种业", "乳业", "纺织", "家居", "电器", "电缆", "轴承", "智造", "制造", "环保", "技术", "信息", "数据", "工业", "钢铁", "石化", "锂业", "铝业", "铜业", "矿业", "酒业", "纸业", "牧业", "泵业", "玻璃", "陶瓷", "服饰", "建材"}
	// Going stands before a place.
	Going = []string{"赴", "抵", "到", "在", "去", "前往", "飞抵", "来到", "去了", "去过", "去趟", "去了趟", "去了一趟", "跑了趟", "跑了一趟", "到了", "来到了", "抵达", "抵达了", "in", "to", "at"}
	// NameSkips may stand between a meeting word and the company.
	NameSkips = []string{"随", "陪同", "跟随", "我们", "我市", "我区", "我县", "我局", "我司", "市里", "区里", "一起", "we", "了", "过", "的", "企业", "公司", "重点企业", "：", ":", " ", "the", "with"}
	// NameStops end the name of a company in prose.
	NameStops = []string{"正式", "成功", "顺利", "举行", "项目", "今天", "昨天", "前天", "见面", "聊", "谈", "a contract", "an agreement", "came", "visited", "董事长", "总裁", "总经理", "副总", "负责人", "一行", "总部", "等", "并", "就", "后", "时", "的", "，", "来", "双方", "对方", "洽谈", "会谈", "签约", "签署", "签订", "座谈", "进行", "开展", "商谈", "商讨", "有意", "拟", "计划",
		"在", "'s", "’s", "on", "in", "at", "to", "about", "and", "who", "with", "yesterday", "today", "this", "last", "for", "they", "led"}
	// NameWholes are words of names that hold one of NameStops.
	NameWholes = []string{"未来", "往来", "东来", "将来", "时代", "时空", "时光", "时尚", "时珍", "在线", "等离子", "合并", "后羿", "后稷", "成就", "就业"}
	// Towards stands before one-character names of places (赴京).
	Towards = []string{"赴", "抵"}
	// ShortPlaces are those names.
	ShortPlaces = map[rune]string{
		'京': "北京", '沪': "上海", '津': "天津", '渝': "重庆", '深': "深圳", '穗': "广州", '杭': "杭州", '宁': "南京", '蓉': "成都", '汉': "武汉", '港': "香港", '澳': "澳门", '台': "台湾",
		'日': "日本", '韩': "韩国", '德': "德国", '美': "美国", '法': "法国", '英': "英国", '泰': "泰国",
	}
)

// ChangeInto stands between a label and its new value (总投资改为85亿);
// ChangeVerbs before them all say nothing.
var (
	ChangeInto = []string{"改", "改为", "改成", "改到", "更正为", "修改为", "调整为", "变更为", "更新为", "应该为", "应该是", "应为", "应是", "的是", "为", "是", "叫", "叫做", "名为", "写错了", "错了", "不对", "有误", "写错了，是", "错了，是", "不对，是", "写错了，应该是", "错了，应该是", "->", "to", "should be", "is now", "is"}
	// ChangeBare is the one of them that begins other words as well (成果改善明显).
	ChangeBare = '改'
	// ChangeTakes may stand before a reference (把D1的金额改为…).
	ChangeTakes = []string{"把", "将", "请把", "请将", "更正", "更正:", "更正,", "纠正", "纠正:", "勘误", "勘误:", "correction", "correction:"}
	ChangeVerbs = []string{"不对", "是", "就是", "选", "错了", "写错了", "搞错了", "更正一下", "应该是", "应该为", "应是", "应为", "更正", "修改", "补充", "更新", "把", "将", "改", "correct", "change", "update", "set", "add"}
)

// MetWords begin a change that names who was met, where a title ends the name (见了王总).
var MetWords = []string{"见了", "见到了", "会见了", "拜会了"}

// AlsoSaid begin a change that joins what a field says already; 补充 does before a colon.
var AlsoSaid = map[string]ledger.Field{
	"还见了": ledger.FMet, "还见到": ledger.FMet, "还见到了": ledger.FMet, "还会见了": ledger.FMet, "还会见": ledger.FMet, "还拜会了": ledger.FMet, "也见了": ledger.FMet, "另见了": ledger.FMet, "还有见到": ledger.FMet, "同时会见了": ledger.FMet, "同时见了": ledger.FMet,
	"also met": ledger.FMet, "also met with": ledger.FMet, "we also met": ledger.FMet, "we also met with": ledger.FMet, "and met": ledger.FMet,
	"补充": ledger.FOutcome, "补充一下": ledger.FOutcome, "补充一点": ledger.FOutcome, "to add": ledger.FOutcome, "addition": ledger.FOutcome, "in addition": ledger.FOutcome,
}
