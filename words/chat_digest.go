package words

// Sentences about digests.
var (
	AboutDigest         = Text{"看周报", "show a digest"}
	ExampleDigest       = Text{"/digest 崂山区 上周", "/digest Laoshan last week"}
	AboutBrief          = Text{"看调度会简报", "show the brief of a dispatch meeting"}
	ExampleBrief        = Text{"/brief 全市 一季度", "/brief city Q1"}
	AboutSubscribe      = Text{"订阅周报", "get a digest every week"}
	AboutUnsubscribe    = Text{"退订周报", "stop a digest"}
	SayDigestHow        = Text{"没看懂“%s”。请写区市或单位，再写时间，例如：/digest 崂山区 上周，/digest 全市 一季度。", "I did not understand “%s”. Write a district or unit, then the period: /digest Laoshan last week, /digest city Q1."}
	SayDigestFuture     = Text{"这段时间还没有开始。请写已经开始的，例如：/digest 本周。", "That period has not begun. Write one that has: /digest this week."}
	SayDigestNoRows     = Text{"明细不在你的范围内，只列数字。", "The rows are outside your scope; only the figures are shown."}
	SayDigestNoRowsHere = Text{"没有你可以查看的明细。", "There are no rows here that you may see."}
	ButtonTable         = Text{"表格", "table"}
	ButtonText          = Text{"文本", "text"}
	ButtonDigestBack    = Text{"返回", "back"}
	SectionVisits       = Text{"走访", "Visits"}
	SectionInward       = Text{"来访", "Inbound"}
	SectionTalks        = Text{"新增在谈", "New in talks"}
	SectionSigned       = Text{"新签约", "Signed"}
	SectionFifty        = Text{"50亿元以上", "CNY 5 bn+"}
	SectionOverdue      = Text{"逾期", "Overdue"}
	SectionStale        = Text{"30天无进展", "No movement"}
	SectionUnknown      = Text{"未填金额", "No amount"}
	ChartVisits         = Text{"走访（家次）", "Visits"}
	ChartSigned         = Text{"签约（个）", "Deals signed"}
	SaySubscribed       = Text{"已订阅：%s周报。退订：/unsubscribe。", "Subscribed: the digest of %s. To stop it: /unsubscribe."}
	SayUnsubscribed     = Text{"已退订：%s周报。", "Stopped: the digest of %s."}
	SayDigestNotYours   = Text{"%s的周报不在你的范围内。可以订阅自己区市、单位或全市的周报。", "The digest of %s is outside your scope. You can get those of your own district or unit, and of the city."}

	AboutDigests     = Text{"周报发送情况", "which digests were sent"}
	SayNoDigests     = Text{"还没有发送过周报。", "No digest has been sent yet."}
	SayDigests       = Text{"周报发送情况", "Digests sent"}
	SayDigestSent    = Text{"%s（%s 生成）：已发 %d，待发 %d，失败 %d", "%s (composed %s): sent %d, pending %d, failed %d"}
	SayDigestsFailed = Text{"没有送到的：", "Not delivered:"}
	SayDigestFailed  = Text{"%s → %s：%s", "%s → %s: %s"}
	ButtonResend     = Text{"重发 %s", "send %s again"}
	SayResent        = Text{"已重新发送。", "It is being sent again."}
	WhyShut          = Text{"停用了机器人或移除了它", "blocked or removed the bot"}
	WhyRefused       = Text{"Telegram 拒收", "refused by Telegram"}
	WhyDropped       = Text{"收件人已被撤销权限", "the recipient was revoked"}
	GroupNumber      = Text{"群 %s", "group %s"}
	SayShut          = Text{"%s 停用了机器人或移除了它，不再向其发送周报：%s。", "%s blocked or removed the bot; no more digests go there: %s."}

	AboutTarget    = Text{"设定年度目标", "set a target of the year"}
	ExampleTarget  = Text{"/target 崂山区 2023 签约 60", "/target Laoshan 2023 signed 60"}
	SayTargetHow   = Text{"写法：/target 崂山区 2023 签约 60。可设：签约、投资额（亿元）、走访、企业、在谈、到账（亿元）；数字写 0 取消。", "Write: /target Laoshan 2023 signed 60. There are signed, investment (100 million yuan), visits, companies, talks, funds (100 million yuan); 0 ends one."}
	SayTargetSet   = Text{"已设定目标：%s %s。", "Target set: %s %s."}
	SayTargetEnded = Text{"已取消目标：%s。", "Target ended: %s."}
	SayTargetIs    = Text{"%s：%s", "%s: %s"}
)

// TargetWords are how a measure of targets is written and printed.
type TargetWords struct {
	Measure string
	Name    Text
	Unit    Text // of a count
	Money   bool // it is in 亿元
	Aliases []string
}

// Targets are the measures that targets can be set for.
var Targets = []TargetWords{
	{"signed", Text{"签约", "signed"}, Text{"%d 个", "%d deals"}, false, []string{"签约", "签约数", "签约项目", "signed", "deals"}},
	{"investment", Text{"签约总投资", "investment signed"}, Text{}, true, []string{"投资", "投资额", "总投资", "签约额", "签约总投资", "investment"}},
	{"visits", Text{"走访", "visits"}, Text{"%d 家次", "%d visits"}, false, []string{"走访", "走访家次", "visits"}},
	{"companies", Text{"走访企业", "companies visited"}, Text{"%d 家", "%d companies"}, false, []string{"企业", "走访企业", "companies"}},
	{"talks", Text{"新增在谈", "new in talks"}, Text{"%d 个", "%d deals"}, false, []string{"在谈", "新增在谈", "talks"}},
	{"funds", Text{"到账内资", "domestic funds arrived"}, Text{}, true, []string{"到账", "内资", "到账内资", "funds"}},
}

// TargetOf is the words of a measure; the measure itself where the table lacks it.
func TargetOf(measure string) TargetWords {
	for _, t := range Targets {
		if t.Measure == measure {
			return t
		}
	}
	return TargetWords{Measure: measure, Name: Text{measure, measure}, Unit: Text{"%d", "%d"}}
}
