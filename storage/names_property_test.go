package storage

import (
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// What the index finds, and its order, is what going through all names finds.
func TestNamesAreFoundAsByGoingThroughAll(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		x, all := directories(rt)
		for range 4 {
			said := asked(rt, all)
			most := rapid.IntRange(1, 9).Draw(rt, "most")
			if d := gocmp.Diff(all.best(most, said, likeness), x.like(said, most)); d != "" {
				rt.Errorf("like %q: %s", said, d)
			}
			if d := gocmp.Diff(all.best(most, said, nearness), x.near(said, most)); d != "" {
				rt.Errorf("near %q: %s", said, d)
			}
		}
	})
}

// someRunes are few, so that names share them; some have two readings, some one
// reading with others.
var someRunes = []rune("京东方重中山单善达大安科实试是司abejosz3 ")

func foldTest(s string) string { return strings.ReplaceAll(strings.ToLower(s), " ", "") }

// saidName is one name of a company, as it was written.
type saidName struct {
	company int64
	said    string
}

type nameList []saidName

// directories are an index and all that it should hold: some companies got
// other names after their first.
func directories(t *rapid.T) (*nameIndex, nameList) {
	x := newNameIndex(foldTest)
	var all nameList
	name := rapid.StringOfN(rapid.SampledFrom(someRunes), 1, 7, -1)
	for range rapid.IntRange(0, 60).Draw(t, "names") {
		n := saidName{rapid.Int64Range(1, 30).Draw(t, "company"), name.Draw(t, "name")}
		if foldTest(n.said) == "" {
			continue
		}
		if rapid.IntRange(0, 9).Draw(t, "renamed") == 0 {
			x.remove(n.company)
			all = slices.DeleteFunc(all, func(o saidName) bool { return o.company == n.company })
		}
		if !slices.ContainsFunc(all, func(o saidName) bool {
			return o.company == n.company && foldTest(o.said) == foldTest(n.said)
		}) {
			x.add(n.company, n.said, foldTest(n.said))
			all = append(all, n)
		}
	}
	return x, all
}

// asked is a text to look for: a name or a part of it, how that is spelled, or any.
func asked(t *rapid.T, all nameList) string {
	text := rapid.StringOfN(rapid.SampledFrom(someRunes), 0, 7, -1).Draw(t, "text")
	if len(all) == 0 || rapid.IntRange(0, 4).Draw(t, "any") == 0 {
		return text
	}
	r := []rune(rapid.SampledFrom(all).Draw(t, "of").said)
	from := rapid.IntRange(0, len(r)-1).Draw(t, "from")
	to := rapid.IntRange(from+1, len(r)).Draw(t, "to")
	letters := rapid.IntRange(1, 6).Draw(t, "letters") // of each syllable
	switch rapid.IntRange(0, 3).Draw(t, "how") {
	case 0: // one character more or less, or another one
		new := rapid.StringOfN(rapid.SampledFrom(someRunes), 0, 1, -1).Draw(t, "new")
		gone := rapid.IntRange(0, 1).Draw(t, "gone")
		return string(r[:from]) + new + string(r[from+gone:])
	case 1:
		return string(r[from:to])
	}
	var b strings.Builder
	for _, c := range foldTest(string(r[from:to])) {
		s := string(rapid.SampledFrom(readingsOf(c)).Draw(t, "reading"))
		b.WriteString(s[:min(len(s), letters)])
	}
	return b.String()
}

// best goes through all names; distance is how far one is from a text, below 0
// where it is not found at all.
func (all nameList) best(most int, said string, distance func(all nameList, said, name string) int) (ids []int64) {
	var hits []hit
	for _, n := range all {
		if d := distance(all, said, n.said); d >= 0 {
			hits = append(hits, hit{n.company, d, len([]rune(foldTest(n.said)))})
		}
	}
	slices.SortFunc(hits, hit.compare)
	for _, h := range hits {
		if !slices.Contains(ids, h.company) && len(ids) < most {
			ids = append(ids, h.company)
		}
	}
	return ids
}

// nearest is the least of distances that are not below 0; below 0 where all are.
func nearest(ds ...int) int {
	ds = slices.DeleteFunc(ds, func(d int) bool { return d < 0 })
	if len(ds) == 0 {
		return -1
	}
	return slices.Min(ds)
}

func likeness(_ nameList, said, name string) int {
	part, text := foldTest(said), foldTest(name)
	ds := []int{-1}
	for i := range text {
		within := min(i, 1)
		rest := []rune(text[i:])
		switch {
		case part == "":
		case text == part:
			ds = append(ds, isIt)
		case strings.HasPrefix(text[i:], part):
			ds = append(ds, beginsWith+within)
		}
		if len(part) < 2 || !spelling(part) {
			continue
		}
		if slices.ContainsFunc(allSpellings(rest), func(s string) bool { return s == part }) {
			ds = append(ds, spelled+within)
		}
		if len(rest) >= len(part) && allInitials(part, rest) {
			ds = append(ds, initialled+within)
		}
	}
	return nearest(ds...)
}

// allSpellings are the ways to spell a text and each beginning of it.
func allSpellings(text []rune) (out []string) {
	ways := []string{""}
	for _, r := range text {
		var next []string
		for _, w := range ways {
			for _, s := range readingsOf(r) {
				next = append(next, w+string(s))
			}
		}
		ways = next
		out = append(out, ways...)
	}
	return out
}

func allInitials(part string, text []rune) bool {
	for i := range len(part) {
		if !slices.ContainsFunc(readingsOf(text[i]), func(s syllable) bool { return s[0] == part[i] }) {
			return false
		}
	}
	return true
}

func nearness(all nameList, said, name string) int {
	q, n := []rune(foldTest(said)), []rune(foldTest(name))
	if len(q) < nameLeast || slices.ContainsFunc(all, func(o saidName) bool { return foldTest(o.said) == string(q) }) {
		return -1
	}
	ds := []int{-1}
	if len(n) >= nameLeast && holdsAtWords(q, n, edgesOf(said, q, foldTest)) {
		ds = append(ds, len(q)-len(n))
	}
	if len(n) > len(q) && holdsAtWords(n, q, edgesOf(name, n, foldTest)) {
		ds = append(ds, len(n)-len(q))
	}
	if len(n) == len(q) && alikeAll(n, q) {
		ds = append(ds, 0)
	}
	if hasHan(q) && spellsWhole(string(n), q) || !hasHan(q) && spelling(string(q)) && spellsWhole(string(q), n) {
		ds = append(ds, 0)
	}
	if max(len(n), len(q)) >= typoLeast && edits(n, q) == 1 {
		ds = append(ds, 1)
	}
	return nearest(ds...)
}

func holdsAtWords(text, part []rune, e edges) bool {
	for i := 0; i+len(part) <= len(text); i++ {
		if slices.Equal(text[i:i+len(part)], part) && cuts(text, e, i) && cuts(text, e, i+len(part)) {
			return true
		}
	}
	return false
}

func alikeAll(a, b []rune) bool {
	for i := range a {
		if !slices.ContainsFunc(readingsOf(a[i]), func(s syllable) bool { return slices.Contains(readingsOf(b[i]), s) }) {
			return false
		}
	}
	return true
}

func spellsWhole(letters string, text []rune) bool {
	if len(text) == 0 {
		return letters == ""
	}
	return slices.ContainsFunc(readingsOf(text[0]), func(s syllable) bool {
		rest, ok := strings.CutPrefix(letters, string(s))
		return ok && spellsWhole(rest, text[1:])
	})
}

// edits is how many characters must be changed, added or taken away to make one
// text of another.
func edits(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return max(len(a), len(b))
	}
	if a[0] == b[0] {
		return edits(a[1:], b[1:])
	}
	return 1 + min(edits(a[1:], b), edits(a, b[1:]), edits(a[1:], b[1:]))
}
