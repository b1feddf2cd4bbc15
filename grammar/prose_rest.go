package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
)

// rest keeps as the outcome the clauses that tell more than who met whom when;
// a clause that begins like 下一步 is a next step.
func (p *prose) rest() {
	p.take(p.at, p.after)
	var kept []string
	for start := 0; start < len(p.f.R); {
		end := start
		for end < len(p.f.R) && !endsClause(p.f.R, end) {
			end++
		}
		text := strings.TrimSpace(p.f.Original(start, end))
		if IsThanks(FoldName(text)) {
			start = end + 1
			continue
		}
		if f, stop, ok := labels.at(p.f.R, skipSpaces(p.f.R, start)); ok && f == ledger.FNext && stop < end {
			step := trimEdges(p.f.Original(stop, end), nameEdges+":")
			if steps, _ := ParseSteps(step, p.Asked, p.Asked); len(steps) == 1 && steps[0].Text == "" {
				step = text // follow up by 1 Nov
			}
			p.add(ledger.Value{Field: ledger.FNext, Text: step}, "")
		} else if text != "" && p.saysMore(start, end) {
			kept = append(kept, text)
		}
		start = end + 1
	}
	if len(kept) > 0 {
		p.add(ledger.Value{Field: ledger.FOutcome, Text: strings.Join(kept, "，")}, "")
	}
}

// saysMore tells whether a clause says more than what was read from it.
func (p *prose) saysMore(from, to int) bool {
	touched := slices.ContainsFunc(p.taken, func(s [2]int) bool { return s[0] < to && s[1] > from })
	for i := from; i < to; {
		said := isWord(p.f.R[i]) || isHan(p.f.R[i])
		if !touched && said {
			return true
		}
		next := i
		for _, s := range p.taken {
			if s[0] <= i && i < s[1] {
				next = max(next, s[1])
			}
		}
		if next == i {
			next = p.skipFiller(i)
		}
		if next == i && said {
			return true
		}
		i = max(next, i+1)
	}
	return false
}

// skipFiller skips a word that says nothing by itself: of going, the place that was read, an hour.
func (p *prose) skipFiller(i int) int {
	end := i
	for _, x := range []*lexicon[bool]{sayingNo, nextActs, nameSkips, going, partners, leads, ledBy, doneWords, dayTails, joins} {
		if _, stop, ok := x.at(p.f.R, i); ok {
			end = max(end, stop)
		}
	}
	place, _ := p.report.Get(ledger.FPlace)
	if x, stop, ok := askPlaces.at(p.f.R, i); ok && x.Text.Zh == place.Key {
		end = max(end, stop)
	}
	return max(end, hourAt(p.f.R, i))
}
