package grammar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guatu/ledger"
)

// TestQuestions reads the wordings of testdata/questions, as its README says.
func TestQuestions(t *testing.T) {
	files, err := filepath.Glob("testdata/questions/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files of questions: %v", err)
	}
	all := worlds(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			(&script{t: t, worlds: all}).run(string(raw))
		})
	}
}

// script runs one file of wordings.
type script struct {
	t      *testing.T
	worlds map[string]world
	city   string
	c      AskContext
	texts  []string
}

func (s *script) run(text string) {
	for line := range strings.Lines(text) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch word {
		case "city":
			s.city = rest
		case "day":
			day, err := ledger.ParseDate(rest)
			if err != nil {
				s.t.Fatal(err)
			}
			s.c = s.worlds[s.city].context(day)
		case "after":
			s.after(rest)
		case "?":
			s.texts = append(s.texts, rest)
		case "=", "ask", "no":
			s.check(word, rest)
			s.texts = nil
			s.c.Last = nil
		}
	}
}

// after makes a question the one that the next wordings continue.
func (s *script) after(text string) {
	s.c.Last = nil
	asked, miss := Ask(text, s.c)
	if miss != nil || asked.Choices != nil {
		s.t.Errorf("%s: %s", text, outcome(asked, miss))
		return
	}
	s.c.Last = &asked.Query
}

func (s *script) check(word, want string) {
	for _, text := range s.texts {
		asked, miss := Ask(text, s.c)
		got := outcome(asked, miss)
		if !strings.HasPrefix(got, word+" ") || got != word+" "+want && !(word == "no" && strings.HasPrefix(got, "no "+want)) {
			s.t.Errorf("%s\n  got  %s\n  want %s %s", text, got, word, want)
		}
	}
}

// outcome is what came of a question, as the files write it.
func outcome(asked Asked, miss *Misread) string {
	switch {
	case miss != nil:
		var words []string
		for _, w := range miss.Words {
			words = append(words, w.Text)
		}
		return strings.TrimSpace("no " + string(miss.Code) + " " + strings.Join(words, ","))
	case asked.Choices != nil:
		return "ask " + string(asked.Why)
	}
	return "= " + PrintQuery(timeless(asked.Query))
}

// timeless is a query without the asking day and the names of its windows.
func timeless(q ledger.Query) ledger.Query {
	q.Asked, q.Named, q.Versus = 0, "", ""
	if q.Whole != nil {
		whole := timeless(*q.Whole)
		q.Whole = &whole
	}
	also := q.Also
	q.Also = nil
	for _, x := range also {
		q.Also = append(q.Also, timeless(x))
	}
	return q
}
