package grammar

import (
	"strings"

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
	p.subject()
}

func (p *prose) setLed(from, to int) {
	if name := strings.Trim(p.f.Original(from, to), nameEdges); name != "" && to-from <= 24 {
		p.add(ledger.Value{Field: ledger.FLedBy, Text: name}, "")
		p.take(from, to)
	}
}

// subject takes the official with whom the clause of an outward verb begins
// (岳麓区委书记一行赴上海拜访拜耳, 王区长3月8日在深圳会见比亚迪).
func (p *prose) subject() {
	from := p.clauseStart(p.at)
	if s, end, ok := p.dayIn(from); ok && s.From == skipSpaces(p.f.R, from) {
		from = skipMarks(p.f.R, end)
	}
	end, ok := p.official(from)
	if p.report.Direction != ledger.Outward || !ok || end > p.at {
		return
	}
	next := skipSpaces(p.f.R, end)
	if s, stop, ok := p.dayIn(next); ok && s.From == next {
		next = skipSpaces(p.f.R, stop)
	}
	if _, stop, ok := parties.at(p.f.R, next); ok {
		next = stop
	}
	if _, _, goes := going.at(p.f.R, next); goes || next == p.at {
		p.setLed(from, end)
	}
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
