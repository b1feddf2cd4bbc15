package words

// Digest is the words of a digest, in the order in which they are printed. In
// each, %s and %d stand for names and figures.
var Digest = struct {
	Catch, Range                                         Text
	Overview, Rows, RowsCity, Big, Attention             Text
	Visits, More, Less, Same, Inward, LastWeek, LastSpan Text
	Talks, Signed, SignedNone, OfWhich, Waiting, NoSum   Text
	Funds, Year, Target                                  Text
	Row                                                  Text
	Nothing, None, BigMore, Moved, First, Slipped        Text
	Stuck, Next, Owner                                   Text
	Overdue, Stale, Unknown, Orders, Drafts              Text
	LateBy, For, Due, Rest, Stop, Comma, Semicolon       Text

	LastMonth, LastQuarter, LastHalf, LastYear                                        Text
	Targets, TargetOf, Tiers, TierCompanies, TierVisits, FiftySigned, FiftyExpected   Text
	FirstHalf, SecondHalf, Events, Event, EventOthers, Share, NothingLong, RowUnnamed Text

	Amended, Late, Fixed, Withdrawn, MovedTo, SignedDay, DayWas, NotSigned, Was Text
}{
	Catch:      Text{"本期合并 %d 周", "%d weeks in one"},
	Range:      Text{"%s 至 %s，截至 %s", "%s to %s, as of %s"},
	Overview:   Text{"一、总体", "1. Overview"},
	Rows:       Text{"二、各单位", "2. By unit"},
	RowsCity:   Text{"二、各区市", "2. By district"},
	Big:        Text{"三、50亿元以上", "3. Deals of CNY 5 bn or more"},
	Attention:  Text{"四、需要关注", "4. Needs attention"},
	Visits:     Text{"走访 %d 家（%d 家次）", "Companies visited %d (visits %d)"},
	More:       Text{"，比%[2]s +%[1]d 家次", ", +%[1]d on %[2]s"},
	Less:       Text{"，比%[2]s −%[1]d 家次", ", −%[1]d on %[2]s"},
	Same:       Text{"，与%[1]s持平", ", as many as %[1]s"},
	LastWeek:   Text{"上周", "the week before"},
	LastSpan:   Text{"上期", "the period before"},
	Inward:     Text{"；接待来访 %d 家次", "; inbound visits %d"},
	Talks:      Text{"新增在谈 %d 个", "New in talks %d"},
	Signed:     Text{"；新签约 %d 个、%s", "; newly signed %d, %s"},
	SignedNone: Text{"；新签约 0 个", "; newly signed 0"},
	OfWhich:    Text{"，其中 5亿元以上 %d 个、50亿元以上 %d 个", ", of which %d of CNY 0.5 bn or more and %d of CNY 5 bn or more"},
	Waiting:    Text{"（其中 %d 个待核实）", " (%d still to be verified)"},
	NoSum:      Text{"（另有 %d 个未填金额）", " (%d more without an amount)"},
	Funds:      Text{"到账：内资 %s，外资 %s", "Funds arrived: domestic %s, foreign %s"},
	Year:       Text{"今年以来：走访 %d 家次，签约 %d 个、%s", "Since 1 January: visits %d, signed %d, %s"},
	Target:     Text{"（年度目标 %d 个，%s）", " (target of the year %d, %s)"},
	Row:        Text{"走访 %d　签约 %d", "visits %d · signed %d"},
	Nothing:    Text{"本周无新增。", "Nothing new this week."},
	None:       Text{"无。", "None."},
	BigMore:    Text{"另有 %d 个。", "%d more."},
	Moved:      Text{"%s → %s %s", "%s → %s %s"},
	First:      Text{"%s %s", "%s %s"},
	Slipped:    Text{"预计签约 %s → %s", "expected signing %s → %s"},
	Stuck:      Text{"卡点：%s", "stuck: %s"},
	Next:       Text{"下一步：%s", "next: %s"},
	Owner:      Text{"（%s）", " (%s)"},
	Overdue:    Text{"逾期下一步 %d 项", "Next steps overdue: %d"},
	Stale:      Text{"30天无进展 %d 个", "In talks without movement for 30 days: %d"},
	Unknown:    Text{"未填金额 %d 个", "Deals without an amount: %d"},
	Orders:     Text{"督办 %d 项", "Leaders' orders open: %d"},
	Drafts:     Text{"未完成的草稿 %d 份", "Reports never finished: %d"},
	LateBy:     Text{"，逾期 %d 天", ", %d days overdue"},
	For:        Text{"，%d 天", ", %d days"},
	Due:        Text{"%s前", "by %s: "},
	Rest:       Text{"…另有 %d 项", "… and %d more"},
	Stop:       Text{"。", "."},
	Comma:      Text{"，", ", "},
	Semicolon:  Text{"；", "; "},

	LastMonth:     Text{"上月", "the month before"},
	LastQuarter:   Text{"上季度", "the quarter before"},
	LastHalf:      Text{"上半年度", "the half-year before"},
	LastYear:      Text{"上年", "the year before"},
	Targets:       Text{"年度目标：%s", "Targets of the year: %s"},
	TargetOf:      Text{"%s %s，完成 %s", "%s %s, %s reached"},
	Tiers:         Text{"今年以来走访：", "Visits since 1 January:"},
	TierCompanies: Text{"%s %d 家（%d 家次）", "%s: companies %d, visits %d"},
	TierVisits:    Text{"%s %d 家次", "%s: visits %d"},
	FiftySigned:   Text{"新签约 50亿元以上 %d 个，其中世界500强 %d 个、制造业 %d 个", "Newly signed of CNY 5 bn or more: %d, of which Fortune 500 %d, manufacturing %d"},
	FiftyExpected: Text{"%s预计还有 %d 个 50亿元以上签约", "%[2]d more of that size expected to be signed in the %[1]s"},
	FirstHalf:     Text{"上半年", "first half-year"},
	SecondHalf:    Text{"下半年", "second half-year"},
	Events:        Text{"今年以来活动签约：", "Signed at events since 1 January:"},
	Event:         Text{" %d 个、%s", ": deals %d, %s"},
	EventOthers:   Text{"其他 %d 场", "%d others"},
	Share:         Text{"，占%s的 %s", ", %[2]s of %[1]s"},
	NothingLong:   Text{"本期无新增。", "Nothing new in this period."},
	RowUnnamed:    Text{"未填", "not given"},

	Amended:   Text{"五、补报与更正", "5. Late reports and corrections"},
	Late:      Text{"补报：%s", "Late: %s"},
	Fixed:     Text{"更正：上期%s → %s", "Corrected, last digest: %s → %s"},
	Withdrawn: Text{"已撤销", "withdrawn"},
	MovedTo:   Text{"改到%s", "moved to %s"},
	SignedDay: Text{"签约日期 %s → %s", "signing day %s → %s"},
	DayWas:    Text{"日期 %s → %s", "day %s → %s"},
	NotSigned: Text{"改为%s", "is now %s"},
	Was:       Text{"%s → %s", "%s → %s"},
}

// DigestCounts are the figures of a digest that may be late or corrected, each
// with its unit.
var DigestCounts = map[string]Text{
	"visits":     {"走访 %d 家次", "visits %d"},
	"inward":     {"接待来访 %d 家次", "inbound visits %d"},
	"talks":      {"新增在谈 %d 个", "new in talks %d"},
	"signed":     {"签约 %d 个", "signed %d"},
	"signed-sum": {"签约 %d 个、%s", "signed %d, %s"},
	"funds":      {"到账 %d 笔", "funds arrived: %d"},
}

// DigestTitles are the titles of digests by their period's span: of a range of
// days, a week, several weeks, a month, a quarter, a half-year, a year.
var DigestTitles = [...]Text{
	{"%s招商简报", "%s: investment digest"},
	{"%s招商周报", "%s: weekly investment digest"},
	{"%s招商周报", "%s: weekly investment digest"},
	{"%s招商月报", "%s: monthly investment digest"},
	{"%s招商季报", "%s: quarterly investment digest"},
	{"%s招商半年报", "%s: half-yearly investment digest"},
	{"%s招商年报", "%s: yearly investment digest"},
}

// ShareFigures are how the outside figures of an event begin of which its
// signings are a share: those of the province or the country.
var ShareFigures = []string{"全省", "省内", "全国", "the province", "province", "national"}

// Brief is the words of the brief of a dispatch meeting.
var Brief = struct {
	Title, Overall, Places, Units, Idle, Large, Signed, Expected, News, Problems, Coming Text
}{
	Title:    Text{"%s招商引资调度会简报", "%s: brief for the investment dispatch meeting"},
	Overall:  Text{"一、总体情况", "1. Overview"},
	Places:   Text{"二、区市和单位", "2. Districts and units"},
	Units:    Text{"各单位：", "Units:"},
	Idle:     Text{"无走访和签约：%s", "Without visits and signings: %s"},
	Large:    Text{"三、重大项目（50亿元以上）", "3. Major deals (CNY 5 bn or more)"},
	Signed:   Text{"新签约 %d 个", "Newly signed: %d"},
	Expected: Text{"%s预计签约 %d 个", "Expected to be signed in the %s: %d"},
	News:     Text{"有变化的：", "What moved:"},
	Problems: Text{"四、问题与下步", "4. Problems and next steps"},
	Coming:   Text{"两周内到期的下一步 %d 项", "Next steps due within two weeks: %d"},
}
