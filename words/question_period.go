package words

// CalendarUnit is a unit of the calendar.
type CalendarUnit string

// The units.
const (
	UDay     CalendarUnit = "day"
	UWeek    CalendarUnit = "week"
	UMonth   CalendarUnit = "month"
	UQuarter CalendarUnit = "quarter"
	UHalf    CalendarUnit = "half"
	UYear    CalendarUnit = "year"
)

// Relative is a period told from the asking day: so many units before it.
type Relative struct {
	Unit  CalendarUnit
	Back  int
	Words string // parted by |
}

// Relatives are the periods that are told from the asking day (spec 1.4).
var Relatives = []Relative{
	{UDay, 0, "今天|今日|当天|当日|today"},
	{UDay, 1, "昨天|昨日|yesterday"},
	{UDay, 2, "前天|前日|the day before yesterday|day before yesterday"},
	{UDay, 3, "大前天"},
	{UDay, -1, "明天|明日|tomorrow"},
	{UDay, -2, "后天"},
	{UWeek, 0, "本周|这周|这个星期|本星期|这星期|当周|这个礼拜|这礼拜|本礼拜|this week|the current week"},
	{UWeek, 1, "上周|上一周|上个星期|上星期|上个周|上礼拜|上个礼拜|last week|previous week|the previous week"},
	{UWeek, 2, "上上周|上上个星期|the week before last|week before last"},
	{UWeek, -1, "下周|下一周|下个星期|下星期|next week"},
	{UMonth, 0, "月内|本月内|本月|这个月|这月|当月|本月份|this month|the current month"},
	{UMonth, 1, "上月|上个月|上一个月|上月份|last month|previous month|the previous month"},
	{UMonth, 2, "上上月|上上个月|the month before last|month before last"},
	{UMonth, -1, "下月|下个月|下月份|next month"},
	{UQuarter, 0, "本季度|这季度|这个季度|本季|这一季度|当季|当季度|this quarter|the current quarter"},
	{UQuarter, 1, "上季度|上个季度|上一季度|上季|上一个季度|last quarter|previous quarter|the previous quarter"},
	{UQuarter, 2, "上上季度|上上个季度|the quarter before last|quarter before last"},
	{UQuarter, -1, "下季度|下个季度|下一季度|next quarter"},
	{UHalf, 0, "本半年|这半年|this half|this half-year|this half year"},
	{UHalf, 1, "上个半年|last half|last half-year"},
	{UYear, 0, "年内|今年内|本年内|今年|本年|本年度|今年度|当年|this year|the current year"},
	{UYear, 1, "去年|上年|上一年|去年度|上年度|上一年度|last year|previous year|the previous year"},
	{UYear, 2, "前年|the year before last|year before last"},
	{UYear, 3, "大前年"},
	{UYear, -1, "明年|下一年|next year"},
	{UYear, -2, "后年"},
}

// OrdinalRune begins an ordinal, OrdinalEnds end one of an event: 第十届, 第3期.
const OrdinalRune = '第'

// OrdinalEnds are the counters of events that are held again and again.
var OrdinalEnds = []rune{'届', '期', '次'}

// SameDayRune begins 当天 and 当日, which behind a day say nothing more.
const SameDayRune = '当'

// OnRune stands behind what something happened on (大会上); AgainRune before what is
// done once more.
const (
	OnRune    = '上'
	AgainRune = '再'
)

// InAndOut is 内外, which is not parted behind a period: 今年内外资.
const InAndOut = "内外"

// RowUnits are the parts of a year of which two in a row are named together: 七八月.
var RowUnits = []struct {
	Unit CalendarUnit
	Word string
}{{UMonth, "月"}, {UMonth, "月份"}, {UMonth, "两个月"}, {UMonth, "两月"}, {UQuarter, "季度"}, {UQuarter, "两个季度"}}

// Halves are not parted: 产业链上半年 is no 产业链上.
var Halves = []string{"上半年", "下半年", "上半月", "下半月"}

// Together is 一共, whose 一 is no Monday's.
const Together = "一共"

// Calendar are the names of parts of a year; the number says which part.
type Calendar struct {
	Unit  CalendarUnit
	N     int
	Words string
}

// Calendars are the parts of a year that have names.
var Calendars = []Calendar{
	{UQuarter, 1, "一季度|第一季度|首季度|一季|首季|1季度|第1季度|q1|1q|first quarter|the first quarter|1st quarter|第壹季度"},
	{UQuarter, 2, "二季度|第二季度|2季度|第2季度|q2|2q|second quarter|the second quarter|2nd quarter|二季"},
	{UQuarter, 3, "三季度|第三季度|3季度|第3季度|q3|3q|third quarter|the third quarter|3rd quarter|三季"},
	{UQuarter, 4, "四季度|第四季度|4季度|第4季度|q4|4q|fourth quarter|the fourth quarter|4th quarter|四季|末季度"},
	{UQuarter, 0, "第0季度|零季度|0季度|q0|第零季度"},
	{UQuarter, 5, "五季度|第五季度|5季度|第5季度|q5|六季度|第六季度|q6|6季度|q7|q8|q9|七季度|八季度|九季度|fifth quarter|the fifth quarter"},
	{UHalf, 1, "上半年|h1|1h|first half|the first half|first half-year|first half year|first half of the year|the first half of the year"},
	{UHalf, 2, "下半年|h2|2h|second half|the second half|second half-year|second half year|second half of the year|the second half of the year"},
	{UHalf, 3, "h3|h0|h4"},
}

// askingPeriods are the words around periods.
var askingPeriods = []Asking{
	{QToDate, "year", "今年以来|年初以来|年初至今|今年至今|今年到现在|今年到目前|今年截至目前|今年截止目前|今年到今天|今年截至今天|年初到现在|年初到目前|年初至目前|年初到今天|年初至今天|年初截至目前|今年到目前为止|本年以来|本年累计|今年累计|开年以来|开年至今|year to date|ytd|year-to-date|so far this year|this year so far|this year to date|since the beginning of the year|since the start of the year|since the beginning of this year"},
	{QToDate, "month", "本月以来|本月至今|so far this month|this month so far|month to date|month-to-date|mtd"},
	{QToDate, "quarter", "本季度以来|本季度至今|so far this quarter|this quarter so far|quarter to date|quarter-to-date|qtd"},
	{QToDate, "week", "本周以来|本周至今|so far this week|this week so far|week to date"},
	{QSince, "", "自|从|自从|since|from|starting from|starting"},
	{QOnward, "", "以来|至今|起|到现在|到今天|开始|到目前|起至今|以来至今|至今天|onwards|to now|until now|to today|till now"},
	{QRange, "", "从|自|from"},
	{QUntil, "", "到|至|-|~|--|to|until|till|through"},
	{QAsOf, "", "截至|截止|截止到|截至到|截止至|到|as of|as at|by|up to|until|till"},
	{QUpTo, "", "为止|止"},
	{QEndOf, "", "底|末"},
	{QEndOf, "month", "月底|月末|month-end|month end"},
	{QEndOf, "quarter", "季末|季度末|quarter-end|quarter end"},
	{QEndOf, "year", "年底|年末|年终|year-end|year end|the year end|year's end"},
	{QEndOf, "week", "周末"},
	{QEndBefore, "", "end of|the end of|end|the last day of"},
	{QPrior, "", "前|之前|以前|before"},
	{QLater, "", "之后|以后|后|after"},
	{QLately, "", "近|最近|过去|过去的|the last|last|past|the past|over the last|over the past|in the last|in the past|during the last|during the past|within the last|within the past|for the last|for the past|近的|previous"},
	{QAhead, "", "未来|未来的|接下来|接下来的|今后|往后|the next|in the next|within the next|over the next|the coming"},
	{QFirstOf, "", "前"},
	{QFirstOf, "year", "头|first|the first"},
	{QFirstOf, "vague", "上|这|前面"},
	{QWeekOf, "", "那一周|那周|当周|所在周|那个星期|所在的那一周|这一周|那一星期|所在星期"},
	{QSameDay, "", "那天|那一天|这天|这一天|那日"},
	{QAgo, "", "前|之前|以前|ago"},
	{QWeekOf, "before", "the week of|week of|week starting|week beginning|the week beginning|week from"},
	{QWholeYear, "", "全年|整年|一年|全年度|一整年|年度|whole year|full year|full-year|the whole of|all of"},
	{QThird, "1", "上旬"},
	{QThird, "2", "中旬"},
	{QThird, "3", "下旬"},
	{QLength, "day", "天|日|day|days|天内|日内"},
	{QLength, "week", "周|个星期|星期|个周|礼拜|个礼拜|week|weeks|周内"},
	{QLength, "month", "个月|月|个月份|month|months|个月内|月内"},
	{QLength, "quarter", "个季度|季度|quarter|quarters"},
	{QLength, "year", "年|个年头|year|years|年内"},
	{QHalfYear, "", "半年|半年内|half a year|half year|six months"},
	{QVagueTime, "f", "财年|本财年|财季|本财季|财政年度|本财政年度|会计年度|本会计年度|fy|fiscal|fiscal year|the fiscal year|this fiscal year|the current fiscal year|fiscal quarter|this fiscal quarter|financial year|this financial year"},
	{QVagueTime, "fl", "上财年|上个财年|上一财年|上财政年度|上一财政年度|上财季|上个财季|last fiscal year|the last fiscal year|previous fiscal year|last fiscal quarter|last financial year"},
	{QVagueTime, "", "第一周|第二周|第三周|第四周|第五周|头一周|首周|第一个星期|第二个星期|第一天|the first week of|first week of|the second week of|second week of|the last week of|last week of|第一个月|上半月|下半月|十四五|十四五期间|十四五以来|十五五|十五五期间|十五五以来|十三五|十三五期间|两会|两会期间|两会以来|最近|近期|近来|近日|近些天|这段时间|前段时间|这阵子|前阵子|前几个月|前几天|前几周|这几天|这几个月|这几周|几个月|近几个月|近几天|近几年|最近几个月|最近几天|前几年|月初|年初|年中|月中|周初|季初|春节|春节期间|国庆|国庆期间|五一期间|十一期间|元旦期间|节前|节后|春节后|春节前|年前|年后|recently|lately|these days|recent|recent months|in recent months|the last few months|last few months|the last few weeks|last few weeks|the past few months|a while ago|some time ago|spring festival|over spring festival|during spring festival|the beginning of the month|early this month|early this year|holidays|the holidays|soon"},
}
