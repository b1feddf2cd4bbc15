package grammar

import (
	"strconv"
	"strings"

	"guatu/ledger"
)

// FormatFigure is a sum of money as answers and digests print it (spec 3.1):
// 528 亿元, 4.5 亿美元 with at most two decimals; CNY 52.8 bn, USD 0.45 bn with
// at most three. Half is rounded up.
func FormatFigure(minor int64, c ledger.Currency, lang ledger.Lang) string {
	if lang == ledger.En {
		return string(c) + " " + decimal(minor, 1e9*c.Minor(), 3) + " bn"
	}
	return decimal(minor, 1e8*c.Minor(), 2) + " 亿" + currencyName(c).Zh
}

// FormatPercent is part of whole in per cent with one decimal, half up; the
// trailing zero is cut.
func FormatPercent(part, whole int64) string {
	return decimal(part*100, whole, 1) + "%"
}

// decimal is n/unit with at most so many decimals, half up, trailing zeros cut.
func decimal(n, unit int64, places int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	step := int64(1)
	for range places {
		step *= 10
	}
	whole, rest := n/unit, n%unit
	frac := (rest*step*2 + unit) / (2 * unit)
	if frac == step {
		whole, frac = whole+1, 0
	}
	text := strconv.FormatInt(whole, 10)
	if frac > 0 {
		digits := strconv.FormatInt(frac, 10)
		text += "." + strings.TrimRight(strings.Repeat("0", places-len(digits))+digits, "0")
	}
	if text == "0" {
		return text
	}
	return sign + text
}
