package handlers

import (
	"context"
	"slices"

	"guatu/chat"
	"guatu/ledger"
	"guatu/words"
)

// mostTable is how many records of a kind a digest's table holds.
const mostTable = 5000

// Table is the records behind a digest, to be written as a workbook.
type Table struct {
	Lang   ledger.Lang
	Visits []ledger.Visit
	Deals  []ledger.Deal
	Names  map[int64]string // of companies
}

// digestTable sends the digest's records as a workbook.
func (t *turn) digestTable(ctx context.Context, s shown) error {
	if t.Tabulate == nil || !t.mayWith(t.who, actSee, s.of) {
		t.answer(t.text(words.SayDigestNoRowsHere))
		return nil
	}
	table, err := t.table(ctx, s)
	if err != nil {
		return err
	}
	if len(table.Visits)+len(table.Deals) == 0 {
		t.answer(t.text(words.SayDigestNoRowsHere))
		return nil
	}
	data, err := t.Tabulate(table)
	if err != nil {
		return err
	}
	t.looked(ledger.LookTable, s.key())
	name := t.subjectName(s.of, t.lang) + " " + s.p.From.String() + " " + s.p.To.String()
	t.send(chat.Escape(name)).File = &chat.Document{Name: name + ".xlsx", Data: data}
	return nil
}

// table reads the records of a digest's sections that the person may see.
func (t *turn) table(ctx context.Context, s shown) (Table, error) {
	out := Table{Lang: t.lang, Names: map[int64]string{}}
	c := t.composer(t.Snapshot, s.of, t.m.At, t.lang)
	seen := map[ledger.Ref]bool{}
	for _, x := range c.sections(s.p) {
		rows, err := t.Rows(ctx, x.query, ledger.Asker{Member: t.who}, 0, mostTable)
		if err != nil {
			return out, err
		}
		for _, row := range rows {
			if row.Ref == (ledger.Ref{}) || seen[row.Ref] {
				continue
			}
			seen[row.Ref] = true
			if err := t.tableRow(ctx, &out, row.Ref); err != nil {
				return out, err
			}
		}
	}
	slices.SortFunc(out.Visits, func(a, b ledger.Visit) int { return int(a.N - b.N) })
	slices.SortFunc(out.Deals, func(a, b ledger.Deal) int { return int(a.N - b.N) })
	return out, nil
}

func (t *turn) tableRow(ctx context.Context, out *Table, ref ledger.Ref) error {
	companies := []int64{}
	switch ref.Kind {
	case ledger.KindVisit:
		v, err := t.Visit(ctx, ref.N)
		if err != nil {
			return err
		}
		out.Visits, companies = append(out.Visits, v), append(companies, v.Company)
	case ledger.KindDeal:
		d, err := t.Deal(ctx, ref.N)
		if err != nil {
			return err
		}
		out.Deals, companies = append(out.Deals, d), append(companies, d.Investors...)
	}
	for _, id := range companies {
		if _, has := out.Names[id]; has {
			continue
		}
		c, err := t.Company(ctx, id)
		if err := ignoreMissing(err); err != nil {
			return err
		}
		out.Names[id] = c.Name
	}
	return nil
}
