package simulator

import (
	"regexp"
	"slices"
	"strings"
)

// finders mark what Telegram marks by itself, in order of precedence. The rules are those of everyday texts, not all of tdlib's.
var finders = []struct {
	kind    string
	pattern *regexp.Regexp // its last group is the entity
}{
	{"email", regexp.MustCompile(`(?i)([a-z0-9_.+\-]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+)`)},
	{"url", regexp.MustCompile(`(?i)\b((?:https?|tg)://[^\s<>"（）【】《》，。；：！？]+|t\.me/[\w/?=+\-&%]+|(?:www\.)?[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+)*\.(?:com|cn|org|net|gov|edu|io|me|vn)\b(?:/[^\s<>"（），。；：！？]*)?)`)},
	{"mention", regexp.MustCompile(`(?:^|[^\w@/])(@[A-Za-z]\w{3,31})\b`)},
	{"bot_command", regexp.MustCompile(`(?:^|[^\w/@<>])(/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)\b`)},
	{"hashtag", regexp.MustCompile(`(?:^|[^\pL\pN_])(#[\pL\pN_]*\pL[\pL\pN_]*)`)},
}

// withFound adds the entities that Telegram finds in a text, where nothing that was given lies.
func withFound(text string, given []Entity) []Entity {
	all := slices.Clone(given)
	for _, f := range finders {
		for _, at := range f.pattern.FindAllStringSubmatchIndex(text, -1) {
			e := entityAt(f.kind, text, at[2], at[3])
			if !slices.ContainsFunc(all, e.clashes) {
				all = append(all, e)
			}
		}
	}
	sortEntities(all)
	return all
}

func entityAt(kind, text string, begin, end int) Entity {
	end = begin + len(strings.TrimRight(text[begin:end], ".,:;!?"))
	return Entity{Type: kind, Offset: utf16Len(text[:begin]), Length: utf16Len(text[begin:end])}
}

// clashes tells whether an entity leaves no room for this found one: bold and its like may surround it, nothing else.
func (e Entity) clashes(other Entity) bool {
	if other.end() <= e.Offset || e.end() <= other.Offset {
		return false
	}
	switch other.Type {
	case "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote":
		inside := other.Offset <= e.Offset && e.end() <= other.end()
		return !inside
	}
	return true
}
