package words

// Sentences of the morning's reminders.
var (
	SayDueToday = Text{"今天到期 %d 项", "%d due today"}
	SayOverdue  = Text{"逾期 %d 项", "%d overdue"}
	SayMoreDue  = Text{"其余 %d 项见 /todo", "%d more: /todo"}
	RemindMark  = Text{"下一步提醒：", "Next steps: "}
)
