package storage

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"guatu/ledger"
)

func TestStays(t *testing.T) {
	for _, c := range []struct {
		name    string
		reached []ledger.Reached
		want    []stay
	}{
		{"none", nil, nil},
		{"one after the other",
			[]ledger.Reached{{Stage: ledger.StageTalks, On: 10}, {Stage: ledger.StageSigned, On: 20, Agreement: ledger.Framework}},
			[]stay{{stage: ledger.StageTalks, on: 10, until: 20}, {stage: ledger.StageSigned, agreement: ledger.Framework, on: 20}}},
		{"of two on one day the further",
			[]ledger.Reached{{Stage: ledger.StageSigned, On: 10}, {Stage: ledger.StageTalks, On: 10}},
			[]stay{{stage: ledger.StageSigned, on: 10}}},
		{"dated back",
			[]ledger.Reached{{Stage: ledger.StageSigned, On: 20}, {Stage: ledger.StageTalks, On: 5}},
			[]stay{{stage: ledger.StageTalks, on: 5, until: 20}, {stage: ledger.StageSigned, on: 20}}},
		{"paused and resumed",
			[]ledger.Reached{{Stage: ledger.StageTalks, On: 5}, {Stage: ledger.StagePaused, On: 8}, {Stage: ledger.StageTalks, On: 9}},
			[]stay{{stage: ledger.StageTalks, on: 5, until: 8}, {stage: ledger.StagePaused, on: 8, until: 9}, {stage: ledger.StageTalks, on: 9}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, stays(ledger.Deal{Stages: c.reached}), cmp.AllowUnexported(stay{})); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// On every day the stays tell the stage that the deal tells.
func TestStaysTellTheStageOfTheDay(t *testing.T) {
	stage := rapid.SampledFrom([]ledger.Stage{ledger.StageLead, ledger.StageTalks, ledger.StageSigned, ledger.StageStarted, ledger.StagePaused, ledger.StageEnded})
	reached := rapid.Custom(func(t *rapid.T) ledger.Reached {
		return ledger.Reached{Stage: stage.Draw(t, "stage"), On: ledger.Date(rapid.Int32Range(1, 9).Draw(t, "day"))}
	})
	rapid.Check(t, func(t *rapid.T) {
		d := ledger.Deal{Stages: rapid.SliceOfN(reached, 0, 6).Draw(t, "stages")}
		for day := ledger.Date(0); day < 12; day++ {
			var got ledger.Stage
			for _, s := range stays(d) {
				if s.on <= day && (s.until == 0 || day < s.until) {
					got = s.stage
				}
			}
			if want := d.StageOn(day); got != want {
				t.Fatalf("day %d: %q, want %q", day, got, want)
			}
		}
	})
}
