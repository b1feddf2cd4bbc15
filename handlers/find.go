package handlers

import (
	"context"
	"strings"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// How much of a company /find shows.
const (
	mostCompanies = 5
	mostVisits    = 5
)

// find shows companies by a part of their names: who visited when, what was
// promised, what is open.
func (t *turn) find(ctx context.Context, arg string) error {
	if arg == "" {
		t.say(words.SayFindHow)
		return nil
	}
	cs, err := t.CompaniesLike(ctx, arg, mostCompanies)
	if err != nil {
		return err
	}
	if len(cs) == 0 {
		t.say(words.SayFoundNone, arg)
		return nil
	}
	var parts []string
	for _, c := range cs {
		t.lookedAt(ledger.LookFind, ledger.Ref{Kind: ledger.KindCompany, N: c.ID})
		part, err := t.companyBrief(ctx, c)
		if err != nil {
			return err
		}
		parts = append(parts, part)
	}
	for _, text := range chunks(parts) {
		t.send(text)
	}
	return nil
}

// companyBrief is what there is to know of a company before a meeting. What
// lies outside the member's scope is counted and not shown (spec 3.3).
func (t *turn) companyBrief(ctx context.Context, c ledger.Company) (string, error) {
	lines := []string{chat.Bold(c.Name) + chat.Escape(t.companyFacts(c))}
	visits, err := t.VisitsOf(ctx, c.ID, 200)
	if err != nil {
		return "", err
	}
	deals, err := t.DealsOf(ctx, []int64{c.ID})
	if err != nil {
		return "", err
	}
	var shown []entry
	for i := range visits {
		shown = append(shown, entry{visit: &visits[i]})
	}
	lines = append(lines, t.text(words.SayVisitsDeals, len(visits), len(deals)))
	for i := range deals {
		shown = append(shown, entry{deal: &deals[i]})
	}
	hidden, listed := 0, 0
	for _, e := range shown {
		if !mayTo(t.who, actSee, e) {
			hidden++
			continue
		}
		if e.visit != nil {
			if listed++; listed > mostVisits {
				continue
			}
		}
		line, err := t.briefLine(ctx, e)
		if err != nil {
			return "", err
		}
		lines = append(lines, line)
	}
	if hidden > 0 {
		lines = append(lines, t.text(words.SayHiddenRows, hidden))
	}
	return strings.Join(lines, "\n"), nil
}

// companyFacts are what the directory says of a company.
func (t *turn) companyFacts(c ledger.Company) string {
	var parts []string
	if c.Origin != "" {
		parts = append(parts, placeWord(c.Origin, t.lang))
	}
	for _, f := range []struct {
		is   ledger.Tri
		name words.Text
	}{{c.Fortune500, words.IsFortune500}, {c.CentralSOE, words.IsCentralSOE}, {c.Foreign, words.IsForeign}} {
		if f.is == ledger.Yes {
			parts = append(parts, f.name.In(t.lang))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return chat.Plain(text(t.lang, words.OfBrackets, strings.Join(parts, words.Comma.In(t.lang))))
}

// briefLine is a visit or a deal in one line: when, who, what came of it, what
// is promised.
func (t *turn) briefLine(ctx context.Context, e entry) (string, error) {
	c, err := t.card(ctx, e, t.lang)
	if err != nil {
		return "", err
	}
	parts := []string{c.kind}
	for _, f := range briefFields(e.kind()) {
		switch l, ok := c.value(f); {
		case !ok:
		case f == ledger.FMet || f == ledger.FInterest || f == ledger.FNext || f == ledger.FStuck:
			l.byDefault = false
			parts = append(parts, l.text(t.lang, mostInLine))
		default:
			parts = append(parts, clip(l.value, mostInLine))
		}
	}
	return "/" + c.ref().String() + " " + chat.Escape(strings.Join(parts, words.Semicolon.In(t.lang))), nil
}

// briefFields are what a line of the brief shows of a visit or a deal; what
// could be taken for something else stands with its label.
func briefFields(k ledger.Kind) []ledger.Field {
	if k == ledger.KindVisit {
		return []ledger.Field{ledger.FDate, ledger.FPlace, ledger.FLedBy, ledger.FUnit, ledger.FMet, ledger.FOutcome, ledger.FInterest, ledger.FNext}
	}
	return []ledger.Field{ledger.FName, ledger.FDate, ledger.FAmount, ledger.FDistrict, ledger.FUnit, ledger.FOutcome, ledger.FStuck, ledger.FNext}
}
