package handlers

import (
	"context"
	"slices"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// firstVisit asks about a likely second report of a visit: the same company on
// the same day, whatever the unit (spec 1.3 rule 2).
func (t *turn) firstVisit(ctx context.Context, d *ledger.Draft) (*need, error) {
	if _, ok := answered(*d, doubtSame); ok {
		return nil, nil
	}
	ids, err := t.existing(ctx, *d)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	on := t.reportDay(*d)
	earlier, err := t.VisitsOn(ctx, ids[0], on)
	if err != nil || len(earlier) == 0 {
		return nil, err
	}
	c, err := t.Company(ctx, ids[0])
	if err != nil {
		return nil, err
	}
	n := &need{field: ledger.FCompany, doubt: doubtSame}
	var first []string
	for _, v := range earlier[:min(3, len(earlier))] {
		ref := entry{visit: &v}.ref().String()
		first = append(first, "/"+ref+t.bracketed(t.units(v.Units)))
		n.options = append(n.options, ledger.Option{Label: ref, Value: ref})
	}
	if len(n.options) == 1 {
		n.options[0].Label = words.ButtonSameVisit.In(t.lang)
	}
	n.options = append(n.options, option(words.ButtonOtherVisit.In(t.lang), optAnother))
	n.text = t.text(words.SaySameVisit, c.Name, dated(on, t.lang), strings.Join(first, words.Comma.In(t.lang)))
	return n, nil
}

func (t *turn) units(keys []string) string { return (&writer{t: t, lang: t.lang}).units(keys) }

func (t *turn) bracketed(s string) string {
	if s == "" {
		return ""
	}
	return text(t.lang, words.OfBrackets, s)
}

// firstDeal asks about a likely second report of a deal: a common investor,
// and the same name; or, where a name is missing, the same district and a
// later stage (spec 2.3). A report that stands beside all of them is saved
// without a question; its card says what it may be (double.go).
func (t *turn) firstDeal(ctx context.Context, d *ledger.Draft) (*need, error) {
	if _, ok := answered(*d, doubtSame); ok {
		return nil, nil
	}
	deals, err := t.likelyDeals(ctx, *d)
	if err != nil || !slices.ContainsFunc(deals, func(x ledger.Deal) bool { return !standsBeside(d.Report, x) }) {
		return nil, err
	}
	n := &need{field: ledger.FName, doubt: doubtSame}
	var first []string
	for _, x := range deals[:min(mostLikely, len(deals))] {
		c, err := t.card(ctx, entry{deal: &x}, t.lang)
		if err != nil {
			return nil, err
		}
		first = append(first, "/"+c.ref().String()+t.bracketed(dated(lastStage(x).On, t.lang)+words.Comma.In(t.lang)+t.units(x.Units)))
		n.options = append(n.options, ledger.Option{Label: c.ref().String(), Value: c.ref().String()})
	}
	if len(n.options) == 1 {
		n.options[0].Label = words.ButtonSameDeal.In(t.lang)
	}
	n.options = append(n.options, option(words.ButtonOtherDeal.In(t.lang), optAnother))
	n.text = t.text(words.SaySameDeal, markup(strings.Join(first, words.Comma.In(t.lang))))
	return n, nil
}

// mostLikely is how many earlier deals are named of which one may be a second report.
const mostLikely = 3

// dealBefore asks about a likely second report of a deal before it asks for
// what only a new one needs: a stage was reported (#投产 单晶硅棒).
func (t *turn) dealBefore(ctx context.Context, d *ledger.Draft) (*need, error) {
	if d.Report.Has(ledger.FAmount) || d.Report.Stage == "" && !d.Report.Has(ledger.FStage) {
		return nil, nil
	}
	return t.firstDeal(ctx, d)
}

// likelyDeals are the earlier deals that a report may speak of.
func (t *turn) likelyDeals(ctx context.Context, d ledger.Draft) ([]ledger.Deal, error) {
	ids, err := t.existing(ctx, d)
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return t.dealsByName(ctx, d)
	}
	deals, err := t.DealsOf(ctx, ids)
	return slices.DeleteFunc(deals, func(x ledger.Deal) bool { return !t.sameDeal(d, x) }), err
}

// dealsByName are the deals with exactly the name that a report without an
// investor gives, or that stands in it where the company does.
func (t *turn) dealsByName(ctx context.Context, d ledger.Draft) ([]ledger.Deal, error) {
	name, named := d.Report.Get(ledger.FName)
	company, invested := d.Report.Get(ledger.FCompany)
	if named == invested {
		return nil, nil
	}
	said := name.Text + company.Text
	deals, err := t.DealsNamed(ctx, said)
	return slices.DeleteFunc(deals, func(x ledger.Deal) bool { return grammar.FoldName(x.Name) != grammar.FoldName(said) }), err
}

// sameDeal tells whether a draft with a common investor is likely a report of
// an earlier deal.
func (t *turn) sameDeal(d ledger.Draft, x ledger.Deal) bool {
	name, _ := d.Report.Get(ledger.FName)
	if name.Text != "" && x.Name != "" {
		return grammar.FoldName(name.Text) == grammar.FoldName(x.Name)
	}
	return t.districtOf(d) == x.District && later(reportedStage(d.Report), x)
}

// later tells whether a stage lies behind the furthest that the deal has
// reached; what was paused or ended comes back with any stage but the first two.
func later(s ledger.Stage, x ledger.Deal) bool {
	far := 0
	for _, r := range x.Stages {
		if !aside(r.Stage) {
			far = max(far, r.Stage.Rank())
		}
	}
	if aside(s) {
		return x.Stage() != s
	}
	return s.Rank() > far
}

// reportedStage is the stage that a report of a deal speaks of.
func reportedStage(r ledger.Report) ledger.Stage {
	if v, ok := r.Get(ledger.FStage); ok && v.Key != "" {
		return ledger.Stage(v.Key)
	}
	if r.Stage != "" {
		return r.Stage
	}
	return ledger.StageTalks
}

// reportDay is the day that a report speaks of: the one that it names, else
// the day on which it was sent.
func (t *turn) reportDay(d ledger.Draft) ledger.Date {
	if v, ok := d.Report.Get(ledger.FDate); ok && v.Date.Known() {
		return v.Date
	}
	return t.sentOn(d)
}

// districtOf is a report's district: the one that it names, else the member's own.
func (t *turn) districtOf(d ledger.Draft) string {
	if v, ok := d.Report.Get(ledger.FDistrict); ok && v.Key != "" {
		return v.Key
	}
	return t.who.District
}

// join adds a second report to the record of the first: to a visit its units,
// to a deal its stage.
func (t *turn) join(ctx context.Context, d ledger.Draft, to string) (outcome, error) {
	ref, _ := ledger.ParseRef(to)
	e, err := t.entry(ctx, ref)
	if err != nil {
		return outcome{}, err
	}
	e = e.clone()
	if e.deal != nil {
		return t.joinDeal(ctx, d, e)
	}
	added := false
	for _, u := range t.unitsOf(d) {
		if !contains(e.visit.Units, u) {
			e.visit.Units, added = append(e.visit.Units, u), true
		}
	}
	if !added {
		return outcome{entry: e, note: t.text(words.SayKnownVisit, ref.String())}, nil
	}
	t.save(e)
	return outcome{entry: e, note: t.text(words.SayJoined, ref.String(), t.units(t.unitsOf(d)))}, nil
}

// joinDeal moves the stage of an earlier deal, and nothing else.
func (t *turn) joinDeal(ctx context.Context, d ledger.Draft, e entry) (outcome, error) {
	r := t.reachedBy(d)
	before := e.clone()
	switch said := meaning(*e.deal, r); {
	case d.Report.Funds:
		t.applyStage(e, d)
	case said == saidNew:
		reach(e.deal, r)
	case said == saidCeremony:
		e.deal.Ceremonies = append(e.deal.Ceremonies, r)
	default:
		return outcome{entry: e, note: t.text(words.SayKnownDeal, e.ref().String(), stageName(r.Stage, t.lang))}, nil
	}
	if err := t.freeze(ctx, e.deal, before.deal); err != nil {
		return outcome{}, err
	}
	note, err := t.difference(ctx, before, e)
	if err == nil && t.needsReview(before, e) {
		note, err = t.propose(ctx, before, t.stageOnly(d, e.ref()), note)
		return outcome{entry: before, note: note}, err
	}
	t.save(e)
	return outcome{entry: e, note: note}, err
}

// stageOnly is a draft of what a second report of a deal changes in it.
func (t *turn) stageOnly(d ledger.Draft, ref ledger.Ref) ledger.Draft {
	r := ledger.Report{Stage: reportedStage(d.Report), Text: d.Report.Text}
	for _, f := range []ledger.Field{ledger.FDate, ledger.FEvent, ledger.FAgreement} {
		if v, ok := d.Report.Get(f); ok {
			r.Values = append(r.Values, v)
		}
	}
	change := t.changeOf(ref, r)
	change.Source.At = d.Source.At
	return change
}

// unitsOf are the units that a report credits.
func (t *turn) unitsOf(d ledger.Draft) []string {
	if v, ok := d.Report.Get(ledger.FUnit); ok && len(v.Keys) > 0 {
		return v.Keys
	}
	if t.who.Unit == "" {
		return nil
	}
	return []string{t.who.Unit}
}

func contains(xs []string, x string) bool {
	for _, y := range xs {
		if x == y {
			return true
		}
	}
	return false
}
