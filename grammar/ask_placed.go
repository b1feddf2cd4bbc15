package grammar

import (
	"slices"

	"guatu/ledger"
	"guatu/words"
)

// loose are the senses of words that mean nothing where no phrase took them:
// passing over them could change the figure.
var loose = []words.Sense{
	words.QBound, words.QBoundEnd, words.QRound, words.QSince, words.QOnward, words.QRange, words.QUntil, words.QAsOf, words.QUpTo, words.QEndOf,
	words.QEndBefore, words.QPrior, words.QLater, words.QLately, words.QAhead, words.QFirstOf, words.QWeekOf, words.QWholeYear, words.QThird, words.QLength,
	words.QHalfYear, words.QTop, words.QBottom, words.QExcept, words.QApart, words.QDuring, words.QToDate, words.QFrom, words.QInterest, words.QPlace,
	words.QVagueTime, words.QGroupBy, words.QGroupEnd, words.QAbout, words.QIncluded, words.QAmid, words.QSameDay, words.QAgo, words.QLed, words.QUnitKind, words.QOccasion, words.QUndecided,
}

// needs are the senses of words that mean something only beside others.
var needs = map[words.Sense][]words.Sense{
	words.QDelta: {words.QVersus, words.QYearAgo, words.QBefore, words.QWhich, words.QWho},
	words.QSize:  {words.QStatistic, words.QExtreme, words.QMoneySum},
}

// placed tells whether a word alone has its place in the question.
func (b *builder) placed(k int) bool {
	s := b.items[k].word.sense
	switch {
	case s == words.QFrom && b.items[k].word.value == "behind":
		return k > 0 && b.items[k-1].kind == itemWord && b.items[k-1].word == meaning{words.QGrouping, string(ledger.ByOrigin)}
	case slices.Contains(loose, s):
		return false
	case s == words.QNew:
		return b.beforeWhatIsNew(k)
	case s == words.QBy || s == words.QIn:
		return b.beforeName(k)
	case s == words.QReported:
		return b.behindReporter(k)
	case s == words.QEach:
		return b.beforeCount(k) || b.closes(k)
	case s == words.QEvery && b.items[k].word.value == "" && slices.ContainsFunc(b.items, item.isTopic):
		return true
	case s == words.QEvery || s == words.QJourney:
		return slices.ContainsFunc(b.items, func(i item) bool { return i.kind == itemName })
	}
	need, ok := needs[s]
	return !ok || slices.ContainsFunc(b.items, func(i item) bool { return i.kind == itemWord && slices.Contains(need, i.word.sense) })
}

// beforeName tells whether a word like by or in stands before what it needs.
func (b *builder) beforeName(k int) bool {
	for _, i := range b.items[k+1:] {
		switch i.kind {
		case itemFilter, itemName, itemPlace, itemPeriod, itemStage, itemFault, itemBy, itemBound, itemTop:
			return true
		case itemWord:
			if !slices.Contains([]words.Sense{words.QFill, words.QCity, words.QIn}, i.word.sense) {
				return i.word.sense == words.QMoneySum || i.word.sense == words.QNoun || i.word.sense == words.QAdd || i.word.sense == words.QGrouping || i.word.sense == words.QCount || i.word.sense == words.QOwn || i.word.sense == words.QProvince || i.word.sense == words.QAct
			}
			if i.word.sense == words.QCity {
				return true
			}
		default:
			return false
		}
	}
	return k > 0 && b.items[k-1].kind == itemWord && b.items[k-1].word.sense == words.QAct
}

// behindReporter tells whether 报的 stands behind who reports: a member, a unit
// or the asker.
func (b *builder) behindReporter(k int) bool {
	for k--; k >= 0; k-- {
		switch i := b.items[k]; {
		case i.kind == itemPeriod || i.kind == itemWord && i.word.sense == words.QFill:
			continue
		case i.kind == itemWord:
			return i.word.sense == words.QOwn && i.word.value != "district"
		case i.kind == itemName:
			return i.names[0].Kind == ledger.KindMember
		default:
			return i.kind == itemFilter && len(i.filter.Units) > 0
		}
	}
	return false
}

// beforeWhatIsNew tells whether 新 stands before what is new in the window by
// itself: a stage, deals, money that arrived. Which companies are new is not recorded.
func (b *builder) beforeWhatIsNew(k int) bool {
	for _, i := range b.items[k+1:] {
		switch {
		case i.kind == itemStage:
			return true
		case i.kind == itemFilter || i.kind == itemBound || i.kind == itemPlace || i.kind == itemWord && i.word.sense == words.QFact:
		case i.kind != itemWord:
			return false
		case i.word.sense != words.QFill:
			return i.word == meaning{words.QNoun, "deal"} || i.word.sense == words.QLanding || i.word.sense == words.QFunds
		}
	}
	return false
}

// closes tells whether each ends an English question: Hedong and Linjiang, each.
func (b *builder) closes(k int) bool {
	return b.tokens[b.items[k].from].isLatin(b.f.R) && !slices.ContainsFunc(b.items[k+1:], func(i item) bool { return !cuts(i) })
}

// beforeCount tells whether 各 stands before a count: 各多少.
func (b *builder) beforeCount(k int) bool {
	for _, i := range b.items[k+1:] {
		if i.kind == itemStage || i.kind == itemWord && (i.word.sense == words.QCount || i.word.sense == words.QMuch || i.word.sense == words.QCounter || i.word.sense == words.QLanding || i.word.sense == words.QFunds) {
			return true
		}
		if i.kind != itemWord || i.word.sense != words.QFill && i.word.sense != words.QAct {
			return false
		}
	}
	return false
}
