package grammar

import (
	"fmt"
	"strconv"
	"strings"

	"guatu/ledger"
)

// ParseQuery reads the normal form of a question, as [PrintQuery] writes it.
func ParseQuery(s string) (ledger.Query, error) {
	r := queryReader{s: s}
	q, err := r.query(0)
	if err == nil && r.s != "" {
		err = fmt.Errorf("something behind it: %q", r.s)
	}
	if err != nil {
		return ledger.Query{}, fmt.Errorf("read query: %w", err)
	}
	return q, nil
}

// maxNesting bounds how deep questions stand in each other.
const maxNesting = 8

// queryReader reads the normal form from left to right.
type queryReader struct{ s string }

func (r *queryReader) query(depth int) (q ledger.Query, err error) {
	if depth > maxNesting {
		return q, fmt.Errorf("nested too deep")
	}
	measure, err := r.word()
	if err != nil {
		return q, err
	}
	q.Measure = ledger.Measure(measure)
	for err == nil && strings.HasPrefix(r.s, " ") {
		r.s = r.s[1:]
		err = r.part(&q, depth)
	}
	return q, err
}

// part reads one key with its values into the question.
func (r *queryReader) part(q *ledger.Query, depth int) error {
	key, err := r.word()
	if err != nil {
		return err
	}
	if rest, ok := strings.CutPrefix(r.s, "=("); ok {
		r.s = rest
		return r.inner(q, key, depth)
	}
	values, err := r.values()
	if err != nil {
		return err
	}
	return setPart(q, key, values)
}

// inner reads a question in brackets.
func (r *queryReader) inner(q *ledger.Query, key string, depth int) error {
	x, err := r.query(depth + 1)
	if err != nil {
		return err
	}
	rest, ok := strings.CutPrefix(r.s, ")")
	if !ok {
		return fmt.Errorf("%s: not closed", key)
	}
	r.s = rest
	switch key {
	case "whole":
		q.Whole = &x
	case "was":
		q.Was = &x
	case "also":
		q.Also = append(q.Also, x)
	default:
		return fmt.Errorf("unknown part %q", key)
	}
	return nil
}

// setPart sets one part of the question.
func setPart(q *ledger.Query, key string, values []string) error {
	for _, parts := range [][]queryPart{queryParts, orderParts} {
		for _, part := range parts {
			if part.key == key {
				return part.set(q, values)
			}
		}
	}
	for _, x := range filterFields {
		if x.key == key {
			return x.set(&q.Filter, values)
		}
	}
	return fmt.Errorf("unknown part %q", key)
}

// values reads what stands behind a key; a key alone has one empty value.
func (r *queryReader) values() ([]string, error) {
	rest, ok := strings.CutPrefix(r.s, "=")
	if !ok {
		return []string{""}, nil
	}
	r.s = rest
	var out []string
	for {
		w, err := r.word()
		if err != nil {
			return nil, err
		}
		out = append(out, w)
		if rest, ok = strings.CutPrefix(r.s, ","); !ok {
			return out, nil
		}
		r.s = rest
	}
}

// word reads a bare or quoted word.
func (r *queryReader) word() (string, error) {
	if strings.HasPrefix(r.s, `"`) {
		quoted, err := strconv.QuotedPrefix(r.s)
		if err != nil {
			return "", err
		}
		r.s = r.s[len(quoted):]
		return strconv.Unquote(quoted)
	}
	end := strings.IndexAny(r.s, " =,()\"")
	if end < 0 {
		end = len(r.s)
	}
	w := r.s[:end]
	r.s = r.s[end:]
	if w == "" {
		return "", fmt.Errorf("a word is missing before %q", r.s)
	}
	return w, nil
}
