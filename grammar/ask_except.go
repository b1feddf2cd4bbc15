package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// exclusion reads 除了西海岸, 不含北岭、望湖, except X, 非制造业, X以外.
//
//	exclusion = except name { join name } [ "以外" ] | name { join name } ( "以外" | except stop )
func (p *parser) exclusion() bool {
	start := p.at
	_, except := p.take(words.QExcept)
	if !except {
		except = p.notIn()
	}
	if !except && !p.apartAhead() {
		return false
	}
	for p.sense(0, words.QIn) || p.sense(0, words.QBy) {
		p.at++
	}
	p.fillers()
	f, ok := p.filterList()
	if !ok {
		return false
	}
	end := p.at
	if _, apart := p.take(words.QApart); apart {
		end, except = p.behindApart(f), true
	} else if !except && p.exceptLast() {
		end, except = p.at, true
	}
	p.at = end
	if !except {
		return false
	}
	not, ok := negated(f)
	if !ok || isEmptyFilter(not) { // the city itself is never left out
		return false
	}
	p.put(item{kind: itemFilter, from: start, to: p.at, filter: not, bare: p.bareBetween(start, p.at)})
	return true
}

// exceptLast takes 不算 behind what is excluded, where nothing follows it that it
// could exclude instead: 今年签了几个，高新区不算.
func (p *parser) exceptLast() bool {
	p.fillers()
	if _, ok := p.take(words.QExcept); !ok {
		return false
	}
	p.fillers()
	return p.at == len(p.tokens) || p.sense(0, words.QStop)
}

// behindApart takes the kind of what was excluded: 除光伏以外的链, 河西以外的区.
func (p *parser) behindApart(f ledger.Filter) int {
	end := p.at
	p.fillers()
	t, ok := p.peek()
	if !ok {
		return end
	}
	by, ok := t.dimension()
	if ok && (by == ledger.ByDistrict && len(f.Districts) > 0 || by == ledger.ByChain && len(f.Chains) > 0 || by == ledger.ByUnit && len(f.Units) > 0) {
		return p.at + 1
	}
	return end
}

// bareBetween tells whether a place stands there of which it is not said
// whether something happened in it or came from it.
func (p *parser) bareBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if t := &p.tokens[k]; t.kind == placeToken && !t.isAdjective(p.r) {
			said := false
			if k > 0 {
				_, said = p.tokens[k-1].is(words.QFrom)
			}
			if !said && !(k+1 < len(p.tokens) && p.tokens[k+1].isNoun()) {
				return true
			}
		}
	}
	return false
}

// apartAhead tells whether 以外 or 不算 stands somewhere behind the cursor.
func (p *parser) apartAhead() bool {
	for n := 1; n < len(p.tokens)-p.at; n++ {
		if p.sense(n, words.QApart) || p.sense(n, words.QExcept) {
			return true
		}
	}
	return false
}

// notIn reads "not in", "not" before a name.
func (p *parser) notIn() bool {
	if !p.sense(0, words.QNot) {
		return false
	}
	t, ok := p.look(1)
	if ok && t.kind == townToken || p.sense(1, words.QIn) || p.sense(1, words.QBy) {
		p.at++
		return true
	}
	return false
}

// negated turns a filter round, where that can be said.
func negated(f ledger.Filter) (ledger.Filter, bool) {
	not := ledger.Filter{NotDistricts: f.Districts, NotUnits: f.Units, NotChains: f.Chains, NotSectors: f.Sectors, NotOrigins: f.Origins}
	f.Districts, f.Units, f.Chains, f.Sectors, f.Origins = nil, nil, nil, nil, nil
	switch {
	case f.Foreign != ledger.Unknown:
		not.Foreign, f.Foreign = -2*f.Foreign, ledger.Unknown
	case f.Fortune500 != ledger.Unknown:
		not.Fortune500, f.Fortune500 = -2*f.Fortune500, ledger.Unknown
	case f.CentralSOE != ledger.Unknown:
		not.CentralSOE, f.CentralSOE = -2*f.CentralSOE, ledger.Unknown
	}
	return not, isEmptyFilter(f)
}

// filterList reads names of the configuration and sectors, joined.
func (p *parser) filterList() (f ledger.Filter, ok bool) {
	for {
		start := p.at
		if ok {
			if _, joined := p.take(words.QJoin); joined {
				p.fillers()
			}
		}
		one, found := p.oneFilter()
		if !found {
			p.at = start
			return f, ok
		}
		f, ok = mergeFilter(f, one), true
	}
}

// originFilter reads a place that is excluded: 日本, 来自日本, 日本企业 before 以外.
func (p *parser) originFilter() (f ledger.Filter, ok bool) {
	start := p.at
	p.take(words.QFrom)
	t, ok := p.peek()
	if !ok || t.kind != placeToken {
		p.at = start
		return f, false
	}
	p.at++
	if p.sense(0, words.QNoun) && p.sense(1, words.QApart) {
		p.at++
	}
	return ledger.Filter{Origins: []string{t.place.Text.Zh}}, true
}
