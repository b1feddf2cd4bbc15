package exchange

import (
	"strconv"
	"strings"

	"guatu/grammar"
	"guatu/ledger"
	"guatu/words"
)

var (
	stageWords = choices(ledger.FStage, words.StageWords)
	agreements = choices(ledger.FAgreement, words.AgreementWords)
)

// reached are the stages of a deal: 在谈 2023-01-05 | 签约 2023-03-08 正式合同 E2 |
// 终止 2023-05-01：投资方撤资.
var reached = entries(printReached, parseReached)

func printReached(r ledger.Reached, c *Context) string {
	s := stageWords.print(r.Stage, c) + " " + r.On.String()
	if r.Agreement != "" {
		s += " " + agreements.print(r.Agreement, c)
	}
	if r.Event != 0 {
		s += " " + ledger.Ref{Kind: ledger.KindEvent, N: r.Event}.String()
	}
	if r.Reason != "" {
		s += "：" + r.Reason
	}
	return s
}

func parseReached(s string, c *Context) (r ledger.Reached, reason string) {
	head, why, _ := strings.Cut(strings.Replace(s, ":", "：", 1), "：")
	r.Reason = strings.TrimSpace(why)
	fields := strings.Fields(head)
	if len(fields) < 2 {
		return r, strconv.Quote(s) + " is no stage with its day, such as 签约 2023-03-08"
	}
	if r.Stage, reason = stageWords.read(fields[0], c); reason != "" {
		return r, reason
	}
	if r.On, reason = past.read(fields[1], c); reason != "" {
		return r, reason
	}
	fields = fields[2:]
	if n := len(fields); n > 0 {
		if ref, ok := ledger.ParseRef(fields[n-1]); ok && ref.Kind == ledger.KindEvent {
			r.Event, fields = ref.N, fields[:n-1]
		}
	}
	if len(fields) > 0 {
		r.Agreement, reason = agreements.read(strings.Join(fields, " "), c)
	}
	return r, reason
}

// arrivals are money that arrived: 2023-03-20 内资 2亿元 | 2023-04-01 外资 500万美元.
var arrivals = entries(
	func(a ledger.Arrival, c *Context) string {
		from := words.FromHome
		if a.Foreign {
			from = words.FromAbroad
		}
		return a.On.String() + " " + from.In(c.Lang) + amounts.print(a.Amount, c)
	},
	parseArrival)

func parseArrival(s string, c *Context) (a ledger.Arrival, reason string) {
	day, rest, _ := strings.Cut(s, " ")
	if a.On, reason = past.read(day, c); reason != "" {
		return a, "each amount needs its day before it (2023-03-20 2亿元): " + reason
	}
	from, money, _ := strings.Cut(strings.TrimSpace(rest), " ")
	abroad, no := foreigns.read(from, c)
	if no != "" {
		money = rest
	}
	if a.Amount, reason = amounts.read(strings.TrimSpace(money), c); reason != "" {
		return a, reason
	}
	a.Foreign = abroad == ledger.Yes || abroad == ledger.Unknown && a.Amount.Currency != ledger.CNY
	return a, ""
}

// rates are yuan for one unit of a currency, with the day that they count from.
var rates = &codec[ledger.Rate]{
	print: func(r ledger.Rate, _ *Context) string {
		s := strconv.FormatInt(r.Micro+ledger.RateScale, 10)
		cut := len(s) - 6
		units := strconv.FormatInt(r.Micro/ledger.RateScale, 10)
		s = strings.TrimRight(units+"."+s[cut:], "0")
		return strings.TrimSpace(strings.TrimSuffix(s, ".") + " " + r.From.String())
	},
	parse: func(cell string, c *Context) (ledger.Rate, string) {
		figure, day, _ := strings.Cut(cell, " ")
		n, end, ok := grammar.NumberAt([]rune(figure), 0)
		micro, fits := n.Times(ledger.RateScale)
		if !ok || end != len([]rune(figure)) || !fits || micro <= 0 {
			return ledger.Rate{}, strconv.Quote(cell) + " is no rate such as 6.87 2023-01-01"
		}
		r := ledger.Rate{Micro: micro}
		if day == "" {
			return r, ""
		}
		var reason string
		r.From, reason = whenever.read(day, c)
		return r, reason
	},
	few: true,
}
