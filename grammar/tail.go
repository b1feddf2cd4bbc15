package grammar

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// labelledName takes a company or a name behind its label. Where a day, an amount and
// the like stand on behind it (企业：吉利 5月13日 杭州), it ends there and they are
// read as in the short form.
func (x *reader) labelledName(field ledger.Field, p piece) bool {
	if x.report.Kind != ledger.KindVisit && x.report.Kind != ledger.KindDeal {
		return false
	}
	end := x.nameTail(field, p.from, p.to)
	if end == p.to {
		return false
	}
	text := strings.Trim(x.f.Original(p.from, end), nameEdges)
	x.add(x.value(field, text), text)
	x.spread(end, p.to, x.known(end, p.to))
	return true
}

// nameTail is where a name ends that things which are known stand behind; to
// where none does. A Chinese company has no space in its name.
func (x *reader) nameTail(field ledger.Field, from, to int) int {
	space := to
	for i := from; i < to; {
		next := nextToken(x.f.R, i, to)
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

// partsBefore tells whether a mark between two names stands before i.
func partsBefore(r []rune, i int) bool {
	for i--; i > 0 && isSpace(r[i]); i-- {
	}
	return partsNames(r, i)
}

// endsName tells whether a word behind a name is known as something else: a
// day or a sum of money; behind a company also who led and, in Chinese, a place.
func (x *reader) endsName(field ledger.Field, i, to int) bool {
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
