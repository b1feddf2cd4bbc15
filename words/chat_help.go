package words

// What the commands do, for the help and the menu.
var (
	AboutHelp    = Text{"怎么用", "how to use this"}
	AboutCancel  = Text{"取消没有填完的一条", "give up what is not finished"}
	AboutDrafts  = Text{"没有填完的草稿", "drafts to be completed"}
	AboutReview  = Text{"待核实的项目", "deals to be verified"}
	AboutMy      = Text{"我最近的填报和本周文字", "my recent records and the week as text"}
	AboutTodo    = Text{"未完成的下一步", "open next steps"}
	AboutFind    = Text{"企业简报：见过几次、谈到哪一步", "what is known of a company"}
	AboutMembers = Text{"成员", "members"}
	AboutRevoke  = Text{"撤销成员的权限", "end somebody's access"}
	AboutMerge   = Text{"合并两家企业", "join two companies"}
	AboutBind    = Text{"把群绑定到区市或行程", "bind a group to a district or a trip"}
	AboutLang    = Text{"选择语言", "choose the language"}
	AboutInvite  = Text{"邀请成员", "invite people"}

	ExampleLang   = Text{"/lang en", "/lang zh"}
	ExampleFind   = Text{"/find 京东", "/find blue"}
	ExampleRevoke = Text{"/revoke 张三", "/revoke Zhang San"}
	ExampleMerge  = Text{"/merge 蓝鲸科技集团 → 蓝鲸科技", "/merge Blue Whale Group → Blue Whale"}
	ExampleBind   = Text{"/bind T3", "/bind T3"}
	ExampleInvite = Text{"/invite 填报 全市", "/invite officer all"}
)
