package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// Prose reads running text that tells of a meeting or a signing, as far as it
// goes (spec 2.2 rule 7). ok is false where it holds neither a company nor an
// amount, or no such word: then it is no report.
func Prose(text string, c Context) (ledger.Report, bool) {
	f := Fold(text)
	p := prose{reader: reader{Context: c, f: f, report: ledger.Report{Prose: true, Text: text}}}
	if !p.verb() {
		return ledger.Report{}, false
	}
	p.company()
	p.amount()
	if !p.report.Has(ledger.FCompany) && !p.report.Has(ledger.FAmount) && !p.report.Has(ledger.FInterest) {
		return ledger.Report{}, false
	}
	p.day()
	p.place()
	p.led()
	p.townNames()
	p.rest()
	p.finish()
	return p.report, true
}

// prose gathers what running text says.
type prose struct {
	reader
	at    int        // where the verb stands
	after int        // where it ends
	side  words.Side // where the company stands
	taken [][2]int   // what has been read
}

// verb finds what was done: the first word of signing that is no wish, else
// the first of meeting.
func (p *prose) verb() bool {
	p.report.Kind = ledger.KindVisit
	for i := range p.f.R {
		if _, end, ok := signings.at(p.f.R, i); ok && !p.wished(i) {
			p.report.Kind, p.report.Stage = ledger.KindDeal, ledger.StageSigned
			p.at, p.after, p.side = i, end, words.Mutual
			return true
		}
	}
	for i := range p.f.R {
		if v, end, ok := meetings.at(p.f.R, i); ok && !p.wished(i) {
			p.report.Direction, p.side = v.Direction, v.Side
			p.at, p.after = i, end
			return true
		}
	}
	return false
}

// wished tells whether the word at i is only planned: a word like 拟 stands
// shortly before it in the same clause.
func (p *prose) wished(i int) bool {
	from := p.clauseStart(i)
	for j := max(from, i-12); j < i; j++ {
		if _, end, ok := notSigned.at(p.f.R, j); ok && end <= i {
			return true
		}
	}
	return false
}

// clauseStart is where the clause that holds i begins.
func (p *prose) clauseStart(i int) int {
	for i > 0 && !endsClause(p.f.R, i-1) {
		i--
	}
	return i
}

// endsClause tells whether a mark at i ends a clause.
func endsClause(r []rune, i int) bool {
	switch r[i] {
	case '。', ';', '!', '?', '\n':
		return true
	case ',':
		return !(i > 0 && groupAt(r, i) && isDigit(r[i-1]))
	case '.':
		return i+1 == len(r) || isSpace(r[i+1])
	}
	return false
}

func (p *prose) take(from, to int) { p.taken = append(p.taken, [2]int{from, to}) }

// company is the first one that is known, else the words behind the verb.
func (p *prose) company() {
	known := slices.DeleteFunc(slices.Clone(p.Mentions), func(m ledger.Mention) bool {
		return m.Kind != ledger.KindCompany || m.Part || m.From < 0 || m.To > len(p.f.R)
	})
	if len(known) > 0 {
		slices.SortFunc(known, func(a, b ledger.Mention) int { return (a.From-b.From)*2048 - (a.To - a.From) + (b.To - b.From) })
		p.setCompany(known[0].From, known[0].To)
		return
	}
	for _, from := range p.openings() {
		if p.nameFrom(from) {
			return
		}
	}
}

// openings are the places where the company's name may begin, likeliest first:
// behind a word like 与 in the verb's clause, behind the verb, and at the
// clause's beginning.
func (p *prose) openings() []int {
	start, end := p.clauseStart(p.at), p.clauseEnd(p.after)
	var places []int
	if p.side == words.Mutual {
		for i := start; i < end; i++ {
			if _, next, ok := partners.at(p.f.R, i); ok && (i < p.at || isLetter(p.f.R[i])) {
				places = append(places, next)
			}
		}
	}
	if p.side == words.Ahead {
		return append(places, start)
	}
	return append(places, p.after, start)
}

// clauseEnd is where the clause that holds i ends.
func (p *prose) clauseEnd(i int) int {
	for i < len(p.f.R) && !endsClause(p.f.R, i) {
		i++
	}
	return i
}

// nameFrom reads the name of a company that begins at a place: what is known,
// else the words up to one that belongs to no name.
func (p *prose) nameFrom(from int) bool {
	limit := p.clauseEnd(from)
	if from = p.skipToName(from); from >= limit {
		return false
	}
	end := from
	for end < len(p.f.R) && end-from < 40 && !p.stopsName(from, end) {
		end++
	}
	if from, end = trimSpan(p.f.R, from, end); end-from < 2 || p.isPlain(from, end) {
		return false
	}
	for stop := end; stop-from >= 2 && p.Companies != nil; stop-- {
		if p.Companies.Known(FoldName(p.f.Original(from, stop))) {
			end = stop
			break
		}
	}
	p.setCompany(from, end)
	return true
}

// skipToName skips the words, days and hours that may stand before a name.
func (p *prose) skipToName(from int) int {
	for i := -1; i != from; {
		i = from
		from = skipMarks(p.f.R, from)
		if _, end, ok := nameSkips.at(p.f.R, from); ok {
			from = end
		}
		if s, ok := (Days{Asked: p.Asked}).At(p.f.R, from); ok {
			from = s.To
		}
		_, from = dayTail(p.f.R, from)
	}
	return from
}

// stopsName tells whether a name that began at from ends at i.
func (p *prose) stopsName(from, i int) bool {
	if endsClause(p.f.R, i) || p.f.R[i] == '、' || p.f.R[i] == '(' || i == p.at {
		return true
	}
	if i == from {
		return false
	}
	_, _, stop := nameStops.at(p.f.R, i)
	_, _, verb := meetings.at(p.f.R, i)
	return stop || verb || p.startsKnown(i)
}

// startsKnown tells whether a day or an amount begins at i.
func (p *prose) startsKnown(i int) bool {
	if m, ok := MoneyAt(p.f.R, i); ok && !m.Bare {
		return true
	}
	s, ok := Days{Asked: p.Asked}.At(p.f.R, i)
	return ok && !s.Weak
}

// isPlain tells whether words are no name: only a place, or a number of companies.
func (p *prose) isPlain(from, to int) bool {
	if isDigit(p.f.R[from]) || placeNamed(string(p.f.R[from:to])) != "" {
		return true
	}
	_, _, number := NumberAt(p.f.R, from)
	return number && to-from <= 3
}

func (p *prose) setCompany(from, to int) {
	name := strings.TrimSpace(p.f.Original(from, to))
	p.add(ledger.Value{Field: ledger.FCompany, Text: name, Names: []string{name}}, name)
	p.take(from, to)
}

// amount is the first one in the text.
func (p *prose) amount() {
	found := FindMoney(p.f.R)
	if len(found) == 0 {
		return
	}
	field := ledger.FInterest
	if p.report.Kind == ledger.KindDeal {
		field = ledger.FAmount
	}
	m := found[0]
	p.add(ledger.Value{Field: field, Text: p.f.Original(m.From, m.To), Money: m.Money, Doubt: m.certain()}, "")
}

// dayIn is the first sure day from a place on.
func (p *prose) dayIn(from int) (s DaySpan, end int, ok bool) {
	for _, s := range (Days{Asked: p.Asked, Role: RoleRecord}).FindDays(p.f.R) {
		if s.From >= from && s.Doubt == ledger.NoDoubt && s.Day <= p.Asked {
			_, end := dayTail(p.f.R, s.To)
			return s, end, true
		}
	}
	return s, 0, false
}

func (p *prose) day() {
	if s, end, ok := p.dayIn(0); ok {
		p.add(ledger.Value{Field: ledger.FDate, Text: p.f.Original(s.From, s.To), Date: s.Day}, "")
		p.take(s.From, end)
	}
}

// place is the one that somebody went to: 赴京, 在上海.
func (p *prose) place() {
	if p.report.Kind != ledger.KindVisit {
		return
	}
	for i := range p.f.R {
		_, end, ok := going.at(p.f.R, i)
		if !ok {
			continue
		}
		end = skipSpaces(p.f.R, end)
		if place, stop, ok := askPlaces.at(p.f.R, end); ok {
			p.add(ledger.Value{Field: ledger.FPlace, Text: p.f.Original(end, stop), Key: place.Text.Zh, Keys: []string{place.Text.Zh}}, "")
			return
		}
		if end < len(p.f.R) && isTowards(p.f.R, i) && words.ShortPlaces[p.f.R[end]] != "" {
			zh := words.ShortPlaces[p.f.R[end]]
			p.add(ledger.Value{Field: ledger.FPlace, Text: p.f.Original(end, end+1), Key: zh, Keys: []string{zh}}, "")
			return
		}
	}
}

func isTowards(r []rune, i int) bool { _, _, ok := towards.at(r, i); return ok }

// led is who led: before 带队, or behind "led by".
func (p *prose) led() {
	for i := range p.f.R {
		if _, end, ok := ledBy.at(p.f.R, i); ok {
			stop := clauseEnd(p.f.R, end, len(p.f.R))
			p.setLed(skipSpaces(p.f.R, end), stop)
			return
		}
		if _, _, ok := leads.at(p.f.R, i); ok {
			start := p.clauseStart(i)
			if s, end, ok := p.dayIn(start); ok && s.From < i && end <= i {
				start = end
			}
			p.setLed(start, i)
			return
		}
	}
}

func (p *prose) setLed(from, to int) {
	if name := strings.Trim(p.f.Original(from, to), nameEdges); name != "" && to-from <= 24 {
		p.add(ledger.Value{Field: ledger.FLedBy, Text: name}, "")
		p.take(from, to)
	}
}

// townNames are the chain and, of a deal, the district and the park.
func (p *prose) townNames() {
	for i := range p.f.R {
		if p.inTaken(i) {
			continue
		}
		k, ok := p.townHere(i)
		if !ok || p.report.Has(k.value.Field) || k.value.Field == ledger.FDistrict && p.report.Kind == ledger.KindVisit {
			continue
		}
		k.value.Text = p.f.Original(i, k.to)
		p.add(k.value, "")
	}
}

func (p *prose) inTaken(i int) bool {
	return slices.ContainsFunc(p.taken, func(s [2]int) bool { return i >= s[0] && i < s[1] })
}

// rest keeps as the outcome the clauses that tell more than who met whom when;
// a clause that begins like 下一步 is a next step.
func (p *prose) rest() {
	p.take(p.at, p.after)
	var kept []string
	for start := 0; start < len(p.f.R); {
		end := start
		for end < len(p.f.R) && !endsClause(p.f.R, end) {
			end++
		}
		text := strings.TrimSpace(p.f.Original(start, end))
		if f, stop, ok := labels.at(p.f.R, skipSpaces(p.f.R, start)); ok && f == ledger.FNext && stop < end {
			p.add(ledger.Value{Field: ledger.FNext, Text: strings.Trim(p.f.Original(stop, end), nameEdges+":：")}, "")
		} else if text != "" && !p.touched(start, end) {
			kept = append(kept, text)
		}
		start = end + 1
	}
	if len(kept) > 0 {
		p.add(ledger.Value{Field: ledger.FOutcome, Text: strings.Join(kept, "，")}, "")
	}
}

func (p *prose) touched(from, to int) bool {
	return slices.ContainsFunc(p.taken, func(s [2]int) bool { return s[0] < to && s[1] > from })
}

var (
	meetings  = lexiconOf(words.Meetings)
	signings  = setOf(words.Signings)
	notSigned = setOf(words.NotSignedYet)
	leads     = setOf(words.Leads)
	ledBy     = setOf(words.LedBy)
	towards   = setOf(words.Towards)
	going     = setOf(words.Going)
	partners  = setOf(words.Partners)
	nameSkips = setOf(words.NameSkips)
	nameStops = setOf(words.NameStops)
)
