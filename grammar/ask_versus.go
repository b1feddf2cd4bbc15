package grammar

import (
	"guatu/ledger"
	"guatu/words"
)

// versus sets the period that is compared with (spec 3.4 rule 12).
//
//	versus = period "比" period | "同比" | "环比" | "比" relative-period
func (b *builder) versus(f *frame, q *ledger.Query) *problem {
	if !f.saidAny(words.QVersus, words.QYearAgo, words.QBefore) || q.By != "" && len(f.periods) < 2 && !f.saidAny(words.QYearAgo, words.QBefore) {
		return nil
	}
	if f.said(words.QYearAgo) && f.said(words.QBefore) {
		return b.bothComparisons(f, *q)
	}
	if f.has[words.QYearAgo] == "period" && len(f.periods) == 1 && b.yearAgoFirst() {
		q.Period, q.Named = yearBefore(q.Period), ""
		return nil
	}
	if wrong := b.mainPeriod(f, q); wrong != nil {
		return wrong
	}
	against, name, wrong := b.against(f, q)
	if wrong != nil {
		return wrong
	}
	if kindOf(q.Measure) == "S" || q.Measure == ledger.RecordOf || q.Measure == ledger.OutsideOf || q.List {
		return refuse(NoMix)
	}
	if against == q.Period {
		return b.otherWindows(*q)
	}
	q.Against, q.Versus = &against, name
	return nil
}

// otherWindows asks what a window is compared with, where itself was named:
// 一季度比上季度 in the second quarter.
func (b *builder) otherWindows(q ledger.Query) *problem {
	before, year := q, q
	x, y := windowBefore(q.Period), yearBefore(q.Period)
	before.Against, before.Versus = &x, "before"
	year.Against, year.Versus = &y, "same_last_year"
	return askBack(AskVaguePeriod, before, year)
}

// bothComparisons offers each of two comparisons.
func (b *builder) bothComparisons(f *frame, q ledger.Query) *problem {
	var choices []ledger.Query
	for _, drop := range []words.Sense{words.QYearAgo, words.QBefore} {
		x := f.copy()
		delete(x.has, drop)
		one := q
		if wrong := b.versus(x, &one); wrong != nil {
			return wrong
		}
		choices = append(choices, one)
	}
	return askBack(AskTwoReadings, choices...)
}

// mainPeriod is the question's own window where only the other one was named:
// 比上周 compares this week.
func (b *builder) mainPeriod(f *frame, q *ledger.Query) *problem {
	named := len(f.periods)
	if named > 1 || named == 1 && (f.saidAny(words.QYearAgo, words.QBefore) || !b.versusFirst()) {
		return nil
	}
	if named == 1 {
		w := f.periods[0]
		for _, unit := range []words.CalendarUnit{words.UWeek, words.UMonth, words.UQuarter, words.UHalf, words.UYear} {
			if w.past == around(unit, b.c.Day, 1) {
				now := around(unit, b.c.Day, 0)
				f.periods = []when{{past: now, next: now, named: "this_" + string(unit), unit: string(unit)}, w}
				q.Period, q.Named = now, "this_"+string(unit)
				return nil
			}
		}
	}
	return b.chooseMain(*q)
}

// yearAgoFirst tells whether 去年同期 stands right before the only period, which is
// then last year's: 去年同期1-8月.
func (b *builder) yearAgoFirst() bool {
	for k, i := range b.items[1:] {
		before := b.items[k]
		if i.kind == itemPeriod {
			return before.kind == itemWord && before.word.sense == words.QYearAgo
		}
	}
	return false
}

// versusFirst tells whether the only period stands behind the word for comparing.
func (b *builder) versusFirst() bool {
	for _, i := range b.items {
		switch {
		case i.kind == itemPeriod:
			return false
		case i.kind == itemWord && i.word.sense == words.QVersus:
			return true
		}
	}
	return false
}

// chooseMain asks which window is compared.
func (b *builder) chooseMain(q ledger.Query) *problem {
	var choices []ledger.Query
	for _, unit := range []words.CalendarUnit{words.UMonth, words.UQuarter, words.UYear} {
		x := q
		if b.asPeriod() {
			now := around(unit, b.c.Day, 0)
			x.Period, x.Named = yearBefore(ledger.Period{From: now.From, To: b.c.Day}), ""
			choices = append(choices, x)
			continue
		}
		x.Period, x.Named = around(unit, b.c.Day, 0), "this_"+string(unit)
		other := around(unit, b.c.Day, 1)
		x.Against, x.Versus = &other, "last_"+string(unit)
		choices = append(choices, x)
	}
	return askBack(AskVaguePeriod, choices...)
}

// against is the other window.
func (b *builder) against(f *frame, q *ledger.Query) (p ledger.Period, name string, wrong *problem) {
	if len(f.periods) > 2 {
		return p, "", refuse(NoMix)
	}
	if len(f.periods) == 2 {
		w := f.periods[1]
		if w.bad || w.vague || w.past.From > b.c.Day {
			return p, "", refuse(NoFuture)
		}
		return w.past, w.named, nil
	}
	if q.Period.From == 0 || q.Period.To == 0 {
		return p, "", b.chooseMain(*q)
	}
	if f.said(words.QYearAgo) {
		b.upToNow(f, q)
		return yearBefore(q.Period), "same_last_year", nil
	}
	unit := windowUnit(q.Period)
	if want := f.has[words.QBefore]; want != "" && want != string(unit) {
		return p, "", refuse(NoMix)
	}
	if !f.said(words.QBefore) {
		return p, "", b.chooseMain(*q)
	}
	return windowBefore(q.Period), "before", nil
}

// upToNow ends a window that still runs on the asking day, so that it is compared
// with the same dates of the year before; 去年同月 is the whole month.
func (b *builder) upToNow(f *frame, q *ledger.Query) {
	if f.has[words.QYearAgo] == "whole" || q.Clock == ledger.Awaited || q.Period.To <= b.c.Day {
		return
	}
	whole := q.Period
	if q.Period.To, q.Named = b.c.Day, ""; whole == around(words.UYear, b.c.Day, 0) {
		q.Named = "ytd"
	}
}

// yearBefore is the same dates one year earlier.
func yearBefore(p ledger.Period) ledger.Period {
	to := p.To.AddMonths(-12)
	if next := p.To.Add(1); next.Day() == 1 {
		to = next.AddMonths(-12).Add(-1)
	}
	return ledger.Period{From: p.From.AddMonths(-12), To: to}
}

// windowUnit is the unit of the calendar that a window is the whole of, "" for none.
func windowUnit(p ledger.Period) words.CalendarUnit {
	for _, unit := range []words.CalendarUnit{words.UDay, words.UWeek, words.UMonth, words.UQuarter, words.UHalf, words.UYear} {
		if around(unit, p.From, 0) == p {
			return unit
		}
	}
	return ""
}

// windowBefore is the whole window before: the month before a month, else as
// many days.
func windowBefore(p ledger.Period) ledger.Period {
	if unit := windowUnit(p); unit != "" {
		return around(unit, p.From, 1)
	}
	days := p.To - p.From + 1
	return ledger.Period{From: p.From - days, To: p.From - 1}
}
