package grammar

import (
	"slices"
	"strings"
	"unicode"

	"guatu/words"
)

// FoldName is a name as it is compared: folded, without spaces, punctuation
// and brackets, and without the legal form of a company (spec 1.2). Two names
// are the same when their folded forms are. A name that is nothing but a legal
// form stays as it is.
func FoldName(name string) string {
	parts := latinWords(Fold(name).R)
	folded := dropLegal(parts)
	if folded == "" {
		return strings.Join(parts, "")
	}
	return folded
}

// namesNone tells whether words for a company name none: a number of them, or any
// (3家企业, 几个项目, 某公司, 一家外资企业, 客户), or an official (王区长, 陪王区长去深圳).
func namesNone(name string) bool {
	r := Fold(strings.TrimSpace(name)).R
	if _, end, with := escorts.at(r, 0); with && end < len(r) && slices.ContainsFunc(officialEnds, func(w []rune) bool { return indexRunes(r, w) > 0 }) {
		return true
	}
	if len(r) <= maxKind && slices.ContainsFunc(officialEnds, func(w []rune) bool { return hasSuffix(r, w) }) {
		return true
	}
	_, rest, some := someCounts.at(r, 0)
	if _, end, number := NumberAt(r, 0); number {
		rest, some = end, true
	}
	counted := some && rest < len(r) && strings.ContainsRune(words.CompanyCounts, r[rest])
	if counted {
		rest++
	}
	if rest = skipSpaces(r, rest); !some {
		rest = 0
	}
	if _, whole := anyCompany.whole(r[rest:]); whole || counted && rest == len(r) {
		return true
	}
	ends := slices.ContainsFunc(anyEnds, func(w []rune) bool { return hasSuffix(r, w) })
	return counted && ends && len(r)-rest <= maxKind
}

// maxKind bounds the runes of a kind of company behind a number of them.
const maxKind = 6

var (
	someCounts = setOf(words.SomeCounts)
	anyCompany = setOf(words.AnyCompany)
	anyEnds    = foldedWords(words.AnyCompany)

	officialEnds = foldedWords(words.Officials)
)

// Bracketed parts a name from another one in brackets behind it.
func Bracketed(name string) (outer, inner string, ok bool) {
	f := Fold(name)
	from, to := slices.Index(f.R, '('), slices.Index(f.R, ')')
	if from < 1 || to < from || strings.TrimSpace(string(f.R[to+1:])) != "" {
		return name, "", false
	}
	return f.Original(0, from), f.Original(from+1, to), true
}

// latinWords cuts a folded name into its words, without punctuation. A run of
// Chinese characters is one word; full stops and apostrophes part none.
func latinWords(r []rune) []string {
	text := make([]rune, 0, len(r))
	for _, x := range r {
		if x != '.' && x != '\'' {
			text = append(text, x)
		}
	}
	return strings.FieldsFunc(string(text), func(x rune) bool { return !isCharacter(x) && !unicode.IsLetter(x) && !unicode.IsNumber(x) })
}

// dropLegal joins the words without the legal forms at their ends.
func dropLegal(parts []string) string {
	for {
		cut := cutSuffix(parts)
		if cut == nil {
			break
		}
		parts = cut
	}
	if len(parts) > 1 && slices.Contains(words.LegalPrefixes, parts[0]) {
		parts = parts[1:]
	}
	name := strings.Join(parts, "")
	for _, p := range words.LegalPrefixes {
		if p[0] >= 0x80 {
			name = strings.TrimPrefix(name, p)
		}
	}
	return name
}

// cutSuffix drops one legal form from the end, nil where there is none or
// nothing else would be left. Latin forms are whole words, Chinese ones the end
// of a word.
func cutSuffix(parts []string) []string {
	n := len(parts)
	if n == 0 {
		return nil
	}
	for size := 1; size <= 3 && size < n; size++ {
		if latinForms[strings.Join(parts[n-size:], "")] {
			return parts[:n-size]
		}
	}
	last := parts[n-1]
	if last[len(last)-1] < 0x80 {
		return nil
	}
	for _, s := range hanForms {
		if strings.HasSuffix(last, s[0]) && (last != s[0] || n > 1) {
			if rest := strings.TrimSuffix(last, s[0]) + s[1]; rest != "" {
				return append(slices.Clone(parts[:n-1]), rest)
			}
			return parts[:n-1]
		}
	}
	return nil
}

var latinForms, hanForms = splitForms()

// splitForms parts the legal forms into Latin words and Chinese endings.
func splitForms() (latin map[string]bool, han [][2]string) {
	latin = make(map[string]bool)
	for _, s := range words.LegalSuffixes {
		if s[0][0] < 0x80 {
			latin[s[0]] = true
		} else {
			han = append(han, s)
		}
	}
	return latin, han
}
