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
	day      ledger.Value // of a stage that stands with its day
	from, to int
}

// short reads the short form in [from, to): the first words are the company or
// the name; places, dates, amounts, chains, districts and stages are known by
// what they are; the rest is the outcome.
//
//	short = name { " " ( place | day | amount | chain | district | stage | park | word ) }
func (x *reader) short(from, to int) {
	all := x.known(from, to)
	lead, rest := x.leading(all, from, to)
	rest = x.behindLabel(rest, to)
	if legal := len(lead) == 1 && x.maybeName(from, lead[0].to) && legalFollows(x.f.R, rest); legal { // 3M Inc.
		lead, rest, all = nil, from, all[1:]
	}
	if !x.namesItself() && (rest >= to || x.onlyKnown(rest, to)) { // no company: it is asked for
		x.nameless(all, from, to)
		return
	}
	if x.namesItself() {
		if end, ok := x.spanInside(rest, to); ok {
			x.spread(end, to, x.known(end, to))
			return
		}
	}
	if end, ok := x.dealWord(rest, to); ok {
		x.spread(end, to, append(lead, x.known(end, to)...))
		return
	}
	rest = x.dealFirst(rest, all, to)
	name, open := x.nameEnd(rest, all, to)
	taken := append([]found{}, lead...)
	if named := x.f.Original(rest, max(rest, name)); hasWords(named) && !(x.namesItself() && blank(ledger.FName, named)) {
		v := x.nameValue(rest, name, to, open)
		if !open {
			name = x.dealBefore(&v, x.moreNames(&v, name, to))
		}
		x.add(v, "")
	}
	if open {
		name = to
	}
	for _, k := range all {
		if k.from >= name || k.from == rest && k.to == name && x.namesItself() {
			taken = append(taken, k)
		} else if k.value.Field == ledger.FPlace && x.namesItself() {
			x.inName = x.placesSaid(rest, name)
		}
	}
	x.spread(name, to, taken)
}

// nameless reads words all of which are known by what they are. A first one that
// is a day or an amount only at a pinch is the name (走访 3M 上海, 走访 九号 上海).
func (x *reader) nameless(all []found, from, to int) {
	if from = skipMarks(x.f.R, from); len(all) > 0 && all[0].from == from && x.maybeName(from, all[0].to) {
		end := all[0].to
		x.add(x.nameValue(from, end, to, false), "")
		from, all = end, x.known(end, to)
	}
	x.spread(from, to, all)
}

// maybeName tells whether a word is digits with one letter, and no currency, or a day
// of no month.
func (x *reader) maybeName(from, to int) bool {
	r := x.f.R[from:to]
	if n := digitsAt(r, 0); n > 0 && n+1 == len(r) && isLetter(r[n]) {
		return true
	}
	s, ok := Days{Asked: x.Asked, Role: RoleRecord}.At(r, 0)
	return ok && s.Weak && s.To == len(r) && isHanNumber(r[0])
}

// spanInside reads a trip or an event that is told in a sentence, with its days
// inside (王区长10月21日至25日赴北京招商): without them it is the name, up to end.
func (x *reader) spanInside(from, to int) (end int, ok bool) {
	end = x.nameMark(from, to)
	days := Days{Asked: x.Asked, Role: RoleAny}.FindDays(x.f.R[:end])
	i := slices.IndexFunc(days, func(s DaySpan) bool { return s.From > from })
	if i < 0 || !isHan(x.f.R[days[i].From-1]) || isSpace(x.f.R[days[i].From]) {
		return end, false
	}
	day := days[i].From
	for stop := min(end-1, day+maxDay); stop > day; stop-- {
		v := ledger.Value{Field: ledger.FDate, Text: x.f.Original(day, stop)}
		if x.date(&v); v.Doubt != ledger.NoDoubt || !isHan(x.f.R[stop]) {
			continue
		}
		name := strings.Trim(x.f.Original(from, day)+x.f.Original(stop, end), nameEdges)
		x.add(ledger.Value{Field: ledger.FName, Text: name}, "")
		x.add(v, "")
		x.inName = x.placesSaid(stop, end)
		return end, true
	}
	return end, false
}

// dealBefore takes for a deal's name what nobody knows before a comma and a
// company that is known (叶片厂，西门子): the company stands behind it.
func (x *reader) dealBefore(v *ledger.Value, end int) int {
	if x.report.Kind != ledger.KindDeal || len(v.Names) != 2 || x.Companies == nil || !strings.ContainsAny(x.f.String(), ",") {
		return end
	}
	if x.Companies.Known(FoldName(v.Names[0])) || !x.Companies.Known(FoldName(v.Names[1])) || strings.Contains(x.f.String(), v.Names[0]+"、") {
		return end
	}
	x.add(ledger.Value{Field: ledger.FName, Text: v.Names[0]}, "")
	v.Names = v.Names[1:]
	v.Text = v.Names[0]
	return end
}

// dealFirst takes for a deal's name the words that nobody knows before a space and a company
// that is known (激光产业园项目 大族激光), and says where that begins; words that end like a
// company are another investor.
func (x *reader) dealFirst(from int, all []found, to int) int {
	if x.report.Kind != ledger.KindDeal || x.named || from >= to {
		return from
	}
	if _, known := x.knownName(from, to); known || endsCompany(x.f.R, from, tokenEnd(x.f.R, from)) || !isHan(x.f.R[from]) {
		return from
	}
	limit := x.nameLimit(from, all, to)
	for i := nextToken(x.f.R, from, to); i < limit && x.f.R[i-1] == ' '; i = nextToken(x.f.R, i, to) {
		if _, known := x.knownName(i, to); known {
			x.add(ledger.Value{Field: ledger.FName, Text: strings.TrimSpace(x.f.Original(from, i))}, "")
			return i
		}
	}
	return from
}

// dealWord takes a word that ends like a deal for its name, and for the company what ends
// like one before it (云澜科技伺服电机项目). One that begins with a company that is known
// is asked about as its name.
func (x *reader) dealWord(from, to int) (end int, ok bool) {
	if x.report.Kind != ledger.KindDeal || x.named || from >= to {
		return from, false
	}
	end = min(tokenEnd(x.f.R, from), to)
	if _, known := x.knownName(from, to); known || !strings.HasSuffix(string(x.f.R[from:end]), words.DealEnd) || namesNone(x.f.Original(from, end)) {
		return from, false
	}
	if next := skipMarks(x.f.R, end); next < to {
		if _, known := x.knownName(next, to); known {
			return from, false
		}
	}
	company := from
	for i := from + 2; i < end; i++ {
		_, legal := behindAny(x.f.R, i, legalEnds)
		if legal && !strings.ContainsRune(words.ParkMarks, x.f.R[i]) || x.knows(from, i) && endsCompany(x.f.R, from, i) {
			company = i
		} else if x.knows(from, i) && company == from {
			return from, false
		}
	}
	if company > from {
		name := x.f.Original(from, company)
		x.add(ledger.Value{Field: ledger.FCompany, Text: name, Names: []string{name}}, "")
	}
	x.add(ledger.Value{Field: ledger.FName, Text: x.f.Original(from, end)}, "")
	return end, true
}

var legalEnds = foldedWords(words.LegalEnds)

// namesItself tells of records without a company: where they go may be their
// name (行程 日本 下周一到周五), which counts where nothing else says it.
func (x *reader) namesItself() bool { return !hasField(x.report.Kind, ledger.FCompany) }

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
// itself comes first. What its kind has no field for is kept as a note.
func (x *reader) items(from, to int) {
	at := from
	for _, k := range x.known(from, to) {
		if !x.report.Has(k.value.Field) {
			x.add(k.value, k.value.Text)
		}
		x.note(trimEdges(x.f.Original(at, max(at, k.from)), nameEdges))
		at = k.to
	}
	x.note(trimEdges(x.f.Original(at, max(at, to)), nameEdges))
}

// leading are the days and amounts that stand before the name, and where it
// begins; before a company that is known also anything else that is known.
func (x *reader) leading(all []found, from, to int) (lead []found, rest int) {
	rest = from
	sure := 0
	for n, k := range all {
		if k.from != rest {
			break
		}
		rest = skipMarks(x.f.R, k.to)
		if k.value.Field != ledger.FPlace && k.value.Field != ledger.FChain && sure == n {
			sure++
		}
		lead = append(lead, k)
	}
	if _, known := x.knownName(rest, to); !known || x.namesItself() {
		lead = lead[:sure]
		if rest = from; sure > 0 {
			rest = skipMarks(x.f.R, lead[sure-1].to)
		}
	}
	return lead, rest
}

// known are all things in the span that are known by what they are; of each
// field the first.
func (x *reader) known(from, to int) []found {
	var all []found
	seen := map[ledger.Field]bool{}
	for i := skipMarks(x.f.R, from); i < to; {
		if end, ok := x.turnoverAt(i); ok {
			i = skipMarks(x.f.R, end)
			continue
		}
		k, ok := x.bracketedAt(i, to, seen)
		if !ok {
			k, ok = x.knownAt(i, to, seen)
		}
		if !ok {
			k, ok = x.spacedAt(i, to, seen)
		}
		if !ok {
			i = nextToken(x.f.R, i, to)
			continue
		}
		seen[k.value.Field] = !(k.value.Field == ledger.FPlace && x.report.Kind == ledger.KindTrip)
		all = append(all, k)
		i = skipMarks(x.f.R, k.to)
	}
	return all
}

// bracketedAt is what is known that fills the brackets at i, behind which the
// word ends.
func (x *reader) bracketedAt(i, to int, seen map[ledger.Field]bool) (k found, ok bool) {
	inner := skipSpaces(x.f.R, i+1)
	if x.f.R[i] != '(' || inner >= to {
		return k, false
	}
	k, ok = x.knownAt(inner, to, seen)
	if !ok || k.to >= to || x.f.R[k.to] != ')' || !endsWord(x.f.R, k.to+1, to) || legalBehind(x.f.R, k.to+1, to) {
		return k, false
	}
	k.from, k.to = i, k.to+1
	return k, true
}

// inPhrase tells whether a chain stands behind other Latin words of a clause, which would lose
// their sense without it (talked about AI servers). at is where they may begin.
func (x *reader) inPhrase(k found, at int) bool {
	r := x.f.R
	if k.value.Field != ledger.FChain || !isLetter(r[k.from]) || !hasField(x.report.Kind, ledger.FOutcome) || k.from < at+2 {
		return false
	}
	return isSpace(r[k.from-1]) && isLetter(r[k.from-2])
}

// spread puts what is known into the report and the rest into the outcome.
func (x *reader) spread(from, to int, taken []found) {
	var gaps [][2]int
	at := from
	for _, k := range taken {
		if x.inPhrase(k, at) {
			x.add(k.value, k.value.Text)
			continue
		}
		if k.from > at {
			gaps = append(gaps, [2]int{at, k.from})
		}
		x.add(k.value, k.value.Text)
		if k.day.Field != "" {
			x.add(k.day, k.day.Text)
		}
		at = max(at, k.to)
	}
	if at < to {
		gaps = append(gaps, [2]int{at, to})
	}
	var rest []string
	for _, g := range x.late(gaps) {
		if text := trimEdges(x.f.Original(g[0], g[1]), " \n,;、-|"); hasWords(text) {
			rest = append(rest, text)
		}
	}
	text := withoutThanks(strings.Join(rest, " "))
	if text == "" || blank(ledger.FOutcome, text) {
		return
	}
	if hasField(x.report.Kind, ledger.FOutcome) {
		x.add(ledger.Value{Field: ledger.FOutcome, Text: text}, text)
	} else {
		x.note(text)
	}
}
