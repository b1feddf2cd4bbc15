package storage

import (
	"context"
	"fmt"
	"strings"

	"guatu/ledger"
)

var deals = table{
	kind: "D",
	read: `SELECT version, body FROM deals WHERE n = $1`,
	drop: `DELETE FROM deals WHERE n = $1`,
}

func (t *txn) saveDeal(ctx context.Context, by ledger.Source, d ledger.Deal) (err error) {
	if err := t.countInvestors(ctx, -1, daysOfDeal, d.N); err != nil {
		return err
	}
	if d.Version, err = t.supersede(ctx, deals, d.N, d.Version, by); err != nil {
		return err
	}
	if err := t.insertDeal(ctx, d); err != nil {
		return err
	}
	if err := t.saveHead(ctx, ledger.KindDeal, d.Head, d.District, d.Chain); err != nil {
		return err
	}
	if d.IsWithdrawn() {
		return nil
	}
	for _, save := range []func(context.Context, ledger.Deal) error{t.saveStays, t.saveInvestors, t.saveFunds} {
		if err := save(ctx, d); err != nil {
			return err
		}
	}
	return t.saveList(ctx, `
		INSERT INTO deal_units (deal, unit, pos) VALUES ($1, $2, $3) ON CONFLICT (deal, unit) DO NOTHING`, d.N, d.Units)
}

func (t *txn) insertDeal(ctx context.Context, d ledger.Deal) error {
	whole, err := body("write deal", d)
	if err != nil {
		return err
	}
	now := lastStay(d)
	err = t.exec(ctx, `
		INSERT INTO deals (n, version, name, name_folded, currency, low, high, mark, undecided,
			rate_micro, rate_from, cny_low, cny_high, district,
			lead_on, talks_on, signed_on, framework_on, intent_on, registered_on, started_on, producing_on, paused_on, ended_on,
			stage_now, stage_since, expected, chain, sector, category, foreign_tri, fortune500, origin, agreement, event, park,
			verified, verified_on, reporter, reported, touched, sensitive, withdrawn_at, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
			$25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44)`,
		d.N, d.Version, d.Name, t.store.fold(d.Name), d.Amount.Currency, amount(d.Amount.Low), amount(d.Amount.High), d.Amount.Mark, bit(d.Amount.Undecided),
		amount(d.Rate.Micro), day(d.Rate.From), frozen(d, d.Amount.Low), frozen(d, d.Amount.High), d.District,
		day(d.First(ledger.StageLead)), day(d.First(ledger.StageTalks)), day(d.Signed()), day(signedWith(d, ledger.Framework)), day(signedWith(d, ledger.Intent)),
		day(d.First(ledger.StageRegistered)), day(d.First(ledger.StageStarted)), day(d.First(ledger.StageProducing)),
		day(d.First(ledger.StagePaused)), day(d.First(ledger.StageEnded)),
		now.stage, day(now.on), day(d.Expected), d.Chain, d.Sector, d.Category, d.Foreign, d.Fortune500, d.Origin, d.Agreement, d.Event, d.Park,
		d.Verified, day(d.VerifiedOn), d.Reporter, d.Reported.UnixMilli(), day(d.Touched), bit(d.Sensitive), instant(d.Withdrawn), whole)
	if err != nil {
		return fmt.Errorf("save deal %d: %w", d.N, err)
	}
	return nil
}

// frozen is an amount of the deal in fen: of CNY as it is, of others at the
// rate of the signing; NULL while that is not frozen.
func frozen(d ledger.Deal, minor int64) any {
	if minor == 0 || d.Amount.Currency != ledger.CNY && d.Rate.Micro == 0 {
		return nil
	}
	return ledger.InCNY(minor, d.Amount.Currency, d.Rate)
}

// signedWith is the first day on which that kind of agreement was signed.
func signedWith(d ledger.Deal, a ledger.Agreement) ledger.Date {
	var on ledger.Date
	for _, r := range d.Stages {
		if r.Stage == ledger.StageSigned && r.Agreement == a && (on == 0 || r.On < on) {
			on = r.On
		}
	}
	return on
}

func (t *txn) saveInvestors(ctx context.Context, d ledger.Deal) error {
	talks, signed := day(cameTo(d, ledger.StageTalks)), day(cameTo(d, ledger.StageSigned))
	for i, c := range d.Investors {
		root, err := t.root(ctx, c)
		if err != nil {
			return err
		}
		err = t.exec(ctx, `
			INSERT INTO deal_investors (deal, pos, company, said, talks_by, signed_by) VALUES ($1, $2, $3, $4, $5, $6)`,
			d.N, i, root, c, talks, signed)
		if err != nil {
			return fmt.Errorf("save investors of deal %d: %w", d.N, err)
		}
	}
	return t.countInvestors(ctx, 1, daysOfDeal, d.N)
}

func (t *txn) saveFunds(ctx context.Context, d ledger.Deal) error {
	for i, f := range d.Funds {
		err := t.exec(ctx, `
			INSERT INTO funds (deal, pos, on_day, currency, low, from_abroad, district) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			d.N, i, day(f.On), f.Amount.Currency, f.Amount.Low, bit(f.Foreign), d.District)
		if err != nil {
			return fmt.Errorf("save funds of deal %d: %w", d.N, err)
		}
	}
	return nil
}

// Deal is the deal of a number, withdrawn or not.
func (v *Snapshot) Deal(ctx context.Context, n int64) (ledger.Deal, error) {
	return one[ledger.Deal](ctx, v, "read deal", `SELECT body FROM deals WHERE n = $1`, n)
}

// DealBefore is a deal as it was before the change that made its version.
func (v *Snapshot) DealBefore(ctx context.Context, n int64, version int) (ledger.Deal, error) {
	return one[ledger.Deal](ctx, v, "read history of deal", `SELECT body FROM history WHERE kind = $1 AND n = $2 AND version = $3`, deals.kind, n, version-1)
}

// DealsOf are the standing deals of any of the investors, under whichever of
// their merged names, in the order of their numbers.
func (v *Snapshot) DealsOf(ctx context.Context, investors []int64) ([]ledger.Deal, error) {
	if len(investors) == 0 {
		return []ledger.Deal{}, nil
	}
	marks, args := list(investors, 1)
	return all[ledger.Deal](ctx, v, "read deals of investors", `
		SELECT body FROM deals WHERE n IN (
			SELECT i.deal FROM deal_investors i JOIN companies c ON c.root = i.company WHERE c.id IN (`+marks+`)
		) ORDER BY n`, args...)
}

// nameMost is how many records a part of a name brings up at most: what holds
// more is no name.
const nameMost = 50

// DealsNamed are the standing deals with exactly that folded name, else those
// whose name holds it; newest first, at most 50.
func (v *Snapshot) DealsNamed(ctx context.Context, name string) ([]ledger.Deal, error) {
	folded := v.store.fold(name)
	if folded == "" {
		return []ledger.Deal{}, nil
	}
	const op = "read deals of name"
	ds, err := all[ledger.Deal](ctx, v, op, `
		SELECT body FROM deals WHERE name_folded = $1 AND withdrawn_at IS NULL ORDER BY n DESC LIMIT $2`, folded, nameMost)
	if err != nil || len(ds) > 0 {
		return ds, err
	}
	return all[ledger.Deal](ctx, v, op, `
		SELECT body FROM deals WHERE name_folded LIKE $1 ESCAPE '\' AND withdrawn_at IS NULL ORDER BY n DESC LIMIT $2`,
		pattern(folded), nameMost)
}

// pattern is the LIKE pattern of what holds a text.
func pattern(s string) string {
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s) + "%"
}

// list is the marks and arguments of an IN list; from is the first mark's number.
func list[T any](xs []T, from int) (marks string, args []any) {
	var b strings.Builder
	for i, x := range xs {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "$%d", from+i)
		args = append(args, x)
	}
	return b.String(), args
}
