package exchange

import (
	"fmt"
	"strconv"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
)

// steps are next steps, one a line, each with its particulars in braces: the
// day by which it is due, @ whose it is, ✓ when it was done, ! which leader
// ordered it, # its number: 回访 {2023-03-01 @1004 ✓2023-02-28 #12}.
var steps = &codec[[]ledger.Step]{
	print: func(xs []ledger.Step, _ *Context) string {
		var lines []string
		for _, x := range xs {
			lines = append(lines, x.Text+" {"+particulars(x)+"}")
		}
		return strings.Join(lines, "\n")
	},
	parse: func(cell string, _ *Context) ([]ledger.Step, string) {
		var xs []ledger.Step
		for _, line := range strings.Split(cell, "\n") {
			x, ok := parseStep(strings.TrimSpace(line))
			if !ok {
				return nil, errPeople
			}
			xs = append(xs, x)
		}
		return xs, ""
	},
}

// errPeople says that steps are written as people write them.
const errPeople = "as people write"

func particulars(x ledger.Step) string {
	var parts []string
	add := func(given bool, format string, arg any) {
		if given {
			parts = append(parts, fmt.Sprintf(format, arg))
		}
	}
	add(x.Due.Known(), "%s", x.Due)
	add(x.Owner != 0, "@%d", x.Owner)
	add(x.Done.Known(), "✓%s", x.Done)
	add(x.Order, "!%d", x.By)
	add(x.ID != 0, "#%d", x.ID)
	return strings.Join(parts, " ")
}

func parseStep(line string) (x ledger.Step, ok bool) {
	open := strings.LastIndex(line, "{")
	if open < 0 || !strings.HasSuffix(line, "}") {
		return x, false
	}
	x.Text = strings.TrimSpace(line[:open])
	for _, p := range strings.Fields(line[open+1 : len(line)-1]) {
		if err := take(&x, p); err != nil {
			return x, false
		}
	}
	return x, true
}

// take reads one particular of a step.
func take(x *ledger.Step, p string) (err error) {
	sign, rest := p[:1], p[1:]
	switch {
	case sign == "@":
		x.Owner, err = strconv.ParseInt(rest, 10, 64)
	case sign == "#":
		x.ID, err = strconv.ParseInt(rest, 10, 64)
	case sign == "!":
		x.Order = true
		x.By, err = strconv.ParseInt(rest, 10, 64)
	case strings.HasPrefix(p, "✓"):
		x.Done, err = ledger.ParseDate(strings.TrimPrefix(p, "✓"))
	default:
		x.Due, err = ledger.ParseDate(p)
	}
	return err
}

// peoplesSteps reads the steps that people wrote, when the record's day is known.
func (r *Record) peoplesSteps(c *Context, base ledger.Date) []Fault {
	if r.next == "" {
		return nil
	}
	xs, doubt := grammar.ParseSteps(r.next, c.Today, base)
	if doubt != ledger.NoDoubt {
		return []Fault{r.fault(ledger.FNext, dayReason(r.next, doubt))}
	}
	r.Head().Steps = xs
	return nil
}
