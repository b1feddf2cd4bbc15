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

// most deals that are looked at for the section of large ones.
const mostBig = 500

// big are the deals of 50亿元 and more with news: what moved first, then what
// slipped, then what is stuck.
func (c *composer) big(ctx context.Context, p ledger.Period, wanted func(digest.Deal) bool) (deals []digest.Deal, more int) {
	seen := map[int64]bool{}
	rows := c.list(ctx, atLeast(c.inTalks(), fiftyYi), mostBig)
	for _, s := range stagesInOrder { // one by one: each is read from the index of its day
		rows = append(rows, c.list(ctx, atLeast(c.reached(ledger.Deals, s, p), fiftyYi), mostBig)...)
	}
	for _, r := range rows {
		if seen[r.Ref.N] || c.err != nil {
			continue
		}
		seen[r.Ref.N] = true
		var d ledger.Deal
		d, c.err = c.snap.Deal(ctx, r.Ref.N)
		if b, news := c.bigDeal(ctx, d, r.Name, p); news && !d.Sensitive && wanted(b) {
			deals = append(deals, b)
		}
	}
	slices.SortStableFunc(deals, func(a, b digest.Deal) int {
		return cmp.Or(cmp.Compare(bigRank(a), bigRank(b)), cmp.Compare(a.Ref.N, b.Ref.N))
	})
	if len(deals) > digestDeals {
		deals, more = deals[:digestDeals], len(deals)-digestDeals
	}
	return deals, more
}

// wants tells whether a large deal's news stand in the digest: a brief lists what
// was signed apart, and what is in talks.
func (s shown) wants(d digest.Deal) bool {
	return !s.brief || d.Was.Known() || d.Stuck != "" || d.To != "" && d.To != ledger.StageSigned && d.To != ledger.StageTalks
}

// bigRank orders large deals: what was signed, what else moved, what slipped,
// what is stuck.
func bigRank(d digest.Deal) int {
	switch {
	case d.To == ledger.StageSigned:
		return 0
	case d.To != "":
		return 1
	case d.Was.Known():
		return 2
	case d.Stuck != "":
		return 3
	}
	return 4
}

// bigDeal says what moved of a deal in the period, what is stuck and what comes
// next; without any of it there is no news.
func (c *composer) bigDeal(ctx context.Context, d ledger.Deal, name string, p ledger.Period) (b digest.Deal, news bool) {
	b = digest.Deal{Ref: ledger.Ref{Kind: ledger.KindDeal, N: d.N}, Name: name, Amount: d.Amount, Stuck: d.Stuck}
	if now, before := d.StageOn(p.To), d.StageOn(p.From.Add(-1)); now != before {
		b.From, b.To, b.On = before, now, lastReached(d, now, p.To)
	}
	for _, s := range d.Slips {
		if p.Has(s.On) && !b.Was.Known() {
			b.Was, b.Now = s.Was, d.Expected
		}
	}
	for _, s := range d.Steps {
		if !s.Done.Known() && (b.Next.Text == "" || s.Due.Known() && s.Due < b.Next.Due) {
			b.Next, b.Owner = s, c.memberName(ctx, s.Owner)
		}
	}
	return b, b.To != "" || b.Was.Known() || b.Stuck != "" || b.Next.Text != ""
}

// lastReached is the last day up to a day on which the deal reached the stage.
func lastReached(d ledger.Deal, s ledger.Stage, until ledger.Date) (on ledger.Date) {
	for _, r := range d.Stages {
		if r.Stage == s && r.On <= until && r.On > on {
			on = r.On
		}
	}
	return on
}

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

// attention is what needs a decision: overdue steps, orders, stale talks, deals
// without an amount, drafts.
func (c *composer) attention(ctx context.Context, r *digest.Report) {
	stale, unknown := c.inTalks(), c.inTalks()
	stale.Filter.Stale = staleDays
	unknown.Filter.NoAmount = true
	r.Overdue = c.items(ctx, c.query(ledger.Overdue, ledger.Period{}))
	r.Stale = c.items(ctx, stale)
	r.Unknown = c.items(ctx, unknown)
	r.Orders = c.orders(ctx)
	if c.err == nil {
		var n int64
		n, c.err = c.snap.UnfinishedDrafts(ctx, c.of)
		r.Drafts = int(n)
	}
}

func (c *composer) items(ctx context.Context, q ledger.Query) (l digest.List) {
	if l.N = c.ask(ctx, q).Figure.N; l.N == 0 {
		return l
	}
	for _, row := range c.list(ctx, q, digestItems) {
		if row.Ref == (ledger.Ref{}) { // sensitive: counted, never named
			continue
		}
		if q.Measure == ledger.Overdue {
			l.Items = append(l.Items, c.step(ctx, row))
		} else {
			l.Items = append(l.Items, c.deal(ctx, row, q.Filter.Stale > 0))
		}
	}
	return l
}

// deal is a deal that needs attention, with its reporter and, where that is
// why, for how many days nobody has moved it.
func (c *composer) deal(ctx context.Context, row ledger.Row, stale bool) digest.Item {
	i := digest.Item{Ref: row.Ref, Name: row.Name}
	if c.err != nil {
		return i
	}
	var d ledger.Deal
	d, c.err = c.snap.Deal(ctx, row.Ref.N)
	i.Owner = c.memberName(ctx, d.Reporter)
	if stale {
		i.Days = int(c.asked - d.Touched)
	}
	return i
}

// step is a next step with how long it is overdue and whose it is.
func (c *composer) step(ctx context.Context, row ledger.Row) digest.Item {
	i := digest.Item{Ref: row.Ref, Name: row.Name, Text: row.Text, Due: row.On, Owner: c.memberName(ctx, row.Owner)}
	if row.On.Known() && row.On < c.asked {
		i.Days = int(c.asked - row.On)
	}
	return i
}

func (c *composer) orders(ctx context.Context) (l digest.List) {
	if c.err != nil {
		return l
	}
	var rows []ledger.Row
	rows, l.N, c.err = c.snap.OpenOrders(ctx, c.of, digestItems)
	for _, row := range rows {
		row.Name = c.recordName(ctx, row.Ref)
		l.Items = append(l.Items, c.step(ctx, row))
	}
	return l
}

// recordName is what a deal or a visit is called: its name, else its company's.
func (c *composer) recordName(ctx context.Context, ref ledger.Ref) string {
	if c.err != nil {
		return ""
	}
	var company int64
	switch ref.Kind {
	case ledger.KindDeal:
		var d ledger.Deal
		if d, c.err = c.snap.Deal(ctx, ref.N); d.Name != "" || len(d.Investors) == 0 {
			return d.Name
		}
		company = d.Investors[0]
	case ledger.KindVisit:
		var v ledger.Visit
		v, c.err = c.snap.Visit(ctx, ref.N)
		company = v.Company
	default:
		return ""
	}
	if c.err != nil {
		return ""
	}
	var who ledger.Company
	who, c.err = c.snap.Company(ctx, company)
	return who.Name
}

// subjectName is what a digest's subject is called.
func (d *Desk) subjectName(of ledger.Scope, lang ledger.Lang) string {
	if of.City() {
		return placeName(d.City.Place, lang)
	}
	return d.scopeName(of, lang)
}
