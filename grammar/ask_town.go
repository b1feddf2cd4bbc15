package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

type townKind int

const (
	townCity townKind = iota
	townDistrict
	townUnit
	townChain
	townPark
)

// townName is a name of the configuration.
type townName struct {
	kind townKind
	key  string
}

// Town is a city's configuration made ready to be read by: its names of
// districts, units, chains and parks. It is built once and read only.
type Town struct {
	City  ledger.City
	names *lexicon[[]townName]
	plain plainNames
}

// NewTown makes a city's names ready to be found.
func NewTown(city ledger.City) *Town {
	all := make(map[string][]townName)
	put := func(n townName, names ...string) {
		for _, name := range names {
			w := string(squeeze(Fold(name).R))
			if w != "" && !hasTown(all[w], n) {
				all[w] = append(all[w], n)
			}
		}
	}
	put(townName{townCity, ""}, namesOf(city.Place)...)
	for _, d := range city.Districts {
		put(townName{townDistrict, d.Key}, namesOf(d)...)
	}
	for _, u := range city.Units {
		put(townName{townUnit, u.Key}, namesOf(u.Place)...)
		put(townName{townUnit, u.Key}, withoutPrefix(u.Zh))
		put(townName{townUnit, u.Key}, byDistrict(city, u)...)
	}
	for _, c := range city.Chains {
		put(townName{townChain, c.Key}, namesOf(c)...)
		if team := teamOf(city, c); team.key != "" {
			put(team, teamNames(c)...)
		}
	}
	for _, p := range city.Parks {
		put(townName{townPark, p.Key}, namesOf(p)...)
	}
	delete(all, "")
	return &Town{City: city, names: lexiconOf(all), plain: plainOf(all)}
}

func hasTown(list []townName, n townName) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}

// namesOf are all names of a place.
func namesOf(p ledger.Place) []string {
	return append([]string{p.Zh, p.En}, p.Aliases...)
}

// byDistrict are a unit's names with other names of its district: 河东投促局 of
// 河东区投促局.
func byDistrict(city ledger.City, u ledger.Unit) (names []string) {
	for _, d := range city.Districts {
		rest, ok := strings.CutPrefix(u.Zh, d.Zh)
		if d.Key != u.District || !ok || rest == "" {
			continue
		}
		for _, alias := range d.Aliases {
			names = append(names, alias+rest)
		}
	}
	return names
}

// withoutPrefix is a unit's name as it is spoken: 深圳联络处 of 驻深圳联络处;
// "" where nothing stands before it.
func withoutPrefix(name string) string {
	for _, prefix := range words.KindPrefixes[ledger.FUnit] {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			return rest
		}
	}
	return ""
}

// teamNames are the names of the task force of a chain.
func teamNames(chain ledger.Place) []string {
	var names []string
	for _, n := range namesOf(chain) {
		for _, suffix := range words.TeamSuffixes {
			if n != "" {
				names = append(names, n+suffix)
			}
		}
	}
	return names
}

// teamOf is the unit that is the chain's task force, without a key where there
// is none.
func teamOf(city ledger.City, chain ledger.Place) townName {
	for _, u := range city.Units {
		for _, n := range teamNames(chain) {
			if u.Zh == n {
				return townName{townUnit, u.Key}
			}
		}
	}
	return townName{}
}
