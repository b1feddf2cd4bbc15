package grammar

import (
	"strconv"
	"strings"

	"guatu/ledger"
)

// PrintQuery is the normal form of a question: one line, the same for the same
// question, read back by [ParseQuery].
//
//	query = measure { " " query-part }
//	query-part = key [ "=" value { "," value } ] | key "=(" query ")"
//	value = bare | quoted
func PrintQuery(q ledger.Query) string {
	var b strings.Builder
	writeQuery(&b, q)
	return b.String()
}

func writeQuery(b *strings.Builder, q ledger.Query) {
	b.WriteString(quoteWord(string(q.Measure)))
	for _, part := range queryParts {
		if v := part.get(&q); len(v) > 0 {
			writePart(b, part.key, v)
		}
	}
	for _, x := range filterFields {
		if v := x.get(&q.Filter); len(v) > 0 {
			writePart(b, x.key, v)
		}
	}
	for _, part := range orderParts {
		if v := part.get(&q); len(v) > 0 {
			writePart(b, part.key, v)
		}
	}
	if q.Was != nil {
		writeInner(b, "was", *q.Was)
	}
	if q.Whole != nil {
		writeInner(b, "whole", *q.Whole)
	}
	for _, also := range q.Also {
		writeInner(b, "also", also)
	}
}

func writeInner(b *strings.Builder, key string, q ledger.Query) {
	b.WriteString(" " + key + "=(")
	writeQuery(b, q)
	b.WriteString(")")
}

func writePart(b *strings.Builder, key string, values []string) {
	b.WriteString(" " + key)
	for i, v := range values {
		if i > 0 {
			b.WriteString(",")
		} else if v != "" || len(values) > 1 {
			b.WriteString("=")
		}
		if v != "" || len(values) > 1 {
			b.WriteString(quoteWord(v))
		}
	}
}

// quoteWord is a word, in quotes where it holds a mark of the normal form.
func quoteWord(w string) string {
	if w == "" || strings.ContainsAny(w, " =,()\"\\\n\t\r") || strconv.Quote(w) != `"`+w+`"` {
		return strconv.Quote(w)
	}
	return w
}

// queryPart is one part of a question as text.
type queryPart struct {
	key string
	get func(*ledger.Query) []string
	set func(*ledger.Query, []string) error
}

// queryParts stand before the filters, orderParts behind them.
var (
	queryParts = []queryPart{
		stagePart("moved", ledger.Moved), stagePart("standing", ledger.Standing), stagePart("awaited", ledger.Awaited), stagePart("stage", ledger.Anytime),
		{"or", func(q *ledger.Query) []string { return stageStrings(q.Or) }, setOr},
		textPart("toward", func(q *ledger.Query) *ledger.Stage { return &q.Toward }),
	}
	orderParts = []queryPart{
		periodPart("period", func(q *ledger.Query) *ledger.Period { return &q.Period }),
		textPart("named", func(q *ledger.Query) *string { return &q.Named }),
		{"asked", func(q *ledger.Query) []string { return one(q.Asked.String()) }, setAsked},
		textPart("figure", func(q *ledger.Query) *string { return &q.Figure }),
		textPart("by", func(q *ledger.Query) *ledger.Dimension { return &q.By }),
		textPart("then", func(q *ledger.Query) *ledger.Dimension { return &q.Then }),
		{"top", getTop, setTop},
		flagPart("least", func(q *ledger.Query) *bool { return &q.Least }),
		flagPart("winner", func(q *ledger.Query) *bool { return &q.Winner }),
		flagPart("duel", func(q *ledger.Query) *bool { return &q.Duel }),
		flagPart("empty", func(q *ledger.Query) *bool { return &q.Empty }),
		flagPart("list", func(q *ledger.Query) *bool { return &q.List }),
		{"against", getAgainst, setAgainst},
		textPart("versus", func(q *ledger.Query) *string { return &q.Versus }),
	}
)

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// stagePart is the clock and the stage: moved=签约; awaited has none.
func stagePart(key string, clock ledger.Clock) queryPart {
	return queryPart{key,
		func(q *ledger.Query) []string {
			if q.Clock != clock || clock == ledger.Anytime && q.Stage == "" {
				return nil
			}
			return []string{string(q.Stage)}
		},
		func(q *ledger.Query, v []string) error {
			q.Clock, q.Stage = clock, ledger.Stage(v[0])
			return nil
		}}
}

func stageStrings(list []ledger.Stage) []string {
	var out []string
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}

func setOr(q *ledger.Query, v []string) error {
	for _, s := range v {
		q.Or = append(q.Or, ledger.Stage(s))
	}
	return nil
}

func textPart[T ~string](key string, at func(*ledger.Query) *T) queryPart {
	return queryPart{key,
		func(q *ledger.Query) []string { return one(string(*at(q))) },
		func(q *ledger.Query, v []string) error { *at(q) = T(v[0]); return nil }}
}

func flagPart(key string, at func(*ledger.Query) *bool) queryPart {
	return queryPart{key,
		func(q *ledger.Query) []string {
			if *at(q) {
				return []string{""}
			}
			return nil
		},
		func(q *ledger.Query, v []string) error { *at(q) = true; return nil }}
}

func periodPart(key string, at func(*ledger.Query) *ledger.Period) queryPart {
	return queryPart{key,
		func(q *ledger.Query) []string { return one(printPeriod(*at(q))) },
		func(q *ledger.Query, v []string) (err error) { *at(q), err = parsePeriod(v[0]); return err }}
}

func setAsked(q *ledger.Query, v []string) (err error) {
	q.Asked, err = ledger.ParseDate(v[0])
	return err
}

func getTop(q *ledger.Query) []string {
	if q.Top == 0 {
		return nil
	}
	return []string{strconv.Itoa(q.Top)}
}

func setTop(q *ledger.Query, v []string) (err error) {
	q.Top, err = strconv.Atoi(v[0])
	return err
}

func getAgainst(q *ledger.Query) []string {
	if q.Against == nil {
		return nil
	}
	return []string{printPeriod(*q.Against)}
}

func setAgainst(q *ledger.Query, v []string) error {
	p, err := parsePeriod(v[0])
	q.Against = &p
	return err
}

// printPeriod is both days: 2023-01-01..2023-03-31, ..2023-03-31; "" for none.
func printPeriod(p ledger.Period) string {
	if !p.Known() {
		return ""
	}
	return p.From.String() + ".." + p.To.String()
}

func parsePeriod(s string) (p ledger.Period, err error) {
	from, to, _ := strings.Cut(s, "..")
	if from != "" {
		if p.From, err = ledger.ParseDate(from); err != nil {
			return p, err
		}
	}
	if to != "" {
		p.To, err = ledger.ParseDate(to)
	}
	return p, err
}
