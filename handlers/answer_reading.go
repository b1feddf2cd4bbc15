package handlers

import (
	"guatu/grammar"
	"guatu/ledger"
)

// readQuery is line 2: how a question was read.
func readQuery(q ledger.Query, city ledger.City, names grammar.Names, lang ledger.Lang) string {
	return grammar.Describe(q, city, names, lang)
}
