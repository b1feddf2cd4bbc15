package exchange

import (
	"strconv"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
)

// daysFor are days, read for a purpose.
func daysFor(role grammar.Role) *codec[ledger.Date] {
	return &codec[ledger.Date]{
		print: func(d ledger.Date, _ *Context) string { return d.String() },
		parse: func(cell string, c *Context) (ledger.Date, string) { return c.day(cell, role) },
		few:   true,
	}
}

// past are days that may not lie in the future; whenever may be any day.
var (
	past     = daysFor(grammar.RoleRecord)
	expected = daysFor(grammar.RoleExpected)
	whenever = daysFor(grammar.RoleAny)
)

// day reads a day as it is typed, or as a workbook keeps it.
func (c *Context) day(cell string, role grammar.Role) (ledger.Date, string) {
	d, ok := c.serial(cell)
	if !ok {
		var err error
		if d, err = ledger.ParseDate(cell); err != nil {
			var doubt ledger.Doubt
			d, doubt = grammar.ParseDay(cell, c.Today, role, 0)
			return d, dayReason(cell, doubt)
		}
	}
	if role == grammar.RoleRecord && d > c.Today {
		return 0, dayReason(cell, ledger.DateFuture)
	}
	return d, ""
}

func dayReason(cell string, doubt ledger.Doubt) string {
	if doubt == ledger.NoDoubt {
		return ""
	}
	return strconv.Quote(cell) + " " + doubts[doubt]
}

// The days of a workbook are counted from 30 December 1899; those that are
// taken for days lie between 1954 and 2119.
const (
	firstDay    = -25569
	leastSerial = 20_000
	mostSerial  = 80_000
)

// serial reads a day as a workbook keeps it: a number, of which the hour is the
// fraction.
func (c *Context) serial(cell string) (ledger.Date, bool) {
	if !c.sheet {
		return 0, false
	}
	whole, _, _ := strings.Cut(cell, ".")
	n, err := strconv.Atoi(whole)
	if err != nil || n < leastSerial || n > mostSerial {
		return 0, false
	}
	return ledger.Date(firstDay + n + c.days), true
}

// figure is a number of a workbook as it was typed: what a workbook keeps has
// fifteen digits that count.
func (c *Context) figure(cell string) string {
	if !c.sheet || len(cell) < 16 && !strings.ContainsAny(cell, "Ee") {
		return cell
	}
	f, err := strconv.ParseFloat(cell, 64)
	if err != nil || !strings.ContainsAny(cell, ".Ee") {
		return cell
	}
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// spans are the days of a trip or an event.
var spans = &codec[ledger.Period]{
	print: func(p ledger.Period, _ *Context) string {
		if p.From == p.To {
			return p.From.String()
		}
		return p.From.String() + " – " + p.To.String()
	},
	parse: func(cell string, c *Context) (ledger.Period, string) {
		if d, ok := c.serial(cell); ok {
			return ledger.Day(d), ""
		}
		if d, err := ledger.ParseDate(cell); err == nil {
			return ledger.Day(d), ""
		}
		from, to, _ := strings.Cut(cell, " – ")
		a, err1 := ledger.ParseDate(from)
		b, err2 := ledger.ParseDate(to)
		if err1 == nil && err2 == nil && a <= b {
			return ledger.Period{From: a, To: b}, ""
		}
		p, doubt := grammar.ParseSpan(cell, c.Today, grammar.RoleAny)
		return p, dayReason(cell, doubt)
	},
	few: true,
}
