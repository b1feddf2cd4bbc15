package exchange

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// texts are taken as they are written.
var texts = &codec[string]{
	print: func(s string, _ *Context) string { return s },
	parse: func(cell string, _ *Context) (string, string) { return cell, "" },
}

// numbers are whole numbers in digits.
var numbers = &codec[int64]{
	print: func(n int64, _ *Context) string { return strconv.FormatInt(n, 10) },
	parse: func(cell string, c *Context) (int64, string) {
		n, err := strconv.ParseInt(c.figure(cell), 10, 64)
		if err != nil {
			return 0, strconv.Quote(cell) + " is no whole number"
		}
		return n, ""
	},
}

// listYears are years of the list of the Fortune 500.
var listYears = &codec[int]{
	print: func(y int, _ *Context) string { return strconv.Itoa(y) },
	parse: func(cell string, c *Context) (int, string) {
		y, err := strconv.Atoi(strings.TrimSuffix(c.figure(cell), "年"))
		if err != nil || y < 1990 || y > 2100 {
			return 0, strconv.Quote(cell) + " is no year"
		}
		return y, ""
	},
	few: true,
}

// facts are yes, no, or empty where it is not known.
var facts = factsOf(ledger.FFortune500)

// foreigns are facts that may be called 外资 and 内资.
var foreigns = factsOf(ledger.FForeign)

func factsOf(f ledger.Field) *codec[ledger.Tri] {
	return &codec[ledger.Tri]{
		print: func(t ledger.Tri, c *Context) string {
			if t == ledger.Yes {
				return words.Yes.In(c.Lang)
			}
			return words.No.In(c.Lang)
		},
		parse: func(cell string, c *Context) (ledger.Tri, string) {
			v := c.field(ledger.KindDeal, f, cell)
			if v.Doubt != ledger.NoDoubt {
				return ledger.Unknown, strconv.Quote(cell) + " is neither yes nor no"
			}
			return v.Tri, ""
		},
		few: true,
	}
}

// marks are facts of which an empty cell means no.
var marks = &codec[bool]{
	print: func(_ bool, c *Context) string { return words.Yes.In(c.Lang) },
	parse: func(cell string, c *Context) (bool, string) {
		t, reason := facts.read(cell, c)
		return t == ledger.Yes, reason
	},
}

// plans tell whether a trip was said to be planned.
var plans = &codec[bool]{
	print: func(_ bool, c *Context) string { return words.Planned.In(c.Lang) },
	parse: func(cell string, c *Context) (bool, string) {
		v := c.field(ledger.KindTrip, ledger.FPlanned, cell)
		if v.Doubt != ledger.NoDoubt {
			return false, strconv.Quote(cell) + " is no state of a trip"
		}
		return v.Tri == ledger.Yes, ""
	},
	few: true,
}

// moments are times to the second, or as exactly as they are known.
var moments = &codec[time.Time]{
	print: func(t time.Time, c *Context) string { return t.In(c.Zone).Format(time.RFC3339Nano) },
	parse: func(cell string, c *Context) (time.Time, string) {
		for _, layout := range []string{time.RFC3339Nano, time.DateTime, "2006-01-02 15:04", "2006/1/2 15:04", "2006/1/2 15:04:05"} {
			if t, err := time.ParseInLocation(layout, cell, c.Zone); err == nil {
				return t, ""
			}
		}
		d, reason := c.day(cell, grammar.RoleRecord)
		if reason != "" {
			return time.Time{}, strconv.Quote(cell) + " is no time such as 2023-03-08T09:30:00+08:00"
		}
		return time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, c.Zone), ""
	},
	same: time.Time.Equal,
}

// amounts are written as in reports, exact.
var amounts = &codec[ledger.Money]{
	print: func(m ledger.Money, c *Context) string { return grammar.PlainMoney(m, c.Lang) },
	parse: func(cell string, c *Context) (ledger.Money, string) {
		m, doubt := grammar.ParseMoney(c.figure(cell))
		if doubt != ledger.NoDoubt && doubt != ledger.AmountHuge {
			return ledger.Money{}, strconv.Quote(cell) + " " + doubts[doubt]
		}
		return m, ""
	},
	few: true,
}

// doubts say why a value cannot be taken.
var doubts = map[ledger.Doubt]string{
	ledger.AmountNoUnit: "has no unit: write 81.7亿元, or the unit into the header (总投资（亿元）)",
	ledger.AmountVague:  "is no certain amount: write a figure, or 未定",
	ledger.AmountTwo:    "is two amounts",
	ledger.AmountFalls:  "is a range that falls",
	ledger.AmountNotPos: "is not above zero",
	ledger.AmountUnread: "is no amount",
	ledger.DateNone:     "is a day that does not exist",
	ledger.DateFuture:   "lies in the future",
	ledger.DateUnread:   "is no day such as 2023-03-08",
	ledger.NameUnknown:  "is not in the config",
	ledger.ValueUnknown: "is not known",
}

// field reads a cell as a report's field would be.
func (c *Context) field(kind ledger.Kind, f ledger.Field, cell string) ledger.Value {
	return grammar.ParseField(kind, f, cell, 0, c.grammar())
}

// keys are the names of the config: of a district, chain, park or unit.
func keys(f ledger.Field) *codec[string] {
	return &codec[string]{
		print: func(key string, c *Context) string { return c.placeName(f, key) },
		parse: func(cell string, c *Context) (string, string) {
			v := c.field(ledger.KindDeal, f, cell)
			return v.Key, unknown(cell, v)
		},
		few: true,
	}
}

// unitLists are units, the reporter's first.
var unitLists = &codec[[]string]{
	print: func(keys []string, c *Context) string {
		var names []string
		for _, k := range keys {
			names = append(names, c.placeName(ledger.FUnit, k))
		}
		return strings.Join(names, "、")
	},
	parse: func(cell string, c *Context) ([]string, string) {
		v := c.field(ledger.KindVisit, ledger.FUnit, cell)
		return v.Keys, unknown(cell, v)
	},
	few: true,
}

// unknown says that a name is not known, and which look like it.
func unknown(cell string, v ledger.Value) string {
	if v.Doubt == ledger.NoDoubt {
		return ""
	}
	reason := strconv.Quote(cell) + " " + doubts[v.Doubt]
	if len(v.Near) > 0 {
		reason += "; there are " + strings.Join(v.Near, ", ")
	}
	return reason
}

// placeName is how the config calls a key; the key where it calls it no longer.
func (c *Context) placeName(f ledger.Field, key string) string {
	list := map[ledger.Field][]ledger.Place{ledger.FDistrict: c.Town.City.Districts, ledger.FChain: c.Town.City.Chains, ledger.FPark: c.Town.City.Parks}[f]
	if f == ledger.FUnit {
		for _, u := range c.Town.City.Units {
			list = append(list, u.Place)
		}
	}
	i := slices.IndexFunc(list, func(p ledger.Place) bool { return p.Key == key })
	if i < 0 {
		return key
	}
	return words.Text{Zh: list[i].Zh, En: list[i].En}.In(c.Lang)
}

// choices are values of a field that has few.
func choices[T ~string](f ledger.Field, table []words.Named[T]) *codec[T] {
	return &codec[T]{
		print: func(x T, c *Context) string { return words.NameIn(table, x).In(c.Lang) },
		parse: func(cell string, c *Context) (T, string) {
			v := c.field(ledger.KindDeal, f, cell)
			return T(v.Key), unknown(cell, v)
		},
		few: true,
	}
}

// spots are places: by their canonical name, or as written where nobody knows them.
func spots(f ledger.Field) *codec[string] {
	return &codec[string]{
		print: placeIn,
		parse: func(cell string, c *Context) (string, string) {
			if v := c.field(ledger.KindVisit, f, cell); v.Key != "" {
				return v.Key, ""
			}
			return cell, ""
		},
		few: true,
	}
}

func placeIn(name string, c *Context) string {
	if t, ok := grammar.PlaceIn(name); ok {
		return t.In(c.Lang)
	}
	return name
}

// spotLists are the places of a trip or an event.
var spotLists = &codec[[]string]{
	print: func(names []string, c *Context) string {
		var out []string
		for _, n := range names {
			out = append(out, placeIn(n, c))
		}
		return strings.Join(out, "、")
	},
	parse: func(cell string, c *Context) ([]string, string) {
		if v := c.field(ledger.KindTrip, ledger.FPlace, cell); len(v.Keys) > 0 {
			return slices.Clone(v.Keys), ""
		}
		return []string{cell}, ""
	},
	few: true,
}
