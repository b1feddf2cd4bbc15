package words

// Marks between words, by language: full width in Chinese.
var (
	Colon     = Text{"：", ": "}
	Comma     = Text{"、", ", "}
	Semicolon = Text{"；", "; "}
	Slash     = Text{" / ", " / "}
)

// Sentences that every part of the chat uses.
var (
	SayStale = Text{"这个按钮已经过期，没有作任何更改。", "This button is out of date; nothing was changed."}
)

// Quoted is a piece of what somebody wrote.
var Quoted = Text{"“%s”", "“%s”"}

// QuotedApart is a name in quotes in which others stand.
var QuotedApart = Text{"「%s」", "「%s」"}
