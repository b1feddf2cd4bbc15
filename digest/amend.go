package digest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// Amendments are what the digests before did not know: late reports (补报), and
// figures of the last one that have changed since (更正).
type Amendments struct {
	Late    []Late
	Old     Totals // of the last digest, as it was sent
	New     Totals // the same as it is counted now
	Fixed   []Measure
	Records List // those whose change altered a figure
}

// Measure is a figure of a digest that may be late or corrected.
type Measure string

// The measures, in the order of print.
const (
	OfVisits Measure = "visits"
	OfInward Measure = "inward"
	OfTalks  Measure = "talks"
	OfSigned Measure = "signed"
	OfFunds  Measure = "funds"
)

// Late is what of a measure is dated in an earlier week and was reported after
// that week's digest was composed.
type Late struct {
	Of    Measure
	N     int64
	Items []Item // the first few: Due is the day that it counts by
}

// Figures are what a digest said, to tell later what has changed.
type Figures struct {
	Period ledger.Period
	Totals Totals
}

// Figures are the figures of the report, as they are kept when it is sent.
func (r Report) Figures() string {
	b, _ := json.Marshal(Figures{Period: r.Period, Totals: r.Week}) // numbers and texts: it cannot fail
	return string(b)
}

// ParseFigures reads what [Report.Figures] wrote.
func ParseFigures(s string) (f Figures, err error) {
	if err := json.Unmarshal([]byte(s), &f); err != nil {
		return f, fmt.Errorf("read figures of a digest: %w", err)
	}
	return f, nil
}

// amended is the section of late reports and corrections.
func (w writer) amended() string {
	a := w.r.Amended
	var lines []string
	if len(a.Late) > 0 {
		var parts []string
		for _, l := range a.Late {
			parts = append(parts, w.late(l))
		}
		lines = append(lines, w.say(words.Digest.Late, strings.Join(parts, words.Digest.Semicolon.In(w.lang)))+words.Digest.Stop.In(w.lang))
	}
	for _, m := range a.Fixed {
		old, now := w.figure(m, a.Old), w.figure(m, a.New)
		lines = append(lines, w.say(words.Digest.Fixed, old, withoutName(now, old)))
	}
	for _, i := range a.Records.Items {
		lines = append(lines, "　/"+i.Ref.String()+" "+i.Text)
	}
	if rest := a.Records.N - int64(len(a.Records.Items)); rest > 0 && len(a.Records.Items) > 0 {
		lines = append(lines, "　"+w.say(words.Digest.Rest, rest))
	}
	if len(lines) == 0 {
		lines = []string{words.Digest.None.In(w.lang)}
	}
	return w.section(words.Digest.Amended, lines)
}

// late is a measure's number with the days and references of the first few.
func (w writer) late(l Late) string {
	s := w.say(words.DigestCounts[string(l.Of)], l.N)
	if len(l.Items) == 0 {
		return s
	}
	var each []string
	for _, i := range l.Items {
		each = append(each, strings.TrimSpace(w.day(i.Due)+" "+i.ref()))
	}
	if int64(len(l.Items)) < l.N {
		each = append(each, "…")
	}
	return s + w.say(words.Digest.Owner, strings.Join(each, words.Digest.Comma.In(w.lang)))
}

// ref is the reference to tap; "" of what is not named.
func (i Item) ref() string {
	if i.Ref == (ledger.Ref{}) {
		return ""
	}
	return "/" + i.Ref.String()
}

// figure is a measure's figures in print, as an overview says them.
func (w writer) figure(m Measure, t Totals) string {
	d := words.Digest
	switch m {
	case OfVisits:
		return w.say(d.Visits, t.Companies, t.Visits)
	case OfSigned:
		return w.say(words.DigestCounts["signed-sum"], t.Signed, w.sum(t.Sum))
	case OfFunds:
		return w.say(d.Funds, w.sum(t.Home), w.abroad(t.Abroad))
	case OfInward:
		return w.say(words.DigestCounts[string(m)], t.Inward)
	}
	return w.say(words.DigestCounts[string(m)], t.Talks)
}

// withoutName is a figure without the words that stand before its number, where
// another has the same.
func withoutName(figure, other string) string {
	if i := strings.IndexAny(other, "0123456789"); i > 0 && strings.HasPrefix(figure, other[:i]) {
		return figure[i:]
	}
	return figure
}

// Differ are the measures whose figures differ once so many late ones are put
// aside, in the order of print.
func Differ(old, now Totals, late map[Measure]int64) (out []Measure) {
	add := func(m Measure, differ bool) {
		if differ {
			out = append(out, m)
		}
	}
	add(OfVisits, old.Visits != now.Visits-late[OfVisits])
	add(OfInward, old.Inward != now.Inward-late[OfInward])
	add(OfTalks, old.Talks != now.Talks-late[OfTalks])
	add(OfSigned, old.Signed != now.Signed-late[OfSigned] || late[OfSigned] == 0 && !sameMoney(old.Sum, now.Sum))
	add(OfFunds, late[OfFunds] == 0 && (!sameMoney(old.Home, now.Home) || !sameMoney(old.Abroad, now.Abroad)))
	return out
}

func sameMoney(a, b ledger.Amount) bool { return a.Minor == b.Minor && a.CNY == b.CNY }

// withoutRows are the amendments without references.
func (a Amendments) withoutRows() Amendments {
	a.Records.Items = nil
	a.Late = slices.Clone(a.Late)
	for i := range a.Late {
		a.Late[i].Items = nil
	}
	return a
}
