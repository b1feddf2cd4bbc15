package grammar

import (
	"strings"
	"unicode"

	"guatu/words"
)

// placeIndex looks places up whole, by all their names; placeOf by the
// canonical one.
var (
	placeIndex = placeNames()
	placeOf    = placeTable()
)

func placeNames() map[string]string {
	index := make(map[string]string)
	put := func(name, zh string) {
		if name = plain(Fold(name).R); name != "" && index[name] == "" {
			index[name] = zh
		}
	}
	for _, p := range words.Places {
		put(p.Text.Zh, p.Text.Zh)
	}
	for _, p := range words.Places {
		put(p.Text.En, p.Text.Zh)
		for _, alias := range append(p.Aliases, p.Whole...) {
			put(alias, p.Text.Zh)
		}
	}
	return index
}

func placeTable() map[string]words.Place {
	table := make(map[string]words.Place)
	for _, p := range words.Places {
		if _, taken := table[p.Text.Zh]; !taken {
			table[p.Text.Zh] = p
		}
	}
	return table
}

// PlaceNamed is the canonical Chinese name of a place, "" for one that nobody knows.
func PlaceNamed(text string) string { return placeNamed(text) }

// PlaceIn is a place's name in a language; the name itself for one that nobody knows.
func PlaceIn(name string) (words.Text, bool) {
	p, ok := placeOf[name]
	return p.Text, ok
}

func placeNamed(text string) string {
	name := plain(Fold(text).R)
	if zh := placeIndex[name]; zh != "" {
		return zh
	}
	zh, _ := nestedPlace([]rune(name), 0)
	return zh
}

// nestedPlace reads a place that is written with what it lies in: 上海浦东,
// 江苏省苏州市. The whole rest of the runes must be such places, or nothing is
// found; end is where the first ones end otherwise.
func nestedPlace(r []rune, i int) (zh string, end int) {
	outer, end, ok := askPlaces.at(r, i)
	for ok && end < len(r) && !isSpace(r[end]) {
		inner, next, found := askPlaces.at(r, end)
		if !found || !Within(inner.Text.Zh, outer.Text.Zh) {
			return "", i
		}
		outer, end = inner, next
	}
	if !ok {
		return "", i
	}
	return outer.Text.Zh, end
}

// placesIn are the canonical names in a list of places. A place inside one that
// is named before it (北京市朝阳区) or one that nobody knows is left out.
func placesIn(text string) []string {
	var names []string
	for _, part := range splitPlaces(text) {
		if name := placeNamed(part); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// splitPlaces cuts a list of places, at 和 and "and" as well.
func splitPlaces(text string) []string {
	var parts []string
	for _, part := range SplitNames(text) {
		if placeNamed(part) != "" {
			parts = append(parts, part)
			continue
		}
		parts = append(parts, strings.FieldsFunc(placeJoins.Replace(part), unicode.IsSpace)...)
	}
	return parts
}

// placeJoins parts places that are joined by a word or a dash.
var placeJoins = strings.NewReplacer(words.PlaceJoins...)

// Within tells whether a place lies in another, or is it: 慕尼黑 in 德国, 苏州 in
// 长三角. Both are canonical names.
func Within(place, around string) bool {
	for depth := 0; depth < 6 && place != ""; depth++ {
		if place == around || isMember(place, around) {
			return true
		}
		place = placeOf[place].In
	}
	return false
}

// isMember tells whether a place is a member of a region, or of a region in it.
func isMember(place, region string) bool {
	for _, m := range placeOf[region].Members {
		if m == place || m != region && len(placeOf[m].Members) > 0 && isMember(place, m) {
			return true
		}
	}
	return false
}
