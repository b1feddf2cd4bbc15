package grammar

import (
	"fmt"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// Describe says how a question was read: the second line of an answer (spec
// 3.1). It names the measure, every filter, thresholds as ≥ > < ≤, and each
// window with both days written out.
func Describe(q ledger.Query, city ledger.City, names Names, lang ledger.Lang) string {
	r := phraser{city: city, names: names, lang: lang}
	return strings.Join(r.query(q), " · ")
}

// phraser prints the parts of a question.
type phraser struct {
	city  ledger.City
	names Names
	lang  ledger.Lang
}

func (r phraser) say(t words.Text, args ...any) string { return fmt.Sprintf(t.In(r.lang), args...) }

// query are the parts of a question in the order in which they are printed.
func (r phraser) query(q ledger.Query) []string {
	parts := []string{r.measure(q)}
	if q.Whole != nil {
		parts = []string{r.say(words.Readings.Share, r.measure(*q.Whole))}
	}
	parts = append(parts, r.filter(q)...)
	if q.Whole != nil {
		whole := r.filter(*q.Whole)
		if len(whole) == 0 {
			whole = []string{words.Readings.City.In(r.lang)}
		}
		parts = append(parts, r.say(words.Readings.Whole, strings.Join(whole, " · ")))
	}
	if q.Was != nil {
		parts = append(parts, r.say(words.Readings.Was, r.days(q.Was.Period), r.stage(*q.Was)))
	}
	parts = append(parts, r.order(q)...)
	parts = append(parts, r.window(q))
	if q.Against != nil {
		parts = append(parts, r.say(words.Readings.Versus, r.named(q.Versus, r.days(*q.Against))))
	}
	return parts
}

// measure is what is counted, with the stage of deals.
func (r phraser) measure(q ledger.Query) string {
	w := words.Readings
	switch q.Measure {
	case ledger.Deals, ledger.ShareOf:
		if q.Figure != "" {
			return r.stage(q) + " · " + r.say(w.ShareOutside, q.Figure)
		}
		return r.stage(q)
	case ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest, ledger.Investors:
		name := map[ledger.Measure]words.Text{ledger.Sum: w.Sum, ledger.Average: w.Average, ledger.Largest: w.Largest, ledger.Smallest: w.Smallest, ledger.Investors: w.Investors}[q.Measure]
		if q.Clock == ledger.Anytime {
			return name.In(r.lang)
		}
		return r.stage(q) + " · " + name.In(r.lang)
	case ledger.RateOf:
		return r.say(w.Rate, words.WordingRates[q.Toward].In(r.lang))
	case ledger.Attained:
		return words.Wordings.Target.In(r.lang)
	case ledger.Conversion:
		return r.say(w.Conversion, words.StageName(q.Toward).In(r.lang))
	case ledger.Converted:
		return r.say(w.Reached, words.StageName(q.Toward).In(r.lang)) + " · " + words.MeasureNames[ledger.Companies].In(r.lang)
	case ledger.FundsBoth:
		return w.Funds.In(r.lang)
	case ledger.FundsHome:
		return w.Home.In(r.lang)
	case ledger.FundsAbroad:
		return w.Away.In(r.lang)
	case ledger.OutsideOf:
		return q.Figure
	case ledger.RecordOf:
		return w.Record.In(r.lang)
	case ledger.Visits, ledger.Companies:
		return words.VisitNames[q.Measure].In(r.lang)
	}
	return words.MeasureNames[q.Measure].In(r.lang)
}

// stage is the stage of deals and how the window is meant for it.
func (r phraser) stage(q ledger.Query) string {
	w := words.Readings
	names := words.StageName(q.Stage).In(r.lang)
	for _, s := range q.Or {
		names += w.Or.In(r.lang) + words.StageName(s).In(r.lang)
	}
	switch {
	case q.Clock == ledger.Awaited:
		return w.Awaited.In(r.lang)
	case q.Clock == ledger.Anytime:
		return words.MeasureNames[ledger.Deals].In(r.lang)
	case q.Clock == ledger.Moved && q.Stage.Rank() < ledger.StageSigned.Rank():
		return r.say(w.NewAt, names)
	case q.Clock == ledger.Standing && q.Stage.Rank() >= ledger.StageSigned.Rank() && q.Stage != ledger.StagePaused:
		return r.say(w.AtStage, names)
	}
	return names
}

// order is the grouping, the ranking and the list.
func (r phraser) order(q ledger.Query) []string {
	w := words.Readings
	var parts []string
	if q.By != "" {
		parts = append(parts, r.say(w.By, words.DimensionNames[q.By].In(r.lang)))
	}
	if q.Then != "" {
		parts = append(parts, r.say(w.Then, words.DimensionNames[q.Then].In(r.lang)))
	}
	switch {
	case q.Empty:
		parts = append(parts, w.Empty.In(r.lang))
	case q.Duel:
		parts = append(parts, w.Duel.In(r.lang))
	case q.Top > 0 && q.Least:
		parts = append(parts, r.say(w.Last, q.Top))
	case q.Top > 0:
		parts = append(parts, r.say(w.Top, q.Top))
	case q.Winner && q.Least:
		parts = append(parts, w.Least.In(r.lang))
	case q.Winner:
		parts = append(parts, w.Most.In(r.lang))
	}
	if q.List {
		parts = append(parts, w.List.In(r.lang))
	}
	return parts
}

// window is the period with both days, and the asking day where it cuts it off.
func (r phraser) window(q ledger.Query) string {
	w := words.Readings
	if !q.Period.Known() {
		return r.say(w.Ever, q.Asked)
	}
	text := r.named(q.Named, r.days(q.Period))
	if q.Clock != ledger.Awaited && q.Period.To > q.Asked && q.Asked.Known() {
		text += " · " + r.say(w.AsOf, q.Asked)
	}
	return text
}

func (r phraser) named(name, days string) string {
	if t, ok := words.PeriodNames[name]; ok {
		return t.In(r.lang) + " " + days
	}
	return days
}

// days are the first and the last day of a window.
func (r phraser) days(p ledger.Period) string {
	switch {
	case p.From == 0:
		return r.say(words.Readings.Until, p.To)
	case p.To == 0:
		return r.say(words.Readings.Since, p.From)
	}
	return r.say(words.Readings.Between, p.From, p.To)
}
