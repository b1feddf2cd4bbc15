package handlers

import (
	"context"
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// help says what can be sent, and the commands from the route table.
func (t *turn) help(context.Context, string) error {
	lines := []string{t.text(words.SayHelpHead), t.examples(), t.text(words.SayHelpMore), "", t.text(words.SayCommands)}
	for _, r := range routes() {
		if r.about.Zh == "" || !r.allows(t.who) {
			continue
		}
		line := "/" + r.names[0] + " " + t.text(r.about)
		if e := r.example.In(t.lang); e != "" {
			line += words.Colon.In(t.lang) + chat.Escape(e)
		}
		lines = append(lines, line)
	}
	t.send(strings.Join(lines, "\n"))
	return nil
}

func (t *turn) examples() string { return examples(t.lang) }

// examples are a report, a deal, a correction and a question, as they can be sent.
func examples(lang ledger.Lang) string {
	lines := []string{text(lang, words.SayTryThese)}
	for _, e := range []words.Text{words.ExampleVisit, words.ExampleDeal, words.ExampleFix, words.ExampleAsk} {
		lines = append(lines, chat.Escape(e.In(lang)))
	}
	return strings.Join(lines, "\n")
}
