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
		if err := t.apply(ctx, plan); err != nil {
			return err
		}
		return t.close(ctx, inbox)
	})
}

func (t *txn) apply(ctx context.Context, plan ledger.Plan) error {
	for _, k := range plan.Free {
		if err := t.mustBeFree(ctx, k); err != nil {
			return err
		}
	}
	for _, c := range plan.Changes {
		if err := t.change(ctx, plan.Source, c); err != nil {
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
	case ledger.MoveChat:
		return t.move(ctx, c.From, c.To)
	default:
		return fmt.Errorf("unknown change %T", c)
	}
}
