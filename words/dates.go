package words

// RelativeDays are words for a day by its distance from the asking day.
var RelativeDays = map[string]int{
	"今天": 0, "今日": 0, "今早": 0, "今晨": 0, "今晚": 0, "当天": 0, "当日": 0, "本日": 0,
	"昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "前天": -2, "前日": -2, "大前天": -3,
	"明天": 1, "明日": 1, "明早": 1, "明晚": 1, "后天": 2, "后日": 2, "大后天": 3,
	"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
	"yesterday": -1, "last night": -1, "day before yesterday": -2, "the day before yesterday": -2,
	"tomorrow": 1, "day after tomorrow": 2, "the day after tomorrow": 2,
}

// Weekdays are the names of the days, Monday is 1. The Chinese ones follow a
// word for week.
var (
	WeekWords    = []string{"周", "星期", "礼拜", "週"}
	WeekdayRunes = map[rune]int{'一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '日': 7, '天': 7, '1': 1, '2': 2, '3': 3, '4': 4, '5': 5, '6': 6, '7': 7}
	DayNames     = map[string]int{
		"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
		"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
		"mon.": 1, "tue.": 2, "wed.": 3, "thu.": 4, "fri.": 5, "sat.": 6, "sun.": 7,
	}
)

// Shifts move a week, month, quarter or year by so many (上周三, 下月底).
var Shifts = map[string]int{
	"上上个": -2, "上上": -2, "上个": -1, "上": -1, "本": 0, "这个": 0, "这": 0, "当": 0, "下个": 1, "下": 1, "下下个": 2, "下下": 2,
	"last": -1, "this": 0, "next": 1, "the": 0,
}

// Years are words for a year by its distance.
var Years = map[string]int{
	"今年": 0, "本年": 0, "去年": -1, "昨年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1, "后年": 2,
	"this year": 0, "last year": -1, "next year": 1,
}

// MonthNames are the English names of the months.
var MonthNames = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
}

// Parts of a month by its last day; 0 is the month's end.
var MonthParts = map[string]int{
	"底": 0, "末": 0, "内": 0, "份": 0, "份底": 0, "底以": 0, "下旬": 0, "份内": 0, "中旬": 20, "上旬": 10, "中": 15, "初": 5, "底之": 0,
}

// Stretches are words for a stretch of days, by what they belong to. The day that
// is meant where one is due is its last.
var Stretches = map[string]Stretch{
	"月底": {'m', false}, "月末": {'m', false}, "月内": {'m', false}, "个月": {'m', true}, "月": {'m', true}, "个月底": {'m', true}, "个月内": {'m', true}, "month end": {'m', false}, "end of month": {'m', false}, "month": {'m', true},
	"年底": {'y', false}, "年末": {'y', false}, "年内": {'y', false}, "年年底": {'y', false}, "年年内": {'y', false}, "year end": {'y', false}, "year-end": {'y', false}, "end of year": {'y', false}, "year": {'y', true},
	"周内": {'w', false}, "周末": {'w', false}, "周": {'w', true}, "星期": {'w', true}, "个星期": {'w', true}, "礼拜": {'w', true}, "个周": {'w', true}, "week": {'w', true}, "weekend": {'w', false}, "end of week": {'w', false},
	"季度末": {'q', false}, "季末": {'q', false}, "季度": {'q', true}, "季度内": {'q', true}, "quarter": {'q', true}, "quarter end": {'q', false}, "个季度": {'q', true},
}

// Stretch is a stretch of the calendar: w, m, q or y. Shifted ones need a word
// such as 下 before them.
type Stretch struct {
	Of      rune
	Shifted bool
}

// DayEndOf are the English words before a stretch whose end is meant, and before a month.
var (
	DayEndOf   = []string{"end of", "the end of", "end of the", "late"}
	MonthWords = map[string]int{"mid": 15, "mid-": 15, "middle of": 15, "the middle of": 15, "early": 10}
)

// Quarters and halves of the year by their last month.
var YearParts = map[string]int{
	"一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "第一季度": 3, "第二季度": 6, "第三季度": 9, "第四季度": 12, "1季度": 3, "2季度": 6, "3季度": 9, "4季度": 12,
	"上半年": 6, "下半年": 12, "q1": 3, "q2": 6, "q3": 9, "q4": 12, "h1": 6, "h2": 12,
	"first quarter": 3, "second quarter": 6, "third quarter": 9, "fourth quarter": 12, "first half": 6, "second half": 12,
}

// Distances are units of time that are counted (三天后, in two weeks), in days;
// a month is 0.
var Distances = map[string]int{
	"天": 1, "个工作日": 1, "周": 7, "个星期": 7, "星期": 7, "个礼拜": 7, "礼拜": 7, "个月": 0,
	"days": 1, "day": 1, "weeks": 7, "week": 7, "months": 0, "month": 0,
}

// Directions of a distance, behind it or (English) before it.
var (
	DistanceAfter  = map[string]int{"前": -1, "以前": -1, "之前": -1, "ago": -1, "后": 1, "以后": 1, "之后": 1, "内": 1, "以内": 1, "之内": 1, "from now": 1}
	DistanceBefore = []string{"in", "within"}
	SmallCounts    = map[string]int{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
)

// DayTails may follow a day and say nothing more of it.
var DayTails = []string{"上午", "下午", "中午", "晚上", "晚", "早上", "凌晨", "傍晚", "全天", "morning", "afternoon", "evening", "am", "pm", "a.m.", "p.m.", "noon"}

// DueAfter behind a day makes it the last one (3月1日前); DueBefore stands
// before it (by 1 March). Both belong to the day, not to the step.
var (
	DueAfter  = []string{"前", "之前", "以前", "内", "之内", "以内", "止", "或之前", "or before", "at the latest", "latest"}
	DueBefore = []string{"于", "在", "截至", "截止", "截止到", "不晚于", "最迟", "最晚", "by", "before", "on", "until", "no later than", "due", "due on", "due by", "till", "by the", "in", "around"}
)

// RangeFrom may stand before the first day of a range.
var RangeFrom = []string{"from", "从", "自"}

// AtWords may stand before a day or a place in the short form.
var AtWords = []string{"在", "于", "赴", "on", "in", "at", "to"}

// Marks of the calendar and the clock behind a number.
const (
	YearMark  = '年'
	MonthMark = '月'
	DayMarks  = "日号"
	HourMarks = "点时"
	Minute    = '分'
	EndMarks  = "末底内" // behind a quarter or a half
)
