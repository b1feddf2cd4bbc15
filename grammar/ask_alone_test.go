package grammar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A complete question inherits nothing from the one before it (spec 3.1), and
// what must be asked about is asked about after any question.
func TestCompleteQuestionsInheritNothing(t *testing.T) {
	files, _ := filepath.Glob("testdata/questions/*.txt")
	for _, file := range files {
		if strings.Contains(file, "followups") {
			continue
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var c AskContext
		var city string
		for line := range strings.Lines(string(raw)) {
			word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			switch word {
			case "city":
				city = rest
			case "day":
				c = worlds(t)[city].context(dayOf(t, rest))
			case "?":
				aloneAndAfter(t, rest, c)
			}
		}
	}
}

func aloneAndAfter(t *testing.T, text string, c AskContext) {
	t.Helper()
	alone := outcome(Ask(text, c))
	if alone == "ask no-question" {
		return
	}
	for _, before := range []string{
		"deals standing=在谈 min=5000000000CNY chain=ship period=2023-01-01..2023-03-31 by=district",
		"companies dir=in tier=chain period=2022-01-01..2022-12-31 list",
	} {
		last, err := ParseQuery(before)
		if err != nil {
			t.Fatal(err)
		}
		c.Last = &last
		if after := outcome(Ask(text, c)); after != alone && !strings.HasPrefix(after, "ask ") {
			t.Errorf("%s\n  alone %s\n  after %s", text, alone, after)
		}
	}
}
