package grammar

import (
	"slices"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// Companies knows which companies there are: the short form needs it to see
// where a company's name ends.
type Companies interface {
	// Known tells whether a company has the name, folded by [FoldName].
	Known(folded string) bool
}

// Context is the ground on which a report is read.
type Context struct {
	Asked     ledger.Date      // the day on which the message was sent, in the city's zone
	Town      *Town            // the city's names
	Companies Companies        // nil where nothing is known
	Mentions  []ledger.Mention // companies that stand in the text, for prose; offsets are those of [Fold]
}

// Rule says by which of the readings of spec 2.2 a text is a record.
type Rule int

// The rules. A short form is a record only where the text is no question.
const (
	NoRule       Rule = iota
	RuleTagged        // # or / before a tag
	RuleLabelled      // a bare tag with labelled fields, or with a colon behind it
	RuleShort         // a bare tag with words after it
)

// Reading is what a message is as far as reports go.
type Reading struct {
	Rule    Rule
	Tag     string // the first tag, as it was written
	Empty   bool   // a tag and nothing else
	Reports []ledger.Report
}

// Reports reads a message that may be one report or several (spec 2.2).
//
//	message = [ shared ] record { record }
//	shared  = fields
//	record  = tag [ fields ] { line }  |  number fields { line }
//	tag     = [ "#" | "/" ] tagword
//	line    = label ( ":" | "=" | " " ) value { ( ";" | "," ) label ( ":" | "=" ) value }
//	        | more of the value above
func Reports(text string, c Context) Reading {
	f := Fold(text)
	unnumber(f)
	blocks, ok := splitBlocks(f, c)
	if !ok {
		return Reading{}
	}
	first := blocks[0]
	reading := Reading{Tag: first.tag.written}
	for _, b := range share(blocks) {
		for _, one := range b.perLabel() {
			if !one.empty() {
				reading.Reports = append(reading.Reports, c.reports(f, one)...)
			}
		}
	}
	reading.Empty = len(reading.Reports) == 0
	reading.Rule = ruleOf(blocks, reading.Empty)
	if reading.Rule == NoRule {
		reading.Reports = nil
	}
	return reading
}

// ruleOf is the rule by which blocks are records.
func ruleOf(blocks []block, empty bool) Rule {
	first := blocks[0].tag
	switch {
	case first.marked:
		return RuleTagged
	case empty || first.tag.Marked:
		return NoRule
	}
	for _, b := range blocks {
		if b.labelled() {
			return RuleLabelled
		}
	}
	if first.colon && first.tag.Label {
		return NoRule
	}
	if first.colon {
		return RuleLabelled
	}
	return RuleShort
}

// reports reads one block. A visit to several companies is a report for each.
func (c Context) reports(f Folded, b block) []ledger.Report {
	r := ledger.Report{Kind: b.tag.tag.Kind, Stage: b.tag.tag.Stage, Funds: b.tag.tag.Funds, Direction: b.tag.tag.Direction, Text: f.Original(b.from, b.to)}
	x := reader{Context: c, f: f, report: r, named: b.hasLabel(ledger.FCompany)}
	for _, p := range b.pieces {
		x.piece(p)
	}
	x.finish()
	each := perCompany(x.report)
	for i := range each {
		x.placeBehind(&each[i])
	}
	return each
}

// placeBehind takes for the place of a visit outward what stands in brackets behind a company
// that is known (正泰电器（温州）), where the two together are none.
func (x *reader) placeBehind(r *ledger.Report) {
	i := slices.IndexFunc(r.Values, func(v ledger.Value) bool { return v.Field == ledger.FCompany })
	if i < 0 || len(r.Values[i].Names) != 1 || r.Values[i].Doubt != ledger.NoDoubt || x.Companies == nil || !hasField(r.Kind, ledger.FPlace) || r.Direction == ledger.Inward {
		return
	}
	name := r.Values[i].Names[0]
	outer, inner, ok := Bracketed(name)
	if !ok || placeNamed(inner) == "" || x.Companies.Known(FoldName(name)) || !x.Companies.Known(FoldName(outer)) {
		return
	}
	place := x.value(ledger.FPlace, inner)
	said, has := r.Get(ledger.FPlace)
	if has && said.Key != place.Key {
		return
	}
	r.Values = slices.Clone(r.Values)
	r.Values[i].Text, r.Values[i].Names = outer, []string{outer}
	if !has {
		r.Values = append(r.Values, place)
	}
}

// perCompany makes of a visit to several companies one visit to each. An
// amount that was said once for all of them is kept as a note.
func perCompany(r ledger.Report) []ledger.Report {
	company, ok := r.Get(ledger.FCompany)
	if r.Kind != ledger.KindVisit || !ok || len(company.Names) < 2 {
		return []ledger.Report{r}
	}
	var each []ledger.Report
	for _, name := range company.Names {
		one := r
		one.Values = nil
		for _, v := range r.Values {
			switch v.Field {
			case ledger.FCompany:
				v.Text, v.Names = name, []string{name}
			case ledger.FInterest:
				if each, ok := eachAmount(v); ok {
					v = each
					break
				}
				lang := langOf(r.Text)
				v = ledger.Value{Field: ledger.FNote, Text: words.FieldNames[v.Field].In(lang) + words.Colon.In(lang) + v.Text}
			}
			one.Values = append(one.Values, v)
		}
		each = append(each, one)
	}
	return each
}

// eachAmount is an amount that is said of each of several companies (各1亿元).
func eachAmount(v ledger.Value) (ledger.Value, bool) {
	for _, w := range words.Eaches {
		rest, ok := strings.CutPrefix(FoldText(v.Text), w)
		m, doubt := ParseMoney(rest)
		if ok && doubt == ledger.NoDoubt {
			v.Money, v.Doubt = m, ledger.NoDoubt
			return v, true
		}
	}
	return v, false
}

// langOf is the language that a text is written in.
func langOf(text string) ledger.Lang {
	if strings.ContainsFunc(text, isHan) {
		return ledger.Zh
	}
	return ledger.En
}

// ParseField reads a text as the value of one field of a kind of record: the
// answer to a question of the bot. The base day of a next step is the record's own.
func ParseField(kind ledger.Kind, field ledger.Field, text string, base ledger.Date, c Context) ledger.Value {
	x := reader{Context: c, f: Fold(text), report: ledger.Report{Kind: kind}, base: base}
	v := x.value(field, text)
	x.report.Values = []ledger.Value{v}
	x.steps()
	x.checkAmounts()
	return x.report.Values[0]
}

var tags = lexiconOf(words.Tags)
