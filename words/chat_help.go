package words

// What the commands do, for the help and the menu.
var (
	AboutHelp   = Text{"怎么用", "how to use this"}
	AboutCancel = Text{"取消没有填完的一条", "give up what is not finished"}
	AboutDrafts = Text{"没有填完的草稿", "drafts to be completed"}
	AboutReview = Text{"待核实的项目", "deals to be verified"}
	AboutLang   = Text{"选择语言", "choose the language"}
	AboutInvite = Text{"邀请成员", "invite people"}

	ExampleLang   = Text{"/lang en", "/lang zh"}
	ExampleInvite = Text{"/invite 填报 全市", "/invite officer all"}
)
