package grammar

import (
	"cmp"
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// plainNames are the names of a configuration by kind, without their
// punctuation and spaces, each with its key.
type plainNames map[townKind]map[string]string

// plain is a folded text without punctuation and spaces.
func plain(r []rune) string { return strings.Join(latinWords(r), "") }

// plainOf makes the names of a city ready to be looked up whole.
func plainOf(all map[string][]townName) plainNames {
	names := plainNames{}
	for word, list := range all {
		for _, n := range list {
			if names[n.kind] == nil {
				names[n.kind] = map[string]string{}
			}
			names[n.kind][plain([]rune(word))] = n.key
		}
	}
	return names
}

// find looks up a name as it was typed: whole, else without the city's name
// before it or a word like 产业链 behind it, else with a word that was left out.
func (t *Town) find(kind townKind, text string) (key string, ok bool) {
	name := plain(Fold(text).R)
	if name == "" {
		return "", false
	}
	known := t.plain[kind]
	if key, ok = known[name]; ok {
		return key, true
	}
	for city := range t.plain[townCity] {
		if key, ok = known[strings.TrimPrefix(name, city)]; ok {
			return key, true
		}
	}
	for _, suffix := range words.KindSuffixes[kind.field()] {
		if rest, cut := strings.CutSuffix(name, suffix); cut && rest != "" {
			if key, ok = known[rest]; ok {
				return key, true
			}
		}
		if key, ok = known[name+suffix]; ok {
			return key, true
		}
	}
	for _, prefix := range words.KindPrefixes[kind.field()] {
		if key, ok = known[prefix+name]; ok {
			return key, true
		}
	}
	return "", false
}

// field is the field that a name of the kind answers.
func (k townKind) field() ledger.Field {
	switch k {
	case townDistrict:
		return ledger.FDistrict
	case townUnit:
		return ledger.FUnit
	case townChain:
		return ledger.FChain
	}
	return ledger.FPark
}

// near are the Chinese names of the kind that look most like the text, at most three.
func (t *Town) near(kind townKind, text string) []string {
	var names []string
	for _, p := range t.places(kind) {
		names = append(names, p.Zh)
	}
	return Nearest(text, names)
}

// places are the city's places of a kind.
func (t *Town) places(kind townKind) []ledger.Place {
	switch kind {
	case townDistrict:
		return t.City.Districts
	case townChain:
		return t.City.Chains
	case townPark:
		return t.City.Parks
	}
	var units []ledger.Place
	for _, u := range t.City.Units {
		units = append(units, u.Place)
	}
	return units
}

// Nearest are the names that look most like the text, best first, at most three.
func Nearest(text string, names []string) []string {
	sorted := slices.Clone(names)
	likeness := make(map[string]int, len(names))
	want := []rune(plain(Fold(text).R))
	for _, n := range names {
		likeness[n] = alike(want, []rune(plain(Fold(n).R)))
	}
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(likeness[b], likeness[a]) })
	return sorted[:min(3, len(sorted))]
}

// alike says how much two names have in common, from 0 to 200: shared
// characters and shared pairs of neighbours, over their lengths.
func alike(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	one, two := 0, 0
	for i, x := range a {
		if slices.Contains(b, x) {
			one++
		}
		for j := 1; i > 0 && j < len(b); j++ {
			if b[j] == x && b[j-1] == a[i-1] {
				two++
				break
			}
		}
	}
	score := 200 * one / (len(a) + len(b))
	if len(a) > 1 && len(b) > 1 {
		score += 200 * two / (len(a) + len(b) - 2)
	}
	return min(score, 200)
}
