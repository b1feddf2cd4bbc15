package words

// Signs that a text asks (spec 2.2 rule 4).
var (
	// AskingSigns ask wherever they stand; Latin ones as whole words.
	AskingSigns = []string{
		"几", "多少", "哪", "何时", "什么时候", "什么", "谁", "?", "同比", "环比", "排名", "排行", "有没有", "是否", "列出", "列一下", "列表", "查一下", "怎么样", "如何",
		"最多", "最少", "最大", "最小", "最高", "最低", "占比", "比重", "完成率", "开工率", "履约率", "趋势",
		"how many", "how much", "how often", "how", "which", "what", "who", "when did", "vs", "versus", "compared", "list", "show", "top", "rank", "ranking", "average", "largest", "smallest",
	}
	// AskingWhat asks nothing behind one of AskingNot (没什么结果), unless that is
	// the end of AskingWhether.
	AskingWhat    = "什么"
	AskingWhether = "有没有"
	AskingNot     = []string{"没", "没有", "没谈出", "没谈成"}
	// AskingTails ask at the end of a text.
	AskingTails = []string{"呢", "吗", "么", "？", "?"}
	// AskingHeads ask at the beginning, before what is grouped by.
	AskingHeads = []string{"按", "各区市", "各区", "各单位", "by"}
	// AskingScales make an amount of 几, and no question: 几个亿, 十几亿.
	AskingScales = []string{"亿", "万", "千", "百"}
)
