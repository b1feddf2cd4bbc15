package grammar

import (
	"testing"

	"guatu/ledger"
)

func TestParsePeriod(t *testing.T) {
	asked, _ := ledger.ParseDate("2023-04-06")
	for text, want := range map[string]string{
		"上周": "2023-03-27 2023-04-02", "本周": "2023-04-03 2023-04-09", "last week": "2023-03-27 2023-04-02",
		"一季度": "2023-01-01 2023-03-31", "2023-03-27": "2023-03-27 2023-03-27", "3月": "2023-03-01 2023-03-31",
	} {
		p, ok := ParsePeriod(text, asked)
		if got := p.From.String() + " " + p.To.String(); !ok || got != want {
			t.Errorf("ParsePeriod(%q) = %s, %v; want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "最近", "五季度", "上周走访", "崂山区", "2月30日"} {
		if p, ok := ParsePeriod(text, asked); ok {
			t.Errorf("ParsePeriod(%q) = %v", text, p)
		}
	}
}
