package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"guatu/internal/demo"
	"guatu/internal/simulator"
	"guatu/ledger"
	"guatu/words"
)

// question is a line of questions.jsonl.
type question struct {
	I      int       `json:"i"`
	Q      string    `json:"q"`
	At     time.Time `json:"at"`
	From   int64     `json:"from"`
	Class  string    `json:"class"`
	Expect struct {
		Numbers []float64          `json:"numbers"`
		Also    [][]float64        `json:"also"`
		Unit    string             `json:"unit"`
		Groups  map[string]float64 `json:"groups"`
		Top     [][2]any           `json:"top"`
		Winner  []string           `json:"winner"`
		Windows [][2]string        `json:"windows"`
		Rows    []string           `json:"rows"`
		Refs    []string           `json:"refs"`
		LeftOut int                `json:"left_out"`
		Refuse  bool               `json:"refuse"`
		Ask     bool               `json:"ask"`
		Hidden  bool               `json:"rows_hidden"`
	} `json:"expect"`
}

func loadQuestions(t *testing.T) (list []question) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "qingdao-2023q1", "questions.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		list = append(list, q)
	}
	slices.SortStableFunc(list, func(a, b question) int { return a.At.Compare(b.At) })
	return list
}

// ask asks one question and judges the answer.
func (w *world) ask(t *testing.T, q question) {
	t.Helper()
	h, err := w.play.Say(within(t, time.Minute), demo.Message{N: -1, At: q.At, From: q.From, Text: q.Q})
	if err != nil {
		t.Fatalf("question %d %q: %v", q.I, q.Q, err)
	}
	if why := wrongAnswer(q, h, w.play); why != "" {
		t.Errorf("question %d (%s): %s\n> %s\n< %s", q.I, q.Class, why, q.Q, oneLine(h.Said()))
	}
}

// wrongAnswer says how an answer is not what it should be.
func wrongAnswer(q question, h demo.Heard, p *demo.Player) string {
	e, lines := q.Expect, strings.Split(h.Said(), "\n")
	got := numbersIn(lines[0])
	switch {
	case e.Refuse && len(got) > 0, e.Ask && len(got) > 0:
		return fmt.Sprintf("line 1 has numbers %v", got)
	case e.Refuse:
		return ""
	case e.Ask:
		return needButtons(h)
	}
	if !slices.ContainsFunc(append(e.Also, e.Numbers), func(want []float64) bool { return sameNumbers(got, want, lines[0]) }) {
		return fmt.Sprintf("line 1 has %v, want %v", got, e.Numbers)
	}
	for _, check := range []string{
		wrongGroups(e.Groups, lines[1:]), wrongTop(e.Top, lines[1:]), wrongWords(e.Winner, lines[1:]),
		wrongWindows(e.Windows, lines[1:]), wrongLeftOut(e.LeftOut, lines[1:]), wrongRows(q, h, p),
	} {
		if check != "" {
			return check
		}
	}
	return ""
}

func needButtons(h demo.Heard) string {
	n := 0
	for _, a := range h.Answers {
		if a.Markup != nil {
			for _, row := range a.Markup.Inline {
				n += len(row)
			}
		}
	}
	if n < 2 {
		return fmt.Sprintf("%d buttons, want two readings", n)
	}
	return ""
}

var (
	refForm    = regexp.MustCompile(`/?\b[VDTE][0-9]+\b`)
	numberForm = regexp.MustCompile(`[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?`)
)

func refsIn(s string) (refs []string) {
	for _, r := range refForm.FindAllString(s, -1) {
		refs = append(refs, strings.TrimPrefix(r, "/"))
	}
	return refs
}

// numbersIn are the figures of a line, references left out.
func numbersIn(line string) (out []float64) {
	for _, s := range numberForm.FindAllString(refForm.ReplaceAllString(line, ""), -1) {
		f, _ := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
		out = append(out, f)
	}
	return out
}

// sameNumbers compares figures; in English money is in bn, the expectations in 亿.
func sameNumbers(got, want []float64, line string) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		scale := 1.0
		if strings.Contains(line, " bn") {
			scale = 10
		}
		if math.Abs(got[i]-want[i]) > 1e-9 && math.Abs(got[i]*scale-want[i]) > 0.00501 {
			return false
		}
	}
	return true
}

func wrongGroups(groups map[string]float64, lines []string) string {
	for name, want := range groups {
		if !hasRow(lines, name, want) {
			return fmt.Sprintf("no line says %s %v", name, want)
		}
	}
	return ""
}

func wrongTop(top [][2]any, lines []string) string {
	at := -1
	for _, x := range top {
		name, want := x[0].(string), x[1].(float64)
		i := slices.IndexFunc(lines, func(l string) bool { return hasRow([]string{l}, name, want) })
		if i <= at {
			return fmt.Sprintf("%s %v does not follow in the ranking", name, want)
		}
		at = i
	}
	return ""
}

var listMark = regexp.MustCompile(`^[\s　·•-]*(?:[0-9]{1,3}[.、] ?)?`)

// hasRow tells whether a line begins with the name, perhaps after a number of
// the list, and then says the figure.
func hasRow(lines []string, name string, want float64) bool {
	return slices.ContainsFunc(lines, func(l string) bool {
		rest, ok := strings.CutPrefix(listMark.ReplaceAllString(l, ""), name)
		if !ok { // a week or month begins with digits itself
			rest, ok = strings.CutPrefix(strings.TrimSpace(l), name)
		}
		n := numbersIn(rest)
		return ok && len(n) > 0 && sameNumbers(n[:1], []float64{want}, rest)
	})
}

func wrongWords(words []string, lines []string) string {
	for _, w := range words {
		if !strings.Contains(lines[0], w) {
			return "line 2 does not name " + w
		}
	}
	return ""
}

func wrongWindows(windows [][2]string, lines []string) string {
	all := strings.Join(lines, "\n")
	for _, w := range windows {
		if !strings.Contains(all, w[0]) || !strings.Contains(all, w[1]) {
			return fmt.Sprintf("the window %v is not printed", w)
		}
	}
	return ""
}

func wrongLeftOut(n int, lines []string) string {
	if n == 0 {
		return ""
	}
	for _, l := range lines {
		if (strings.Contains(l, "未填金额") || strings.Contains(l, "without an amount")) && slices.Contains(numbersIn(l), float64(n)) {
			return ""
		}
	}
	return fmt.Sprintf("it is not said that %d are without an amount", n)
}

// furtherPages turns the list's pages and gives what they say.
func furtherPages(sim *simulator.Server, person int64, h demo.Heard) (all string) {
	m := h.Answers[len(h.Answers)-1]
	for range 100 {
		next := ""
		for _, lang := range []ledger.Lang{ledger.Zh, ledger.En} {
			if _, has := m.Button(words.ButtonPageNext.In(lang)); has {
				next = words.ButtonPageNext.In(lang)
			}
		}
		if next == "" {
			return all
		}
		_, seen := sim.Events(0)
		sim.User(person, "", "").Tap(m.ID, next)
		before := m.Body()
		for m.Body() == before {
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			if sim.Wait(ctx, seen) != nil {
				cancel()
				return all + "\n(no next page)"
			}
			cancel()
			_, seen = sim.Events(seen)
			m, _ = sim.Message(person, m.ID)
		}
		all += "\n" + m.Body()
	}
	return all
}

// wrongRows follows the list over its pages.
func wrongRows(q question, h demo.Heard, p *demo.Player) string {
	e := q.Expect
	said := h.Said()
	if e.Hidden {
		if len(refsIn(said)) > 0 {
			return "rows are shown over scope"
		}
		return ""
	}
	if len(e.Refs) == 0 {
		return ""
	}
	all := said + "\n" + furtherPages(p.Sim, q.From, h)
	var want []string
	for _, key := range e.Refs {
		want = append(want, p.Ref(key))
	}
	got := refsIn(all)
	slices.Sort(got)
	got = slices.Compact(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		return fmt.Sprintf("rows %v, want %v", got, want)
	}
	for _, name := range e.Rows {
		if !strings.Contains(all, name) {
			return "no row names " + name
		}
	}
	return ""
}
