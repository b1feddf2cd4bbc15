package storage

import (
	"context"
	"database/sql"
	"strings"

	"guatu/ledger"
)

// Rows are the records behind a figure, by the day that they count by; a
// ranking of deals begins with the largest. They add up to the figure. Where
// companies are counted, offset and most count companies, and all records of
// each are given, one after the other. None where the scope hides them.
func (v *Snapshot) Rows(ctx context.Context, q ledger.Query, by ledger.Asker, offset, most int) ([]ledger.Row, error) {
	c, err := v.counter(ctx, q, by)
	if err != nil {
		return nil, err
	}
	q, s, err := c.behind(ctx, q)
	if err != nil {
		return nil, err
	}
	if hidden, err := c.hides(ctx, q, s); err != nil || hidden {
		return []ledger.Row{}, err
	}
	if most <= 0 {
		most = 1 << 30
	}
	switch q.Measure {
	case ledger.Investors, ledger.Companies, ledger.Converted, ledger.Conversion:
		rows, err := c.byCompany(ctx, q, s, offset, most)
		return plainRows(rows), err
	}
	rows, err := c.page(ctx, q, s, offset, most)
	return plainRows(rows), err
}

// behind is the selection of the records that add up to a query's figure.
func (c counter) behind(ctx context.Context, q ledger.Query) (ledger.Query, selection, error) {
	switch q.Measure {
	case ledger.FundsBoth, ledger.FundsHome, ledger.FundsAbroad:
		return q, c.funds(q, q.Period), nil
	case ledger.ShareOf:
		own, _, _, err := c.parts(ctx, q)
		if err != nil {
			return q, selection{}, err
		}
		q = own
	case ledger.Attained:
		q.Measure, q.Clock, q.Stage = ledger.Deals, ledger.Moved, ledger.StageSigned
	}
	s := c.measured(q, q.Period)
	switch q.Measure {
	case ledger.RateOf:
		s = s.also(glue(s.cols.part, sqlf(" = 1")))
	case ledger.Converted, ledger.Conversion:
		s = s.also(invested(s.cols.company, toward(q, ledger.StageSigned), q.Asked))
	case ledger.Sum, ledger.Average:
		s = s.also(sqlf(s.cols.low + " IS NOT NULL"))
	case ledger.Largest, ledger.Smallest:
		t, err := c.total(ctx, s, c.needsOf(q))
		return q, holding(s, t), err
	}
	return q, s, nil
}

// seen is a row with what decides whether it may be shown.
type seen struct {
	ledger.Row
	company int64
	secret  bool
	hidden  bool
}

// plainRows are the rows as they may be shown: what is sensitive is counted and
// never named.
func plainRows(rows []seen) []ledger.Row {
	out := make([]ledger.Row, len(rows))
	for i, r := range rows {
		out[i] = r.Row
		if r.secret {
			out[i] = ledger.Row{On: r.On, Amount: r.Amount, Stage: r.Stage}
		}
	}
	return out
}

// shape is what a row of a kind of record is read from: the name, the stage,
// the rest of the text, the owner, the kind's letter and number, and the mark
// and 未定 of its amount.
type shape struct {
	joins, letter, n, name, stage, text, owner, mark, undecided string
}

var shapes = map[ledger.Kind]shape{
	ledger.KindDeal:  {"", "'D'", "d.n", "d.name", "d.stage_now", "''", "d.reporter", "d.mark", "d.undecided"},
	ledger.KindVisit: {" JOIN companies vc ON vc.id = v.company", "'V'", "v.n", "vc.name", "''", "v.place", "v.reporter", "''", "0"},
	ledger.KindTrip:  {"", "'T'", "r.n", "r.name", "''", "''", "r.reporter", "''", "0"},
	ledger.KindEvent: {"", "'E'", "r.n", "r.name", "''", "''", "r.reporter", "''", "0"},
	ledger.KindStep: {" LEFT JOIN companies vc ON vc.id = v.company", "t.kind", "t.n", "coalesce(vc.name, d.name, p.name, e.name, '')", "''", "t.text",
		"t.owner", "''", "0"},
}

// page reads a page of a selection's records.
func (c counter) page(ctx context.Context, q ledger.Query, s selection, offset, most int) ([]seen, error) {
	day := s.day
	if q.Clock == ledger.Standing { // no index is in this order, so that the one of what stands is read, not that of all that ever did
		day = glue(day, sqlf(" || ''"))
	}
	order := glue(sqlf(" ORDER BY "), day, sqlf(", "+s.cols.id))
	if q.By == ledger.ByDeal {
		order = glue(sqlf(" ORDER BY "), s.cols.fen, sqlf(map[bool]string{false: " DESC", true: " ASC"}[q.Least]+" NULLS LAST, "+s.cols.id))
	}
	if s.cols.rest != "" {
		order = glue(order, sqlf(", "+s.cols.rest))
	}
	return c.read(ctx, q, s, glue(order, sqlf(" LIMIT ? OFFSET ?", most, offset)))
}

// read reads the records of a selection with what a row shows.
func (c counter) read(ctx context.Context, q ledger.Query, s selection, tail clause) ([]seen, error) {
	rows := []seen{}
	s.joins = glue(s.joins, sqlf(shapes[s.kind].joins))
	err := c.each(ctx, s.statement(glue(sqlf("SELECT "), rowColumns(q, s)), tail), func(r *sql.Rows) error {
		var x seen
		err := scanRow(r, &x)
		rows = append(rows, x)
		return err
	})
	if err != nil {
		return nil, err
	}
	return rows, c.fill(ctx, rows)
}

func rowColumns(q ledger.Query, s selection) clause {
	x := shapes[s.kind]
	stage, currency, low, high := x.stage, "''", "0", "0"
	if q.Clock == ledger.Standing {
		stage = "s.stage"
	}
	if s.cols.low != "" {
		currency, low, high = s.cols.currency, "coalesce("+s.cols.low+", 0)", "coalesce("+s.cols.high+", 0)"
	}
	if s.cols.rest == "f.pos" { // an arrival is no range
		high = "0"
	}
	company := "0"
	if s.cols.company != "" {
		company = s.cols.company
	}
	return glue(sqlf(strings.Join([]string{x.letter, x.n, x.name}, ", ")+", "), s.day,
		sqlf(", "+strings.Join([]string{currency, low, high, x.mark, x.undecided, stage, s.cols.district, x.text, x.owner, company}, ", ")+", "),
		s.cols.secret, sqlf(", "), s.cols.hidden)
}

func scanRow(rows *sql.Rows, x *seen) error {
	var letter string
	var day sql.NullString
	err := rows.Scan(&letter, &x.Ref.N, &x.Name, &day, &x.Amount.Currency, &x.Amount.Low, &x.Amount.High, &x.Amount.Mark, &x.Amount.Undecided,
		&x.Stage, &x.District, &x.Text, &x.Owner, &x.company, &x.secret, &x.hidden)
	if err != nil {
		return err
	}
	x.Ref.Kind, x.On = ledger.Kind(letter[0]), dayIn(day)
	return nil
}
