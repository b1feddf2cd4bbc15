package grammar

import "guatu/ledger"

// ParsePeriod reads a text that is nothing but a period: 上周, 一季度, 2023-03-27,
// last month. It is read against the asking day.
func ParsePeriod(text string, asked ledger.Date) (ledger.Period, bool) {
	a := asking{c: AskContext{Day: asked, Town: NewTown(ledger.City{})}, f: squeezed(Fold(text))}
	p := parser{r: a.f.R, tokens: a.lex(nil, nil), asked: asked, town: a.c.Town}
	items := p.parse()
	if len(items) != 1 || items[0].kind != itemPeriod {
		return ledger.Period{}, false
	}
	w := items[0].period
	return w.past, w.past.Known() && !w.bad && !w.vague
}
