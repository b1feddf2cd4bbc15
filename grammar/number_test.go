package grammar

import "testing"

func TestNumberAt(t *testing.T) {
	cases := []struct {
		text string
		want int64
		rest string
	}{
		{"12", 12, ""}, {"1,200", 1200, ""}, {"十二", 12, ""}, {"二十五", 25, ""}, {"三千", 3000, ""}, {"叁仟", 3000, ""},
		{"两百零五", 205, ""}, {"一百五", 150, ""}, {"廿三", 23, ""}, {"十", 10, ""}, {"3万", 30000, ""}, {"1亿2千万", 120000000, ""},
		{"一亿二", 120000000, ""}, {"三万五", 35000, ""}, {"两千五百万", 25000000, ""}, {"两千零五万", 20050000, ""}, {"十亿五千万", 1050000000, ""},
		{"1.2万亿", 1200000000000, ""}, {"50个亿", 5000000000, ""}, {"半亿", 50000000, ""}, {"二〇二三", 2023, ""}, {"3亿5", 300000000, "5"},
		{"萬", -1, ""}, {"千万", -1, ""}, {"一万二千亿", 1200000000000, ""}, {"4.5 亿 美元", 450000000, " 美元"}, {"1,200家", 1200, "家"},
	}
	for _, c := range cases {
		r := Fold(c.text).R
		n, end, ok := NumberAt(r, 0)
		if !ok {
			if c.want != -1 {
				t.Errorf("%s: no number", c.text)
			}
			continue
		}
		got, whole := n.Int()
		if got != c.want || !whole || string(r[end:]) != c.rest {
			t.Errorf("%s: got %d (%v), rest %q, want %d, rest %q", c.text, got, whole, string(r[end:]), c.want, c.rest)
		}
	}
}
