package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// verb finds what was done: the first word of signing that is no wish, else
// the first of meeting, of a stage that was reached, or of going to a company.
func (p *prose) verb() bool {
	p.report.Kind = ledger.KindVisit
	if p.reached(signings) {
		return true
	}
	for i := range p.f.R {
		if v, end, ok := meetings.at(p.f.R, i); ok && !p.wished(i) && !p.moneyBehind(end) && !p.toPlace(i) {
			p.report.Direction, p.side = v.Direction, v.Side
			if p.cameHere(i) {
				p.report.Direction, p.side = ledger.Inward, words.Ahead
			}
			p.found(i, end)
			return true
		}
	}
	return p.reached(arrivals) || p.goes() || p.wentTo() || p.moves()
}

// otherPaper tells whether what was signed is no contract of a deal (保密协议).
func (p *prose) otherPaper(i int) bool {
	for j := skipMarks(p.f.R, i); j < min(i+6, len(p.f.R)); j++ {
		if _, _, ok := otherPapers.at(p.f.R, j); ok {
			return true
		}
	}
	return false
}

// movedOn tells whether a word of signing only says which deal reached another
// stage (9月签约的双汇项目今天开工).
func (p *prose) movedOn(i int) bool {
	if _, _, of := ofWords.at(p.f.R, i); !of {
		return false
	}
	for ; i < p.clauseEnd(i); i++ {
		if s, _, ok := stageWords.at(p.f.R, i); ok && s.Rank() > ledger.StageSigned.Rank() {
			return true
		}
	}
	return false
}

// countsDeals tells whether what was signed is a number of deals, of companies that nobody
// knows (全区签约项目56个): a figure, and no report.
func (p *prose) countsDeals(i int) bool {
	if _, end, done := doneWords.at(p.f.R, i); done {
		i = end
	}
	if _, end, ok := anyCompany.at(p.f.R, i); ok {
		i = end
	}
	_, end, number := NumberAt(p.f.R, i)
	return number && end < len(p.f.R) && strings.ContainsRune(words.DealCounts, p.f.R[end]) && len(p.mentions()) == 0
}

// moneyBehind tells whether an amount is what was received.
func (p *prose) moneyBehind(end int) bool {
	if end = skipMarks(p.f.R, end); end < len(p.f.R) && p.f.R[end] == ':' {
		end = skipSpaces(p.f.R, end+1)
	}
	m, ok := MoneyAt(p.f.R, end)
	return ok && !m.Bare && endsWord(p.f.R, m.To, len(p.f.R)) && m.To-m.From > len("3m")
}

// found keeps where the verb stands, and whether it is told as done: 走访了, 今日走访：.
func (p *prose) found(i, end int) {
	p.at, p.after = i, end
	_, _, done := doneWords.at(p.f.R, end)
	_, _, of := ofWords.at(p.f.R, end+1)
	p.told = done && !of || end < len(p.f.R) && p.f.R[end] == ':' || strings.HasSuffix(string(p.f.R[i:end]), words.Finished)
}

// reached finds a word for a stage that a deal reached.
func (p *prose) reached(table *lexicon[ledger.Stage]) bool {
	for i := range p.f.R {
		if stage, end, ok := table.at(p.f.R, i); ok && !p.wished(i) && !p.otherPaper(end) && !p.movedOn(end) && !p.countsDeals(end) {
			p.report.Kind, p.report.Stage, p.side = ledger.KindDeal, stage, words.Mutual
			p.found(i, end)
			return true
		}
	}
	return false
}

// goes finds a word of going right before a company that is known, in a clause
// that tells it as done (去华为了, 刚从宁德时代出来).
func (p *prose) goes() bool {
	for _, m := range p.mentions() {
		for i := p.clauseStart(m.From); i < m.From; i++ {
			_, end, ok := going.at(p.f.R, i)
			if _, stop, away := leavings.at(p.f.R, i); away {
				end, ok = stop, true
			}
			if !ok || skipSpaces(p.f.R, end) != m.From || p.wished(i) || !p.doneIn(m.To, p.clauseEnd(m.To)) {
				continue
			}
			p.report.Direction, p.side, p.told = ledger.Outward, words.Behind, true
			p.at, p.after = i, end
			return true
		}
	}
	return false
}

// wentTo finds a word of going before a place to which a company sticks, that is known or ends
// like one, in a clause with a past day (昨天到杭州九阳股份).
func (p *prose) wentTo() bool {
	for i := range p.f.R {
		_, end, ok := going.at(p.f.R, i)
		if !ok {
			continue
		}
		k, place := p.placeHere(skipSpaces(p.f.R, end))
		if s, _, dated := p.dayIn(p.clauseStart(i)); !place || !dated || s.From > i || p.wished(i) {
			continue
		}
		from, to, named := p.nameSpan(k.to)
		if named && from == k.to && (endsCompany(p.f.R, from, to) || p.knows(from, to)) {
			p.report.Direction, p.side, p.told = ledger.Outward, words.Behind, true
			p.at, p.after = i, k.to
			return true
		}
	}
	return false
}

// moves finds the bare word of a stage at the end of its clause, where a past
// day and a company or an amount are told with it (10月12日，华为产业园在望城开工).
func (p *prose) moves() bool {
	if len(p.mentions()) == 0 && len(FindMoney(p.f.R)) == 0 {
		return false
	}
	if _, _, dated := p.dayIn(0); !dated {
		return false
	}
	for i := range p.f.R {
		stage, end, ok := stageWords.at(p.f.R, i)
		if !ok || stage.Rank() <= ledger.StageSigned.Rank() || end < p.clauseEnd(end) || i == p.clauseStart(i) || p.wished(i) {
			continue
		}
		p.report.Kind, p.report.Stage, p.side = ledger.KindDeal, stage, words.Mutual
		p.found(i, end)
		return true
	}
	return false
}

// doneIn tells whether a word stands in the span that tells something as done.
func (p *prose) doneIn(from, to int) bool {
	for i := from; i < to; i++ {
		if _, _, ok := doneWords.at(p.f.R, i); ok {
			return true
		}
	}
	return false
}

// wished tells whether the word at i is only planned: a word like 拟 stands
// shortly before it in the same clause, or a day ahead; or it was put off.
func (p *prose) wished(i int) bool {
	from := p.clauseStart(i)
	for _, s := range p.anyDays() {
		if s.From >= from && s.To <= i && s.Doubt == ledger.NoDoubt && s.Day > p.Asked && !p.over(s, i) {
			return true
		}
	}
	for j := i; j < p.clauseEnd(i); j++ {
		if _, _, ok := putOff.at(p.f.R, j); ok {
			return true
		}
	}
	for j := max(from, i-12); j < i; j++ {
		if _, end, ok := notSigned.at(p.f.R, j); ok && end <= i && !p.named(j) {
			return true
		}
	}
	return false
}

// anyDays are all days in the text, those ahead too.
func (p *prose) anyDays() []DaySpan {
	if p.all == nil {
		p.all = append([]DaySpan{}, Days{Asked: p.Asked, Role: RoleAny}.FindDays(p.f.R)...)
	}
	return p.all
}

// over tells whether what was done in a stretch that is not yet over is told as
// done: 本周走访了华为.
func (p *prose) over(s DaySpan, verb int) bool {
	x, ok := Days{Asked: p.Asked, Role: RoleRecord}.At(p.f.R, s.From)
	if !ok || x.Doubt != ledger.DateUnread {
		return false
	}
	_, end, _ := meetings.at(p.f.R, verb)
	_, _, done := doneWords.at(p.f.R, end)
	return done
}
