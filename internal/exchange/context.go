package exchange

import (
	"time"

	"guatu/grammar"
	"guatu/ledger"
)

// Context is the ground on which tables are read and written. It belongs to one
// goroutine at a time.
type Context struct {
	Town  *grammar.Town
	Lang  ledger.Lang // of what is written
	Zone  *time.Location
	Now   time.Time // when the rows are taken in
	Today ledger.Date

	sheet bool // cells are a workbook's: numbers may be days
	days  int  // by how many days a workbook's first day is later than usual
	known map[knownKey]any
}

// knownKey is a text that was read by a codec.
type knownKey struct {
	codec any
	cell  string
}

// NewContext is a context for a city at a moment.
func NewContext(city ledger.City, now time.Time) *Context {
	now = now.In(city.Zone).Truncate(time.Second)
	return &Context{Town: grammar.NewTown(city), Lang: city.Language, Zone: city.Zone, Now: now, Today: ledger.DateOf(now), known: map[knownKey]any{}}
}

// in is the context for the cells of a table.
func (c *Context) in(t *Table) *Context {
	x := *c
	x.sheet, x.days = t.workbook, t.days
	x.known = map[knownKey]any{}
	return &x
}

// grammar is the context as the grammar wants it.
func (c *Context) grammar() grammar.Context {
	return grammar.Context{Asked: c.Today, Town: c.Town}
}
