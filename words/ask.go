package words

// Sentences about questions that cannot be answered as they stand.
var (
	SayNotAQuestion = Text{"没有看懂这句提问。", "I did not understand this question."}
	AboutAsk        = Text{"提问", "ask a question"}
	ExampleAsking   = Text{"/ask 上周走访了多少家企业", "/ask how many companies were visited last week"}
	SayAskHow       = Text{"请把问题写在后面，例如：%s", "Please write the question after it: %s"}
)

// AskBack says, by code, why a question is asked back about or refused; where it
// ends in a colon, the words in question follow on the next line. No digit may
// stand in it (spec 3.1).
var AskBack = map[string]Text{
	"big":                {"“大项目”没有固定的门槛。要看哪一档？", "“Big deals” has no fixed threshold. Which one?"},
	"about":              {"“左右、差不多”不是门槛。要看哪一种？", "“Around” is no threshold. Which one?"},
	"no-unit":            {"这个数没有单位。是哪一种？", "The number has no unit. Which one?"},
	"bare-amount":        {"是以上、以下，还是正好？", "At least, below or exactly?"},
	"vague-period":       {"这个时间不明确。要看哪一段？", "That is no clear period. Which one?"},
	"no-measure":         {"要看什么数？", "Which figure?"},
	"no-group":           {"按什么排、排什么？", "Ranked by what, and what is ranked?"},
	"no-question":        {"前面没有可以接着问的问题。要看什么数？", "There is no question before it to continue. Which figure?"},
	"two-names":          {"这个名称不止一个。是哪一个？", "Several have this name. Which one?"},
	"two-readings":       {"这句话有不止一种读法，请选一个：", "This can be read in more than one way. Please choose:"},
	"unknown-word":       {"没有看懂下面的词，它会影响数字：", "I do not know these words, and they could change the figure:"},
	"units-added":        {"家、家次、个、批等单位不同，不能相加。分开看：", "Companies, visits, deals and trips are different units and are never added. Each by itself:"},
	"not-recorded":       {"没有记录这一项：", "This is not recorded:"},
	"other-city":         {"只记录本市的情况：", "Only this city is recorded:"},
	"future":             {"这段时间还没有开始，没有可数的。可以看预计签约。", "That time has not begun, so there is nothing to count. Expected signings can be asked for."},
	"no-such-day":        {"没有这个日期或时段：", "There is no such date or period:"},
	"mixed":              {"这些条件不能放在一起问：", "These cannot be asked together:"},
	"currency":           {"总投资按人民币合计，外币按所列汇率折算；只有外资到账按美元显示。", "Investment is added up in CNY, at the stated rates; only foreign funds are shown in USD."},
	"no-own":             {"你没有所属的区市或单位，请写出名称。", "You have no district or unit of your own; please name one."},
	"too-long":           {"问题太长了，请分开问。", "The question is too long; please ask in parts."},
	"no-question-at-all": {"没有看懂这句提问。", "I did not understand this question."},
}
