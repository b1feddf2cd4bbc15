package grammar

import (
	"testing"

	"guatu/ledger"
)

// Each case is a message to the made-up city and what it says, a record a line.
var reportCases = []struct {
	name, text string
	rule       Rule
	want       string
}{
	{"lines", "#走访\n企业：海湾重工\n地点：南通\n带队：区长\n成果：谈得不错，下月来江州考察。\n日期：3月12日", RuleTagged,
		"V | company=海湾重工 | date=2024-03-12 | led=区长 | outcome=谈得不错，下月来江州考察。 | place=南通"},
	{"one line, Chinese marks", "#走访；企业：达能；地点：上海；日期：昨天", RuleTagged, "V | company=达能 | date=2024-03-13 | place=上海"},
	{"one line, English", "#visit company: Danone; place: Lyon; date: yesterday", RuleTagged, "V | company=Danone | date=2024-03-13 | place=里昂"},
	{"a tag in brackets", "【走访】达能 上海 昨天", RuleTagged, "V | company=达能 | date=2024-03-13 | place=上海"},
	{"a tag that sticks to a company", "#走访达能 上海", RuleTagged, "V | company=达能 | place=上海"},
	{"two tags on one line", "#走访 达能 上海 昨天 #走访 海湾重工 南通", RuleTagged, "V | company=达能 | date=2024-03-13 | place=上海\nV | company=海湾重工 | place=南通"},
	{"companies that are joined", "走访 达能、海湾重工 上海", RuleShort, "V | company=达能 | place=上海\nV | company=海湾重工 | place=上海"},
	{"a month's day with a point", "走访 达能 上海 3.8", RuleShort, "V | company=达能 | date=2024-03-08 | place=上海"},
	{"a word for a week", "走访 达能 上海 上周", RuleShort, "V | company=达能 | date=上周?date-unread | place=上海"},
	{"a feast", "走访 达能 上海 春节前", RuleShort, "V | company=达能 | date=春节前?date-unread | place=上海"},
	{"a weekday that does not fit", "走访 达能 3月8日（周四）", RuleShort, "V | company=达能 | date=3月8日（周四）?date-unread"},
	{"an amount that is a bound", "走访 达能 意向超5亿", RuleShort, "V | company=达能 | interest=意向超5亿?amount-vague"},
	{"who led", "走访 达能 李区长带队", RuleShort, "V | company=达能 | led=李区长"},
	{"when a signing is expected", "#在谈 达能 2亿 下月 签约", RuleTagged, "D | tag:在谈 | amount=2亿元 | company=达能 | expected=2024-04-30"},
	{"equals signs, bare tag", "走访\n企业=达能\n日期=上周五", RuleLabelled, "V | company=达能 | date=2024-03-08"},
	{"labels parted by spaces", "#签约\n项目 深水钻井平台\n企业 海湾重工\n金额 12亿\n区 滨江", RuleTagged, "D | tag:签约 | amount=12亿元 | company=海湾重工 | district=binjiang | name=深水钻井平台"},
	{"tag and label on one line after a mark", "#走访 公司 达能", RuleTagged, "V | company=达能"},
	{"a bare tag, label parted by a space on its line: words", "走访 公司 达能", RuleShort, "V | company=公司 达能?company-open"},
	{"commas before labels", "#线索 企业：北斗船厂，总投资：3亿，落地：东山", RuleTagged, "D | tag:线索 | amount=3亿元 | company=北斗船厂 | district=dongshan"},
	{"a comma inside a value", "#走访 企业：达能，成果：先租后建，分两期实施，地点：上海", RuleTagged, "V | company=达能 | outcome=先租后建，分两期实施 | place=上海"},
	{"a comma inside a number", "#在谈\n企业：达能\n总投资：1,200,000,000元", RuleTagged, "D | tag:在谈 | amount=12亿元 | company=达能"},
	{"spaces before labels", "#走访 企业：达能 地点：上海 日期：3/9", RuleTagged, "V | company=达能 | date=2024-03-09 | place=上海"},
	{"tag with a colon", "走访：海湾重工，地点：北京", RuleLabelled, "V | company=海湾重工 | place=北京"},
	{"tag with a colon, nothing else", "走访：海湾重工", RuleLabelled, "V | company=海湾重工"},
	{"a stage with a colon", "签约：深水平台；企业：海湾重工；总投资：2亿欧元", RuleLabelled, "D | tag:签约 | amount=2亿欧元 | company=海湾重工 | name=深水平台"},
	{"short", "走访 海湾重工 南通 上周三 意向5亿 谈得不错", RuleShort, "V | company=海湾重工 | date=2024-03-06 | interest=5亿元 | outcome=谈得不错 | place=南通"},
	{"short, unknown company", "走访 北斗船厂 南通 谈得不错", RuleShort, "V | company=北斗船厂 | outcome=谈得不错 | place=南通"},
	{"short, unknown company of two words", "visit Blue Whale Motors Seoul interest USD 30m wants a site tour", RuleShort,
		"V | company=Blue Whale Motors | interest=3000万美元 | outcome=wants a site tour | place=首尔"},
	{"short, known company", "visit North Star Motors wants a site tour", RuleShort, "V | company=North Star Motors | outcome=wants a site tour"},
	{"short, open", "走访 北斗船厂 谈得不错", RuleShort, "V | company=北斗船厂 谈得不错?company-open"},
	{"short, one word", "#来访 北斗船厂", RuleTagged, "V | in | company=北斗船厂"},
	{"short with commas", "走访 达能，上海，昨天，意向3000万", RuleShort, "V | company=达能 | date=2024-03-13 | interest=3000万元 | place=上海"},
	{"short, then labels", "#走访 达能 上海；成果：愿来考察；下一步：3月底前报方案", RuleTagged, "V | company=达能 | next=报方案@2024-03-31 | outcome=愿来考察 | place=上海"},
	{"short deal", "签约 海湾重工 东山 12亿 昨天 船舶海工", RuleShort, "D | tag:签约 | amount=12亿元 | chain=ship | company=海湾重工 | date=2024-03-13 | district=dongshan"},
	{"short deal in English", "#deal Blue Whale Motors Riverside talks EUR 20m 8 March New energy vehicles", RuleTagged,
		"D | amount=2000万欧元 | chain=ev | company=Blue Whale Motors | date=2024-03-08 | district=binjiang | stage=在谈"},
	{"short deal without an amount yet", "在谈 北斗船厂 高新区 未定", RuleShort, "D | tag:在谈 | amount=未定 | company=北斗船厂 | district=hitech"},
	{"short deal with a vague amount", "在谈 北斗船厂 十几亿", RuleShort, "D | tag:在谈 | amount=十几亿?amount-vague | company=北斗船厂"},
	{"short, a company named like a place", "走访 上海电气 上海 昨天", RuleShort, "V | company=上海电气 | date=2024-03-13 | place=上海"},
	{"short, words that hold a chain's name", "走访 达能 机器人项目进展顺利", RuleShort, "V | company=达能 | outcome=机器人项目进展顺利"},
	{"numbered, with labels", "#线索 日期：昨天；落地：高新区\n1. 企业：北斗船厂；投资：未定\n2、企业：海湾重工；投资：2亿\n（3）公司：达能；金额：3000万美元", RuleTagged,
		"D | tag:线索 | amount=未定 | company=北斗船厂 | date=2024-03-13 | district=hitech\nD | tag:线索 | amount=2亿元 | company=海湾重工 | date=2024-03-13 | district=hitech\nD | tag:线索 | amount=3000万美元 | company=达能 | date=2024-03-13 | district=hitech"},
	{"numbered, short", "#走访 地点：北京；带队：市长\n１、北斗船厂 意向2亿 已约高层\n２、达能", RuleTagged,
		"V | company=北斗船厂 | interest=2亿元 | led=市长 | outcome=已约高层 | place=北京\nV | company=达能 | led=市长 | place=北京"},
	{"numbered, an item with its own lines", "#走访 日期：昨天\n1. 企业：达能\n成果：愿来考察\n2. 企业：海湾重工\n日期：3月10日", RuleTagged,
		"V | company=达能 | date=2024-03-13 | outcome=愿来考察\nV | company=海湾重工 | date=2024-03-10"},
	{"numbered lines of an outcome", "#走访\n企业：达能\n成果：\n1. 愿来考察\n2. 要土地报价\n日期：昨天", RuleTagged, "V | company=达能 | date=2024-03-13 | outcome=1. 愿来考察\n2. 要土地报价"},
	{"numbered fields of one record", "#走访\n1. 企业：达能\n2. 地点：上海\n3. 日期：昨天", RuleTagged, "V | company=达能 | date=2024-03-13 | place=上海"},
	{"parted by blank lines", "走访\n企业：达能\n地点：上海\n\n签约\n企业：海湾重工\n总投资：3亿\n\n/来访\n公司 北斗船厂", RuleLabelled,
		"V | company=达能 | place=上海\nD | tag:签约 | amount=3亿元 | company=海湾重工\nV | in | company=北斗船厂"},
	{"a blank line inside a record", "#走访\n\n企业：达能\n\n成果：愿来考察", RuleTagged, "V | company=达能 | outcome=愿来考察"},
	{"a tagged line each", "#走访 达能 上海\n#走访 海湾重工 南通", RuleTagged, "V | company=达能 | place=上海\nV | company=海湾重工 | place=南通"},
	{"bare tagged lines", "走访 达能 上海 昨天\n来访 海湾重工 今天", RuleShort, "V | company=达能 | date=2024-03-13 | place=上海\nV | in | company=海湾重工 | date=2024-03-14"},
	{"a shared first line", "#走访 日期：昨天；地点：上海\n#走访 达能\n#走访 海湾重工", RuleTagged, "V | company=达能 | date=2024-03-13 | place=上海\nV | company=海湾重工 | date=2024-03-13 | place=上海"},
	{"numbered below shared words", "#走访 昨天 上海\n1. 达能 谈得不错\n2. 海湾重工", RuleTagged, "V | company=达能 | date=2024-03-13 | outcome=谈得不错 | place=上海\nV | company=海湾重工 | date=2024-03-13 | place=上海"},
	{"a tagged line each, below shared words", "#走访 昨天 上海\n#走访 达能\n#来访 海湾重工 南通", RuleTagged, "V | company=达能 | date=2024-03-13 | place=上海\nV | in | company=海湾重工 | date=2024-03-13 | place=南通"},
	{"numbered below a bare tag", "走访\n1. 达能 上海\n2. 海湾重工 南通", RuleShort, "V | company=达能 | place=上海\nV | company=海湾重工 | place=南通"},
	{"numbered below shared lines", "#走访\n日期：昨天\n地点：上海\n1. 达能\n2. 海湾重工", RuleTagged, "V | company=达能 | date=2024-03-13 | place=上海\nV | company=海湾重工 | date=2024-03-13 | place=上海"},
	{"numbered lines below a company are no records", "#走访 企业：达能；地点：上海；成果：\n1. 愿来考察\n2. 要报价", RuleTagged, "V | company=达能 | outcome=1. 愿来考察\n2. 要报价 | place=上海"},
	{"a place in front of the company: ask", "走访 上海 新雨科技 昨天", RuleShort, "V | company=上海 新雨科技 昨天?company-open"},
	{"a day in front of the company", "走访 昨天 达能 上海", RuleShort, "V | company=达能 | date=2024-03-13 | place=上海"},
	{"in and on", "visit Danone on 8 March in Shanghai", RuleShort, "V | company=Danone | date=2024-03-08 | place=上海"},
	{"a colon, then the short form", "签约：达能 5亿 滨江", RuleLabelled, "D | tag:签约 | amount=5亿元 | company=达能 | district=binjiang"},
	{"full stops between fields", "#走访 公司：达能。地点：上海。日期：昨天。", RuleTagged, "V | company=达能 | date=2024-03-13 | place=上海"},
	{"fields left open in words", "#走访\n企业：达能\n产业链：无\n下一步：暂无\n意向投资：无", RuleTagged, "V | company=达能"},
	{"a place within a place", "走访 达能 江苏省苏州市 昨天", RuleShort, "V | company=达能 | date=2024-03-13 | place=苏州"},
	{"shared before any tag", "日期：昨天；带队：市长\n#走访 达能 上海\n#签约 海湾重工 3亿", RuleTagged, "V | company=达能 | date=2024-03-13 | led=市长 | place=上海\nD | tag:签约 | amount=3亿元 | company=海湾重工 | date=2024-03-13 | sponsor=市长"},
	{"an unknown label is a note", "#走访\n企业：达能\n车牌：苏A12345\n地点：上海", RuleTagged, "V | company=达能 | note=车牌：苏A12345 | place=上海"},
	{"an unknown label on one line", "#走访；企业：达能；车牌：苏A12345；地点：上海", RuleTagged, "V | company=达能 | note=车牌：苏A12345 | place=上海"},
	{"a field that the kind lacks is a note", "#走访\n企业：达能\n园区：船舶产业园", RuleTagged, "V | company=达能 | note=园区：船舶产业园"},
	{"more lines of free text", "#走访\n企业：达能\n成果：谈了两件事\n一是扩产\n二是研发\n地点：上海", RuleTagged, "V | company=达能 | outcome=谈了两件事\n一是扩产\n二是研发 | place=上海"},
	{"a line without a label below a day", "#走访\n企业：达能\n日期：昨天\n对方很热情", RuleTagged, "V | company=达能 | date=2024-03-13 | note=对方很热情"},
	{"outcomes add up", "#走访\n企业：达能\n成果：愿来考察\n备注：带三人", RuleTagged, "V | company=达能 | outcome=愿来考察\n带三人"},
	{"emoji, zero width, full width, traditional", "＃走訪\n🏢企業：\u200b達能\n📍 地點：上海\n📅日期：３月１２日", RuleTagged, "V | company=達能 | date=2024-03-12 | place=上海"},
	{"stray spaces in labels", "#走访\n企 业 ： 达能\n日　期：昨天", RuleTagged, "V | company=达能 | date=2024-03-13"},
	{"mixed languages", "#visit 企业：Danone; place: 上海； 日期： yesterday", RuleTagged, "V | company=Danone | date=2024-03-13 | place=上海"},
	{"a command with the bot's name", "/visit@guatu_bot company: Danone", RuleTagged, "V | company=Danone"},
	{"a hashtag closed by a hash", "#走访# 达能 上海", RuleTagged, "V | company=达能 | place=上海"},
	{"several investors", "#签约\n企业：达能、海湾重工\n总投资：2亿", RuleTagged, "D | tag:签约 | amount=2亿元 | company=达能+海湾重工"},
	{"a legal form behind a comma", "#deal\ninvestor: Blue Whale Co., Ltd., Danone\namount: 5bn", RuleTagged, "D | amount=50亿元 | company=Blue Whale Co., Ltd.+Danone"},
	{"a visit to two companies", "#走访 企业：达能、海湾重工；日期：昨天", RuleTagged, "V | company=达能 | date=2024-03-13\nV | company=海湾重工 | date=2024-03-13"},
	{"a planned trip", "#行程\n名称：赴德国招商\n地点：慕尼黑、法兰克福\n日期：2024年5月15日至21日\n状态：计划", RuleTagged, "T | date=2024-05-15..2024-05-21 | name=赴德国招商 | place=慕尼黑+法兰克福 | planned=yes"},
	{"a trip in English", "#trip\nname: Germany roadshow\nplaces: Munich and Frankfurt\ndates: 7-9 March 2024\nled by: the mayor", RuleTagged, "T | date=2024-03-07..2024-03-09 | led=the mayor | name=Germany roadshow | place=慕尼黑+法兰克福"},
	{"an event with figures", "#活动\n名称：船舶产业大会\n地点：上海\n日期：3月7日至9日\n主办：省政府\n全省签约：18个\n组织企业：50余家\n签约总额：约300亿元", RuleTagged,
		"E | date=2024-03-07..2024-03-09 | figure=全省签约:18个 | figure=签约总额:300约亿元 | figure=组织企业:50余家 | name=船舶产业大会 | organiser=省政府 | place=上海"},
	{"funds", "#到账 企业：达能；金额：2亿；日期：昨天", RuleTagged, "D | funds-tag | company=达能 | date=2024-03-13 | funds=2亿元"},
	{"all fields of a deal", "#项目\n名称：智能机器人二期\n投资方：北斗船厂\n总投资：4.5亿美元\n区市：临湖\n状态：签约\n签约日期：3月1日\n预计签约：6月底\n行业：机器人\n门类：制造业\n类别：总部\n外资：是\n来源地：德国\n世界500强：否\n协议：框架协议\n活动：船舶产业大会\n园区：机器人小镇\n牵头领导：副市长\n引荐人：王会长\n单位：贸促会、滨江区商务局\n卡点：用地\n备注：分两期\n敏感：是", RuleTagged,
		"D | agreement=框架协议 | amount=4.5亿美元 | category=总部 | chain=robot | company=北斗船厂 | date=2024-03-01 | district=linhu | event=船舶产业大会 | expected=2024-06-30 | foreign=yes | fortune500=no | introducer=王会长 | name=智能机器人二期 | origin=德国 | outcome=分两期 | park=robot-park | sector=C | sensitive=yes | sponsor=副市长 | stage=签约 | stuck=用地 | unit=trade+binjiang-bureau"},
	{"all fields in English", "deal\nname: Robot Two\ncompany: Danone\ntotal investment: USD 450m\ndistrict: Linhu\nstage: signed\nexpected: end of June\nchain: Robots\nsector: transport and storage\ncategory: headquarters\nforeign: yes\norigin: German\nf500: no\nagreement: letter of intent\npark: Robot Town\nlead leader: Mr Wu\nintroduced by: Ms Li\nunit: Trade council\nstuck: land\nnotes: two phases", RuleLabelled,
		"D | agreement=意向书 | amount=4.5亿美元 | category=总部 | chain=robot | company=Danone | district=linhu | expected=2024-06-30 | foreign=yes | fortune500=no | introducer=Ms Li | name=Robot Two | origin=德国 | outcome=two phases | park=robot-park | sector=G | sponsor=Mr Wu | stage=签约 | stuck=land | unit=trade"},
	{"a district that nobody knows", "#在谈\n企业：达能\n总投资：2亿\n区市：老城区", RuleTagged, "D | tag:在谈 | amount=2亿元 | company=达能 | district=老城区?name-unknown"},
	{"a date that does not exist", "#走访\n企业：达能\n日期：2月30日", RuleTagged, "V | company=达能 | date=2月30日?date-none"},
	{"a visit in the future", "#走访\n企业：达能\n日期：2024-05-01", RuleTagged, "V | company=达能 | date=2024-05-01?date-future"},
	{"an amount beyond belief", "#在谈\n企业：达能\n总投资：1.2万亿", RuleTagged, "D | tag:在谈 | amount=1.2万亿?amount-huge | company=达能"},
	{"an amount beyond belief in dollars", "#在谈\n企业：达能\n总投资：200亿美元", RuleTagged, "D | tag:在谈 | amount=200亿美元?amount-huge | company=达能"},
	{"a currency without a rate", "#在谈\n企业：达能\n总投资：2亿英镑", RuleTagged, "D | tag:在谈 | amount=2亿英镑?amount-no-rate | company=达能"},
	{"a tier that does not exist", "#走访\n企业：达能\n层级：天字号", RuleTagged, "V | company=达能 | tier=天字号?value-unknown"},
	{"a tier", "#走访\n企业：达能\n层级:链长", RuleTagged, "V | company=达能 | tier=chain"},
	{"a label left empty", "#走访\n企业：达能\n成果：\n下一步：", RuleTagged, "V | company=达能"},
	{"an empty tag", "#走访", RuleTagged, ""},
	{"a bare tag alone", "走访", NoRule, ""},
	{"no tag", "今天见了达能", NoRule, ""},
	{"a word that begins like a tag", "走访了达能，谈得不错", NoRule, ""},
	{"a question", "在谈50亿以上项目有多少个", NoRule, ""},
	{"a label that is a tag, alone", "项目：云上港", NoRule, ""},
	{"a label that is a tag, with fields", "项目：云上港\n企业：达能\n总投资：3亿", RuleLabelled, "D | amount=3亿元 | company=达能 | name=云上港"},
	{"a reference is a trip", "#走访 企业：达能；行程：T3", RuleTagged, "V | company=达能 | trip=T3"},
	{"an English bare stage is no tag", "signed deals in March", NoRule, ""},
	{"an English marked stage is", "#signed company: Danone; amount: 5bn", RuleTagged, "D | tag:签约 | amount=50亿元 | company=Danone"},
	{"a second amount is part of no name", "签约 10亿 达能 5亿，已谈妥", RuleShort, "D | tag:签约 | amount=10亿元 | company=达能 | outcome=5亿，已谈妥"},
	{"behind a name an amount", "#在谈\n企业：3M 5亿", RuleTagged, "D | tag:在谈 | amount=5亿元 | company=3M"},
	{"quotes hold a name together", "#在谈\n企业：“极光 2亿”、「达能 昨天」\n名称：“一期 5亿”\n总投资：3亿", RuleTagged, "D | tag:在谈 | amount=3亿元 | company=极光 2亿+达能 昨天 | name=一期 5亿"},
	{"behind a name in quotes an amount", "#在谈 企业：“达能” 2亿", RuleTagged, "D | tag:在谈 | amount=2亿元 | company=达能"},
	{"quotes inside a name", "#在谈\n企业：达能\n名称：“智谷”一期“云港”", RuleTagged, "D | tag:在谈 | company=达能 | name=“智谷”一期“云港”"},
	{"bullets before labels", "#走访\n- 企业：达能\n- 地点：上海", RuleTagged, "V | company=达能 | place=上海"},
	{"an hour is no label", "#走访\n企业：达能\n成果：明天\n10:30再谈", RuleTagged, "V | company=达能 | outcome=明天\n10:30再谈"},
	{"a chain with 链", "#走访 企业：达能；产业链：机器人产业链", RuleTagged, "V | chain=robot | company=达能"},
	{"a district with the city's name", "#在谈 企业：达能；金额：2亿；区市：江州市滨江区", RuleTagged, "D | tag:在谈 | amount=2亿元 | company=达能 | district=binjiang"},
	{"where a deal lands, as a place", "#在谈 企业：达能；金额：2亿；地点：东山区", RuleTagged, "D | tag:在谈 | amount=2亿元 | company=达能 | district=dongshan"},
	{"a part of a number is no amount", "走访 达能 上海 5。5亿", RuleShort, "V | company=达能 | interest=5。5亿?amount-two | outcome=5。 | place=上海"},
	{"a first word that is an amount at a pinch", "走访 3M 上海 意向5亿", RuleShort, "V | company=3M | interest=5亿元 | place=上海"},
	{"a first word before a legal form", "走访 3M Inc. 滨江区", RuleShort, "V | company=3M Inc. | district=binjiang"},
	{"a currency of the amount behind it", "#在谈 达能 20240224 EUR 4.5m", RuleTagged, "D | tag:在谈 | amount=450万欧元 | company=达能 | date=2024-02-24"},
	{"a first word that is a day at a pinch", "走访 九号 上海", RuleShort, "V | company=九号 | place=上海"},
	{"a first word that is an amount", "走访 5亿 上海", RuleShort, "V | interest=5亿元 | place=上海"},
	{"two names of one day", "走访 达能 周三（3月6日） 上海", RuleShort, "V | company=达能 | date=2024-03-06 | place=上海"},
	{"two names of two days", "走访 达能 昨天（3月12日） 上海", RuleShort, "V | company=达能 | date=昨天（3月12日）?date-unread | place=上海"},
	{"two days", "走访 达能 3月6日和8日 上海", RuleShort, "V | company=达能 | date=3月6日和8日?date-unread | place=上海"},
	{"next steps", "#走访\n企业：达能\n日期：3月4日\n下一步：3月8日前回访；下周五前报方案；保持联系", RuleTagged, "V | company=达能 | date=2024-03-04 | next=回访@2024-03-08+报方案@2024-03-22+保持联系@"},
	{"a next step in English", "#visit\ncompany: Danone\nnext: call back by 1 April", RuleTagged, "V | company=Danone | next=call back@2024-04-01"},
	{"a next step's day that does not exist", "#走访\n企业：达能\n下一步：2月30日前回访", RuleTagged, "V | company=达能 | next=2月30日前回访?date-none"},
}

func TestReports(t *testing.T) {
	c := riverside(t)
	for _, x := range reportCases {
		got := Reports(x.text, c)
		if got.Rule != x.rule || briefs(got) != x.want {
			t.Errorf("%s\n%s\n got rule %d\n%s\nwant rule %d\n%s", x.name, x.text, got.Rule, briefs(got), x.rule, x.want)
		}
	}
}

func TestParseSteps(t *testing.T) {
	cases := []struct{ text, want, due string }{
		{"3月20日前回访", "回访", "2024-03-20"}, {"于3月20日前报送方案", "报送方案", "2024-03-20"}, {"争取3月底前完成注册", "争取完成注册", "2024-03-31"},
		{"回访，3月20日前", "回访", "2024-03-20"}, {"回访（2024-03-20 周三）", "回访", "2024-03-20"}, {"by 20 March: send the plan", "send the plan", "2024-03-20"},
		{"send the plan by 20 March", "send the plan", "2024-03-20"}, {"reply on land by 2024-03-20", "reply on land", "2024-03-20"}, {"visit again next Friday", "visit again", "2024-03-22"},
		{"周三来考察", "来考察", "2024-03-20"}, {"一周内答复电价", "答复电价", "2024-03-21"}, {"请王总4月5日来江州", "请王总4月5日来江州", "2024-04-05"}, {"保持联系", "保持联系", ""},
		{"2月10日前签约", "签约", "2025-02-10"}, {"5月10日之前提交", "提交", "2024-05-10"}, {"下个月15号前拿出方案", "拿出方案", "2024-04-15"}, {"尽快对接1号楼", "尽快对接1号楼", ""},
		{"4月12日（周五）回访", "回访", "2024-04-12"}, {"4月12日星期五上午前发方案", "发方案", "2024-04-12"},
		{"by Wednesday, 8 May call back", "call back", "2024-05-08"}, {"周三5月8日回访", "回访", "2024-05-08"}, {"下周三（3月20日）回访", "回访", "2024-03-20"}, {"明天（15日）回访", "回访", "2024-03-15"},
		{"请王总4月5日来江州（2024-04-05 周五）", "请王总4月5日来江州", "2024-04-05"}, {"send the plan (2024-03-20 Wed)", "send the plan", "2024-03-20"},
	}
	for _, c := range cases {
		steps, doubt := ParseSteps(c.text, on(t, "2024-03-14"), on(t, "2024-03-14"))
		if len(steps) != 1 || steps[0].Text != c.want || steps[0].Due.String() != c.due || doubt != "" {
			t.Errorf("%s: got %+v %s, want %s by %s", c.text, steps, doubt, c.want, c.due)
		}
	}
}

// A weekday that does not fit its date leaves the step's day in doubt.
func TestStepWeekday(t *testing.T) {
	for _, text := range []string{"4月12日（周四）回访", "回访（2024-04-12 周四）", "by Monday, 8 May 2024 call back", "明天（16日）回访", "5月8日（下下周三）回访"} {
		if steps, doubt := ParseSteps(text, on(t, "2024-03-14"), on(t, "2024-03-14")); doubt != ledger.DateUnread {
			t.Errorf("%s: %+v %s", text, steps, doubt)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		place, around string
		want          bool
	}{{"慕尼黑", "德国", true}, {"慕尼黑", "欧洲", true}, {"苏州", "长三角", true}, {"昆山", "江苏", true}, {"首尔", "日韩", true}, {"北京", "中国", true}, {"香港", "中国", true}, {"东京", "韩国", false}, {"法国", "法国", true}} {
		if Within(c.place, c.around) != c.want {
			t.Errorf("%s in %s must be %v", c.place, c.around, c.want)
		}
	}
	for name, want := range map[string]string{"Munich": "慕尼黑", "München": "慕尼黑", "日资": "日本", "Japanese": "日本", "西安市": "西安", "Xi'an": "西安", "Xian": "西安", "US": "美国", "印尼": "印度尼西亚", "台灣": "台湾", "内蒙古自治区": "内蒙古", "无此地": ""} {
		if got := PlaceNamed(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}
