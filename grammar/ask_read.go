package grammar

import "guatu/ledger"

func (a asking) read(tokens []token) (Asked, *Misread) {
	p := parser{r: a.f.R, tokens: tokens, asked: a.c.Day, asker: a.c.Asker, town: a.c.Town}
	_ = collect(p.parse())
	return Asked{}, &Misread{Code: NoQuestion}
}

// Wording is a question as it is asked.
func Wording(q ledger.Query, c AskContext) string { return PrintQuery(q) }
