package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// notPhrase reads 还没开工, not yet registered, without having started.
//
//	not-yet = not { filler } ( stage | act )
func (p *parser) notPhrase() bool {
	start := p.at
	if _, ok := p.take(words.QNot); !ok {
		return false
	}
	p.fillers()
	t, ok := p.peek()
	if ok {
		if s, found := t.anyStage(); found {
			p.at++
			p.put(item{kind: itemNotYet, from: start, to: p.at, stage: s})
			return true
		}
		if v, found := t.is(words.QAct); found {
			p.at++
			p.put(item{kind: itemNoVisit, from: start, to: p.at, word: meaning{words.QAct, v}})
			return true
		}
	}
	p.at = start + 1
	p.put(item{kind: itemNot, from: start, to: p.at})
	return true
}

// mayPhrase reads 会开工, will start: 会 looks ahead, unless it asks for the answer
// (能告诉我…, …可以吗).
//
//	may = "会" | "能" | "will" …
func (p *parser) mayPhrase() bool {
	start := p.at
	if _, ok := p.take(words.QMay); !ok {
		return false
	}
	word := meaning{words.QMay, ""}
	if p.asksForAnswer() {
		word = meaning{words.QFill, ""}
	}
	p.put(item{kind: itemWord, from: start, to: p.at, word: word})
	return true
}

// asksForAnswer tells whether a word of asking, or nothing that means anything, is
// next.
func (p *parser) asksForAnswer() bool {
	for n := 0; ; n++ {
		t, ok := p.look(n)
		v, fills := t.is(words.QFill)
		_, stops := t.is(words.QStop)
		switch {
		case !ok || v == "ask":
			return true
		case !fills && !stops:
			return false
		}
	}
}

// ledPhrase reads who led: 张市长带队, a name that nobody knows or a member's. A
// title alone, and what begins with a name of the configuration, names nobody.
//
//	led = ( name-of-member | unknown ) "带队"
func (p *parser) ledPhrase() bool {
	start := p.at
	t, ok := p.peek()
	if !ok || t.kind != unknownToken && t.kind != nameToken || !p.sense(1, words.QLed) {
		return false
	}
	if before := p.tokenBefore(1); start > 0 && before.kind != stretchToken && !before.onlyFills() && !p.standsAlone(before) {
		return false
	}
	name := string(p.r[t.from:t.to])
	if t.kind == nameToken && t.names[0].Kind != ledger.KindMember || slices.Contains(words.Titles, name) || t.to-t.from < 2 || t.to-t.from > 12 {
		return false
	}
	p.at += 2
	p.put(item{kind: itemFilter, from: start, to: p.at, filter: ledger.Filter{Led: []string{name}}})
	return true
}

// standsAlone tells whether a token parts what stands before a name from it.
func (p *parser) standsAlone(t *token) bool {
	_, stop := t.is(words.QStop)
	return stop
}

// fewPhrase reads 几亿的项目, which asks for no sum: the amount is vague.
//
//	few = "几亿" [ bound-end ] [ "的" ] noun
func (p *parser) fewPhrase() bool {
	start := p.at
	if v, ok := p.take(words.QMuch); !ok || v != "few" {
		return false
	}
	_, bound := p.boundEnd()
	end := p.at
	p.fillers()
	if !bound && !p.sense(0, words.QNoun) {
		return false
	}
	p.at = end
	p.put(item{kind: itemFault, from: start, to: p.at, fault: AskAbout})
	return true
}

// howMuch reads 多少个亿, which asks for a sum: no bound stands behind it.
//
//	how-much = "多少" "个" "亿"
func (p *parser) howMuch() bool {
	start := p.at
	if _, ok := p.take(words.QCount); !ok {
		return false
	}
	if v, ok := p.take(words.QCounter); !ok || v != "deal" {
		return false
	}
	if _, ok := p.take(words.QRound); !ok || p.sense(0, words.QBoundEnd) || p.sense(0, words.QAbout) {
		return false
	}
	p.put(item{kind: itemWord, from: start, to: p.at, word: meaning{words.QMuch, ""}})
	return true
}

// anyStage is the stage that a word names, however it is meant.
func (t *token) anyStage() (ledger.Stage, bool) {
	for _, sense := range []words.Sense{words.QInStage, words.QIntoStage, words.QAtStage} {
		if v, ok := t.is(sense); ok {
			return ledger.Stage(v), true
		}
	}
	return "", false
}

// stagePhrase reads a stage: reaching it (签约, 新增在谈) or standing in it
// (在谈, 处于签约阶段).
//
//	stage = [ "处于" ] stage-word [ "阶段" ]
func (p *parser) stagePhrase() bool {
	start := p.at
	_, at := p.take(words.QPhase)
	t, ok := p.peek()
	if !ok {
		return false
	}
	stage, clock := ledger.Stage(""), ledger.Moved
	if _, most := t.is(words.QExtreme); most && p.behindGroup() {
		return false // which chain leads
	}
	if v, found := t.is(words.QAtStage); found {
		stage, clock = ledger.Stage(v), ledger.Standing
	} else if stage, ok = t.anyStage(); !ok {
		return false
	}
	p.at++
	if _, behind := p.take(words.QPhase); behind || at {
		clock = ledger.Standing
	}
	p.put(item{kind: itemStage, from: start, to: p.at, stage: stage, clock: clock})
	return true
}

// behindGroup tells whether what can be grouped by stands before the cursor.
func (p *parser) behindGroup() bool {
	if p.at == 0 {
		return false
	}
	_, ok := p.tokens[p.at-1].dimension()
	return ok
}

// namePhrase reads names: of companies, members and records. A name of an
// event or a trip before 期间 is a period.
//
//	name = [ "各场" ] name-of-something [ "期间" ]
func (p *parser) namePhrase() bool {
	start := p.at
	_, every := p.take(words.QEvery)
	_, during := p.take(words.QDuring)
	t, ok := p.peek()
	if !ok || t.kind != nameToken {
		return false
	}
	p.at++
	_, behind := p.take(words.QDuring)
	i := item{kind: itemName, from: start, to: p.at, names: t.names}
	if during || behind {
		return p.duringName(i)
	}
	if every {
		i.n = 1
	}
	p.put(i)
	return true
}

// duringName is the period of an event or a trip.
func (p *parser) duringName(i item) bool {
	i.kind = itemPeriod
	var known []ledger.Period
	for _, m := range i.names {
		if m.Period.Known() {
			known = append(known, m.Period)
		}
	}
	if len(known) == 0 {
		return false
	}
	i.period = fixedWhen(known[0])
	if len(known) > 1 {
		i.period = when{vague: true, choices: known}
	}
	p.put(i)
	return true
}

// townPhrase reads names of the configuration; one that several things have is
// asked about.
func (p *parser) townPhrase() bool {
	start := p.at
	t, _ := p.peek()
	if t.kind != townToken {
		return false
	}
	if len(t.town) > 1 {
		return p.sharedTown(t)
	}
	f, _ := p.townFilter()
	if t.town[0].kind == townCity {
		p.put(item{kind: itemWord, from: start, to: p.at, word: meaning{words.QFill, ""}})
		return true
	}
	p.put(item{kind: itemFilter, from: start, to: p.at, filter: f})
	return true
}

// sharedTown settles a name of several things by what stands behind it, or
// asks: 链 behind a chain, 园 …
func (p *parser) sharedTown(t *token) bool {
	start := p.at
	p.at++
	_, chain := p.take(words.QChainMark)
	i := item{kind: itemFault, from: start, to: p.at, fault: AskTwoNames}
	for _, n := range t.town {
		if chain && n.kind == townChain {
			p.put(item{kind: itemFilter, from: start, to: p.at, filter: n.filter()})
			return true
		}
		i.offers = append(i.offers, n.filter())
	}
	p.put(i)
	return true
}

// placePhrase reads a place of the world: where a visit took place, or where an
// investor comes from. Which of both is told by the words around it, else it
// is left open.
//
//	place = [ "在" | "赴" | "from" ] place-name { join place-name } [ "企业" | "项目" | "来的" ]
func (p *parser) placePhrase() bool {
	start := p.at
	v, from := p.take(words.QFrom)
	if v != "" {
		return false
	}
	in := false
	if !from {
		_, in = p.take(words.QIn)
	}
	p.fillers()
	t, ok := p.peek()
	if !ok || t.kind != placeToken {
		return false
	}
	p.at++
	if v, behind := p.take(words.QFrom); behind && v == "" {
		p.at--
	} else if behind {
		from = true
	}
	i := item{kind: itemPlace, from: start, to: p.at, place: t.place.Text.Zh}
	switch {
	case from || p.isOriginOf(t):
		i = item{kind: itemFilter, from: start, to: p.at, filter: ledger.Filter{Origins: []string{t.place.Text.Zh}}}
	case in:
		i = item{kind: itemFilter, from: start, to: p.at, filter: ledger.Filter{Places: []string{t.place.Text.Zh}}}
	}
	p.put(i)
	return true
}

// isOriginOf tells whether a place is said of a company or deal: 日资, Japanese,
// 日本企业, 上海的公司, or a country before 签约项目.
func (p *parser) isOriginOf(t *token) bool {
	if t.isAdjective(p.r) {
		return true
	}
	p0 := p.at
	defer func() { p.at = p0 }()
	p.fillers()
	v, ok := p.take(words.QNoun)
	if !ok {
		return false
	}
	return v == "company" || v == "deal" || v == "investor"
}

// isAdjective tells whether a place was written as an adjective or as whose
// money it is.
func (t *token) isAdjective(r []rune) bool {
	w := string(r[t.from:t.to])
	p := t.place
	if w == string(squeeze(Fold(p.Text.Zh).R)) || w == string(squeeze(Fold(p.Text.En).R)) {
		return false
	}
	for _, end := range words.OriginEndings {
		if len(w) > len(end) && w[len(w)-len(end):] == end {
			return true
		}
	}
	return false
}
