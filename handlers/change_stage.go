package handlers

import (
	"context"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// stageFresh asks about a stage that the deal has reached already (spec 2.4):
// with an event it is a later ceremony, without one it may be a correction.
func (t *turn) stageFresh(ctx context.Context, d *ledger.Draft) (*need, error) {
	if !namesStage(d.Report) {
		return nil, nil
	}
	if _, ok := answered(*d, doubtAgain); ok {
		return nil, nil
	}
	x, err := t.Deal(ctx, d.Target.N)
	if err != nil {
		return nil, err
	}
	r := t.reachedBy(*d)
	if meaning(x, r) != saidAgain {
		return nil, nil
	}
	was, _ := reachedBefore(x, r)
	n := &need{field: ledger.FStage, doubt: doubtAgain}
	n.text = t.text(words.SayStageAgain, d.Target.String(), stageName(r.Stage, t.lang), dated(was.On, t.lang), dated(r.On, t.lang))
	n.options = append(n.options, option(words.ButtonRedate.In(t.lang), optYes))
	if r.Stage == ledger.StageSigned && !was.Agreement.Formal() {
		n.options = append(n.options, option(agreementName(ledger.Contract, t.lang), string(ledger.Contract)))
	}
	n.options = append(n.options, option(words.ButtonNo.In(t.lang), optNo))
	return n, nil
}

// stageYear asks in which year a stage was reached whose day names none, where it would be
// older than all that is known of the deal and the next such day is nearer.
func (t *turn) stageYear(ctx context.Context, d *ledger.Draft) (*need, error) {
	v, ok := d.Report.Get(ledger.FDate)
	if !ok || !namesStage(d.Report) || grammar.NamesYear(v.Text) {
		return nil, nil
	}
	x, err := t.Deal(ctx, d.Target.N)
	if err != nil {
		return nil, err
	}
	today, next := t.sentOn(*d), v.Date.AddMonths(12)
	for _, r := range x.Stages {
		if r.On <= v.Date {
			return nil, nil
		}
	}
	if next <= today || next-today > today-v.Date {
		return nil, nil
	}
	n := &need{field: ledger.FDate, doubt: ledger.DateUnread, text: t.text(words.SayWhichYear, v.Text)}
	for _, day := range []ledger.Date{v.Date, next} {
		n.options = append(n.options, option(dated(day, t.lang), day.String()))
	}
	return n, nil
}

// namesStage tells whether a change says that a stage was reached.
func namesStage(r ledger.Report) bool {
	v, ok := r.Get(ledger.FStage)
	return r.Stage != "" || ok && len(v.Names) == 0 && v.Key != ""
}

// applyStage applies what a change says of stages and money that arrived, and
// gives the rest of it.
func (t *turn) applyStage(e entry, d ledger.Draft) ledger.Report {
	rest := d.Report
	if v, ok := rest.Get(ledger.FFunds); ok {
		from, _ := rest.Get(ledger.FForeign) // of the money, not of the deal
		arrive(e.deal, ledger.Arrival{On: t.reportDay(d), Amount: v.Money, Foreign: from.Tri == ledger.Yes || from.Tri == ledger.Unknown && v.Money.Currency != ledger.CNY})
		return rest.Without(ledger.FFunds).Without(ledger.FDate).Without(ledger.FForeign)
	}
	if v, ok := rest.Get(ledger.FStage); ok && len(v.Names) == 1 {
		restage(e.deal, ledger.Stage(v.Names[0]), ledger.Stage(v.Key))
		rest = rest.Without(ledger.FStage)
	}
	if namesStage(rest) {
		return t.applyReached(e, d)
	}
	if v, ok := rest.Get(ledger.FDate); ok {
		t.applyDate(e, v)
		rest = rest.Without(ledger.FDate)
	}
	return rest
}

// arrive adds money that arrived; the same amount of the same day, said again,
// is the same money.
func arrive(x *ledger.Deal, a ledger.Arrival) {
	for _, old := range x.Funds {
		if old == a {
			return
		}
	}
	x.Funds = append(x.Funds, a)
}

// applyReached moves the deal to a stage, or links a ceremony, or corrects the
// day of a stage.
func (t *turn) applyReached(e entry, d ledger.Draft) ledger.Report {
	x, r := e.deal, t.reachedBy(d)
	rest := d.Report.Without(ledger.FStage).Without(ledger.FDate)
	if aside(r.Stage) {
		rest = rest.Without(ledger.FOutcome)
	}
	if r.Stage == ledger.StageSigned {
		rest = rest.Without(ledger.FAgreement).Without(ledger.FEvent)
	}
	again, _ := answered(d, doubtAgain)
	if ledger.Agreement(again) == ledger.Contract {
		r.Agreement = ledger.Contract
		reach(x, r)
		return rest
	}
	switch meaning(*x, r) {
	case saidNew:
		pullBack(e, r)
		reach(x, r)
		e.mark(ledger.FDate, !d.Report.Has(ledger.FDate))
		e.mark(ledger.FStage, false)
	case saidCeremony:
		x.Ceremonies = append(x.Ceremonies, r)
	case saidAgain:
		redate(x, r.Stage, r.On)
		e.mark(ledger.FDate, false)
	case saidSame:
		if r.Event != 0 && x.Event == 0 {
			setDealEvent(x, r.Event)
		}
	}
	return rest
}

// pullBack moves the stage in which the deal stands to the day on which it
// reached a further one, where its own day was only taken by default: what was
// in talks when it was reported had been signed the day before.
func pullBack(e entry, r ledger.Reached) {
	now := e.deal.Stage()
	if e.isDefault(ledger.FDate) && !aside(now) && !aside(r.Stage) && now.Rank() < r.Stage.Rank() && e.deal.StageOn(r.On) != now {
		redate(e.deal, now, r.On)
	}
}

// applyDate corrects the day of the stage that the value's key names, else of
// the stage in which the deal stands.
func (t *turn) applyDate(e entry, v ledger.Value) {
	s := ledger.Stage(v.Key)
	if s == "" {
		s = e.deal.Stage()
	}
	on := v.Date
	if isCleared(v) {
		on = t.day(e.head().Sent)
	}
	redate(e.deal, s, on)
	e.mark(ledger.FDate, isCleared(v))
}

// restage puts one stage in place of another: what was reported was wrong.
func restage(x *ledger.Deal, was, is ledger.Stage) {
	for i := len(x.Stages) - 1; i >= 0; i-- {
		if x.Stages[i].Stage != was {
			continue
		}
		x.Stages[i].Stage = is
		if is != ledger.StageSigned {
			x.Stages[i].Agreement, x.Stages[i].Event = "", 0
		}
		break
	}
	sortStages(x)
}

// isCleared tells whether a value empties its field.
func isCleared(v ledger.Value) bool {
	return v.Text == "" && v.Date == 0 && v.Key == "" && len(v.Keys) == 0 && len(v.Names) == 0 && !v.Period.Known() &&
		v.Tri == ledger.Unknown && len(v.Steps) == 0 && v.ID == 0 && !v.Money.Given() && v.Figure == ledger.Outside{}
}

// toDefault gives an emptied field its default back, where it has one.
func (t *turn) toDefault(e entry, f ledger.Field) bool {
	switch {
	case f == ledger.FUnit:
		*e.units() = t.unitsOf(ledger.Draft{})
		if e.visit != nil && e.isDefault(ledger.FTier) {
			e.visit.Tier = t.tierOf(*e.units())
		}
	case f == ledger.FDistrict:
		if t.who.District == "" && e.deal != nil {
			return true
		}
		*e.district() = t.who.District
	case f == ledger.FTier && e.visit != nil:
		e.visit.Tier = t.tierOf(*e.units())
	case f == ledger.FDate && e.visit != nil:
		e.visit.Date = t.day(e.head().Sent)
	case f == ledger.FDate && e.trip != nil:
		e.trip.Period = ledger.Day(t.day(e.head().Sent))
	case f == ledger.FDate && e.event != nil:
		e.event.Period = ledger.Day(t.day(e.head().Sent))
	case f == ledger.FCompany || f == ledger.FAmount && e.deal != nil || f == ledger.FStage:
		return true // required: it stays as it was
	default:
		return false
	}
	e.mark(f, true)
	return true
}

// noJump asks about an amount that is ten times or more off the one that it
// corrects, either way (spec 1.5).
func (t *turn) noJump(ctx context.Context, d *ledger.Draft) (*need, error) {
	e, err := t.entry(ctx, d.Target)
	if err != nil {
		return nil, err
	}
	for _, v := range d.Report.Values {
		was, ok := amountIn(e, v.Field)
		if !ok || !was.Known() || !v.Money.Known() || contains(d.Answers, sureKey(v)) {
			continue
		}
		a, b := t.inCNY(was, t.sentOn(*d)), t.inCNY(v.Money, t.sentOn(*d))
		if a == 0 || b == 0 || b < 10*a && a < 10*b {
			continue
		}
		return &need{field: v.Field, doubt: ledger.AmountJump, options: t.yesNo(),
			text: t.text(words.Doubts[ledger.AmountJump], label(v.Field, t.lang), grammar.PlainMoney(was, t.lang), grammar.PlainMoney(v.Money, t.lang))}, nil
	}
	return nil, nil
}

// amountIn is the amount that a field of the record holds.
func amountIn(e entry, f ledger.Field) (ledger.Money, bool) {
	switch {
	case e.deal != nil && f == ledger.FAmount:
		return e.deal.Amount, true
	case e.visit != nil && (f == ledger.FInterest || f == ledger.FAmount):
		return e.visit.Interest, true
	}
	return ledger.Money{}, false
}
