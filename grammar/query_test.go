package grammar

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"guatu/ledger"
)

// drawQuery is any query, whether it makes sense or not.
func drawQuery(t *rapid.T, depth int) ledger.Query {
	word := rapid.StringN(1, 6, 20)
	var q ledger.Query
	q.Measure = ledger.Measure(word.Draw(t, "measure"))
	q.Clock = rapid.SampledFrom([]ledger.Clock{ledger.Moved, ledger.Standing, ledger.Awaited, ledger.Anytime}).Draw(t, "clock")
	if q.Clock == ledger.Moved || q.Clock == ledger.Standing {
		q.Stage = rapid.SampledFrom([]ledger.Stage{ledger.StageLead, ledger.StageSigned, ledger.StageEnded}).Draw(t, "stage")
	}
	q.Or = rapid.SampledFrom([][]ledger.Stage{nil, {ledger.StageTalks}}).Draw(t, "or")
	q.Filter = drawFilter(t)
	q.Period = drawPeriod(t)
	q.Named = rapid.SampledFrom([]string{"", "ytd", "this_quarter"}).Draw(t, "named")
	q.Asked = drawDay(t)
	q.Toward = rapid.SampledFrom([]ledger.Stage{"", ledger.StageStarted}).Draw(t, "toward")
	q.Figure = rapid.SampledFrom([]string{"", "全省签约", "a b=(,)\"c"}).Draw(t, "figure")
	q.By = rapid.SampledFrom([]ledger.Dimension{"", ledger.ByDistrict, ledger.ByWeek}).Draw(t, "by")
	q.Top = rapid.IntRange(0, 20).Draw(t, "top")
	q.Least, q.Winner, q.List = rapid.Bool().Draw(t, "least"), rapid.Bool().Draw(t, "winner"), rapid.Bool().Draw(t, "list")
	if rapid.Bool().Draw(t, "compared") {
		p := drawPeriod(t)
		if p.Known() {
			q.Against, q.Versus = &p, "before"
		}
	}
	if depth > 0 && rapid.Bool().Draw(t, "whole") {
		whole := drawQuery(t, depth-1)
		q.Whole = &whole
	}
	for range rapid.IntRange(0, min(depth, 2)).Draw(t, "also") {
		q.Also = append(q.Also, drawQuery(t, depth-1))
	}
	return q
}

func drawDay(t *rapid.T) ledger.Date {
	return ledger.Date(rapid.IntRange(1, 40000).Draw(t, "day"))
}

func drawPeriod(t *rapid.T) (p ledger.Period) {
	if rapid.Bool().Draw(t, "from") {
		p.From = drawDay(t)
	}
	if rapid.Bool().Draw(t, "to") {
		p.To = drawDay(t)
	}
	return p
}

func drawBound(t *rapid.T) *ledger.Bound {
	c := rapid.SampledFrom([]ledger.Currency{ledger.CNY, ledger.USD, ledger.JPY}).Draw(t, "currency")
	return &ledger.Bound{Minor: rapid.Int64Range(0, 1e15).Draw(t, "minor"), Currency: c, Open: rapid.Bool().Draw(t, "open")}
}

func drawFilter(t *rapid.T) (f ledger.Filter) {
	if rapid.Bool().Draw(t, "min") {
		f.Min = drawBound(t)
	}
	if rapid.Bool().Draw(t, "max") {
		f.Max = drawBound(t)
	}
	list := rapid.SampledFrom([][]string{nil, {"laoshan"}, {"a", "b c", "d,e"}, {"\"", "（）"}})
	ids := rapid.SampledFrom([][]int64{nil, {1}, {7, 12, -3}})
	tri := rapid.SampledFrom([]ledger.Tri{ledger.Unknown, ledger.Yes, ledger.No})
	f.NoAmount, f.Planned = rapid.Bool().Draw(t, "noamount"), rapid.Bool().Draw(t, "planned")
	f.Districts, f.NotDistricts, f.Units, f.NotUnits = list.Draw(t, "d"), list.Draw(t, "nd"), list.Draw(t, "u"), list.Draw(t, "nu")
	f.Chains, f.NotChains, f.Sectors, f.NotSectors = list.Draw(t, "c"), list.Draw(t, "nc"), list.Draw(t, "s"), list.Draw(t, "ns")
	f.Origins, f.Places, f.Parks = list.Draw(t, "o"), list.Draw(t, "pl"), list.Draw(t, "p")
	f.Tiers = rapid.SampledFrom([][]ledger.Tier{nil, {ledger.TierChain, ledger.TierLeader}}).Draw(t, "tier")
	f.Categories = rapid.SampledFrom([][]ledger.Category{nil, {ledger.Fund}}).Draw(t, "category")
	f.Agreements = rapid.SampledFrom([][]ledger.Agreement{nil, {ledger.Framework}}).Draw(t, "agreement")
	f.Foreign, f.Fortune500, f.CentralSOE, f.Verified = tri.Draw(t, "f"), tri.Draw(t, "500"), tri.Draw(t, "soe"), tri.Draw(t, "v")
	f.Events, f.Companies, f.Members, f.Trips, f.Deals, f.Visits = ids.Draw(t, "e"), ids.Draw(t, "co"), ids.Draw(t, "m"), ids.Draw(t, "t"), ids.Draw(t, "de"), ids.Draw(t, "vi")
	f.Direction = rapid.SampledFrom([]ledger.Direction{"", ledger.Inward, ledger.Outward}).Draw(t, "dir")
	f.Stale = rapid.IntRange(0, 90).Draw(t, "stale")
	f.NotYet, f.Reached = rapid.SampledFrom([]ledger.Stage{"", ledger.StageStarted}).Draw(t, "ny"), rapid.SampledFrom([]ledger.Stage{"", ledger.StageProducing}).Draw(t, "re")
	return f
}

// Any query is read back from its normal form as it was.
func TestNormalForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuery(t, 2)
		normal := PrintQuery(q)
		back, err := ParseQuery(normal)
		if err != nil || !reflect.DeepEqual(back, q) {
			t.Fatalf("%s\nread back as %s (%v)", normal, PrintQuery(back), err)
		}
	})
}

// Every part of a filter has its place in the normal form.
func TestEveryFilterPrinted(t *testing.T) {
	full := ledger.Filter{}
	v := reflect.ValueOf(&full).Elem()
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		one := ledger.Filter{}
		f := reflect.ValueOf(&one).Elem().Field(i)
		switch f.Kind() {
		case reflect.Bool:
			f.SetBool(true)
		case reflect.String:
			f.SetString("签约")
		case reflect.Int, reflect.Int8:
			f.SetInt(1)
		case reflect.Pointer:
			f.Set(reflect.ValueOf(&ledger.Bound{Minor: 100, Currency: ledger.CNY}))
		case reflect.Slice:
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
			if f.Index(0).Kind() == reflect.Int64 {
				f.Index(0).SetInt(1)
			} else {
				f.Index(0).SetString("x")
			}
		}
		back, err := ParseQuery(PrintQuery(ledger.Query{Measure: ledger.Deals, Filter: one}))
		if err != nil || !reflect.DeepEqual(back.Filter, one) {
			t.Errorf("%s is lost in the normal form", name)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	f.Add("deals moved=签约 min=5000000000CNY district=laoshan,jimo period=2023-01-01..2023-03-31 by=district top=5 whole=(deals) also=(sum moved=签约)")
	f.Fuzz(func(t *testing.T, text string) {
		q, err := ParseQuery(text)
		if err != nil {
			return
		}
		normal := PrintQuery(q)
		back, err := ParseQuery(normal)
		if err != nil || PrintQuery(back) != normal {
			t.Fatalf("%q is %s, read back as %s (%v)", text, normal, PrintQuery(back), err)
		}
	})
}
