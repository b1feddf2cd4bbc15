package handlers

import (
	"cmp"
	"context"
	"slices"
	"time"

	"guatu/chat"
	"guatu/digest"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// amender finds what the digests before a period did not know.
type amender struct {
	*composer
	before ledger.Date     // the period's first day: what is late lies before it
	base   *digest.Figures // what the last digest said; nil when none was sent
	late   map[digest.Measure][]digest.Item
	inBase map[digest.Measure]int64 // of the late ones: dated in the last digest's period
	fixes  []digest.Item
}

// amendments are the late reports, and the corrections of the last digest that
// was sent (spec 4, section 5).
func (c *composer) amendments(ctx context.Context, r digest.Report) (out digest.Amendments) {
	a := &amender{composer: c, before: r.Period.From, late: map[digest.Measure][]digest.Item{}, inBase: map[digest.Measure]int64{}}
	since := a.lastDigest(ctx)
	if c.err != nil {
		return out
	}
	var visits []ledger.VisitChange
	var deals []ledger.DealChange
	if visits, c.err = c.snap.VisitsChanged(ctx, since, a.before, c.of); c.err == nil {
		deals, c.err = c.snap.DealsChanged(ctx, since, c.of)
	}
	for _, x := range visits {
		a.visit(x)
	}
	for _, x := range deals {
		a.deal(x)
	}
	out.Late = a.lateOnes()
	if a.base != nil {
		out.Old, out.New = a.base.Totals, c.totals(ctx, a.base.Period)
		out.Fixed = digest.Differ(out.Old, out.New, a.inBase)
	}
	if len(out.Fixed) > 0 {
		out.Records = digest.List{N: int64(len(a.fixes)), Items: a.fixes[:min(len(a.fixes), digestItems)]}
	}
	return out
}

// lastDigest finds the last digest before the period, and gives the instant
// after which reports are late: when it was composed. Where none was sent, it is
// the end of the day on which it was due.
func (a *amender) lastDigest(ctx context.Context) time.Time {
	due := a.before.Time()
	since := time.Date(due.Year(), due.Month(), due.Day()+1, 0, 0, 0, 0, a.zone())
	if a.err != nil {
		return since
	}
	last, err := a.snap.LastDelivery(ctx, digestOf(a.of), a.before)
	if err != nil {
		a.err = ignoreMissing(err)
		return since
	}
	if f, err := digest.ParseFigures(last.Figures); err == nil {
		a.base = &f
	}
	return last.At
}

// mark notes a late record; what is sensitive is counted and never named.
func (a *amender) mark(m digest.Measure, ref ledger.Ref, on ledger.Date, secret bool) {
	if secret {
		ref = ledger.Ref{}
	}
	a.late[m] = append(a.late[m], digest.Item{Ref: ref, Due: on})
	if a.base != nil && a.base.Period.Has(on) {
		a.inBase[m]++
	}
}

// fix notes a record whose change altered a figure of the last digest.
func (a *amender) fix(ref ledger.Ref, secret bool, why string) {
	if !secret && why != "" {
		a.fixes = append(a.fixes, digest.Item{Ref: ref, Text: why})
	}
}

func (a *amender) lateOnes() (out []digest.Late) {
	for _, m := range []digest.Measure{digest.OfVisits, digest.OfInward, digest.OfTalks, digest.OfSigned, digest.OfFunds} {
		items := a.late[m]
		if len(items) == 0 {
			continue
		}
		slices.SortStableFunc(items, func(x, y digest.Item) int { return cmp.Compare(x.Due, y.Due) })
		out = append(out, digest.Late{Of: m, N: int64(len(items)), Items: items[:min(len(items), digestItems)]})
	}
	return out
}

// visit looks at one visit that was reported or changed.
func (a *amender) visit(x ledger.VisitChange) {
	ref := ledger.Ref{Kind: ledger.KindVisit, N: x.Now.N}
	if x.Was.N == 0 {
		if x.Now.In(a.of) && x.Now.Date < a.before {
			a.mark(visitMeasure(x.Now), ref, x.Now.Date, x.Now.Sensitive)
		}
		return
	}
	if a.base == nil {
		return
	}
	was, now := a.countsVisit(x.Was), a.countsVisit(x.Now)
	if was != now || was && x.Was.Direction != x.Now.Direction {
		a.fix(ref, x.Now.Sensitive, a.whyVisit(x))
	}
}

func visitMeasure(v ledger.Visit) digest.Measure {
	if v.Direction == ledger.Inward {
		return digest.OfInward
	}
	return digest.OfVisits
}

func (a *amender) countsVisit(v ledger.Visit) bool { return v.In(a.of) && a.base.Period.Has(v.Date) }

// whyVisit is what changed of a visit.
func (a *amender) whyVisit(x ledger.VisitChange) string {
	d := words.Digest
	switch {
	case x.Now.IsWithdrawn():
		return d.Withdrawn.In(a.lang)
	case x.Was.Date != x.Now.Date:
		return text(a.lang, d.DayWas, x.Was.Date.String(), x.Now.Date.String())
	case x.Was.District != x.Now.District:
		return text(a.lang, d.MovedTo, keyName(a.City.Districts, x.Now.District, a.lang))
	case x.Was.Direction != x.Now.Direction:
		return text(a.lang, d.NotSigned, words.DirectionName(x.Now.Direction).In(a.lang))
	}
	return ""
}

// deal looks at one deal that was reported or changed.
func (a *amender) deal(x ledger.DealChange) {
	ref := ledger.Ref{Kind: ledger.KindDeal, N: x.Now.N}
	if x.Now.In(a.of) {
		a.lateDeal(ref, x)
	}
	if x.Was.N == 0 || a.base == nil {
		return
	}
	p := a.base.Period
	was, now := x.Was.In(a.of) && p.Has(x.Was.Signed()), x.Now.In(a.of) && p.Has(x.Now.Signed())
	talked, talks := x.Was.In(a.of) && p.Has(x.Was.First(ledger.StageTalks)), x.Now.In(a.of) && p.Has(x.Now.First(ledger.StageTalks))
	if was && !now || talked && !talks || was && now && x.Was.Amount != x.Now.Amount {
		a.fix(ref, x.Now.Sensitive, a.whyDeal(x))
	}
}

// lateDeal notes the stages and the money of a deal that came to be known late.
func (a *amender) lateDeal(ref ledger.Ref, x ledger.DealChange) {
	for _, s := range []struct {
		of       digest.Measure
		was, now ledger.Date
	}{
		{digest.OfTalks, x.Was.First(ledger.StageTalks), x.Now.First(ledger.StageTalks)},
		{digest.OfSigned, x.Was.Signed(), x.Now.Signed()},
	} {
		if s.now.Known() && s.now < a.before && !s.was.Known() {
			a.mark(s.of, ref, s.now, x.Now.Sensitive)
		}
	}
	for i, f := range x.Now.Funds {
		if i >= len(x.Was.Funds) && f.On.Known() && f.On < a.before {
			a.mark(digest.OfFunds, ref, f.On, x.Now.Sensitive)
		}
	}
}

// whyDeal is what changed of a deal.
func (a *amender) whyDeal(x ledger.DealChange) string {
	d, lang := words.Digest, a.lang
	was, now := x.Was.Signed(), x.Now.Signed()
	switch {
	case x.Now.IsWithdrawn():
		return d.Withdrawn.In(lang)
	case was.Known() && !now.Known():
		return text(lang, d.NotSigned, a.paper(x.Now))
	case was.Known() && was != now:
		return text(lang, d.SignedDay, was.String(), now.String())
	case x.Was.District != x.Now.District:
		return text(lang, d.MovedTo, keyName(a.City.Districts, x.Now.District, lang))
	case x.Was.Amount != x.Now.Amount:
		return text(lang, d.Was, moneyOr(x.Was.Amount, lang), moneyOr(x.Now.Amount, lang))
	}
	return chat.Escape(stageName(x.Was.Stage(), lang) + " → " + stageName(x.Now.Stage(), lang))
}

// paper is what a deal that does not count as signed has instead: the kind of
// its agreement, else its stage.
func (a *amender) paper(d ledger.Deal) string {
	for _, r := range d.Stages {
		if r.Stage == ledger.StageSigned && !r.Agreement.Formal() {
			return agreementName(r.Agreement, a.lang)
		}
	}
	return stageName(d.Stage(), a.lang)
}

func moneyOr(m ledger.Money, lang ledger.Lang) string {
	if !m.Given() {
		return words.Answers.NoAmount.In(lang)
	}
	return grammar.PlainMoney(m, lang)
}
