package exchange

import (
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// column is a column of a kind of table: what it is called, and how its cells
// are read into a record and written from one.
type column struct {
	field  ledger.Field
	name   words.Text
	labels []string // other names
	money  bool     // an amount: its unit may stand in the header
	read   func(r *Record, cell string, c *Context) (reason string)
	write  func(r *Record, c *Context) string // nil: is only read
}

// of makes the column of a field, whose cells a codec reads and writes.
func of[T any](f ledger.Field, k *codec[T], at func(r *Record) *T) column {
	return column{
		field:  f,
		name:   nameOf(f),
		labels: labelsOf(f),
		read: func(r *Record, cell string, c *Context) string {
			x, reason := k.read(cell, c)
			if reason == "" {
				*at(r) = x
			}
			return reason
		},
		write: func(r *Record, c *Context) string { return k.write(*at(r), c) },
	}
}

func nameOf(f ledger.Field) words.Text {
	if x, ok := words.Columns[f]; ok {
		return x.Name
	}
	return words.FieldNames[f]
}

func labelsOf(f ledger.Field) []string {
	if x, ok := words.Columns[f]; ok {
		return x.Aliases
	}
	return words.FieldLabels[f]
}

// called gives a column another name.
func (x column) called(name words.Text, labels ...string) column {
	x.labels = append(append([]string{x.name.Zh, x.name.En}, labels...), x.labels...)
	x.name = name
	return x
}

// amount says that a column holds amounts.
func (x column) amount() column {
	x.money = true
	return x
}

// fold is a column's name as it is compared.
func fold(label string) string {
	return strings.ReplaceAll(grammar.FoldText(strings.TrimSpace(label)), " ", "")
}

// match is the column that a name means.
type match struct {
	column *column
	own    bool // the name is the field's own, not another's that stands in for it
}

// columns are the columns of a kind of table in the order in which they are
// written, and the same by all their names.
type columns struct {
	list  []column
	named map[string]match
}

func columnsOf(kind ledger.Kind, list []column) columns {
	x := columns{list, map[string]match{}}
	put := func(label string, c *column, own bool) {
		if _, taken := x.named[fold(label)]; !taken {
			x.named[fold(label)] = match{c, own}
		}
	}
	for i := range list {
		put(list[i].name.Zh, &list[i], true)
		put(list[i].name.En, &list[i], true)
	}
	for i := range list {
		for _, l := range list[i].labels {
			put(l, &list[i], true)
		}
	}
	for other, means := range words.StandIns[kind] {
		for i := range list {
			if list[i].field != means {
				continue
			}
			for _, l := range words.FieldLabels[other] {
				put(l, &list[i], false)
			}
		}
	}
	return x
}

// tables are the columns of every kind.
var tables = map[ledger.Kind]columns{
	ledger.KindCompany: columnsOf(ledger.KindCompany, companyColumns()),
	ledger.KindEvent:   columnsOf(ledger.KindEvent, eventColumns()),
	ledger.KindTrip:    columnsOf(ledger.KindTrip, tripColumns()),
	ledger.KindVisit:   columnsOf(ledger.KindVisit, visitColumns()),
	ledger.KindDeal:    columnsOf(ledger.KindDeal, dealColumns()),
}

// Kinds are the kinds of tables, each after those that its records point to.
func Kinds() []ledger.Kind {
	return []ledger.Kind{ledger.KindCompany, ledger.KindEvent, ledger.KindTrip, ledger.KindVisit, ledger.KindDeal}
}
