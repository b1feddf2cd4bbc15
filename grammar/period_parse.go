package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// period reads a period at the cursor.
//
//	period = two-years | ago | to-date | lately | ahead | first | since | since-name | as-of | range | before | after | part
func (p *parser) period() bool {
	if p.twoYears() {
		return true
	}
	for _, read := range []func(*parser) (when, bool){
		(*parser).ago, (*parser).toDate, (*parser).lately, (*parser).ahead, (*parser).firstOf, (*parser).between, (*parser).since, (*parser).sinceName, (*parser).asOf, (*parser).after, (*parser).part, (*parser).vagueTime,
	} {
		start := p.at
		if w, ok := read(p); ok {
			p.put(item{kind: itemPeriod, from: start, to: p.at, period: w})
			return true
		}
		p.at = start
	}
	return false
}

// twoYears reads 今年和去年一季度: the same part of two years.
//
//	two-years = year ( "和" | "比" | "vs" ) year part-of-year
func (p *parser) twoYears() bool {
	start := p.at
	first, ok := p.yearPart()
	joint := p.at
	if ok {
		if _, ok = p.take(words.QVersus); !ok {
			_, ok = p.take(words.QJoin)
		}
	}
	second, bad, found := p.calendarPart()
	if !ok || !found || bad || second.isFixed() || second.unit == words.UYear || second.year == 0 {
		p.at = start
		return false
	}
	same := second
	same.year = first.From.Year()
	p.put(item{kind: itemPeriod, from: start, to: joint, period: p.window(same, false)})
	p.put(item{kind: itemWord, from: joint, to: joint + 1, word: p.tokens[joint].sole()})
	p.put(item{kind: itemPeriod, from: joint + 1, to: p.at, period: p.window(second, false)})
	return true
}

// ago reads 三天前, two days ago: that day. Of weeks or months it may be the
// whole one, so that it is asked about.
//
//	ago = number length ( "前" | "ago" )
func (p *parser) ago() (when, bool) {
	n, ok := p.number()
	if !ok || n < 1 || n > 5000 {
		return when{}, false
	}
	unit, ok := p.take(words.QLength)
	if !ok {
		return when{}, false
	}
	if _, ok = p.take(words.QAgo); !ok {
		return when{}, false
	}
	day := ledger.Day(backBy(words.CalendarUnit(unit), p.asked, n))
	if unit == string(words.UDay) {
		return fixedWhen(day), true
	}
	return when{vague: true, choices: []ledger.Period{around(words.CalendarUnit(unit), p.asked, n), day}}, true
}

// toDate reads 今年以来, year to date.
//
//	to-date = "今年以来" | "本月以来" | "year to date" …
func (p *parser) toDate() (when, bool) {
	unit, ok := p.take(words.QToDate)
	if !ok {
		return when{}, false
	}
	whole := around(words.CalendarUnit(unit), p.asked, 0)
	w := fixedWhen(ledger.Period{From: whole.From, To: p.asked})
	w.shape = sinceDay
	if unit == "year" {
		w.named = "ytd"
	}
	return w, true
}

func fixedWhen(x ledger.Period) when { return when{past: x, next: x} }

// since reads 自2月1日以来, 2月起, since June: up to the asking day.
//
//	since = ( "自" | "从" | "since" ) part [ onward ] | part onward
func (p *parser) since() (when, bool) {
	opener, opened := p.peek()
	if opened {
		_, opened = p.take(words.QSince)
	}
	e, ok := p.edge(true)
	if !ok || e.bare {
		return when{}, false
	}
	_, closed := p.take(words.QOnward)
	if !closed && !(opened && p.opensAlone(opener)) {
		return when{}, false
	}
	return p.onward(e), true
}

// opensAlone tells whether a word for since needs nothing behind its day.
func (p *parser) opensAlone(t *token) bool {
	_, ranges := t.is(words.QRange)
	return !ranges
}

// onward is the period from the beginning of an edge to the asking day.
func (p *parser) onward(e edge) when {
	x, ok := e.stretch.past(p.asked)
	if !ok || e.bad {
		return when{bad: true}
	}
	w := fixedWhen(ledger.Period{From: x.From, To: p.asked})
	w.shape = sinceDay
	if x.From > p.asked {
		w.past, w.next = x, ledger.Period{From: x.From}
	}
	return w
}

// sinceName reads 第六届博览会以来, since the roadshow: from its first day to the
// asking day; 之后 begins on the day after its last.
//
//	since-name = "since" name-of-something | [ "自" | "从" ] name-of-something onward | name-of-something "之后" | "after" name-of-something
func (p *parser) sinceName() (when, bool) {
	opener, _ := p.peek()
	_, later := p.take(words.QLater)
	opened := false
	if !later {
		_, opened = p.take(words.QSince)
	}
	p.fillers()
	t, ok := p.peek()
	if !ok || t.kind != nameToken {
		return when{}, false
	}
	p.at++
	_, closed := p.take(words.QOnward)
	if !closed && !opened && !later {
		_, later = p.take(words.QLater)
	}
	if !closed && !later && !(opened && p.opensAlone(opener)) {
		return when{}, false
	}
	return p.onwardFrom(t.names, later)
}

// onwardFrom is the period from the first day of an event or a trip, or from the
// day after its last; of several with one name it is asked about.
func (p *parser) onwardFrom(names []ledger.Mention, later bool) (when, bool) {
	var choices []ledger.Period
	for _, m := range names {
		from := m.Period.From
		if later {
			from = m.Period.To + 1
		}
		if m.Period.Known() {
			choices = append(choices, ledger.Period{From: from, To: p.asked})
		}
	}
	if len(choices) == 0 {
		return when{}, false
	}
	w := fixedWhen(choices[0])
	w.shape, w.vague, w.choices = sinceDay, len(choices) > 1, choices
	return w, true
}

// asOf reads 截至3月底, by 31 March: without a beginning.
//
//	as-of = ( "截至" | "到" | "as of" | "by" ) part [ "底" ] [ "为止" ]
func (p *parser) asOf() (when, bool) {
	if _, ok := p.take(words.QAsOf); !ok {
		return when{}, false
	}
	e, ok := p.edge(false)
	p.take(words.QUpTo)
	if !ok || e.bare {
		return when{}, false
	}
	p.take(words.QPrior)
	return p.until(e, untilDay), true
}

// until is the period that ends with an edge.
func (p *parser) until(e edge, shape whenShape) when {
	past, ok := e.stretch.past(p.asked)
	next, okNext := e.stretch.next(p.asked)
	w := eitherWay(past, ok, next, okNext)
	return when{past: ledger.Period{To: w.past.To}, next: ledger.Period{To: w.next.To}, shape: shape, first: w.past.From, bad: w.bad || e.bad}
}

// after reads after June.
//
//	after = "after" part | part "之后"
func (p *parser) after() (when, bool) {
	latin := p.tokenBefore(0).isLatin(p.r)
	_, opened := p.take(words.QLater)
	e, ok := p.edge(true)
	if !ok || e.bare {
		return when{}, false
	}
	if !opened {
		if _, opened = p.take(words.QLater); !opened {
			return when{}, false
		}
	}
	past, ok := e.stretch.past(p.asked)
	next, okNext := e.stretch.next(p.asked)
	x := eitherWay(past, ok, next, okNext)
	w := when{past: ledger.Period{From: x.past.To + 1, To: p.asked}, next: ledger.Period{From: x.next.To + 1}, shape: afterDay, bad: x.bad || e.bad}
	if e.stretch.unit == words.UDay && !latin {
		w.first = x.past.From
	}
	return w, true
}

// part reads one part of the calendar with what may stand behind it.
//
//	part = calendar-part [ "全年" ] [ "上旬" | "底" | "前" | "那一周" | "当天" ] | "the week of" day
func (p *parser) part() (when, bool) {
	if v, ok := p.take(words.QWeekOf); ok && v == "before" {
		s, bad, ok := p.calendarPart()
		return p.weekOf(s, bad), ok && s.unit == words.UDay
	}
	p.take(words.QWholeYear)
	latin := p.tokenBefore(0).isLatin(p.r)
	if _, before := p.take(words.QPrior); before {
		e, ok := p.edge(false)
		return p.until(e, beforeDay), ok && !e.bare && latin
	}
	s, bad, ok := p.calendarPart()
	if !ok {
		return when{}, false
	}
	p.take(words.QWholeYear)
	return p.behindPart(s, bad), true
}

// behindPart reads what stands behind a part of the calendar.
func (p *parser) behindPart(s stretch, bad bool) when {
	if s.unit == words.UDay && s.back != 0 || s.unit == words.UDay && !s.isFixed() {
		p.sameDay()
	}
	if third, ok := p.take(words.QThird); ok && s.unit == words.UMonth {
		return p.third(s, third)
	} else if ok { // 今年中旬
		bad = true
	}
	if v, ok := p.take(words.QWeekOf); ok && v == "" && s.unit == words.UDay {
		return p.weekOf(s, bad)
	} else if ok {
		bad = true
	}
	if t, ok := p.peek(); ok && t.isFiscal() && !bad {
		p.at++
		x, _ := s.past(p.asked)
		return fiscalOf(x, p.asked)
	}
	unit, ended := p.take(words.QEndOf)
	_, before := p.take(words.QPrior)
	if ended && unit != "" && unit != string(s.unit) {
		bad = true
	}
	switch {
	case before && (ended || s.last):
		w := p.until(edge{stretch: s, bad: bad}, untilDay)
		w.prior = true
		return w
	case before:
		return p.until(edge{stretch: s, bad: bad}, beforeDay)
	case ended || s.last:
		w := p.until(edge{stretch: s, bad: bad}, untilDay)
		w.unit = "end"
		return w
	}
	return p.window(s, bad)
}

// sameDay takes 当天 or 那天 behind a day.
func (p *parser) sameDay() {
	if t, ok := p.peek(); ok && t.kind == stretchToken && t.stretch.unit == words.UDay && t.stretch.isFixed() && t.stretch.back == 0 && p.r[t.from] == words.SameDayRune {
		p.at++
		return
	}
	p.take(words.QSameDay)
}

// window is the whole of a part of the calendar.
func (p *parser) window(s stretch, bad bool) when {
	past, ok := s.past(p.asked)
	next, okNext := s.next(p.asked)
	w := eitherWay(past, ok, next, okNext)
	w.named, w.unit, w.year, w.bad = s.name(), string(s.unit), s.year, w.bad || bad
	return w
}

// besideYear is the year of the period that a part without one is put beside:
// 去年下半年比上半年, 去年一季度和二季度.
func (p *parser) besideYear(s stretch) int {
	joined := false
	for k := len(p.items) - 1; k >= 0; k-- {
		i := p.items[k]
		switch {
		case i.kind == itemPeriod && joined && i.period.unit == string(s.unit):
			if x, ok := s.in(i.period.year); ok && x.From <= p.asked {
				return i.period.year
			}
			return 0
		case i.kind == itemPeriod:
			return 0
		case i.kind == itemWord && (i.word.sense == words.QVersus || i.word.sense == words.QJoin):
			joined = true
		}
	}
	return 0
}

// isFiscal tells whether a word makes a fiscal year of the year before it.
func (t *token) isFiscal() bool { v, ok := t.is(words.QVagueTime); return ok && v != "" }

func (p *parser) weekOf(s stretch, bad bool) when {
	day, ok := s.past(p.asked)
	if !ok || bad {
		return when{bad: true}
	}
	return fixedWhen(ledger.Week(day.From))
}

func (p *parser) third(s stretch, third string) when {
	w := p.window(s, false)
	for _, x := range []*ledger.Period{&w.past, &w.next} {
		switch third {
		case "1":
			x.To = x.From.Add(9)
		case "2":
			x.From, x.To = x.From.Add(10), x.From.Add(19)
		default:
			x.From = x.From.Add(20)
		}
	}
	w.named, w.unit = "", ""
	return w
}

// vagueTime reads a word that is no period.
func (p *parser) vagueTime() (when, bool) {
	back, ok := p.take(words.QVagueTime)
	if !ok {
		return when{}, false
	}
	if back != "" {
		return p.fiscal(back), true
	}
	month, quarter := around(words.UMonth, p.asked, 0), around(words.UQuarter, p.asked, 0)
	return when{vague: true, choices: []ledger.Period{p.lastOf(words.UDay, 30).past, month, quarter}}, true
}

// fiscal asks about a fiscal year or quarter, which no calendar tells: the
// calendar's, or the one that begins a quarter later.
//
//	fiscal = vague-time [ part ] | part vague-time
func (p *parser) fiscal(back string) when {
	year := around(words.UYear, p.asked, len(back)-1)
	start := p.at
	if s, bad, ok := p.calendarPart(); ok && !bad {
		year, _ = s.past(p.asked)
	} else {
		p.at = start
	}
	return fiscalOf(year, p.asked)
}

func fiscalOf(x ledger.Period, asked ledger.Date) when {
	months := 3
	if x.From.AddMonths(months) > asked {
		months -= 12
	}
	shifted := ledger.Period{From: x.From.AddMonths(months), To: x.To.Add(1).AddMonths(months).Add(-1)}
	return when{vague: true, choices: []ledger.Period{x, shifted}}
}
