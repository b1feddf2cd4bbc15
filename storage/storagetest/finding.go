package storagetest

import (
	"testing"
	"time"

	"guatu/ledger"
)

func testFinding(t *testing.T, open func(*testing.T) Engine) {
	e := open(t)
	head := func(n int64, minutes int) ledger.Head {
		return ledger.Head{N: n, Reporter: 5, Reported: Now().Add(-time.Duration(minutes) * time.Minute), Chat: 7, Message: 80, Item: int(n)}
	}
	gone := head(4, 1)
	gone.Withdrawn = Now()
	apply(t, e,
		ledger.SaveVisit{Visit: ledger.Visit{Head: head(1, 9), Company: 1, Date: day("2023-03-01")}},
		ledger.SaveVisit{Visit: ledger.Visit{Head: head(2, 5), Company: 1, Date: day("2023-03-08")}},
		ledger.SaveVisit{Visit: ledger.Visit{Head: gone, Company: 1, Date: day("2023-03-09")}},
		ledger.SaveDeal{Deal: ledger.Deal{Head: head(3, 7), Name: "云岭 一期"}},
		ledger.SaveDeal{Deal: ledger.Deal{Head: head(5, 8), Name: "云岭一期扩建"}},
		ledger.SaveDeal{Deal: ledger.Deal{Head: head(6, 99), Name: "100%绿电"}},
		ledger.SaveTrip{Trip: ledger.Trip{Head: head(1, 3), Name: "赴杭州招商", Period: ledger.Day(day("2023-03-01"))}},
		ledger.SaveTrip{Trip: ledger.Trip{Head: head(2, 2), Name: "杭州", Period: ledger.Day(day("2023-02-01"))}},
		ledger.SaveEvent{Event: ledger.Event{Head: head(1, 1), Name: "第二届茶商大会", Period: ledger.Day(day("2023-01-05"))}},
		ledger.SaveEvent{Event: ledger.Event{Head: head(2, 0), Name: "第三届茶商大会", Period: ledger.Day(day("2023-03-05"))}},
	)
	v := look(t, e)
	ctx := t.Context()

	vs, err := v.VisitsOf(ctx, 1, 9)
	same(t, numbers(vs, func(x ledger.Visit) int64 { return x.N }), err, []int64{2, 1})
	vs, err = v.VisitsOn(ctx, 1, day("2023-03-09"))
	same(t, vs, err, []ledger.Visit{})
	deal := func(d ledger.Deal) int64 { return d.N }
	ds, err := v.DealsNamed(ctx, "云岭一期")
	same(t, numbers(ds, deal), err, []int64{3})
	ds, err = v.DealsNamed(ctx, "云岭")
	same(t, numbers(ds, deal), err, []int64{5, 3})
	ds, err = v.DealsNamed(ctx, "云_")
	same(t, numbers(ds, deal), err, []int64{5, 3})
	ds, err = v.DealsNamed(ctx, "")
	same(t, ds, err, []ledger.Deal{})
	trip := func(x ledger.Trip) int64 { return x.N }
	ts, err := v.TripsNamed(ctx, "杭州")
	same(t, numbers(ts, trip), err, []int64{2})
	ts, err = v.TripsNamed(ctx, "")
	same(t, numbers(ts, trip), err, []int64{1, 2})
	es, err := v.EventsNamed(ctx, "茶商")
	same(t, numbers(es, func(x ledger.Event) int64 { return x.N }), err, []int64{2, 1})

	made, err := v.MadeBy(ctx, 7, 80)
	same(t, texts(made), err, []string{"E1", "T1", "V1", "E2", "T2", "V2", "D3", "V4", "D5", "D6"})
	mine, err := v.ReportedBy(ctx, 5, 4)
	same(t, texts(mine), err, []string{"E2", "E1", "T2", "T1"})
}

func numbers[T any](xs []T, n func(T) int64) []int64 {
	var ns []int64
	for _, x := range xs {
		ns = append(ns, n(x))
	}
	return ns
}

func texts(refs []ledger.Ref) []string {
	var ss []string
	for _, r := range refs {
		ss = append(ss, r.String())
	}
	return ss
}
