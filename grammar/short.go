package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// found is something in the short form that is known by what it is.
type found struct {
	value    ledger.Value
	from, to int
}

// short reads the short form in [from, to): the first words are the company or
// the name; places, dates, amounts, chains, districts and stages are known by
// what they are; the rest is the outcome.
//
//	short = name { " " ( place | day | amount | chain | district | stage | park | word ) }
func (x *reader) short(from, to int) {
	all := x.known(from, to)
	lead, rest := leading(all, from, x.f.R)
	name, open := x.nameEnd(rest, all, to)
	if name > rest && hasWords(x.f.Original(rest, name)) {
		x.add(x.nameValue(rest, name, to, open), "")
	}
	if open {
		name = to
	}
	taken := append([]found{}, lead...)
	for _, k := range all {
		if k.from >= name {
			taken = append(taken, k)
		}
	}
	x.spread(name, to, taken)
}

// onlyKnown tells whether everything in the span is known by what it is, and it
// is no company: such words are shared by the records below them.
func (x *reader) onlyKnown(from, to int) bool {
	if _, company := x.knownName(from, to); company {
		return false
	}
	at := from
	for _, k := range x.known(from, to) {
		if hasWords(x.f.Original(at, max(at, k.from))) {
			return false
		}
		at = k.to
	}
	return at > from && !hasWords(x.f.Original(at, max(at, to)))
}

// items takes words each of which is known by what it is; what the record says
// itself comes first.
func (x *reader) items(from, to int) {
	for _, k := range x.known(from, to) {
		if !x.report.Has(k.value.Field) {
			x.add(k.value, k.value.Text)
		}
	}
}

// leading are the days and amounts that stand before the name, and where it begins.
func leading(all []found, from int, r []rune) (lead []found, rest int) {
	rest = from
	for _, k := range all {
		if k.from != rest || k.value.Field == ledger.FPlace || k.value.Field == ledger.FChain {
			break
		}
		lead = append(lead, k)
		rest = skipMarks(r, k.to)
	}
	return lead, rest
}

// known are all things in the span that are known by what they are; of each
// field the first.
func (x *reader) known(from, to int) []found {
	var all []found
	seen := map[ledger.Field]bool{}
	for i := skipMarks(x.f.R, from); i < to; {
		k, ok := x.knownAt(i, to, seen)
		if !ok {
			i = nextToken(x.f.R, i, to)
			continue
		}
		seen[k.value.Field] = true
		all = append(all, k)
		i = skipMarks(x.f.R, k.to)
	}
	return all
}

// knownAt is what is known at a word's beginning: the longest that ends where
// a word does.
func (x *reader) knownAt(i, to int, seen map[ledger.Field]bool) (best found, ok bool) {
	start := i
	if _, end, ok := atWords.at(x.f.R, i); ok && skipSpaces(x.f.R, end) < to {
		start = skipSpaces(x.f.R, end)
	}
	for _, look := range []func(*reader, int) (found, bool){
		(*reader).amountHere, (*reader).dayHere, (*reader).townHere, (*reader).stageHere, (*reader).placeHere,
	} {
		k, found := look(x, start)
		if !found || k.to > to || !endsWord(x.f.R, k.to, to) || seen[k.value.Field] || !hasField(x.report.Kind, k.value.Field) {
			continue
		}
		if k.to > best.to {
			best, ok = k, true
		}
	}
	if ok {
		best.from = i
		best.value.Text = x.f.Original(start, best.to)
	}
	return best, ok
}

var atWords = setOf(words.AtWords)

// amountHere reads an amount, with a label's word before it or not: 意向5亿.
func (x *reader) amountHere(i int) (k found, ok bool) {
	field := ledger.FAmount
	if x.report.Kind == ledger.KindVisit {
		field = ledger.FInterest
	}
	if x.report.Funds {
		field = ledger.FFunds
	}
	j := i
	if f, end, ok := labels.at(x.f.R, i); ok && (f == ledger.FAmount || f == ledger.FInterest || f == ledger.FFunds) {
		if j = skipSpaces(x.f.R, end); j < len(x.f.R) && x.f.R[j] == ':' {
			j = skipSpaces(x.f.R, j+1)
		}
	}
	k.value = ledger.Value{Field: field}
	if _, end, ok := undecided.at(x.f.R, j); ok {
		k.to, k.value.Money.Undecided = end, true
		return k, true
	}
	m, ok := MoneyAt(x.f.R, j)
	if !ok || m.Bare && j == i || m.Bare && m.Money.Low == 0 {
		return k, false
	}
	k.to = m.To
	k.value.Money, k.value.Doubt = m.Money, m.certain()
	if k.value.Doubt != ledger.NoDoubt {
		k.value.Money = ledger.Money{}
	}
	return k, true
}

// dayHere reads a day, for trips and events a range of days.
func (x *reader) dayHere(i int) (k found, ok bool) {
	k.value = ledger.Value{Field: ledger.FDate}
	if x.report.Kind == ledger.KindTrip || x.report.Kind == ledger.KindEvent {
		k.to = tokenEnd(x.f.R, i)
		k.value.Text = x.f.Original(i, k.to)
		x.date(&k.value)
		return k, k.value.Doubt == ledger.NoDoubt
	}
	d := Days{Asked: x.Asked, Role: RoleRecord}
	s, ok := d.At(x.f.R, i)
	if !ok || s.Doubt == ledger.DateUnread {
		return k, false
	}
	k.value.Date, k.value.Doubt = s.Day, d.refuse(s)
	_, k.to = dayTail(x.f.R, s.To)
	return k, true
}

// townHere reads a district, chain or park of the configuration.
func (x *reader) townHere(i int) (k found, ok bool) {
	x.Town.names.each(x.f.R, i, func(end int, names []townName) {
		for _, n := range names {
			if n.kind != townDistrict && n.kind != townChain && n.kind != townPark || !hasField(x.report.Kind, n.kind.field()) {
				continue
			}
			k.to, ok = end, true
			k.value = ledger.Value{Field: n.kind.field(), Key: n.key}
			if n.kind == townChain && end < len(x.f.R) && x.f.R[end] == words.ChainMark {
				k.to++
			}
		}
	})
	return k, ok
}

// stageHere reads a deal's stage or agreement.
func (x *reader) stageHere(i int) (k found, ok bool) {
	if x.report.Kind != ledger.KindDeal {
		return k, false
	}
	end := tokenEnd(x.f.R, i)
	said := strings.TrimSuffix(strings.TrimPrefix(string(x.f.R[i:end]), words.Already), words.Finished)
	for _, s := range words.StageWords {
		for _, name := range []string{s.Text.Zh, s.Text.En} {
			if said == FoldText(name) {
				return found{value: ledger.Value{Field: ledger.FStage, Key: string(s.Value)}, to: end}, true
			}
		}
	}
	for _, a := range words.AgreementWords {
		for _, name := range []string{a.Text.Zh, a.Text.En} {
			if n := len([]rune(name)); i+n <= len(x.f.R) && string(x.f.R[i:i+n]) == FoldText(name) {
				return found{value: ledger.Value{Field: ledger.FAgreement, Key: string(a.Value)}, to: i + n}, true
			}
		}
	}
	return k, false
}

// placeHere reads a place of the world, perhaps with what it lies in.
func (x *reader) placeHere(i int) (k found, ok bool) {
	place, end, ok := askPlaces.at(x.f.R, i)
	if !ok {
		return k, false
	}
	zh := place.Text.Zh
	if inner, next := nestedPlace(x.f.R[:tokenEnd(x.f.R, i)], i); inner != "" && next > end {
		zh, end = inner, next
	}
	k.to, k.value = end, ledger.Value{Field: ledger.FPlace, Key: zh, Keys: []string{zh}}
	return k, true
}

// nameEnd is where the name that begins at from ends: the longest company that
// is known, else the first thing that is known, else the only word. open tells
// that nothing says where it ends.
func (x *reader) nameEnd(from int, all []found, to int) (end int, open bool) {
	if from >= to {
		return from, false
	}
	limit := to
	for _, k := range all {
		if k.from > from {
			limit = k.from
			break
		}
	}
	if end, ok := x.knownName(from, to); ok {
		return end, false
	}
	if mark := clauseEnd(x.f.R, from, limit); mark < limit {
		return mark, false
	}
	if begins := slices.ContainsFunc(all, func(k found) bool { return k.from == from }); begins {
		return to, len(all) > 1 || all[0].to < to
	}
	if limit < to {
		return limit, false
	}
	next := nextToken(x.f.R, from, to)
	return to, next < to && hasField(x.report.Kind, ledger.FCompany)
}

// maxName bounds the runes within which a company's last word begins.
const maxName = 24

// knownName is the end of the longest company name that is known and begins here.
func (x *reader) knownName(from, to int) (end int, ok bool) {
	if x.Companies == nil {
		return from, false
	}
	for i := from; i < to && i-from < maxName; {
		stop := min(tokenEnd(x.f.R, i), to)
		for stop > i && isFieldSep(x.f.R[stop-1]) {
			stop--
		}
		if x.Companies.Known(FoldName(x.f.Original(from, stop))) {
			end, ok = stop, true
		}
		i = nextToken(x.f.R, i, to)
	}
	return end, ok
}

// nameValue is the company or, of a trip or an event, the name.
func (x *reader) nameValue(from, end, to int, open bool) ledger.Value {
	a, b := trimSpan(x.f.R, from, end)
	text := strings.Trim(x.f.Original(a, b), nameEdges)
	v := ledger.Value{Field: ledger.FCompany, Text: text, Names: []string{text}}
	if !hasField(x.report.Kind, ledger.FCompany) {
		v.Field, v.Names = ledger.FName, nil
	}
	if open {
		v.Doubt = ledger.CompanyOpen
		v.Near = x.openings(from, to)
		v.Names = v.Near[:1]
	}
	return v
}

// openings are the names that an open beginning may be: one word, two, all.
func (x *reader) openings(from, to int) []string {
	var names []string
	for i := from; i < to && len(names) < 2; i = nextToken(x.f.R, i, to) {
		names = append(names, strings.Trim(x.f.Original(from, min(tokenEnd(x.f.R, i), to)), nameEdges))
	}
	all := strings.TrimSpace(x.f.Original(from, to))
	if all != names[len(names)-1] {
		names = append(names, all)
	}
	return names
}

// SettleName closes an open short form: the name is the company, what stands
// behind it is the outcome.
func SettleName(r ledger.Report, name string) ledger.Report {
	v, ok := r.Get(ledger.FCompany)
	rest, begins := strings.CutPrefix(v.Text, name)
	if !ok || v.Doubt != ledger.CompanyOpen {
		return r
	}
	r = r.With(ledger.Value{Field: ledger.FCompany, Text: name, Names: []string{name}})
	if rest = strings.TrimLeft(rest, " ,，;；、"); begins && rest != "" && !r.Has(ledger.FOutcome) {
		r = r.With(ledger.Value{Field: ledger.FOutcome, Text: rest})
	}
	return r
}

// spread puts what is known into the report and the rest into the outcome.
func (x *reader) spread(from, to int, taken []found) {
	var rest []string
	keep := func(a, b int) {
		if a < b {
			if text := strings.Trim(x.f.Original(a, b), " \n\t　,，;；、"); hasWords(text) {
				rest = append(rest, text)
			}
		}
	}
	at := from
	for _, k := range taken {
		keep(at, k.from)
		x.add(k.value, k.value.Text)
		at = max(at, k.to)
	}
	keep(at, to)
	if len(rest) == 0 {
		return
	}
	if text := strings.Join(rest, " "); hasField(x.report.Kind, ledger.FOutcome) {
		x.add(ledger.Value{Field: ledger.FOutcome, Text: text}, text)
	} else {
		x.note(text)
	}
}

// skipMarks skips spaces and the marks between words.
func skipMarks(r []rune, i int) int {
	for i < len(r) && (isSpace(r[i]) || r[i] == ',' || r[i] == ';' || r[i] == '、') {
		i++
	}
	return i
}

// tokenEnd is the end of the word at i: the next space or mark.
func tokenEnd(r []rune, i int) int {
	for i < len(r) && !isSpace(r[i]) && !isClause(r, i) {
		i++
	}
	return i
}

// nextToken is where the next word begins.
func nextToken(r []rune, i, to int) int {
	end := tokenEnd(r, i)
	if end == i {
		end++
	}
	return min(skipMarks(r, end), to)
}

// isClause tells whether a mark stands at i that parts words; a comma inside a
// number or before a legal form parts none.
func isClause(r []rune, i int) bool {
	switch r[i] {
	case ';', '。', '、':
		return true
	case ',':
		return !(i > 0 && groupAt(r, i) && isDigit(r[i-1])) && !legalFollows(r, i+1)
	}
	return false
}

// clauseEnd is the first mark in the span that ends a clause, its end if there is none.
func clauseEnd(r []rune, from, to int) int {
	for i := from; i < to; i++ {
		if isClause(r, i) {
			return i
		}
	}
	return to
}

// endsWord tells whether a word may end at i.
func endsWord(r []rune, i, to int) bool {
	return i >= to || isSpace(r[i]) || isClause(r, i) || r[i] == '.' || r[i] == ')'
}
