package storage

import "guatu/ledger"

// dayOf names the column of each stage's first day; of a signing it is the
// first formal contract's (spec 1.3 rule 3).
var dayOf = map[ledger.Stage]string{
	ledger.StageLead:       "d.lead_on",
	ledger.StageTalks:      "d.talks_on",
	ledger.StageSigned:     "d.signed_on",
	ledger.StageRegistered: "d.registered_on",
	ledger.StageStarted:    "d.started_on",
	ledger.StageProducing:  "d.producing_on",
	ledger.StagePaused:     "d.paused_on",
	ledger.StageEnded:      "d.ended_on",
}

// signedAs names the column of the first day of each kind of paper.
var signedAs = map[ledger.Agreement]string{
	ledger.Contract:  "d.signed_on",
	ledger.Framework: "d.framework_on",
	ledger.Intent:    "d.intent_on",
}

// ladder are the stages that follow each other; paused and ended stand aside.
var ladder = []ledger.Stage{ledger.StageLead, ledger.StageTalks, ledger.StageSigned,
	ledger.StageRegistered, ledger.StageStarted, ledger.StageProducing}

// deals selects deals by the query's clock.
func (c counter) deals(q ledger.Query, p ledger.Period) selection {
	s := selection{kind: ledger.KindDeal, cols: dealColumns()}
	switch q.Clock {
	case ledger.Moved:
		s = s.moved(q, p)
	case ledger.Standing:
		s = s.standing(q, p)
	case ledger.Awaited:
		s.from = sqlf("deals d")
		s.day = sqlf("d.expected")
		s = s.also(during(s.day, p), sqlf("d.withdrawn_at IS NULL"), stood(ledger.StageTalks, q.Asked, longer(p, 2*366)))
	default:
		s.from = sqlf("deals d")
		s.day = sqlf("(SELECT min(x.on_day) FROM deal_stages x WHERE x.deal = d.n)")
		s = s.also(sqlf("d.withdrawn_at IS NULL"), within(s.day, p, q.Asked))
	}
	return c.dealFilter(s, q)
}

func dealColumns() columns {
	return columns{id: "d.n", district: "d.district", currency: "d.currency", low: "d.low", amount: "d.low", high: "d.high", frozen: "d.cny_low",
		waits: "CASE WHEN d.verified = 0 THEN 1 ELSE 0 END"}
}

// moved are the deals with the day of a stage in the period. Of several stages
// asked for, the first that lies in it is the day that counts.
func (s selection) moved(q ledger.Query, p ledger.Period) selection {
	days := movements(q)
	s.from = sqlf("deals d")
	s.day = sqlf(days[0])
	moves := make([]clause, len(days))
	for i, d := range days {
		moves[i] = within(sqlf(d), p, q.Asked)
	}
	if len(days) > 1 {
		s.day = earliest(days, p.Until(q.Asked))
	}
	if days[0] != dayOf[ledger.StageSigned] && !longer(p, 92) { // the plus keeps the period in the lead: of a district there are more
		s.cols.district = "+" + s.cols.district
	}
	return s.also(sqlf("d.withdrawn_at IS NULL"), either(moves...))
}

// movements are the columns of the days that a movement is about.
func movements(q ledger.Query) []string {
	var days []string
	for _, stage := range append([]ledger.Stage{q.Stage}, q.Or...) {
		if stage == ledger.StageSigned && len(q.Filter.Agreements) > 0 {
			for _, a := range q.Filter.Agreements {
				days = append(days, signedAs[a])
			}
			continue
		}
		days = append(days, dayOf[stage])
	}
	return days
}

// earliest is the first of the days that lies in the period.
func earliest(days []string, p ledger.Period) clause {
	each := make([]clause, len(days))
	for i, d := range days {
		each[i] = sqlf("SELECT " + d + " AS day")
	}
	return glue(sqlf("(SELECT min(y.day) FROM ("), join(" UNION ALL ", each...), sqlf(") AS y WHERE "), during(sqlf("y.day"), p), sqlf(")"))
}

// standing are the deals that stood in a stage on the period's last day, or on
// the asking day if that is earlier.
func (s selection) standing(q ledger.Query, p ledger.Period) selection {
	s.from = sqlf("deal_stages s")
	s.lazy = []lazy{{lazyDeals, " JOIN deals d ON d.n = s.deal"}}
	s.day = sqlf("s.on_day")
	s.cols.id, s.cols.district, s.cols.currency, s.cols.low = "s.deal", "s.district", "s.currency", "s.low"
	s.cols.amount, s.cols.high, s.cols.frozen = "s.low", "s.high", "s.cny_low"
	s.cols.waits = "CASE WHEN s.verified = 0 THEN 1 ELSE 0 END"
	s.at = stands("s", p.Until(q.Asked).To)
	if q.Stage != "" {
		s = s.also(stagesOf(q))
	}
	return s
}

// stood is the condition that a deal was in a stage on a day. Of few deals the
// day finds the one row, whose stage is compared; of many all that stood in the
// stage are read at once, and the plus keeps them from leading.
func stood(stage ledger.Stage, day ledger.Date, many bool) clause {
	if many {
		return glue(sqlf("+d.n IN (SELECT s.deal FROM deal_stages s WHERE s.stage = ? AND ", stage), stands("s", day), sqlf(")"))
	}
	return glue(sqlf("(SELECT s.stage FROM deal_stages s WHERE s.deal = d.n AND "), stands("s", day), sqlf(") = ?", stage))
}

// longer tells whether a period is open or has more days.
func longer(p ledger.Period, days ledger.Date) bool {
	return !p.From.Known() || !p.To.Known() || p.To-p.From > days
}

// stagesOf is the condition on the stages that were asked for: a signing is a
// formal one unless other papers were named.
func stagesOf(q ledger.Query) clause {
	papers := q.Filter.Agreements
	if len(papers) == 0 {
		papers = []ledger.Agreement{ledger.Contract}
	}
	var parts, plain = []clause{}, []ledger.Stage{}
	for _, stage := range append([]ledger.Stage{q.Stage}, q.Or...) {
		if stage != ledger.StageSigned {
			plain = append(plain, stage)
			continue
		}
		parts = append(parts, every(sqlf("s.stage = ?", stage), paper("s.agreement", papers)))
	}
	if len(plain) > 0 {
		parts = append(parts, in("s.stage", plain))
	}
	return either(parts...)
}

// paper is the condition on a signing's paper; one that was not named is taken
// for a contract.
func paper(column string, papers []ledger.Agreement) clause {
	names := papers
	for _, a := range papers {
		if a.Formal() {
			names = append(names[:len(names):len(names)], "")
		}
	}
	return in(column, names)
}

// stands is the condition that a stage's days include the day.
func stands(alias string, day ledger.Date) clause {
	return sqlf(alias+".on_day <= ? AND "+alias+".until_day > ?", day.String(), day.String())
}

// reached is the condition that a deal has reached a stage by a day. A deal
// that skipped a stage has reached it (spec 3.4 rule 10); a signing that is no
// formal contract is further than talks, but no signing.
func reached(stage ledger.Stage, by ledger.Date) clause {
	var parts []clause
	for _, x := range ladder {
		if x.Rank() >= stage.Rank() {
			parts = append(parts, sqlf(dayOf[x]+" <= ?", by.String()))
		}
	}
	if stage.Rank() <= ledger.StageTalks.Rank() {
		parts = append(parts, papers([]ledger.Agreement{ledger.Framework, ledger.Intent}, by))
	}
	if stage.Rank() > ledger.StageProducing.Rank() {
		parts = []clause{sqlf(dayOf[stage]+" <= ?", by.String())}
	}
	return either(parts...)
}
