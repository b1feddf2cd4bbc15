package handlers

import (
	"context"
	"slices"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
)

// build makes a record of a draft that needs nothing more, and puts it into
// the plan.
func (t *turn) build(ctx context.Context, d ledger.Draft) (outcome, error) {
	e := newEntry(d.Report.Kind)
	n, err := t.Store.Reserve(ctx, d.Report.Kind)
	if err != nil {
		return outcome{}, err
	}
	*e.head() = ledger.Head{N: n, Reporter: d.Person, Reported: d.Made.At, Chat: d.Source.Chat, Message: d.Source.Message, Item: d.Item, Text: d.Source.Text, Sent: d.Source.At, Album: d.Source.Album, Files: d.Source.Files}
	ids, fresh, err := t.investors(ctx, d)
	if err != nil {
		return outcome{}, err
	}
	t.defaults(e, d)
	if err := t.assign(ctx, e, d, ids); err != nil {
		return outcome{}, err
	}
	if e.visit != nil && e.visit.Trip == 0 {
		if err := t.boundTrip(ctx, e); err != nil {
			return outcome{}, err
		}
	}
	if e.deal != nil {
		t.firstStage(e, d)
		if err := t.freeze(ctx, e.deal, new(ledger.Deal)); err != nil {
			return outcome{}, err
		}
		if err := t.markOwn(ctx, e, d); err != nil {
			return outcome{}, err
		}
	}
	t.claim(e, d)
	t.learnUnit(d)
	t.save(e)
	return outcome{entry: e, made: true, fresh: fresh}, nil
}

// defaults fills in what a report need not say (spec 1.2), and marks it.
func (t *turn) defaults(e entry, d ledger.Draft) {
	fill := func(f ledger.Field, ok bool) {
		if ok && !d.Report.Has(f) {
			e.mark(f, true)
		}
	}
	*e.units() = t.unitsOf(d)
	fill(ledger.FUnit, len(*e.units()) > 0)
	*e.district() = t.who.District
	fill(ledger.FDistrict, t.who.District != "")
	on := t.sentOn(d)
	switch {
	case e.visit != nil:
		e.visit.Date, e.visit.Direction = on, d.Report.Direction
		if e.visit.Direction == "" {
			e.visit.Direction = ledger.Outward
		}
		e.visit.Tier = t.tierOf(*e.units())
		fill(ledger.FTier, e.visit.Tier != "")
	case e.trip != nil:
		e.trip.Period = ledger.Day(on)
	case e.event != nil:
		e.event.Period = ledger.Day(on)
	}
	fill(ledger.FDate, true)
}

// tierOf is the tier of the first of the units.
func (t *turn) tierOf(units []string) ledger.Tier {
	for _, key := range units {
		if u, ok := t.unit(key); ok {
			return u.Tier
		}
	}
	return ""
}

// assign sets what the report says. Investors come resolved.
func (t *turn) assign(ctx context.Context, e entry, d ledger.Draft, ids []int64) error {
	for _, v := range d.Report.Values {
		if v.Field == ledger.FCompany {
			setCompanies(e, ids)
			continue
		}
		if err := t.set(ctx, e, v); err != nil {
			return err
		}
	}
	return nil
}

// firstStage is the stage that makes a deal: the tag's or the one that is
// named, on the day that is named.
func (t *turn) firstStage(e entry, d ledger.Draft) {
	e.mark(ledger.FStage, !d.Report.Has(ledger.FStage) && d.Report.Stage == "")
	reach(e.deal, t.reachedBy(d))
	if aside(e.deal.Stage()) {
		e.deal.Outcome = ""
	}
}

// reachedBy is the stage that a report of a deal says was reached.
func (t *turn) reachedBy(d ledger.Draft) ledger.Reached {
	r := ledger.Reached{Stage: reportedStage(d.Report), On: t.reportDay(d)}
	if r.Stage == ledger.StageSigned {
		a, _ := d.Report.Get(ledger.FAgreement)
		ev, _ := d.Report.Get(ledger.FEvent)
		r.Agreement, r.Event = ledger.Agreement(a.Key), ev.ID
	}
	if o, ok := d.Report.Get(ledger.FOutcome); ok && aside(r.Stage) {
		r.Reason = o.Text
	}
	return r
}

// boundTrip hangs a visit that is reported in a trip's group under that trip,
// where its day lies in it.
func (t *turn) boundTrip(ctx context.Context, e entry) error {
	if !t.m.Room.Group {
		return nil
	}
	subs, err := t.Subscriptions(ctx, t.m.Room.ID)
	if err != nil {
		return err
	}
	for _, s := range subs {
		ref, ok := ledger.ParseRef(strings.TrimPrefix(s.Of, "trip:"))
		if !ok || ref.Kind != ledger.KindTrip || !s.Ended.IsZero() {
			continue
		}
		x, err := t.Trip(ctx, ref.N)
		if err != nil {
			return ignoreMissing(err)
		}
		if x.Period.Has(e.visit.Date) && !x.IsWithdrawn() {
			e.visit.Trip = x.N
			e.mark(ledger.FTrip, true)
		}
	}
	return nil
}

// claim names the keys that this record found free: of two that are decided
// at once, one is decided again.
func (t *turn) claim(e entry, d ledger.Draft) {
	if _, asked := answered(d, doubtSame); asked {
		return
	}
	switch {
	case e.visit != nil:
		t.plan.Free = append(t.plan.Free, ledger.VisitKey(e.visit.Company, e.visit.Date))
	case e.deal != nil && e.deal.Name != "":
		for _, id := range e.deal.Investors {
			t.plan.Free = append(t.plan.Free, ledger.DealKey(id, e.deal.District, grammar.FoldName(e.deal.Name)))
		}
	}
}

// learnUnit keeps the unit of somebody who was asked for it, so that it is
// asked once.
func (t *turn) learnUnit(d ledger.Draft) {
	v, ok := d.Report.Get(ledger.FUnit)
	if !ok || t.who.Unit != "" || !slices.Contains(d.Answers, unitAsked) || len(v.Keys) == 0 {
		return
	}
	t.who.Unit = v.Keys[0]
	t.saveWho()
}

// unitAsked notes in a draft that the unit was asked for.
const unitAsked = "unit=asked"
