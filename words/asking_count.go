package words

// Words that ask for a count within an outcome, as they are matched.
var (
	HowMany = []string{"几", "多少", "how many"}
	// CounterMarks may stand between them and what is counted.
	CounterMarks = "个家次 "
	// Counted are what the ledger counts.
	Counted = []string{"项目", "企业", "公司", "走访", "签约", "deals", "projects", "companies", "visits"}
)
