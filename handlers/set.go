package handlers

import (
	"context"
	"slices"

	"guatu/ledger"
)

// set puts a value into a record. A value that was given is no default.
func (t *turn) set(ctx context.Context, e entry, v ledger.Value) error {
	e.mark(v.Field, false)
	if done, err := t.setCommon(ctx, e, v); done || err != nil {
		return err
	}
	switch {
	case e.visit != nil:
		setVisit(e.visit, v)
	case e.deal != nil:
		t.setDeal(e.deal, v)
	case e.trip != nil:
		setTrip(e.trip, v)
	default:
		setEvent(e.event, v)
	}
	return nil
}

// setCommon sets what every kind of record has.
func (t *turn) setCommon(ctx context.Context, e entry, v ledger.Value) (done bool, err error) {
	h := e.head()
	switch v.Field {
	case ledger.FUnit:
		*e.units() = slices.Clone(v.Keys)
		if e.visit != nil && e.isDefault(ledger.FTier) {
			e.visit.Tier = t.tierOf(v.Keys)
		}
	case ledger.FDistrict:
		*e.district() = v.Key
	case ledger.FSensitive:
		h.Sensitive = v.Tri == ledger.Yes
	case ledger.FNote:
		h.Notes = slices.DeleteFunc(h.Notes, func(n string) bool { return slices.Contains(v.Keys, n) })
		if v.Text != "" {
			h.Notes = append(h.Notes, v.Text)
		}
	case ledger.FNext:
		h.Steps, err = t.nextSteps(ctx, h.Steps, v.Steps)
	default:
		return false, nil
	}
	return true, err
}

// nextSteps puts steps in place of those that are open; what is done stays,
// and what a leader ordered.
func (t *turn) nextSteps(ctx context.Context, old, given []ledger.Step) ([]ledger.Step, error) {
	var out []ledger.Step
	for _, s := range old {
		if s.Done.Known() || s.Order {
			out = append(out, s)
		}
	}
	for _, s := range given {
		id, err := t.Store.Reserve(ctx, ledger.KindStep)
		if err != nil {
			return nil, err
		}
		s.ID = id
		if s.Owner == 0 {
			s.Owner = t.who.ID
		}
		out = append(out, s)
	}
	return out, nil
}

func setCompanies(e entry, ids []int64) {
	e.mark(ledger.FCompany, false)
	switch {
	case e.visit != nil && len(ids) > 0:
		e.visit.Company = ids[0]
	case e.deal != nil:
		e.deal.Investors = ids
	}
}

func setVisit(x *ledger.Visit, v ledger.Value) {
	switch v.Field {
	case ledger.FDate:
		x.Date = v.Date
	case ledger.FPlace:
		x.Place = canonical(v)
	case ledger.FTier:
		x.Tier = ledger.Tier(v.Key)
	case ledger.FLedBy:
		x.LedBy = v.Text
	case ledger.FMet:
		x.Met = v.Joined(x.Met)
	case ledger.FChain:
		x.Chain = v.Key
	case ledger.FOutcome:
		x.Outcome = v.Joined(x.Outcome)
	case ledger.FInterest, ledger.FAmount:
		x.Interest = v.Money
	case ledger.FTrip:
		x.Trip = v.ID
	case ledger.FDirection:
		x.Direction = ledger.Direction(v.Key)
	}
}

func (t *turn) setDeal(x *ledger.Deal, v ledger.Value) {
	switch v.Field {
	case ledger.FName:
		x.Name = v.Text
	case ledger.FAmount:
		x.Amount = v.Money
	case ledger.FExpected:
		if x.Version > 0 && x.Expected.Known() && x.Expected != v.Date {
			x.Slips = append(x.Slips, ledger.Slip{Was: x.Expected, On: t.today()})
		}
		x.Expected = v.Date
	case ledger.FChain:
		x.Chain = v.Key
	case ledger.FSector:
		x.Sector = v.Key
	case ledger.FCategory:
		x.Category = ledger.Category(v.Key)
	case ledger.FOrigin:
		x.Origin = canonical(v)
	case ledger.FForeign:
		x.Foreign = v.Tri
	case ledger.FFortune500:
		x.Fortune500 = v.Tri
	case ledger.FAgreement:
		setAgreement(x, ledger.Agreement(v.Key))
	case ledger.FEvent:
		setDealEvent(x, v.ID)
	case ledger.FPark:
		x.Park = v.Key
	case ledger.FSponsor:
		x.Sponsor = v.Text
	case ledger.FIntroducer:
		x.Introducer = v.Text
	case ledger.FOutcome:
		x.Outcome = v.Joined(x.Outcome)
	case ledger.FStuck:
		x.Stuck = v.Text
	}
}

// setAgreement says what was signed; of a deal that was signed once, that
// signing was of it.
func setAgreement(x *ledger.Deal, a ledger.Agreement) {
	x.Agreement = a
	for i := len(x.Stages) - 1; i >= 0; i-- {
		if x.Stages[i].Stage == ledger.StageSigned {
			x.Stages[i].Agreement = a
			return
		}
	}
}

// setDealEvent says at which event a deal was first signed.
func setDealEvent(x *ledger.Deal, event int64) {
	x.Event = event
	for i, r := range x.Stages {
		if r.Stage == ledger.StageSigned {
			x.Stages[i].Event = event
			return
		}
	}
}

func setTrip(x *ledger.Trip, v ledger.Value) {
	switch v.Field {
	case ledger.FName:
		x.Name = v.Text
	case ledger.FPlace:
		x.Places = placesOf(v)
	case ledger.FDate:
		x.Period = periodOf(v)
	case ledger.FLedBy:
		x.LedBy = v.Text
	case ledger.FPlanned:
		x.Planned = v.Tri == ledger.Yes
	case ledger.FStage:
		x.Planned = v.Tri == ledger.Yes || v.Key == string(ledger.FPlanned)
	case ledger.FOutcome:
		x.Notes, x.Closed = append(x.Notes, v.Text), true
	}
}

func setEvent(x *ledger.Event, v ledger.Value) {
	switch v.Field {
	case ledger.FName:
		x.Name = v.Text
	case ledger.FPlace:
		x.Places = placesOf(v)
	case ledger.FDate:
		x.Period = periodOf(v)
	case ledger.FOrganiser:
		x.Organiser = v.Text
	case ledger.FFigure:
		x.Figures = slices.DeleteFunc(x.Figures, func(f ledger.Outside) bool { return slices.Contains(v.Keys, f.Name) })
		if v.Figure.Name == "" {
			return
		}
		i := slices.IndexFunc(x.Figures, func(f ledger.Outside) bool { return f.Name == v.Figure.Name })
		if i < 0 {
			x.Figures = append(x.Figures, v.Figure)
		} else {
			x.Figures[i] = v.Figure
		}
	case ledger.FOutcome:
		x.Notes = append(x.Notes, v.Text)
	}
}

// canonical is a value's canonical name, else its words.
func canonical(v ledger.Value) string {
	if v.Key != "" {
		return v.Key
	}
	return v.Text
}

func placesOf(v ledger.Value) []string {
	if len(v.Keys) > 0 {
		return slices.Clone(v.Keys)
	}
	return []string{canonical(v)}
}

func periodOf(v ledger.Value) ledger.Period {
	if v.Period.Known() {
		return v.Period
	}
	return ledger.Day(v.Date)
}
