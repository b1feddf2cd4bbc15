package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// act reads running text that tells of one meeting or signing, perhaps with the day that
// begins it. ok is false where it holds neither a company nor an amount, or no such word:
// then it is no report.
func act(text string, c Context, first DaySpan) (ledger.Report, bool) {
	f := Fold(text)
	p := prose{reader: reader{Context: c, f: f, report: ledger.Report{Prose: true, Text: text}}, first: first}
	if !p.verb() {
		return ledger.Report{}, false
	}
	p.company()
	p.amount()
	if !p.report.Has(ledger.FCompany) && !p.report.Has(ledger.FAmount) && !p.report.Has(ledger.FInterest) {
		return ledger.Report{}, false
	}
	p.day()
	p.report.Told = p.told || p.signedOn()
	p.place()
	p.led()
	p.townNames()
	p.agreement()
	p.rest()
	p.finish()
	return p.report, true
}

// signedOn tells whether a deal with a company that is known is told with its
// day or its other side, and with a certain amount: then it is no question.
func (p *prose) signedOn() bool {
	v, ok := p.report.Get(ledger.FAmount)
	if p.report.Stage != ledger.StageSigned || len(p.mentions()) == 0 || !ok || v.Doubt != ledger.NoDoubt {
		return false
	}
	if p.report.Has(ledger.FDate) {
		return true
	}
	for i := p.clauseStart(p.at); i < p.at; i++ {
		if _, _, with := partners.at(p.f.R, i); with && !p.named(i) {
			return true
		}
	}
	return false
}

// prose gathers what running text says.
type prose struct {
	reader
	at    int        // where the verb stands
	after int        // where it ends
	side  words.Side // where the company stands
	told  bool       // told as done
	taken [][2]int   // what has been read
	first DaySpan    // the day with which the text begins, which may lack its month
	days  []DaySpan  // of sureDays, once looked for
	all   []DaySpan  // of anyDays, once looked for
}

// named tells whether the name of a company that is known stands at i (联想).
func (p *prose) named(i int) bool {
	return slices.ContainsFunc(p.Mentions, func(m ledger.Mention) bool {
		return m.Kind == ledger.KindCompany && !m.Part && m.From <= i && i < m.To
	})
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
		return !groups(r, i)
	case '.':
		return i+1 == len(r) || isSpace(r[i+1]) && !abbreviated(r, i)
	}
	return false
}

// abbreviated tells whether the point at i belongs to a word that is cut short (Inc., Dr.).
func abbreviated(r []rune, i int) bool {
	_, short := behindAny(r, i, shortWords)
	return short
}

func (p *prose) take(from, to int) { p.taken = append(p.taken, [2]int{from, to}) }

// amount is the first one in the text that is no turnover and the like.
func (p *prose) amount() {
	field := ledger.FInterest
	if p.report.Kind == ledger.KindDeal {
		field = ledger.FAmount
	}
	for _, m := range FindMoney(p.f.R) {
		if !p.otherMoney(m.From) && !p.inTaken(m.From) && !p.sticksToName(m) {
			v := m.value(field, p.f)
			p.add(v, "")
			if from, to, beside := m.around(p.f.R); v.Doubt == ledger.NoDoubt && !beside {
				from, _ = behindAny(p.f.R, from, amountLabels)
				p.take(from, to)
			}
			return
		}
	}
}

// otherMoney tells whether an amount is no investment: a word like 营收 stands
// shortly before it, and its own label does not.
func (p *prose) otherMoney(at int) bool {
	if _, labelled := behindAny(p.f.R, at, amountLabels); labelled {
		return false
	}
	for i := max(p.clauseStart(at), at-8); i < at; i++ {
		if _, _, ok := turnovers.at(p.f.R, i); ok {
			return true
		}
	}
	return false
}

// sureDays are the days that are told for sure, none that lies ahead or in a name.
func (p *prose) sureDays() []DaySpan {
	if p.days == nil {
		all := append([]DaySpan{}, Days{Asked: p.Asked, Role: RoleRecord}.FindDays(p.f.R)...)
		p.days = slices.DeleteFunc(all, func(s DaySpan) bool {
			return s.Doubt != ledger.NoDoubt || s.Day > p.Asked || p.named(s.From)
		})
		if p.first.Weak {
			p.days = slices.Insert(p.days, 0, p.first)
		}
	}
	return p.days
}

// dayIn is the first sure day from a place on.
func (p *prose) dayIn(from int) (s DaySpan, end int, ok bool) {
	for _, s := range p.sureDays() {
		if s.From >= from {
			_, end := dayTail(p.f.R, s.To)
			return s, end, true
		}
	}
	return s, 0, false
}

// oneDay tells whether a day stands alone: it is no range or list, its weekday
// fits it, and up to the end of the verb's clause no other is told. end is where
// its words end.
func (p *prose) oneDay(s DaySpan) (end int, ok bool) {
	weekday, end := dayTail(p.f.R, s.To)
	stop := Days{Asked: p.Asked, Role: RoleAny}.listEnd(p.f.R, s.To)
	clause := p.clauseEnd(p.after)
	other := slices.ContainsFunc(p.sureDays(), func(x DaySpan) bool { return x.Day != s.Day && x.To <= clause })
	return max(end, stop), stop == s.To && !other && (weekday == 0 || weekday == s.Day.Weekday())
}

func (p *prose) day() {
	if s, _, found := p.dayIn(0); found {
		v := ledger.Value{Field: ledger.FDate, Text: p.f.Original(s.From, s.To), Date: s.Day}
		end, ok := p.oneDay(s)
		if !ok {
			v.Text, v.Date, v.Doubt = p.f.Original(s.From, end), 0, ledger.DateUnread
		}
		p.add(v, "")
		p.take(s.From, end)
		return
	}
	p.vagueDay()
}

// vagueDay has the day asked for where what tells when before the verb names
// none: 上周走访了华为.
func (p *prose) vagueDay() {
	days := Days{Asked: p.Asked, Role: RoleRecord}
	for i := range p.at {
		_, end, ok := vagueDays.at(p.f.R, i)
		if s, day := days.At(p.f.R, i); !ok && day && s.Doubt == ledger.DateUnread {
			end, ok = s.To, true
		}
		if n, mark, month := smallNumber(p.f.R, i); !ok && month && n > 0 && n <= 12 && mark < p.at && p.f.R[mark] == words.MonthMark {
			end, ok = mark+1, true
		}
		if ok && end <= p.at {
			p.add(ledger.Value{Field: ledger.FDate, Text: p.f.Original(i, end), Doubt: ledger.DateUnread}, "")
			return
		}
	}
}

// agreement is what was signed: the longest name in the clause of a word of signing; a contract only where it says so itself (正式合同).
func (p *prose) agreement() {
	if p.report.Stage != ledger.StageSigned {
		return
	}
	var best ledger.Agreement
	long := 0
	for at := p.at; at < len(p.f.R); at++ {
		_, after, ok := signings.at(p.f.R, at)
		if !ok || p.wished(at) {
			continue
		}
		stop := p.clauseEnd(after)
		for i := p.clauseStart(at); i < stop; i++ {
			if a, end, ok := paperWords.at(p.f.R, i); ok && end-i > long && !splitsWord(p.f.R, i) && !splitsWord(p.f.R, end) {
				best, long = a, end-i
			}
		}
		at = stop // of each clause once
	}
	if best != "" {
		p.add(ledger.Value{Field: ledger.FAgreement, Text: words.AgreementName(best).In(langOf(p.report.Text)), Key: string(best)}, "")
	}
}

// townNames are the chain and, of a deal, the district and the park.
func (p *prose) townNames() {
	for i := 0; i < len(p.f.R); i++ {
		if p.inTaken(i) {
			continue
		}
		whole := i
		p.Town.names.each(p.f.R, i, func(end int, _ []townName) { whole = end })
		k, ok := p.townHere(i)
		if ok && k.to >= whole && !p.report.Has(k.value.Field) && (k.value.Field != ledger.FDistrict || p.report.Kind != ledger.KindVisit) {
			k.value.Text = p.f.Original(i, k.to)
			p.add(k.value, "")
			if k.value.Field == ledger.FDistrict {
				p.take(i, k.to)
			}
		}
		if whole > i { // a name inside of a longer one is none: 机器人 in 雨花机器人产业园
			i = whole - 1
		}
	}
}

func (p *prose) inTaken(i int) bool {
	return slices.ContainsFunc(p.taken, func(s [2]int) bool { return i >= s[0] && i < s[1] })
}

var (
	meetings    = lexiconOf(words.Meetings)
	signings    = lexiconOf(words.Signings)
	arrivals    = lexiconOf(words.StagesTold)
	doneWords   = setOf(words.DoneWords)
	ofWords     = setOf(words.OfWords)
	leavings    = setOf(words.Leavings)
	putOff      = setOf(words.PutOff)
	notSigned   = setOf(words.NotSignedYet)
	stageWords  = stageLexicon()
	paperWords  = paperLexicon()
	otherPapers = setOf(words.OtherPapers)
	towards     = setOf(words.Towards)
	going       = setOf(words.Going)
	shortWords  = foldedWords(words.ShortWords)
	partners    = setOf(words.Partners)
	nameSkips   = setOf(words.NameSkips)
	nameStops   = setOf(words.NameStops)
	nameTails   = setOf(words.NameTails)
	turnovers   = setOf(words.Turnovers)
	sayingNo    = setOf(words.ProseFillers)

	amountLabels = foldedWords(slices.Concat(words.FieldLabels[ledger.FAmount], words.FieldLabels[ledger.FInterest]))
)

// paperLexicon are the names of agreements that say by themselves what they are:
// 框架协议, letter of intent, 正式合同; not 意向 and 合同.
func paperLexicon() *lexicon[ledger.Agreement] {
	x := new(lexicon[ledger.Agreement])
	for _, a := range words.AgreementWords {
		if a.Value == ledger.Contract {
			x.add(a.Text.Zh, a.Value)
			continue
		}
		for _, name := range append([]string{a.Text.Zh, a.Text.En}, a.Aliases...) {
			if r := []rune(name); !isHan(r[0]) || len(r) > 2 {
				x.add(name, a.Value)
			}
		}
	}
	return x
}

func stageLexicon() *lexicon[ledger.Stage] {
	x := new(lexicon[ledger.Stage])
	for _, s := range words.StageWords {
		x.add(s.Text.Zh, s.Value)
	}
	return x
}
