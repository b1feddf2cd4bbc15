package grammar

import (
	"slices"
	"testing"
	"time"

	"guatu/ledger"
)

// TestSamplePeriods reads the periods of dates.jsonl inside a question.
func TestSamplePeriods(t *testing.T) {
	w := worlds(t)["jiangzhou"]
	for _, c := range lines[struct {
		Text, Role string
		At         time.Time
		Expect     struct {
			Range   []*string
			Also    [][]*string
			Invalid bool
		}
	}](t, "dates.jsonl") {
		if c.Role != "period" {
			continue
		}
		ctx := w.context(ledger.DateOf(c.At.In(shanghai)))
		for _, text := range []string{c.Text + "签约几个", "签约项目 " + c.Text + " 有几个", "how many deals signed " + c.Text} {
			got := outcome(Ask(text, ctx))
			if c.Expect.Invalid {
				if !slices.Contains([]string{"no no-such-day " + c.Text, "no future " + c.Text}, got) {
					t.Errorf("%s: %s", text, got)
				}
				continue
			}
			var want []string
			for _, r := range append(c.Expect.Also, c.Expect.Range) {
				p, _ := parsePeriod(textOf(r[0]) + ".." + textOf(r[1]))
				want = append(want, "= "+PrintQuery(ledger.Query{Measure: ledger.Deals, Clock: ledger.Moved, Stage: ledger.StageSigned, Period: p}))
			}
			if !slices.Contains(want, got) {
				t.Errorf("%s at %s\n  got  %s\n  want %s", text, ctx.Day, got, want)
			}
		}
	}
}

func textOf(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
