package grammar

import (
	"bufio"
	"encoding/json"
	"os"
	"strconv"
	"testing"

	"guatu/ledger"
)

// lines reads a file of JSON lines.
func lines[T any](t testing.TB, name string) []T {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []T
	scan := bufio.NewScanner(file)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		var x T
		if err := json.Unmarshal(scan.Bytes(), &x); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, x)
	}
	return all
}

type sampleAmount struct {
	Cur       string
	Minor     string
	MinorHigh string `json:"minor_high"`
	Mark      string
	Undecided bool
	Ask       bool
	Confirm   bool
}

func (a sampleAmount) money(t *testing.T) ledger.Money {
	t.Helper()
	if a.Undecided {
		return ledger.Money{Undecided: true}
	}
	m := ledger.Money{Currency: ledger.Currency(a.Cur), Mark: ledger.Mark(a.Mark)}
	m.Low, _ = strconv.ParseInt(a.Minor, 10, 64)
	if a.MinorHigh != "" {
		m.High, _ = strconv.ParseInt(a.MinorHigh, 10, 64)
	}
	return m
}

func TestSampleAmounts(t *testing.T) {
	for _, c := range lines[struct {
		Text   string
		Expect sampleAmount
	}](t, "amounts.jsonl") {
		got, doubt := ParseMoney(c.Text)
		if c.Expect.Ask {
			if doubt == ledger.NoDoubt {
				t.Errorf("%s: got %+v, must be asked about", c.Text, got)
			}
			continue
		}
		if want := c.Expect.money(t); got != want || doubt != ledger.NoDoubt {
			t.Errorf("%s: got %+v %s, want %+v", c.Text, got, doubt, want)
		}
	}
}

func TestParseMoney(t *testing.T) {
	yi := int64(1e10)
	cases := []struct {
		text  string
		want  ledger.Money
		doubt ledger.Doubt
	}{
		{"一亿二", ledger.Money{Currency: "CNY", Low: 12 * yi / 10}, ""},
		{"十点五亿元", ledger.Money{Currency: "CNY", Low: 105 * yi / 10}, ""},
		{"一百二十点二五亿", ledger.Money{Currency: "CNY", Low: 12025 * yi / 100}, ""},
		{"零点零五亿", ledger.Money{Currency: "CNY", Low: 5 * yi / 100}, ""},
		{"零一万", ledger.Money{}, ledger.AmountUnread},
		{"三万五", ledger.Money{Currency: "CNY", Low: 3500000}, ""},
		{"两千五", ledger.Money{}, ledger.AmountNoUnit},
		{"两千五百万元", ledger.Money{Currency: "CNY", Low: 2500000000}, ""},
		{"50余亿元", ledger.Money{Currency: "CNY", Low: 50 * yi, Mark: ledger.Over}, ""},
		{"五十多亿", ledger.Money{Currency: "CNY", Low: 50 * yi, Mark: ledger.Over}, ""},
		{"5亿多", ledger.Money{Currency: "CNY", Low: 5 * yi, Mark: ledger.Over}, ""},
		{"约５０－６０億元", ledger.Money{Currency: "CNY", Low: 50 * yi, High: 60 * yi, Mark: ledger.About}, ""},
		{"人民币约3.2亿元", ledger.Money{Currency: "CNY", Low: 32 * yi / 10, Mark: ledger.About}, ""},
		{"approx. EUR 20m", ledger.Money{Currency: "EUR", Low: 2000000000, Mark: ledger.About}, ""},
		{"5 billion won", ledger.Money{Currency: "KRW", Low: 5000000000}, ""},
		{"¥12亿日元", ledger.Money{Currency: "JPY", Low: 1200000000}, ""},
		{"¥5,000万", ledger.Money{Currency: "CNY", Low: 5000000000}, ""},
		{"£3.5m", ledger.Money{Currency: "GBP", Low: 350000000}, ""},
		{"$5m HKD", ledger.Money{Currency: "HKD", Low: 500000000}, ""},
		{"five billion yuan", ledger.Money{Currency: "CNY", Low: 50 * yi}, ""},
		{"3000万-1亿", ledger.Money{Currency: "CNY", Low: 3000000000, High: yi}, ""},
		{"3-5千万元", ledger.Money{Currency: "CNY", Low: 3000000000, High: 5000000000}, ""},
		{"USD 5m to 6m", ledger.Money{Currency: "USD", Low: 500000000, High: 600000000}, ""},
		{"1.5亿元人民币。", ledger.Money{Currency: "CNY", Low: 15 * yi / 10}, ""},
		{"50万元", ledger.Money{Currency: "CNY", Low: 50000000}, ""},
		{"八百元", ledger.Money{Currency: "CNY", Low: 80000}, ""},
		{"12,345,678.90元", ledger.Money{Currency: "CNY", Low: 1234567890}, ""},
		{"半亿", ledger.Money{Currency: "CNY", Low: yi / 2}, ""},
		{"8.17亿元（CNY 817,000,000）", ledger.Money{Currency: "CNY", Low: 817 * yi / 100}, ""},
		{"人民币伍亿元整", ledger.Money{Currency: "CNY", Low: 5 * yi}, ""}, {"5亿（人民币）", ledger.Money{Currency: "CNY", Low: 5 * yi}, ""}, {"大概3个亿吧", ledger.Money{Currency: "CNY", Low: 3 * yi, Mark: ledger.About}, ""},
		{"五点五亿", ledger.Money{Currency: "CNY", Low: 55 * yi / 10}, ""}, {".5亿", ledger.Money{}, ledger.AmountUnread}, {"2亿8", ledger.Money{}, ledger.AmountTwo}, {"5亿+", ledger.Money{}, ledger.AmountUnread},
		{"TBD", ledger.Money{Undecided: true}, ""},
		{"尚未确定", ledger.Money{Undecided: true}, ""},
		{"to be decided", ledger.Money{Undecided: true}, ""},
		{"12,000", ledger.Money{}, ledger.AmountNoUnit},
		{"300", ledger.Money{}, ledger.AmountNoUnit},
		{"0亿元", ledger.Money{}, ledger.AmountNotPos},
		{"负2亿", ledger.Money{}, ledger.AmountNotPos},
		{"minus 5m", ledger.Money{}, ledger.AmountNotPos},
		{"60-50亿", ledger.Money{}, ledger.AmountFalls},
		{"5亿或8亿", ledger.Money{}, ledger.AmountTwo},
		{"EUR 5m or EUR 8m", ledger.Money{}, ledger.AmountTwo},
		{"七八亿", ledger.Money{}, ledger.AmountVague},
		{"三五亿元", ledger.Money{}, ledger.AmountVague},
		{"几千万", ledger.Money{}, ledger.AmountVague},
		{"二十几亿", ledger.Money{}, ledger.AmountVague},
		{"保密", ledger.Money{}, ledger.AmountVague},
		{"not sure", ledger.Money{}, ledger.AmountVague},
		{"10亿以上", ledger.Money{}, ledger.AmountVague},
		{"over 5bn", ledger.Money{}, ledger.AmountVague},
		{"5亿元（含设备）", ledger.Money{}, ledger.AmountUnread},
		{"很好", ledger.Money{}, ledger.AmountUnread},
		{"5亿美元欧元", ledger.Money{}, ledger.AmountUnread},
		{"0.001元", ledger.Money{}, ledger.AmountUnread},
		{"99999999999999999999亿", ledger.Money{}, ledger.AmountUnread},
		{"", ledger.Money{}, ledger.Empty},
	}
	for _, c := range cases {
		got, doubt := ParseMoney(c.text)
		if doubt != c.doubt || c.doubt == "" && got != c.want {
			t.Errorf("%s: got %+v %s, want %+v %s", c.text, got, doubt, c.want, c.doubt)
		}
	}
}

func TestFindMoney(t *testing.T) {
	cases := []struct {
		text string
		want []string
	}{
		{"对方拟投资约5亿元，另有3000万美元设备", []string{"约5亿元", "3000万美元"}},
		{"年产10万辆，占地5万平方米，总投资12亿", []string{"12亿"}},
		{"3月8日见了50家企业", nil},
		{"360 JPY 393.64 亿，20240224 EUR 47.5m", []string{"jpy 393.64 亿", "eur 47.5m"}},
		{"USD 30m in phase one, 2024-12-22", []string{"usd 30m"}},
		{"十几亿的盘子", []string{"十几亿"}},
		{"上海 2期 1楼 千万别忘", nil},
		{"interest 3 亿 美元 left", []string{"3 亿 美元"}},
	}
	for _, c := range cases {
		r := Fold(c.text).R
		var got []string
		for _, m := range FindMoney(r) {
			got = append(got, string(r[m.From:m.To]))
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: got %q, want %q", c.text, got, c.want)
			}
		}
	}
}

func TestFormatMoney(t *testing.T) {
	cases := []struct{ text, zh, en string }{
		{"81.7亿", "81.7亿元（CNY 8,170,000,000）", "CNY 8.17 billion (CNY 8,170,000,000)"},
		{"50-60亿", "50–60亿元（CNY 5,000,000,000–6,000,000,000）", "CNY 5–6 billion (CNY 5,000,000,000–6,000,000,000)"},
		{"约3000万", "约3000万元（CNY 30,000,000）", "about CNY 30 million (CNY 30,000,000)"},
		{"4.5亿美元", "4.5亿美元（USD 450,000,000）", "USD 450 million (USD 450,000,000)"},
		{"5000万元左右", "5000万元左右（CNY 50,000,000）", "CNY 50 million or so (CNY 50,000,000)"},
		{"50余亿", "50亿余元（CNY 5,000,000,000）", "upwards of CNY 5 billion (CNY 5,000,000,000)"},
		{"1234.5元", "1,234.5元（CNY 1,234.50）", "CNY 1,234.5 (CNY 1,234.50)"},
		{"5000万-1亿", "5000万–1亿元（CNY 50,000,000–100,000,000）", "CNY 50–100 million (CNY 50,000,000–100,000,000)"},
		{"30亿日元", "30亿日元（JPY 3,000,000,000）", "JPY 3 billion (JPY 3,000,000,000)"},
		{"待定", "未定", "undecided"},
	}
	for _, c := range cases {
		m, _ := ParseMoney(c.text)
		for lang, want := range map[ledger.Lang]string{ledger.Zh: c.zh, ledger.En: c.en} {
			got := FormatMoney(m, lang)
			if got != want {
				t.Errorf("%s: got %s, want %s", c.text, got, want)
			}
			if back, doubt := ParseMoney(got); back != m || doubt != "" {
				t.Errorf("%s: read back as %+v %s", got, back, doubt)
			}
		}
	}
}

func FuzzMoney(f *testing.F) {
	for _, seed := range []string{"81.7亿元", "50–60亿元（CNY 5,000,000,000–6,000,000,000）", "约 US$0.45bn", "一亿二", "60-50亿", "1,2,3", "¥3bn JPY", "九千九百九十九万亿"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, doubt := ParseMoney(text)
		if doubt != ledger.NoDoubt {
			return
		}
		for _, lang := range []ledger.Lang{ledger.Zh, ledger.En} {
			back, doubt := ParseMoney(FormatMoney(m, lang))
			if back != m || doubt != ledger.NoDoubt {
				t.Errorf("%q is %+v, printed %s, read back as %+v %s", text, m, FormatMoney(m, lang), back, doubt)
			}
		}
	})
}
