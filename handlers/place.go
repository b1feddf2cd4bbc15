package handlers

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// placeName is a configured name in a language.
func placeName(p ledger.Place, lang ledger.Lang) string {
	if lang == ledger.En && p.En != "" {
		return p.En
	}
	return p.Zh
}

// keyName is the name under a key; a key that the configuration no longer
// names stands for itself.
func keyName(ps []ledger.Place, key string, lang ledger.Lang) string {
	for _, p := range ps {
		if p.Key == key {
			return placeName(p, lang)
		}
	}
	return key
}

// unit is the configured unit with that key.
func (d *Desk) unit(key string) (u ledger.Unit, ok bool) {
	i := slices.IndexFunc(d.City.Units, func(u ledger.Unit) bool { return u.Key == key })
	if i < 0 {
		return u, false
	}
	return d.City.Units[i], true
}

func (d *Desk) unitName(key string, lang ledger.Lang) string {
	if u, ok := d.unit(key); ok {
		return placeName(u.Place, lang)
	}
	return key
}

// scopeName is a scope as people call it.
func (d *Desk) scopeName(s ledger.Scope, lang ledger.Lang) string {
	switch {
	case s.Unit != "":
		return d.unitName(s.Unit, lang)
	case s.District != "":
		return keyName(d.City.Districts, s.District, lang)
	case s.Chain != "":
		return keyName(d.City.Chains, s.Chain, lang)
	}
	return words.WholeCity.In(lang)
}

// scopeOf reads what digestOf writes: district:laoshan, city.
func scopeOf(s string) (ledger.Scope, bool) {
	kind, key, _ := strings.Cut(s, ":")
	switch kind {
	case "city":
		return ledger.Scope{}, true
	case "district":
		return ledger.Scope{District: key}, key != ""
	case "chain":
		return ledger.Scope{Chain: key}, key != ""
	case "unit":
		return ledger.Scope{Unit: key}, key != ""
	}
	return ledger.Scope{}, false
}

// home is the unit and the district that members of a scope report for: a
// district's first unit, a chain's task force; "" must be asked for.
func (d *Desk) home(s ledger.Scope) (unit, district string) {
	switch {
	case s.Unit != "":
		u, _ := d.unit(s.Unit)
		return s.Unit, u.District
	case s.District != "":
		return d.firstUnit(s.District), s.District
	case s.Chain != "":
		return d.taskForce(s.Chain), ""
	}
	return "", ""
}

func (d *Desk) firstUnit(district string) string {
	for _, u := range d.City.Units {
		if u.District == district {
			return u.Key
		}
	}
	return ""
}

// taskForce is a chain's 链专班: the unit of the chain tier that bears one of the
// chain's names.
func (d *Desk) taskForce(chain string) string {
	i := slices.IndexFunc(d.City.Chains, func(p ledger.Place) bool { return p.Key == chain })
	if i < 0 {
		return ""
	}
	for _, u := range d.City.Units {
		for _, name := range append([]string{d.City.Chains[i].Zh}, d.City.Chains[i].Aliases...) {
			if u.Tier == ledger.TierChain && strings.HasPrefix(u.Zh, name) {
				return u.Key
			}
		}
	}
	return ""
}

// roleName is a role as people call it.
func roleName(r ledger.Role, lang ledger.Lang) string {
	for _, x := range words.Roles {
		if x.Role == r {
			return x.Name.In(lang)
		}
	}
	return string(r)
}
