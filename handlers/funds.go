package handlers

import (
	"context"
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
	ids, err := t.existing(ctx, *d)
	if err != nil {
		return nil, err
	}
	var deals []ledger.Deal
	if len(ids) > 0 {
		deals, err = t.DealsOf(ctx, ids)
	} else if v, ok := d.Report.Get(ledger.FName); ok {
		deals, err = t.DealsNamed(ctx, v.Text)
	}
	if err != nil {
		return nil, err
	}
	name, _ := d.Report.Get(ledger.FName)
	n := &need{field: ledger.FFunds, doubt: doubtFunds, text: t.text(words.SayFundsNone)}
	var found []string
	for _, x := range deals {
		if name.Text != "" && grammar.FoldName(x.Name) != grammar.FoldName(name.Text) || !mayChange(t.who, entry{deal: &x}) {
			continue
		}
		c, err := t.card(ctx, entry{deal: &x}, t.lang)
		if err != nil {
			return nil, err
		}
		found = append(found, c.brief())
		n.options = append(n.options, ledger.Option{Label: c.ref().String(), Value: c.ref().String()})
	}
	if len(n.options) == 1 {
		settleWith(d, doubtSame, n.options[0].Value)
		return nil, nil
	}
	if len(found) > 1 {
		n.text = t.text(words.SayFundsWhich, markup(strings.Join(found, words.Comma.In(t.lang))))
	}
	return n, nil
}
