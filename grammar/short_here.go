package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// looks are the ways to know a word; those behind the sure ones are taken only
// where none of them knows it.
var looks = []func(*reader, int) (found, bool){
	(*reader).amountHere, (*reader).dayHere, (*reader).townHere, (*reader).stageHere, (*reader).stageOn, (*reader).expectedHere, (*reader).placeHere,
	(*reader).sourceHere, (*reader).dayDoubted, (*reader).personHere, (*reader).nextHere,
}

const sureLooks = 8

// knownAt is what is known at a word's beginning: the longest that ends where
// a word does.
func (x *reader) knownAt(i, to int, seen map[ledger.Field]bool) (best found, ok bool) {
	start := x.behindWord(i, to)
	for n, look := range looks {
		if n >= sureLooks && ok {
			break
		}
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
		if best.value.Text == "" {
			best.value.Text = x.f.Original(start, best.to)
		}
	}
	return best, ok
}

// maxSpaced bounds the pieces of a word with stray spaces in it.
const maxSpaced = 6

// spacedAt is what is known that stands with stray spaces between its characters (昨 天,
// 3 月 8 日): the longest.
func (x *reader) spacedAt(i, to int, seen map[ledger.Field]bool) (best found, ok bool) {
	r := x.f.R
	end := tokenEnd(r, i)
	if end-i > 2 || end-i == 2 && !isDigit(r[i]) {
		return best, false
	}
	for n := 1; n < maxSpaced && end < to && r[end] == ' '; n++ {
		next := skipSpaces(r, end)
		if end = tokenEnd(r, next); end > to || end-next > 2 || end-next == 2 && !isDigit(r[next]) {
			break
		}
		inner := reader{Context: x.Context, f: Fold(string(squeeze(r[i:end]))), report: x.report}
		if k, found := inner.knownAt(0, len(inner.f.R), seen); found && k.to == len(inner.f.R) {
			k.from, k.to, k.value.Text = i, end, x.f.Original(i, end)
			best, ok = k, true
		}
	}
	return best, ok
}

// behindWord is where the word begins that a word like 在, or its label, stands before.
func (x *reader) behindWord(i, to int) int {
	_, end, ok := atWords.at(x.f.R, i)
	if f, stop, labelled := labels.at(x.f.R, i); !ok && labelled && isHan(x.f.R[i]) {
		switch f {
		case ledger.FDate, ledger.FPlace, ledger.FChain, ledger.FDistrict:
			end, ok = stop, true
		}
	}
	if end = skipSpaces(x.f.R, end); ok && end < to {
		return end
	}
	return i
}

var atWords = setOf(words.AtWords)

// amountHere reads an amount, with a label's word before it or not: 意向5亿.
func (x *reader) amountHere(i int) (k found, ok bool) {
	j := i
	if f, end, ok := labels.at(x.f.R, i); ok && (f == ledger.FAmount || f == ledger.FInterest || f == ledger.FFunds) {
		if j = skipSpaces(x.f.R, end); j < len(x.f.R) && x.f.R[j] == ':' {
			j = skipSpaces(x.f.R, j+1)
		}
	}
	k.value = ledger.Value{Field: x.amountField()}
	if f, _, ok := labels.at(x.f.R, i); ok && f == ledger.FFunds {
		k.value.Field = f
	}
	if _, end, ok := undecided.at(x.f.R, j); ok {
		k.to, k.value.Money.Undecided = end, true
		return k, true
	}
	m, ok := MoneyAt(x.f.R, j)
	if !ok || m.Bare && j == i || m.Bare && m.Money.Low == 0 {
		return k, false
	}
	k.to = m.To
	v := m.value(k.value.Field, x.f)
	if k.value.Money, k.value.Doubt = v.Money, v.Doubt; v.Doubt != ledger.NoDoubt {
		k.value.Money = ledger.Money{}
	}
	if v.Doubt != m.certain() || v.Doubt == ledger.AmountNoUnit {
		k.value.Text = v.Text
	}
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
	said := strings.TrimSuffix(strings.TrimSuffix(string(x.f.R[i:end]), words.Finished), words.Building)
	for _, w := range words.Already {
		said = strings.TrimPrefix(said, w)
	}
	for _, s := range words.StageWords {
		for _, name := range []string{s.Text.Zh, s.Text.En} {
			if said == FoldText(name) && (x.report.Stage == "" || x.report.Stage == s.Value) {
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

// stageOn reads a stage of a deal without one in its tag, with the day on which
// it was reached before it (10月15日签约).
func (x *reader) stageOn(i int) (k found, ok bool) {
	if x.report.Kind != ledger.KindDeal || x.report.Stage != "" {
		return k, false
	}
	s, ok := x.dayBegins(i, tokenEnd(x.f.R, i))
	if !ok || s.Day+recently < x.Asked {
		return k, false
	}
	k, ok = x.stageHere(skipSpaces(x.f.R, s.To))
	k.day = ledger.Value{Field: ledger.FDate, Text: x.f.Original(s.From, s.To), Date: s.Day}
	return k, ok && k.value.Field == ledger.FStage
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

// sourceHere reads where money that arrived came from (外资, 内资).
func (x *reader) sourceHere(i int) (k found, ok bool) {
	if !x.report.Funds {
		return k, false
	}
	tri, end, ok := foreignWords.at(x.f.R, i)
	return found{value: ledger.Value{Field: ledger.FForeign, Tri: tri}, to: end}, ok
}

// amountField is the field that an amount is of.
func (x *reader) amountField() ledger.Field {
	switch {
	case x.report.Funds:
		return ledger.FFunds
	case x.report.Kind == ledger.KindVisit:
		return ledger.FInterest
	}
	return ledger.FAmount
}

// personHere reads who led (李区长带队, 带队 李区长) or was met (联系人王总).
func (x *reader) personHere(i int) (k found, ok bool) {
	r, end := x.f.R, tokenEnd(x.f.R, i)
	for j := i + 1; j < end && j-i <= maxPerson; j++ {
		_, stop, ok := leads.at(r, j)
		if _, next, of := ofWords.at(r, stop); ok && of {
			stop = next
		}
		if ok && stop == end {
			text := strings.TrimPrefix(x.f.Original(i, j), words.LedThrough)
			return found{value: ledger.Value{Field: ledger.FLedBy, Text: text}, to: end}, text != ""
		}
	}
	if _, from, ok := ledBy.at(r, i); ok {
		from = skipSpaces(r, from)
		stop := clauseEnd(r, from, len(r))
		for from < stop && slices.Contains(r[from:stop], '\n') {
			stop--
		}
		return found{value: ledger.Value{Field: ledger.FLedBy, Text: strings.TrimSpace(x.f.Original(from, stop))}, to: stop}, from < stop && stop-from <= 2*maxPerson
	}
	if party := strings.Index(string(r[i:end]), words.Party); party > 0 && x.report.Direction == ledger.Inward && end-i <= maxPerson {
		return found{value: ledger.Value{Field: ledger.FMet, Text: x.f.Original(i, end)}, to: end}, true
	}
	f, from, ok := personLabels.at(r, i)
	if from = skipSpaces(r, from); from < len(r) && isHan(r[from]) {
		if _, next, into := changeInto.at(r, from); into {
			from = skipSpaces(r, next)
		}
	}
	if !ok || from >= len(r) || isClause(r, from) || r[from] == ':' {
		return k, false
	}
	end = tokenEnd(r, from)
	if next := skipSpaces(r, end); f == ledger.FMet && isPhone(r, next) {
		end = tokenEnd(r, next)
	}
	k = found{value: ledger.Value{Field: f, Text: x.f.Original(from, end)}, to: end}
	return k, end-from <= maxPerson+maxPhone
}

// maxPerson bounds the runes of a name of somebody, maxPhone those of a number behind it.
const maxPerson, maxPhone = 12, 14

// isPhone tells whether a telephone number begins at i.
func isPhone(r []rune, i int) bool {
	end := i
	for end < len(r) && (isDigit(r[end]) || r[end] == '-' || r[end] == '+') {
		end++
	}
	return end-i >= 7 && (end == len(r) || !isWord(r[end]))
}

// nextHere reads a next step behind its label (下一步3月20日前报方案): the rest of the line.
func (x *reader) nextHere(i int) (k found, ok bool) {
	f, from, ok := labels.at(x.f.R, i)
	if !ok || f != ledger.FNext || !isHan(x.f.R[i]) {
		return k, false
	}
	from = skipSpaces(x.f.R, from)
	end := lineEnd(x.f.R, from)
	text := trimEdges(x.f.Original(from, end), nameEdges+":")
	return found{value: ledger.Value{Field: f, Text: text}, to: end}, hasWords(text) && !blank(f, text)
}

var personLabels = lexiconOf(words.PersonLabels)

// behindAny is where the word of a list begins that stands right before i.
func behindAny(r []rune, i int, list [][]rune) (from int, ok bool) {
	for i > 0 && isSpace(r[i-1]) {
		i--
	}
	for _, w := range list {
		if i >= len(w) && hasSuffix(r[:i], w) && !(isLetter(w[0]) && i > len(w) && isLetter(r[i-len(w)-1])) {
			return i - len(w), true
		}
	}
	return i, false
}

// turnoverAt is the end of an amount at i that a word like 产值 stands before.
func (x *reader) turnoverAt(i int) (end int, ok bool) {
	if _, ok := behindAny(x.f.R, i, turnoverWords); !ok {
		return i, false
	}
	m, ok := MoneyAt(x.f.R, i)
	return m.To, ok && m.To > i
}

// otherAmount tells whether a word at i is an amount that is no investment (产值50亿).
func (x *reader) otherAmount(i int) bool {
	_, end, ok := turnovers.at(x.f.R, i)
	if !ok {
		return false
	}
	_, ok = MoneyAt(x.f.R, skipSpaces(x.f.R, end))
	return ok
}

var turnoverWords = foldedWords(words.Turnovers)
