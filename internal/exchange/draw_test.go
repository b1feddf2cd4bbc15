package exchange

import (
	"time"

	"pgregory.net/rapid"

	"guatu/ledger"
	"guatu/words"
)

// drawer draws records of any content that a ledger can hold.
type drawer struct{ *rapid.T }

// odd are texts that tables are bad at.
var odd = []string{"=1+1", "'=1+1", "-5", "＋加号", "@cmd", " 空格 ", "a|b", `"引号"`, `["x"]`, "行一\n行二", "行\r\n尾", "\x01控制", "_x000D_", "a,b;c", "'", "''=", "是", "2023-03-08", "E2",
	"甲、乙", "终止：原因", "{#1}", "\uFFFE", "\t制表", "\uFEFF标记", "3月1日前回访 {2023-03-01}", "[1]", "null", "44993"}

func (d drawer) text() string {
	return rapid.OneOf(rapid.Just(""), rapid.SampledFrom(odd), rapid.StringN(1, 12, 40), rapid.SampledFrom([]string{"王区长", "谈得不错，下月来访。"})).Draw(d.T, "text")
}

func (d drawer) word() string {
	return rapid.OneOf(rapid.SampledFrom(odd), rapid.StringMatching(`[甲乙丙丁A-Z]{1,6}`)).Draw(d.T, "word")
}

func (d drawer) n() int64 {
	return rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000).Draw(d.T, "n")
}
func (d drawer) yes() bool  { return rapid.Bool().Draw(d.T, "yes") }
func (d drawer) up() int64  { return rapid.Int64Range(1, 99999).Draw(d.T, "up") }
func (d drawer) zero() bool { return rapid.IntRange(0, 2).Draw(d.T, "empty") == 0 }

func (d drawer) day() ledger.Date {
	if d.zero() {
		return 0
	}
	return ledger.Date(rapid.Int32Range(17_000, 19_400).Draw(d.T, "day"))
}

func (d drawer) moment() time.Time {
	if d.zero() {
		return time.Time{}
	}
	return time.Unix(rapid.Int64Range(1_500_000_000, 1_680_000_000).Draw(d.T, "second"), rapid.SampledFrom([]int64{0, 0, 500_000_000, 1}).Draw(d.T, "nano")).UTC()
}

func pick[T any](d drawer, xs ...T) T { return rapid.SampledFrom(xs).Draw(d.T, "one of") }

func many[T any](d drawer, f func() T) (xs []T) {
	for range rapid.IntRange(0, 3).Draw(d.T, "many") {
		xs = append(xs, f())
	}
	return xs
}

func (d drawer) money() (m ledger.Money) {
	switch rapid.IntRange(0, 4).Draw(d.T, "money") {
	case 0:
		return m
	case 1:
		return ledger.Money{Undecided: true}
	}
	m.Currency = rapid.SampledFrom(words.Currencies).Draw(d.T, "currency").Code
	m.Low = rapid.OneOf(rapid.Int64Range(1, 1e14), rapid.SampledFrom([]int64{8_170_000_000_00, 450_000_000_00, 1})).Draw(d.T, "low")
	if d.zero() {
		m.High = m.Low + d.up()*1e6
	}
	m.Mark = pick(d, "", ledger.About, ledger.Around, ledger.Over)
	return m
}

func (d drawer) step() ledger.Step {
	x := ledger.Step{ID: d.up(), Text: d.word(), Due: d.day(), Owner: d.n(), Done: d.day(), Order: d.yes()}
	if x.Order {
		x.By = d.n()
	}
	return x
}

func (d drawer) place() string {
	return pick(d, "", "上海", "美国", "Shanghai", "那个老地方", "east")
}

func (d drawer) reached() ledger.Reached {
	r := ledger.Reached{Stage: pick(d, words.StageWords...).Value, On: ledger.Date(rapid.Int32Range(17_000, 19_400).Draw(d.T, "on"))}
	if r.Stage == ledger.StageSigned {
		r.Agreement, r.Event = pick(d, "", ledger.Contract, ledger.Framework, ledger.Intent), pick(d, int64(0), 2, 77)
	}
	if r.Stage.Rank() > ledger.StageProducing.Rank() {
		r.Reason = d.text()
	}
	return r
}

func (d drawer) head() ledger.Head {
	return ledger.Head{N: d.up(), Reporter: d.n(), Reported: d.moment(), Touched: d.day(), Chat: d.n(), Message: d.up(), Item: pick(d, 0, 1, 7), Text: d.text(), Sent: d.moment(),
		Withdrawn: d.moment(), WithdrawnBy: d.n(), Sensitive: d.yes(), Notes: many(d, d.word), Steps: many(d, d.step), Fields: many(d, func() string { return pick(d, "date", "unit") }),
		Files: many(d, func() ledger.File { return ledger.File{Kind: pick(d, "photo", "location"), ID: d.word()} })}
}

func (d drawer) unit() string { return pick(d, "east-bureau", "west-bureau", "leaders", "gone") }

func (d drawer) visit() *Record {
	r := newRecord(ledger.KindVisit)
	r.Companies = []string{d.word()}
	*r.Visit = ledger.Visit{Head: d.head(), Date: d.day(), Direction: pick(d, ledger.Outward, ledger.Inward), Tier: pick(d, words.TierWords...).Value, District: pick(d, "", "east", "west", "gone"),
		Units: many(d, d.unit), Place: d.place(), LedBy: d.text(), Met: d.text(), Chain: pick(d, "", "chips", "food", "gone"), Outcome: d.text(), Interest: d.money(), Trip: pick(d, int64(0), 3)}
	return r
}

func (d drawer) deal() *Record {
	r := newRecord(ledger.KindDeal)
	r.Companies = many(d, d.word)
	*r.Deal = ledger.Deal{Head: d.head(), Name: d.text(), Amount: d.money(), District: pick(d, "east", "west"), Stages: many(d, d.reached), Ceremonies: many(d, d.reached), Expected: d.day(),
		Slips: many(d, func() ledger.Slip { return ledger.Slip{Was: 19_000, On: ledger.Date(d.up())} }), Chain: pick(d, "", "chips", "C"), Sector: pick(d, "", "C", "S"), Category: pick(d, "", ledger.Fund),
		Foreign: pick(d, ledger.Unknown, ledger.Yes, ledger.No), Fortune500: pick(d, ledger.Unknown, ledger.Yes, ledger.No), Origin: d.place(), Agreement: pick(d, "", ledger.Contract, ledger.Framework, ledger.Intent),
		Event: pick(d, int64(0), 2), Park: pick(d, "", "park-a", "gone"), Sponsor: d.text(), Introducer: d.text(), Units: many(d, d.unit), Outcome: d.text(), Stuck: d.text(),
		Funds: many(d, func() ledger.Arrival {
			return ledger.Arrival{On: 19_001, Amount: ledger.Money{Currency: pick(d, ledger.CNY, ledger.USD), Low: d.up()}, Foreign: d.yes()}
		}), Rate: pick(d, ledger.Rate{}, ledger.Rate{Micro: 6_870_000, From: 19_000}, ledger.Rate{Micro: 51_700}), Verified: d.n(), VerifiedOn: d.day()}
	return r
}

func (d drawer) period() ledger.Period {
	return pick(d, ledger.Period{From: 19_000, To: 19_003}, ledger.Day(19_000), ledger.Period{}, ledger.Period{From: 19_000})
}

func (d drawer) trip() *Record {
	r := newRecord(ledger.KindTrip)
	*r.Trip = ledger.Trip{Head: d.head(), Name: d.text(), Places: many(d, d.word), Period: d.period(), LedBy: d.text(), Units: many(d, d.unit), District: pick(d, "", "east"), Planned: d.yes(), Closed: d.yes()}
	return r
}

func (d drawer) event() *Record {
	r := newRecord(ledger.KindEvent)
	*r.Event = ledger.Event{Head: d.head(), Name: d.text(), Places: many(d, d.word), Period: d.period(), Organiser: d.text(), Units: many(d, d.unit),
		Figures: many(d, func() ledger.Outside {
			return ledger.Outside{Name: d.word(), Value: d.up(), Unit: pick(d, "个", "", "亿元", "家"), Mark: pick(d, "", ledger.About, ledger.Over, ledger.Around)}
		})}
	return r
}

func (d drawer) company() *Record {
	r := newRecord(ledger.KindCompany)
	r.Into = pick(d, "", "甲公司")
	*r.Company = ledger.Company{Name: d.word(), Aliases: many(d, d.word), Origin: d.place(), Region: d.text(), Foreign: pick(d, ledger.Unknown, ledger.Yes, ledger.No), Fortune500: pick(d, ledger.Unknown, ledger.No),
		ListYear: pick(d, 0, 2022), CentralSOE: pick(d, ledger.Unknown, ledger.Yes)}
	return r
}

func (d drawer) record(kind ledger.Kind) *Record {
	switch kind {
	case ledger.KindCompany:
		return d.company()
	case ledger.KindVisit:
		return d.visit()
	case ledger.KindDeal:
		return d.deal()
	case ledger.KindTrip:
		return d.trip()
	}
	return d.event()
}
