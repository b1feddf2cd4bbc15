package storage

import (
	"strconv"
	"strings"
)

// clause is a piece of SQL in which each ? stands for one of its arguments.
// Only texts of this package and known columns make it up; what people typed
// is always an argument.
type clause struct {
	text string
	args []any
}

func sqlf(text string, args ...any) clause { return clause{text, args} }

// join puts clauses one after the other.
func join(sep string, parts ...clause) clause {
	var b strings.Builder
	var args []any
	for i, p := range parts {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString(p.text)
		args = append(args, p.args...)
	}
	return clause{b.String(), args}
}

// glue joins without anything between.
func glue(parts ...clause) clause { return join("", parts...) }

// every puts conditions together that must all hold; none holds always.
func every(parts ...clause) clause {
	if len(parts) == 0 {
		return sqlf("1 = 1")
	}
	return join(" AND ", parts...)
}

// either puts conditions together of which one must hold; none holds never.
func either(parts ...clause) clause {
	if len(parts) == 0 {
		return sqlf("1 = 0")
	}
	return glue(sqlf("("), join(" OR ", parts...), sqlf(")"))
}

// in tells whether a column has one of the values; none: never.
func in[T any](column string, values []T) clause {
	return oneOf(column+" IN", values)
}

// notIn tells whether a column has none of the values.
func notIn[T any](column string, values []T) clause {
	return oneOf(column+" NOT IN", values)
}

func oneOf[T any](head string, values []T) clause {
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", ")
	return clause{head + " (" + marks + ")", args}
}

// numbered writes the marks as $1…$n, in ascending order of their appearance.
func (c clause) numbered() string {
	var b strings.Builder
	n := 0
	for _, part := range strings.SplitAfter(c.text, "?") {
		head, mark := strings.CutSuffix(part, "?")
		b.WriteString(head)
		if mark {
			n++
			b.WriteString("$" + strconv.Itoa(n))
		}
	}
	return b.String()
}
