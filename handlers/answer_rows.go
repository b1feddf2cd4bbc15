package handlers

import (
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// rowLines are the rows of this page, one a line. A list of companies has one
// line a company: the name, then its records' references.
func (s sheet) rowLines() []string {
	lines := s.recordLines(s.rows)
	if countsCompanies(s.answer.Query.Measure) {
		lines = s.companyLines()
	}
	return append(lines, s.pageLine()...)
}

// countsCompanies tells whether a measure counts companies, so that rows go by
// company.
func countsCompanies(m ledger.Measure) bool {
	return m == ledger.Companies || m == ledger.Investors || m == ledger.Converted || m == ledger.Conversion
}

// countsSteps tells whether a measure counts next steps.
func countsSteps(m ledger.Measure) bool { return m == ledger.Overdue || m == ledger.Open }

func (s sheet) companyLines() []string {
	var out []string
	var name string
	var refs []string
	flush := func() {
		if len(refs) > 0 {
			out = append(out, chat.Escape(name)+" "+s.references(refs))
		}
		refs = nil
	}
	for _, r := range s.rows {
		if len(r.Names) == 0 || r.Names[0] != name || r.Ref == (ledger.Ref{}) {
			flush()
		}
		if r.Ref == (ledger.Ref{}) {
			out = append(out, chat.Escape(s.record(r)))
			continue
		}
		name = r.Names[0]
		refs = append(refs, "/"+r.Ref.String())
	}
	flush()
	return out
}

// refsLine is how many references stand on a company's line, so that a page of
// companies stays below Telegram's limit.
const refsLine = 25

func (s sheet) references(refs []string) string {
	text := strings.Join(refs[:min(refsLine, len(refs))], " ")
	if more := len(refs) - refsLine; more > 0 {
		text += " " + s.say(words.Answers.More, more)
	}
	return text
}

func (s sheet) recordLines(rows []ledger.Row) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = chat.Escape(s.record(r))
	}
	return out
}

// record is one record on one line, its reference first. What is sensitive is
// counted and never named.
func (s sheet) record(r ledger.Row) string {
	parts := []string{"/" + r.Ref.String(), s.title(r)}
	if r.Ref == (ledger.Ref{}) {
		parts = []string{words.Answers.Secret.In(s.lang)}
	}
	switch r.Ref.Kind {
	case ledger.KindVisit:
		parts = append(parts, s.placeOf(r)...)
	default:
		parts = append(parts, s.amountOf(r), s.place(s.city.Districts, r.District), stageName(r.Stage, s.lang))
	}
	if countsSteps(s.answer.Query.Measure) {
		return s.step(r)
	}
	parts = append(parts, r.On.String())
	return strings.Join(filled(parts), " ")
}

// title is a row's name: of a deal without one, its investors.
func (s sheet) title(r ledger.Row) string {
	if r.Name != "" {
		return r.Name
	}
	return strings.Join(r.Names, words.Comma.In(s.lang))
}

// placeOf is where a visit was and who is credited with it.
func (s sheet) placeOf(r ledger.Row) []string {
	var units []string
	for _, u := range r.Units {
		units = append(units, s.unit(u))
	}
	return []string{placeWord(r.Text, s.lang), strings.Join(units, words.Comma.In(s.lang))}
}

// amountOf is a row's amount where amounts are shown.
func (s sheet) amountOf(r ledger.Row) string {
	if r.Ref.Kind != ledger.KindDeal && r.Ref.Kind != 0 {
		return ""
	}
	if !r.Amount.Given() {
		return words.Answers.NoAmount.In(s.lang)
	}
	return grammar.PlainMoney(r.Amount, s.lang)
}

// step is a next step with its record, the day on which it was due and its owner.
func (s sheet) step(r ledger.Row) string {
	if r.Ref == (ledger.Ref{}) {
		return words.Answers.Secret.In(s.lang)
	}
	head := strings.Join(filled([]string{"/" + r.Ref.String(), s.title(r)}), " ")
	due := ""
	if r.On.Known() {
		due = s.say(words.Answers.Due, r.On.String())
	}
	parts := []string{s.say(words.Answers.Step, head, r.Text), due, s.people[r.Owner]}
	return strings.Join(filled(parts), words.ListComma.In(s.lang))
}

func filled(parts []string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}
