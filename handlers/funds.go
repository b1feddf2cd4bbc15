package handlers

import (
	"context"
	"slices"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// fundsPlaced finds the deal that arrived money (到账) belongs to: money makes
// no deal of its own.
func (t *turn) fundsPlaced(ctx context.Context, d *ledger.Draft) (*need, error) {
	if v, _ := d.Report.Get(ledger.FFunds); !v.Money.Known() {
		return t.missing(ledger.FFunds), nil
	}
	if _, ok := answered(*d, doubtSame); ok {
		return nil, nil
	}
	deals, err := t.fundsDeals(ctx, *d)
	if err != nil {
		return nil, err
	}
	if len(deals) == 1 {
		settleWith(d, doubtSame, entry{deal: &deals[0]}.ref().String())
		return nil, nil
	}
	n := &need{field: ledger.FFunds, doubt: doubtFunds, text: t.text(words.SayFundsNone)}
	var found []string
	for _, x := range deals {
		c, err := t.card(ctx, entry{deal: &x}, t.lang)
		if err != nil {
			return nil, err
		}
		found = append(found, c.brief())
		n.options = append(n.options, ledger.Option{Label: c.ref().String(), Value: c.ref().String()})
	}
	if len(found) > 0 {
		n.text = t.text(words.SayFundsWhich, markup(strings.Join(found, words.Comma.In(t.lang))))
	}
	return n, nil
}

// fundsDeals are the deals that money may be for: those of the company or of
// the name that the report gives, which the member may change.
func (t *turn) fundsDeals(ctx context.Context, d ledger.Draft) ([]ledger.Deal, error) {
	ids, err := t.existing(ctx, d)
	if err != nil {
		return nil, err
	}
	name, named := d.Report.Get(ledger.FName)
	var deals []ledger.Deal
	switch {
	case len(ids) > 0:
		deals, err = t.DealsOf(ctx, ids)
	case named:
		deals, err = t.DealsNamed(ctx, name.Text)
	default:
		deals, err = t.dealsByName(ctx, d)
	}
	return slices.DeleteFunc(deals, func(x ledger.Deal) bool {
		return named && grammar.FoldName(x.Name) != grammar.FoldName(name.Text) || !mayTo(t.who, actChange, entry{deal: &x})
	}), err
}
