package storagetest

import (
	"context"
	"testing"
	"time"

	"guatu/ledger"
	"guatu/storage"
)

// record is one kind of record, as the tests handle all kinds alike.
type record struct {
	name string
	ref  ledger.Ref
	save func(version int) ledger.Change // of the full record, resting on a version
	read func(ctx context.Context, v *storage.Snapshot) (any, error)
	want func(version int) any // what is read after the save that made this version
}

// recordsOf are all kinds of records, with every field set but the marks of a
// withdrawal.
func recordsOf() []record {
	visit, deal, trip, event := fill[ledger.Visit](), fill[ledger.Deal](), fill[ledger.Trip](), fill[ledger.Event]()
	for _, h := range []*ledger.Head{&visit.Head, &deal.Head, &trip.Head, &event.Head} {
		h.N, h.Chat, h.Message, h.Withdrawn, h.WithdrawnBy = 12, 7, 71, time.Time{}, 0
	}
	company, member := fill[ledger.Company](), fill[ledger.Member]()
	company.ID, company.MergedInto = 12, 0
	member.ID = 12
	return []record{
		kind("visit", 'V', visit, func(v *ledger.Visit) *int { return &v.Version },
			func(v ledger.Visit) ledger.Change { return ledger.SaveVisit{Visit: v} }, (*storage.Snapshot).Visit),
		kind("deal", 'D', deal, func(d *ledger.Deal) *int { return &d.Version },
			func(d ledger.Deal) ledger.Change { return ledger.SaveDeal{Deal: d} }, (*storage.Snapshot).Deal),
		kind("trip", 'T', trip, func(x *ledger.Trip) *int { return &x.Version },
			func(x ledger.Trip) ledger.Change { return ledger.SaveTrip{Trip: x} }, (*storage.Snapshot).Trip),
		kind("event", 'E', event, func(e *ledger.Event) *int { return &e.Version },
			func(e ledger.Event) ledger.Change { return ledger.SaveEvent{Event: e} }, (*storage.Snapshot).Event),
		kind("company", 'C', company, func(c *ledger.Company) *int { return &c.Version },
			func(c ledger.Company) ledger.Change { return ledger.SaveCompany{Company: c} }, (*storage.Snapshot).Company),
		kind("member", storage.KindMember, member, func(m *ledger.Member) *int { return &m.Version },
			func(m ledger.Member) ledger.Change { return ledger.SaveMember{Member: m} }, (*storage.Snapshot).Member),
	}
}

func kind[T any](name string, k ledger.Kind, full T, version func(*T) *int, save func(T) ledger.Change,
	read func(*storage.Snapshot, context.Context, int64) (T, error)) record {
	at := func(n int) T {
		x := full
		*version(&x) = n
		return x
	}
	return record{
		name: name,
		ref:  ledger.Ref{Kind: k, N: 12},
		save: func(n int) ledger.Change { return save(at(n)) },
		read: func(ctx context.Context, v *storage.Snapshot) (any, error) { return read(v, ctx, 12) },
		want: func(n int) any { return at(n) },
	}
}

func testRecords(t *testing.T, open func(*testing.T) Engine) {
	for _, r := range recordsOf() {
		t.Run(r.name, func(t *testing.T) {
			e := open(t)
			_, err := r.read(t.Context(), look(t, e))
			fails(t, err, ledger.NotFound)

			apply(t, e, r.save(0))
			got, err := r.read(t.Context(), look(t, e))
			same(t, got, err, r.want(1))

			apply(t, e, r.save(1))
			got, err = r.read(t.Context(), look(t, e))
			same(t, got, err, r.want(2))
		})
	}
}

func testConflicts(t *testing.T, open func(*testing.T) Engine) {
	for _, r := range recordsOf() {
		t.Run(r.name, func(t *testing.T) {
			e := open(t)
			fails(t, e.Apply(t.Context(), nil, planOf(r.save(3)), nil), ledger.Conflict)
			apply(t, e, r.save(0))
			fails(t, e.Apply(t.Context(), nil, planOf(r.save(0)), nil), ledger.Conflict)
			apply(t, e, r.save(1))
			fails(t, e.Apply(t.Context(), nil, planOf(r.save(1)), nil), ledger.Conflict)
			got, err := r.read(t.Context(), look(t, e))
			same(t, got, err, r.want(2))
		})
	}
	t.Run("a plan is applied whole or not at all", func(t *testing.T) {
		e := open(t)
		rs := recordsOf()
		fails(t, e.Apply(t.Context(), nil, planOf(rs[0].save(0), rs[1].save(0), rs[2].save(5)), nil), ledger.Conflict)
		for _, r := range rs[:2] {
			_, err := r.read(t.Context(), look(t, e))
			fails(t, err, ledger.NotFound)
		}
	})
}

func testDealBefore(t *testing.T, open func(*testing.T) Engine) {
	e, r := open(t), recordsOf()[1]
	apply(t, e, r.save(0))
	_, err := look(t, e).DealBefore(t.Context(), 12, 1)
	fails(t, err, ledger.NotFound)
	apply(t, e, r.save(1))
	apply(t, e, r.save(2))
	for version := 2; version <= 3; version++ {
		was, err := look(t, e).DealBefore(t.Context(), 12, version)
		same[any](t, was, err, r.want(version-1))
	}
	_, err = look(t, e).DealBefore(t.Context(), 12, 4)
	fails(t, err, ledger.NotFound)
}

func testHistory(t *testing.T, open func(*testing.T) Engine) {
	for _, r := range recordsOf() {
		t.Run(r.name, func(t *testing.T) {
			e := open(t)
			apply(t, e, r.save(0))
			past, err := look(t, e).History(t.Context(), r.ref)
			same(t, past, err, []storage.Past{})

			apply(t, e, r.save(1))
			apply(t, e, r.save(2))
			past, err = look(t, e).History(t.Context(), r.ref)
			if err != nil || len(past) != 2 {
				t.Fatalf("history %v, %v: want two versions", past, err)
			}
			for i, p := range past {
				if len(p.Body) == 0 {
					t.Errorf("version %d has no body", p.Version)
				}
				p.Body = nil
				same(t, p, nil, storage.Past{Version: i + 1, At: Now(), Member: 3, Chat: 7, Message: 70})
			}
		})
	}
}
