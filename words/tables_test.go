package words

import (
	"strings"
	"testing"

	"guatu/ledger"
)

// A label names one field, and every printed name is a label of its field.
func TestLabelsNameOneField(t *testing.T) {
	fields := map[string]ledger.Field{}
	for field, labels := range FieldLabels {
		for _, label := range labels {
			if other, taken := fields[label]; taken {
				t.Errorf("%s names %s and %s", label, field, other)
			}
			fields[label] = field
		}
	}
	for field, name := range FieldNames {
		for _, word := range []string{name.Zh, name.En} {
			if got := fields[word]; got != field && field != ledger.FPlanned {
				t.Errorf("%s is printed for %s, but names %s", word, field, got)
			}
		}
	}
}

// Every place lies in one that is known, and has a name in both languages.
func TestPlacesLieInPlaces(t *testing.T) {
	known := map[string]bool{}
	for _, p := range Places {
		if p.Text.Zh == "" || p.Text.En == "" {
			t.Errorf("%+v has no name", p)
		}
		known[p.Text.Zh] = true
	}
	for _, p := range Places {
		for _, around := range append([]string{p.In}, p.Members...) {
			if around != "" && !known[around] {
				t.Errorf("%s: nobody knows %s", p.Text.Zh, around)
			}
		}
		if p.In == "" && p.Kind != Country && p.Kind != Region {
			t.Errorf("%s lies nowhere", p.Text.Zh)
		}
	}
}

// The sections of the standard run from A to T.
func TestSectors(t *testing.T) {
	var letters strings.Builder
	for _, s := range SectorWords {
		letters.WriteString(s.Value)
	}
	if letters.String() != "ABCDEFGHIJKLMNOPQRST" {
		t.Errorf("sections %s", letters.String())
	}
}

func TestSimplified(t *testing.T) {
	for traditional, want := range map[rune]rune{'產': '产', '業': '业', '訪': '访', '億': '亿', '萬': '万', '中': '中', 'a': 'a'} {
		if got := Simplified(traditional); got != want {
			t.Errorf("%c is %c, want %c", traditional, got, want)
		}
	}
}
