package grammar

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"guatu/ledger"
	"guatu/words"
)

// Names finds names of records, companies and members in a text, and names
// them by their number.
type Names interface {
	// Find gives the names that stand in a folded text, the longest at each
	// place, several with one span where several have the name.
	Find(text string) []ledger.Mention
	// NameOf is the name of a company, event, trip, deal or member.
	NameOf(kind ledger.Kind, id int64) string
}

// AskContext is what a question is read against.
type AskContext struct {
	Day   ledger.Date   // the day on which it was sent
	Town  *Town         // of NewTown
	Asker ledger.Member // for 我, 我们区, 本单位
	Lang  ledger.Lang   // of what is offered
	Names Names
	Last  *ledger.Query // the last answered question, for a follow-up; nil for none
}

// Asked is what a question means: one query, or several of which one must be
// chosen.
type Asked struct {
	Query   ledger.Query
	Choices []Choice // two or more; then Query is empty and nothing may be answered
	Why     Code     // why a choice is needed
}

// Choice is one reading of a question, as a wording that is read as just that.
type Choice struct {
	Label string
	Query ledger.Query
}

// Code says why a question is not answered as it stands.
type Code string

// Questions that must be asked back about (spec 3.4 rule 19).
const (
	AskBig         Code = "big"          // 大项目 without a threshold
	AskAbout       Code = "about"        // 5亿左右
	AskNoUnit      Code = "no-unit"      // 50 without 亿 or 万
	AskBareAmount  Code = "bare-amount"  // 5亿的项目: neither from nor up to
	AskVaguePeriod Code = "vague-period" // 最近, 月初
	AskNoMeasure   Code = "no-measure"   // 最近怎么样
	AskNoGroup     Code = "no-group"     // 排名 of what
	AskNoQuestion  Code = "no-question"  // a follow-up without a question before it
	AskTwoNames    Code = "two-names"    // one name of several
	AskTwoReadings Code = "two-readings"
)

// Questions that are refused (spec 3.4 rule 20).
const (
	NoWord     Code = "unknown-word"
	NoSum      Code = "units-added"  // 家 and 个 in one sum
	NoRecord   Code = "not-recorded" // tax, jobs, people's ranking
	NoCity     Code = "other-city"
	NoFuture   Code = "future"
	NoDay      Code = "no-such-day"
	NoMix      Code = "mixed"    // parts that cannot be asked together
	NoCurrency Code = "currency" // a total in dollars: only foreign funds are shown in them
	NoOwn      Code = "no-own"   // 我们区 of somebody without a district
	NoLength   Code = "too-long" // more than MaxQuestion runes
	NoQuestion Code = "no-question-at-all"
)

// MaxQuestion is how long a question may be, in characters; maxTokens how many
// words and names it may have.
const (
	MaxQuestion = 300
	maxTokens   = 120
)

// Misread says why a question is refused and what can be asked instead.
type Misread struct {
	Code  Code
	Words []Span         // what was not understood, or what the refusal is about
	Near  []Choice       // the nearest questions that can be asked
	Parts []ledger.Query // of a refused sum: each figure by itself
}

// Span is a part of a text as it was written, with its place in bytes.
type Span struct {
	Text     string
	From, To int
}

// Ask reads a question.
//
//	question = clauses
func Ask(text string, c AskContext) (Asked, *Misread) {
	f := squeezed(Fold(text))
	if utf8.RuneCountInString(text) > MaxQuestion {
		return Asked{}, &Misread{Code: NoLength}
	}
	a := asking{c: c, f: f}
	return a.readings()
}

// squeezed drops the spaces that carry no meaning and keeps the way back.
func squeezed(f Folded) Folded {
	out := Folded{Text: f.Text, R: make([]rune, 0, len(f.R)), at: make([]int, 0, len(f.at))}
	for i, x := range f.R {
		if isSpace(x) {
			next := i + 1
			for next < len(f.R) && isSpace(f.R[next]) {
				next++
			}
			if len(out.R) == 0 || next == len(f.R) || !isWord(out.R[len(out.R)-1]) || !isWord(f.R[next]) {
				continue
			}
			x = ' '
		}
		out.R = append(out.R, x)
		out.at = append(out.at, f.at[i])
	}
	out.at = append(out.at, f.at[len(f.R)])
	return out
}

// asking reads one text.
type asking struct {
	c AskContext
	f Folded
}

// readings reads the text with its names as names, and again with those names
// as words that could be words as well. Where both make sense and differ, the
// question has two readings. A name that would be cut into several words, for
// a reading that itself must be asked about, is read as a name.
func (a asking) readings() (Asked, *Misread) {
	names := a.widened(a.c.Names.Find(string(a.f.R)))
	tokens := a.lex(names, nil)
	if len(tokens) > maxTokens {
		return Asked{}, &Misread{Code: NoLength}
	}
	first, miss := a.read(tokens)
	doubtful := a.doubtful(tokens, names)
	if len(doubtful) == 0 {
		return first, miss
	}
	all := []Asked{}
	if miss == nil {
		all = append(all, first)
	}
	for _, banned := range subsets(doubtful) {
		cut := a.lex(names, banned)
		other, no := a.read(cut)
		if no == nil && !(other.Choices != nil && miss == nil && first.Choices == nil && !keepsWhole(cut, doubtful)) {
			all = append(all, other)
		}
	}
	if len(all) == 0 {
		return first, miss
	}
	return a.oneOf(all), nil
}

// keepsWhole tells whether one of the names is a word as it stands.
func keepsWhole(tokens, names []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool {
		return t.kind != nameToken && slices.ContainsFunc(names, func(n token) bool { return n.from == t.from && n.to == t.to })
	})
}

func (a asking) lex(names []ledger.Mention, banned map[int]bool) []token {
	x := lexer{r: a.f.R, town: a.c.Town, asked: a.c.Day, names: names, banned: banned}
	return x.run()
}

// doubtful are the names that can be read as words as well.
func (a asking) doubtful(tokens []token, names []ledger.Mention) []token {
	var spans []token
	for _, t := range tokens {
		if t.kind != nameToken || isRef(t.names[0]) {
			continue
		}
		if !hasUnknown(a.lex(names, placesOf([]token{t}))) {
			spans = append(spans, t)
		}
	}
	return spans[:min(len(spans), 3)]
}

// placesOf are the places of the runes of some tokens.
func placesOf(spans []token) map[int]bool {
	at := make(map[int]bool)
	for _, t := range spans {
		for i := t.from; i < t.to; i++ {
			at[i] = true
		}
	}
	return at
}

func isRef(m ledger.Mention) bool { return m.Name == ledger.Ref{Kind: m.Kind, N: m.ID}.String() }

// hasUnknown tells whether tokens hold what nobody knows, or an occasion that no
// name names.
func hasUnknown(tokens []token) bool {
	for _, t := range tokens {
		if _, occasion := t.is(words.QOccasion); occasion || t.kind == unknownToken {
			return true
		}
	}
	return false
}

// subsets are the places of all choices of at least one of the names.
func subsets(names []token) []map[int]bool {
	var all []map[int]bool
	for bits := 1; bits < 1<<len(names); bits++ {
		var some []token
		for i, t := range names {
			if bits>>i&1 == 1 {
				some = append(some, t)
			}
		}
		all = append(all, placesOf(some))
	}
	return all
}

// oneOf is the only reading, or the choice between those that differ.
func (a asking) oneOf(all []Asked) Asked {
	var choices []ledger.Query
	for _, x := range all {
		if x.Choices == nil {
			choices = appendQuery(choices, x.Query)
		}
		for _, c := range x.Choices {
			choices = appendQuery(choices, c.Query)
		}
	}
	if len(choices) == 1 {
		return Asked{Query: choices[0]}
	}
	return a.choice(AskTwoReadings, choices)
}

// appendQuery adds a query that is not among them yet.
func appendQuery(list []ledger.Query, q ledger.Query) []ledger.Query {
	normal := PrintQuery(q)
	for _, x := range list {
		if PrintQuery(x) == normal {
			return list
		}
	}
	return append(list, q)
}

// choice is a question that must be asked back about.
func (a asking) choice(why Code, queries []ledger.Query) Asked {
	return Asked{Why: why, Choices: a.labels(queries)}
}

// labels are the wordings of queries, each query once. Where two are worded
// alike, as of two members with one name, they are numbered.
func (a asking) labels(queries []ledger.Query) []Choice {
	var out []Choice
	var distinct []ledger.Query
	times := make(map[string]int)
	for _, q := range queries {
		if distinct = appendQuery(distinct, q); len(distinct) == len(out) {
			continue
		}
		label := Wording(q, a.c)
		if times[label]++; times[label] > 1 {
			label += " " + strconv.Itoa(times[label])
		}
		out = append(out, Choice{label, q})
	}
	return out
}
