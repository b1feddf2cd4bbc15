package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// labelledName takes a company or a name behind its label, or behind a tag and a colon.
// Where a day, an amount and the like stand on behind it (企业：吉利 5月13日 杭州), or
// talk behind a comma, it ends there and they are read as in the short form.
func (x *reader) labelledName(field ledger.Field, p piece) bool {
	if x.report.Kind != ledger.KindVisit && x.report.Kind != ledger.KindDeal {
		return false
	}
	end := x.nameTail(field, p.from, p.to)
	if end == p.to {
		return false
	}
	text := trimName(x.f.Original(p.from, end))
	x.add(x.value(field, text), text)
	x.spread(end, p.to, x.known(end, p.to))
	return true
}

// nameTail is where a name ends that things which are known stand behind; to
// where none does. A Chinese company has no space in its name; one in quotes
// ends where they close.
func (x *reader) nameTail(field ledger.Field, from, to int) int {
	word := min(tokenEnd(x.f.R, from), to)
	if cut := x.nameCut(from, word); field == ledger.FCompany && cut < word && !x.listed(word, to) {
		return cut
	}
	space := to
	for i := from; i < to; {
		next := nextToken(x.f.R, quoteEnd(x.f.R, i, to), to)
		if next >= to {
			break
		}
		if x.endsName(field, next, to) {
			return min(next, space)
		}
		if space == to && isSpace(x.f.R[next-1]) && isHan(x.f.R[from]) && field == ledger.FCompany && !partsBefore(x.f.R, next) {
			space = next
		}
		i = next
	}
	return to
}

// quoteEnd is where the quotes close that open at i; i where none do.
func quoteEnd(r []rune, i, to int) int {
	for _, q := range quotes {
		if r[i] != q.open {
			continue
		}
		if n := slices.Index(r[i+1:to], q.close); n >= 0 {
			return i + 1 + n
		}
	}
	return i
}

// quotes are the marks around a name, folded.
var quotes = []struct{ open, close rune }{{'"', '"'}, {'「', '」'}}

// partsBefore tells whether a mark between two names stands before i.
func partsBefore(r []rune, i int) bool {
	for i--; i > 0 && isSpace(r[i]); i-- {
	}
	return partsNames(r, i)
}

// endsName tells whether a word behind a name is known as something else: a
// day or a sum of money; behind a company also who led and, in Chinese, a place.
func (x *reader) endsName(field ledger.Field, i, to int) bool {
	if field == ledger.FCompany && x.talkAt(i, to) {
		return true
	}
	k, ok := x.knownAt(i, to, nil)
	if !ok {
		return false
	}
	switch k.value.Field {
	case ledger.FDate:
		return true
	case ledger.FAmount, ledger.FInterest, ledger.FFunds:
		return !k.value.Money.Undecided && x.f.R[k.to-1] != words.TenThousand
	case ledger.FLedBy, ledger.FStage, ledger.FAgreement:
		return field == ledger.FCompany
	case ledger.FPlace, ledger.FDistrict:
		return field == ledger.FCompany && (isHan(x.f.R[i]) && isHan(x.f.R[i-2]) || x.f.R[i-1] == ',' || x.f.R[i-2] == ',')
	}
	return false
}

// talkAt tells whether the words behind a comma are no name of a company (企业：联想，
// 谈总部，年产10万辆): nobody knows such a one, it ends like none, and talk begins so.
func (x *reader) talkAt(i, to int) bool {
	before := i - 1
	for before > 0 && isSpace(x.f.R[before]) {
		before--
	}
	if x.f.R[before] != ',' {
		return false
	}
	if _, known := x.knownName(i, to); known {
		return false
	}
	end := min(tokenEnd(x.f.R, i), to)
	if !isHan(x.f.R[i]) && !isDigit(x.f.R[i]) || endsCompany(x.f.R, i, end) {
		return x.f.Original(i, i+1) == string(x.f.R[i]) && isLetter(x.f.R[i])
	}
	if _, place := x.placeHere(i); place || x.namesBehind(end, to) {
		return false
	}
	_, _, talk := sureTalk.at(x.f.R, i)
	counted := slices.ContainsFunc(x.f.R[i+digitsAt(x.f.R, i):end], isDigit)
	return talk || end-i > maxListed || isHost(x.f.R[i:end]) || counted
}

// listed tells whether a mark between names stands at i: 、, or a comma before names.
func (x *reader) listed(i, to int) bool {
	return i < to && (x.f.R[i] == '、' || x.namesBehind(i, to))
}

// namesBehind tells whether a list of names goes on behind one that ends at i: with a company
// that is known, or a word that ends like one.
func (x *reader) namesBehind(i, to int) bool {
	for i < to && (x.f.R[i] == ',' || x.f.R[i] == '、') {
		next := skipMarks(x.f.R, i)
		if _, known := x.knownName(next, to); next < to && known {
			return true
		}
		if i = min(tokenEnd(x.f.R, next), to); endsCompany(x.f.R, next, i) {
			return true
		}
	}
	return false
}

// maxListed bounds the runes of a name behind a comma that ends like none.
const maxListed = 4

// valueHead is the beginning of a labelled value that can be read by itself,
// with more behind it.
type valueHead struct {
	end, rest int  // where it ends, and where what is behind it begins
	note      bool // what is behind it is a remark on it
}

// head is the longest beginning of the value of a closed field that is certain,
// before a mark and words that are known as something else (地点：深圳，10月15日，
// 王区长带队), or before a remark (总投资：15亿（一期5亿）). Where the value can be
// read as a whole there is none.
func (x *reader) head(p piece) (h valueHead, ok bool) {
	field := x.meant(p.field, x.text(p))
	if !isClosed(field) || x.certain(field, p.from, p.to) {
		return h, false
	}
	for i := p.to - 1; i > p.from; i-- {
		mark := x.f.R[i]
		if mark != ',' && mark != ' ' && mark != '(' || !x.certain(field, p.from, i) {
			continue
		}
		h = valueHead{end: i, rest: skipMarks(x.f.R, i)}
		if isAmount(field) && x.remark(i, p.to) {
			h.note = true
			return h, true
		}
		if mark != '(' && h.rest < p.to && x.others(field, mark, h.rest, p.to) {
			return h, true
		}
	}
	return h, false
}

// tail takes what stands behind the head of a value; with a remark the whole
// value is kept as a note, as it was typed.
func (x *reader) tail(h valueHead, p piece) {
	if h.note {
		x.note(x.text(p))
		return
	}
	x.spread(h.rest, p.to, x.known(h.rest, p.to))
}

// isClosed tells whether a field takes few answers, days or amounts: words that
// stand on behind one of them are no part of it.
func isClosed(f ledger.Field) bool {
	switch f {
	case ledger.FPlace, ledger.FDate, ledger.FExpected, ledger.FTier, ledger.FChain, ledger.FDistrict, ledger.FPark, ledger.FUnit, ledger.FOrigin,
		ledger.FAgreement, ledger.FCategory, ledger.FSector, ledger.FForeign, ledger.FFortune500:
		return true
	}
	return isAmount(f)
}

func isAmount(f ledger.Field) bool { return f == ledger.FAmount || f == ledger.FInterest }

// certain tells whether a span is a value of a closed field without a doubt.
func (x *reader) certain(field ledger.Field, from, to int) bool {
	text := strings.TrimSpace(x.f.Original(from, to))
	v := x.value(field, text)
	switch field {
	case ledger.FPlace:
		return len(v.Keys) > 0 && len(v.Keys) == len(splitPlaces(text)) || len(v.Keys) == 0 && !strings.ContainsAny(text, ",， ")
	case ledger.FOrigin:
		return v.Key != "" || !strings.ContainsAny(text, ",， ")
	}
	return v.Doubt == ledger.NoDoubt
}

// others tells whether the words behind a value are other fields: each of them
// is known as one. Behind a comma a place and a day may have any words behind
// them that say no other place or day.
func (x *reader) others(field ledger.Field, mark rune, from, to int) bool {
	for _, k := range x.known(from, to) {
		if k.value.Field == field || isAmount(k.value.Field) && isAmount(field) {
			return false
		}
	}
	if x.onlyKnown(from, to) {
		return true
	}
	loose := field == ledger.FPlace || field == ledger.FDate && len((Days{Asked: x.Asked, Role: RoleAny}).FindDays(x.f.R[from:to])) == 0
	return mark == ',' && loose && hasField(x.report.Kind, ledger.FOutcome)
}

// remark tells whether what stands behind an amount says of what it is made, or
// how sure it is: （一期5亿）, ，其中设备3亿, （暂定).
func (x *reader) remark(from, to int) bool {
	bracket := x.f.R[from] == '('
	i := skipMarks(x.f.R, from)
	if bracket {
		i = skipSpaces(x.f.R, from+1)
	}
	if i >= to {
		return false
	}
	if _, _, ok := amountParts.at(x.f.R, i); ok || x.otherAmount(i) {
		return true
	}
	_, end, ok := amountRemarks.at(x.f.R, i)
	return ok && bracket && end == to-1 && x.f.R[end] == ')'
}

var (
	amountParts   = setOf(words.AmountParts)
	amountRemarks = setOf(words.AmountRemarks)
)
