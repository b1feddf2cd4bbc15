// Package words holds what people read and write: one read-only table a notion
// (labels, stages, sectors, tiers, places, sentences), each entry in Chinese
// and English with its aliases.
//
// It promises that no word for people stands in logic elsewhere. It holds
// tables and looks nothing up in the ledger.
package words

import "guatu/ledger"

// Text is the same words in both languages.
type Text struct {
	Zh, En string
}

// In is the text in a language; Chinese where the language is another.
func (t Text) In(lang ledger.Lang) string {
	if lang == ledger.En {
		return t.En
	}
	return t.Zh
}
