package words

// Sentences about what cannot be read (spec 2.6).
var (
	SayCannotRead = Text{"没有看懂。可以这样发：\n记录：%[1]s\n提问：%[2]s", "This cannot be read. You can send:\na record: %[1]s\na question: %[2]s"}
	SayNoWords    = Text{"只能读文字，请用文字发送，例如：%[1]s", "Only text can be read; please write, for example: %[1]s"}
	SayWhichRead  = Text{"这是一条记录，还是一个问题？", "Is this a record or a question?"}
	SayProse      = Text{"记为%[1]s？\n%[2]s", "Record it as: %[1]s?\n%[2]s"}
	SayProseAll   = Text{"记为 %[1]d 条？\n%[2]s", "Record these %[1]d?\n%[2]s"}

	ButtonRecord   = Text{"记录", "record"}
	ButtonQuestion = Text{"问题", "question"}
)

// Wordless says what to send instead of something without words.
var Wordless = map[string]Text{
	"sticker":  {"贴纸不能记录，请用文字发送，例如：%[1]s", "A sticker cannot be recorded; please write, for example: %[1]s"},
	"voice":    {"语音听不懂，请用文字发送，例如：%[1]s", "Voice notes are not understood; please write, for example: %[1]s"},
	"photo":    {"图片没有说明，请加上文字再发，或回复卡片附上图片，例如：%[1]s", "The picture has no caption; send it with words, or as a reply to a card, for example: %[1]s"},
	"document": {"文件没有说明，请加上文字再发，或回复卡片附上文件，例如：%[1]s", "The file has no caption; send it with words, or as a reply to a card, for example: %[1]s"},
	"location": {"请把位置作为对卡片的回复发送；新记录请用文字，例如：%[1]s", "Send a location as a reply to a card; for a new record please write, for example: %[1]s"},
	"contact":  {"请把名片作为对卡片的回复发送；新记录请用文字，例如：%[1]s", "Send a contact as a reply to a card; for a new record please write, for example: %[1]s"},
}

// Thanks are texts that need no answer in words, as they are matched.
var Thanks = []string{"谢谢", "多谢", "感谢", "谢了", "谢谢你", "谢谢您", "非常感谢", "辛苦", "辛苦了", "晚安", "早点休息", "马上办", "马上", "这就办", "照办", "收到", "好", "好的", "好滴", "好吧", "知道了", "明白", "明白了", "了解", "嗯", "嗯嗯", "ok", "okay", "okthanks", "好的谢谢", "收到谢谢", "领导", "各位领导", "大家", "thanks", "thankyou", "thx", "ty", "manythanks", "thankyouverymuch", "thanksalot", "thanksomuch", "thankssomuch", "welldone", "perfect", "nice", "goodjob", "goodnight", "gotit", "noted", "roger", "great", "fine", "cheers"}

// ThanksCore are parts of words of which thanks behind a text have one.
var ThanksCore = []string{"谢", "辛苦", "晚安", "thank", "thx", "cheers"}

// ThanksSigns alone are thanks as well.
const ThanksSigns = "👌👍🙏👏🌹💪✅🆗😊🤝"

// YesWords and NoWords answer a yes-or-no question, as they are matched.
var (
	YesWords = []string{"是", "是的", "对", "对的", "确定", "确认", "好", "好的", "可以", "yes", "y", "ok", "sure", "right"}
	NoWords  = []string{"不是", "都不是", "不是的", "不是一家", "不是同一次", "neither", "none", "不", "否", "不对", "不用", "no", "n", "nope"}
)
