package storage

import (
	"context"
	"fmt"

	"guatu/chat"
	"guatu/ledger"
)

// Apply carries a decision out whole: what the plan changes, the replies into
// the outbox, and the marks that these inbox rows are done. It answers with a
// Conflict where a version or a key that the plan rests on has changed. Rows
// that are done already make it do nothing, so that it may be repeated.
func (s *Store) Apply(ctx context.Context, inbox []int64, plan ledger.Plan, replies []chat.Reply) error {
	deeds, err := deedsOf(plan)
	if err != nil {
		return err
	}
	return s.do(ctx, "apply plan", func(ctx context.Context, t *txn) error {
		done, err := t.decided(ctx, inbox)
		if err != nil || done {
			return err
		}
		for _, r := range replies { // first: a delivery names the row that carries it
			if _, err := t.post(ctx, r); err != nil {
				return err
			}
		}
		if err := t.apply(ctx, plan, deeds); err != nil {
			return err
		}
		return t.close(ctx, inbox)
	})
}

func (t *txn) apply(ctx context.Context, plan ledger.Plan, deeds []deed) error {
	for _, k := range plan.Free {
		if err := t.mustBeFree(ctx, k); err != nil {
			return err
		}
	}
	for _, d := range deeds {
		if err := d(ctx, t); err != nil {
			return err
		}
	}
	// Names are looked at when all is saved: a merge moves them about.
	for _, c := range plan.Changes {
		if c, ok := c.(ledger.SaveCompany); ok {
			if err := t.mustBeAlone(ctx, c.Company); err != nil {
				return err
			}
		}
	}
	return nil
}

// deed is what the writer does for one change, or for several in a row.
type deed func(ctx context.Context, t *txn) error

// deedsOf readies a plan for the writer: new visits that stand in a row are
// written out, and saved together.
func deedsOf(plan ledger.Plan) (deeds []deed, err error) {
	for rest := plan.Changes; len(rest) > 0; {
		visits, err := newVisits(rest)
		if err != nil {
			return nil, err
		}
		if len(visits) > 0 {
			deeds = append(deeds, func(ctx context.Context, t *txn) error { return t.addVisits(ctx, visits) })
			rest = rest[len(visits):]
			continue
		}
		c := rest[0]
		deeds = append(deeds, func(ctx context.Context, t *txn) error { return t.change(ctx, plan.Source, c) })
		rest = rest[1:]
	}
	return deeds, nil
}

// newVisits are the new visits with which changes begin.
func newVisits(changes []ledger.Change) (rows []*visitRow, err error) {
	for _, c := range changes {
		v, ok := c.(ledger.SaveVisit)
		if !ok || v.Visit.Version != 0 {
			break
		}
		row, err := visitRowOf(v.Visit)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (t *txn) change(ctx context.Context, by ledger.Source, c ledger.Change) error {
	switch c := c.(type) {
	case ledger.SaveCompany:
		return t.saveCompany(ctx, by, c.Company)
	case ledger.SaveVisit:
		return t.saveVisit(ctx, by, c.Visit)
	case ledger.SaveDeal:
		return t.saveDeal(ctx, by, c.Deal)
	case ledger.SaveTrip:
		return t.saveTrip(ctx, by, c.Trip)
	case ledger.SaveEvent:
		return t.saveEvent(ctx, by, c.Event)
	case ledger.SaveMember:
		return t.saveMember(ctx, by, c.Member)
	default:
		return t.changeTalk(ctx, c)
	}
}

// changeTalk is the changes that leave no history.
func (t *txn) changeTalk(ctx context.Context, c ledger.Change) error {
	switch c := c.(type) {
	case ledger.SaveInvitation:
		return t.saveInvitation(ctx, c.Invitation)
	case ledger.SaveDraft:
		return t.saveDraft(ctx, c.Draft)
	case ledger.EndDraft:
		return t.endDraft(ctx, c.ID, c.Version)
	case ledger.SaveQuestion:
		return t.saveQuestion(ctx, c.Question)
	case ledger.SaveSubscription:
		return t.saveSubscription(ctx, c.Subscription)
	case ledger.SaveRequest:
		return t.saveRequest(ctx, c.Request)
	case ledger.SaveSetting:
		return t.saveSetting(ctx, c.Key, c.Value)
	case ledger.CloseDue:
		return t.closeDue(ctx, c)
	case ledger.SaveDelivery:
		return t.saveDelivery(ctx, c.Delivery)
	case ledger.SaveLook:
		return t.saveLook(ctx, c.Look)
	case ledger.MoveChat:
		return t.move(ctx, c.From, c.To)
	default:
		return fmt.Errorf("unknown change %T", c)
	}
}
