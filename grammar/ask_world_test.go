package grammar

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"guatu/ledger"
)

// world is a city with the names that its ledger holds.
type world struct {
	City  ledger.City
	Asker ledger.Member
	Names []worldName
}

type worldName struct {
	Kind         string
	ID           int64
	Names, Parts []string
	From, To     string
	Figures      []string
}

func (n worldName) mention(from, to int, part bool) ledger.Mention {
	m := ledger.Mention{Kind: ledger.Kind(n.Kind[0]), ID: n.ID, Name: n.Names[0], From: from, To: to, Part: part, Figures: n.Figures}
	if n.From != "" {
		m.Period.From, _ = ledger.ParseDate(n.From)
		m.Period.To, _ = ledger.ParseDate(n.To)
	}
	return m
}

// worldNames finds names by looking for each of them.
type worldNames []worldName

func (w worldNames) Find(text string) []ledger.Mention {
	var found []ledger.Mention
	for _, n := range w {
		for k, list := range [][]string{n.Names, n.Parts} {
			for _, name := range list {
				name = Squeezed(name)
				for at := 0; name != ""; {
					i := strings.Index(text[at:], name)
					if i < 0 {
						break
					}
					from := len([]rune(text[:at+i]))
					found = append(found, n.mention(from, from+len([]rune(name)), k == 1))
					at += i + len(name)
				}
			}
		}
	}
	return found
}

func (w worldNames) NameOf(kind ledger.Kind, id int64) string {
	for _, n := range w {
		if n.Kind[0] == byte(kind) && n.ID == id {
			return n.Names[0]
		}
	}
	return ""
}

func worlds(t testing.TB) map[string]world {
	t.Helper()
	raw, err := os.ReadFile("testdata/questions/world.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]world
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func (w world) context(day ledger.Date) AskContext {
	return AskContext{Day: day, Town: NewTown(w.City), Asker: w.Asker, Lang: w.Asker.Lang, Names: worldNames(w.Names)}
}
