package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// unitKinds reads 各联络处, 各专班, 哪个联络处: the units of a kind, each by itself.
//
//	unit-kinds = ( "各" | "哪个" ) ( tier | "专班" | "驻外机构" )
func (p *parser) unitKinds() bool {
	start := p.at
	if _, each := p.take(words.QEach); !each {
		if _, which := p.take(words.QWhich); !which {
			return false
		}
		p.put(p.wordItem(&p.tokens[start], start))
		p.at = start + 1
	}
	units := p.unitsOfKind()
	if len(units) == 0 {
		if n := len(p.items); n > 0 && p.items[n-1].from == start {
			p.items = p.items[:n-1]
		}
		return false
	}
	p.put(item{kind: itemFilter, from: p.at - 1, to: p.at, filter: ledger.Filter{Units: units}})
	p.put(item{kind: itemBy, from: p.at - 1, to: p.at, by: ledger.ByUnit})
	return true
}

// unitsOfKind reads a kind of units; none where the configuration has none.
func (p *parser) unitsOfKind() (units []string) {
	tier, ok := p.take(words.QLevel)
	team := false
	if !ok {
		if tier, ok = p.take(words.QUnitKind); !ok {
			return nil
		}
		team = tier == string(ledger.TierChain)
	}
	for _, u := range p.town.City.Units {
		if string(u.Tier) == tier && (!team || strings.HasSuffix(u.Zh, words.TeamEnding)) {
			units = append(units, u.Key)
		}
	}
	return units
}
