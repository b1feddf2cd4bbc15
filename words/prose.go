package words

import "guatu/ledger"

// Meetings are the words of prose that tell of a meeting, with its direction;
// Signings those that tell of a signing (spec 2.2 rule 7).
var (
	Meetings = map[string]ledger.Direction{
		"走访": ledger.Outward, "拜访": ledger.Outward, "对接": ledger.Outward, "会见": ledger.Outward, "会谈": ledger.Outward, "洽谈": ledger.Outward, "座谈": ledger.Outward,
		"见了": ledger.Outward, "见到": ledger.Outward, "见面": ledger.Outward, "考察": ledger.Outward, "调研": ledger.Outward, "参观": ledger.Outward, "去了": ledger.Outward, "约见": ledger.Outward, "交流": ledger.Outward, "面谈": ledger.Outward,
		"来访": ledger.Inward, "到访": ledger.Inward, "接待": ledger.Inward, "来我市": ledger.Inward, "来我区": ledger.Inward, "来考察": ledger.Inward, "迎来": ledger.Inward,
		"visited": ledger.Outward, "visiting": ledger.Outward, "visit": ledger.Outward, "met": ledger.Outward, "met with": ledger.Outward, "meeting with": ledger.Outward, "called on": ledger.Outward, "called at": ledger.Outward, "talked with": ledger.Outward, "talks with": ledger.Outward,
		"hosted": ledger.Inward, "received": ledger.Inward, "came to see us": ledger.Inward, "visited us": ledger.Inward,
	}
	Signings = []string{"签约", "签订", "签署", "签了", "签下", "已签", "signed", "signing"}
	// NotSignedYet before a signing word makes it a wish.
	NotSignedYet = []string{"拟", "将", "未", "没", "没有", "尚未", "预计", "计划", "争取", "即将", "推动", "商谈", "洽谈", "等待", "准备", "有意", "力争", "about to", "hope to", "hopes to", "will be", "not yet", "to be", "before"}
	// Leads stand behind who led; LedBy before.
	Leads = []string{"带队", "率队", "率团", "率领"}
	LedBy = []string{"led by", "headed by"}
	// Going stands before a place.
	Going = []string{"赴", "抵", "到", "在", "去", "前往", "飞抵", "来到", "in", "to", "at"}
	// NameSkips may stand between a meeting word and the company.
	NameSkips = []string{"了", "过", "的", "企业", "公司", "重点企业", "：", ":", " ", "the", "with"}
	// NameStops end the name of a company in prose.
	NameStops = []string{"董事长", "总裁", "总经理", "副总", "负责人", "一行", "总部", "等", "并", "就", "后", "时", "的", "，", "来", "双方", "对方", "洽谈", "会谈", "签约", "签署", "签订", "座谈", "进行", "开展", "商谈", "商讨", "有意", "拟", "计划",
		"on", "in", "at", "to", "about", "and", "who", "with", "yesterday", "today", "this", "last", "for", "they", "led"}
	// ShortPlaces are one-character names of places, behind 赴 or 抵.
	ShortPlaces = map[rune]string{
		'京': "北京", '沪': "上海", '津': "天津", '渝': "重庆", '深': "深圳", '穗': "广州", '杭': "杭州", '宁': "南京", '蓉': "成都", '汉': "武汉", '港': "香港", '澳': "澳门", '台': "台湾",
		'日': "日本", '韩': "韩国", '德': "德国", '美': "美国", '法': "法国", '英': "英国", '泰': "泰国",
	}
)

// ChangeInto stands between a label and its new value (总投资改为85亿);
// ChangeVerbs before them all say nothing.
var (
	ChangeInto  = []string{"改为", "改成", "改到", "更正为", "修改为", "调整为", "变更为", "更新为", "应为", "应是", "为", "是", "->", "to", "is now", "is"}
	ChangeVerbs = []string{"更正", "修改", "补充", "更新", "把", "将", "改", "correct", "change", "update", "set", "add"}
)
