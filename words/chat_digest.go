package words

// Sentences about digests.
var (
	AboutDigest       = Text{"看周报", "show a digest"}
	ExampleDigest     = Text{"/digest 崂山区 上周", "/digest Laoshan last week"}
	AboutSubscribe    = Text{"订阅周报", "get a digest every week"}
	AboutUnsubscribe  = Text{"退订周报", "stop a digest"}
	SayDigestHow      = Text{"没看懂“%s”。请写区市或单位，再写时间，例如：/digest 崂山区 上周，/digest 全市 一季度。", "I did not understand “%s”. Write a district or unit, then the period: /digest Laoshan last week, /digest city Q1."}
	SayDigestFuture   = Text{"这段时间还没有开始。请写已经开始的，例如：/digest 本周。", "That period has not begun. Write one that has: /digest this week."}
	SayDigestNoRows   = Text{"明细不在你的范围内，只列数字。", "The rows are outside your scope; only the figures are shown."}
	SaySubscribed     = Text{"已订阅：%s周报。退订：/unsubscribe。", "Subscribed: the digest of %s. To stop it: /unsubscribe."}
	SayUnsubscribed   = Text{"已退订：%s周报。", "Stopped: the digest of %s."}
	SayDigestNotYours = Text{"%s的周报不在你的范围内。可以订阅自己区市、单位或全市的周报。", "The digest of %s is outside your scope. You can get those of your own district or unit, and of the city."}
)
