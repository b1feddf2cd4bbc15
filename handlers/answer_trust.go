package handlers

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// trust are the lines that a reader needs to trust the figure: what was left
// out, what waits, how it was converted, what lies in the other direction.
func (s sheet) trust() []string {
	var out []string
	for _, a := range append([]ledger.Answer{s.answer}, s.more...) {
		for _, line := range s.trustOf(a) {
			if !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	if s.answer.Hidden {
		out = append(out, words.Answers.Hidden.In(s.lang))
	}
	for i := range out {
		out[i] = chat.Escape(out[i])
	}
	return out
}

func (s sheet) trustOf(a ledger.Answer) []string {
	t := words.Answers
	var out []string
	put := func(is bool, line words.Text, args ...any) {
		if is {
			out = append(out, s.say(line, args...))
		}
	}
	if text := s.nothing(a); text != "" {
		out = append(out, text)
	}
	if a.Query.Empty { // the groups are counted, not the records
		return out
	}
	out = append(out, s.parts(a)...)
	put(a.LeftOut > 0, t.LeftOut, a.LeftOut)
	put(a.Waiting > 0, t.Waiting, a.Waiting)
	put(a.Ranges > 0, t.Ranges, a.Ranges)
	out = append(out, s.opposite(a)...)
	return append(out, s.converted(a)...)
}

// nothing says that nothing matched, or why there is no ratio.
func (s sheet) nothing(a ledger.Answer) string {
	t := words.Answers
	switch {
	case a.Query.Measure == ledger.OutsideOf:
		return ""
	case a.Query.Measure == ledger.Attained && a.Figure.None:
		return t.NoTarget.In(s.lang)
	case a.Figure.Of == 0 && isRatio(a.Query.Measure):
		return t.NoBase.In(s.lang)
	case isRatio(a.Query.Measure) || a.Query.Against != nil || a.Query.Empty && len(a.Groups) > 0:
		return ""
	case a.Query.Empty:
		return t.Nothing.In(s.lang)
	case a.Rows == 0 && a.LeftOut == 0:
		return t.Nothing.In(s.lang)
	}
	return ""
}

func isRatio(m ledger.Measure) bool {
	return m == ledger.RateOf || m == ledger.ShareOf || m == ledger.Conversion || m == ledger.Attained
}

// parts are the part and the whole of a ratio.
func (s sheet) parts(a ledger.Answer) []string {
	f := a.Figure
	if a.Query.Measure == ledger.Converted {
		return []string{s.say(words.Answers.OfCompanies, s.count(ledger.Companies, f.Of))}
	}
	if !isRatio(a.Query.Measure) || f.Of == 0 {
		return nil
	}
	part, of := s.count(partOf(a.Query), f.Part), s.count(partOf(a.Query), f.Of)
	if partOf(a.Query) == ledger.Sum {
		part, of = grammar.FormatFigure(f.Part, ledger.CNY, s.lang), grammar.FormatFigure(f.Of, ledger.CNY, s.lang)
	}
	return []string{s.say(words.Answers.Parts, part, of)}
}

// partOf is the measure that a ratio's parts are of.
func partOf(q ledger.Query) ledger.Measure {
	switch {
	case q.Measure == ledger.Conversion:
		return ledger.Companies
	case q.Measure == ledger.ShareOf && q.Whole != nil:
		return q.Whole.Measure
	}
	return ledger.Deals
}

func (s sheet) opposite(a ledger.Answer) []string {
	if a.Opposite == 0 {
		return nil
	}
	line := words.Answers.AlsoIn
	if a.Query.Filter.Direction == ledger.Inward {
		line = words.Answers.AlsoOut
	}
	if s.lang == ledger.En {
		return []string{s.say(line, s.count(ledger.Visits, a.Opposite))}
	}
	return []string{s.say(line, a.Opposite)}
}

// converted says what an amount in a foreign currency comes to in yuan, and at
// which rates amounts were converted.
func (s sheet) converted(a ledger.Answer) []string {
	var out []string
	m := a.Figure.Money
	if m.Currency != "" && m.Currency != ledger.CNY && len(m.Rates) > 0 {
		out = append(out, s.say(words.Answers.Same, grammar.FormatFigure(m.CNY, ledger.CNY, s.lang)))
	}
	rates := maps.Clone(m.Rates)
	if rates == nil {
		rates = map[ledger.Currency]ledger.Rate{}
	}
	maps.Copy(rates, a.Figure.Abroad.Rates)
	if len(rates) == 0 {
		return out
	}
	var each []string
	for _, c := range slices.Sorted(maps.Keys(rates)) {
		each = append(each, s.rate(c, rates[c]))
	}
	out = append(out, s.say(words.Answers.Rates, strings.Join(each, words.ListComma.In(s.lang))))
	if m.Frozen {
		out = append(out, words.Answers.Frozen.In(s.lang))
	}
	return out
}

// rate is a rate in print: 1 美元 = 6.87 元.
func (s sheet) rate(c ledger.Currency, r ledger.Rate) string {
	if r.Micro == 0 {
		return s.say(words.Answers.Signing, s.currency(c))
	}
	text := s.say(words.Answers.Rate, s.currency(c), yuan(r))
	if r.From.Known() {
		return s.say(words.Answers.RateFrom, text, r.From)
	}
	return text
}

// yuan is a rate in yuan, without zeros at the end.
func yuan(r ledger.Rate) string {
	text := strconv.FormatInt(r.Micro/ledger.RateScale, 10)
	if rest := r.Micro % ledger.RateScale; rest != 0 {
		text += "." + strings.TrimRight(strconv.FormatInt(ledger.RateScale+rest, 10)[1:], "0")
	}
	return text
}

// currency is how a currency is called beside a rate.
func (s sheet) currency(c ledger.Currency) string {
	for _, x := range words.Currencies {
		if x.Code == c && s.lang != ledger.En {
			return x.Text.Zh
		}
	}
	return string(c)
}
