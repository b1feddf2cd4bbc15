package storage

import (
	"regexp"
	"slices"

	"guatu/ledger"
)

// selection is the records that a query counts: where they stand, which of
// them, and what figures, groups and rows are made of.
type selection struct {
	kind  ledger.Kind
	first clause // stands before the table: what it is split by
	from  clause
	lazy  []lazy   // tables that are joined only where they are needed
	joins clause   // further tables
	span  []clause // which days it lies in, and that it stands
	where []clause
	bound []clause // thresholds, apart: what they cannot see is counted as left out
	at    clause   // of a stage on a day: that the stage's days include it
	day   clause   // the day that a record counts by
	cols  columns
	sums  []sums // where the same records are counted ahead, the shortest table first
}

// columns are the expressions that a selection's tallies are made of; an empty
// one does not exist there.
type columns struct {
	id       string
	rest     string // what tells records of one id apart
	company  string
	district string
	currency string
	low      string
	amount   string // the low end of what thresholds look at
	high     string
	frozen   string // fen at the rate of the signing
	fen      clause // the low end in fen
	count    string // how many records it is; empty where each row is one
	waits    string // 1 for a deal that waits for its verification
	part     clause // 1 for what has reached what a rate asks for; of a conversion the condition on its company x
	reached  clause // of a conversion the statement that gives all companies for which part holds; empty where there is none
	hidden   clause // 1 for what the asker may not see
	secret   clause // 1 for what is counted and never named to the asker
}

// also is the selection with further conditions.
func (s selection) also(more ...clause) selection {
	s.where = append(s.where[:len(s.where):len(s.where)], more...)
	return s
}

// blind is what the thresholds, or a sum, cannot see: the records without an
// amount.
func (s selection) blind() selection {
	s.bound = nil
	return s.also(sqlf(s.cols.amount + " IS NULL"))
}

// lazy is a table that belongs to each record once, and is left out of a
// statement that asks nothing of it: its alias, and how it is joined.
type lazy struct {
	alias *regexp.Regexp
	join  string
}

// The tables that stand behind others.
var (
	lazyDeals  = regexp.MustCompile(`\bd\.`)
	lazyVisits = regexp.MustCompile(`\bv\.`)
	lazyTrips  = regexp.MustCompile(`\bp\.`)
	lazyEvents = regexp.MustCompile(`\be\.`)
)

// conditions are all that its records must meet.
func (s selection) conditions() []clause {
	all := slices.Concat(s.span, s.where, s.bound)
	if s.at.text != "" {
		all = append(all, s.at)
	}
	return all
}

// statement is the statement that reads something of the selection: what stands
// before FROM, and after the conditions.
func (s selection) statement(head, tail clause) clause {
	where := every(s.conditions()...)
	from := glue(s.first, s.from)
	for _, l := range s.lazy {
		for _, part := range []clause{head, s.joins, where, tail} {
			if l.alias.MatchString(part.text) {
				from = glue(from, sqlf(l.join))
				break
			}
		}
	}
	return glue(head, sqlf(" FROM "), from, s.joins, sqlf(" WHERE "), where, tail)
}

// within is the condition that a day lies in the period and is not after the
// asking day.
func within(day clause, p ledger.Period, asked ledger.Date) clause {
	return during(day, p.Until(asked))
}

// during is the condition that a day is known and lies in the period.
func during(day clause, p ledger.Period) clause {
	switch {
	case p.From.Known() && p.To.Known():
		return glue(day, sqlf(" BETWEEN ? AND ?", p.From.String(), p.To.String()))
	case p.From.Known():
		return glue(day, sqlf(" >= ?", p.From.String()))
	case p.To.Known():
		return glue(day, sqlf(" <= ?", p.To.String()))
	}
	return glue(day, sqlf(" IS NOT NULL"))
}

// selects is the selection of a query's measure over a period.
func (c counter) selects(q ledger.Query, p ledger.Period) selection {
	switch kindOf(q.Measure) {
	case ledger.KindVisit:
		return c.visits(q, p)
	case ledger.KindTrip:
		return c.trips(q, p)
	case ledger.KindEvent:
		return c.events(q, p)
	case ledger.KindStep:
		return c.steps(q, p)
	default:
		return c.deals(q, p)
	}
}

// kindOf is the kind of record that a measure counts.
func kindOf(m ledger.Measure) ledger.Kind {
	switch m {
	case ledger.Visits, ledger.Companies, ledger.Converted, ledger.Conversion:
		return ledger.KindVisit
	case ledger.Trips:
		return ledger.KindTrip
	case ledger.Events, ledger.OutsideOf:
		return ledger.KindEvent
	case ledger.Overdue, ledger.Open:
		return ledger.KindStep
	default:
		return ledger.KindDeal
	}
}

// rest is what tells records of one id apart, as a further column.
func (s selection) rest() string {
	if s.cols.rest == "" {
		return ""
	}
	return ", " + s.cols.rest + " AS rest"
}
