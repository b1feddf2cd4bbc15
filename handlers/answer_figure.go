package handlers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// headline is line 1: the figure asked for with its unit, and no other number.
func (s sheet) headline() string {
	if len(s.more) > 0 {
		return s.several()
	}
	a := s.answer
	f := a.Figure
	switch {
	case a.Query.Empty:
		return s.units(words.GroupUnits[a.Query.By], int64(len(a.Groups)))
	case a.Query.Duel:
		return s.duel()
	}
	was := &a.Other
	if a.Query.Winner && len(a.Groups) > 0 {
		f, was = a.Groups[0].Figure, a.Groups[0].Was
	}
	if a.Query.Against == nil || was == nil || s.tied() {
		return s.figure(a.Query, f)
	}
	text := s.compared(f, *was)
	if change := s.change(a.Query.Measure, f, *was); change != "" {
		text += words.ListComma.In(s.lang) + change
	}
	return text
}

// tied tells whether several share the first place: each has its line.
func (s sheet) tied() bool { return s.answer.Query.Winner && len(s.answer.Groups) > 1 }

// compared is a figure beside that of the other period.
func (s sheet) compared(now, was ledger.Figure) string {
	q := s.answer.Query
	return s.say(words.Answers.Compared, s.figure(q, now), s.before(q), s.figure(q, was))
}

// duel is line 1 of what is compared with each other: each with its figure, the
// first of the ranking first.
func (s sheet) duel() string {
	var said []string
	for _, g := range s.answer.Groups {
		figure := s.figure(s.answer.Query, g.Figure)
		if s.nameable() {
			figure = s.say(words.Answers.Group, s.groupName(g.Key), figure)
		}
		said = append(said, figure)
	}
	return strings.Join(said, words.ListComma.In(s.lang))
}

// nameable tells whether the groups may be named in line 1: none has digits in
// its name. Else they stand below.
func (s sheet) nameable() bool {
	return !slices.ContainsFunc(s.answer.Groups, func(g ledger.Group) bool { return strings.ContainsAny(s.groupName(g.Key), "0123456789") })
}

// before names the period that is compared with, without digits.
func (s sheet) before(q ledger.Query) string {
	if t, ok := words.PeriodNames[q.Versus]; ok {
		return t.In(s.lang)
	}
	return words.Answers.Against.In(s.lang)
}

func (s sheet) say(t words.Text, args ...any) string { return fmt.Sprintf(t.In(s.lang), args...) }

// several is line 1 of several measures in one question, in the order asked;
// they are told apart by name and never added.
func (s sheet) several() string {
	var parts []string
	for _, a := range append([]ledger.Answer{s.answer}, s.more...) {
		name := nameOf(words.MeasureNames, a.Query.Measure, s.lang)
		parts = append(parts, s.say(words.Answers.Group, name, s.figure(a.Query, a.Figure)))
	}
	return strings.Join(parts, words.ListComma.In(s.lang))
}

func nameOf[K ~string](table map[K]words.Text, key K, lang ledger.Lang) string {
	if t, ok := table[key]; ok {
		return t.In(lang)
	}
	return string(key)
}

// figure is a figure with its unit.
func (s sheet) figure(q ledger.Query, f ledger.Figure) string {
	switch q.Measure {
	case ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest, ledger.FundsHome:
		return s.money(f.Money)
	case ledger.FundsAbroad:
		return s.money(f.Abroad)
	case ledger.FundsBoth:
		return s.say(words.Answers.Funds, s.money(f.Money), s.money(f.Abroad))
	case ledger.RateOf, ledger.ShareOf, ledger.Conversion, ledger.Attained:
		return percent(f)
	case ledger.OutsideOf:
		return s.outside(f)
	case ledger.Companies:
		return s.say(words.Answers.Together, s.count(ledger.Companies, f.N), s.count(ledger.Visits, f.Visits))
	}
	return s.count(q.Measure, f.N)
}

// money is an amount in 亿 or bn of its currency.
func (s sheet) money(a ledger.Amount) string {
	if a.Currency == "" {
		a.Currency = ledger.CNY
	}
	return grammar.FormatFigure(a.Minor, a.Currency, s.lang)
}

// percent is part of whole; 0% where there is nothing to divide by, which the
// answer says.
func percent(f ledger.Figure) string {
	if f.None || f.Of == 0 {
		return "0%"
	}
	return grammar.FormatPercent(f.Part, f.Of)
}

// count is a number with the unit of a measure.
func (s sheet) count(m ledger.Measure, n int64) string { return s.units(words.Units[m], n) }

func (s sheet) units(u words.Unit, n int64) string {
	number := strconv.FormatInt(n, 10)
	switch {
	case s.lang != ledger.En:
		return number + " " + u.Zh
	case n == 1:
		return number + " " + u.One
	}
	return number + " " + u.Many
}

// outside is a figure as an event recorded it: 50 余家, 50+ companies.
func (s sheet) outside(f ledger.Figure) string {
	if f.None {
		return words.Answers.NoOutside.In(s.lang)
	}
	unit, ok := words.OutsideUnits[f.Unit]
	if !ok {
		unit = words.Unit{Zh: f.Unit, One: f.Unit, Many: f.Unit}
	}
	mark := words.MarkText[f.Mark]
	if s.lang == ledger.En {
		text := s.units(unit, f.N)
		if f.Mark == ledger.Over {
			text = strings.Replace(text, " ", "+ ", 1)
			return text
		}
		return mark.Before.En + text + mark.After.En
	}
	if f.Mark == ledger.Over {
		return strconv.FormatInt(f.N, 10) + " " + mark.After.Zh + f.Unit
	}
	return mark.Before.Zh + strconv.FormatInt(f.N, 10) + " " + f.Unit + mark.After.Zh
}

// change is by how much a figure differs from the other period's: in per cent
// of it, of percentages in points. None where the base is 0.
func (s sheet) change(m ledger.Measure, now, before ledger.Figure) string {
	switch m {
	case ledger.RateOf, ledger.ShareOf, ledger.Conversion, ledger.Attained:
		if now.Of == 0 || before.Of == 0 {
			return ""
		}
		return s.say(words.Answers.Points, points(now, before))
	case ledger.FundsBoth:
		return ""
	}
	x, y := size(m, now), size(m, before)
	if y == 0 {
		return ""
	}
	return signed(grammar.FormatPercent(x-y, y))
}

// size is the number that a figure is compared by.
func size(m ledger.Measure, f ledger.Figure) int64 {
	switch m {
	case ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest, ledger.FundsHome:
		return f.Money.Minor
	case ledger.FundsAbroad:
		return f.Abroad.Minor
	}
	return f.N
}

// points is the difference of two percentages, in tenths as they are printed.
func points(now, before ledger.Figure) string {
	tenths := perMille(now) - perMille(before)
	text := strings.TrimSuffix(grammar.FormatPercent(tenths, 1000), "%")
	return signed(text)
}

// perMille is part of whole in tenths of a per cent, half up.
func perMille(f ledger.Figure) int64 { return (2000*f.Part + f.Of) / (2 * f.Of) }

func signed(text string) string {
	if strings.HasPrefix(text, "-") || text == "0" || text == "0%" {
		return text
	}
	return "+" + text
}
