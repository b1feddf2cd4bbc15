package grammar

import (
	"fmt"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// Wording is a question that says just what a query says: read again on the
// same day it gives the same query. Further measures beside it are left out.
func Wording(q ledger.Query, c AskContext) string {
	w := worder{phraser{city: c.Town.City, names: c.Names, lang: c.Lang}}
	parts := []string{w.subject(q)}
	if period := w.period(q); period != "" {
		if c.Lang == ledger.En {
			parts = append(parts, period)
		} else {
			rest, listed := strings.CutPrefix(parts[0], words.ListWord)
			if parts[0] = period + rest; listed {
				parts[0] = words.ListWord + parts[0]
			}
		}
	}
	if q.Was != nil && c.Lang != ledger.En {
		parts = append([]string{w.was(*q.Was)}, parts...)
	}
	if q.Whole == nil && !isOneRecord(q) {
		parts = append(parts, w.filters(q)...)
	}
	parts = append(parts, w.tail(q)...)
	return strings.Join(parts, words.Wordings.Comma.In(c.Lang))
}

// worder prints a question as it is asked.
type worder struct{ phraser }

// isOneRecord tells whether one record is asked about.
func isOneRecord(q ledger.Query) bool {
	return q.Measure == ledger.RecordOf || len(q.Filter.Deals) == 1 && q.Clock == ledger.Anytime && q.Measure == ledger.Sum
}

// was is another stage of the same deals in another window.
func (w worder) was(q ledger.Query) string {
	gap := map[ledger.Lang]string{ledger.En: " "}[w.lang]
	name := words.WordingStages[q.Stage].In(w.lang)
	talks := q.Stage.Rank() < ledger.StageSigned.Rank() || q.Stage == ledger.StagePaused
	switch {
	case q.Clock == ledger.Moved && talks:
		name = w.say(words.Readings.NewAt, name)
	case q.Clock == ledger.Standing && !talks:
		name = w.say(words.Wordings.AtStage, name)
	}
	if w.lang == ledger.En {
		return name + gap + w.period(q)
	}
	return w.period(q) + name
}

// subject is what is asked for.
func (w worder) subject(q ledger.Query) string {
	x := words.Wordings
	acts := words.WordingActs[q.Filter.Direction]
	by := words.DimensionNames[q.By].In(w.lang)
	switch {
	case q.Empty && kindOf(q.Measure) == "V":
		return w.say(x.NoVisits, by, acts[1].In(w.lang))
	case q.Empty:
		return w.say(x.Without, by, words.WordingStages[q.Stage].In(w.lang))
	case q.Duel && q.Least:
		return w.say(x.DuelLess, w.kind(q))
	case q.Duel:
		return w.say(x.DuelMore, w.kind(q))
	case q.Winner:
		return w.say(w.mostOf(q), by, w.kind(q))
	}
	switch q.Measure {
	case ledger.Visits:
		return w.listed(q, x.Visits, x.ListVisits, acts[0].In(w.lang))
	case ledger.Companies:
		return w.listed(q, x.Companies, x.ListCompanies, acts[1].In(w.lang))
	case ledger.Trips:
		if q.Filter.Planned {
			return w.listed(q, x.PlannedTrips, x.ListPlanned)
		}
		return w.listed(q, x.Trips, x.ListTrips)
	case ledger.Events:
		return w.listed(q, x.Events, x.ListEvents)
	case ledger.Overdue:
		return w.listed(q, x.Overdue, x.ListOverdue)
	case ledger.Open:
		return w.listed(q, x.Open, x.ListOpen)
	case ledger.FundsBoth:
		return x.Funds.In(w.lang)
	case ledger.FundsHome:
		return x.Home.In(w.lang)
	case ledger.FundsAbroad:
		return x.Abroad.In(w.lang)
	case ledger.Converted:
		return w.say(x.Converted, acts[1].In(w.lang), words.WordingStages[q.Toward].In(w.lang))
	case ledger.RecordOf:
		return strings.Join(w.references(q.Filter), words.Wordings.Pair.In(w.lang))
	}
	return w.rarer(q)
}

// mostOf asks which group has the most, or the highest of a rate or an average.
func (w worder) mostOf(q ledger.Query) words.Text {
	x := words.Wordings
	level := q.Measure == ledger.RateOf || q.Measure == ledger.Conversion || q.Measure == ledger.Average
	switch {
	case level && q.Least:
		return x.Lowest
	case level:
		return x.Highest
	case q.Least:
		return x.Least
	}
	return x.Most
}

// rarer is what is asked for, of the measures that are not asked for often.
func (w worder) rarer(q ledger.Query) string {
	x := words.Wordings
	switch q.Measure {
	case ledger.Conversion:
		if w.lang == ledger.En {
			return fmt.Sprintf(x.Conversion.En, words.WordingActs[q.Filter.Direction][1].En)
		}
		return w.say(x.Conversion, words.WordingActs[q.Filter.Direction][1].Zh, words.WordingStages[q.Toward].Zh)
	case ledger.Attained:
		return x.Target.In(w.lang)
	case ledger.RateOf:
		return w.say(x.Rate, words.WordingRates[q.Toward].In(w.lang))
	case ledger.OutsideOf:
		return w.say(x.Outside, w.eventNames(q.Filter), q.Figure)
	case ledger.ShareOf:
		return w.share(q)
	}
	return w.deals(q)
}

func (w worder) eventNames(f ledger.Filter) string {
	return strings.Join(w.records(ledger.Filter{Events: f.Events}, words.Readings.Reporter), "")
}

// share is the part and its whole: N 中 M 占比.
func (w worder) share(q ledger.Query) string {
	x := words.Wordings
	if q.Whole == nil {
		return w.say(x.ShareOutside, w.eventNames(q.Filter))
	}
	part := q
	part.Filter = dropGroups(q.Filter, filterGroups(q.Whole.Filter))
	part.Measure = q.Whole.Measure
	gap := map[ledger.Lang]string{ledger.En: " "}[w.lang]
	whole := strings.Join(append(w.filters(*q.Whole), w.kind(*q.Whole)), gap)
	if w.lang == ledger.En {
		return w.say(x.Share, strings.Join(w.filters(part), gap), whole)
	}
	return w.say(x.Share, whole, strings.Join(w.filters(part), gap))
}

// kind is what is counted, as a noun.
func (w worder) kind(q ledger.Query) string {
	x := words.Wordings
	acts := words.WordingActs[q.Filter.Direction]
	switch q.Measure {
	case ledger.FundsHome:
		return words.Readings.Home.In(w.lang)
	case ledger.FundsAbroad:
		return words.Readings.Away.In(w.lang)
	case ledger.Sum:
		return w.say(x.SumOf, w.stage(q))
	case ledger.Average:
		return w.say(x.AverageOf, w.stage(q))
	case ledger.RateOf, ledger.Conversion:
		return w.rarer(q)
	case ledger.Investors:
		return w.say(x.InvestorNoun, w.stage(q))
	case ledger.Visits:
		return w.say(x.VisitNoun, acts[0].In(w.lang))
	case ledger.Companies:
		return w.say(x.CompanyNoun, acts[1].In(w.lang))
	case ledger.Trips:
		return x.TripNoun.In(w.lang)
	case ledger.Events:
		return x.EventNoun.In(w.lang)
	case ledger.Overdue:
		return x.StepNoun.In(w.lang)
	case ledger.Open:
		return x.OpenNoun.In(w.lang)
	}
	return w.stage(q)
}

func (w worder) listed(q ledger.Query, count, list words.Text, args ...any) string {
	if q.List {
		count = list
	}
	return w.say(count, args...)
}

// deals is what of which deals is asked for.
func (w worder) deals(q ledger.Query) string {
	x := words.Wordings
	if isOneRecord(q) {
		return w.say(x.Sum, strings.Join(w.references(q.Filter), ""))
	}
	stage := w.stage(q)
	switch q.Measure {
	case ledger.Sum:
		return w.say(x.Sum, stage)
	case ledger.Average:
		return w.say(x.Average, stage)
	case ledger.Largest:
		return w.say(x.Largest, stage)
	case ledger.Smallest:
		return w.say(x.Smallest, stage)
	case ledger.Investors:
		return w.listed(q, x.Investors, x.ListInvestors, stage)
	}
	return w.listed(q, x.Deals, x.ListDeals, stage)
}

// stage is deals by the stage that they moved to or stand in.
func (w worder) stage(q ledger.Query) string {
	x := words.Wordings
	if q.Was != nil && w.lang == ledger.En {
		was := w.was(*q.Was)
		q.Was = nil
		return was + x.Comma.En + w.stage(q)
	}
	names := words.WordingStages[q.Stage].In(w.lang)
	for _, s := range q.Or {
		names += x.Pair.In(w.lang) + words.WordingStages[s].In(w.lang)
	}
	talks := q.Stage == ledger.StageTalks || q.Stage == ledger.StageLead || q.Stage == ledger.StagePaused
	switch {
	case q.Clock == ledger.Awaited:
		return x.Awaited.In(w.lang)
	case q.Clock == ledger.Anytime:
		return x.Any.In(w.lang)
	case q.Clock == ledger.Moved && talks:
		return w.say(x.NewAt, names)
	case q.Clock == ledger.Standing && talks:
		return w.say(x.InTalks, names)
	case q.Clock == ledger.Standing:
		return w.say(x.AtStage, names)
	}
	return w.say(x.Moved, names)
}

// references are the records that are asked about.
func (w worder) references(f ledger.Filter) []string {
	var refs []string
	for kind, ids := range map[ledger.Kind][]int64{ledger.KindDeal: f.Deals, ledger.KindVisit: f.Visits, ledger.KindTrip: f.Trips, ledger.KindEvent: f.Events} {
		for _, id := range ids {
			refs = append(refs, ledger.Ref{Kind: kind, N: id}.String())
		}
	}
	return refs
}

// period is the window, by its name or its days.
func (w worder) period(q ledger.Query) string {
	x, p := words.Wordings, q.Period
	if name, ok := words.PeriodNames[q.Named]; ok && q.Clock != ledger.Awaited {
		return name.In(w.lang)
	}
	switch {
	case !p.Known():
		return ""
	case q.Clock == ledger.Awaited && p.To != 0 && p.From == q.Asked:
		return w.say(x.Before, p.To)
	case p.From == 0:
		return w.say(x.Until, p.To)
	case p.To == 0 && w.lang == ledger.En:
		return fmt.Sprintf(x.From.En, p.From-1)
	case p.To == 0:
		return fmt.Sprintf(x.From.Zh, p.From)
	case p.From == p.To:
		return p.From.String()
	}
	return w.say(x.Range, p.From, p.To)
}

// tail is the grouping, the ranking and the comparison.
func (w worder) tail(q ledger.Query) []string {
	x := words.Wordings
	var parts []string
	by := words.DimensionNames[q.By].In(w.lang)
	switch {
	case q.Winner, q.Duel, q.Empty:
	case q.By != "" && q.Top > 0 && q.Least:
		parts = append(parts, w.say(x.By, by), w.say(x.Last, q.Top))
	case q.By != "" && q.Top > 0:
		parts = append(parts, w.say(x.By, by), w.say(x.Top, q.Top))
	case q.By != "":
		parts = append(parts, w.say(x.By, by))
	}
	if q.Then != "" {
		parts = append(parts, w.say(x.By, words.DimensionNames[q.Then].In(w.lang)))
	}
	if q.Against != nil {
		parts = append(parts, w.say(x.Versus, w.period(ledger.Query{Period: *q.Against})))
	}
	return parts
}
