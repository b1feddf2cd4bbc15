package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// late looks through the words that are left for what stands inside them: a day
// that a word begins with (昨天在总部见了王总), an amount behind its label (意向5亿建厂,
// 意向超5亿); of a deal a bare number and a district that nobody knows. What is
// no more than that is cut out of the words.
func (x *reader) late(gaps [][2]int) (left [][2]int) {
	if x.namesItself() {
		return gaps
	}
	for _, g := range gaps {
		from := g[0]
		for i := skipMarks(x.f.R, g[0]); i < g[1]; i = nextToken(x.f.R, i, g[1]) {
			end := min(tokenEnd(x.f.R, i), g[1])
			x.lateDay(i, end)
			if x.lateAmount(i, end) || x.lateDistrict(i, end) {
				left = append(left, [2]int{from, i})
				from = end
			}
		}
		left = append(left, [2]int{from, g[1]})
	}
	return left
}

// lateDay takes the day that a word begins with, where none stands by itself:
// for sure before a word of going or meeting.
func (x *reader) lateDay(i, end int) {
	s, ok := x.dayBegins(i, end)
	if !ok {
		s, ok = x.dayBeforePlace(i, end)
	}
	if !ok || x.report.Has(ledger.FDate) {
		return
	}
	v := ledger.Value{Field: ledger.FDate, Text: x.f.Original(s.From, s.To), Date: s.Day}
	_, to := dayTail(x.f.R, s.To)
	to = min(to, end)
	if place := placeNamed(x.f.Original(to, end)); place != "" && hasField(x.report.Kind, ledger.FPlace) {
		x.add(ledger.Value{Field: ledger.FPlace, Text: x.f.Original(to, end), Key: place, Keys: []string{place}}, "")
	} else if stop := (Days{Asked: x.Asked, Role: RoleAny}).listEnd(x.f.R, s.To); stop > s.To || s.Day != x.Asked && !x.doing(to) {
		v.Doubt = ledger.DateUnread
		v.Text = x.f.Original(i, end)
	}
	x.add(v, "")
}

// dayBeforePlace is the past day, in digits, that sticks to a place (9.17深圳).
func (x *reader) dayBeforePlace(i, end int) (s DaySpan, ok bool) {
	han := i
	for han < end && !isHan(x.f.R[han]) {
		han++
	}
	if han == i || placeNamed(x.f.Original(han, end)) == "" {
		return s, false
	}
	day, doubt := ParseDay(x.f.Original(i, han), x.Asked, RoleRecord, 0)
	return DaySpan{From: i, To: han, Day: day}, doubt == ledger.NoDoubt
}

// dayBegins is the past day that a longer word begins with.
func (x *reader) dayBegins(i, end int) (s DaySpan, ok bool) {
	s, ok = Days{Asked: x.Asked, Role: RoleRecord}.At(x.f.R, i)
	if !ok || s.Weak || s.Doubt != ledger.NoDoubt || s.Day > x.Asked || s.To >= end {
		return s, false
	}
	_, _, due := dueAfter.at(x.f.R, s.To)
	return s, !due
}

// doing tells whether a word of going, meeting or signing stands at i.
func (x *reader) doing(i int) bool {
	_, _, goes := going.at(x.f.R, i)
	_, _, meets := meetings.at(x.f.R, i)
	_, _, signs := signings.at(x.f.R, i)
	_, _, with := partners.at(x.f.R, i)
	return goes || meets || signs || with
}

// lateAmount takes an amount behind its label inside a word, or doubts one
// that is not certain; only then the word says no more (whole).
func (x *reader) lateAmount(i, end int) (whole bool) {
	field := x.amountField()
	if x.report.Has(field) || x.report.Has(ledger.FFunds) {
		return false
	}
	v := ledger.Value{Field: field, Text: x.f.Original(i, end)}
	f, from, labelled := labels.at(x.f.R, i)
	if !labelled || f != ledger.FAmount && f != ledger.FInterest || from >= end {
		if x.report.Kind != ledger.KindDeal || !isBareNumber(x.f.R[i:end]) {
			return false
		}
		v.Money, v.Doubt = ParseMoney(v.Text)
		x.add(v, "")
		return true
	}
	from = min(x.amountAfter(from), end)
	m, ok := MoneyAt(x.f.R, from)
	_, _, bound := vagueAmounts.at(x.f.R, from)
	if !ok && !bound {
		return false
	}
	if _, _, beside := m.around(x.f.R); bound || m.To >= end || beside {
		if v.Money, v.Doubt = ParseMoney(x.f.Original(from, end)); v.Doubt == ledger.AmountNoUnit {
			v.Text = x.f.Original(from, end)
		}
		x.add(v, "")
		return true
	}
	v.Text, v.Money, v.Doubt = x.f.Original(from, m.To), m.Money, m.certain()
	x.add(v, "")
	return false
}

// amountAfter is where the figure may begin behind a label: 投资意向5亿, 总投资额达5亿.
func (x *reader) amountAfter(i int) int {
	for {
		_, end, ok := amountLeads.at(x.f.R, i)
		if f, stop, labelled := labels.at(x.f.R, i); labelled && (f == ledger.FAmount || f == ledger.FInterest) {
			end, ok = stop, true
		}
		if !ok {
			return i
		}
		i = end
	}
}

func isBareNumber(token []rune) bool {
	for i, c := range token {
		if !isDigit(c) && (c != '.' || i == 0) {
			return false
		}
	}
	return len(token) > 0
}

// lateDistrict doubts a word of a deal that is a district by its ending, and
// none of the city's.
func (x *reader) lateDistrict(i, end int) (whole bool) {
	if x.report.Kind != ledger.KindDeal || x.report.Funds || x.report.Has(ledger.FDistrict) || end-i < 2 || end-i > 6 {
		return false
	}
	token := x.f.R[i:end]
	if !endsDistrict(token) || !isHan(token[0]) {
		return false
	}
	name := x.f.Original(i, end)
	x.add(ledger.Value{Field: ledger.FDistrict, Text: name, Doubt: ledger.NameUnknown, Near: x.Town.near(townDistrict, name)}, "")
	return true
}

// endsDistrict tells whether a word ends like a district's name and is no common
// word that ends so.
func endsDistrict(token []rune) bool {
	for _, w := range noDistricts {
		if hasSuffix(token, w) {
			return false
		}
	}
	for _, w := range districtEnds {
		if len(token) > len(w) && hasSuffix(token, w) {
			return true
		}
	}
	return false
}

func hasSuffix(r, end []rune) bool {
	return len(r) >= len(end) && slices.Equal(r[len(r)-len(end):], end)
}

var (
	districtEnds = foldedWords(words.DistrictEnds)
	noDistricts  = foldedWords(words.NoDistricts)
	amountLeads  = setOf(words.AmountLeads)
)
