package grammar

import (
	"strings"
	"unicode"

	"guatu/words"
)

// FoldName is a name as it is compared: folded, without spaces, punctuation
// and brackets, and without the legal form of a company (spec 1.2). Two names
// are the same when their folded forms are. A name that is nothing but a legal
// form stays as it is.
func FoldName(name string) string {
	f := Fold(name)
	parts := latinWords(f.R)
	folded := dropLegal(parts)
	if folded == "" {
		return strings.Join(parts, "")
	}
	return folded
}

// latinWords cuts a folded name into its words, without punctuation. A run of
// Chinese characters is one word.
func latinWords(r []rune) []string {
	var parts []string
	start := -1
	flush := func(end int) {
		if start >= 0 {
			parts = append(parts, string(r[start:end]))
		}
		start = -1
	}
	for i, x := range r {
		switch {
		case !unicode.IsLetter(x) && !unicode.IsNumber(x):
			if x != '.' && x != '\'' || start < 0 {
				flush(i)
			}
		case start < 0:
			start = i
		}
	}
	flush(len(r))
	return parts
}

// dropLegal joins the words without the legal forms at their ends.
func dropLegal(parts []string) string {
	for i, p := range parts {
		parts[i] = strings.NewReplacer(".", "", "'", "").Replace(p)
	}
	for {
		cut := cutSuffix(parts)
		if cut == nil {
			break
		}
		parts = cut
	}
	name := strings.Join(parts, "")
	for _, p := range words.LegalPrefixes {
		if isHan([]rune(p)[0]) {
			name = strings.TrimPrefix(name, p)
		} else if len(parts) > 1 && parts[0] == p {
			name = strings.TrimPrefix(name, p)
		}
	}
	return name
}

// cutSuffix drops one legal form from the end, nil where there is none or
// nothing else would be left. Latin forms are whole words, Chinese ones the end
// of a word.
func cutSuffix(parts []string) []string {
	for _, s := range words.LegalSuffixes {
		if r := []rune(s[0]); isHan(r[0]) {
			last := parts[max(0, len(parts)-1):]
			if len(last) == 1 && strings.HasSuffix(last[0], s[0]) && (last[0] != s[0] || len(parts) > 1) {
				return append(append([]string{}, parts[:len(parts)-1]...), strings.TrimSuffix(last[0], s[0])+s[1])
			}
			continue
		}
		if n := trailing(parts, s[0]); n > 0 && n < len(parts) {
			return parts[:len(parts)-n]
		}
	}
	return nil
}

// trailing is how many words at the end make up the form, 0 if none do.
func trailing(parts []string, form string) int {
	for n := 1; n <= min(3, len(parts)); n++ {
		if strings.Join(parts[len(parts)-n:], "") == form {
			return n
		}
	}
	return 0
}
