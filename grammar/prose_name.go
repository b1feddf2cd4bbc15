package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// company is the first one that is known, in the verb's clause if there is one, else the words behind the verb.
func (p *prose) company() {
	if known := p.mentions(); len(known) > 0 {
		m := known[0]
		start, end := p.clauseStart(p.at), p.clauseEnd(p.after)
		if i := slices.IndexFunc(known, func(m ledger.Mention) bool { return m.From >= start && m.To <= end }); i >= 0 {
			m = known[i]
		}
		p.setCompany(m.From, p.nameTail(m.To))
		return
	}
	for _, from := range p.openings() {
		if p.nameFrom(from) {
			return
		}
	}
	if from, to, ok := p.nameSpan(0); ok && p.clauseStart(p.at) > 0 && endsCompany(p.f.R, from, to) { // 多点科技来访，签署协议
		p.setCompany(from, to)
	}
}

// mentions are the companies that are known, in their order; of two at one
// place the longer comes first.
func (p *prose) mentions() []ledger.Mention {
	known := slices.DeleteFunc(slices.Clone(p.Mentions), func(m ledger.Mention) bool {
		return m.Kind != ledger.KindCompany || m.Part || m.From < 0 || m.To > len(p.f.R)
	})
	slices.SortFunc(known, func(a, b ledger.Mention) int { return (a.From-b.From)*2048 - (a.To - a.From) + (b.To - b.From) })
	return known
}

// nameTail is where a name ends that goes on behind the one that is known:
// 西门子 in 西门子医疗 is another company's, so that it is asked about.
func (p *prose) nameTail(to int) int {
	for {
		_, end, ok := nameTails.at(p.f.R, to)
		if !ok || end < len(p.f.R) && p.f.R[end] == words.AreaMark { // 中国区总裁
			return to
		}
		to = end
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
	for i := p.after; i < len(p.f.R); i++ {
		if p.f.R[i] == ':' && i > 0 && strings.ContainsRune(words.ListHeads, p.f.R[i-1]) {
			places = append(places, i+1)
		}
	}
	if p.side == words.Ahead {
		for i := start; i < p.at; i++ {
			if _, next, ok := escorts.at(p.f.R, i); ok {
				places = append(places, next)
			}
		}
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

// nameFrom reads the name of a company that begins at a place.
func (p *prose) nameFrom(from int) bool {
	from, to, ok := p.nameSpan(from)
	if ok {
		p.setCompany(from, to)
	}
	return ok
}

// nameSpan is where the name of a company stands that begins at a place: what is
// known, else the words up to one that belongs to no name.
func (p *prose) nameSpan(from int) (start, end int, ok bool) {
	limit := p.clauseEnd(from)
	if from = p.skipToName(from); from >= limit {
		return from, from, false
	}
	end = from
	for end < len(p.f.R) && end-from < 40 && !p.stopsName(from, end) {
		end = max(end+1, p.bracketEnd(end))
	}
	end = p.splitAt(from, end)
	if from, end = trimSpan(p.f.R, from, end); end-from < 2 || p.isPlain(from, end) {
		return from, end, false
	}
	end = p.beforePlace(from, p.nameCut(from, end))
	for stop := end; stop-from >= 2 && p.Companies != nil; stop-- {
		if p.Companies.Known(FoldName(p.f.Original(from, stop))) {
			end = stop
			break
		}
	}
	return from, end, true
}

// beforePlace is where a name ends that goes on with a place, though it ends like a company
// before it (千方科技长沙总部); to where it does not.
func (p *prose) beforePlace(from, to int) int {
	if endsCompany(p.f.R, from, to) {
		return to
	}
	for i := from + 3; i < to; i++ {
		if _, place := p.placeHere(i); place && endsCompany(p.f.R, from, i) {
			return i
		}
	}
	return to
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
			if _, _, tail := nameTails.at(p.f.R, s.To); tail { // 九号科技
				break
			}
			from = s.To
		}
		_, from = dayTail(p.f.R, from)
	}
	return from
}

// bracketEnd is the end of the brackets at i that belong to a name, for it goes
// on behind them (隆深机器人（深圳）有限公司); i where none do.
func (p *prose) bracketEnd(i int) int {
	if p.f.R[i] != '(' {
		return i
	}
	for j := i + 1; j < len(p.f.R) && j-i < 10; j++ {
		if p.f.R[j] != ')' {
			continue
		}
		if _, _, ok := nameTails.at(p.f.R, j+1); ok {
			return j + 1
		}
		break
	}
	return i
}

// splitAt is where the first of two names ends that a word like 和 joins, both
// of which end like a company's; to where there are no two.
func (p *prose) splitAt(from, to int) int {
	for i := from + 3; i < to; i++ {
		if _, next, ok := joins.at(p.f.R, i); ok && endsCompany(p.f.R, from, i) && endsCompany(p.f.R, next, to) {
			return i
		}
	}
	return to
}

// endsCompany tells whether words end like the name of a company, of which more
// stands before that ending.
func endsCompany(r []rune, from, to int) bool {
	for i := from + 1; i < to; i++ {
		_, end, ok := nameTails.at(r, i)
		if !ok || end != to {
			_, end, ok = companyEnds.at(r, i)
		}
		if ok && end == to {
			return i-from >= 2
		}
	}
	return false
}

var nameWholes = setOf(words.NameWholes)

var (
	companyEnds = setOf(words.CompanyEnds)
	paperEnds   = foldedWords(words.PaperEnds)
	moneyLeads  = foldedWords(words.MoneyLeads)
)

// stopsName tells whether a name that began at from ends at i.
func (p *prose) stopsName(from, i int) bool {
	if endsClause(p.f.R, i) || p.f.R[i] == '、' || p.f.R[i] == '(' && p.bracketEnd(i) == i || i == p.at {
		return true
	}
	if i == from {
		return false
	}
	_, _, stop := nameStops.at(p.f.R, i)
	if _, end, whole := nameWholes.at(p.f.R, i-1); whole && end > i {
		stop = false // 未来
	} else if _, _, whole := nameWholes.at(p.f.R, i); whole {
		stop = false // 时代
	}
	if _, end, number := NumberAt(p.f.R, i); number && end < len(p.f.R) && strings.ContainsRune(words.CompanyCounts, p.f.R[end]) {
		stop = true
	}
	_, _, verb := meetings.at(p.f.R, i)
	return stop || verb || p.startsKnown(i) || p.amountFollows(i)
}

// amountFollows tells whether an amount stands behind its label at i (总投资5亿).
func (p *prose) amountFollows(i int) bool {
	f, end, ok := labels.at(p.f.R, i)
	if _, next, lead := amountLeads.at(p.f.R, end); lead {
		end = next
	}
	m, money := MoneyAt(p.f.R, skipSpaces(p.f.R, end))
	return ok && isAmount(f) && money && !m.Bare
}

// startsKnown tells whether a day or an amount begins at i.
func (p *prose) startsKnown(i int) bool {
	if m, ok := MoneyAt(p.f.R, i); ok && !m.Bare && !p.sticksToName(m) {
		return true
	}
	s, ok := Days{Asked: p.Asked}.At(p.f.R, i)
	return ok && !s.Weak
}

// sticksToName tells whether what reads like an amount is digits with a letter that stick
// to the words of a name (江苏3M): no currency, and no word like 投 stands before it.
func (p *prose) sticksToName(m MoneySpan) bool {
	if m.From == 0 || !isHan(p.f.R[m.From-1]) || !isLetter(p.f.R[m.To-1]) || digitsAt(p.f.R, m.From) != m.To-m.From-1 {
		return false
	}
	_, told := behindAny(p.f.R, m.From, moneyLeads)
	return !told
}

// isPlain tells whether words are no name: only a place, or a number of companies.
func (p *prose) isPlain(from, to int) bool {
	if _, end, ok := headTails.at(p.f.R, from); ok && end == to || p.tellsWho(from, to) {
		return true
	}
	for _, w := range paperEnds {
		if hasSuffix(p.f.R[from:to], w) {
			return true
		}
	}
	for _, title := range words.Titles {
		if n := len([]rune(title)); to-from <= n+3 && title != words.PlainTitle && strings.HasSuffix(string(p.f.R[from:to]), title) {
			return true
		}
	}
	if isDigit(p.f.R[from]) && !(from+1 < to && isLetter(p.f.R[from+1])) && !endsCompany(p.f.R, from, to) || placeNamed(string(p.f.R[from:to])) != "" {
		return true
	}
	_, end, number := NumberAt(p.f.R, from)
	return number && !(end < to && isLetter(p.f.R[end])) && (to-from <= 3 || end < to && strings.ContainsRune(words.CompanyCounts, p.f.R[end]))
}

// tellsWho tells whether words say who led (李局长带队赴上海), or with or where it was
// and no more (与江苏, 在上海).
func (p *prose) tellsWho(from, to int) bool {
	for i := from; i < to; i++ {
		if _, _, ok := leads.at(p.f.R, i); ok {
			return true
		}
	}
	for _, x := range []*lexicon[bool]{going, partners} {
		if _, next, ok := x.at(p.f.R, from); ok && next < to && placeNamed(string(p.f.R[next:to])) != "" {
			return true
		}
	}
	_, whole := nameStops.whole(p.f.R[from:to])
	return whole
}

// setCompany takes a name, and those that are joined to it.
func (p *prose) setCompany(from, to int) {
	v := ledger.Value{Field: ledger.FCompany, Names: []string{strings.TrimSpace(p.f.Original(from, to))}}
	for p.take(from, to); ; p.take(from, to) {
		if from, to = p.joinedName(to); from == to {
			break
		}
		v.Names = append(v.Names, strings.TrimSpace(p.f.Original(from, to)))
	}
	v.Text = strings.Join(v.Names, "、")
	p.add(v, v.Text)
}

// joinedName is the next name that is joined to one that ends at i: a company
// that is known or, behind 、, words up to one that belongs to no name.
func (p *prose) joinedName(i int) (from, to int) {
	next, listed := p.joined(i, len(p.f.R))
	if next == i {
		return i, i
	}
	comma := p.f.R[skipSpaces(p.f.R, i)] == ','
	for _, m := range p.mentions() {
		if m.From != next {
			continue
		}
		to = p.nameTail(m.To)
		if more, _ := p.joined(to, len(p.f.R)); comma && more == to && to < p.clauseEnd(to) {
			return i, i // the next clause tells of it
		}
		return next, to
	}
	end := next
	for end < p.clauseEnd(next) && end-next < maxName && !p.stopsName(next, end) {
		end++
	}
	_, _, talk := talkWords.at(p.f.R, next)
	split := !listed && endsCompany(p.f.R, next, end) && len(p.taken) > 0 && endsCompany(p.f.R, p.taken[len(p.taken)-1][0], i)
	if !listed && !split || talk || end-next < 2 || p.isPlain(next, end) {
		return i, i
	}
	return next, end
}
