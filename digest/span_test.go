package digest_test

import (
	"fmt"
	"strings"
	"testing"

	"guatu/digest"
	"guatu/ledger"
)

func period(t *testing.T, text string) ledger.Period {
	t.Helper()
	from, to, _ := strings.Cut(text, " – ")
	a, err := ledger.ParseDate(from)
	if err != nil {
		t.Fatal(err)
	}
	b, err := ledger.ParseDate(to)
	if err != nil {
		t.Fatal(err)
	}
	return ledger.Period{From: a, To: b}
}

func TestSpansAndWhatTheyCompareWith(t *testing.T) {
	for _, x := range []struct {
		period, before string
		span           digest.Span
	}{
		{"2023-03-20 – 2023-03-26", "2023-03-13 – 2023-03-19", digest.Week},
		{"2023-03-01 – 2023-03-31", "2023-02-01 – 2023-02-28", digest.Month},
		{"2024-03-01 – 2024-03-31", "2024-02-01 – 2024-02-29", digest.Month},
		{"2023-01-01 – 2023-03-31", "2022-10-01 – 2022-12-31", digest.Quarter},
		{"2023-07-01 – 2023-12-31", "2023-01-01 – 2023-06-30", digest.Half},
		{"2023-01-01 – 2023-06-30", "2022-07-01 – 2022-12-31", digest.Half},
		{"2023-01-01 – 2023-12-31", "2022-01-01 – 2022-12-31", digest.Year},
		{"2023-03-01 – 2023-03-15", "2023-02-14 – 2023-02-28", digest.Range},
		{"2023-03-21 – 2023-03-27", "2023-03-14 – 2023-03-20", digest.Range},
	} {
		p := period(t, x.period)
		if got := digest.SpanOf(p); got != x.span {
			t.Errorf("%s: span %d, want %d", x.period, got, x.span)
		}
		if b := digest.Before(p); fmt.Sprintf("%s – %s", b.From, b.To) != x.before {
			t.Errorf("%s: compared with %s – %s, want %s", x.period, b.From, b.To, x.before)
		}
	}
}

// Only what late reports do not explain is a correction.
func TestCorrectionsAreWhatIsNotLate(t *testing.T) {
	old := digest.Totals{Visits: 11, Signed: 4, Sum: ledger.Amount{Minor: 400, CNY: 400}}
	for _, x := range []struct {
		name string
		now  digest.Totals
		late map[digest.Measure]int64
		want string
	}{
		{"nothing changed", old, nil, "[]"},
		{"a late visit", digest.Totals{Visits: 12, Signed: 4, Sum: old.Sum}, map[digest.Measure]int64{digest.OfVisits: 1}, "[]"},
		{"a late visit and one withdrawn", digest.Totals{Visits: 11, Signed: 4, Sum: old.Sum}, map[digest.Measure]int64{digest.OfVisits: 1}, "[visits]"},
		{"a signing less", digest.Totals{Visits: 11, Signed: 3, Sum: ledger.Amount{Minor: 300, CNY: 300}}, nil, "[signed]"},
		{"another amount", digest.Totals{Visits: 11, Signed: 4, Sum: ledger.Amount{Minor: 500, CNY: 500}}, nil, "[signed]"},
		{"a late signing", digest.Totals{Visits: 11, Signed: 5, Sum: ledger.Amount{Minor: 500, CNY: 500}}, map[digest.Measure]int64{digest.OfSigned: 1}, "[]"},
		{"money arrived", digest.Totals{Visits: 11, Signed: 4, Sum: old.Sum, Home: ledger.Amount{Minor: 1, CNY: 1}}, nil, "[funds]"},
	} {
		if got := fmt.Sprint(digest.Differ(old, x.now, x.late)); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// A long digest is split between its sections, never inside a line.
func TestLongDigestsAreSplitAtSections(t *testing.T) {
	r := digest.Report{Of: "city", Name: "青岛市", Period: period(t, "2023-03-20 – 2023-03-26"), Span: digest.Week}
	for i := range 300 {
		r.Rows = append(r.Rows, digest.Row{Name: fmt.Sprintf("第%03d区", i), Visits: int64(i)})
	}
	parts := digest.Messages(r, ledger.Zh)
	if len(parts) < 2 {
		t.Fatalf("%d messages, want several", len(parts))
	}
	whole := strings.Join(parts, "\n")
	for i, p := range parts {
		if n := len([]rune(p)); n > 4096 {
			t.Errorf("message %d holds %d characters", i, n)
		}
	}
	for _, row := range r.Rows {
		if !strings.Contains(whole, row.Name+"　走访 "+fmt.Sprint(row.Visits)) {
			t.Errorf("the row of %s is cut", row.Name)
		}
	}
}

// A line of rows is as wide as a phone's.
func TestRowsFitAPhone(t *testing.T) {
	r := digest.Report{Period: period(t, "2023-03-20 – 2023-03-26"), Rows: []digest.Row{{"绿色低碳新材料产业链专班", 120, 12}, {"市南区", 0, 0}, {"西海岸新区商务局", 88, 10}}}
	for _, line := range strings.Split(digest.Messages(r, ledger.Zh)[0], "\n") {
		if !strings.Contains(line, "　签约 ") {
			continue
		}
		wide := 0
		for _, c := range line {
			if wide++; c > 0x2000 {
				wide++
			}
		}
		if wide > 36 {
			t.Errorf("%d columns: %s", wide, line)
		}
	}
}

func TestCopiedTextHasNoSlashes(t *testing.T) {
	if got, want := digest.Copied("/D7 <b>甲</b>（03-17 /V2，/V3）1/2"), "D7 甲（03-17 V2，V3）1/2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
