package grammar

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var ruleLine = regexp.MustCompile(`^//\t(\s*[a-z-]+ = .*|\s+\| .*)$`)

// The rules of questions stand in docs/grammar.md as they stand in the code.
func TestRulesInDocs(t *testing.T) {
	raw, err := os.ReadFile("../docs/grammar.md")
	if err != nil {
		t.Fatal(err)
	}
	_, questions, ok := strings.Cut(string(raw), "# What is understood: questions")
	if !ok {
		t.Fatal("docs/grammar.md has no section on questions")
	}
	docs := fenced(questions)
	var code []string
	for _, pattern := range []string{"ask*.go", "period*.go", "query*.go"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				code = append(code, rules(t, file)...)
			}
		}
	}
	if len(code) < 20 {
		t.Fatalf("only %d rules found in the code", len(code))
	}
	for _, rule := range code {
		if !slices.Contains(docs, rule) {
			t.Errorf("not in docs/grammar.md: %s", rule)
		}
	}
	for _, rule := range docs {
		if !slices.Contains(code, rule) {
			t.Errorf("only in docs/grammar.md: %s", rule)
		}
	}
}

// rules are the rules beside the functions of a file.
func rules(t *testing.T, file string) []string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(raw)) {
		if m := ruleLine.FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
			out = append(out, strings.TrimSpace(m[1]))
		}
	}
	return out
}

// fenced are the lines of the fenced blocks of a text.
func fenced(text string) []string {
	var out []string
	inside := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			inside = !inside
		case inside && line != "":
			out = append(out, line)
		}
	}
	return out
}
