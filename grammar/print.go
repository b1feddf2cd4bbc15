package grammar

import (
	"fmt"
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// PrintReport writes a report in its normal form, one field a line, so that it
// can be sent again: what is read from it, on the same ground, says the same.
// What is doubtful is printed as it was typed.
func PrintReport(r ledger.Report, c Context, lang ledger.Lang) string {
	p := printer{ground: c, lang: lang, report: r}
	lines := []string{"#" + p.tag(r)}
	var last []string
	for _, v := range ordered(r) {
		switch {
		case v.Field == ledger.FNote:
			last = append(last, v.Text)
		case v.Field == ledger.FFigure:
			last = append(last, p.figure(v))
		default:
			lines = append(lines, words.FieldNames[v.Field].In(lang)+words.Colon.In(lang)+p.value(v))
		}
	}
	cut := slices.IndexFunc(lines[1:], func(l string) bool { return p.isFree(l) })
	if cut < 0 {
		return strings.Join(append(lines, last...), "\n")
	}
	return strings.Join(slices.Concat(lines[:cut+1], last, lines[cut+1:]), "\n")
}

// ordered are the values in the order of a card, with those that take any
// words over several lines at the end.
func ordered(r ledger.Report) []ledger.Value {
	values := slices.Clone(r.Values)
	fields := words.KindFields[r.Kind]
	slices.SortStableFunc(values, func(a, b ledger.Value) int {
		return rankOf(fields, a.Field) - rankOf(fields, b.Field)
	})
	return values
}

func rankOf(fields []ledger.Field, f ledger.Field) int {
	rank := slices.Index(fields, f)
	if isFreeText(f) {
		rank += 100
	}
	return rank
}

// printer writes values in a language.
type printer struct {
	ground Context
	lang   ledger.Lang
	report ledger.Report
}

// isFree tells whether a printed line begins a field of free text.
func (p printer) isFree(line string) bool {
	for _, f := range []ledger.Field{ledger.FOutcome, ledger.FNext, ledger.FStuck} {
		if strings.HasPrefix(line, words.FieldNames[f].In(p.lang)+words.Colon.In(p.lang)) {
			return true
		}
	}
	return false
}

func (p printer) tag(r ledger.Report) string {
	switch {
	case r.Funds:
		return words.TagFunds.In(p.lang)
	case r.Stage != "":
		return words.StageName(r.Stage).In(p.lang)
	case r.Direction == ledger.Inward:
		return words.TagInward.In(p.lang)
	}
	return words.TagNames[r.Kind].In(p.lang)
}

// value is one value in its normal form.
func (p printer) value(v ledger.Value) string {
	switch {
	case v.Doubt != ledger.NoDoubt:
		return v.Text
	case v.Money.Given():
		return FormatMoney(v.Money, p.lang)
	case v.Period.Known():
		return p.span(v.Period)
	case v.Date.Known():
		return p.day(v.Date)
	case v.Tri != ledger.Unknown && v.Field != ledger.FPlanned:
		return p.yesNo(v.Tri)
	}
	switch v.Field {
	case ledger.FCompany:
		return p.names(v.Field, v.Names)
	case ledger.FName:
		return p.names(v.Field, []string{v.Text})
	case ledger.FNext:
		return p.steps(v.Steps)
	case ledger.FTrip, ledger.FEvent:
		return v.Text
	}
	return p.named(v)
}

// names are the names of companies, or that of a record: in quotes where the
// end of one would be taken for something else (“极光 2亿”).
func (p printer) names(f ledger.Field, names []string) string {
	text := strings.Join(names, "、")
	x := reader{Context: p.ground, f: Fold(text), report: p.report}
	if x.namesItself() || x.nameTail(f, 0, len(x.f.R)) == len(x.f.R) {
		return text
	}
	form := words.Quoted
	if strings.Contains(x.f.String(), `"`) {
		form = words.QuotedApart
	}
	quoted := make([]string, 0, len(names))
	for _, name := range names {
		quoted = append(quoted, fmt.Sprintf(form.In(p.lang), name))
	}
	return strings.Join(quoted, "、")
}

// named is a value that has a name in the tables or in the configuration.
func (p printer) named(v ledger.Value) string {
	switch v.Field {
	case ledger.FTier:
		return words.TierName(ledger.Tier(v.Key)).In(p.lang)
	case ledger.FStage:
		return words.StageName(ledger.Stage(v.Key)).In(p.lang)
	case ledger.FCategory:
		return words.CategoryName(ledger.Category(v.Key)).In(p.lang)
	case ledger.FAgreement:
		return words.AgreementName(ledger.Agreement(v.Key)).In(p.lang)
	case ledger.FSector:
		return words.SectorName(v.Key).In(p.lang)
	case ledger.FDirection:
		return words.DirectionName(ledger.Direction(v.Key)).In(p.lang)
	case ledger.FDistrict:
		return p.townName(townDistrict, v.Key)
	case ledger.FChain:
		return p.townName(townChain, v.Key)
	case ledger.FPark:
		return p.townName(townPark, v.Key)
	case ledger.FUnit:
		names := make([]string, 0, len(v.Keys))
		for _, key := range v.Keys {
			names = append(names, p.townName(townUnit, key))
		}
		return strings.Join(names, "、")
	}
	return v.Text
}

// townName is the name of a key of the configuration.
func (p printer) townName(kind townKind, key string) string {
	for _, place := range p.ground.Town.places(kind) {
		if place.Key == key {
			return words.Text{Zh: place.Zh, En: place.En}.In(p.lang)
		}
	}
	return key
}

func (p printer) yesNo(t ledger.Tri) string {
	if t == ledger.Yes {
		return words.Yes.In(p.lang)
	}
	return words.No.In(p.lang)
}

// day is a day with its weekday: 2023-03-08 周三.
func (p printer) day(d ledger.Date) string {
	return d.String() + " " + words.Weekdays[d.Weekday()-1].In(p.lang)
}

func (p printer) span(x ledger.Period) string {
	if x.From == x.To {
		return p.day(x.From)
	}
	return x.From.String() + words.To.In(p.lang) + x.To.String()
}

// steps are next steps with their days in brackets behind them.
func (p printer) steps(steps []ledger.Step) string {
	parts := make([]string, 0, len(steps))
	for _, s := range steps {
		text := s.Text
		if s.Due.Known() {
			text += "（" + p.day(s.Due) + "）"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "；")
}

// figure is an outside figure of an event: 组织企业：50余家.
func (p printer) figure(v ledger.Value) string {
	x := v.Figure
	mark := words.MarkText[x.Mark]
	return x.Name + words.Colon.In(p.lang) + mark.Before.Zh + Grouped(x.Value) + figureAfter(x) + x.Unit + aroundAfter(x)
}

func figureAfter(x ledger.Outside) string {
	if x.Mark == ledger.Over {
		return string(ledger.Over)
	}
	return ""
}

func aroundAfter(x ledger.Outside) string {
	if x.Mark == ledger.Around {
		return string(ledger.Around)
	}
	return ""
}
