package grammar

import (
	"slices"

	"guatu/ledger"
)

// nameValue is the company or, of a trip or an event, the name.
func (x *reader) nameValue(from, end, to int, open bool) ledger.Value {
	a, b := trimSpan(x.f.R, from, end)
	text := trimName(x.f.Original(a, b))
	v := ledger.Value{Field: ledger.FCompany, Text: text, Names: []string{text}}
	if !hasField(x.report.Kind, ledger.FCompany) {
		v.Field, v.Names = ledger.FName, nil
	}
	if open {
		v.Doubt = ledger.CompanyOpen
		v.Near = x.openings(from, to)
		v.Names = v.Near[:1]
	}
	return v
}

// openings are the names that an open beginning may be: the word behind what is known
// (苏州 云澜科技), one word, two, all.
func (x *reader) openings(from, to int) []string {
	var names []string
	put := func(from, to int) {
		if name := trimName(x.f.Original(from, to)); name != "" && !slices.Contains(names, name) && len(names) < maxOpenings {
			names = append(names, name)
		}
	}
	behind := from
	for _, k := range x.known(from, to) {
		if k.from == behind {
			behind = skipMarks(x.f.R, k.to)
		}
	}
	if end := min(tokenEnd(x.f.R, behind), to); behind > from && behind < to {
		put(behind, end)
		put(from, end)
	}
	first := min(tokenEnd(x.f.R, from), to)
	put(from, first)
	put(from, min(tokenEnd(x.f.R, nextToken(x.f.R, from, to)), to))
	put(from, to)
	return names
}

// maxOpenings bounds the names that are offered for an open beginning.
const maxOpenings = 3

// SettleName puts the company into a report in the short form that left open where its
// name ends. What stands around the name is read then; without the name in it, all of it.
func SettleName(r ledger.Report, company ledger.Value, c Context) ledger.Report {
	open, ok := r.Get(ledger.FCompany)
	r = r.With(company)
	if !ok || open.Doubt != ledger.CompanyOpen || company.Doubt != ledger.NoDoubt {
		return r
	}
	x := reader{Context: c, f: Fold(open.Text), report: r}
	rest := 0
	for _, name := range company.Names {
		at, end := wordAt(x.f.R, Fold(name).R, rest)
		if at < rest {
			continue
		}
		x.spread(rest, at, x.known(rest, at))
		rest = skipMarks(x.f.R, end)
	}
	x.spread(rest, len(x.f.R), x.known(rest, len(x.f.R)))
	x.finish()
	return x.report
}

// wordAt is where a name stands in words from a place on, first as words of its own, else
// inside of one; at is -1 for nowhere.
func wordAt(r, name []rune, from int) (at, end int) {
	for i := from; i < len(r); i = max(i+1, nextToken(r, i, len(r))) {
		if hasPrefix(r[i:], name) && endsWord(r, i+len(name), len(r)) {
			return i, i + len(name)
		}
	}
	if i := indexRunes(r[from:], name); i >= 0 {
		return from + i, from + i + len(name)
	}
	return -1, -1
}

func hasPrefix(r, word []rune) bool {
	return len(r) >= len(word) && slices.Equal(r[:len(word)], word)
}

// indexRunes is where a word stands in others for the first time, -1 for nowhere.
func indexRunes(r, word []rune) int {
	for i := 0; i+len(word) <= len(r); i++ {
		if slices.Equal(r[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}
