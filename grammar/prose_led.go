package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// led is who led: before 带队, behind "led by", behind a word like 陪, or the
// official with whom the clause of the verb begins.
//
//	led = name ( "带队" | … ) | "led by" name | "陪" official | official [ "一行" ] [ day ] ( going | verb )
func (p *prose) led() {
	for i := range p.f.R {
		if _, end, ok := ledBy.at(p.f.R, i); ok {
			p.setLed(skipSpaces(p.f.R, end), clauseEnd(p.f.R, end, len(p.f.R)))
			return
		}
		if _, _, ok := leads.at(p.f.R, i); ok {
			start := p.clauseStart(i)
			if s, end, ok := p.dayIn(start); ok && s.From < i && end <= i {
				start = end
			}
			p.setLed(start, i)
			return
		}
	}
	if p.report.Kind != ledger.KindVisit {
		return
	}
	for i := p.clauseStart(p.at); i < p.at; i++ {
		if _, from, ok := escorts.at(p.f.R, i); ok {
			if end, ok := p.official(from); ok {
				p.setLed(from, end)
				return
			}
		}
	}
	if p.subject(p.at); !p.report.Has(ledger.FLedBy) && len(p.taken) > 0 {
		p.subject(p.taken[0][0]) // of the company's clause
	}
}

func (p *prose) setLed(from, to int) {
	if name := trimName(p.f.Original(from, to)); name != "" && to-from <= 24 {
		p.add(ledger.Value{Field: ledger.FLedBy, Text: name}, "")
		p.take(from, to)
	}
}

// subject takes the official with whom the clause that holds a place begins, of
// an outward visit (岳麓区委书记一行赴上海拜访拜耳, 王区长3月8日在深圳会见比亚迪).
func (p *prose) subject(at int) {
	from := p.clauseStart(at)
	if s, end, ok := p.dayIn(from); ok && s.From == skipSpaces(p.f.R, from) {
		from = skipMarks(p.f.R, end)
	}
	end, ok := p.official(from)
	if p.report.Direction != ledger.Outward || !ok || end > at {
		return
	}
	_, _, with := partners.at(p.f.R, from)
	_, _, skip := nameSkips.at(p.f.R, end)
	for _, name := range []int{0, 2, 3} { // 区长王志强
		if stop := end + name; stop <= at && !(name > 0 && (with || skip)) && p.actsAt(stop, at) {
			p.setLed(from, stop)
			return
		}
	}
}

// actsAt tells whether what somebody did stands at i: perhaps behind 一行 and a
// day a word of going, or the verb itself at at.
func (p *prose) actsAt(i, at int) bool {
	i = skipSpaces(p.f.R, i)
	if s, stop, ok := p.dayIn(i); ok && s.From == i {
		i = skipSpaces(p.f.R, stop)
	}
	if _, stop, ok := parties.at(p.f.R, i); ok {
		i = stop
	}
	_, _, goes := going.at(p.f.R, i)
	return goes || i == at
}

// official is the end of the name of somebody of the city's that begins at
// from: it ends with a title, which no company's does.
func (p *prose) official(from int) (end int, ok bool) {
	for i := from; i < len(p.f.R) && i-from < maxPerson && !endsClause(p.f.R, i); i++ {
		if _, stop, found := officials.at(p.f.R, i); found && stop > from {
			end, ok = stop, true
		}
	}
	for _, m := range p.mentions() {
		ok = ok && !(m.From < end && m.To > from)
	}
	return end, ok
}

var (
	leads     = setOf(words.Leads)
	ledBy     = setOf(words.LedBy)
	escorts   = setOf(words.Escorts)
	parties   = setOf([]string{words.Party})
	officials = setOf(words.Officials)
)
