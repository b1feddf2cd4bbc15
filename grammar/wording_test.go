package grammar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guatu/ledger"
)

// Every reading of the wordings, put into words again in either language, is
// read as the same query: what a button offers is what a tap asks.
func TestWordingIsReadBack(t *testing.T) {
	files, _ := filepath.Glob("testdata/questions/*.txt")
	all := worlds(t)
	seen := map[string]bool{}
	for _, file := range files {
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
				day, _ := ledger.ParseDate(rest)
				c = all[city].context(day)
			case "=":
				if !seen[city+rest] {
					checkWording(t, rest, c)
				}
				seen[city+rest] = true
			}
		}
	}
}

func checkWording(t *testing.T, normal string, c AskContext) {
	t.Helper()
	q, err := ParseQuery(normal)
	if err != nil {
		t.Fatalf("%s: %v", normal, err)
	}
	q.Asked = c.Day
	q.Also = nil
	want := "= " + PrintQuery(timeless(q))
	for _, lang := range []ledger.Lang{ledger.Zh, ledger.En} {
		c.Lang = lang
		text := Wording(q, c)
		if got := outcome(Ask(text, c)); got != want {
			t.Errorf("%s\n  got  %s\n  want %s", text, got, want)
		}
	}
}
