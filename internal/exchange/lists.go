package exchange

import (
	"strconv"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
)

// bars parts a list at its bars; what has none is parted by also.
func bars(cell string, also func(string) []string) []string {
	if !strings.Contains(cell, "|") {
		return also(cell)
	}
	var parts []string
	for _, p := range strings.Split(cell, "|") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

func whole(cell string) []string { return []string{cell} }

// listsOf are texts parted by bars, or as people part them.
func listsOf(also func(string) []string) *codec[[]string] {
	return &codec[[]string]{
		print: func(xs []string, _ *Context) string {
			s := strings.Join(xs, "|")
			if len(xs) == 1 && len(also(s)) > 1 {
				return s + "|"
			}
			return s
		},
		parse: func(cell string, _ *Context) ([]string, string) { return bars(cell, also), "" },
	}
}

var (
	names = listsOf(grammar.SplitNames) // several companies
	plain = listsOf(whole)
)

// oneName is the name of one company, as it is written.
var oneName = &codec[[]string]{
	print: func(xs []string, _ *Context) string { return strings.Join(xs, "|") },
	parse: func(cell string, _ *Context) ([]string, string) { return []string{cell}, "" },
}

// entries are lists of values that have a codec-like print and parse of their own.
func entries[T any](print func(x T, c *Context) string, parse func(s string, c *Context) (T, string)) *codec[[]T] {
	return &codec[[]T]{
		print: func(xs []T, c *Context) string {
			var parts []string
			for _, x := range xs {
				parts = append(parts, print(x, c))
			}
			return strings.Join(parts, " | ")
		},
		parse: func(cell string, c *Context) ([]T, string) {
			var xs []T
			for _, s := range bars(cell, whole) {
				x, reason := parse(s, c)
				if reason != "" {
					return nil, reason
				}
				xs = append(xs, x)
			}
			return xs, ""
		},
	}
}

// files are what was attached: its kind and the id by which it is fetched again.
var files = entries(
	func(f ledger.File, _ *Context) string { return f.Kind + " " + f.ID },
	func(s string, _ *Context) (ledger.File, string) {
		kind, id, ok := strings.Cut(s, " ")
		if !ok {
			return ledger.File{}, strconv.Quote(s) + " is no kind and id of a file"
		}
		return ledger.File{Kind: kind, ID: id}, ""
	})

// slips are earlier expected days, each with the day on which it was moved.
var slips = entries(
	func(x ledger.Slip, _ *Context) string { return x.Was.String() + " (" + x.On.String() + ")" },
	func(s string, _ *Context) (ledger.Slip, string) {
		was, on, _ := strings.Cut(strings.TrimSuffix(s, ")"), " (")
		a, err1 := ledger.ParseDate(was)
		b, err2 := ledger.ParseDate(on)
		if err1 != nil || err2 != nil {
			return ledger.Slip{}, strconv.Quote(s) + " is no pair of days such as 2023-03-01 (2023-02-20)"
		}
		return ledger.Slip{Was: a, On: b}, ""
	})

// outsides are figures of an event from outside: 全省签约：18个.
var outsides = entries(
	func(f ledger.Outside, _ *Context) string {
		n := strconv.FormatInt(f.Value, 10)
		if f.Mark == ledger.About {
			return f.Name + "：" + string(f.Mark) + n + f.Unit
		}
		return f.Name + "：" + n + string(f.Mark) + f.Unit
	},
	func(s string, _ *Context) (ledger.Outside, string) {
		f, ok := grammar.ParseOutside(s)
		if !ok {
			return f, strconv.Quote(s) + " is no figure such as 全省签约：18个"
		}
		return f, ""
	})
