package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// nameEnd is where the name that begins at from ends: the longest company that
// is known, else the first thing that is known, else the only word. open tells
// that nothing says where it ends.
func (x *reader) nameEnd(from int, all []found, to int) (end int, open bool) {
	if from >= to {
		return from, false
	}
	limit := x.nameLimit(from, all, to)
	if end, ok := x.knownName(from, to); ok {
		return x.latinTail(end, to), false
	}
	if end := x.nameCut(from, min(tokenEnd(x.f.R, from), to)); end < min(tokenEnd(x.f.R, from), to) && !x.namesItself() {
		return end, false
	}
	begins := slices.ContainsFunc(all, func(k found) bool { return k.from == from })
	if begins && !x.namesItself() {
		return to, true
	}
	if dash := dashAt(x.f.R, from, limit); dash < limit {
		return dash, false
	}
	if mark := x.nameMark(from, limit); mark < limit {
		return mark, false
	}
	if begins {
		return x.joinedPlaces(all, from, limit), false
	}
	if limit < to {
		return x.oneWord(from, limit), false
	}
	next := nextToken(x.f.R, from, to)
	if x.properEnd(from, to) == to {
		return to, false
	}
	return to, next < to && hasField(x.report.Kind, ledger.FCompany)
}

// oneWord is where a Chinese name ends before other words: behind a word that ends like a
// company, or before talk (云澜科技 视频会 昨天, 云澜 谈合作 上海). A Chinese company has no
// space in its name.
func (x *reader) oneWord(from, limit int) int {
	end := tokenEnd(x.f.R, from)
	next := skipSpaces(x.f.R, end)
	if next >= limit || next == end || !isHan(x.f.R[end-1]) || !isHan(x.f.R[next]) || x.namesItself() {
		return limit
	}
	if _, _, talk := talkWords.at(x.f.R, next); talk || endsCompany(x.f.R, from, end) {
		return end
	}
	return limit
}

// latinTail is where a name goes on behind a Latin one that is known, with a word that makes
// it another's (BYD Auto, and Sony China where another place stands behind it); end where
// it does not.
func (x *reader) latinTail(end, to int) int {
	next := skipSpaces(x.f.R, end)
	_, stop, ok := nameTails.at(x.f.R, next)
	if !ok || next == end || stop > to || !isLetter(x.f.R[end-1]) || x.f.Original(next, next+1) == string(x.f.R[next]) {
		return end
	}
	if _, place := x.placeHere(next); place && !slices.ContainsFunc(x.known(stop, to), func(k found) bool { return k.value.Field == ledger.FPlace }) {
		return end
	}
	return stop
}

// nameCut is where the name of a company ends inside a word, behind which somebody of its
// own or what is said of it stands (云澜科技周总, 云澜科技想建厂): the longest beginning that
// is known, or ends like a company where the whole word does not.
func (x *reader) nameCut(from, to int) int {
	if to-from > 2*maxName || to-from < 3 || !isHan(x.f.R[to-1]) || endsCompany(x.f.R, from, to) || x.knows(from, to) {
		return to
	}
	for i := to - 1; i >= from+2; i-- {
		_, _, said := saidOf.at(x.f.R, i)
		if (said || isHost(x.f.R[i:to])) && (endsCompany(x.f.R, from, i) || x.knows(from, i)) {
			return i
		}
	}
	return to
}

// knows tells whether a company has a name.
func (x *reader) knows(from, to int) bool {
	return x.Companies != nil && x.Companies.Known(FoldName(x.f.Original(from, to)))
}

// maxHost bounds the runes of somebody of a company's with a title.
const maxHost = 7

// isHost tells whether a word is the name of somebody with a title (周总, 王志强董事长).
func isHost(word []rune) bool {
	for i := 0; i < len(word) && len(word) <= maxHost; i++ {
		if _, whole := hosts.whole(word[i:]); whole && (i > 0 || len(word) > 1) {
			return true
		}
	}
	return false
}

// joinedPlaces is the end of a name of places that a word like "and" joins
// (Germany and France).
func (x *reader) joinedPlaces(all []found, from, limit int) int {
	for _, k := range all {
		if k.from <= from || k.value.Field != ledger.FPlace {
			continue
		}
		if _, ok := behindAny(x.f.R, limit, joinWords); k.from != limit || !ok {
			break
		}
		limit = k.to
	}
	return limit
}

// nameMark is the first mark that ends a name. That of a trip or an event goes
// on behind 、 where no place stands there (赴德国、法国经贸活动).
func (x *reader) nameMark(from, to int) int {
	mark := clauseEnd(x.f.R, from, to)
	for x.namesItself() && mark+1 < to && x.f.R[mark] == '、' && isHan(x.f.R[mark+1]) {
		mark = clauseEnd(x.f.R, mark+1, to)
	}
	return mark
}

// dashAt is where a dash parts a name from what is said of it (达能 - 暂不投资,
// 达能——暂不投资); to where none does.
func dashAt(r []rune, from, to int) int {
	for i := from + 1; i+1 < to; i++ {
		if r[i] == '-' && (r[i+1] == '-' || r[i-1] == ' ' && r[i+1] == ' ') {
			return i
		}
	}
	return to
}

// nameLimit is the first thing behind from that is known, or the first word
// that begins with a day or is an amount, though the report has another.
func (x *reader) nameLimit(from int, all []found, to int) int {
	limit := to
	for _, k := range all {
		if k.from > from {
			limit = k.from
			break
		}
	}
	if x.namesItself() {
		return limit
	}
	for i := nextToken(x.f.R, from, to); i < limit; i = nextToken(x.f.R, i, to) {
		if _, ok := x.dayBegins(i, min(tokenEnd(x.f.R, i), to)); ok || x.otherAmount(i) || x.amountWord(i) {
			return i
		}
	}
	return limit
}

// amountWord tells whether the word at i is an amount with its unit, and nothing else.
func (x *reader) amountWord(i int) bool {
	m, ok := MoneyAt(x.f.R, i)
	return ok && !m.Bare && m.To == tokenEnd(x.f.R, i)
}

// behindLabel is where the name begins whose label sticks to it (企业华为).
func (x *reader) behindLabel(from, to int) int {
	f, end, ok := labels.at(x.f.R, from)
	if !ok || f != ledger.FCompany || !isHan(x.f.R[from]) || end >= to || isSpace(x.f.R[end]) {
		return from
	}
	if _, known := x.knownName(end, to); !known {
		return from
	}
	return end
}

// maxName bounds the runes within which a company's last word begins.
const maxName = 24

// nameEnding is where a company name that is known ends, if there is one.
type nameEnding struct {
	end int
	ok  bool
}

// knownName is the end of the longest company name that is known and begins here.
func (x *reader) knownName(from, to int) (end int, ok bool) {
	if x.Companies == nil {
		return from, false
	}
	at := [2]int{from, to}
	if e, again := x.ends[at]; again {
		return e.end, e.ok
	}
	end, ok = x.longestName(from, to)
	if x.ends == nil {
		x.ends = map[[2]int]nameEnding{}
	}
	x.ends[at] = nameEnding{end, ok}
	return end, ok
}

func (x *reader) longestName(from, to int) (end int, ok bool) {
	for i := from; i < to && i-from < maxName; {
		stop := min(tokenEnd(x.f.R, i), to)
		for stop > i && isFieldSep(x.f.R[stop-1]) {
			stop--
		}
		stop = dashAt(x.f.R, i, stop)
		if x.knows(from, stop) {
			end, ok = stop, true
		} else if j := x.joinInside(from, i, stop, to); j > 0 && !ok {
			end, ok = j, true
		}
		i = nextToken(x.f.R, i, to)
	}
	return end, ok
}

// joinInside is where a company that is known ends inside a word, before one
// that joins another to it (华为和大疆); 0 for nowhere.
func (x *reader) joinInside(from, i, stop, to int) int {
	for j := max(i, from+1); j < stop; j++ {
		_, next, ok := joins.at(x.f.R, j)
		if !ok || isLetter(x.f.R[j]) || !x.knows(from, j) {
			continue
		}
		if _, known := x.knownName(next, to); known {
			return j
		}
	}
	return 0
}

// moreNames adds to a name those that are joined to it: companies that are
// known and, behind 、, words that are no talk. It gives the end of the last.
func (x *reader) moreNames(v *ledger.Value, end, to int) int {
	if x.namesItself() {
		return end
	}
	for {
		next, listed := x.joined(end, to)
		if next == end {
			next = x.besideName(end, to)
		}
		if next == end {
			break
		}
		stop, known := x.knownName(next, to)
		if !known && listed {
			stop, known = x.listedName(next, to)
		}
		if !known && !isHan(x.f.R[next]) {
			stop, known = x.properList(next, to)
			if _, _, and := joins.at(x.f.R, skipMarks(x.f.R, end)); and && len(v.Names) > 1 {
				stop, known = x.properEnd(next, to), true
			}
		}
		if !known || stop == next {
			break
		}
		v.Names = append(v.Names, trimName(x.f.Original(next, stop)))
		end = stop
	}
	if len(v.Names) > 1 {
		v.Text = strings.Join(v.Names, "、")
	}
	return end
}

// besideName is where another company that is known stands behind a space, with
// nothing but what is known behind it (华为 比亚迪 深圳 昨天); end where none does.
func (x *reader) besideName(end, to int) int {
	next := skipSpaces(x.f.R, end)
	if next == end || next >= to {
		return end
	}
	stop, known := x.knownName(next, to)
	if !known || !endsWord(x.f.R, stop, to) {
		return end
	}
	if rest := skipMarks(x.f.R, stop); rest < to && !x.onlyKnown(rest, to) && x.besideName(stop, to) == stop {
		return end
	}
	return next
}

// joined is where the next of several names begins; listed tells that 、 parts it.
func (x *reader) joined(end, to int) (next int, listed bool) {
	i := skipSpaces(x.f.R, end)
	if i < to && (x.f.R[i] == '、' || x.f.R[i] == ',') {
		listed = x.f.R[i] == '、'
		i = skipSpaces(x.f.R, i+1)
	}
	comma := i > skipSpaces(x.f.R, end) && !listed
	if _, after, ok := joins.at(x.f.R, i); ok && after < to && !(comma && isHan(x.f.R[i])) {
		i = skipSpaces(x.f.R, after)
	} else if !listed && (i == skipSpaces(x.f.R, end) || i >= to) {
		return end, false
	}
	if i >= to {
		return end, false
	}
	return i, listed
}

// properEnd is where the words end that begin with a capital, from i on.
func (x *reader) properEnd(i, to int) int {
	end := i
	for i < to && i-end < 2 && x.f.Original(i, i+1) != string(x.f.R[i]) && isLetter(x.f.R[i]) {
		end = min(tokenEnd(x.f.R, i), to)
		i = skipSpaces(x.f.R, end)
	}
	return end
}

// properList is the end of the first name of a list that goes on with "and":
// Merck in "Pfizer, Merck and Roche", and Roche behind it.
func (x *reader) properList(i, to int) (end int, ok bool) {
	end = x.properEnd(i, to)
	if end == i {
		return i, false
	}
	for j := end; ; {
		next, _ := x.joined(j, to)
		if next == j {
			return i, false
		}
		if _, _, and := joins.at(x.f.R, skipMarks(x.f.R, j)); and {
			return end, x.properEnd(next, to) > next
		}
		if j = x.properEnd(next, to); j == next {
			return i, false
		}
	}
}

// listedName is the end of a name that nobody knows, behind 、: a word that is
// known by nothing else and does not begin like talk.
func (x *reader) listedName(i, to int) (end int, ok bool) {
	if _, known := x.knownAt(i, to, nil); known {
		return i, false
	}
	end = min(tokenEnd(x.f.R, i), to)
	_, _, talk := talkWords.at(x.f.R, i)
	_, _, labelled := labels.at(x.f.R, i)
	_, dated := x.dayBegins(i, end)
	_, money := MoneyAt(x.f.R, i)
	return end, end-i >= 2 && end-i <= 16 && !talk && !labelled && !dated && !money && !x.doing(i)
}

var (
	joinWords = foldedWords(words.NameJoins)
	joins     = setOf(words.NameJoins)
	talkWords = setOf(words.TalkWords)
	sureTalk  = setOf(words.SureTalk)
	saidOf    = setOf(words.SaidOf)
	hosts     = setOf(words.HostTitles)
)

// nameValue is the company or, of a trip or an event, the name.
func (x *reader) nameValue(from, end, to int, open bool) ledger.Value {
	a, b := trimSpan(x.f.R, from, end)
	text := trimName(x.f.Original(a, b))
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

// openings are the names that an open beginning may be: the word behind what is known
// (苏州 云澜科技), one word, two, all.
func (x *reader) openings(from, to int) []string {
	var names []string
	put := func(from, to int) {
		if name := trimName(x.f.Original(from, to)); name != "" && !slices.Contains(names, name) && len(names) < maxOpenings {
			names = append(names, name)
		}
	}
	behind := from
	for _, k := range x.known(from, to) {
		if k.from == behind {
			behind = skipMarks(x.f.R, k.to)
		}
	}
	if end := min(tokenEnd(x.f.R, behind), to); behind > from && behind < to {
		put(behind, end)
		put(from, end)
	}
	first := min(tokenEnd(x.f.R, from), to)
	put(from, first)
	put(from, min(tokenEnd(x.f.R, nextToken(x.f.R, from, to)), to))
	put(from, to)
	return names
}

// maxOpenings bounds the names that are offered for an open beginning.
const maxOpenings = 3

// SettleName puts the company into a report in the short form that left open where its
// name ends. What stands around the name is read then; without the name in it, all of it.
func SettleName(r ledger.Report, company ledger.Value, c Context) ledger.Report {
	open, ok := r.Get(ledger.FCompany)
	r = r.With(company)
	if !ok || open.Doubt != ledger.CompanyOpen || company.Doubt != ledger.NoDoubt {
		return r
	}
	x := reader{Context: c, f: Fold(open.Text), report: r}
	rest := 0
	if name := Fold(company.Text).R; indexRunes(x.f.R, name) >= 0 {
		at := indexRunes(x.f.R, name)
		x.spread(0, at, x.known(0, at))
		rest = skipMarks(x.f.R, at+len(name))
	}
	x.spread(rest, len(x.f.R), x.known(rest, len(x.f.R)))
	x.finish()
	return x.report
}

// indexRunes is where a word stands in others for the first time, -1 for nowhere.
func indexRunes(r, word []rune) int {
	for i := 0; i+len(word) <= len(r); i++ {
		if slices.Equal(r[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}
