package transfer

import (
	"context"
	"fmt"

	"guatu/internal/exchange"
	"guatu/ledger"
)

// numbering is the numbers that the records of a batch get, and their steps.
type numbering struct {
	of    []int64
	steps [][]int64 // of each record: 0 for a step that keeps its own
	notes []string
	moved int
}

// number numbers the records of a batch: a reference that was free when the
// import began stays, any other record gets the next number.
func (s *saver) number(ctx context.Context, rows []exchange.Record) (*numbering, error) {
	x := &numbering{of: make([]int64, len(rows)), steps: make([][]int64, len(rows))}
	wanted := map[ledger.Kind][]*int64{}
	for i := range rows {
		if rows[i].Head() == nil {
			continue
		}
		if ref := rows[i].Ref(); ref.N != 0 && s.journal.free(ref) {
			x.of[i] = ref.N
		} else {
			wanted[rows[i].Kind] = append(wanted[rows[i].Kind], &x.of[i])
		}
		x.steps[i] = make([]int64, len(rows[i].Head().Steps))
		for k, step := range rows[i].Head().Steps {
			if !rows[i].Kept || step.ID == 0 || !s.journal.free(ledger.Ref{Kind: ledger.KindStep, N: step.ID}) {
				wanted[ledger.KindStep] = append(wanted[ledger.KindStep], &x.steps[i][k])
			}
		}
	}
	for kind, ns := range wanted {
		first, err := s.store.ReserveMany(ctx, kind, len(ns))
		if err != nil {
			return nil, err
		}
		for k, n := range ns {
			*n = first + int64(k)
		}
	}
	s.noteMoved(rows, x)
	return x, nil
}

// noteMoved keeps the new numbers of trips and events for those that point to
// them, and tells all.
func (s *saver) noteMoved(rows []exchange.Record, x *numbering) {
	for i := range rows {
		was := rows[i].Ref()
		is := ledger.Ref{Kind: was.Kind, N: x.of[i]}
		if was.N == 0 || was == is {
			continue
		}
		if was.Kind == ledger.KindTrip || was.Kind == ledger.KindEvent {
			s.journal.Moved[was.String()] = is.N
		}
		x.moved++
		x.notes = append(x.notes, fmt.Sprintf("%s: %s is taken, the record is now %s", rows[i].Place, was, is))
	}
}

// pointed is the number of the trip or event that a record points to.
func (s *saver) pointed(kind ledger.Kind, n int64) int64 {
	if is, moved := s.journal.Moved[ledger.Ref{Kind: kind, N: n}.String()]; moved {
		if _, ours := s.refs[ledger.Ref{Kind: kind, N: n}]; ours {
			return is
		}
	}
	return n
}
