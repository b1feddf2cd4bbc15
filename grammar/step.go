package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// steps reads the next steps, once the day of the record is known: a visit's
// looks for the nearest day that is not before the visit (spec 1.4).
func (x *reader) steps() {
	for i, v := range x.report.Values {
		if v.Field == ledger.FNext && v.Doubt == ledger.NoDoubt {
			v.Steps, v.Doubt = ParseSteps(v.Text, x.Asked, x.stepBase())
			x.report.Values[i] = v
		}
	}
}

// stepBase is the day from which a next step looks for its own.
func (x *reader) stepBase() ledger.Date {
	if x.base.Known() {
		return x.base
	}
	if v, ok := x.report.Get(ledger.FDate); ok && v.Doubt == ledger.NoDoubt && x.report.Kind == ledger.KindVisit {
		return v.Date
	}
	return x.Asked
}

// ParseSteps reads next steps, one a line, a number or between semicolons.
//
//	steps = step { ( ";" | number | end of line ) step }
//	step  = due text | text due
//	due   = [ "于" | "by" … ] day [ "前" | "内" … ]
func ParseSteps(text string, asked, base ledger.Date) (steps []ledger.Step, doubt ledger.Doubt) {
	f := Fold(text)
	for _, span := range duePieces(f.R, stepSpans(f.R), Days{Asked: asked, Base: base, Role: RoleDue}) {
		step, why := parseStep(f, span[0], span[1], Days{Asked: asked, Base: base, Role: RoleDue})
		if why != ledger.NoDoubt {
			doubt = why
		}
		if step.Text != "" || step.Due.Known() {
			steps = append(steps, step)
		}
	}
	return steps, doubt
}

// stepSpans cuts next steps apart.
func stepSpans(r []rune) (spans [][2]int) {
	from := 0
	put := func(to int) {
		if _, rest, ok := enumAt(r, from, to); ok {
			from = rest
		}
		if a, b := trimSpan(r, from, to); a < b {
			spans = append(spans, [2]int{a, b})
		}
	}
	number := 0
	for i, c := range r {
		if c == ';' || c == '\n' {
			put(i)
			from, number = i+1, 0
		} else if n, ok := numberedAt(r, i, from); ok && (n == number+1) {
			if put(i); number > 0 {
				from = i
			}
			number = n
		}
	}
	put(len(r))
	return spans
}

// duePieces cuts steps at commas where each piece begins with a due day of its
// own (5月20日前寄资料，5月底回访).
func duePieces(r []rune, spans [][2]int, d Days) (pieces [][2]int) {
	for _, span := range spans {
		cut, from, all := [][2]int{}, span[0], true
		for i := span[0]; i <= span[1]; i++ {
			if i < span[1] && r[i] != ',' && r[i] != '、' {
				continue
			}
			a, b := trimSpan(r, from, i)
			due, ok := dueIn(r[:b], a, d)
			all = all && ok && (due.bound || !due.day.Weak) && due.from == a && due.to < b
			cut, from = append(cut, [2]int{a, b}), i+1
		}
		if !all {
			cut = [][2]int{span}
		}
		pieces = append(pieces, cut...)
	}
	return pieces
}

// numberedAt reads the number of a step at i: at the beginning of its line, or
// behind a space or a mark (1. 报方案 2. 回访).
func numberedAt(r []rune, i, from int) (n int, ok bool) {
	if i > skipSpaces(r, from) && !isSpace(r[i-1]) && r[i-1] != ',' && r[i-1] != '。' || isSpace(r[i]) {
		return 0, false
	}
	n, _, ok = enumAt(r, i, len(r))
	return n, ok
}

// dueSpan is a due day with the words around it that belong to it.
type dueSpan struct {
	from, to int
	day      DaySpan
	bound    bool // 前, by … stand with it
}

// parseStep reads one next step: its day, and the words without it.
func parseStep(f Folded, from, to int, d Days) (ledger.Step, ledger.Doubt) {
	whole := strings.TrimSpace(f.Original(from, to))
	best, ok := dueIn(f.R[:to], from, d)
	if !ok {
		return ledger.Step{Text: whole}, ledger.NoDoubt
	}
	step := ledger.Step{Text: whole, Due: best.day.Day}
	if best.bound || best.from == from || best.to == to {
		step.Text = joinAround(f, from, to, best)
	}
	return step, best.day.Doubt
}

// dueIn finds the due day in a step: one with 前 or by, else the first.
func dueIn(r []rune, from int, d Days) (best dueSpan, ok bool) {
	for i := from; i < len(r); {
		s, found := d.At(r, i)
		if !found {
			s, found = pointDue(r, i, d)
		}
		if !found {
			i = skipNumber(r, i)
			continue
		}
		due := dueAround(r, from, s)
		i = max(due.to, i+1)
		if s.Weak && !due.bound && due.from != from {
			continue
		}
		if !ok || due.bound && !best.bound {
			best, ok = due, true
		}
	}
	return best, ok
}

// pointDue reads a day in digits with a point where a word like 前 makes it a
// due day (10.25前).
func pointDue(r []rune, i int, d Days) (s DaySpan, ok bool) {
	end := i
	for end < len(r) && (isDigit(r[end]) || r[end] == '.') {
		end++
	}
	if _, _, due := dueAfter.at(r, end); !due || i > 0 && (isDigit(r[i-1]) || r[i-1] == '.') || end-i > len("12.31") || end-i < len("1.1") {
		return s, false
	}
	s, ok = d.whole(r[i:end])
	s.From, s.To = i, end
	return s, ok
}

// dueAround widens a day by the words, or the brackets, that make it a due day.
func dueAround(r []rune, from int, s DaySpan) dueSpan {
	due := dueSpan{from: s.From, to: s.To, day: s}
	weekday, end := dayTail(r, due.to)
	if due.to = end; weekday != 0 && s.Doubt == ledger.NoDoubt && weekday != s.Day.Weekday() {
		due.day.Day, due.day.Doubt = 0, ledger.DateUnread
	}
	if due.from > from && r[due.from-1] == '(' && (due.to == len(r) || r[due.to-1] == ')' || r[due.to] == ')') {
		due.from, due.bound = due.from-1, true
		return due
	}
	if _, end, ok := dueAfter.at(r, due.to); ok {
		due.to, due.bound = end, true
	}
	if start, ok := dueBefore(r, from, due.from); ok {
		due.from, due.bound = start, true
	}
	return due
}

// dueBefore is where a word like by begins that stands right before a day.
func dueBefore(r []rune, from, day int) (start int, ok bool) {
	for day > from && r[day-1] == ' ' {
		day--
	}
	for _, word := range dueWords {
		start = day - len(word)
		if start < from || !slices.Equal(r[start:day], word) || isLetter(word[0]) && start > from && isLetter(r[start-1]) {
			continue
		}
		return start, true
	}
	return day, false
}

var dueWords = foldedWords(words.DueBefore)

func foldedWords(list []string) [][]rune {
	var all [][]rune
	for _, w := range list {
		all = append(all, Fold(w).R)
	}
	return all
}

// joinAround is the step's text without its due day.
func joinAround(f Folded, from, to int, due dueSpan) string {
	head := strings.TrimSpace(f.Original(from, due.from))
	tail := strings.TrimSpace(f.Original(due.to, to))
	head = strings.TrimRight(head, " ,，:：(（、")
	tail = strings.TrimLeft(tail, " ,，:：)）、。")
	if head != "" && tail != "" && isWord(lastRune(head)) {
		return head + " " + tail
	}
	return head + tail
}

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}
