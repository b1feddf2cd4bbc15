package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"guatu/handlers"
	"guatu/internal/exchange"
	"guatu/ledger"
)

// tabulate writes the records behind a digest as a workbook, with a sheet a kind.
func tabulate(city ledger.City, now func() time.Time) func(handlers.Table) ([]byte, error) {
	return func(t handlers.Table) (data []byte, err error) {
		dir, err := os.MkdirTemp("", "guatu-table-*")
		if err != nil {
			return nil, fmt.Errorf("write table: %w", err)
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
		x := exchange.NewXLSX(t.Lang)
		defer x.Close()
		ctx := exchange.NewContext(city, now())
		ctx.Lang = t.Lang
		file := filepath.Join(dir, "table.xlsx")
		if err := errors.Join(writeTable(x, ctx, t), x.Save(file)); err != nil {
			return nil, fmt.Errorf("write table: %w", err)
		}
		return os.ReadFile(file)
	}
}

func writeTable(x *exchange.XLSX, ctx *exchange.Context, t handlers.Table) error {
	named := func(ids ...int64) (names []string) {
		for _, id := range ids {
			names = append(names, t.Names[id])
		}
		return names
	}
	if err := x.Begin(ledger.KindVisit); err != nil {
		return err
	}
	for _, v := range t.Visits {
		r := exchange.Record{Kind: ledger.KindVisit, Visit: &v, Companies: named(v.Company)}
		if err := x.Row(exchange.Cells(&r, ctx)); err != nil {
			return err
		}
	}
	if err := x.Begin(ledger.KindDeal); err != nil {
		return err
	}
	for _, d := range t.Deals {
		r := exchange.Record{Kind: ledger.KindDeal, Deal: &d, Companies: named(d.Investors...)}
		if err := x.Row(exchange.Cells(&r, ctx)); err != nil {
			return err
		}
	}
	return nil
}
