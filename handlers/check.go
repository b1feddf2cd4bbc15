package handlers

import (
	"context"
	"fmt"
	"slices"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// valuesSure asks about values that cannot be taken as they stand.
func (t *turn) valuesSure(_ context.Context, d *ledger.Draft) (*need, error) {
	for i := range d.Report.Values {
		v := &d.Report.Values[i]
		switch v.Doubt {
		case ledger.NoDoubt, ledger.AmountHuge, ledger.AmountJump, ledger.CompanyNear:
			continue
		case ledger.DateFuture:
			if v.Field == ledger.FDate && v.Date.Known() && d.Report.Kind == ledger.KindDeal {
				continue // the expected signing is offered instead
			}
		case ledger.NameUnknown, ledger.NameMany:
			if v.Field == ledger.FEvent || v.Field == ledger.FTrip {
				continue // the ledger knows them
			}
		}
		return t.doubtful(*v), nil
	}
	return nil, nil
}

// doubtful is the question about a doubtful value: what was wrong, and what to
// send instead.
func (t *turn) doubtful(v ledger.Value) *need {
	n := &need{field: v.Field, doubt: v.Doubt}
	if n.doubt == ledger.Empty || n.doubt == ledger.Missing {
		return t.missing(v.Field)
	}
	if v.Doubt == ledger.AmountNoUnit {
		for _, unit := range words.AmountUnits {
			said := fmt.Sprintf(unit.In(t.lang), v.Text)
			n.options = append(n.options, option(said, said))
		}
	}
	for _, name := range v.Near {
		n.options = append(n.options, option(name, name))
	}
	if leavable(v.Field) && (v.Doubt == ledger.NameUnknown || v.Doubt == ledger.NameMany || v.Doubt == ledger.ValueUnknown) {
		n.options = append(n.options, option(words.ButtonLeave.In(t.lang), optLeave))
	}
	n.text = t.text(words.Doubts[v.Doubt], label(v.Field, t.lang), v.Text, t.exampleOf(v.Field))
	return n
}

func option(label, value string) ledger.Option { return ledger.Option{Label: label, Value: value} }

// leavable tells whether a field may be left out of a report.
func leavable(f ledger.Field) bool {
	switch f {
	case ledger.FCompany, ledger.FDistrict, ledger.FAmount, ledger.FStage, ledger.FDate, ledger.FName:
		return false
	}
	return true
}

// exampleOf is how a field can be written.
func (t *turn) exampleOf(f ledger.Field) string {
	switch f {
	case ledger.FDistrict:
		return t.firstName(t.City.Districts)
	case ledger.FChain:
		return t.firstName(t.City.Chains)
	case ledger.FPark:
		return t.firstName(t.City.Parks)
	case ledger.FUnit:
		return t.anyUnit()
	}
	return words.FieldExamples[f].In(t.lang)
}

// forExample is a field's example as a clause, "" where it needs none.
func (t *turn) forExample(f ledger.Field) string {
	return t.exampleClause(t.exampleOf(f))
}

// namedLike is how records of a kind are called, as a clause.
func (t *turn) namedLike(k ledger.Kind) string {
	example := words.FieldExamples[ledger.FName]
	if x, ok := words.NameExamples[k]; ok {
		example = x
	}
	return t.exampleClause(example.In(t.lang))
}

func (t *turn) exampleClause(example string) string {
	if example == "" {
		return ""
	}
	return t.text(words.SayForExample, example)
}

func (t *turn) firstName(ps []ledger.Place) string {
	if len(ps) == 0 {
		return ""
	}
	return placeName(ps[0], t.lang)
}

// missing is the question for a field that must be given.
func (t *turn) missing(f ledger.Field) *need {
	n := &need{field: f, doubt: ledger.Missing}
	ask, ok := words.AskFor[f]
	if !ok {
		ask = words.SayAskFor
	}
	n.text = t.text(ask, label(f, t.lang), markup(t.forExample(f)))
	switch f {
	case ledger.FAmount:
		n.options = []ledger.Option{option(words.UndecidedText.In(t.lang), words.UndecidedText.Zh)}
	case ledger.FDistrict:
		n.options = t.placeOptions(t.City.Districts)
	}
	return n
}

// mostOptions is how many answers still are few.
const mostOptions = 12

// placeOptions offers all places where they are few.
func (t *turn) placeOptions(ps []ledger.Place) []ledger.Option {
	if len(ps) > mostOptions {
		return nil
	}
	var os []ledger.Option
	for _, p := range ps {
		os = append(os, option(placeName(p, t.lang), p.Zh))
	}
	return os
}

func (t *turn) companyGiven(_ context.Context, d *ledger.Draft) (*need, error) {
	if v, _ := d.Report.Get(ledger.FCompany); len(v.Names) == 0 {
		return t.missing(ledger.FCompany), nil
	}
	return nil, nil
}

func (t *turn) dealNamed(_ context.Context, d *ledger.Draft) (*need, error) {
	if v, _ := d.Report.Get(ledger.FCompany); len(v.Names) == 0 && !d.Report.Has(ledger.FName) {
		n := t.missing(ledger.FCompany)
		n.text = t.text(words.SayNoInvestor)
		return n, nil
	}
	return nil, nil
}

func (t *turn) nameGiven(_ context.Context, d *ledger.Draft) (*need, error) {
	if !d.Report.Has(ledger.FName) {
		n := t.missing(ledger.FName)
		n.text = t.text(words.AskFor[ledger.FName], label(ledger.FName, t.lang), markup(t.namedLike(d.Report.Kind)))
		return n, nil
	}
	return nil, nil
}

func (t *turn) amountGiven(_ context.Context, d *ledger.Draft) (*need, error) {
	if v, _ := d.Report.Get(ledger.FAmount); !v.Money.Given() {
		return t.missing(ledger.FAmount), nil
	}
	return nil, nil
}

func (t *turn) districtGiven(_ context.Context, d *ledger.Draft) (*need, error) {
	if v, _ := d.Report.Get(ledger.FDistrict); v.Key == "" && t.who.District == "" {
		return t.missing(ledger.FDistrict), nil
	}
	return nil, nil
}

// unitGiven asks once for the unit of somebody who has none.
func (t *turn) unitGiven(_ context.Context, d *ledger.Draft) (*need, error) {
	if occasion := d.Report.Kind == ledger.KindTrip || d.Report.Kind == ledger.KindEvent; occasion {
		return nil, nil // nothing is credited to a unit there
	}
	if v, _ := d.Report.Get(ledger.FUnit); len(v.Keys) > 0 || t.who.Unit != "" {
		return nil, nil
	}
	n := t.missing(ledger.FUnit)
	for _, u := range t.City.Units {
		if u.District == t.who.District || t.who.District == "" && u.Tier == ledger.TierLeader {
			n.options = append(n.options, option(placeName(u.Place, t.lang), u.Zh))
		}
	}
	if len(n.options) > mostOptions {
		n.options = nil
	}
	return n, nil
}

// tierGiven asks for the tier of a visit whose unit has none.
func (t *turn) tierGiven(_ context.Context, d *ledger.Draft) (*need, error) {
	if d.Report.Has(ledger.FTier) || t.tierOf(t.unitsOf(*d)) != "" {
		return nil, nil
	}
	n := t.missing(ledger.FTier)
	n.options = namedOptions(words.TierWords, t.lang)
	return n, nil
}

// dayPast refuses a visit in the future.
func (t *turn) dayPast(_ context.Context, d *ledger.Draft) (*need, error) {
	if v, ok := d.Report.Get(ledger.FDate); ok && v.Date > t.sentOn(*d) {
		v.Doubt = ledger.DateFuture
		return t.doubtful(v), nil
	}
	return nil, nil
}

// stagePast refuses a stage in the future, and offers the expected signing.
func (t *turn) stagePast(_ context.Context, d *ledger.Draft) (*need, error) {
	v, ok := d.Report.Get(ledger.FDate)
	if !ok || v.Date <= t.sentOn(*d) {
		return nil, nil
	}
	stage := reportedStage(d.Report)
	if stage.Rank() > ledger.StageSigned.Rank() {
		v.Doubt = ledger.DateFuture
		return t.doubtful(v), nil
	}
	n := &need{field: ledger.FDate, doubt: doubtFuture, options: t.yesNo()[:1]}
	n.text = t.text(words.SayStageFuture, stageName(stage, t.lang), dated(v.Date, t.lang))
	return n, nil
}

// expectInstead makes of a stage in the future the expected signing of a deal
// in talks.
func expectInstead(d *ledger.Draft) {
	v, _ := d.Report.Get(ledger.FDate)
	d.Report = d.Report.Without(ledger.FDate).Without(ledger.FStage).
		With(ledger.Value{Field: ledger.FExpected, Text: v.Text, Date: v.Date})
	if d.Target.N == 0 {
		d.Report.Stage = ledger.StageTalks
	} else {
		d.Report.Stage = ""
	}
}

func (t *turn) yesNo() []ledger.Option {
	return []ledger.Option{option(words.ButtonYes.In(t.lang), optYes), option(words.ButtonNo.In(t.lang), optNo)}
}

// hugeFen is what an amount may reach without a question: 1000亿 in fen.
const hugeFen = 100_000_000_000 * 100

// amountsSane asks about amounts above 1000亿 in CNY (spec 1.5).
func (t *turn) amountsSane(_ context.Context, d *ledger.Draft) (*need, error) {
	for _, v := range d.Report.Values {
		if !v.Money.Known() || slices.Contains(d.Answers, sureKey(v)) {
			continue
		}
		if t.inCNY(v.Money, t.sentOn(*d)) <= hugeFen {
			continue
		}
		return &need{field: v.Field, doubt: ledger.AmountHuge, options: t.yesNo(),
			text: t.text(words.Doubts[ledger.AmountHuge], label(v.Field, t.lang), grammar.PlainMoney(v.Money, t.lang), "")}, nil
	}
	return nil, nil
}

// sureKey notes that somebody has said yes to an amount.
func sureKey(v ledger.Value) string {
	return "sure=" + string(v.Field) + " " + grammar.PlainMoney(v.Money, ledger.En)
}

// inCNY is the larger end of an amount in fen, at the rate of a day.
func (t *turn) inCNY(m ledger.Money, on ledger.Date) int64 {
	rate, ok := t.City.Rates.On(m.Currency, on)
	if !ok {
		return 0
	}
	return ledger.InCNY(max(m.Low, m.High), m.Currency, rate)
}
