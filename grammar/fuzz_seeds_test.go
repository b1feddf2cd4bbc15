package grammar

import "testing"

// hardTexts are kinds of messages that readers disagree about most easily:
// names made of numbers, marks and label words, widths, several records in one
// message, English, funds, trips and events. Every fuzzer of messages begins with them.
var hardTexts = []string{
	"#在谈\n企业：3M 5亿\n区市：东山", "#项目\n企业：7 11\n总投资：3亿", "项目 360 2亿 东山", "deal 58 10B 0 00B, 12", "签约 21世纪 5亿 6亿",
	"#走访\n企业：“极光 2亿”\n地点：上海", "#在谈\n企业：「A\"B 昨天」、达能、5亿\n名称：“一期 5亿”", "走访 3·8集团 3月8日 上海", "#走访 1号店、58同城 昨天",
	"＃走訪；企業＝達能（中國）；地點＝上海，日期：３／９", "#项目 企业：Ｂｌｕｅ　Ｗｈａｌｅ，总投资：１，２００万美元；落地：滨江",
	"走访 达能 上海\n来访 海湾重工 今天\n#到账 达能 2亿 外资 昨天", "#走访 昨天 上海\n1. 达能 谈得不错\n2、海湾重工\n③ 58同城", "#线索 日期：昨天\n- 达能 3亿\n- 7 11 未定",
	"visit Blue Whale Motors in Seoul on 8 March, interest USD 30m; next: call back by 1 April", "#signed company: Danone; amount: over EUR 50m or 60m; district: Linhu",
	"#deal name: Robot 2 5bn\ninvestor: Merck, Pfizer and Roche Co., Ltd.\namount: 5bn", "/visit@guatu_bot North Star Motors 7-9 March",
	"#到账 企业：达能；金额：2亿；外资：是；日期：昨天", "funds Danone USD 2m yesterday", "#行程 赴德国、法国经贸活动 下周一到周五", "#trip Germany and France 7-9 March led by the mayor",
	"#行程\n名称：5月15日至21日 德国\n地点：慕尼黑、法兰克福\n日期：5月15日至21日\n状态：计划", "#活动\n名称：2024年大会 3月7日\n全省签约：18个\n签约总额：约300亿元，到场企业：50余家",
	"#活动 船舶产业大会 上海 3月7日至9日 组织企业：50余家", "走访 企业 公司 地点 上海 日期", "#走访\n企业：无\n公司：待定 n/a\n成果：暂无，谢谢各位领导", "在谈 D7 2亿", "#签约 签约 签约 昨天 昨天 5亿 5亿",
	"【喜报】#签约 海湾重工、达能 各2亿 框架协议 东山区船舶产业园 王市长带队", "投产 叶片厂，达能 2.5-3亿 一期1亿 3.8", "#走访 达能 - 暂不投资——再谈 | 上海 / 北京", "今天跑了两家：\n#走访华为 深圳\n#走访 达能 上海 联系人王总 13800000000",
}

func addTexts(f *testing.F) {
	for _, c := range reportCases {
		f.Add(c.text)
	}
	for _, text := range hardTexts {
		f.Add(text)
	}
}
