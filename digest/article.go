package digest

import (
	"guatu/chat"
	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

// City is what the digest of the whole city says besides, of periods longer
// than a week: how it stands with leaders' visits, events and large deals.
type City struct {
	Tiers  []TierVisits // 今年以来, highest first
	Events []Event      // 今年以来, those with signings, the largest first
	Others Event        // all further events together; Deals 0 for none
	Fifty  Fifty
}

// TierVisits are the outward visits of a tier.
type TierVisits struct {
	Tier              ledger.Tier
	Companies, Visits int64
}

// Event is what was signed at an event, or at several.
type Event struct {
	N      int // how many events
	Name   string
	Deals  int64
	Sum    ledger.Amount
	Shares []Share
}

// Share is a part of a whole that comes from outside (占全省).
type Share struct {
	Of          string // the outside figure's name
	Part, Whole int64
}

// Fifty are the signings of 50亿元 and more of the period, and those expected.
type Fifty struct {
	Fortune500    int64
	Manufacturing int64
	Expected      int64 // by the end of Until's half-year
	Until         ledger.Period
	NoAmount      int64 // of those expected: without an amount
}

// city are the lines of the city's own, after those of the overview.
func (w writer) city() []string {
	c := w.r.City
	if c == nil {
		return nil
	}
	return append(append(w.tiers(c.Tiers), w.fifty(c.Fifty)), w.events(c)...)
}

// tiers says who visited how many: leaders and chains in 家, others in 家次.
func (w writer) tiers(list []TierVisits) []string {
	lines := []string{words.Digest.Tiers.In(w.lang)}
	for _, t := range list {
		name := words.TierName(t.Tier).In(w.lang)
		if t.Tier == ledger.TierLeader || t.Tier == ledger.TierChain {
			lines = append(lines, "　"+w.say(words.Digest.TierCompanies, name, t.Companies, t.Visits))
		} else {
			lines = append(lines, "　"+w.say(words.Digest.TierVisits, name, t.Visits))
		}
	}
	return lines
}

// fifty says what the signings of 50亿元 and more are, and which are to come.
func (w writer) fifty(f Fifty) string {
	d, t := words.Digest, w.r.Week
	s := w.say(d.FiftySigned, t.Fifty, f.Fortune500, f.Manufacturing) + d.Stop.In(w.lang) + "\n"
	s += w.say(d.FiftyExpected, w.half(f.Until), f.Expected)
	if f.NoAmount > 0 {
		s += w.say(d.NoSum, f.NoAmount)
	}
	return s + d.Stop.In(w.lang)
}

func (w writer) half(p ledger.Period) string {
	if p.From.Month() == 1 {
		return words.Digest.FirstHalf.In(w.lang)
	}
	return words.Digest.SecondHalf.In(w.lang)
}

func (w writer) events(c *City) []string {
	if len(c.Events) == 0 {
		return nil
	}
	lines := []string{words.Digest.Events.In(w.lang)}
	for _, e := range c.Events {
		lines = append(lines, "　"+chat.Escape(e.Name)+w.say(words.Digest.Event, e.Deals, w.sum(e.Sum))+w.shares(e.Shares))
	}
	if o := c.Others; o.Deals > 0 {
		lines = append(lines, "　"+w.say(words.Digest.EventOthers, o.N)+w.say(words.Digest.Event, o.Deals, w.sum(o.Sum)))
	}
	return lines
}

func (w writer) shares(list []Share) (s string) {
	for _, x := range list {
		s += w.say(words.Digest.Share, chat.Escape(x.Of), grammar.FormatPercent(x.Part, x.Whole))
	}
	return s
}
