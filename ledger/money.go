package ledger

import "math/big"

// Currency is an ISO 4217 code.
type Currency string

// The currencies of the field. CNY is the one that thresholds compare in.
const (
	CNY Currency = "CNY"
	USD Currency = "USD"
	EUR Currency = "EUR"
	JPY Currency = "JPY"
	HKD Currency = "HKD"
	KRW Currency = "KRW"
	GBP Currency = "GBP"
)

// Minor is how many minor units make one unit of the currency: 1 for yen and
// won, which have none, else 100.
func (c Currency) Minor() int64 {
	if c == JPY || c == KRW {
		return 1
	}
	return 100
}

// Mark says that an amount was reported as not exact.
type Mark string

// The marks that are kept as they were said.
const (
	About  Mark = "约"
	Around Mark = "左右"
	Over   Mark = "余"
)

// Money is an amount as it was reported: whole minor units of its currency,
// never a float. The zero value means that no amount is known.
type Money struct {
	Currency  Currency
	Low       int64 // minor units; of a range its low end
	High      int64 // minor units; 0 when it is no range
	Mark      Mark  `json:",omitempty"`
	Undecided bool  `json:",omitempty"` // 未定 was the answer
}

// Known tells whether there is a figure.
func (m Money) Known() bool { return m.Low != 0 }

// Given tells whether the question was answered: with a figure or with 未定.
func (m Money) Given() bool { return m.Known() || m.Undecided }

// RateScale is what a Rate is counted in: millionths of a yuan.
const RateScale = 1_000_000

// Rate is yuan for one unit of a currency, in millionths, as of a day.
type Rate struct {
	Micro int64
	From  Date // the day it counts from; 0 when it is undated
}

// InCNY converts minor units of a currency to fen at a rate, half up.
func InCNY(minor int64, c Currency, r Rate) int64 {
	if c == CNY || c == "" {
		return minor
	}
	return scale(minor, r.Micro*100, RateScale*c.Minor())
}

// FromCNY converts fen to minor units of a currency at a rate, half up.
func FromCNY(fen int64, c Currency, r Rate) int64 {
	if c == CNY || c == "" || r.Micro == 0 {
		return fen
	}
	return scale(fen, RateScale*c.Minor(), r.Micro*100)
}

// scale is n × num / den, half up, without overflow on the way.
func scale(n, num, den int64) int64 {
	x := new(big.Int).Mul(big.NewInt(n), big.NewInt(2*num))
	x.Add(x, big.NewInt(den))
	x.Div(x, big.NewInt(2*den))
	return x.Int64()
}

// Rates are the configured rates of the currencies, oldest first.
type Rates map[Currency][]Rate

// On is the newest rate that is not after the day; ok is false where none is.
func (r Rates) On(c Currency, day Date) (rate Rate, ok bool) {
	if c == CNY || c == "" {
		return Rate{Micro: RateScale}, true
	}
	for _, x := range r[c] {
		if x.From <= day {
			rate, ok = x, true
		}
	}
	return rate, ok
}
