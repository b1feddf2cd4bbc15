package words

// What the commands do, for the help and the menu.
var (
	AboutHelp   = Text{"怎么用", "how to use this"}
	AboutLang   = Text{"选择语言", "choose the language"}
	AboutInvite = Text{"邀请成员", "invite people"}

	ExampleLang   = Text{"/lang en", "/lang zh"}
	ExampleInvite = Text{"/invite 填报 全市", "/invite officer all"}
)
