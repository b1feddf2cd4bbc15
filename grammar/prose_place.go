package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// place is the one that somebody went to (赴京, 在上海), the verb's clause first, else
// the one in brackets behind the company, or alone.
func (p *prose) place() {
	if p.report.Kind != ledger.KindVisit {
		return
	}
	start, end := p.clauseStart(p.at), p.clauseEnd(p.after)
	if !p.placeGone(start, end) && !p.placeBracketed() && !p.placeGone(0, len(p.f.R)) {
		p.placeAlone()
	}
}

// placeGone takes the first place in the span that a word of going stands before.
func (p *prose) placeGone(from, to int) bool {
	for i := from; i < to; i++ {
		_, at, ok := going.at(p.f.R, i)
		if at = skipSpaces(p.f.R, at); !ok || at >= len(p.f.R) || p.inTaken(at) { // the company is called so: 去了上海电气
			continue
		}
		k, ok := p.placeHere(at)
		if zh := words.ShortPlaces[p.f.R[at]]; !ok && zh != "" && isTowards(p.f.R, i) {
			k, ok = found{value: ledger.Value{Field: ledger.FPlace, Key: zh, Keys: []string{zh}}, to: at + 1}, true
		}
		if ok {
			k.value.Text = p.f.Original(at, k.to)
			p.add(k.value, "")
			p.take(at, k.to)
			return true
		}
	}
	return false
}

// placeBracketed takes the place in brackets right behind the company (华为（深圳）).
func (p *prose) placeBracketed() bool {
	for _, s := range p.taken {
		i := s[1]
		if i >= len(p.f.R) || p.f.R[i] != '(' {
			continue
		}
		place, end, ok := askPlaces.at(p.f.R, skipSpaces(p.f.R, i+1))
		if ok && end < len(p.f.R) && p.f.R[end] == ')' {
			p.add(ledger.Value{Field: ledger.FPlace, Text: p.f.Original(i+1, end), Key: place.Text.Zh, Keys: []string{place.Text.Zh}}, "")
			p.take(i, end+1)
			return true
		}
	}
	return false
}

// placeAlone takes a word that is a place and nothing else (走访华为，深圳，昨天).
func (p *prose) placeAlone() {
	for i := skipMarks(p.f.R, 0); i < len(p.f.R); i = nextToken(p.f.R, i, len(p.f.R)) {
		end := tokenEnd(p.f.R, i)
		if p.inTaken(i) || p.report.Has(ledger.FPlace) || !isHan(p.f.R[i]) {
			continue
		}
		if zh := placeNamed(string(p.f.R[i:end])); zh != "" {
			p.add(ledger.Value{Field: ledger.FPlace, Text: p.f.Original(i, end), Key: zh, Keys: []string{zh}}, "")
			p.take(i, end)
		}
	}
}

// cameHere tells whether the clause says before i that somebody came to the
// city (一行来岳麓区考察, 一行到我市考察, 大族激光到岳麓区考察).
func (p *prose) cameHere(i int) bool {
	for j := p.clauseStart(i); j < i; j++ {
		_, end, ok := comings.at(p.f.R, j)
		if _, stop, goes := going.at(p.f.R, j); goes {
			_, party := behindAny(p.f.R, j, partyWords)
			end, ok = stop, ok || party || p.companyLeads(j)
		}
		if ok && j > p.clauseStart(i) && p.isHere(end) {
			return true
		}
	}
	return false
}

// companyLeads tells whether a company that is known begins the clause that holds i, before it.
func (p *prose) companyLeads(i int) bool {
	from := p.clauseStart(i)
	if s, end, ok := p.dayIn(from); ok && s.From == skipSpaces(p.f.R, from) {
		from = end
	}
	from = skipMarks(p.f.R, from)
	return slices.ContainsFunc(p.mentions(), func(m ledger.Mention) bool { return m.From == from && m.To <= i })
}

// isHere tells whether the city, one of its districts or a word for them stands at i.
func (p *prose) isHere(i int) bool {
	if _, _, ok := ourPlaces.at(p.f.R, i); ok {
		return true
	}
	here := false
	p.Town.names.each(p.f.R, i, func(_ int, names []townName) {
		for _, n := range names {
			here = here || n.kind == townDistrict || n.kind == townCity || n.kind == townPark
		}
	})
	return here
}

var (
	comings   = setOf(words.Comings)
	ourPlaces = setOf(words.OurPlaces)

	partyWords = foldedWords([]string{words.Party})
)

func isTowards(r []rune, i int) bool { _, _, ok := towards.at(r, i); return ok }

// toPlace tells whether somebody only went to a place, and met the company there:
// 去了深圳拜访X, 去了趟深圳，走访了X.
func (p *prose) toPlace(i int) bool {
	_, end, ok := going.at(p.f.R, i)
	if !ok {
		return false
	}
	_, stop, ok := askPlaces.at(p.f.R, skipSpaces(p.f.R, end))
	if !ok {
		return false
	}
	next := skipSpaces(p.f.R, stop)
	for j := next; j < len(p.f.R); j++ {
		if _, _, met := meetings.at(p.f.R, j); met && (j == next || endsClause(p.f.R, next)) {
			return true
		}
	}
	return false
}
