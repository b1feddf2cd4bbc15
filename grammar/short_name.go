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
	word := min(tokenEnd(x.f.R, from), to)
	if end := x.nameCut(from, word); end < word && !x.namesItself() && !x.listed(word, to) {
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
	for j := max(i, from+1); j < min(stop, from+2*maxName); j++ {
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
