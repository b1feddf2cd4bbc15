package words

// Sentences of /my, /todo, /find, /merge and /bind.
var (
	SayNothingDue = Text{"没有未完成的下一步。", "No next step is open."}
	SayTodo       = Text{"未完成的下一步 %d 项：", "Open next steps: %d"}
	Overdue       = Text{"（逾期）", " (overdue)"}
	SayOrderDone  = Text{"督办“%s”已由 %s 完成：/%s", "The order “%s” was done by %s: /%s"}
	SayMine       = Text{"最近填报：", "Your recent records:"}
	SayNoneYet    = Text{"你还没有填报过。可以发：%s", "You have not reported yet. Send, for example: %s"}
	SayWeek       = Text{"%s %s 至 %s", "%s %s to %s"}

	SayFindHow       = Text{"请写企业名称的一部分，例如：/find 京东", "Please write a part of a company's name, for example: /find blue"}
	SayFoundNone     = Text{"没有找到“%s”。", "Nothing was found for “%s”."}
	SayVisitsDeals   = Text{"走访和来访 %d 家次，项目 %d 个", "Visits: %d; deals: %d"}
	SayHiddenRows    = Text{"另有 %d 条不在你的范围内，不显示。", "%d more are outside your scope and not shown."}
	IsFortune500     = Text{"世界500强", "Fortune 500"}
	IsCentralSOE     = Text{"央企", "central SOE"}
	IsForeign        = Text{"外资", "foreign"}
	SayMergeHow      = Text{"请写两家企业，前一家并入后一家，例如：/merge 蓝鲸科技集团 → 蓝鲸科技", "Please name two companies, the first goes into the second, for example: /merge Blue Whale Group → Blue Whale"}
	SayMergeSure     = Text{"把“%s”并入“%s”吗？两家的记录会合在一起，可以撤回。", "Merge “%s” into “%s”? Their records count together; it can be undone."}
	SayMergedAlready = Text{"“%s”已经是同一家企业。", "“%s” is one company already."}
	SayMerged        = Text{"“%s”已并入“%s”。", "“%s” was merged into “%s”."}
	SayUnmerged      = Text{"合并已撤回，“%s”重新独立。", "The merge was undone; “%s” stands by itself again."}

	SayBindInGroup = Text{"请在要绑定的群里发送这个命令。", "Send this command in the group that is to be bound."}
	SayBindHow     = Text{"请写明区市或行程，例如：/bind T3。", "Please name a district or a trip, for example: /bind T3. "}
	SayBound       = Text{"本群已绑定：%s。", "This group is bound to: %s. "}
	SayGroupAll    = Text{"我能看到群里以 # 或 / 加标签开头的记录，也回应命令、@我 和对我消息的回复。", "I see records that begin with # or / and a tag, commands, my @name and replies to my messages."}
	SayGroupSome   = Text{"我只能看到命令、/ 加标签开头的记录、@我 和对我消息的回复；设为管理员后才能看到 # 开头的记录。", "I see commands, records that begin with / and a tag, my @name and replies to my messages; make me an admin to see records that begin with #."}

	ButtonDone     = Text{"完成", "Done"}
	ButtonLater    = Text{"延期", "Later"}
	ButtonWeek     = Text{"一周", "1 week"}
	ButtonTwoWeeks = Text{"两周", "2 weeks"}
	ButtonMonth    = Text{"30天", "30 days"}
	ButtonUndo     = Text{"撤回", "Undo"}
)

// OrderWords begin a leader's order, as they are matched.
var OrderWords = []string{"督办", "请督办", "order:", "order "}

// Sentences of orders.
var (
	SayOrderHow   = Text{"请写明记录和要求，例如：督办 D7：3月15日前报土地方案", "Please name the record and what is to be done, for example: order D7: report on the land by 15 March"}
	SayOrdered    = Text{"/%[1]s %[2]s，由%[3]s办理。", "/%[1]s %[2]s, to be done by %[3]s."}
	SayOrderedYou = Text{"%[1]s 对 /%[2]s 提出%[3]s", "%[1]s on /%[2]s: %[3]s"}
)
