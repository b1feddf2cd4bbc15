package handlers

import (
	"context"
	"fmt"
	"strings"

	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// buttons are what somebody can do with a record, the trips that a visit may
// belong to and the deals that a deal may be.
func (t *turn) buttons(ctx context.Context, e entry, reader ledger.Member, lang ledger.Lang) ([][]chat.Button, error) {
	rows := cardButtons(e, reader, lang)
	if e.head().IsWithdrawn() {
		return rows, nil
	}
	if e.trip != nil && e.trip.Period.From <= t.today() {
		rows = append(rows, []chat.Button{{Label: words.ButtonSumUp.In(lang), Data: recordData(e, "sum")}})
	}
	same, err := t.doubleButtons(ctx, e, reader, lang)
	if err != nil {
		return nil, err
	}
	rows = append(rows, same...)
	trips, err := t.tripsFor(ctx, e)
	var bs []chat.Button
	for _, x := range trips {
		ref := entry{trip: &x}.ref().String()
		bs = append(bs, chat.Button{Label: text(lang, words.ButtonTrip, ref), Data: recordData(e, "trip:"+ref)})
	}
	return append(rows, grid(bs, 3)...), err
}

// cardButtons are what can be done with any record: r:REF:VERSION:ACTION.
func cardButtons(e entry, reader ledger.Member, lang ledger.Lang) [][]chat.Button {
	b := func(w words.Text, action string) chat.Button {
		return chat.Button{Label: w.In(lang), Data: recordData(e, action)}
	}
	if e.head().IsWithdrawn() {
		return [][]chat.Button{{b(words.ButtonRestore, "back")}}
	}
	rows := [][]chat.Button{{b(words.ButtonFix, "fix"), b(words.ButtonWithdraw, "drop"), b(words.ButtonMore, "more")}}
	if offersTier(e) {
		rows = append(rows, []chat.Button{b(words.ButtonTier, "tier")})
	}
	if mayTo(reader, actVerify, e) && e.deal.Verified == 0 {
		rows = append(rows, []chat.Button{b(words.ButtonVerify, "verify"), b(words.ButtonReturn, "return")})
	}
	return rows
}

// recordData is the data of a button under a record.
func recordData(e entry, action string) string {
	return fmt.Sprintf("r:%s:%d:%s", e.ref(), e.head().Version, action)
}

// offersTier tells whether a visit was led by the party secretary or the mayor
// of the city and its tier is lower (spec 1.1). A deputy or a district's
// secretary is neither.
func offersTier(e entry) bool {
	if e.visit == nil || e.visit.Tier == ledger.TierLeader {
		return false
	}
	led := grammar.FoldText(e.visit.LedBy)
	for _, not := range words.NoCityLeaders {
		led = strings.ReplaceAll(led, not, "")
	}
	for _, w := range words.CityLeaders {
		if strings.Contains(led, w) {
			return true
		}
	}
	return false
}
