package storage

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"guatu/ledger"
)

// fen is an amount in fen: at the rate that was frozen at signing, else at the
// asking day's (spec 1.3 rule 6); NULL where there is no amount or no rate. It
// is exactly [ledger.InCNY], in steps that do not overflow.
func (c counter) fen(frozen, currency, low string, asked ledger.Date) clause {
	cases := []clause{sqlf("CASE " + currency + " WHEN 'CNY' THEN " + low)}
	for _, cur := range slices.Sorted(maps.Keys(c.city.Rates)) {
		rate, ok := c.city.Rates.On(cur, asked)
		if !ok || cur == ledger.CNY {
			continue
		}
		m := rate.Micro * 100 / cur.Minor()
		cases = append(cases, sqlf(" WHEN ? THEN ("+low+" / 1000000) * ? + (("+low+" % 1000000) * ? + 500000) / 1000000", cur, m, m))
	}
	cases = append(cases, sqlf(" END"))
	if frozen == "" {
		return glue(cases...)
	}
	return glue(sqlf("coalesce("+frozen+", "), glue(cases...), sqlf(")"))
}

// dollars is fen in US cents at the asking day's rate: exactly [ledger.FromCNY].
func (c counter) dollars(fen string, asked ledger.Date) clause {
	rate, ok := c.city.Rates.On(ledger.USD, asked)
	if !ok {
		return sqlf("CAST(NULL AS BIGINT)")
	}
	m := rate.Micro
	return sqlf("("+fen+" / ?) * 1000000 + (("+fen+" % ?) * 2000000 + ?) / ?", m, m, m, 2*m)
}

// thresholds compare in CNY (spec 1.3 rule 6), by the low end of a range.
func (c counter) thresholds(f ledger.Filter, fen clause, asked ledger.Date) []clause {
	var out []clause
	for _, x := range []struct {
		bound        *ledger.Bound
		closed, open string
	}{{f.Min, " >= ?", " > ?"}, {f.Max, " <= ?", " < ?"}} {
		if x.bound == nil {
			continue
		}
		rate, _ := c.city.Rates.On(x.bound.Currency, asked)
		op := x.closed
		if x.bound.Open {
			op = x.open
		}
		out = append(out, glue(fen, sqlf(op, ledger.InCNY(x.bound.Minor, x.bound.Currency, rate))))
	}
	return out
}

// convert is the same money in CNY.
func convert(a ledger.Amount) ledger.Amount {
	a.Minor, a.Currency = a.CNY, ledger.CNY
	return a
}

// rates says at which rates the deals of a selection were converted. A
// currency that was converted at several frozen rates has a zero one.
func (c counter) rates(ctx context.Context, s selection, asked ledger.Date) (rates map[ledger.Currency]ledger.Rate, frozen bool, err error) {
	cols := s.cols
	q := s.statement(sqlf("SELECT DISTINCT "+cols.currency+", coalesce(d.rate_micro, 0), coalesce(d.rate_from, '')"),
		sqlf(" AND "+cols.low+" IS NOT NULL AND "+cols.currency+" <> 'CNY' ORDER BY 1"))
	rates = map[ledger.Currency]ledger.Rate{}
	err = c.each(ctx, q, func(rows *sql.Rows) error {
		var cur ledger.Currency
		var rate ledger.Rate
		var from string
		if err := rows.Scan(&cur, &rate.Micro, &from); err != nil {
			return err
		}
		rate.From, _ = ledger.ParseDate(from)
		if rate.Micro == 0 {
			rate, _ = c.city.Rates.On(cur, asked)
		} else {
			frozen = true
		}
		if known, has := rates[cur]; has && known.Micro != rate.Micro {
			rate = ledger.Rate{}
		}
		rates[cur] = rate
		return nil
	})
	return rates, frozen, err
}

// money is the amount that a tally comes to for a measure: in a currency that
// all its amounts are in, or in CNY.
func money(m ledger.Measure, t tally, in ledger.Currency) ledger.Amount {
	minor, fen := t.low, t.fen
	switch m {
	case ledger.Average:
		minor, fen = mean(t.low, t.amounts), mean(t.fen, t.amounts)
	case ledger.Largest, ledger.Smallest:
		minor, fen = t.topLow, t.topFen
	}
	if in == ledger.CNY {
		minor = fen
	}
	return ledger.Amount{Minor: minor, Currency: in, CNY: fen}
}

// mean is a sum over a number, half up; 0 of none.
func mean(sum, n int64) int64 {
	if n == 0 {
		return 0
	}
	return (2*sum + n) / (2 * n)
}

// addRates says at which rates an amount was converted.
func (c counter) addRates(ctx context.Context, a *ledger.Answer, s selection, t tally) (err error) {
	if !c.needsOf(a.Query).money || t.amounts == 0 || t.from == t.to && t.from == string(ledger.CNY) {
		return nil
	}
	a.Figure.Money.Rates, a.Figure.Money.Frozen, err = c.rates(ctx, s, a.Query.Asked)
	return err
}
