package grammar

import (
	"strconv"
	"strings"

	"guatu/ledger"
	"guatu/words"
)

// FormatMoney is an amount written out for people (spec 2.3):
// 81.7亿元（CNY 8,170,000,000）, 50–60亿元（CNY 5,000,000,000–6,000,000,000）, 未定.
// An amount that is not given is "".
func FormatMoney(m ledger.Money, lang ledger.Lang) string {
	plain := PlainMoney(m, lang)
	if !m.Known() {
		return plain
	}
	if lang == ledger.En {
		return plain + " (" + exactMoney(m) + ")"
	}
	return plain + "（" + exactMoney(m) + "）"
}

// PlainMoney is an amount in short, exact all the same: 81.7亿元, CNY 8.17 billion.
func PlainMoney(m ledger.Money, lang ledger.Lang) string {
	switch {
	case m.Undecided:
		return words.UndecidedText.In(lang)
	case !m.Known():
		return ""
	}
	mark := words.MarkText[m.Mark]
	figure, unit := rangeFigures(m, lang)
	if lang == ledger.En {
		return mark.Before.En + string(m.Currency) + " " + figure + unit + mark.After.En
	}
	name := currencyName(m.Currency).Zh
	if m.Mark == ledger.Over {
		return figure + unit + mark.After.Zh + name
	}
	return mark.Before.Zh + figure + unit + name + mark.After.Zh
}

// currencyName is how a currency is called; its code where nobody knows it.
func currencyName(c ledger.Currency) words.Text {
	for _, x := range words.Currencies {
		if x.Code == c {
			return x.Text
		}
	}
	return words.Text{Zh: string(c), En: string(c)}
}

// rangeFigures is the figure or both ends of a range, with the unit once where
// it is the same. Single units have no word that would part 1–100万 from 1万–100万,
// so that both ends stand in them.
func rangeFigures(m ledger.Money, lang ledger.Lang) (figure, unit string) {
	low, unit := scaled(m.Low, m.Currency, lang)
	if m.High == 0 {
		return low, unit
	}
	high, highUnit := scaled(m.High, m.Currency, lang)
	if unit == "" {
		high, highUnit = decimals(m.High, m.Currency.Minor(), true), ""
	}
	if unit == highUnit {
		return low + "–" + high, unit
	}
	return low + unit + "–" + high, highUnit
}

// scaled is minor units in the largest unit that they reach.
func scaled(minor int64, c ledger.Currency, lang ledger.Lang) (figure, unit string) {
	if lang != ledger.En {
		lang = ledger.Zh
	}
	for _, s := range words.PrintScales[lang] {
		per := s.Factor * c.Minor()
		if minor >= per || s.Factor == 1 {
			return decimals(minor, per, s.Factor == 1), s.Name
		}
	}
	return "", ""
}

// decimals is minor ÷ per, exact, without zeros at the end; grouped by commas
// where it is written in single units.
func decimals(minor, per int64, group bool) string {
	figure := strconv.FormatInt(minor/per, 10)
	if group {
		figure = Grouped(minor / per)
	}
	rest := minor % per
	if rest == 0 {
		return figure
	}
	fraction := strconv.FormatInt(per+rest, 10)[1:]
	return figure + "." + strings.TrimRight(fraction, "0")
}

// exactMoney is the amount in units with its code: CNY 8,170,000,000.
func exactMoney(m ledger.Money) string {
	low := string(m.Currency) + " " + Units(m.Low, m.Currency)
	if m.High == 0 {
		return low
	}
	return low + "–" + Units(m.High, m.Currency)
}

// Units is minor units as grouped units, with decimals only where they are not
// zero: 8,170,000,000 or 12.50.
func Units(minor int64, c ledger.Currency) string {
	figure := Grouped(minor / c.Minor())
	if rest := minor % c.Minor(); rest != 0 {
		figure += "." + strconv.FormatInt(c.Minor()+rest, 10)[1:]
	}
	return figure
}

// Grouped is a number with commas between groups of three digits.
func Grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}
