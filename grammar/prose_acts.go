package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// Prose reads running text that tells of meetings or of a signing, as far as it goes
// (spec 2.2 rule 7): a report for each visit that is told in clauses of its own, nil where
// the text is none. A visit that names no day is of the day of the one before, and where
// it names no place or leader either, they are those.
func Prose(text string, c Context) []ledger.Report {
	whole, ok := act(text, c, DaySpan{})
	if !ok {
		return nil
	}
	each := acts(text, c)
	if len(each) < 2 {
		return []ledger.Report{whole}
	}
	for i := range each[1:] {
		each[i+1] = goesOn(each[i], each[i+1])
	}
	return each
}

// acts are the reports of the visits that a text tells of in clauses of their own, nil
// where it tells of one.
func acts(text string, c Context) (each []ledger.Report) {
	p := prose{reader: reader{Context: c, f: Fold(text)}}
	starts := p.actStarts()
	for i, from := range starts {
		to := len(p.f.R)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		day, _ := p.visitAt(from)
		day.From, day.To = day.From-from, day.To-from
		r, ok := act(p.f.Original(from, to), c.within(from, to), day)
		company, named := r.Get(ledger.FCompany)
		again := slices.ContainsFunc(each, func(before ledger.Report) bool {
			v, _ := before.Get(ledger.FCompany)
			return FoldName(v.Text) == FoldName(company.Text)
		})
		if !ok || !named || again || r.Kind != ledger.KindVisit || !p.sure(company) {
			return nil
		}
		each = append(each, r)
	}
	return each
}

// sure tells whether the companies of a visit are known, or end like companies.
func (p *prose) sure(v ledger.Value) bool {
	return v.Doubt == ledger.NoDoubt && !slices.ContainsFunc(v.Names, func(name string) bool {
		r := Fold(name).R
		return !endsCompany(r, 0, len(r)) && (p.Companies == nil || !p.Companies.Known(FoldName(name)))
	})
}

// within is the ground of a part of a text.
func (c Context) within(from, to int) Context {
	all := c.Mentions
	c.Mentions = nil
	for _, m := range all {
		if m.From >= from && m.To <= to {
			m.From, m.To = m.From-from, m.To-from
			c.Mentions = append(c.Mentions, m)
		}
	}
	return c
}

// actStarts are the beginning of the text and of the clauses that begin with another visit.
func (p *prose) actStarts() []int {
	starts := []int{0}
	for i := 1; i < len(p.f.R); i++ {
		if !endsClause(p.f.R, i-1) {
			continue
		}
		if _, ok := p.visitAt(i); ok {
			starts = append(starts, i)
		}
		if len(starts) > maxActs {
			return starts[:1]
		}
	}
	return starts
}

// maxActs bounds the visits that running text tells of.
const maxActs = 20

// visitAt tells whether a visit is told from i on, and the day that is said first: a word of
// meeting stands before a company, behind nothing but words like 随后, a day, an hour and
// where it was.
//
//	visit = { "随后" | day | hour | going [ place ] } meeting [ "了" ] company
func (p *prose) visitAt(i int) (day DaySpan, ok bool) {
	day, i = p.skipToVerb(i)
	verb, end, ok := meetings.at(p.f.R, i)
	if !ok || verb.Side != words.Behind || p.wished(i) {
		return day, false
	}
	name := p.skipToName(end)
	if slices.ContainsFunc(p.mentions(), func(m ledger.Mention) bool { return m.From == name }) {
		return day, true
	}
	from, to, ok := p.nameSpan(end)
	return day, ok && endsCompany(p.f.R, from, to)
}

// skipToVerb skips what may stand before the verb of another visit.
func (p *prose) skipToVerb(i int) (day DaySpan, verb int) {
	for at := -1; at != i; {
		at = i
		i = skipMarks(p.f.R, i)
		if _, end, ok := nextActs.at(p.f.R, i); ok {
			i = end
		}
		if s, ok := (Days{Asked: p.Asked, Role: RoleRecord}).At(p.f.R, i); ok && s.Doubt == ledger.NoDoubt {
			day, i = s, s.To
		}
		_, i = dayTail(p.f.R, i)
		_, end, ok := going.at(p.f.R, i)
		if !ok {
			continue
		}
		if _, _, met := meetings.at(p.f.R, end); met {
			i = end
		}
		if k, place := p.placeHere(skipSpaces(p.f.R, end)); place {
			i = k.to
		}
	}
	return day, i
}

// goesOn is a report with what it shares with the one before where it tells nothing else.
func goesOn(before, r ledger.Report) ledger.Report {
	if r.Has(ledger.FDate) {
		return r
	}
	for _, f := range []ledger.Field{ledger.FDate, ledger.FPlace, ledger.FLedBy} {
		if v, ok := before.Get(f); ok && !r.Has(f) {
			r = r.With(v)
		}
	}
	return r
}

var nextActs = setOf(words.NextActs)
