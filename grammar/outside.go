package grammar

import "guatu/ledger"

// ParseOutside reads an event's figure from outside (全省签约：18个); ok is false
// for a line that is none.
func ParseOutside(line string) (f ledger.Outside, ok bool) {
	v, ok := outside(line)
	return v.Figure, ok
}
