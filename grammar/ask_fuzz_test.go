package grammar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"guatu/ledger"
)

// wordings are all wordings of testdata/questions.
func wordings(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob("testdata/questions/*.txt")
	var all []string
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(raw)) {
			if text, ok := strings.CutPrefix(line, "? "); ok {
				all = append(all, strings.TrimSpace(text))
			}
		}
	}
	return all
}

// Nothing that is typed makes the grammar panic, and what it says can be used:
// places lie in the text, choices are two or more, what is offered is read as
// what it stands for.
func FuzzAsk(f *testing.F) {
	for _, text := range wordings(f) {
		f.Add(text)
	}
	w := worlds(f)["jiangzhou"]
	day, _ := ledger.ParseDate("2024-05-16")
	c := w.context(day)
	last, _ := ParseQuery("deals moved=签约 min=5000000000CNY period=2024-04-01..2024-06-30 asked=2024-05-16")
	f.Fuzz(func(t *testing.T, text string) {
		for _, prior := range []*ledger.Query{nil, &last} {
			c.Last = prior
			asked, miss := Ask(text, c)
			checkAsked(t, text, asked, miss)
			_ = IsQuestion(text)
		}
	})
}

func checkAsked(t *testing.T, text string, asked Asked, miss *Misread) {
	t.Helper()
	switch {
	case miss != nil:
		for _, w := range miss.Words {
			if w.From < 0 || w.To > len(text) || w.From > w.To || text[w.From:w.To] != w.Text || utf8.ValidString(text) && !utf8.ValidString(w.Text) {
				t.Fatalf("%q: %+v does not lie in it", text, w)
			}
		}
	case asked.Choices != nil:
		if len(asked.Choices) < 2 || asked.Why == "" {
			t.Fatalf("%q: asks with %d choices", text, len(asked.Choices))
		}
	default:
		if _, err := ParseQuery(PrintQuery(asked.Query)); err != nil || asked.Query.Measure == "" {
			t.Fatalf("%q: %s (%v)", text, PrintQuery(asked.Query), err)
		}
	}
}

func BenchmarkAsk(b *testing.B) {
	w := sampleWorld(b)
	day, _ := ledger.ParseDate("2023-04-06")
	c := w.context(day)
	c.Names = worldNames(w.Names[:6]) // finding names is the ledger's part
	for _, text := range []string{"本季度50亿元以上项目有多少个", "崂山、城阳和即墨一季度签约5亿元以上项目共几个", "how many deals of CNY 5 billion or more did we sign this quarter?"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				if _, miss := Ask(text, c); miss != nil {
					b.Fatal(miss.Code)
				}
			}
		})
	}
}
