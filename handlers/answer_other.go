package handlers

import (
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// alternative is a likely other reading of a question.
type alternative struct {
	query ledger.Query
	name  words.Text
}

// alternatives are the likely other readings of a question: in talks instead of
// signed, and the period before. They depend on the question alone, so that a
// button may name one by its place.
func alternatives(q ledger.Query) []alternative {
	var out []alternative
	if swapped, name, ok := otherStage(q); ok {
		out = append(out, alternative{swapped, name})
	}
	if p, unit := periodBefore(q); unit != "" {
		before, name := q, words.PeriodsBefore[unit].Other
		before.Period, before.Named = p, ""
		if strings.HasPrefix(q.Named, "this_") {
			name, before.Named = words.PeriodsBefore[unit].Last, "last_"+unit
		}
		out = append(out, alternative{before, name})
	}
	return out
}

// otherStage is the same question about deals in talks instead of signed ones,
// or the other way round.
func otherStage(q ledger.Query) (ledger.Query, words.Text, bool) {
	if !oneByOne(q.Measure) || len(q.Or) > 0 || len(q.Also) > 0 || q.Against != nil || len(q.Filter.Agreements) > 0 {
		return q, words.Text{}, false
	}
	switch {
	case q.Clock == ledger.Moved && q.Stage == ledger.StageSigned:
		q.Clock, q.Stage = ledger.Standing, ledger.StageTalks
		return q, words.ReadTalks, true
	case q.Clock == ledger.Standing && q.Stage == ledger.StageTalks:
		q.Clock, q.Stage = ledger.Moved, ledger.StageSigned
		return q, words.ReadSigned, true
	}
	return q, words.Text{}, false
}

func oneByOne(m ledger.Measure) bool {
	return m == ledger.Deals || m == ledger.Sum || m == ledger.Average || m == ledger.Largest
}

// periodBefore is the week, month, quarter or year before the question's, with
// its unit; "" for other periods.
func periodBefore(q ledger.Query) (p ledger.Period, unit string) {
	p = q.Period
	if q.Against != nil || q.Clock == ledger.Standing || q.Clock == ledger.Awaited || len(q.Also) > 0 || q.Whole != nil {
		return p, ""
	}
	last := p.From.Add(-1)
	switch p {
	case ledger.Week(p.From):
		return ledger.Week(last), "week"
	case ledger.Month(p.From):
		return ledger.Month(last), "month"
	case ledger.Quarter(p.From):
		return ledger.Quarter(last), "quarter"
	case ledger.Year(p.From):
		return ledger.Year(last), "year"
	}
	return p, ""
}
