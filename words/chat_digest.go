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
)
