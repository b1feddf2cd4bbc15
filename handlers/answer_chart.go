package handlers

import (
	"fmt"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// Drawing is a chart to be drawn: one value for each label.
type Drawing struct {
	Title  string
	Labels []string
	Values []float64
	Unit   string
	Line   bool     // a course of time; else bars
	Series []Course // in place of Values, where there are several
}

// Course is one of several measures in a chart, with a value for each label.
type Course struct {
	Name   string
	Values []float64
}

// charted tells whether a picture says more than the lines: where there is a
// series or a ranking.
func charted(a ledger.Answer) bool {
	return len(a.Groups) > 1 && !a.Query.Winner && !a.Query.Empty && len(a.Query.Also) == 0 && a.Query.Measure != ledger.FundsBoth && a.Query.By != ledger.ByDeal
}

// drawing is the groups as a chart. Days that are still to come are left out.
func (s sheet) drawing() Drawing {
	q := s.answer.Query
	d := Drawing{Title: s.reading, Unit: s.chartUnit(), Line: q.By.Timed()}
	for _, g := range s.answer.Groups {
		if q.By.Timed() && q.Clock != ledger.Awaited && g.Key > q.Asked.String() {
			continue
		}
		d.Labels = append(d.Labels, s.groupName(g.Key))
		d.Values = append(d.Values, s.charting(q.Measure, g.Figure))
	}
	return d
}

// charting is a figure as a chart shows it: money in 亿, or bn, of its currency.
func (s sheet) charting(m ledger.Measure, f ledger.Figure) float64 {
	switch m {
	case ledger.RateOf, ledger.ShareOf, ledger.Conversion, ledger.Attained:
		if f.Of == 0 {
			return 0
		}
		return float64(perMille(f)) / 10
	case ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest, ledger.FundsHome:
		return s.large(f.Money)
	case ledger.FundsAbroad:
		return s.large(f.Abroad)
	}
	return float64(f.N)
}

// large is an amount in the unit that answers print.
func (s sheet) large(a ledger.Amount) float64 {
	units := float64(a.Minor) / float64(a.Currency.Minor())
	if s.lang == ledger.En {
		return units / 1e9
	}
	return units / 1e8
}

// chartUnit is what the chart's values are counted in.
func (s sheet) chartUnit() string {
	m, f := s.answer.Query.Measure, s.answer.Figure
	switch m {
	case ledger.RateOf, ledger.ShareOf, ledger.Conversion, ledger.Attained:
		return "%"
	case ledger.Sum, ledger.Average, ledger.Largest, ledger.Smallest, ledger.FundsHome:
		return s.moneyUnit(f.Money.Currency)
	case ledger.FundsAbroad:
		return s.moneyUnit(f.Abroad.Currency)
	}
	if s.lang == ledger.En {
		return words.Units[m].Many
	}
	return words.Units[m].Zh
}

func (s sheet) moneyUnit(c ledger.Currency) string {
	return fmt.Sprintf(words.LargeUnit.In(s.lang), s.currency(c))
}

// picture is the chart as a document to send; ok is false where none can be drawn.
func (s sheet) picture(draw func(Drawing) ([]byte, error)) (*chat.Document, bool) {
	if draw == nil {
		return nil, false
	}
	png, err := draw(s.drawing())
	if err != nil {
		return nil, false
	}
	return &chat.Document{Name: "chart.png", Data: png}, true
}
