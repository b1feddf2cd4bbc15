package handlers

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"guatu/digest"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// setTarget sets what a district or the city is to reach in a year:
// /target 崂山区 2023 签约 60. Without a number it shows what is set.
func (t *turn) setTarget(ctx context.Context, arg string) error {
	set, ok := t.readTarget(arg)
	if !ok {
		return t.showTargets(ctx)
	}
	t.plan.Add(ledger.SaveSetting{Key: set.Key(), Value: strconv.FormatInt(set.Value, 10)})
	if set.Value == 0 {
		t.say(words.SayTargetEnded, t.targetName(set))
		return nil
	}
	t.say(words.SayTargetSet, t.targetName(set), t.targetValue(set))
	return nil
}

// readTarget reads a target's words in any order: a district's name (the city's
// where there is none), a year (this one), a measure and a number.
func (t *turn) readTarget(arg string) (x ledger.Target, ok bool) {
	x.Year, x.Value = t.today().Year(), -1
	for _, w := range strings.FieldsFunc(grammar.FoldText(arg), func(r rune) bool { return strings.ContainsRune(" ,:;=", r) }) {
		if !t.targetWord(&x, w) {
			return x, false
		}
	}
	return x, x.Measure != "" && x.Value >= 0
}

func (t *turn) targetWord(x *ledger.Target, w string) bool {
	if i := slices.IndexFunc(words.Targets, func(m words.TargetWords) bool { return slices.Contains(m.Aliases, w) }); i >= 0 {
		x.Measure = words.Targets[i].Measure
		return true
	}
	if of, _, known := t.scopeNamed(w); known && of.Unit == "" && of.Chain == "" {
		x.District = of.District
		return true
	}
	number := strings.TrimRight(w, "年个亿元家次")
	n, err := strconv.ParseInt(number, 10, 64)
	switch {
	case err != nil || n < 0:
		return false
	case n >= 2000 && n <= 2100 && (number == w || strings.HasSuffix(w, "年")) && x.Year == t.today().Year() && x.Value < 0 && !strings.HasSuffix(w, "个"):
		x.Year = int(n)
	default:
		x.Value = n
	}
	return true
}

// showTargets says what is set for this year, and how one is set.
func (t *turn) showTargets(ctx context.Context) error {
	list, err := t.Targets(ctx, t.today().Year())
	if err != nil {
		return err
	}
	lines := []string{t.text(words.SayTargetHow)}
	for _, x := range list {
		lines = append(lines, t.text(words.SayTargetIs, t.targetName(x), t.targetValue(x)))
	}
	t.send(strings.Join(lines, "\n"))
	return nil
}

func (t *turn) targetName(x ledger.Target) string {
	name := t.subjectName(ledger.Scope{District: x.District}, t.lang)
	return name + " " + strconv.Itoa(x.Year) + " " + words.TargetOf(x.Measure).Name.In(t.lang)
}

func (t *turn) targetValue(x ledger.Target) string {
	return digest.TargetValue(x.Measure, x.Value, t.lang)
}
