package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// faultRow is a row of the tables in docs/operations.md that say what happens when.
type faultRow struct {
	text, sees string
	tests      []string
}

var (
	namedTests = regexp.MustCompile(`<!-- (.*?) -->`)
	metricName = regexp.MustCompile(`guatu_[a-z_]+`)
)

func faultRows(t *testing.T) (rows []faultRow) {
	t.Helper()
	raw, err := os.ReadFile("docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(raw), "## What happens when\n")
	section, _, _ := strings.Cut(rest, "\n## ")
	for line := range strings.Lines(section) {
		cells := strings.Split(line, " | ")
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| what goes wrong") {
			continue
		}
		row := faultRow{text: line, sees: cells[len(cells)-1]}
		if m := namedTests.FindStringSubmatch(row.sees); m != nil {
			row.sees = strings.Replace(row.sees, m[0], "", 1)
			row.tests = strings.Split(m[1], "; ")
		}
		rows = append(rows, row)
	}
	return rows
}

// provokedElsewhere are tests of faults beside those of the files fault_*_test.go.
var provokedElsewhere = []string{
	"TestKilledInTheMiddleOfWork", "TestPowerCutUnderTheWholeProgram", "TestTermEndsItCleanly", "TestASecondOneOnTheFileIsNamed",
	"TestALateOutboxIsTold", "TestAFailedBackupIsTold", "TestADigestThatNobodyGotIsTold", "TestEveryFaultIsNamedAtOnce",
	"bot.TestWebhookAnswers", "bot.TestDayOldSendIsGivenUp", "handlers.TestPaceOfMembers", "handlers.TestGuessingCodes",
	"storage.TestCountsOfAnOlderLedger", "scheduler.TestClocksPutForwardAndBack", "scheduler.TestAClockThatGoesBackFiresNothingTwice",
}

// Every row of the table names the tests that provoke what it tells of, each of
// them is there, and every fault that is provoked has its row, which names what
// the operator sees.
func TestTheTableOfFaults(t *testing.T) {
	there := testNames(t)
	named := map[string]int{}
	for _, row := range faultRows(t) {
		if len(row.tests) == 0 {
			t.Errorf("no test is named: %s", row.text)
		}
		for _, name := range row.tests {
			named[name]++
			if _, ok := there[name]; !ok {
				t.Errorf("there is no test %s: %s", name, row.text)
			}
		}
		row.check(t)
	}
	for name, file := range there {
		of := strings.HasPrefix(file, "fault_") || slices.Contains(provokedElsewhere, name)
		if of && named[name] != 1 && !slices.Contains([]string{"TestFaults", "TestStartIsRefused", "TestTheTableOfFaults"}, name) {
			t.Errorf("%s stands in %d rows of docs/operations.md", name, named[name])
		}
	}
}

// check compares what a row says that the operator sees with what its ordeals check.
func (r faultRow) check(t *testing.T) {
	var log, ready bool
	var metrics []string
	known := 0
	for _, o := range ordeals {
		if !slices.Contains(r.tests, "TestFaults/"+o.name) {
			continue
		}
		known++
		log, ready = log || o.log != "", ready || o.ready != ""
		if o.metric != "" {
			metrics = append(metrics, o.metric)
		}
	}
	if known == 0 {
		return
	}
	slices.Sort(metrics)
	shown := metricName.FindAllString(r.sees, -1)
	slices.Sort(shown)
	if !slices.Equal(slices.Compact(metrics), shown) {
		t.Errorf("the tests look at the metrics %v: %s", metrics, r.text)
	}
	if log != strings.Contains(r.sees, "log") || ready != strings.Contains(r.sees, "/readyz") {
		t.Errorf("the tests look at the log: %v, at /readyz: %v: %s", log, ready, r.text)
	}
}

// testNames are the tests of all packages, with the file that each is in: those
// of this package by their name, others as package.Name, faults as TestFaults/name.
func testNames(t *testing.T) map[string]string {
	t.Helper()
	there := map[string]string{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range f.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && strings.HasPrefix(fn.Name.Name, "Test") {
				there[testName(filepath.ToSlash(name), fn.Name.Name)] = path.Base(name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range ordeals {
		there["TestFaults/"+o.name] = "fault_test.go"
	}
	for _, c := range refusedStarts {
		there["TestStartIsRefused/"+c.name] = "fault_start_test.go"
	}
	return there
}

func testName(file, fn string) string {
	if dir := path.Dir(file); dir != "." {
		return path.Base(dir) + "." + fn
	}
	return fn
}
