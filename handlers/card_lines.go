package handlers

import (
	"context"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// writer writes a card's lines, in the order in which they are read. It keeps
// the first error.
type writer struct {
	t    *turn
	lang ledger.Lang
	card card
	err  error
}

// add appends a line, unless it is empty.
func (w *writer) add(f ledger.Field, value string) {
	if value != "" {
		w.card.lines = append(w.card.lines, line{field: f, value: value, byDefault: w.card.isDefault(f)})
	}
}

func (w *writer) fail(err error) {
	if w.err == nil && err != nil && !ledger.Is(err, ledger.NotFound) {
		w.err = err
	}
}

func (w *writer) visit(ctx context.Context, v ledger.Visit) {
	w.card.kind = kindName(ledger.KindVisit).In(w.lang)
	if v.Direction == ledger.Inward {
		w.card.kind = words.KindIn.In(w.lang)
	}
	w.card.title = w.companies(ctx, []int64{v.Company})
	w.add(ledger.FCompany, w.card.title)
	w.add(ledger.FDate, dated(v.Date, w.lang))
	w.add(ledger.FDirection, nameIn(words.DirectionWords, v.Direction, w.lang))
	w.add(ledger.FPlace, placeWord(v.Place, w.lang))
	w.add(ledger.FTier, tierName(v.Tier, w.lang))
	w.add(ledger.FLedBy, v.LedBy)
	w.add(ledger.FMet, v.Met)
	w.add(ledger.FChain, keyName(w.t.City.Chains, v.Chain, w.lang))
	w.add(ledger.FDistrict, keyName(w.t.City.Districts, v.District, w.lang))
	w.add(ledger.FUnit, w.units(v.Units))
	w.add(ledger.FOutcome, v.Outcome)
	w.add(ledger.FNext, steps(v.Steps, w.lang))
	w.add(ledger.FInterest, w.money(v.Interest))
	w.add(ledger.FTrip, w.tripName(ctx, v.Trip))
}

func (w *writer) deal(ctx context.Context, d ledger.Deal) {
	investors := w.companies(ctx, d.Investors)
	last := lastStage(d)
	w.card.kind, w.card.title = stageName(d.Stage(), w.lang), d.Name
	if w.card.title == "" {
		w.card.title = investors
	}
	w.add(ledger.FName, d.Name)
	w.add(ledger.FCompany, investors)
	w.add(ledger.FAmount, w.money(d.Amount))
	w.add(ledger.FDistrict, keyName(w.t.City.Districts, d.District, w.lang))
	w.add(ledger.FStage, w.reached(last))
	w.add(ledger.FDate, dated(last.On, w.lang))
	w.add(words.FieldHistory, w.history(d))
	w.add(ledger.FExpected, w.expected(d))
	w.add(ledger.FChain, keyName(w.t.City.Chains, d.Chain, w.lang))
	w.add(ledger.FSector, sectorName(d.Sector, w.lang))
	w.add(ledger.FCategory, categoryName(d.Category, w.lang))
	w.known(ctx, d)
	w.add(ledger.FAgreement, agreementName(d.Agreement, w.lang))
	w.add(ledger.FEvent, w.eventName(ctx, d.Event))
	w.add(words.FieldCeremony, w.ceremonies(ctx, d))
	w.add(ledger.FPark, keyName(w.t.City.Parks, d.Park, w.lang))
	w.add(ledger.FSponsor, d.Sponsor)
	w.add(ledger.FIntroducer, d.Introducer)
	w.add(ledger.FUnit, w.units(d.Units))
	w.add(ledger.FOutcome, d.Outcome)
	w.add(ledger.FStuck, d.Stuck)
	w.add(ledger.FNext, steps(d.Steps, w.lang))
	w.add(ledger.FFunds, w.funds(d.Funds))
	if d.Verified != 0 {
		w.add(words.FieldVerified, words.Verified.In(w.lang))
	}
}

// known writes the facts that the directory gives where the report is silent.
func (w *writer) known(ctx context.Context, d ledger.Deal) {
	investors, err := w.t.listed(ctx, d.Investors)
	w.fail(err)
	f := ledger.FactsOf(investors)
	fact := func(field ledger.Field, own, listed string) {
		if own == "" {
			own = listed
		}
		if own != "" {
			w.card.lines = append(w.card.lines, line{field, own, listed == own && (w.card.isDefault(field) || d.Signed() == 0 && !w.said(field, d))})
		}
	}
	fact(ledger.FForeign, triName(d.Foreign, w.lang), triName(f.Foreign, w.lang))
	fact(ledger.FFortune500, triName(d.Fortune500, w.lang), triName(f.Fortune500, w.lang))
	fact(ledger.FOrigin, placeWord(d.Origin, w.lang), placeWord(f.Origin, w.lang))
}

// said tells whether a deal's fact was reported.
func (w *writer) said(f ledger.Field, d ledger.Deal) bool {
	switch f {
	case ledger.FForeign:
		return d.Foreign != ledger.Unknown
	case ledger.FFortune500:
		return d.Fortune500 != ledger.Unknown
	}
	return d.Origin != ""
}

func (w *writer) trip(x ledger.Trip) {
	w.card.kind, w.card.title = kindName(ledger.KindTrip).In(w.lang), x.Name
	w.add(ledger.FName, x.Name)
	w.add(ledger.FPlace, w.places(x.Places))
	w.add(ledger.FDate, span(x.Period, w.lang))
	w.add(ledger.FLedBy, x.LedBy)
	w.add(ledger.FDistrict, keyName(w.t.City.Districts, x.District, w.lang))
	w.add(ledger.FUnit, w.units(x.Units))
	if x.Planned || x.Period.From > w.t.today() {
		w.add(ledger.FPlanned, words.Planned.In(w.lang))
	} else if x.Closed {
		w.add(ledger.FPlanned, words.Done.In(w.lang))
	}
	w.add(ledger.FNext, steps(x.Steps, w.lang))
}

func (w *writer) event(x ledger.Event) {
	w.card.kind, w.card.title = kindName(ledger.KindEvent).In(w.lang), x.Name
	w.add(ledger.FName, x.Name)
	w.add(ledger.FPlace, w.places(x.Places))
	w.add(ledger.FDate, span(x.Period, w.lang))
	w.add(ledger.FOrganiser, x.Organiser)
	w.add(ledger.FDistrict, keyName(w.t.City.Districts, x.District, w.lang))
	w.add(ledger.FUnit, w.units(x.Units))
	for _, f := range x.Figures {
		w.card.lines = append(w.card.lines, line{field: ledger.Field(f.Name), value: figure(f)})
	}
	w.add(ledger.FNext, steps(x.Steps, w.lang))
}

// common writes what every kind of record may have.
func (w *writer) common(h ledger.Head) {
	if h.Sensitive {
		w.add(ledger.FSensitive, words.Yes.In(w.lang))
	}
	for _, n := range h.Notes {
		w.add(ledger.FNote, n)
	}
	w.add(words.FieldFiles, files(h.Files, w.lang))
	if h.IsWithdrawn() {
		w.add(words.FieldWithdrawn, words.Withdrawn.In(w.lang))
	}
}

func (w *writer) money(m ledger.Money) string {
	if !m.Given() {
		return ""
	}
	return grammar.FormatMoney(m, w.lang)
}

func (w *writer) units(keys []string) string {
	var names []string
	for _, k := range keys {
		names = append(names, w.t.unitName(k, w.lang))
	}
	return strings.Join(names, words.Comma.In(w.lang))
}

func (w *writer) places(names []string) string {
	var out []string
	for _, n := range names {
		out = append(out, placeWord(n, w.lang))
	}
	return strings.Join(out, words.Comma.In(w.lang))
}

func (w *writer) companies(ctx context.Context, ids []int64) string {
	var names []string
	for _, id := range ids {
		c, err := w.t.Company(ctx, id)
		w.fail(err)
		names = append(names, c.Name)
	}
	return strings.Join(names, words.Comma.In(w.lang))
}

func (w *writer) tripName(ctx context.Context, n int64) string {
	if n == 0 {
		return ""
	}
	x, err := w.t.Trip(ctx, n)
	w.fail(err)
	return named(x.Name, ledger.Ref{Kind: ledger.KindTrip, N: n})
}

func (w *writer) eventName(ctx context.Context, n int64) string {
	if n == 0 {
		return ""
	}
	x, err := w.t.Event(ctx, n)
	w.fail(err)
	return named(x.Name, ledger.Ref{Kind: ledger.KindEvent, N: n})
}

// named is a record's name, or its reference where it has none.
func named(name string, ref ledger.Ref) string {
	if name == "" {
		return "/" + ref.String()
	}
	return name
}

// reached is a stage with its reason.
func (w *writer) reached(r ledger.Reached) string {
	s := stageName(r.Stage, w.lang)
	if r.Reason != "" {
		s += text(w.lang, words.OfBrackets, markup(r.Reason))
	}
	return s
}

// history is the days of all stages of a deal that has had several.
func (w *writer) history(d ledger.Deal) string {
	if len(d.Stages) < 2 {
		return ""
	}
	var parts []string
	for _, r := range d.Stages {
		parts = append(parts, stageName(r.Stage, w.lang)+" "+dated(r.On, w.lang))
	}
	return strings.Join(parts, " → ")
}

// expected is the expected signing day, after the days that it slipped from.
func (w *writer) expected(d ledger.Deal) string {
	var parts []string
	for _, s := range d.Slips {
		parts = append(parts, s.Was.String())
	}
	if d.Expected.Known() {
		parts = append(parts, dated(d.Expected, w.lang))
	}
	return strings.Join(parts, " → ")
}

func (w *writer) ceremonies(ctx context.Context, d ledger.Deal) string {
	var parts []string
	for _, r := range d.Ceremonies {
		parts = append(parts, strings.TrimSpace(w.eventName(ctx, r.Event)+" "+dated(r.On, w.lang)))
	}
	return strings.Join(parts, words.Semicolon.In(w.lang))
}

func (w *writer) funds(fs []ledger.Arrival) string {
	var parts []string
	for _, f := range fs {
		from := words.FromHome
		if f.Foreign {
			from = words.FromAbroad
		}
		parts = append(parts, dated(f.On, w.lang)+" "+from.In(w.lang)+w.money(f.Amount))
	}
	return strings.Join(parts, words.Semicolon.In(w.lang))
}
