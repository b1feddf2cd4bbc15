package handlers

import (
	"strings"
	"unicode/utf16"

	"guatu/chat"
)

// mostText is how long a message may be for Telegram, with some room: 4096
// UTF-16 units of what people see.
const mostText = 3900

// textSize is the length of markup as Telegram counts it.
func textSize(markup string) int { return len(utf16.Encode([]rune(chat.Plain(markup)))) }

// fit renders a card with its values as long as they may be: whole where that
// fits, else cut. What is cut stands in the record all the same.
func fit(render func(most int) string) string {
	text := render(0)
	for _, most := range []int{1500, 600, 200, 80} {
		if textSize(text) <= mostText {
			break
		}
		text = render(most)
	}
	return text
}

// clip cuts a text after so many characters; 0 leaves it whole.
func clip(s string, most int) string {
	r := []rune(s)
	if most == 0 || len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}

// chunks are lines as texts that each fit into a message.
func chunks(lines []string) []string {
	var texts []string
	text := ""
	for _, l := range lines {
		if text != "" && textSize(text)+textSize(l) >= mostText {
			texts = append(texts, text)
			text = ""
		}
		text = strings.TrimPrefix(text+"\n"+l, "\n")
	}
	return append(texts, text)
}
