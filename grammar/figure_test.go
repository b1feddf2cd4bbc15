package grammar

import (
	"testing"

	"guatu/ledger"
)

func TestFormatFigure(t *testing.T) {
	for _, c := range []struct {
		minor  int64
		cur    ledger.Currency
		zh, en string
	}{
		{52_800_000_000_00, ledger.CNY, "528 亿元", "CNY 52.8 bn"},
		{450_000_000_00, ledger.USD, "4.5 亿美元", "USD 0.45 bn"},
		{30_915_000_00 * 100, ledger.CNY, "30.92 亿元", "CNY 3.092 bn"}, // half up
		{8_170_000_000_00, ledger.CNY, "81.7 亿元", "CNY 8.17 bn"},
		{0, ledger.CNY, "0 亿元", "CNY 0 bn"},
		{99_999_999_99, ledger.CNY, "1 亿元", "CNY 0.1 bn"},
		{30_000_000_000, ledger.JPY, "300 亿日元", "JPY 30 bn"},
		{210_400_000_000_00, ledger.CNY, "2104 亿元", "CNY 210.4 bn"},
		{-5_00_000_000_00, ledger.CNY, "-5 亿元", "CNY -0.5 bn"},
	} {
		if got := FormatFigure(c.minor, c.cur, ledger.Zh); got != c.zh {
			t.Errorf("FormatFigure(%d %s, zh) = %q, want %q", c.minor, c.cur, got, c.zh)
		}
		if got := FormatFigure(c.minor, c.cur, ledger.En); got != c.en {
			t.Errorf("FormatFigure(%d %s, en) = %q, want %q", c.minor, c.cur, got, c.en)
		}
	}
}

func TestFormatPercent(t *testing.T) {
	for _, c := range []struct {
		part, whole int64
		want        string
	}{{3, 18, "16.7%"}, {64, 173, "37%"}, {14, 173, "8.1%"}, {0, 5, "0%"}, {1, 1, "100%"}, {353_13, 2104_00, "16.8%"}} {
		if got := FormatPercent(c.part, c.whole); got != c.want {
			t.Errorf("FormatPercent(%d, %d) = %q, want %q", c.part, c.whole, got, c.want)
		}
	}
}
