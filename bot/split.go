package bot

import (
	"strings"
	"unicode/utf8"

	"guatu/chat"
)

// What Telegram takes, in code points after the tags are gone
// (core.telegram.org/bots/api; tdlib MessageContent.cpp).
const (
	mostText    = 4096
	mostCaption = 1024
	mostNotice  = 200 // of an answer to a press
)

// parts divides markup into what can be sent one after the other: the first of
// at most first code points, the others of most. It parts at line ends outside
// of tags; where there are none, the words go without their tags.
func parts(markup string, first, most int) []string {
	var out []string
	for limit := first; ; limit = most {
		if len(markup) <= limit || length(markup) <= limit {
			return append(out, markup)
		}
		head, rest := cutAtLine(markup, limit)
		if head == "" {
			head, rest = cutPlain(markup, limit)
		}
		out = append(out, head)
		if blank(rest) {
			return out
		}
		markup = rest
	}
}

// cutPlain parts the words of markup at the limit.
func cutPlain(markup string, limit int) (head, rest string) {
	words := []rune(strings.TrimSpace(chat.Plain(markup)))
	limit = min(limit, len(words))
	return chat.Escape(string(words[:limit])), chat.Escape(string(words[limit:]))
}

func blank(markup string) bool { return strings.TrimSpace(chat.Plain(markup)) == "" }

// cutAtLine parts markup at its last line end outside of tags before the
// limit; without one the head is empty.
func cutAtLine(markup string, limit int) (head, rest string) {
	open, at := 0, 0
	for i := 0; i < len(markup); {
		j := strings.IndexByte(markup[i:], '\n')
		if j < 0 {
			break
		}
		line := markup[i : i+j]
		open += strings.Count(line, "<") - 2*strings.Count(line, "</")
		if length(markup[:i+j]) > limit {
			break
		}
		if open == 0 && !blank(markup[:i+j]) {
			at = i + j
		}
		i += j + 1
	}
	return markup[:at], strings.TrimLeft(markup[at:], "\n")
}

// length is the length that Telegram counts.
func length(markup string) int { return utf8.RuneCountInString(chat.Plain(markup)) }

// clip cuts a plain text.
func clip(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
