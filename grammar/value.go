package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// value reads the words of one field.
func (x *reader) value(field ledger.Field, text string) ledger.Value {
	v := ledger.Value{Field: field, Text: text}
	if strings.TrimSpace(text) == "" {
		v.Doubt = ledger.Empty
		return v
	}
	switch field {
	case ledger.FCompany:
		v.Names = SplitNames(text)
	case ledger.FName:
		v.Text = unquoted(text)
	case ledger.FDate:
		x.date(&v)
	case ledger.FExpected:
		v.Date, v.Doubt = ParseDay(text, x.Asked, RoleExpected, 0)
	case ledger.FAmount, ledger.FInterest, ledger.FFunds:
		v.Money, v.Doubt = ParseMoney(dropAmountLabel(text))
	case ledger.FPlace:
		v.Keys = placesIn(text)
		v.Key = onlyOne(v.Keys)
	case ledger.FOrigin:
		v.Key = placeNamed(text)
	case ledger.FUnit:
		x.units(&v)
	case ledger.FDistrict, ledger.FChain, ledger.FPark:
		x.townName(&v)
	case ledger.FEvent, ledger.FTrip:
		if ref, ok := ledger.ParseRef(FoldText(strings.TrimSpace(text))); ok && refField(ref) == field {
			v.ID = ref.N
		}
	default:
		x.choice(&v)
	}
	return v
}

// dropAmountLabel drops a label's word before an amount (总投资5亿).
func dropAmountLabel(text string) string {
	f := Fold(text)
	i := skipSpaces(f.R, 0)
	field, end, ok := labels.at(f.R, i)
	if ok && end < len(f.R) && (field == ledger.FAmount || field == ledger.FInterest || field == ledger.FFunds) {
		return f.Original(end, len(f.R))
	}
	return text
}

// choice reads a field that has few answers; the others take any words.
func (x *reader) choice(v *ledger.Value) {
	switch v.Field {
	case ledger.FTier:
		choose(v, tiers, words.TierWords)
	case ledger.FStage:
		choose(v, stages, words.StageWords)
	case ledger.FCategory:
		choose(v, categories, words.CategoryWords)
	case ledger.FAgreement:
		choose(v, agreements, words.AgreementWords)
	case ledger.FSector:
		choose(v, sectors, words.SectorWords)
	case ledger.FDirection:
		choose(v, directions, words.DirectionWords)
	case ledger.FForeign, ledger.FFortune500, ledger.FSensitive:
		fact(v)
	case ledger.FPlanned:
		planned(v)
	}
}

// date is a day of a record, or the days of a trip or an event. A planned trip
// lies ahead.
func (x *reader) date(v *ledger.Value) {
	if x.report.Kind == ledger.KindVisit || x.report.Kind == ledger.KindDeal {
		v.Date, v.Doubt = ParseDay(v.Text, x.Asked, RoleRecord, 0)
		return
	}
	v.Period, v.Doubt = ParseSpan(v.Text, x.Asked, RoleAny)
	v.Date = v.Period.From
}

// refField is the field that a reference answers.
func refField(r ledger.Ref) ledger.Field {
	switch r.Kind {
	case ledger.KindEvent:
		return ledger.FEvent
	case ledger.KindTrip:
		return ledger.FTrip
	}
	return ""
}

// units reads one unit or several.
func (x *reader) units(v *ledger.Value) {
	for _, name := range x.unitNames(v.Text) {
		key, ok := x.Town.find(townUnit, name)
		if !ok {
			v.Doubt, v.Near = ledger.NameUnknown, x.Town.near(townUnit, name)
			return
		}
		v.Keys = append(v.Keys, key)
	}
	v.Key = onlyOne(v.Keys)
}

// unitNames cuts a list of units, at 和 as well where each side is a unit.
func (x *reader) unitNames(text string) (names []string) {
	for _, name := range SplitNames(text) {
		f := Fold(name)
		cut := []string{name}
		for i := 1; i < len(f.R); i++ {
			_, end, ok := joins.at(f.R, i)
			if !ok || x.isUnit(name) {
				continue
			}
			if a, b := f.Original(0, i), f.Original(end, len(f.R)); x.isUnit(a) && x.isUnit(b) {
				cut = []string{a, b}
			}
		}
		names = append(names, cut...)
	}
	return names
}

func (x *reader) isUnit(name string) bool {
	_, ok := x.Town.find(townUnit, name)
	return ok
}

// townName reads a district, chain or park of the configuration.
func (x *reader) townName(v *ledger.Value) {
	kind := map[ledger.Field]townKind{ledger.FDistrict: townDistrict, ledger.FChain: townChain, ledger.FPark: townPark}[v.Field]
	key, ok := x.Town.find(kind, v.Text)
	if !ok {
		v.Doubt, v.Near = ledger.NameUnknown, x.Town.near(kind, v.Text)
		return
	}
	v.Key = key
}

func onlyOne(keys []string) string {
	if len(keys) == 1 {
		return keys[0]
	}
	return ""
}

// choose looks a value up in its table; one that is not there has the nearest
// names beside it.
func choose[T ~string](v *ledger.Value, index map[string]T, table []words.Named[T]) {
	if key, ok := index[plain(Fold(v.Text).R)]; ok {
		v.Key = string(key)
		return
	}
	var names []string
	for _, x := range table {
		names = append(names, x.Text.Zh)
	}
	v.Doubt, v.Near = ledger.ValueUnknown, Nearest(v.Text, names)
}

// fact reads yes or no.
func fact(v *ledger.Value) {
	word := plain(Fold(v.Text).R)
	yes, known := facts[word]
	if v.Field == ledger.FForeign && !known {
		yes, known = foreigns[word]
	}
	if !known {
		v.Doubt = ledger.ValueUnknown
		return
	}
	v.Tri = yes
}

// planned reads the state of a trip.
func planned(v *ledger.Value) {
	word := plain(Fold(v.Text).R)
	tri, known := plans[word]
	if !known {
		tri, known = facts[word]
	}
	if !known {
		v.Doubt = ledger.ValueUnknown
		return
	}
	if v.Tri = tri; tri == ledger.Yes {
		v.Key = string(ledger.FPlanned)
	}
}

// SplitNames cuts a list of names: at 、 ; / and line ends and, where no legal
// form follows, at commas.
func SplitNames(text string) []string {
	var names []string
	f := Fold(text)
	from := 0
	for i := 0; i <= len(f.R); i++ {
		if i < len(f.R) && !partsNames(f.R, i) {
			continue
		}
		if name := trimName(f.Original(from, i)); name != "" {
			names = append(names, name)
		}
		from = min(i+1, len(f.R))
	}
	return names
}

// unquoted is a text without the quotes that stand around the whole of it.
func unquoted(text string) string {
	f := Fold(strings.TrimSpace(text))
	last := len(f.R) - 1
	if last > 1 && quoteEnd(f.R, 0, len(f.R)) == last {
		return strings.TrimSpace(f.Original(1, last))
	}
	return text
}

// trimName is a name without what stands at its edges and belongs to none:
// spaces, pictures, quotes and marks.
func trimName(text string) string { return trimEdges(text, nameEdges) }

// trimEdges is a text without the runes at its edges that are one of some when
// they are folded: a picture is a space.
func trimEdges(text, edges string) string {
	f := Fold(text)
	from, to := 0, len(f.R)
	for from < to && strings.ContainsRune(edges, f.R[from]) {
		from++
	}
	for to > from && strings.ContainsRune(edges, f.R[to-1]) {
		to--
	}
	return f.Original(from, to)
}

// nameEdges are the marks that belong to no name, folded.
const nameEdges = " \n。,;、\"[]「」"

// partsNames tells whether the mark at i stands between two names.
func partsNames(r []rune, i int) bool {
	switch r[i] {
	case '、', ';', '\n':
		return true
	case '/':
		return !latinAround(r, i)
	case ',':
		return !legalFollows(r, i+1)
	}
	return false
}

// latinAround tells whether a slash stands inside a Latin name (A/S).
func latinAround(r []rune, i int) bool {
	return i > 0 && i+1 < len(r) && isLetter(r[i-1]) && isLetter(r[i+1])
}

// legalFollows tells whether a legal form of companies stands at i (Co., Ltd).
func legalFollows(r []rune, i int) bool {
	i = skipSpaces(r, i)
	end := i
	for end < len(r) && (isLetter(r[end]) || r[end] == '.') {
		end++
	}
	word := strings.ReplaceAll(string(r[i:end]), ".", "")
	for _, s := range words.LegalSuffixes {
		if s[0] == word {
			return true
		}
	}
	return false
}

// legalBehind tells whether a legal form of companies ends the few Latin words at i
// ((China) Holding Co., Ltd).
func legalBehind(r []rune, i, to int) bool {
	for n := 0; n < 3; n++ {
		if i = skipSpaces(r, i); i >= to || !isLetter(r[i]) {
			return false
		}
		if legalFollows(r, i) {
			return true
		}
		i = tokenEnd(r, i)
	}
	return false
}

var (
	tiers      = indexOf(words.TierWords)
	stages     = indexOf(words.StageWords)
	categories = indexOf(words.CategoryWords)
	agreements = indexOf(words.AgreementWords)
	sectors    = indexOf(words.SectorWords)
	directions = indexOf(words.DirectionWords)
	facts      = triOf(words.Yeses, words.Noes)
	foreigns   = triOf(words.ForeignYes, words.ForeignNo)
	plans      = triOf(words.Plans, words.Dones)
)

// indexOf is a table by all its names without punctuation.
func indexOf[T ~string](table []words.Named[T]) map[string]T {
	index := make(map[string]T)
	put := func(name string, value T) {
		if name = plain(Fold(name).R); name != "" {
			if _, taken := index[name]; !taken {
				index[name] = value
			}
		}
	}
	for _, x := range table {
		put(string(x.Value), x.Value)
		put(x.Text.Zh, x.Value)
		put(x.Text.En, x.Value)
	}
	for _, x := range table {
		for _, alias := range x.Aliases {
			put(alias, x.Value)
		}
	}
	return index
}

// triTable are words that say yes and no.
func triTable(yes, no []string) map[string]ledger.Tri {
	table := make(map[string]ledger.Tri)
	for _, w := range yes {
		table[w] = ledger.Yes
	}
	for _, w := range no {
		table[w] = ledger.No
	}
	return table
}

func triOf(yes, no []string) map[string]ledger.Tri {
	index := make(map[string]ledger.Tri)
	for _, w := range yes {
		index[plain(Fold(w).R)] = ledger.Yes
	}
	for _, w := range no {
		index[plain(Fold(w).R)] = ledger.No
	}
	delete(index, "")
	return index
}
