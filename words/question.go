package words

import "strings"

// Sense is what a word does in a question.
type Sense string

// The senses. What the value of a word means depends on its sense.
const (
	QFill      Sense = "fill"      // carries no meaning of its own
	QJoin      Sense = "join"      // 和, 、, and
	QStop      Sense = "stop"      // parts clauses
	QWithin    Sense = "within"    // 里, 中: the whole stands before it
	QCount     Sense = "count"     // 几, how many
	QMuch      Sense = "much"      // 多少亿, how much
	QCounter   Sense = "counter"   // 个, 家: value is the noun counted
	QNoun      Sense = "noun"      // 项目, visits
	QAct       Sense = "act"       // 走访: value is the direction
	QInStage   Sense = "stage"     // value is the stage
	QIntoStage Sense = "into"      // value is the stage; reaching it is meant
	QAtStage   Sense = "at"        // value is the stage; standing there is meant
	QLanding   Sense = "landing"   // 落地, 引进: no certain stage
	QPhase     Sense = "phase"     // 阶段
	QMoneySum  Sense = "money"     // 总投资
	QInterest  Sense = "interest"  // 意向投资
	QSize      Sense = "size"      // 多大: of an average, a sum or the largest
	QStatistic Sense = "statistic" // average
	QExtreme   Sense = "extreme"   // 最多, 最大: value says which
	QFunds     Sense = "funds"     // 到账
	QRate      Sense = "rate"      // 开工率: value is the stage
	QConvert   Sense = "convert"   // 转化率
	QIntend    Sense = "intend"    // 意向落户
	QExpect    Sense = "expect"    // 预计
	QPlan      Sense = "plan"      // 计划
	QNot       Sense = "not"       // 还没, not
	QDone      Sense = "done"      // 已经
	QStill     Sense = "still"     // 没有进展
	QLate      Sense = "late"      // 逾期
	QOpen      Sense = "open"      // 未办; todo: 待办, a step by itself
	QDue       Sense = "due"       // 到期
	QLed       Sense = "led"       // 带队, behind who led
	QUnitKind  Sense = "unitkind"  // 专班, 驻外机构: value is the tier
	QReported  Sense = "reported"  // 报的, behind who reports
	QOwn       Sense = "own"       // 我, 我们区, 本单位
	QFact      Sense = "fact"      // 世界500强, 央企, 外资, 核实
	QNoSum     Sense = "nosum"     // 没填金额
	QUndecided Sense = "undecided" // 未定, behind a word for the sum
	QExcept    Sense = "except"    // 除了
	QApart     Sense = "apart"     // 以外
	QGrouping  Sense = "grouping"  // 区市: what can stand behind 各 and 按
	QEach      Sense = "each"      // 各, 按, by
	QGroupBy   Sense = "groupby"   // 按, broken down by
	QGroupEnd  Sense = "groupend"  // 分, behind what is grouped by
	QTrend     Sense = "trend"     // 趋势
	QSpread    Sense = "spread"    // 分布
	QRanking   Sense = "ranking"   // 排名
	QTop       Sense = "top"       // 前, top
	QBottom    Sense = "bottom"    // 后, bottom
	QPlace     Sense = "place1"    // 名, 位 behind a rank
	QWhich     Sense = "which"     // 哪个
	QList      Sense = "list"      // 列出
	QWho       Sense = "who"       // 谁
	QWhen      Sense = "when"      // 什么时候
	QVersus    Sense = "versus"    // 比
	QYearAgo   Sense = "yearago"   // 同比
	QBefore    Sense = "before"    // 环比
	QDelta     Sense = "delta"     // 增长
	QThose     Sense = "those"     // 其中
	QOnly      Sense = "only"      // 只看
	QAnd       Sense = "and"       // 呢, what about: continues
	QShare     Sense = "share"     // 占
	QCity      Sense = "city"      // 全市
	QProvince  Sense = "province"  // 全省
	QAdd       Sense = "add"       // 一共
	QPlus      Sense = "plus"      // 加
	QSeparate  Sense = "separate"  // 分别
	QLarge     Sense = "large"     // 大项目: without a number
	QAbout     Sense = "about"     // 左右
	QAmid      Sense = "amid"      // 5亿和10亿之间
	QIncluded  Sense = "included"  // 含: the number itself belongs to the threshold
	QUnclear   Sense = "unclear"   // 怎么样
	QTarget    Sense = "target"    // 目标: of the year
	QLost      Sense = "lost"      // what is not recorded
	QIn        Sense = "in"        // 在, 赴: a place follows
	QFrom      Sense = "from"      // 来自
	QBy        Sense = "by"        // by
	QChainMark Sense = "chain"     // 链
	QDuring    Sense = "during"    // 期间
	QJourney   Sense = "journey"   // 这趟
	QBound     Sense = "bound"     // before an amount: value >=, >, <=, <
	QBoundEnd  Sense = "boundend"  // behind an amount
	QRange     Sense = "range"     // between
	QEvery     Sense = "every"     // 各场, 历届
	QSector    Sense = "sector"    // value is the section of GB/T 4754
	QLevel     Sense = "tier"      // value is the tier
	QKind      Sense = "kind"      // 总部类: value is the category
	QKindMark  Sense = "kindmark"  // 类 behind a category
	QPaper     Sense = "paper"     // 框架协议
	QToDate    Sense = "todate"    // 年初以来: value is the unit
	QSince     Sense = "since"     // 自
	QOnward    Sense = "onward"    // 以来
	QUntil     Sense = "until"     // 到
	QAsOf      Sense = "asof"      // 截至
	QUpTo      Sense = "upto"      // 为止
	QEndOf     Sense = "endof"     // 底
	QEndBefore Sense = "endbefore" // end of
	QPrior     Sense = "prior"     // 之前
	QLater     Sense = "later"     // 之后
	QLately    Sense = "lately"    // 近
	QAhead     Sense = "ahead"     // 未来 before a length
	QFirstOf   Sense = "firstof"   // 前 before a number of months or quarters
	QWeekOf    Sense = "weekof"    // 那一周
	QSameDay   Sense = "sameday"   // 那天, behind a day
	QAgo       Sense = "ago"       // 三天前
	QWholeYear Sense = "wholeyear" // 全年
	QThird     Sense = "third"     // 上旬
	QLength    Sense = "length"    // 个月: value is the unit
	QHalfYear  Sense = "halfyear"  // 半年
	QVagueTime Sense = "vaguetime" // 最近
	QNew       Sense = "new"       // 新, before what is new in the window: a stage, deals
	QMay       Sense = "may"       // 会, 能, will: before a stage or a visit it looks ahead
	QOccasion  Sense = "occasion"  // 推介会: a kind of event, which alone names none
	QRound     Sense = "round"     // 亿元 without a number
)

// Asking is a row of the table of questions: words that mean the same.
type Asking struct {
	Sense Sense
	Value string
	Words string // parted by |
}

// All are the words of a row.
func (a Asking) All() []string { return strings.Split(a.Words, "|") }

// Askings are the words of questions, in both languages.
var Askings = [][]Asking{askingNouns, askingStages, askingFilters, askingShapes, askingPeriods, askingRounds, askingFillers}

var askingNouns = []Asking{
	{QCount, "", "几|多少|好多|数量|数|个数|总数|数目|how many|number of|the number of|number|numbers|count|count of|几多|多少数量"},
	{QCount, "visit", "次数|how often|how many times|家次数"},
	{QCount, "company", "家数"},
	{QMuch, "usd", "亿美元|美元|折合美元|折成美元|换算成美元|换算美元|折算成美元|按美元|按美元算|以美元计|美元计|in dollars|in usd|in us dollars|usd|dollars|多少亿美元|多少万美元|多少美元|几亿美元|几个亿美元|几千万美元|几百万美元|how many dollars|how much in usd|how much in dollars"},
	{QMuch, "", "多少亿|多少亿元|多少万元|多少万|多少元|多少钱|多少资金|how much|how much money|how much investment"},
	{QMuch, "few", "几个亿|几亿|几亿元|几千万|几千万元"},
	{QCounter, "deal", "个"},
	{QCounter, "company", "家"},
	{QCounter, "visit", "家次|次|趟次|趟"},
	{QCounter, "trip", "批|批次"},
	{QCounter, "event", "场|场次"},
	{QCounter, "step", "项"},
	{QCounter, "", "条|份|笔|单|宗|件"},
	{QNoun, "deal", "项目|招商项目|投资项目|招商引资项目|投资的项目|投资建设的项目|deal|deals|project|projects"},
	{QNoun, "company", "企业|公司|客商|投资方|投资商|投资者|投资企业|重点企业|重点客商|company|companies|firm|firms|enterprise|enterprises"},
	{QNoun, "investor", "investor|investors|investing companies"},
	{QNoun, "trip", "行程|外出招商|出去招商|出差招商|外出|出访|出差|招商行程|外出批次|招商团组|团组|trip|trips|journey|journeys"},
	{QNoun, "event", "活动|招商活动|event|events"},
	{QNoun, "step", "下一步|下步|下一步事项|事项|的事|的事情|事情|跟进事项|后续事项|next step|next steps|steps|follow-up|follow-ups|follow up|follow ups|followup|followups|action items|actions|items|tasks"},
	{QNoun, "visits", "走访量|visits|calls"},
	{QNoun, "meetings", "走访记录|走访历史|拜访记录|会见记录|来往记录|往来记录|来往|往来|接触记录|见面记录|history|history of|meetings|meetings with|contact history"},
	{QAct, "out", "走访|走访后|走访之后|拜访|拜访后|走出去|跑|跑了|对接|上门|登门|走访过|拜访过|去过|visit|visited|visiting|called on|outbound|pay|paid|last visit|last visited"},
	{QAct, "in", "来访|接待|引进来|请进来|接待来访|来访接待|来过|来了|inbound|receive|received|host|hosted|came|came to us|came to see us|come to us|visited us|visit us|visiting us|visits to us|came to visit|came to visit us|paid us a visit|called on us|pay us a visit|have visited us|has visited us"},
	{QAct, "both", "last meet|last met|last saw|见|见过|见了|见面|会见|会面|见过面|见了面|接触|接触过|打交道|met|meet|met with|meet with"},
	{QMoneySum, "verb", "投资|投资了|invested"},
	{QMoneySum, "", "总投资|总投资额|投资总额|投资额|投资金额|金额|总金额|总额|额|合同额|投资规模|体量|盘子|投资体量|investment|total investment|investments|amount|total amount|investment volume|value|total value|investment amount"},
	{QSize, "", "多大|有多大|how large|how big"},
	{QInterest, "", "意向投资|意向金额|意向投资额|意向|intended investment|intended amount|interest|interest of|intended"},
	{QStatistic, "average", "平均|平均每个|平均一个|平均每一个|平均单个|均值|平均值|单体平均|平均规模|average|average size|mean|avg|on average|the average|每个平均"},
	{QExtreme, "most", "最多|most|the most|most often|highest|最高|第一|第一名|leads|lead|leading|首位|排第一|排名第一|排第一名|最多的"},
	{QExtreme, "least", "最少|fewest|the fewest|least|lowest|最低|垫底|倒数第一"},
	{QExtreme, "largest", "最大|largest|biggest|top deal|the largest|the biggest"},
	{QExtreme, "smallest", "最小|smallest|the smallest"},
	{QFunds, "both", "到账|到账资金|到位资金|实际到位|实际到账|实际到资|内外资|内外资到账|资金到位|资金到账|到位|到资|资金|到账额|funds|money|capital|funding|arrived|funds arrived|arrivals"},
	{QFunds, "home", "境内资金|domestic funds|domestic capital|domestic money"},
	{QFunds, "abroad", "实际使用外资|实际利用外资|利用外资|使用外资|实到外资|到账外资|外资到账|fdi|utilised foreign capital|utilized foreign capital|actually utilised foreign capital|actually utilized foreign capital|foreign capital utilised|foreign capital utilized|foreign capital actually used|actually used foreign capital|foreign capital actually utilised|foreign capital actually utilized|foreign investment actually used|foreign investment utilised|foreign investment utilized|actual use of foreign capital|foreign funds|foreign capital|foreign money"},
	{QRate, "开工", "开工率|start rate|construction rate|construction start rate"},
	{QRate, "注册", "履约率|fulfilment rate|fulfillment rate|performance rate|注册率|registration rate"},
	{QRate, "投产", "投产率|production rate"},
	{QConvert, "签约", "转化率|签约率|签约转化率|转化|conversion|conversion rate|the conversion rate"},
	{QConvert, "在谈", "在谈转化率|洽谈转化率"},
	{QIntend, "", "意向落户|意向落户企业|意向企业|意向入驻|拟落户|intending to settle|prospective companies|prospects"},
	{QLate, "", "逾期|超期|过期|过期未办|逾期未办|逾期未完成|overdue|past due|late"},
	{QOpen, "todo", "待办|待办事项|to-do|to-dos|todo|todos|pending steps|pending next steps"},
	{QDue, "", "到期|要到期|到期的|快到期|应办|该办|要办|要办的|due"},
	{QOpen, "", "没办完|还没办完|没落实|还没落实|未落实|没做完|还没做完|还没完成|未办理|未办|待落实|unfinished|still open|not finished|pending|未办结|未完成|没办|没完成|没有完成|没有办|还没办|尚未完成|不办|not done|open|outstanding"},
}

var askingStages = []Asking{
	{QInStage, "签约", "签约|签|签订|签下|签下来|签完|签完约|签署|签了约|签成|拿下|成功签约|正式签约|sign|signed|signing|signings|signed up"},
	{QIntoStage, "签约", "新签约|新签|新签订|转签约|newly signed|new signings"},
	{QAtStage, "在谈", "在谈|洽谈|洽谈中|正在谈|正在洽谈|在洽谈|谈判中|储备|在手|储备库|talks|in talks|in talk|under negotiation|in negotiation|in negotiations|negotiating|pipeline|in the pipeline|talking"},
	{QIntoStage, "在谈", "新增在谈|新在谈|新增洽谈|新增储备|新谈|new talks|new in talks|entered talks|new deals in talks|newly in talks|went into talks"},
	{QAtStage, "线索", "线索|leads|lead"},
	{QIntoStage, "线索", "新增线索|新线索|new leads|new lead"},
	{QInStage, "注册", "注册|完成注册|注册成立|工商注册|完成工商注册|注册登记|register|registered|registrations"},
	{QInStage, "开工", "开工|动工|开工建设|破土动工|开建|start|started|starts|start construction|started construction|construction started|broke ground|break ground|broken ground|construction starts"},
	{QAtStage, "开工", "在建|under construction"},
	{QInStage, "投产", "投产|put into production|竣工投产|建成投产|went into production|go into production|gone into production|started producing|start producing|started production|start production|began production|begin production|begun production|came on stream"},
	{QAtStage, "投产", "producing|in production"},
	{QAtStage, "暂停", "暂停|暂停中|paused|on hold|suspended"},
	{QInStage, "终止", "终止|黄|谈崩|谈黄|流失|流产|ended|end|terminated|called off|fell through|fallen through|fall through|collapsed"},
	{QLanding, "", "落地|引进|引入|入驻|landed|landing|bring in|brought in|引进了"},
	{QLanding, "in", "落户|落在|落户在|落地在|落户于|settled in"},
	{QPhase, "", "阶段|状态|stage|status|处于|at stage"},
	{QExpect, "", "能签|能签约|能签下|会签|会签约|要签|要签约|可签|可签约|将签|将签约|准备签|准备签约|打算签|打算签约|准备|打算|预计|预期|拟|有望|预计还有|预计能|预计要|计划签约|expected|expect|expects|expected to|are expected to|is expected to|due to|expected to be|expected signings|forecast"},
	{QPlan, "", "计划|计划中|已计划|planned|scheduled|upcoming"},
	{QNot, "", "到现在还没|到现在还没有|到现在没有|到现在没|到现在仍未|到目前还没|到目前还没有|到今天还没|后还没|后还没有|后尚未|后还未|后未|后没|后没有|后仍未|至今没|至今没有|至今未|至今还没|至今还没有|至今尚未|至今仍未|还没|还没有|没|没有|未|尚未|仍未|暂未|还未|尚没有|仍没有|并未|but not|not yet|not|but not yet|have not|has not|haven't|hasn't|have not yet|has not yet|aren't|isn't|are not|is not|are not yet|is not yet|yet to|have yet to|never|haven't yet|but still not|still not|but are still not|but have still not|一个都没|一个也没|一个都没有|一个也没有|一家都没|一家也没|一家都没有|一家也没有|一次都没|一次也没|一次都没有|一次也没有"},
	{QDone, "", "已|已经|already|并已|且已|并已经|后已"},
	{QStill, "", "没动静|没有动静|无动静|无进展|没进展|没有进展|未有进展|没更新|没有更新|未更新|没动|没动过|未动|没变化|没有变化|无变化|无更新|不动|停滞|毫无进展|没有任何进展|without movement|no movement|without any movement|not moved|have not moved|has not moved|haven't moved|hasn't moved|no progress|without progress|stale|untouched|not updated|without update|without updates|no update|no updates|idle|not been touched|have not been touched|have not been updated"},
	{QShare, "takes", "占|占了|占多少"},
	{QShare, "", "占比|占比是|比重|的比重|比例|百分比|百分之几|百分之多少|份额|几成|占几成|多大比例|多大比重|share|share of|percentage|percentage of|proportion|proportion of|percent|percent of|what share of|what percentage of|what share|what percentage|what proportion of"},
	{QCity, "", "我们市|咱们市|咱市|全市上下|全市|我市|本市|全市范围|the whole city|whole city|the city|our city|citywide|city-wide"},
	{QProvince, "全省", "全省|省内|全省范围|the province|the whole province|whole province|province"},
	{QProvince, "全国", "全国|nationwide|the whole country"},
}
