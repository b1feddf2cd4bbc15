package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"guatu/digest"
	"guatu/ledger"
	"guatu/words"
)

// How much of each list a digest prints; the rest is counted.
const (
	digestDeals = 8
	digestItems = 5
	staleDays   = 30
)

// The tiers of size that a digest names (spec 4): 5亿元 and 50亿元, in fen.
const (
	fiveYi  = 5_00_000_000_00
	fiftyYi = 50_00_000_000_00
)

// scopeFilter counts only what belongs to a scope.
func scopeFilter(s ledger.Scope) (f ledger.Filter) {
	switch {
	case s.District != "":
		f.Districts = []string{s.District}
	case s.Unit != "":
		f.Units = []string{s.Unit}
	case s.Chain != "":
		f.Chains = []string{s.Chain}
	}
	return f
}

// composer puts the figures of one digest together. Each is asked for as a
// question would be, so that both say the same.
type composer struct {
	*Desk
	snap  Snapshot
	of    ledger.Scope
	asked ledger.Date
	lang  ledger.Lang
	err   error // the first; later reads do nothing
}

// everything is who a digest is composed for: it names what its subject's
// readers may see, and sensitive deals never.
var everything = ledger.Asker{Member: ledger.Member{Role: ledger.Leader}}

func (d *Desk) composer(snap Snapshot, of ledger.Scope, asOf time.Time, lang ledger.Lang) *composer {
	return &composer{Desk: d, snap: snap, of: of, asked: d.day(asOf), lang: lang}
}

// compose is the digest or brief of a subject over a period, as of an instant.
func (d *Desk) compose(ctx context.Context, snap Snapshot, s shown, asOf time.Time, lang ledger.Lang) (digest.Report, error) {
	c, of, p := d.composer(snap, s.of, asOf, lang), s.of, s.p
	r := digest.Report{
		Of:     digestOf(of),
		Name:   d.subjectName(of, lang),
		Period: p,
		Span:   digest.SpanOf(p),
		AsOf:   asOf.In(d.zone()),
		Lang:   lang,
		Week:   c.totals(ctx, p),
		Before: c.visited(ctx, digest.Before(p)),
		Year:   c.year(ctx),
		Rows:   c.rows(ctx, p),
	}
	r.Targets = c.targets(ctx, r.Year)
	if of.City() && (r.Span != digest.Week || s.brief) {
		r.City = c.city(ctx, p)
	}
	r.Big, r.BigMore = c.big(ctx, p, s.wants)
	c.attention(ctx, &r)
	if s.brief {
		r.Meeting = c.meeting(ctx, p)
	} else {
		r.Amended = c.amendments(ctx, r)
	}
	if c.err != nil {
		return r, fmt.Errorf("compose digest of %s: %w", digestOf(of), c.err)
	}
	return r, nil
}

// query is a question about the subject.
func (c *composer) query(m ledger.Measure, p ledger.Period) ledger.Query {
	return ledger.Query{Measure: m, Filter: scopeFilter(c.of), Period: p, Asked: c.asked}
}

// reached is a question about deals that reached a stage in the period.
func (c *composer) reached(m ledger.Measure, s ledger.Stage, p ledger.Period) ledger.Query {
	q := c.query(m, p)
	q.Clock, q.Stage = ledger.Moved, s
	return q
}

// inTalks is a question about the deals that are in talks on the asking day.
func (c *composer) inTalks() ledger.Query {
	q := c.query(ledger.Deals, ledger.Period{})
	q.Clock, q.Stage = ledger.Standing, ledger.StageTalks
	return q
}

func (c *composer) ask(ctx context.Context, q ledger.Query) (a ledger.Answer) {
	if c.err == nil {
		a, c.err = c.snap.Answer(ctx, q, everything)
	}
	return a
}

func (c *composer) list(ctx context.Context, q ledger.Query, most int) (rows []ledger.Row) {
	if c.err == nil {
		rows, c.err = c.snap.Rows(ctx, q, everything, 0, most)
	}
	return rows
}

func atLeast(q ledger.Query, fen int64) ledger.Query {
	q.Filter.Min = &ledger.Bound{Minor: fen, Currency: ledger.CNY}
	return q
}

func toward(q ledger.Query, d ledger.Direction) ledger.Query {
	q.Filter.Direction = d
	return q
}

func (c *composer) totals(ctx context.Context, p ledger.Period) digest.Totals {
	t := c.visited(ctx, p)
	t.Inward = c.ask(ctx, toward(c.query(ledger.Visits, p), ledger.Inward)).Figure.N
	t.Talks = c.ask(ctx, c.reached(ledger.Deals, ledger.StageTalks, p)).Figure.N
	t.Home = c.ask(ctx, c.query(ledger.FundsHome, p)).Figure.Money
	t.Abroad = c.ask(ctx, c.query(ledger.FundsAbroad, p)).Figure.Abroad
	c.signed(ctx, &t, p)
	if signed := c.reached(ledger.Deals, ledger.StageSigned, p); t.Signed > 0 {
		t.Five = c.ask(ctx, atLeast(signed, fiveYi)).Figure.N
		t.Fifty = c.ask(ctx, atLeast(signed, fiftyYi)).Figure.N
	}
	return t
}

// year are the visits and signings since 1 January: all that is said of it.
func (c *composer) year(ctx context.Context) digest.Totals {
	t := c.visited(ctx, c.thisYear())
	c.signed(ctx, &t, c.thisYear())
	return t
}

// thisYear is 今年以来: to the day of 截至.
func (c *composer) thisYear() ledger.Period {
	return ledger.Period{From: c.asked.YearStart(), To: c.asked}
}

// visited are the companies and visits of a period alone: all that is said of
// the period that a digest compares with.
func (c *composer) visited(ctx context.Context, p ledger.Period) digest.Totals {
	out := c.ask(ctx, toward(c.query(ledger.Companies, p), ledger.Outward)).Figure
	return digest.Totals{Companies: out.N, Visits: out.Visits}
}

// signed counts what was signed in the period.
func (c *composer) signed(ctx context.Context, t *digest.Totals, p ledger.Period) {
	signed := c.reached(ledger.Deals, ledger.StageSigned, p)
	all := c.ask(ctx, signed)
	t.Signed, t.Waiting = all.Figure.N, all.Waiting
	if t.Signed == 0 {
		return
	}
	sum := signed
	sum.Measure = ledger.Sum
	money := c.ask(ctx, sum)
	t.Sum, t.NoAmount = money.Figure.Money, money.LeftOut
}

// rows are the districts of the city or of a chain, the units of a district,
// with their visits and signings, zeros too; then what belongs to none of them.
func (c *composer) rows(ctx context.Context, p ledger.Period) []digest.Row {
	by, places := ledger.ByDistrict, c.City.Districts
	switch scope := c.of; {
	case scope.District != "":
		by, places = ledger.ByUnit, unitsOf(c.City, scope.District)
	case scope.Unit != "":
		by, places = ledger.ByUnit, unitNamed(c.City, scope.Unit)
	}
	return c.rowsBy(ctx, by, places, p)
}

func (c *composer) rowsBy(ctx context.Context, by ledger.Dimension, places []ledger.Place, p ledger.Period) []digest.Row {
	visits := toward(c.query(ledger.Visits, p), ledger.Outward)
	signed := c.reached(ledger.Deals, ledger.StageSigned, p)
	visits.By, signed.By = by, by
	if by == ledger.ByUnit && c.of.District != "" { // the district's own: one unit's records lie side by side
		visits.Filter.Units, signed.Filter.Units = keysOf(places), keysOf(places)
	}
	v, s := c.ask(ctx, visits).Groups, c.ask(ctx, signed).Groups
	rows := make([]digest.Row, 0, len(places))
	known := map[string]bool{}
	add := func(key, name string) {
		known[key] = true
		rows = append(rows, digest.Row{Name: name, Visits: countIn(v, key), Signed: countIn(s, key)})
	}
	for _, place := range places {
		add(place.Key, placeName(place, c.lang))
	}
	for _, g := range append(slices.Clone(v), s...) {
		if !known[g.Key] && g.Figure.N > 0 {
			add(g.Key, cmp.Or(c.rowName(by, g.Key), words.Digest.RowUnnamed.In(c.lang)))
		}
	}
	return rows
}

// rowName is the name of a district or unit that has a row though it is none of
// the subject's own: a unit of elsewhere that is credited as well.
func (c *composer) rowName(by ledger.Dimension, key string) string {
	if by == ledger.ByUnit {
		return c.unitName(key, c.lang)
	}
	return keyName(c.City.Districts, key, c.lang)
}

func keysOf(places []ledger.Place) (keys []string) {
	for _, p := range places {
		keys = append(keys, p.Key)
	}
	return keys
}

func countIn(groups []ledger.Group, key string) int64 {
	for _, g := range groups {
		if g.Key == key {
			return g.Figure.N
		}
	}
	return 0
}

func unitsOf(city ledger.City, district string) (places []ledger.Place) {
	for _, u := range city.Units {
		if u.District == district {
			places = append(places, u.Place)
		}
	}
	return places
}

func unitNamed(city ledger.City, key string) (places []ledger.Place) {
	for _, u := range city.Units {
		if u.Key == key {
			places = append(places, u.Place)
		}
	}
	return places
}

// targets are the year's targets of the district or the city, with what was
// reached of them.
func (c *composer) targets(ctx context.Context, year digest.Totals) (list []digest.Target) {
	if c.of.Unit != "" || c.of.Chain != "" || c.err != nil {
		return nil
	}
	var all []ledger.Target
	all, c.err = c.snap.Targets(ctx, c.asked.Year())
	for _, t := range all {
		if t.District == c.of.District {
			x := digest.Target{Measure: t.Measure, Value: t.Value, Unit: 1}
			x.Reached = c.reachedOf(ctx, &x, year)
			list = append(list, x)
		}
	}
	return list
}

// reachedOf is what of a target was reached; money is in fen.
func (c *composer) reachedOf(ctx context.Context, t *digest.Target, year digest.Totals) int64 {
	switch t.Measure {
	case "investment":
		t.Unit = digest.FenAYi
		return year.Sum.CNY
	case "funds":
		t.Unit = digest.FenAYi
		return c.ask(ctx, c.query(ledger.FundsHome, c.thisYear())).Figure.Money.CNY
	case "visits":
		return year.Visits
	case "companies":
		return year.Companies
	case "talks":
		return c.ask(ctx, c.reached(ledger.Deals, ledger.StageTalks, c.thisYear())).Figure.N
	}
	return year.Signed
}

// stagesInOrder are the stages that a deal may reach.
var stagesInOrder = []ledger.Stage{ledger.StageLead, ledger.StageTalks, ledger.StageSigned, ledger.StageRegistered,
	ledger.StageStarted, ledger.StageProducing, ledger.StagePaused, ledger.StageEnded}

func (c *composer) memberName(ctx context.Context, id int64) string {
	if id == 0 {
		return ""
	}
	m, err := c.snap.Member(ctx, id)
	if err != nil && !ledger.Is(err, ledger.NotFound) && c.err == nil {
		c.err = err
	}
	return m.Name
}

// subjectName is what a digest's subject is called.
func (d *Desk) subjectName(of ledger.Scope, lang ledger.Lang) string {
	if of.City() {
		return placeName(d.City.Place, lang)
	}
	return d.scopeName(of, lang)
}
