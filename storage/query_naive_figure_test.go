package storage

import (
	"slices"
	"strconv"

	"guatu/ledger"
)

// figure counts items for a measure.
func (w world) figure(q ledger.Query, items []item, in ledger.Currency) ledger.Figure {
	switch q.Measure {
	case ledger.Investors:
		return ledger.Figure{N: int64(len(companiesOf(items, nil)))}
	case ledger.Companies:
		return ledger.Figure{N: int64(len(companiesOf(items, nil))), Visits: int64(len(items))}
	case ledger.Converted, ledger.Conversion:
		part := int64(len(companiesOf(items, func(id int64) bool { return w.invested(id, toward(q, ledger.StageSigned), q.Asked) })))
		of := int64(len(companiesOf(items, nil)))
		return ledger.Figure{N: part, Part: part, Of: of, None: q.Measure == ledger.Conversion && of == 0}
	case ledger.RateOf:
		part := int64(0)
		for _, x := range items {
			if hasReached(x.deal, toward(q, ledger.StageStarted), q.Asked) {
				part++
			}
		}
		return ledger.Figure{N: part, Part: part, Of: int64(len(items)), None: len(items) == 0}
	case ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest:
		return w.moneyFigure(q, items, in)
	case ledger.FundsBoth, ledger.FundsHome, ledger.FundsAbroad:
		return w.fundsFigure(q, items)
	}
	return ledger.Figure{N: int64(len(items))}
}

func companiesOf(items []item, keep func(int64) bool) []int64 {
	var out []int64
	for _, x := range items {
		for _, id := range x.companies {
			if !slices.Contains(out, id) && (keep == nil || keep(id)) {
				out = append(out, id)
			}
		}
	}
	return out
}

// currency is the one of all amounts, CNY where there are several or none.
func currency(items []item) ledger.Currency {
	if all := currencies(items); len(all) == 1 {
		return all[0]
	}
	return ledger.CNY
}

func currencies(items []item) []ledger.Currency {
	var out []ledger.Currency
	for _, x := range items {
		if x.amount.Known() && !slices.Contains(out, x.amount.Currency) {
			out = append(out, x.amount.Currency)
		}
	}
	return out
}

func (w world) moneyFigure(q ledger.Query, items []item, in ledger.Currency) ledger.Figure {
	var own, fen []int64
	for _, x := range items {
		if x.amount.Known() {
			own, fen = append(own, x.amount.Low), append(fen, w.fen(x.deal, q.Asked))
		}
	}
	f := ledger.Figure{N: int64(len(own)), None: len(own) == 0 && q.Measure != ledger.Sum}
	f.Money = ledger.Amount{Currency: ledger.CNY, CNY: statistic(q.Measure, fen)}
	f.Money.Minor = f.Money.CNY
	if in != ledger.CNY {
		f.Money.Currency, f.Money.Minor = in, statistic(q.Measure, own)
	}
	return f
}

func statistic(m ledger.Measure, xs []int64) int64 {
	sum := int64(0)
	for _, x := range xs {
		sum += x
	}
	switch {
	case len(xs) == 0:
		return 0
	case m == ledger.Average:
		return (2*sum + int64(len(xs))) / (2 * int64(len(xs)))
	case m == ledger.Largest:
		return slices.Max(xs)
	case m == ledger.Smallest:
		return slices.Min(xs)
	}
	return sum
}

func (w world) fundsFigure(q ledger.Query, items []item) ledger.Figure {
	var home, abroad, cents int64
	usd := w.rate(ledger.USD, q.Asked)
	for _, x := range items {
		fen := ledger.InCNY(x.amount.Low, x.amount.Currency, w.rate(x.amount.Currency, q.Asked))
		if !x.abroad {
			home += fen
			continue
		}
		abroad += fen
		if x.amount.Currency == ledger.USD {
			cents += x.amount.Low
		} else {
			cents += ledger.FromCNY(fen, ledger.USD, usd)
		}
	}
	return arrived(home, abroad, cents)
}

// answer is the whole answer to a query, but for the rates and the best rows.
func (w world) answer(q ledger.Query, by ledger.Member) ledger.Answer {
	items := w.choose(q, q.Period, false)
	a := ledger.Answer{Query: q, Waiting: -1, Figure: w.figure(q, items, currency(items))}
	money := slices.Contains([]ledger.Measure{ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest}, q.Measure)
	bounded := q.Filter.Min != nil || q.Filter.Max != nil
	deals := kindOf(q.Measure) == ledger.KindDeal
	verifies := slices.ContainsFunc(w.deals, func(d ledger.Deal) bool { return d.Verified != 0 })
	funds := q.Measure.IsFunds()
	if deals && verifies && !funds && q.Measure != ledger.Investors {
		a.Waiting = 0
	}
	blind := map[ledger.Ref]bool{}
	if deals && bounded {
		for _, x := range w.choose(q, q.Period, true) {
			blind[x.ref] = true
		}
		a.LeftOut = int64(len(blind))
	}
	for _, x := range items {
		if a.Waiting >= 0 && x.deal.Verified == 0 {
			a.Waiting++
		}
		if money && !bounded && !x.amount.Known() {
			a.LeftOut++
		}
		if (money || bounded) && x.amount.High != 0 && !funds && !counted(q.Measure) {
			a.Ranges++
		}
		a.Hidden = a.Hidden || !w.sees(by, x)
	}
	if q.Against != nil {
		was := w.choose(q, *q.Against, false)
		a.Other = w.figure(q, was, currency(was))
		if !funds && a.Other.Money.Currency != a.Figure.Money.Currency {
			a.Figure.Money, a.Other.Money = convert(a.Figure.Money), convert(a.Other.Money)
		}
	}
	if q.Filter.Direction != "" && kindOf(q.Measure) == ledger.KindVisit {
		back := q
		back.Filter.Direction = map[ledger.Direction]ledger.Direction{ledger.Outward: ledger.Inward, ledger.Inward: ledger.Outward}[q.Filter.Direction]
		a.Opposite = int64(len(w.choose(back, q.Period, false)))
	}
	return a
}

// sees tells whether a member may see a record.
func (w world) sees(by ledger.Member, x item) bool {
	chains := by.Scope.Chain != "" && by.Scope.Chain == x.chain
	return by.CityRole() || x.head.Reporter == by.ID || x.step.Owner == by.ID && x.step.ID != 0 || by.District != "" && by.District == x.district || chains ||
		by.Unit != "" && slices.Contains(x.units, by.Unit)
}

// secret tells whether a record is counted and never named to a member.
func secret(x item, by ledger.Member) bool {
	return x.head.Sensitive && x.head.Reporter != by.ID && (by.Unit == "" || !slices.Contains(x.units, by.Unit))
}

// groups are the figures of every key of a dimension, and the keys that must
// have a row.
func (w world) groups(q ledger.Query, by ledger.Member) map[string]ledger.Figure {
	items := w.choose(q, q.Period, false)
	in := currency(items)
	parts := map[string][]item{}
	for _, k := range w.keys(q, items) {
		parts[k] = nil
	}
	if q.Clock == ledger.Standing && q.By.Timed() {
		out := map[string]ledger.Figure{}
		for k, last := range w.lastDays(q, items) {
			parts[k] = w.choose(q, ledger.Day(last), false)
			if len(currencies(parts[k])) > 0 && currency(parts[k]) != in {
				in = ledger.CNY
			}
		}
		for k, xs := range parts {
			out[k] = w.figure(q, xs, in)
		}
		return out
	}
	for _, x := range items {
		for _, k := range w.keysOf(q, x, by) {
			parts[k] = append(parts[k], x)
		}
	}
	out := map[string]ledger.Figure{}
	for k, xs := range parts {
		if !q.Empty || len(xs) == 0 && k != "" {
			out[k] = w.figure(q, xs, in)
		}
	}
	return out
}

// keysOf are the groups that a record is in.
func (w world) keysOf(q ledger.Query, x item, by ledger.Member) []string {
	switch q.By {
	case ledger.ByDistrict:
		return []string{x.district}
	case ledger.ByChain:
		return []string{x.chain}
	case ledger.ByUnit:
		return orNone(pick(q.Filter.Units, x.units))
	case ledger.ByTier:
		tiers := []string{}
		for _, t := range w.tiersOf(item{visit: x.visit, units: pick(q.Filter.Units, x.units)}) {
			tiers = append(tiers, string(t))
		}
		return orNone(tiers)
	case ledger.ByOrigin:
		return w.originsOf(x)
	case ledger.ByCompany:
		if secret(x, by) {
			return []string{ledger.Secret}
		}
		names := []string{}
		for _, id := range pick(w.roots(q.Filter.Companies), x.companies) {
			names = append(names, w.company(id).Name)
		}
		return orNone(names)
	}
	if q.By.Timed() {
		return []string{timeKey(x.on, q.By)}
	}
	return []string{w.dealKey(q, x)}
}

func (w world) dealKey(q ledger.Query, x item) string {
	switch q.By {
	case ledger.BySector:
		return x.deal.Sector
	case ledger.ByCategory:
		return string(x.deal.Category)
	case ledger.ByPark:
		return x.deal.Park
	case ledger.ByStage:
		if q.Clock == ledger.Standing {
			return string(x.deal.StageOn(q.Period.Until(q.Asked).To))
		}
		return string(x.deal.StageOn(q.Asked))
	case ledger.ByEvent:
		for _, e := range w.events {
			if e.N == x.deal.Event {
				return e.Name
			}
		}
		return ""
	}
	return x.ref.String()
}

func (w world) originsOf(x item) []string {
	if x.deal != nil && x.deal.Origin != "" {
		return []string{x.deal.Origin}
	}
	var out []string
	for _, id := range x.companies {
		if o := w.company(id).Origin; o != "" && !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	return orNone(out)
}

// pick keeps what a filter asks for; all where it asks for nothing.
func pick[T comparable](list, xs []T) []T {
	return slices.DeleteFunc(slices.Clone(xs), func(x T) bool { return !among(list, x) })
}

func orNone(keys []string) []string {
	if len(keys) == 0 {
		return []string{""}
	}
	return keys
}

// keys are the groups that are rows though nothing is in them.
func (w world) keys(q ledger.Query, items []item) []string {
	var out []string
	if q.By.Timed() {
		for k := range w.lastDays(q, items) {
			out = append(out, k)
		}
	}
	if q.By == ledger.ByDistrict {
		for _, d := range w.city.Districts {
			if among(q.Filter.Districts, d.Key) && apart(q.Filter.NotDistricts, d.Key) {
				out = append(out, d.Key)
			}
		}
	}
	if q.By == ledger.ByUnit && (q.Duel || q.Empty) {
		for _, u := range w.city.Units {
			if among(q.Filter.Units, u.Key) && apart(q.Filter.NotUnits, u.Key) {
				out = append(out, u.Key)
			}
		}
	}
	return out
}

// lastDays are the weeks, months … of the period with the last day of each.
func (w world) lastDays(q ledger.Query, items []item) map[string]ledger.Date {
	p := q.Period
	first, last := ledger.Date(0), ledger.Date(0)
	for _, x := range items {
		if first == 0 || x.on < first {
			first = x.on
		}
		last = max(last, x.on)
	}
	if q.Clock == ledger.Standing {
		first, last = w.firstStanding(q), q.Asked
	}
	if first == 0 && (!p.From.Known() || !p.To.Known()) {
		return nil
	}
	p = closed(p, ledger.Period{From: first, To: last})
	if q.Clock == ledger.Standing {
		p = p.Until(q.Asked)
	}
	out := map[string]ledger.Date{}
	for d := p.From; d <= p.To; d++ {
		out[timeKey(d, q.By)] = d
	}
	return out
}

// firstStanding is the first day on which a deal that the query asks for came
// to stand in the stage.
func (w world) firstStanding(q ledger.Query) ledger.Date {
	for d := day0; d <= q.Asked; d++ {
		for _, x := range w.choose(q, ledger.Day(d), false) {
			if x.on == d {
				return d
			}
		}
	}
	return 0
}

func timeKey(d ledger.Date, by ledger.Dimension) string {
	switch by {
	case ledger.ByWeek:
		return d.WeekStart().String()
	case ledger.ByMonth:
		return d.String()[:7]
	case ledger.ByQuarter:
		return d.String()[:4] + "-Q" + strconv.Itoa(d.Quarter())
	case ledger.ByYear:
		return d.String()[:4]
	}
	return d.String()
}
