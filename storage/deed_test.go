package storage_test

import (
	"context"
	"fmt"

	"guatu/chat"
	"guatu/ledger"
	"guatu/storage"
	"guatu/storage/storagetest"
)

// deed is what a message brings about, in the steps in which it is written:
// kept, decided (a company, a visit, a deal, two replies), changed, delivered.
type deed struct {
	n           int64 // of its update, its records and its room
	row         int64 // of the inbox
	tried, done int   // steps that were tried, and that were acknowledged
	fresh       int   // of the latter, since the last cut
}

// The steps.
const (
	kept = iota + 1
	decided
	changed
	delivered
)

// do does all steps, up to the first that fails.
func (d *deed) do(ctx context.Context, s *storage.Store) error {
	for _, step := range []func(context.Context, *storage.Store) error{d.keep, d.decide, d.change, d.deliver} {
		d.tried++
		if err := step(ctx, s); err != nil {
			return err
		}
		d.done++
		d.fresh++
	}
	return nil
}

func (d *deed) keep(ctx context.Context, s *storage.Store) error {
	us, err := s.Keep(ctx, []chat.Update{{ID: d.n, Lane: d.n, Body: fmt.Appendf(nil, `{"update_id":%d}`, d.n), At: storagetest.Now()}})
	if err == nil {
		d.row = us[0].Row
	}
	return err
}

func (d *deed) decide(ctx context.Context, s *storage.Store) error {
	var p ledger.Plan
	p.Source = ledger.Source{Member: 3, Chat: d.n, Message: 1, At: storagetest.Now()}
	p.Add(
		ledger.SaveCompany{Company: ledger.Company{ID: d.n, Name: fmt.Sprintf("公司%d", d.n), Aliases: []string{fmt.Sprintf("Company %d", d.n)}}},
		ledger.SaveVisit{Visit: d.visit(0)},
		ledger.SaveDeal{Deal: ledger.Deal{Head: ledger.Head{N: d.n}, Name: fmt.Sprintf("项目%d", d.n), Investors: []int64{d.n}, Units: []string{"a", "b"},
			Amount: ledger.Money{Currency: ledger.CNY, Low: d.n * 1e8},
			Stages: []ledger.Reached{{Stage: ledger.StageTalks, On: 19_000}, {Stage: ledger.StageSigned, On: 19_010}},
			Funds:  []ledger.Arrival{{On: 19_020, Amount: ledger.Money{Currency: ledger.USD, Low: d.n}}}}})
	return s.Apply(ctx, []int64{d.row}, p, []chat.Reply{
		{Chat: d.n, Text: "card", Key: "card"},
		{Chat: d.n, Text: "chart", Bulk: true, Picture: &chat.Document{Name: "chart.png", Data: fmt.Appendf(nil, "%9000d", d.n)}}})
}

// visit is the visit of the deed, resting on a version.
func (d *deed) visit(version int) ledger.Visit {
	return ledger.Visit{Head: ledger.Head{N: d.n, Version: version, Chat: d.n, Message: 1, Notes: []string{note(version)},
		Steps: []ledger.Step{{ID: d.n, Text: "回访", Due: 19_100}}}, Company: d.n, Date: 19_000, Units: []string{"a", "b"}}
}

func note(version int) string { return fmt.Sprintf("version %d", version+1) }

func (d *deed) change(ctx context.Context, s *storage.Store) error {
	return s.Apply(ctx, nil, ledger.Plan{Changes: []ledger.Change{ledger.SaveVisit{Visit: d.visit(1)}}}, nil)
}

// deliver settles the first reply, whose row its place in the outbox tells.
func (d *deed) deliver(ctx context.Context, s *storage.Store) error {
	out, err := s.After(ctx, 0, false, 1_000_000)
	if err != nil {
		return err
	}
	for _, x := range out {
		if x.Reply.Chat == d.n {
			return s.Settle(ctx, []chat.Outcome{{Row: x.Row, Verdict: chat.Sent, Message: 5, Tries: 1}})
		}
	}
	return fmt.Errorf("the reply of deed %d is not in the outbox", d.n)
}

// compare finds how far the deed has come in what is left, and whether all
// of each step is there.
func (d *deed) compare(ctx context.Context, l left) error {
	step, err := d.reached(ctx, l)
	if err != nil {
		return err
	}
	if step < d.done || step > d.tried {
		return fmt.Errorf("step %d is left", step)
	}
	d.done, d.tried = step, step
	return nil
}

func (d *deed) reached(ctx context.Context, l left) (step int, err error) {
	company, errCompany := l.view.Company(ctx, d.n)
	visit, errVisit := l.view.Visit(ctx, d.n)
	deal, errDeal := l.view.Deal(ctx, d.n)
	for _, err := range []error{errCompany, errVisit, errDeal} {
		if err != nil && !ledger.Is(err, ledger.NotFound) {
			return 0, err
		}
	}
	there := errCompany == nil
	switch {
	case there != (errVisit == nil), there != (errDeal == nil), there && l.undone[d.n], !there && l.waiting[d.n]:
		return 0, fmt.Errorf("half of it: %v, %v, %v, undone %v, reply %v", errCompany, errVisit, errDeal, l.undone[d.n], l.waiting[d.n])
	case !there && l.undone[d.n]:
		return kept, nil
	case !there:
		return 0, nil
	case company.Version != 1, deal.Version != 1, visit.Notes[0] != note(visit.Version-1):
		return 0, fmt.Errorf("versions %d, %d, %d: %v", company.Version, visit.Version, deal.Version, visit.Notes)
	case visit.Version == 1:
		return decided, nil
	case l.waiting[d.n]:
		return changed, nil
	}
	return delivered, nil
}
