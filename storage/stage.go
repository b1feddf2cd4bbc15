package storage

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"guatu/ledger"
)

// stay is the days on which a deal stood in a stage: from on to the day before
// until, 0 while it still does.
type stay struct {
	stage     ledger.Stage
	agreement ledger.Agreement
	on, until ledger.Date
}

// stays are the stages of a deal as they followed each other: the same that
// [ledger.Deal.StageOn] tells of every day.
func stays(d ledger.Deal) []stay {
	reached := slices.Clone(d.Stages)
	slices.SortStableFunc(reached, func(a, b ledger.Reached) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(b.Stage.Rank(), a.Stage.Rank()))
	})
	var ss []stay
	for _, r := range reached {
		if n := len(ss); n > 0 {
			if ss[n-1].on == r.On {
				continue // of two on one day the further counts
			}
			ss[n-1].until = r.On
		}
		ss = append(ss, stay{stage: r.Stage, agreement: r.Agreement, on: r.On})
	}
	return ss
}

func lastStay(d ledger.Deal) stay {
	ss := stays(d)
	if len(ss) == 0 {
		return stay{}
	}
	return ss[len(ss)-1]
}

func (t *txn) saveStays(ctx context.Context, d ledger.Deal) error {
	for _, s := range stays(d) {
		on, until := s.on.String(), s.until.String()
		if on == "" {
			on = beginning
		}
		if until == "" {
			until = forever
		}
		err := t.exec(ctx, `
			INSERT INTO deal_stages (deal, on_day, until_day, stage, agreement, district, currency, low, high, cny_low, verified)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
			d.N, on, until, s.stage, s.agreement, d.District, d.Amount.Currency, amount(d.Amount.Low), amount(d.Amount.High),
			frozen(d, d.Amount.Low), d.Verified)
		if err != nil {
			return fmt.Errorf("save stages of deal %d: %w", d.N, err)
		}
	}
	return nil
}

// cameTo is the first day on which a deal had come to a stage of the ladder or
// to a further one: what skipped a stage has reached it. A signing that is no
// formal contract is further than talks, but no signing.
func cameTo(d ledger.Deal, stage ledger.Stage) ledger.Date {
	var first ledger.Date
	for _, r := range d.Stages {
		rank := r.Stage.Rank()
		if r.Stage == ledger.StageSigned && !r.Agreement.Formal() {
			rank = ledger.StageTalks.Rank()
		}
		if rank >= stage.Rank() && rank <= ledger.StageProducing.Rank() && r.On.Known() && (first == 0 || r.On < first) {
			first = r.On
		}
	}
	return first
}
